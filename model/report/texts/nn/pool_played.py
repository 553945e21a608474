"""Éin vikarpool for seg, på sida si og som året blir spelt."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "pool_assumed_linked": "Sjukdomsbølgjer kan ikkje gi ein korrelasjon på {asked}; året er spelt med {played}.",
    "pool_assumed_not_held": "{shifts} av poolvaktene i året kunne inga stilling ta med kvile imellom; dei blir ikkje haldne.",
    "pool_assumed_not_held_one": "Éi av poolvaktene i året kunne inga stilling ta med kvile imellom; ho blir ikkje halden.",
    "pool_assumed_people": "På vakt er heile stillingar som byter på, kvar i éi eining og éin vakttype. Ingen har lang permisjon, inga stilling er ledig, og feriar er dekte i dei eigne turnusane til einingane.",
    "pool_assumed_pool": "Dei heile stillingane i poolen byter på vaktene som blir haldne, med døgnkvile og høgst seks vakter i veka; fråvær som blir kjent seinare enn {hours} timar før vakta, er for seint for dei.",
    "pool_assumed_spells": "Fråvær kjem i periodar med dei årsakene, lengdene og det varselet programmet går ut frå, i sjukdomsbølgjer som gir korrelasjonen i fila over året, likt i alle einingar.",
    "pool_assumed_ways": "Kvar annan måte har så mange å ringje til som det er på vakt. Kvar er å få tak i så ofte at delen i fila av dei kjem når dei svara programmet går ut frå, er rekna med; oppringingar tek tid, og eit vikarbyrå må vite det eit døgn før. Delen blir rekna å vere innanfor grensene i lova, og overtid blir halden til sine eigne.",
    "pool_assumed_weekends": "Stillingar er rekna etter timar: {posts} av dei held {held} vakter kvar helgedag, og kvar tredje helg ville kravd {needed} personar. Spelet avgrensar ikkje helgane deira.",
    "pool_assumed_weeks": "Dei {weeks} vekene utan behov ligg omkring midten av juli.",
    "pool_assumed_weeks_one": "Veka utan behov ligg omkring midten av juli.",
    "pool_page_assumed": "Det fila ikkje seier, og som er gått ut frå for å spele året",
    "pool_page_heat": "Når ingen kjem",
    "pool_page_played": "Året spelt, dag for dag",
    "pool_page_posts": "Heile stillingar",
    "pool_page_shifts": "Vakter som blir haldne",
    "pool_page_steps": "Lova av dimensjoneringa ved sida av det som vart spelt: timar i året og delar av fråværstimane",
    "pool_page_value": "Måtar å dekkje på, side om side",
    "pool_played_away": "Borte er {played} timar i året (p10–p90); på dagane poolen er dimensjonert etter, var det {promised}.",
    "pool_played_hours": "Spelt, snitt",
    "pool_played_covered": "Alt fråvær var dekt på {played} av dagane og vakttypane (p10–p90 {range}); lova var {promised}.",
    "pool_played_open": "Ingen kjem i {p50} timar i eit midtre år, {p90} i eit dårleg (p90) og {p10} i eit godt (p10); dimensjoneringa lova {promised}.",
    "pool_played_share": "Spelt, del",
    "pool_played_used": "{pool}: {used} av timane til stades vart brukte (p10–p90 {range}), {idle} timar i året trongst ikkje; folka i poolen var borte frå {away} av det dei held.",
    "pool_promised_hours": "Lova, timar",
    "pool_promised_share": "Lova, del",
    "pool_step": "Korleis fråværet vart dekt",
    "pool_step_absent": "Borte i alt",
}
