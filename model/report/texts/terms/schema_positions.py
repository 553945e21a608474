""""""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "The joint positions exist": ("Fellesstillingene finnes", "Fellesstillingane finst"),
    "The unit of kind joint that holds the positions": (
        "Fellesenheten som har stillingene",
        "Felleseininga som har stillingane",
    ),
    "Units whose part posts are joined": (
        "Enheter der deltidsstillinger slås sammen",
        "Einingar der deltidsstillingar blir slått saman",
    ),
    "Competence group that the posts require": (
        "Kompetansegruppe stillingene krever",
        "Kompetansegruppe stillingane krev",
    ),
    "Fraction of a joint position": (
        "Stillingsprosent i en fellesstilling",
        "Stillingsprosent i ei fellesstilling",
    ),
    "Full positions' worth sold to a neighbour municipality": (
        "Hele stillinger solgt til en nabokommune",
        "Heile stillingar selde til ein nabokommune",
    ),
    "Full positions' worth bought from a neighbour municipality": (
        "Hele stillinger kjøpt fra en nabokommune",
        "Heile stillingar kjøpte frå ein nabokommune",
    ),
    "Agreed price of a full position's work, sold or bought": (
        "Avtalt pris på arbeidet i en hel stilling, solgt eller kjøpt",
        "Avtalt pris på arbeidet i ei heil stilling, selt eller kjøpt",
    ),
    "The unit has a full-time policy": ("Enheten har heltidspolitikk", "Eininga har heiltidspolitikk"),
    "Chance in a month that a part-timer who has not asked for a full position comes to want one": (
        "Sjanse per måned for at en deltidsansatt som ikke har bedt om full stilling, begynner å ønske det",
        "Sjanse per månad for at ein deltidstilsett som ikkje har bede om full stilling, byrjar å ønskje det",
    ),
    "Competence group of the graduates": (
        "Kompetansegruppe for de nyutdannede",
        "Kompetansegruppe for dei nyutdanna",
    ),
    "Month in which they finish": ("Måneden de er ferdige", "Månaden dei er ferdige"),
    "Graduates a year": ("Nyutdannede per år", "Nyutdanna per år"),
    "Share of them who look for work here": (
        "Andel av dem som søker arbeid her",
        "Del av dei som søkjer arbeid her",
    ),
    "Months they look for work here before they go elsewhere": (
        "Måneder de søker arbeid her før de drar andre steder",
        "Månader dei søkjer arbeid her før dei dreg andre stader",
    ),
    "Competition from other employers: applicants are divided by it, 1 is today's": (
        "Konkurranse fra andre arbeidsgivere: antall søkere deles på den, 1 er dagens",
        "Konkurranse frå andre arbeidsgivarar: talet på søkjarar blir delt på han, 1 er som i dag",
    ),
    "Oldest age of a new graduate at hire": (
        "Høyeste alder for en nyutdannet ved ansettelse",
        "Høgaste alder for ein nyutdanna ved tilsetjing",
    ),
    "Own working-time values by quantity of the rule table: a policy, or stricter than agreed": (
        "Egne arbeidstidsverdier etter størrelse i regeltabellen: lokal politikk, eller strengere enn avtalt",
        "Eigne arbeidstidsverdiar etter storleik i regeltabellen: lokal politikk, eller strengare enn avtalt",
    ),
    "Relative gap at which line counts stop": (
        "Relativt avvik der antall linjer er nøyaktig nok",
        "Relativt avvik der talet på linjer er nøyaktig nok",
    ),
    "The programme runs": ("Opplæringsløpet er i gang", "Opplæringsløpet er i gang"),
    "Seats per intake": ("Plasser per opptak", "Plassar per opptak"),
    "Months with intake": ("Måneder med opptak", "Månader med opptak"),
    "Duration": ("Varighet", "Lengd"),
    "How many months more than planned, with shares that sum to 1; empty = all as planned": (
        "Hvor mange måneder mer enn planlagt, med andeler som summerer til 1; tomt = alle som planlagt",
        "Kor mange månader meir enn planlagt, med delar som summerer til 1; tomt = alle som planlagt",
    ),
    "Students who drop out": ("Deltakere som avbryter", "Deltakarar som avbryt"),
    "Drop-out by month of study; empty = the same": (
        "Frafall etter studiemåned; tomt = likt",
        "Fråfall etter studiemånad; tomt = likt",
    ),
    "Cost of a taken seat": ("Kostnad for en besatt plass", "Kostnad for ein teken plass"),
    "Cost of a student at entry": (
        "Kostnad for en deltaker ved oppstart",
        "Kostnad for ein deltakar ved oppstart",
    ),
    "The unit that pays and is credited the grant": (
        "Enheten som betaler og får tilskuddet",
        "Eininga som betaler og får tilskotet",
    ),
    "Chance that a seat is taken": ("Sjanse for at en plass blir tatt", "Sjanse for at ein plass blir teken"),
    "Graduates who look for work in the municipality": (
        "Nyutdannede som søker arbeid i kommunen",
        "Nyutdanna som søkjer arbeid i kommunen",
    ),
    "Months that a graduate looks for work": (
        "Måneder en nyutdannet søker arbeid",
        "Månader ein nyutdanna søkjer arbeid",
    ),
    "Pay of a student, on-costs included": (
        "Lønn til en deltaker, sosiale kostnader medregnet",
        "Lønn til ein deltakar, sosiale kostnader medrekna",
    ),
    "Grant for a student": ("Tilskudd for en deltaker", "Tilskot for ein deltakar"),
    "The competence group it is for": ("Kompetansegruppen løpet er for", "Kompetansegruppa løpet er for"),
    "Where it is for several groups; empty = all staff": (
        "Når løpet er for flere grupper; tomt = alle ansatte",
        "Når løpet er for fleire grupper; tomt = alle tilsette",
    ),
    "The competence group it leads to, if any": (
        "Kompetansegruppen løpet fører til, om noen",
        "Kompetansegruppa løpet fører til, om noka",
    ),
    "Units it is for; empty = all": ("Enheter løpet er for; tomt = alle", "Einingar løpet er for; tomt = alle"),
    "Programmes to have completed before": (
        "Løp som må være fullført først",
        "Løp som må vere fullførte først",
    ),
    "Worked months (as full time) before entry": (
        "Arbeidede måneder (omregnet til heltid) før oppstart",
        "Arbeidde månader (omrekna til heiltid) før oppstart",
    ),
    "Smallest position fraction at entry": (
        "Minste stillingsprosent ved oppstart",
        "Minste stillingsprosent ved oppstart",
    ),
    "Share of the eligible who apply in a year": (
        "Andel av de aktuelle som søker i løpet av et år",
        "Del av dei aktuelle som søkjer i løpet av eit år",
    ),
    "Factor on the share who apply": ("Faktor på andelen som søker", "Faktor på delen som søkjer"),
    "Working time spent on study": ("Arbeidstid brukt til studier", "Arbeidstid brukt til studium"),
    "Binding time after completion": ("Bindingstid etter fullføring", "Bindingstid etter fullføring"),
    "Quitting in the binding time, against ordinary quitting": (
        "Slutting i bindingstiden, mot vanlig slutting",
        "Slutting i bindingstida, mot vanleg slutting",
    ),
}
