"""What the values of a scenario are called: goals and prices of a rota, shift and line kinds, the unit file, columns."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "Share of contracted hours on study leave, on average": (
        "Andel av avtalte timer i utdanningspermisjon, i gjennomsnitt",
        "Del av avtalte timar i utdanningspermisjon, i gjennomsnitt",
    ),
    "Share of the study leave that the rota over-books": (
        "Andel av utdanningspermisjonen turnusen overbooker",
        "Del av utdanningspermisjonen turnusen overbookar",
    ),
    "Share of the average short absence (absence table) that the rota over-books": (
        "Andel av gjennomsnittlig korttidsfravær (fraværstabellen) turnusen overbooker",
        "Del av gjennomsnittleg korttidsfråvær (fråværstabellen) turnusen overbookar",
    ),
    "Goals have prices, or come one after another": (
        "Målene har priser, eller kommer etter hverandre",
        "Måla har prisar, eller kjem etter kvarandre",
    ),
    "Share of the people that are to have full positions": (
        "Andel av de ansatte som skal ha full stilling",
        "Del av dei tilsette som skal ha full stilling",
    ),
    "Price of one full position short of the target": (
        "Pris per full stilling som mangler til målet",
        "Pris per full stilling som manglar til målet",
    ),
    "At most so many people in the rota": ("Høyst så mange i turnusen", "Høgst så mange i turnusen"),
    "Price of an hour short of the planned absence, where people are limited": (
        "Pris per time som mangler til planlagt fravær, der antall ansatte er begrenset",
        "Pris per time som manglar til planlagt fråvær, der talet på tilsette er avgrensa",
    ),
    "Share of the rest that counts as working time": (
        "Andel av hvilen som regnes som arbeidstid",
        "Del av kvilen som blir rekna som arbeidstid",
    ),
    "Unpaid break": ("Ubetalt pause", "Ubetalt pause"),
    "Resting duty inside the shift (sleeping night)": (
        "Hvilende vakt i vakten (hvilende natt)",
        "Kvilande vakt i vakta (kvilande natt)",
    ),
    "The shift kind may be used": ("Vakttypen kan brukes", "Vakttypen kan brukast"),
    "Smallest fraction": ("Minste stillingsprosent", "Minste stillingsprosent"),
    "Largest fraction": ("Største stillingsprosent", "Største stillingsprosent"),
    "Works every k-th weekend": ("Arbeider hver k-te helg", "Arbeider kvar k-te helg"),
    "The line kind may be used": ("Linjetypen kan brukes", "Linjetypen kan brukast"),
    "Price of an hour without cover": ("Pris på en time uten dekning", "Pris på ein time utan dekning"),
    "Price when a higher group does a lower group's hour": (
        "Pris når en høyere gruppe tar en lavere gruppes time",
        "Pris når ei høgare gruppe tek ein time for ei lågare",
    ),
    "Price of one more person in the rota": (
        "Pris på én person til i turnusen",
        "Pris på éin person til i turnusen",
    ),
    "Extra price of a part-time line": ("Ekstra pris på en deltidslinje", "Ekstra pris på ei deltidslinje"),
    "Cover pattern": ("Bemanningsplan", "Bemanningsplan"),
    "The cover is fixed or scales with need hours": (
        "Bemanningsplanen er fast eller følger behovstimene",
        "Bemanningsplanen er fast eller følgjer behovstimane",
    ),
    "Cover may fall short, at a price": (
        "Dekningen kan svikte, til en pris",
        "Dekninga kan svikte, til ein pris",
    ),
    "Share of the known absence (holidays) that the rota over-books": (
        "Andel av kjent fravær (ferie) turnusen overbooker",
        "Del av kjent fråvær (ferie) turnusen overbookar",
    ),
    "Agreements of this unit where they differ": (
        "Enhetens avtaler der de er annerledes",
        "Avtalane til eininga der dei er annleis",
    ),
    "Block rules of this unit's rota": ("Blokkregler i enhetens turnus", "Blokkreglar i turnusen til eininga"),
    "Own working-time values of this unit": (
        "Enhetens egne arbeidstidsverdier",
        "Eigne arbeidstidsverdiar for eininga",
    ),
    "Weekly hours of a full position": (
        "Ukentlig arbeidstid i full stilling",
        "Arbeidstid per veke i full stilling",
    ),
    "At most so many fewer people in each group": (
        "Høyst så mange færre i hver gruppe",
        "Høgst så mange færre i kvar gruppe",
    ),
    "At most so many more people in each group": (
        "Høyst så mange flere i hver gruppe",
        "Høgst så mange fleire i kvar gruppe",
    ),
    "Nobody's position fraction is lowered": (
        "Ingen får lavere stillingsprosent",
        "Ingen får lågare stillingsprosent",
    ),
    "Part-time line kinds are split at these fractions so that fractions can be kept": (
        "Deltidslinjer deles ved disse stillingsprosentene, slik at de ansatte kan beholde sine",
        "Deltidslinjer blir delte ved desse stillingsprosentane, slik at dei tilsette kan halde på sine",
    ),
    "Price of lowering one person's fraction": (
        "Pris på å senke stillingsprosenten til én ansatt",
        "Pris på å senke stillingsprosenten til éin tilsett",
    ),
    "Months beyond the duration": ("Måneder utover normal varighet", "Månader utover normal lengd"),
    "Share of the students": ("Andel av deltakerne", "Del av deltakarane"),
    "Month of study, the first is 1": ("Studiemåned, den første er 1", "Studiemånad, den første er 1"),
    "Factor on the monthly drop-out": ("Faktor på månedlig frafall", "Faktor på månadleg fråfall"),
    "Level, 1–3": ("Nivå, 1–3", "Nivå, 1–3"),
    "Who supervises; empty = those who hold to_group": (
        "Hvem som veileder; tomt = de som har to_group",
        "Kven som rettleier; tomt = dei som har to_group",
    ),
    "Students for each supervisor at work in the unit": (
        "Deltakere per veileder på jobb i enheten",
        "Deltakarar per rettleiar på jobb i eininga",
    ),
    "The file's own cover": ("Filens egen bemanningsplan", "Bemanningsplanen i fila"),
    "The cover is as written": ("Bemanningsplanen er som skrevet", "Bemanningsplanen er som skriven"),
    "Shift kinds used": ("Vakttyper i bruk", "Vakttypar i bruk"),
    "Line kinds used": ("Linjetyper i bruk", "Linjetypar i bruk"),
    "Cost of an hour, on-costs included and supplements not": (
        "Kostnad for en time, med sosiale kostnader og uten tillegg",
        "Kostnad for ein time, med sosiale kostnader og utan tillegg",
    ),
    "People who leave in a year; needed where today's staff are given": (
        "Ansatte som slutter i løpet av et år; trengs når dagens ansatte er oppgitt",
        "Tilsette som sluttar i løpet av eit år; trengst når dei tilsette i dag er oppgitt",
    ),
    "Absence under a month, needed where the rota over-books sickness": (
        "Fravær under en måned; trengs når turnusen overbooker sykdom",
        "Fråvær under ein månad; trengst når turnusen overbookar sjukdom",
    ),
    "Weekend frequencies to compare": (
        "Helgehyppigheter som skal sammenlignes",
        "Helgefrekvensar som skal samanliknast",
    ),
    "Shares of the planned absence covered by a pool": (
        "Andeler av planlagt fravær dekket av vikarpool",
        "Delar av planlagt fråvær dekte av vikarpool",
    ),
    "Year whose rules and prices hold": (
        "År reglene og prisene gjelder for",
        "År reglane og prisane gjeld for",
    ),
    "years, included": ("år, medregnet", "år, medrekna"),
    "0 = no rule": ("0 = ingen regel", "0 = ingen regel"),
    "1 basic, 2 independent, 3 can teach others": (
        "1 grunnleggende, 2 selvstendig, 3 kan lære opp andre",
        "1 grunnleggjande, 2 sjølvstendig, 3 kan lære opp andre",
    ),
    "leave it out where there is none": ("utelat der det ikke finnes noen", "utelat der det ikkje finst nokon"),
    "1 where the group's applicants a month hold": (
        "1 der gruppens søkere per måned gjelder",
        "1 der søkjarar per månad for gruppa gjeld",
    ),
    "a competence group, or all": (
        "en kompetansegruppe, eller alle (all)",
        "ei kompetansegruppe, eller alle (all)",
    ),
    "minutes": ("minutter", "minutt"),
    "0 = no weekends": ("0 = ingen helger", "0 = ingen helger"),
    "cover_id in the cover table": ("cover_id i bemanningstabellen", "cover_id i bemanningstabellen"),
    "stated: working_time.weekly_hours_rota; by_mix: agreed hours by what each line works": (
        "stated: working_time.weekly_hours_rota; by_mix: avtalte timer etter hva hver linje arbeider",
        "stated: working_time.weekly_hours_rota; by_mix: avtalte timar etter kva kvar linje arbeider",
    ),
    "competence group the person holds": ("kompetansegruppen personen har", "kompetansegruppa personen har"),
    "competence group the post requires": (
        "kompetansegruppen stillingen krever",
        "kompetansegruppa stillinga krev",
    ),
    "position fraction; an hourly contract carries its mean use": (
        "stillingsprosent som andel; en timekontrakt har gjennomsnittlig bruk",
        "stillingsprosent som del; ein timekontrakt har gjennomsnittleg bruk",
    ),
    "empty = did not answer": ("tomt = har ikke svart", "tomt = har ikkje svart"),
    "years with this employer; empty = the pay seniority stands in for it": (
        "år hos denne arbeidsgiveren; tomt = lønnsansienniteten brukes i stedet",
        "år hos denne arbeidsgivaren; tomt = lønnsansienniteten blir brukt i staden",
    ),
    "empty = not told": ("tomt = ikke oppgitt", "tomt = ikkje oppgitt"),
    "one row for each of fixed_pay, substitutes, extra_help, overtime, other_pay, pension, employer_contribution, courses, agency, sick_pay_refund, apprentice_pay, training_grants, positions_bought, positions_sold": (
        "én rad for hver av fixed_pay, substitutes, extra_help, overtime, other_pay, pension, employer_contribution, courses, agency, sick_pay_refund, apprentice_pay, training_grants, positions_bought, positions_sold",
        "éi rad for kvar av fixed_pay, substitutes, extra_help, overtime, other_pay, pension, employer_contribution, courses, agency, sick_pay_refund, apprentice_pay, training_grants, positions_bought, positions_sold",
    ),
    "empty = all": ("tomt = alle", "tomt = alle"),
    "left out = did not answer": ("utelatt = har ikke svart", "utelate = har ikkje svart"),
    "3 = every third weekend": ("3 = hver tredje helg", "3 = kvar tredje helg"),
    "compared with each weekend frequency": (
        "sammenlignet med hver helgehyppighet",
        "samanlikna med kvar helgefrekvens",
    ),
    "group.kind.number": ("gruppe.type.nummer", "gruppe.type.nummer"),
    "people who follow the line": ("ansatte som følger linjen", "tilsette som følgjer linja"),
}
