"""Faults of short absence: (bokmål, nynorsk)."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "NAV as for the other ages, mean of 4.4 and 5.0 per cent": (
        "NAV som for de andre aldrene, gjennomsnitt av 4,4 og 5,0 prosent",
        "NAV som for dei andre aldrane, gjennomsnitt av 4,4 og 5,0 prosent",
    ),
    "NAV as for the other ages; the age group itself was not read": (
        "NAV som for de andre aldrene; aldersgruppen selv er ikke lest",
        "NAV som for dei andre aldrane; aldersgruppa sjølv er ikkje lesen",
    ),
    "a correlation of {} in {}": ("en samvariasjon på {} i {}", "ein samvariasjon på {} i {}"),
    "bad weeks in {} of the weeks, in a season that has room for {}": (
        "dårlige uker i {} av ukene, i en sesong som har rom for {}",
        "dårlege veker i {} av vekene, i ein sesong som har rom for {}",
    ),
    "lower it, or let waves begin in more quarters": (
        "senk den, eller la bølger begynne i flere kvartaler",
        "senk han, eller la bølgjer byrje i fleire kvartal",
    ),
    "a mean of {} days and a share of {} over 16 in {}, and {} at most": (
        "et gjennomsnitt på {} dager og en andel på {} over 16 i {}, og høyst {}",
        "eit gjennomsnitt på {} dagar og ein del på {} over 16 i {}, og høgst {}",
    ),
    "a mean from {} to {}, and no share over 16 days where none is so long": (
        "et gjennomsnitt fra {} til {}, og ingen andel over 16 dager der ingen er så lange",
        "eit gjennomsnitt frå {} til {}, og ingen del over 16 dagar der ingen er så lange",
    ),
    "change the share or the mean": ("endre andelen eller gjennomsnittet", "endre delen eller gjennomsnittet"),
    "at least one share above 0": ("minst én andel over 0", "minst éin del over 0"),
    "at most {} with bad weeks in {} of the weeks": (
        "høyst {} med dårlige uker i {} av ukene",
        "høgst {} med dårlege veker i {} av vekene",
    ),
    "give a quarter a share, or set dispatch.colleague_correlation to 0": (
        "gi et kvartal en andel, eller sett dispatch.colleague_correlation til 0",
        "gi eit kvartal ein del, eller set dispatch.colleague_correlation til 0",
    ),
    "lower it, or lower bad_weeks_share: rarer weeks may be worse": (
        "senk den, eller senk bad_weeks_share: sjeldnere uker kan være verre",
        "senk han, eller senk bad_weeks_share: sjeldnare veker kan vere verre",
    ),
    "waves of illness that begin in no quarter of {}": (
        "sykdomsbølger som ikke begynner i noe kvartal av {}",
        "sjukdomsbølgjer som ikkje byrjar i noko kvartal av {}",
    ),
    "a mean of {} days in {}, and {} at most": (
        "et gjennomsnitt på {} dager i {}, og høyst {}",
        "eit gjennomsnitt på {} dagar i {}, og høgst {}",
    ),
    "a mean of at most half the longest spell and a half day: short spells are the most common": (
        "et gjennomsnitt på høyst halve det lengste tilfellet og en halv dag: korte tilfeller er vanligst",
        "eit gjennomsnitt på høgst halve det lengste tilfellet og ein halv dag: korte tilfelle er vanlegast",
    ),
    "correct the shares: self_certified, certified, child_sick and course are all of it": (
        "rett andelene: self_certified, certified, child_sick og course er alt sammen",
        "rett delane: self_certified, certified, child_sick og course er alt saman",
    ),
    "even them out, or lower it": ("jevn dem ut, eller senk den", "jamn dei ut, eller senk han"),
    "months from {} to {} that spells do not give with correlation {}": (
        "måneder fra {} til {} som ingen fraværstilfeller gir med samvariasjon {}",
        "månader frå {} til {} som ingen fråværstilfelle gir med samvariasjon {}",
    ),
    "months and a season that differ less, or less correlation": (
        "måneder og en sesong som skiller seg mindre, eller mindre samvariasjon",
        "månader og ein sesong som skil seg mindre, eller mindre samvariasjon",
    ),
    "the absence table and dispatch.colleague_correlation": (
        "fraværstabellen og dispatch.colleague_correlation",
        "fråværstabellen og dispatch.colleague_correlation",
    ),
    "shares of the causes that sum to {} in {}": (
        "andeler for årsakene med sum {} i {}",
        "delar for årsakene med sum {} i {}",
    ),
    "shares that sum to 1": ("andeler med sum 1", "delar med sum 1"),
    "shorten the mean, or raise longest_days": (
        "kort ned gjennomsnittet, eller øk longest_days",
        "kort ned gjennomsnittet, eller auk longest_days",
    ),
}
