"""What the values of short absence are called."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "Absence under a month, spell by spell": ("Fravær under en måned, tilfelle for tilfelle", "Fråvær under ein månad, tilfelle for tilfelle"),
    "Certified sickness": ("Legemeldt sykdom", "Legemeld sjukdom"),
    "Course": ("Kurs", "Kurs"),
    "Spells longer than the employer's 16 days, where it is known": (
        "Tilfeller lengre enn arbeidsgivers 16 dager, der det er kjent",
        "Tilfelle lengre enn dei 16 dagane til arbeidsgivaren, der det er kjent",
    ),
    "share of spells": ("andel av tilfellene", "del av tilfella"),
    "Longest spell, calendar days": ("Lengste tilfelle, kalenderdager", "Lengste tilfelle, kalenderdagar"),
    "Mean length of a spell": ("Gjennomsnittlig lengde på et tilfelle", "Gjennomsnittleg lengd på eit tilfelle"),
    "Mean time from when it is known to the first day": (
        "Gjennomsnittlig tid fra det er kjent, til første dag",
        "Gjennomsnittleg tid frå det er kjent, til første dag",
    ),
    "Part of the correlation between colleagues that is outbreaks in their own unit": (
        "Del av samvariasjonen mellom kolleger som er utbrudd i egen enhet",
        "Del av samvariasjonen mellom kollegaer som er utbrot i eiga eining",
    ),
    "Self-certified sickness": ("Egenmeldt sykdom", "Eigenmeld sjukdom"),
    "Waves of illness that begin in April–June": ("Sykdomsbølger som begynner i april–juni", "Sjukdomsbølgjer som byrjar i april–juni"),
    "Waves of illness that begin in January–March": ("Sykdomsbølger som begynner i januar–mars", "Sjukdomsbølgjer som byrjar i januar–mars"),
    "Waves of illness that begin in July–September": ("Sykdomsbølger som begynner i juli–september", "Sjukdomsbølgjer som byrjar i juli–september"),
    "Waves of illness that begin in October–December": ("Sykdomsbølger som begynner i oktober–desember", "Sjukdomsbølgjer som byrjar i oktober–desember"),
    "Weeks that a wave of illness among everybody lasts": ("Uker som en sykdomsbølge blant alle varer", "Veker som ei sjukdomsbølgje blant alle varer"),
    "Weeks that an outbreak in a unit lasts": ("Uker som et utbrudd i en enhet varer", "Veker som eit utbrot i ei eining varer"),
    "When waves of illness and outbreaks begin": ("Når sykdomsbølger og utbrudd begynner", "Når sjukdomsbølgjer og utbrot byrjar"),
    "Share of the absence under a month": ("Andel av fraværet under en måned", "Del av fråværet under ein månad"),
    "Sick child": ("Sykt barn", "Sjukt barn"),
    "Sickness absence by age": ("Sykefravær etter alder", "Sjukefråvær etter alder"),
    "Sickness absence, 25–34 years": ("Sykefravær, 25–34 år", "Sjukefråvær, 25–34 år"),
    "Sickness absence, 35–49 years": ("Sykefravær, 35–49 år", "Sjukefråvær, 35–49 år"),
    "Sickness absence, 50–54 years": ("Sykefravær, 50–54 år", "Sjukefråvær, 50–54 år"),
    "Sickness absence, 55–59 years": ("Sykefravær, 55–59 år", "Sjukefråvær, 55–59 år"),
    "Sickness absence, 60–64 years": ("Sykefravær, 60–64 år", "Sjukefråvær, 60–64 år"),
    "Sickness absence, 65 years and more": ("Sykefravær, 65 år og mer", "Sjukefråvær, 65 år og meir"),
    "Sickness absence, under 25 years": ("Sykefravær, under 25 år", "Sjukefråvær, under 25 år"),
}
