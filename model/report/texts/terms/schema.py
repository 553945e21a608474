"""What the values of a scenario are called: money, time, calendar, competences, drift, exits, leave, need."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "Year whose prices are used": ("År prisene gjelder for", "År prisane gjeld for"),
    "Zone of employer contribution": ("Sone for arbeidsgiveravgift", "Sone for arbeidsgivaravgift"),
    "Employer contribution": ("Arbeidsgiveravgift", "Arbeidsgivaravgift"),
    "Holiday pay": ("Feriepenger", "Feriepengar"),
    "Holiday pay added from age 60": ("Ekstra feriepenger fra 60 år", "Ekstra feriepengar frå 60 år"),
    "Employer's pension premium": ("Arbeidsgivers pensjonspremie", "Pensjonspremie for arbeidsgivaren"),
    "Yearly growth in pay, for current prices": (
        "Årlig lønnsvekst, for løpende priser",
        "Årleg lønnsvekst, for løpande prisar",
    ),
    "From the pay table's year to the price year": (
        "Fra lønnstabellens år til prisåret",
        "Frå året til lønnstabellen til prisåret",
    ),
    "Annual hours behind an hourly rate": ("Årstimer bak en timesats", "Årstimar bak ein timesats"),
    "Cost of starting a pool, the first year": (
        "Kostnad ved å starte en vikarpool, første år",
        "Kostnad ved å starte ein vikarpool, første året",
    ),
    "How a full position's year is worked": (
        "Hvordan året i en full stilling arbeides",
        "Korleis året i ei full stilling blir arbeidd",
    ),
    "Weeks with reduced activity or none": (
        "Uker med redusert eller ingen drift",
        "Veker med redusert eller inga drift",
    ),
    "Lowest level that counts as held": ("Laveste nivå som teller", "Lågaste nivå som tel"),
    "Units that require it, with the least number of holders": (
        "Enheter som krever den, med minste antall personer",
        "Einingar som krev han, med minste tal på personar",
    ),
    "New recruits who hold it at level 1, by competence group": (
        "Nyansatte som har den på nivå 1, etter kompetansegruppe",
        "Nytilsette som har han på nivå 1, etter kompetansegruppe",
    ),
    "Continuous substitute work, beyond it a permanent post": (
        "Sammenhengende vikararbeid før krav på fast stilling",
        "Samanhengande vikararbeid før krav på fast stilling",
    ),
    "Temporary work, beyond it a permanent post": (
        "Midlertidig arbeid før krav på fast stilling",
        "Mellombels arbeid før krav på fast stilling",
    ),
    "People who claim what the law gives them": (
        "Ansatte som krever det loven gir dem",
        "Tilsette som krev det lova gir dei",
    ),
    "Months without work that break continuous work": (
        "Måneder uten arbeid som bryter sammenhengen",
        "Månader utan arbeid som bryt samanhengen",
    ),
    "Months without work until a substitute is gone": (
        "Måneder uten arbeid før en vikar er borte",
        "Månader utan arbeid før ein vikar er borte",
    ),
    "Only people with the required competence, or on their way to it, get contracts": (
        "Bare de som har kompetansen som kreves, eller er på vei mot den, får kontrakt",
        "Berre dei som har kompetansen som blir kravd, eller er på veg mot han, får kontrakt",
    ),
    "Factor on new hourly substitutes where recruitment is controlled": (
        "Faktor på nye ringevikarer der rekrutteringen er styrt",
        "Faktor på nye ringevikarar der rekrutteringa er styrt",
    ),
    "Substitutes near the trigger who are offered training instead of a break": (
        "Vikarer nær grensen som tilbys utdanning i stedet for opphold",
        "Vikarar nær grensa som får tilbod om utdanning i staden for opphald",
    ),
    "Factor on quitting in the first year, on top of the tenure table; an introduction programme lowers it": (
        "Faktor på å slutte det første året, i tillegg til ansiennitetstabellen; et introduksjonsprogram senker den",
        "Faktor på å slutte det første året, i tillegg til ansiennitetstabellen; eit introduksjonsprogram senkar han",
    ),
    "Factor on quitting with a temporary contract": (
        "Faktor på å slutte med midlertidig kontrakt",
        "Faktor på å slutte med mellombels kontrakt",
    ),
    "Factor on quitting in a part-time position": (
        "Faktor på å slutte i deltidsstilling",
        "Faktor på å slutte i deltidsstilling",
    ),
    "Factor on quitting for men": ("Faktor på å slutte for menn", "Faktor på å slutte for menn"),
    "Factor on the yearly chance to retire for men": (
        "Faktor på årlig sjanse for å gå av med pensjon for menn",
        "Faktor på årleg sjanse for å gå av med pensjon for menn",
    ),
    "General age limit: nobody works at or after this age": (
        "Alminnelig aldersgrense: Ingen arbeider fra og med denne alderen",
        "Allmenn aldersgrense: Ingen arbeider frå og med denne alderen",
    ),
    "Age and service that give early pension (85-year rule)": (
        "Alder og tjenestetid som gir tidlig pensjon (85-årsregelen)",
        "Alder og tenestetid som gir tidleg pensjon (85-årsregelen)",
    ),
    "Early pension begins this long before the limit": (
        "Tidlig pensjon begynner så lenge før aldersgrensen",
        "Tidleg pensjon byrjar så lenge før aldersgrensa",
    ),
    "Factor on the chance to reduce the position before retirement": (
        "Faktor på sjansen for å redusere stillingen før pensjon",
        "Faktor på sjansen for å redusere stillinga før pensjon",
    ),
    "Factor on the parental leave table": (
        "Faktor på tabellen for foreldrepermisjon",
        "Faktor på tabellen for foreldrepermisjon",
    ),
    "Mean length of a parental leave, women": (
        "Gjennomsnittlig foreldrepermisjon, kvinner",
        "Gjennomsnittleg foreldrepermisjon, kvinner",
    ),
    "Mean length of a parental leave, men": (
        "Gjennomsnittlig foreldrepermisjon, menn",
        "Gjennomsnittleg foreldrepermisjon, menn",
    ),
    "People who do not return from long sick leave": (
        "Ansatte som ikke kommer tilbake fra langt sykefravær",
        "Tilsette som ikkje kjem tilbake frå langt sjukefråvær",
    ),
    "People who do not return from parental leave": (
        "Ansatte som ikke kommer tilbake fra foreldrepermisjon",
        "Tilsette som ikkje kjem tilbake frå foreldrepermisjon",
    ),
    "People who do not return from leave for study": (
        "Ansatte som ikke kommer tilbake fra utdanningspermisjon",
        "Tilsette som ikkje kjem tilbake frå utdanningspermisjon",
    ),
    "Pay in parental leave that is refunded, up to the cap": (
        "Lønn i foreldrepermisjon som refunderes, opp til taket",
        "Lønn i foreldrepermisjon som blir refundert, opp til taket",
    ),
    "Pay kept in a full leave for study": (
        "Lønn som beholdes i hel utdanningspermisjon",
        "Lønn ein held på i heil utdanningspermisjon",
    ),
    "Direct time with users, share of working hours": (
        "Direkte brukertid, andel av arbeidstiden",
        "Direkte brukartid, del av arbeidstida",
    ),
    "Travel, on top of direct time": (
        "Reisetid, i tillegg til direkte brukertid",
        "Reisetid, i tillegg til direkte brukartid",
    ),
    "Service standard, 1 is today's": ("Tjenestestandard, 1 er dagens", "Tenestestandard, 1 er som i dag"),
    "Need not met at the start, as a share of hours given": (
        "Udekket behov ved starten, som andel av timene som gis",
        "Udekt behov ved starten, som del av timane som blir gitt",
    ),
    "Yearly change in productivity": ("Årlig endring i produktivitet", "Årleg endring i produktivitet"),
    "Hours added by new tasks, as a share of need": (
        "Timer lagt til av nye oppgaver, som andel av behovet",
        "Timar lagde til av nye oppgåver, som del av behovet",
    ),
    "Youngest age": ("Laveste alder", "Lågaste alder"),
    "Oldest age": ("Høyeste alder", "Høgaste alder"),
    "Share of the age range that uses the service": (
        "Andel av aldersgruppen som bruker tjenesten",
        "Del av aldersgruppa som bruker tenesta",
    ),
    "Staff hours per user and week": (
        "Timer fra ansatte per bruker og uke",
        "Timar frå tilsette per brukar og veke",
    ),
    "Granted hours, day": ("Vedtakstimer, dag", "Vedtakstimar, dag"),
    "Granted hours, evening": ("Vedtakstimer, kveld", "Vedtakstimar, kveld"),
    "Granted hours, night": ("Vedtakstimer, natt", "Vedtakstimar, natt"),
    "How a unit's need is worked out": (
        "Hvordan enhetens behov beregnes",
        "Korleis behovet til eininga blir rekna ut",
    ),
    "The pool exists": ("Vikarpoolen finnes", "Vikarpoolen finst"),
    "The unit whose posts the pool's staff hold": (
        "Enheten som har stillingene til poolens ansatte",
        "Eininga som har stillingane til dei tilsette i poolen",
    ),
    "Units the pool serves": ("Enheter vikarpoolen betjener", "Einingar vikarpoolen tener"),
    "Competence groups employed in the pool": (
        "Kompetansegrupper ansatt i vikarpoolen",
        "Kompetansegrupper tilsette i vikarpoolen",
    ),
    "Position fraction of a pool post": (
        "Stillingsprosent i en poolstilling",
        "Stillingsprosent i ei poolstilling",
    ),
    "Price of a pool hour held, in ordinary hourly cost": (
        "Pris på en pooltime, i vanlig timekostnad",
        "Pris på ein pooltime, i vanleg timekostnad",
    ),
    "Absence days drawn for the sizing": (
        "Fraværsdager trukket for dimensjoneringen",
        "Fråværsdagar trekte for dimensjoneringa",
    ),
    "Part-timers' free hours that can be used": (
        "Ledige timer hos deltidsansatte som kan brukes",
        "Ledige timar hos deltidstilsette som kan brukast",
    ),
    "Price of an extra shift": ("Pris på en ekstravakt", "Pris på ei ekstravakt"),
    "Neighbours' surplus hours that can be lent": (
        "Overskytende timer hos naboenheter som kan lånes",
        "Overskytande timar hos naboeiningar som kan lånast",
    ),
    "Price of an hour from a neighbour": (
        "Pris på en time fra en naboenhet",
        "Pris på ein time frå ei naboeining",
    ),
    "Hourly substitutes' hours, share of required hours": (
        "Timer fra ringevikarer, andel av nødvendige timer",
        "Timar frå ringevikarar, del av nødvendige timar",
    ),
    "Price of an hourly substitute": ("Pris på en ringevikar", "Pris på ein ringevikar"),
    "Overtime that can be used, share of contracted hours": (
        "Overtid som kan brukes, andel av avtalte timer",
        "Overtid som kan brukast, del av avtalte timar",
    ),
    "Price of overtime": ("Pris på overtid", "Pris på overtid"),
    "Agency may be used": ("Vikarbyrå kan brukes", "Vikarbyrå kan brukast"),
    "Agency hours that can be had, share of required hours": (
        "Timer som kan fås fra vikarbyrå, andel av nødvendige timer",
        "Timar ein kan få frå vikarbyrå, del av nødvendige timar",
    ),
    "Price of agency": ("Pris på vikarbyrå", "Pris på vikarbyrå"),
    "Shortage that lower competence may stand in for": (
        "Mangel som lavere kompetanse kan steppe inn for",
        "Mangel som lågare kompetanse kan stige inn for",
    ),
    "Price of an hour at lower competence": (
        "Pris på en time med lavere kompetanse",
        "Pris på ein time med lågare kompetanse",
    ),
    "Price of an hour nobody covers": ("Pris på en time ingen dekker", "Pris på ein time ingen dekkjer"),
    "Pool hours that meet a shortage in time and place": (
        "Pooltimer som treffer en mangel i tid og sted",
        "Pooltimar som treffer ein mangel i tid og stad",
    ),
    "Weekly hours, day work": ("Ukentlig arbeidstid, dagarbeid", "Arbeidstid per veke, dagarbeid"),
    "Weekly hours, rota work": ("Ukentlig arbeidstid, turnusarbeid", "Arbeidstid per veke, turnusarbeid"),
    "Hours a year after holidays, day work": (
        "Årstimer etter ferie, dagarbeid",
        "Årstimar etter ferie, dagarbeid",
    ),
    "Hours a year after holidays, rota work": (
        "Årstimer etter ferie, turnusarbeid",
        "Årstimar etter ferie, turnusarbeid",
    ),
    "Factor on all absence under a month": (
        "Faktor på alt fravær under en måned",
        "Faktor på alt fråvær under ein månad",
    ),
}
