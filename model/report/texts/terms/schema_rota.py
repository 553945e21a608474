"""What the values of a scenario are called: agreements, rotas, supplements, calendars, norms and the unit file."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "Employees have agreed in writing to averaged hours": (
        "De ansatte har skriftlig avtalt gjennomsnittsberegning av arbeidstiden",
        "Dei tilsette har skriftleg avtalt gjennomsnittsrekning av arbeidstida",
    ),
    "The local shop stewards have agreed": (
        "De lokale tillitsvalgte har samtykket",
        "Dei lokale tillitsvalde har samtykt",
    ),
    "A union with right of nomination has agreed (shifts of 13–14 hours)": (
        "En fagforening med innstillingsrett har samtykket (vakter på 13–14 timer)",
        "Ei fagforeining med innstillingsrett har samtykt (vakter på 13–14 timar)",
    ),
    "The Labour Inspection Authority has given leave": (
        "Arbeidstilsynet har gitt tillatelse",
        "Arbeidstilsynet har gitt løyve",
    ),
    "Employees of this unit have agreed to averaged hours": (
        "De ansatte i enheten har avtalt gjennomsnittsberegning",
        "Dei tilsette i eininga har avtalt gjennomsnittsrekning",
    ),
    "The unit's shop stewards have agreed": (
        "Enhetens tillitsvalgte har samtykket",
        "Dei tillitsvalde i eininga har samtykt",
    ),
    "A union with right of nomination has agreed": (
        "En fagforening med innstillingsrett har samtykket",
        "Ei fagforeining med innstillingsrett har samtykt",
    ),
    "The authority has given leave for this unit": (
        "Arbeidstilsynet har gitt tillatelse for enheten",
        "Arbeidstilsynet har gitt løyve for eininga",
    ),
    "Who decided the block rules": ("Hvem som bestemte blokkreglene", "Kven som bestemte blokkreglane"),
    "Least and most days worked in a row": (
        "Færrest og flest arbeidsdager på rad",
        "Færrast og flest arbeidsdagar på rad",
    ),
    "Least and most days off in a row": (
        "Færrest og flest fridager på rad",
        "Færrast og flest fridagar på rad",
    ),
    "Least and most days in a row of one shift kind": (
        "Færrest og flest dager på rad med samme vakttype",
        "Færrast og flest dagar på rad med same vakttype",
    ),
    "Shift kinds that may not follow the next day": (
        "Vakttyper som ikke kan følge dagen etter",
        "Vakttypar som ikkje kan følgje dagen etter",
    ),
    "Shift kinds that may not stand on each side of one day off": (
        "Vakttyper som ikke kan stå på hver side av én fridag",
        "Vakttypar som ikkje kan stå på kvar side av éin fridag",
    ),
    "One of any so many weekends is free": ("Én av så mange helger er fri", "Éi av så mange helger er fri"),
    "Days off in a row in every week": ("Fridager på rad i hver uke", "Fridagar på rad i kvar veke"),
    "Evening supplement": ("Kveldstillegg", "Kveldstillegg"),
    "Night supplement, share of hourly pay": ("Nattillegg, andel av timelønn", "Nattillegg, del av timelønn"),
    "Night supplement, least": ("Nattillegg, minst", "Nattillegg, minst"),
    "Weekend supplement, share of hourly pay": (
        "Helgetillegg, andel av timelønn",
        "Helgetillegg, del av timelønn",
    ),
    "Weekend supplement, least": ("Helgetillegg, minst", "Helgetillegg, minst"),
    "Holy-day supplement, share of hourly pay": (
        "Helligdagstillegg, andel av timelønn",
        "Heilagdagstillegg, del av timelønn",
    ),
    "Holy days that do not fall on a Sunday": (
        "Helligdager som ikke faller på en søndag",
        "Heilagdagar som ikkje fell på ein søndag",
    ),
    "Calendar days paid by the employer": (
        "Kalenderdager betalt av arbeidsgiver",
        "Kalenderdagar betalte av arbeidsgivar",
    ),
    "The national insurance base amount (G)": (
        "Grunnbeløpet i folketrygden (G)",
        "Grunnbeløpet i folketrygda (G)",
    ),
    "Refunded up to this many base amounts": (
        "Refunderes opp til så mange grunnbeløp",
        "Blir refundert opp til så mange grunnbeløp",
    ),
    "Share of long leave that is refunded": (
        "Andel av langtidsfravær som refunderes",
        "Del av langtidsfråvær som blir refundert",
    ),
    "Share of absence under a month that is refunded": (
        "Andel av fravær under en måned som refunderes",
        "Del av fråvær under ein månad som blir refundert",
    ),
    "Holiday pay refunded on refunded sick pay": (
        "Feriepenger som refunderes av refunderte sykepenger",
        "Feriepengar som blir refunderte av refunderte sjukepengar",
    ),
    "First week, counted from the year's first": (
        "Første uke, regnet fra årets første",
        "Første veke, rekna frå den første i året",
    ),
    "Last week, included": ("Siste uke, medregnet", "Siste veke, medrekna"),
    "Share of full activity, 0 = closed": ("Andel av full drift, 0 = stengt", "Del av full drift, 0 = stengt"),
    "Children under 3 per adult": ("Barn under 3 år per voksen", "Barn under 3 år per vaksen"),
    "Children from 3 per adult": ("Barn fra 3 år per voksen", "Barn frå 3 år per vaksen"),
    "Children under 3 per pedagogical leader": (
        "Barn under 3 år per pedagogisk leder",
        "Barn under 3 år per pedagogisk leiar",
    ),
    "Children from 3 per pedagogical leader": (
        "Barn fra 3 år per pedagogisk leder",
        "Barn frå 3 år per pedagogisk leiar",
    ),
    "Share of children aged 1–2 with a place": (
        "Andel av barn på 1–2 år med plass",
        "Del av barn på 1–2 år med plass",
    ),
    "Share of children aged 3–5 with a place": (
        "Andel av barn på 3–5 år med plass",
        "Del av barn på 3–5 år med plass",
    ),
    "Share of the other adults who are skilled": (
        "Andel av de andre voksne som har fagbrev",
        "Del av dei andre vaksne som har fagbrev",
    ),
    "Pupils per teacher, grades 1–4": ("Elever per lærer, 1.–4. trinn", "Elevar per lærar, 1.–4. trinn"),
    "Pupils per teacher, grades 5–10": ("Elever per lærer, 5.–10. trinn", "Elevar per lærar, 5.–10. trinn"),
    "Teacher positions for each group of pupils at the norm": (
        "Lærerstillinger for hver elevgruppe etter normen",
        "Lærarstillingar for kvar elevgruppe etter norma",
    ),
    "Support positions per 100 pupils": (
        "Assistentstillinger per 100 elever",
        "Assistentstillingar per 100 elevar",
    ),
    "Share of the support staff who are skilled": (
        "Andel av assistentene som har fagbrev",
        "Del av assistentane som har fagbrev",
    ),
    "Share of the hours for each competence group": (
        "Andel av timene for hver kompetansegruppe",
        "Del av timane for kvar kompetansegruppe",
    ),
    "Full positions needed": ("Hele stillinger som trengs", "Heile stillingar som trengst"),
}
