"""Sources of the shipped municipality's short absence: (bokmål, nynorsk)."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "waves of illness come mostly in winter and last for weeks: own assumption, no published figure found": (
        "sykdomsbølger kommer mest om vinteren og varer i uker: egen antakelse, ikke funnet noe publisert tall",
        "sjukdomsbølgjer kjem mest om vinteren og varer i veker: eigen føresetnad, ikkje funne noko publisert tal",
    ),
    "causes and lengths of short absence: own assumption, no published figure found": (
        "årsaker til og lengder på korttidsfravær: egen antakelse, fant ingen publiserte tall",
        "årsaker til og lengder på korttidsfråvær: eigen føresetnad, fann ingen publiserte tal",
    ),
    "NAV, doctor-certified sickness absence by age, second quarter of 2017, both sexes": (
        "NAV, legemeldt sykefravær etter alder, andre kvartal 2017, begge kjønn",
        "NAV, legemeldt sjukefråvær etter alder, andre kvartal 2017, begge kjønn",
    ),
    "NAV, doctor-certified sickness absence by age, second quarter of 2017, both sexes, mean of 4.4 and 5.0 per cent": (
        "NAV, legemeldt sykefravær etter alder, andre kvartal 2017, begge kjønn, gjennomsnitt av 4,4 og 5,0 prosent",
        "NAV, legemeldt sjukefråvær etter alder, andre kvartal 2017, begge kjønn, gjennomsnitt av 4,4 og 5,0 prosent",
    ),
    "NAV, doctor-certified sickness absence by age, second quarter of 2017, both sexes, read for 40–44 years": (
        "NAV, legemeldt sykefravær etter alder, andre kvartal 2017, begge kjønn, lest for 40–44 år",
        "NAV, legemeldt sjukefråvær etter alder, andre kvartal 2017, begge kjønn, lese for 40–44 år",
    ),
    "how much of it is the unit's own: own assumption": (
        "hvor mye av det som er enhetens eget: egen antakelse",
        "kor mykje av det som er eininga sitt eige: eigen føresetnad",
    ),
}
