"""Faults that a shorter template would only tell in part: (bokmål, nynorsk)."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "--new together with --out or --json": ("--new sammen med --out eller --json", "--new saman med --out eller --json"),
    "a file, or a shipped pool: {}": ("en fil, eller en pool som følger med: {}", "ei fil, eller ein pool som følgjer med: {}"),
    "a number above {} and below {}": ("et tall over {} og under {}", "eit tal over {} og under {}"),
    "a shift of {} hours": ("en vakt på {} timer", "ei vakt på {} timar"),
    "a shift of {} minutes": ("en vakt på {} minutter", "ei vakt på {} minutt"),
    "a sum of {} in {} ({})": ("en sum på {} i {} ({})", "ein sum på {} i {} ({})"),
    "a sum of {} in {} over {} ({})": ("en sum på {} i {} over {} ({})", "ein sum på {} i {} over {} ({})"),
    "a unit with nobody on duty": ("en enhet uten noen på vakt", "ei eining utan nokon på vakt"),
    "a unit without rota": ("en enhet uten turnus", "ei eining utan turnus"),
    "add rows for it under on_duty, from its rota, or take the unit out": (
        "legg til rader for den under on_duty, fra turnusen dens, eller ta enheten ut",
        "legg til rader for henne under on_duty, frå turnusen hennar, eller ta eininga ut",
    ),
    "add the people up in one row": ("legg antallene sammen i én rad", "legg tala saman i éi rad"),
    "at least one year; is “{}” meant to be it?": ("minst ett år; er det «{}» som er ment?", "minst eitt år; er det «{}» som er meint?"),
    "at least {} days in {}": ("minst {} dager i {}", "minst {} dagar i {}"),
    "begin the file with utsyn_pool: 1; `utsyn pool --new FILE` writes one to start from": (
        "begynn fila med utsyn_pool: 1; `utsyn pool --new FIL` skriver en å begynne med",
        "begynn fila med utsyn_pool: 1; `utsyn pool --new FIL` skriv ei å begynne med",
    ),
    "cover that follows need, with the resting duty “{}”": (
        "bemanning som følger behovet, med den hvilende vakta «{}»",
        "bemanning som følgjer behovet, med den kvilande vakta «{}»",
    ),
    "every age that a need rule asks for; is “{}” meant to be it?": (
        "hver alder en behovsregel spør etter; er det «{}» som er ment?",
        "kvar alder ein behovsregel spør etter; er det «{}» som er meint?",
    ),
    "from all staff to “{}”, who are among them": ("fra alle ansatte til «{}», som er blant dem", "frå alle tilsette til «{}», som er blant dei"),
    "give both the same first year and number of years": (
        "gi begge det samme første året og like mange år",
        "gi begge det same første året og like mange år",
    ),
    "lines in a .csv or .xlsx file": ("linjer i en .csv- eller .xlsx-fil", "linjer i ei .csv- eller .xlsx-fil"),
    "name a file that exists; `utsyn pool --new FILE` writes one": (
        "oppgi en fil som finnes; `utsyn pool --new FIL` skriver en",
        "oppgje ei fil som finst; `utsyn pool --new FIL` skriv ei",
    ),
    "no line of whole shifts for {} has the hours of {} under these rules": (
        "ingen linje av hele vakter for {} har timene til {} under disse reglene",
        "inga linje av heile vakter for {} har timane til {} under desse reglane",
    ),
    "none of the {} in use in {}": ("ingen av de {} i bruk i {}", "ingen av dei {} i bruk i {}"),
    "one band for each age; is “{}” meant to be it?": (
        "ett spenn for hver alder; er det «{}» som er ment?",
        "eitt spenn for kvar alder; er det «{}» som er meint?",
    ),
    "run both with the same --engine": ("kjør begge med samme --engine", "køyr begge med same --engine"),
    "run both with the same --replications": ("kjør begge med samme --replications", "køyr begge med same --replications"),
    "run both with the same --seed": ("kjør begge med samme --seed", "køyr begge med same --seed"),
    "set it to 0, or raise bad_weeks_share": ("sett den til 0, eller øk bad_weeks_share", "set han til 0, eller auk bad_weeks_share"),
    "shift family": ("vakttype", "vakttype"),
    "the line kind “{}” with weekend_every 1, every Sunday worked, in use in {}": (
        "linjeslaget «{}» med weekend_every 1, der hver søndag arbeides, i bruk i {}",
        "linjeslaget «{}» med weekend_every 1, der kvar søndag blir arbeidd, i bruk i {}",
    ),
    "the need rule “cover” in a unit without rota": ("behovsregelen «cover» i en enhet uten turnus", "behovsregelen «cover» i ei eining utan turnus"),
    "the rule {} on user group “{}”, which has no {}": (
        "regelen {} for brukergruppen «{}», som ikke har {}",
        "regelen {} for brukargruppa «{}», som ikkje har {}",
    ),
    "the shift “{}” of {} hours, in use in {}": ("vakta «{}» på {} timer, i bruk i {}", "vakta «{}» på {} timar, i bruk i {}"),
    "the shift “{}”, awake while “{}” rests, both in use in {}": (
        "vakta «{}», våken mens «{}» hviler, begge i bruk i {}",
        "vakta «{}», vaken medan «{}» kviler, begge i bruk i {}",
    ),
    "units with people on duty": ("enheter med folk på vakt", "einingar med folk på vakt"),
    "use the same staff register in both": ("bruk det samme personalregisteret i begge", "bruk det same personalregisteret i begge"),
    "{} in {}, above the general age limit {}": ("{} i {}, over den alminnelige aldersgrensen {}", "{} i {}, over den alminnelege aldersgrensa {}"),
    "{} unpaid minutes in a shift of {}": ("{} ubetalte minutter i en vakt på {}", "{} ubetalte minutt i ei vakt på {}"),
    "{} weeks of activity in {}": ("{} uker med drift i {}", "{} veker med drift i {}"),
    "{}, {}, {} in {} again, first in row {} of on_duty": (
        "{}, {}, {} i {} igjen, først i rad {} av on_duty",
        "{}, {}, {} i {} igjen, først i rad {} av on_duty",
    ),
    "“{}”, whose posts of the group are in {} already": (
        "«{}», som allerede har stillingene sine i gruppen i {}",
        "«{}», som alt har stillingane sine i gruppa i {}",
    ),
    "a pool with a term calendar": ("en vikarpool med skolerute", "ein vikarpool med skulerute"),
    "no such table": ("tabellen finnes ikke", "tabellen finst ikkje"),
    "sickness planned, and no short_absence_share for {}": (
        "sykefravær planlagt, men ingen short_absence_share for {}",
        "sjukefråvær planlagt, men ingen short_absence_share for {}",
    ),
    "week {}, also in “{}”": ("uke {}, også i «{}»", "veke {}, også i «{}»"),
    "“{}”, also in programmes": ("«{}», også i programmes", "«{}», også i programmes"),
    "still to fill in ({})": ("gjenstår å fylle inn ({})", "står att å fylle inn ({})"),
}
