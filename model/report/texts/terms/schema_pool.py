"""What the values of a pool are called: in a file of its own, and in a scenario."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "A shorter shift is paid as this": ("En kortere vakt betales som denne", "Ei kortare vakt blir betalt som denne"),
    "Absence under a month, share of hours": ("Fravær under en måned, andel av timene", "Fråvær under ein månad, del av timane"),
    "Cost of an hour, on-costs included": ("Kostnad per time, med sosiale kostnader", "Kostnad per time, med sosiale kostnader"),
    "Days of absence drawn": ("Fraværsdager som trekkes", "Fråværsdagar som blir trekte"),
    "Groups whose work it may also do (one way)": (
        "Grupper den også kan gjøre arbeidet til (én vei)",
        "Grupper ho òg kan gjere arbeidet til (éin veg)",
    ),
    "Hours a year of a full position after holidays": (
        "Timer i året i en hel stilling etter ferie",
        "Timar i året i ei heil stilling etter ferie",
    ),
    "How much absences of one day move together": (
        "Hvor mye fravær på samme dag henger sammen",
        "Kor mykje fråvær på same dag heng saman",
    ),
    "Least share of days on which every absence is covered": (
        "Minste andel dager der alt fravær er dekket",
        "Minste del av dagane der alt fråvær er dekt",
    ),
    "May be used": ("Kan brukes", "Kan brukast"),
    "Pool staff's own absence under a month": (
        "Poolens eget fravær under en måned",
        "Poolens eige fråvær under ein månad",
    ),
    "Price of a pool hour held, in ordinary hours": (
        "Pris for en time i poolen, i vanlige timer",
        "Pris for ein time i poolen, i vanlege timar",
    ),
    "Price of an hour nobody covers, in ordinary hours": (
        "Pris for en time ingen dekker, i vanlige timer",
        "Pris for ein time ingen dekkjer, i vanlege timar",
    ),
    "Price of an hour, in ordinary hours": ("Pris for en time, i vanlige timer", "Pris for ein time, i vanlege timar"),
    "Units with the same name here share pool staff": (
        "Enheter med samme navn her deler poolens ansatte",
        "Einingar med same namn her deler dei tilsette i poolen",
    ),
    "Weeks a year in which there is need": ("Uker i året med behov", "Veker i året med behov"),
    "What there is of it, share of the people on duty": (
        "Hva som finnes av det, andel av dem på vakt",
        "Kva som finst av det, del av dei på vakt",
    ),
    "Year whose prices hold": ("Året prisene gjelder for", "Året prisane gjeld for"),
    "agency only on a permitted ground": ("vikarbyrå bare på lovlig grunnlag", "vikarbyrå berre på lovleg grunnlag"),
    "left out = none asked": ("utelatt = ikke noe krav", "utelate = ikkje noko krav"),
    "How much it counts, against the other situations": ("Hvor mye den teller, mot de andre situasjonene", "Kor mykje han tel, mot dei andre situasjonane"),
    "Factor on absence under a month then": ("Faktor på fravær under en måned da", "Faktor på fråvær under ein månad då"),
    "Shift families the pool covers": ("Vakttyper poolen dekker", "Vakttypar poolen dekkjer"),
    "Weekdays the pool covers": ("Ukedager poolen dekker", "Vekedagar poolen dekkjer"),
    "none named = all": ("ingen nevnt = alle", "ingen nemnde = alle"),
    "The units share the pool's staff": ("Enhetene deler poolens ansatte", "Einingane deler dei tilsette i poolen"),
    "Least share of days on which every absence is covered, 0 = none asked": ("Minste andel dager der alt fravær er dekket, 0 = ikke noe krav", "Minste del av dagane der alt fråvær er dekt, 0 = ikkje noko krav"),
    "As many posts as today's substitutes cost": ("Så mange stillinger som dagens vikarer koster", "Så mange stillingar som vikarane i dag kostar"),
    "Situations that the pool is sized for, weighted": ("Situasjoner poolen dimensjoneres for, veid", "Situasjonar poolen blir dimensjonert for, vegne"),
    "Agency hours only for absence on a permitted ground": ("Vikarbyrå bare ved fravær med lovlig grunnlag", "Vikarbyrå berre ved fråvær med lovleg grunnlag"),
    "Hourly substitutes' hours are those the simulated substitutes work": ("Ringevikarenes timer er de de simulerte vikarene arbeider", "Timane til ringevikarane er dei dei simulerte vikarane arbeider"),
    "As many posts as legal rota lines of its own take": ("Så mange stillinger som lovlige turnuslinjer for poolen krever", "Så mange stillingar som lovlege turnuslinjer for poolen krev"),
    "Weeks in which the units are closed or run less": ("Uker der enhetene er stengt eller går for mindre", "Veker der einingane er stengde eller går for mindre"),
    "left out = weeks_year weeks, all alike": ("utelatt = weeks_year uker, alle like", "utelate = weeks_year veker, alle like"),
}
