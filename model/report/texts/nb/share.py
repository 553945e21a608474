"""Bokmål for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "link_choice": "{whence} ber om {what} = «{value}», som ikke finnes med disse dataene (det finnes: {allowed}). Siden viser sitt vanlige valg.",
    "link_choice_gone": "Lenken ber om «{what}» = «{value}», som ikke finnes her. Siden viser sitt vanlige valg.",
    "link_data": "{whence} ble laget med andre data enn disse, eller en annen utgave av dem. Endringene er lagt på disse dataene; tallene kan bli andre.",
    "link_from_file": "Filen",
    "link_from_link": "Lenken",
    "link_language": "{whence} ber om språket «{value}», som ikke er blant {allowed}.",
    "link_name": "{whence} har et scenario som heter «{value}»; et navn har 1–{most} tegn.",
    "link_near": " Var det «{name}»?",
    "link_no_value": "{whence} har {what} = «{value}», som ikke er en verdi den kan ha. Verdien er ikke endret.",
    "link_outside": "{whence} har {what} = {value}, som er utenfor det som er tillatt ({low} til {high}). Verdien er ikke endret.",
    "link_repeated": "{whence} har «{what}» {count} ganger; den første gjelder.",
    "link_same_name": "{whence} har to scenarioer som heter «{name}»; ett av dem heter nå «{free}».",
    "link_unknown": "{whence} har «{what}» = «{value}», som er ukjent her og ikke er tatt med.{near}",
    "link_version": "{whence} er av utgave «{value}», som dette programmet ikke kjenner. Det som kunne leses, er tatt med.",
    "share_button": "Del lenke",
    "share_note": "Lenken åpner de samme scenarioene, språket og valgene, på de samme dataene. Den bærer ingen data om ansatte; det du skrev som navn på scenarioer, følger med. Vakter du har flyttet for hånd, følger ikke med; last ned turnusen for å ta vare på dem.",
    "share_python": "Gjenskap i Python",
    "share_python_note": "Disse linjene gir de samme tallene. De krever at programmet er installert, og ikke noe mer.",
    "share_reasons": "Ta med begrunnelsene og søkeordene mine (pass på at de ikke nevner personer)",
}
