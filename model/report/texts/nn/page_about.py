"""Nynorsk for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "about_access": "Tilgjenge",
    "about_access_1": "Målet er WCAG 2.1 nivå AA. Kvar figur har innhaldet i ord og ein tabell med tala bak; linjene skil seg med strek så vel som farge, og fargane kan skiljast av fargeblinde.",
    "about_access_2": "Alt kan nåast med tastaturet og lesast med 400 % forstørring. Lyst eller mørkt følgjer datamaskina di.",
    "about_access_3": "Kjend mangel: Nokre få ord i Streamlits eigne knappar, som dei for filer, er på engelsk. Dei er forklarte ved knappen.",
    "about_citation": "Sitering",
    "about_citation_note": "Brukar du Utsyn i forsking, siter det slik, og oppgi startverdi, gjentakingar og scenario ved kvart tal:",
    "about_intro": "Utsyn svarer på eitt spørsmål for ein kommune: Kor mange med kva kompetanse treng vi om ti til tjue år, kor mange kjem vi til å ha, og kva tiltak lukkar gapet, til kva kostnad – heilt ned til helgevakta.",
    "about_licence": "Lisens: {licence}",
    "about_limits": "Avgrensingar",
    "about_limits_1": "Tala er framsyn og ingen prognose: Dei seier kva som følgjer av føresetnadene. I scenarioet som er ope, er {assumed} av {all} verdiar anteke, altså ikkje kontrollerte av nokon. Sjå sida Føresetnader.",
    "about_limits_2": "Spennet p10–p90 er tilfeldigheit innanfor modellen. Kor mykje føresetnadene sjølve kan vere feil, kjem i tillegg.",
    "about_limits_3": "Ein turnus som blir vist, har bestått ein uavhengig kontroll mot arbeidstidsreglane i regeltabellen. Lokale avtalar som ikkje står i tabellen, blir ikkje kontrollerte.",
    "about_limits_4": "Verktøyet er for planar om grupper. Det må ikkje brukast til å avgjere noko om éin person.",
    "about_method": "Metode",
    "about_method_1": "Behov: Folketal, brukarar og bemanningsplanar gir timar og årsverk som trengst i kvar eining og kompetansegruppe, år for år.",
    "about_method_2": "Turnusar og poolar: Lineære program på ein graf av lovlege vaktrekkjer dimensjonerer turnusen i kvar eining og vikarpoolane. Dei blir dimensjonerte ut frå behovet, aldri ut frå kven som tilfeldigvis er tilsett.",
    "about_method_3": "Personell: Ei simulering fører kvar person månad for månad gjennom aldring, permisjon, opplæring, avgang og rekruttering, mange gonger. To uavhengige program for dei same reglane er samde til siste bit.",
    "about_method_4": "Vikarbruk: Kvar time som manglar nokon, blir dekt i prisrekkjefølgje, frå overbooking og pool til overtid og byrå; det som er att, er udekt.",
    "about_method_5": "Budsjett: Løn, tillegg, vikarar, sosiale kostnader og refusjonar etter KOSTRA-funksjon og art. Alle scenario møter dei same menneska med same hell, så skilnader mellom scenario er ikkje støy.",
    "about_name": "Program",
    "about_privacy": "Personvern",
    "about_privacy_1": "Programmet går på di eiga datamaskin eller tenaren til kommunen og spør ingen andre stader om noko. Det sender ingen bruksstatistikk.",
    "about_privacy_2": "Ei personaloversikt som du sender inn, blir berre sett av di eiga økt i nettlesaren. Ho blir halden i minnet så lenge økta varer og blir ikkje skriven til noka fil. Ingen delingslenkje tek henne med, og enkeltkarrierar blir berre fortalde om oppdikta personar.",
    "about_privacy_3": "Det du sjølv lastar ned – arbeidsbøker, tabellar, sider – må du sjølv ta vare på. Tal om grupper på svært få personar kan seie noko om enkeltpersonar.",
    "about_version": "Versjon",
    "about_versions": "Versjonar",
    "about_versions_note": "Tala kan avhenge av desse. Ei lagra køyring seier kva for nokre ho er laga med.",
    "page_about": "Om Utsyn",
}
