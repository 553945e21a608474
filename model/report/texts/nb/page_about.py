"""Bokmål for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "about_access": "Tilgjengelighet",
    "about_access_1": "Målet er WCAG 2.1 nivå AA. Hver figur har innholdet i ord og en tabell med tallene bak; linjene skiller seg med strek så vel som farge, og fargene kan skilles av fargeblinde.",
    "about_access_2": "Alt kan nås med tastaturet og leses med 400 % forstørring. Lyst eller mørkt følger datamaskinen din.",
    "about_access_3": "Kjent mangel: Noen få ord i Streamlits egne knapper, som dem for filer, er på engelsk. De forklares ved knappen.",
    "about_citation": "Sitering",
    "about_citation_note": "Bruker du Utsyn i forskning, siter det slik, og oppgi startverdi, gjentakelser og scenario ved hvert tall:",
    "about_intro": "Utsyn svarer på ett spørsmål for en kommune: Hvor mange med hvilken kompetanse trenger vi om ti til tjue år, hvor mange kommer vi til å ha, og hvilke tiltak lukker gapet, til hvilken kostnad – helt ned til helgevakten.",
    "about_licence": "Lisens: {licence}",
    "about_limits": "Begrensninger",
    "about_limits_1": "Tallene er framsyn og ingen prognose: De sier hva som følger av forutsetningene. I scenarioet som er åpent, er {assumed} av {all} verdier antatt, altså ikke kontrollert av noen. Se siden Forutsetninger.",
    "about_limits_2": "Spennet p10–p90 er tilfeldighet innenfor modellen. Hvor mye forutsetningene selv kan være feil, kommer i tillegg.",
    "about_limits_3": "En turnus som vises, har bestått en uavhengig kontroll mot arbeidstidsreglene i regeltabellen. Lokale avtaler som ikke står i tabellen, kontrolleres ikke.",
    "about_limits_4": "Verktøyet er for planer om grupper. Det må ikke brukes til å avgjøre noe om én person.",
    "about_method": "Metode",
    "about_method_1": "Behov: Folketall, brukere og bemanningsplaner gir timer og årsverk som trengs i hver enhet og kompetansegruppe, år for år.",
    "about_method_2": "Turnuser og pooler: Lineære programmer på en graf av lovlige vaktrekker dimensjonerer turnusen i hver enhet og vikarpoolene. De dimensjoneres ut fra behovet, aldri ut fra hvem som tilfeldigvis er ansatt.",
    "about_method_3": "Personell: En simulering fører hver person måned for måned gjennom aldring, permisjon, opplæring, avgang og rekruttering, mange ganger. To uavhengige programmer for de samme reglene er enige til siste bit.",
    "about_method_4": "Vikarbruk: Hver time som mangler noen, dekkes i prisrekkefølge, fra overbooking og pool til overtid og byrå; det som er igjen, er udekket.",
    "about_method_5": "Budsjett: Lønn, tillegg, vikarer, sosiale kostnader og refusjoner etter KOSTRA-funksjon og art. Alle scenarioer møter de samme menneskene med samme hell, så forskjeller mellom scenarioer er ikke støy.",
    "about_name": "Program",
    "about_privacy": "Personvern",
    "about_privacy_1": "Programmet går på din egen datamaskin eller kommunens egen tjener og spør ingen andre steder om noe. Det sender ingen bruksstatistikk.",
    "about_privacy_2": "En personaloversikt som du sender inn, ses bare av din egen økt i nettleseren. Den holdes i minnet mens økten varer og skrives ikke til noen fil. Ingen delingslenke tar den med, og enkeltkarrierer fortelles bare om oppdiktede personer.",
    "about_privacy_3": "Det du selv laster ned – arbeidsbøker, tabeller, sider – må du selv ta vare på. Tall om grupper på svært få personer kan si noe om enkeltpersoner.",
    "about_version": "Versjon",
    "about_versions": "Versjoner",
    "about_versions_note": "Tallene kan avhenge av disse. En lagret kjøring sier hvilke den er laget med.",
    "page_about": "Om Utsyn",
}
