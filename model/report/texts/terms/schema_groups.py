"""What the values of a scenario are called: units, competence groups, workforce."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "Function key in the functions table": (
        "Funksjonsnøkkel i funksjonstabellen",
        "Funksjonsnøkkel i funksjonstabellen",
    ),
    "Share of the population that the unit serves": (
        "Andel av innbyggerne enheten betjener",
        "Del av innbyggjarane eininga tener",
    ),
    "Term calendar of a unit that does not run all year": (
        "Årskalender for en enhet som ikke er i drift hele året",
        "Årskalender for ei eining som ikkje er i drift heile året",
    ),
    "Share of need met by part-time posts (units without rota)": (
        "Andel av behovet dekket av deltidsstillinger (enheter uten turnus)",
        "Del av behovet dekt av deltidsstillingar (einingar utan turnus)",
    ),
    "Fraction of a part-time post (units without rota)": (
        "Stillingsprosent i en deltidsstilling (enheter uten turnus)",
        "Stillingsprosent i ei deltidsstilling (einingar utan turnus)",
    ),
    "Units that lend each other staff": (
        "Enheter som låner hverandre ansatte",
        "Einingar som låner kvarandre tilsette",
    ),
    "Position code in the national register": (
        "Stillingskode i det nasjonale registeret",
        "Stillingskode i det nasjonale registeret",
    ),
    "Counts as health or social education": (
        "Regnes som helse- og sosialfaglig utdanning",
        "Blir rekna som helse- og sosialfagleg utdanning",
    ),
    "Works in health and care": ("Arbeider i helse og omsorg", "Arbeider i helse og omsorg"),
    "People who quit, retirement taken out": (
        "Ansatte som slutter, uten avgang til pensjon",
        "Tilsette som sluttar, utan avgang til pensjon",
    ),
    "Spells of long leave per person": ("Langtidsfravær per ansatt", "Langtidsfråvær per tilsett"),
    "Mean length of a long leave": (
        "Gjennomsnittlig lengde på langtidsfravær",
        "Gjennomsnittleg lengd på langtidsfråvær",
    ),
    "Qualified applicants per advertised post": (
        "Kvalifiserte søkere per utlyst stilling",
        "Kvalifiserte søkjarar per utlyst stilling",
    ),
    "Mean time from choice to first day": (
        "Gjennomsnittlig tid fra valg til første dag",
        "Gjennomsnittleg tid frå val til første dag",
    ),
    "Months of search before the requirement is given up": (
        "Måneder med søk før kravet blir frafalt",
        "Månader med søk før kravet blir fråfalle",
    ),
    "Chance in each later month to fill the post without the required education": (
        "Sjanse i hver senere måned for å besette stillingen uten utdanningen som kreves",
        "Sjanse i kvar seinare månad for å fylle stillinga utan utdanninga som blir kravd",
    ),
    "Who is hired when nobody qualified applies": (
        "Hvem som ansettes når ingen kvalifiserte søker",
        "Kven som blir tilsett når ingen kvalifiserte søkjer",
    ),
    "Chance in a month that an eligible part-timer accepts a larger fraction": (
        "Sjanse per måned for at en aktuell deltidsansatt takker ja til større stilling",
        "Sjanse per månad for at ein aktuell deltidstilsett takkar ja til større stilling",
    ),
    "Factor on the yearly chance to retire": (
        "Faktor på årlig sjanse for å gå av med pensjon",
        "Faktor på årleg sjanse for å gå av med pensjon",
    ),
    "People retire this many years later": (
        "De ansatte går av så mange år senere",
        "Dei tilsette går av så mange år seinare",
    ),
    "Smallest fraction that is advertised": (
        "Minste stillingsprosent som lyses ut",
        "Minste stillingsprosent som blir lyst ut",
    ),
    "Part-timers are offered larger fractions first": (
        "Deltidsansatte får først tilbud om større stilling",
        "Deltidstilsette får først tilbod om større stilling",
    ),
    "Wanted above fraction before part-time is unwanted": (
        "Ønsket tillegg før deltid regnes som ufrivillig",
        "Ønskt tillegg før deltid blir rekna som ufrivillig",
    ),
    "Earlier relevant work of a new recruit": (
        "Tidligere relevant arbeid hos en nyansatt",
        "Tidlegare relevant arbeid hos ein nytilsett",
    ),
    "First year": ("Første år", "Første år"),
    "Number of years": ("Antall år", "Tal på år"),
    "The staff are invented, no real person is described": (
        "De ansatte er oppdiktet, ingen virkelig person er beskrevet",
        "Dei tilsette er oppdikta, ingen verkeleg person er skildra",
    ),
    "Date of the staff register": ("Dato for personaloversikten", "Dato for personaloversikta"),
    "Yearly growth in applicants, the trend of the labour market": (
        "Årlig vekst i antall søkere, trenden i arbeidsmarkedet",
        "Årleg vekst i talet på søkjarar, trenden i arbeidsmarknaden",
    ),
    "Chance in a month that an advertised post draws one of the graduates who look for work here": (
        "Sjanse per måned for at en utlyst stilling trekker til seg en av de nyutdannede som søker arbeid her",
        "Sjanse per månad for at ei utlyst stilling trekkjer til seg ein av dei nyutdanna som søkjer arbeid her",
    ),
    "Posts may be filled without the required education when patience is over": (
        "Stillinger kan besettes uten utdanningen som kreves når tålmodigheten er slutt",
        "Stillingar kan fyllast utan utdanninga som blir kravd når tolmodet er slutt",
    ),
    "Open and absent hours of the group's posts offered to hourly substitutes": (
        "Ledige timer og fraværstimer i gruppens stillinger som tilbys ringevikarer",
        "Ledige timar og fråværstimar i stillingane til gruppa som blir tilbodne ringevikarar",
    ),
    "New hourly substitutes in a unit while offered hours are not worked": (
        "Nye ringevikarer i en enhet så lenge tilbudte timer ikke blir arbeidet",
        "Nye ringevikarar i ei eining så lenge tilbodne timar ikkje blir arbeidde",
    ),
    "Most an hourly substitute can work, of a full position": (
        "Det meste en ringevikar kan arbeide, av full stilling",
        "Det meste ein ringevikar kan arbeide, av full stilling",
    ),
    "Hourly substitutes who stop": ("Ringevikarer som slutter", "Ringevikarar som sluttar"),
    "Chance of a temporary contract where a post is vacant or its holder long absent": (
        "Sjanse for midlertidig kontrakt når en stilling er ledig eller innehaveren lenge borte",
        "Sjanse for mellombels kontrakt når ei stilling er ledig eller innehavaren lenge borte",
    ),
    "Chance that a long-term substitute is given a vacant post": (
        "Sjanse for at en langtidsvikar får en ledig stilling",
        "Sjanse for at ein langtidsvikar får ei ledig stilling",
    ),
    "People who leave on disability pension, at the age where the factor is 1": (
        "Ansatte som går av med uførepensjon, ved alderen der faktoren er 1",
        "Tilsette som går av med uførepensjon, ved alderen der faktoren er 1",
    ),
    "Special age limit of the positions": (
        "Særaldersgrense for stillingene",
        "Særaldersgrense for stillingane",
    ),
    "Chance to retire at the special age limit, on top of the retirement table": (
        "Sjanse for å gå av ved særaldersgrensen, i tillegg til pensjonstabellen",
        "Sjanse for å gå av ved særaldersgrensa, i tillegg til pensjonstabellen",
    ),
    "Chance to use the 85-year rule, on top of the retirement table": (
        "Sjanse for å bruke 85-årsregelen, i tillegg til pensjonstabellen",
        "Sjanse for å bruke 85-årsregelen, i tillegg til pensjonstabellen",
    ),
    "Men among new recruits": ("Menn blant nyansatte", "Menn blant nytilsette"),
    "Full leaves of absence for study per person": (
        "Hele utdanningspermisjoner per ansatt",
        "Heile utdanningspermisjonar per tilsett",
    ),
    "Mean length of a leave for study": (
        "Gjennomsnittlig utdanningspermisjon",
        "Gjennomsnittleg utdanningspermisjon",
    ),
}
