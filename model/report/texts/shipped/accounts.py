"""Account codes and functions of the municipal accounts by their titles in bokmål, which English keeps."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "Fastlønn": ("Fastlønn", "Fastlønn"),
    "Lønn til vikarer": ("Lønn til vikarer", "Lønn til vikarar"),
    "Lønn til ekstrahjelp": ("Lønn til ekstrahjelp", "Lønn til ekstrahjelp"),
    "Overtidslønn": ("Overtidslønn", "Overtidslønn"),
    "Annen lønn og tillegg": ("Annen lønn og tillegg", "Anna lønn og tillegg"),
    "Pensjonsinnskudd": ("Pensjonsinnskudd", "Pensjonsinnskot"),
    "Arbeidsgiveravgift": ("Arbeidsgiveravgift", "Arbeidsgivaravgift"),
    "Opplæring og kurs": ("Opplæring og kurs", "Opplæring og kurs"),
    "Kjøp av tjenester, vikarbyrå": ("Kjøp av tjenester, vikarbyrå", "Kjøp av tenester, vikarbyrå"),
    "Sykelønnsrefusjon": ("Sykelønnsrefusjon", "Sjukelønnsrefusjon"),
    "Lønn til lærlinger og elever": ("Lønn til lærlinger og elever", "Lønn til lærlingar og elevar"),
    "Tilskudd til lærlinger": ("Tilskudd til lærlinger", "Tilskot til lærlingar"),
    "Kjøp fra kommuner, felles stillinger": ("Kjøp fra kommuner, felles stillinger", "Kjøp frå kommunar, felles stillingar"),
    "Refusjon fra kommuner, felles stillinger": ("Refusjon fra kommuner, felles stillinger", "Refusjon frå kommunar, felles stillingar"),
    "Helse- og omsorgstjenester i institusjon": ("Helse- og omsorgstjenester i institusjon", "Helse- og omsorgstenester i institusjon"),
    "Helse- og omsorgstjenester til hjemmeboende": ("Helse- og omsorgstjenester til hjemmeboende", "Helse- og omsorgstenester til heimebuande"),
    "Ambulerende tjenester til hjemmeboende": ("Ambulerende tjenester til hjemmeboende", "Ambulerande tenester til heimebuande"),
    "Bemannede bofellesskap": ("Bemannede bofellesskap", "Bemanna bufellesskap"),
    "Aktiviserings- og servicetjenester": ("Aktiviserings- og servicetjenester", "Aktiviserings- og servicetenester"),
    "Barnehage": ("Barnehage", "Barnehage"),
    "Grunnskole": ("Grunnskole", "Grunnskule"),
    "Administrasjon": ("Administrasjon", "Administrasjon"),
}
