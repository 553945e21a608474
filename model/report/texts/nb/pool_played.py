"""Én vikarpool for seg, på siden sin og som året spilles."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "pool_assumed_linked": "Sykdomsbølger kan ikke gi en korrelasjon på {asked}; året er spilt med {played}.",
    "pool_assumed_not_held": "{shifts} av årets poolvakter kunne ingen stilling ta med hvile imellom; de holdes ikke.",
    "pool_assumed_not_held_one": "Én av årets poolvakter kunne ingen stilling ta med hvile imellom; den holdes ikke.",
    "pool_assumed_people": "På vakt er hele stillinger som bytter på, hver i én enhet og én vakttype. Ingen har lang permisjon, ingen stilling er ledig, og ferier er dekket i enhetenes egne turnuser.",
    "pool_assumed_pool": "Poolens hele stillinger bytter på vaktene som holdes, med døgnhvile og høyst seks vakter i uka; fravær som blir kjent senere enn {hours} timer før vakta, er for sent for dem.",
    "pool_assumed_spells": "Fravær kommer i perioder med programmets antatte årsaker, lengder og varsel, i sykdomsbølger som gir filens korrelasjon over året, likt i alle enheter.",
    "pool_assumed_ways": "Hver annen måte har så mange å ringe til som det er på vakt. Hver er å få tak i så ofte at filens andel av dem kommer når programmets antatte svar er regnet med; oppringninger tar tid, og et vikarbyrå må vite det et døgn før. Andelen regnes å være innenfor lovens grenser, og overtid holdes til sine egne.",
    "pool_assumed_weekends": "Stillinger er regnet etter timer: {posts} av dem holder {held} vakter hver helgedag, og hver tredje helg ville krevd {needed} personer. Spillet begrenser ikke helgene deres.",
    "pool_assumed_weeks": "De {weeks} ukene uten behov ligger omkring midten av juli.",
    "pool_assumed_weeks_one": "Uka uten behov ligger omkring midten av juli.",
    "pool_page_assumed": "Det filen ikke sier, og som er antatt for å spille året",
    "pool_page_heat": "Når ingen kommer",
    "pool_page_played": "Året spilt, dag for dag",
    "pool_page_posts": "Hele stillinger",
    "pool_page_shifts": "Vakter som holdes",
    "pool_page_steps": "Lovet av dimensjoneringen ved siden av det som ble spilt: timer i året og andeler av fraværstimene",
    "pool_page_value": "Måter å dekke på, side om side",
    "pool_played_away": "Borte er {played} timer i året (p10–p90); på dagene poolen er dimensjonert etter, var det {promised}.",
    "pool_played_hours": "Spilt, snitt",
    "pool_played_covered": "Alt fravær var dekket på {played} av dagene og vakttypene (p10–p90 {range}); lovet var {promised}.",
    "pool_played_open": "Ingen kommer i {p50} timer i et midtre år, {p90} i et dårlig (p90) og {p10} i et godt (p10); dimensjoneringen lovet {promised}.",
    "pool_played_share": "Spilt, andel",
    "pool_played_used": "{pool}: {used} av timene til stede ble brukt (p10–p90 {range}), {idle} timer i året trengtes ikke; poolens folk var borte fra {away} av det de holder.",
    "pool_promised_hours": "Lovet, timer",
    "pool_promised_share": "Lovet, andel",
    "pool_step": "Hvordan fraværet ble dekket",
    "pool_step_absent": "Borte i alt",
}
