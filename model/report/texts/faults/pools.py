"""Faults of stand-alone pool files: (bokmål, nynorsk)."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "a file that is no pool file": ("en fil som ikke er en poolfil", "ei fil som ikkje er ei poolfil"),
    "a file, or a shipped pool": ("en fil, eller en pool som følger med", "ei fil, eller ein pool som følgjer med"),
    "a pool file: the key utsyn_pool": ("en poolfil: nøkkelen utsyn_pool", "ei poolfil: nøkkelen utsyn_pool"),
    "one-way substitution, or two groups that cover for each other": (
        "erstatning én vei, eller to grupper som dekker for hverandre",
        "erstatning éin veg, eller to grupper som dekkjer for kvarandre",
    ),
    "pool file": ("poolfil", "poolfil"),
    "take one of the groups out of it": ("ta én av gruppene ut av den", "ta éi av gruppene ut av han"),
    "a pool: {}": ("en vikarpool: {}", "ein vikarpool: {}"),
    "name one with --pool": ("nevn en med --pool", "nemn ein med --pool"),
    "no pool in use in {}": ("ingen vikarpool i bruk i {}", "ingen vikarpool i bruk i {}"),
    "nobody on duty whom it serves in {}": ("ingen på vakt som den betjener i {}", "ingen på vakt som han betener i {}"),
    "people on duty": ("folk på vakt", "folk på vakt"),
    "correct the pool's units, groups, families and weekdays": ("rett poolens enheter, grupper, vakttyper og ukedager", "rett einingane, gruppene, vakttypane og vekedagane til poolen"),
    "{} of hours absent in a situation": ("{} av timene borte i en situasjon", "{} av timane borte i ein situasjon"),
    "lower the situation's absence_factor": ("senk situasjonens absence_factor", "senk absence_factor i situasjonen"),
    "weights that sum to 0 in {}": ("vekter med sum 0 i {}", "vekter med sum 0 i {}"),
    "give at least one situation a weight above 0": ("gi minst én situasjon en vekt over 0", "gi minst éin situasjon ei vekt over 0"),
    "weights above 0, at least one": ("vekter over 0, minst én", "vekter over 0, minst éi"),
    "{} × {}, the largest working_time.absence_factor": ("{} × {}, den største working_time.absence_factor", "{} × {}, den største working_time.absence_factor"),
    "correct the table or working_time.absence_factor": ("rett tabellen eller working_time.absence_factor", "rett tabellen eller working_time.absence_factor"),
    "0 to {} of contracted hours": ("0 til {} av avtalte timer", "0 til {} av avtalte timar"),
    "no legal line of {} that works every {}. weekend in {}": ("ingen lovlig linje på {} som arbeider hver {}. helg i {}", "inga lovleg linje på {} som arbeider kvar {}. helg i {}"),
    "lines that the working-time rules allow": ("linjer som arbeidstidsreglene tillater", "linjer som arbeidstidsreglane tillèt"),
    "change the pool's fraction or weekend_every, or the shift kinds it covers": ("endre poolens fraction eller weekend_every, eller vakttypene den dekker", "endre fraction eller weekend_every for poolen, eller vakttypane han dekkjer"),
    "pools, {}": ("vikarpooler, {}", "vikarpoolar, {}"),
    "weeks_year besides a calendar": ("weeks_year ved siden av en kalender", "weeks_year attåt ein kalender"),
    "take weeks_year out; the calendar says which weeks run": ("ta weeks_year ut; kalenderen sier hvilke uker som går", "ta weeks_year ut; kalenderen seier kva veker som går"),
    "one of the two": ("ett av de to", "eitt av dei to"),
}
