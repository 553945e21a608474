"""Nynorsk for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "link_choice": "{whence} ber om {what} = «{value}», som ikkje finst med desse dataa (det finst: {allowed}). Sida viser det vanlege valet sitt.",
    "link_choice_gone": "Lenkja ber om «{what}» = «{value}», som ikkje finst her. Sida viser det vanlege valet sitt.",
    "link_data": "{whence} vart laga med andre data enn desse, eller ei anna utgåve av dei. Endringane er lagde på desse dataa; tala kan bli andre.",
    "link_from_file": "Fila",
    "link_from_link": "Lenkja",
    "link_language": "{whence} ber om språket «{value}», som ikkje er blant {allowed}.",
    "link_name": "{whence} har eit scenario som heiter «{value}»; eit namn har 1–{most} teikn.",
    "link_near": " Var det «{name}»?",
    "link_no_value": "{whence} har {what} = «{value}», som ikkje er ein verdi den kan ha. Verdien er ikkje endra.",
    "link_outside": "{whence} har {what} = {value}, som er utanfor det som er tillate ({low} til {high}). Verdien er ikkje endra.",
    "link_repeated": "{whence} har «{what}» {count} gonger; den første gjeld.",
    "link_same_name": "{whence} har to scenario som heiter «{name}»; eitt av dei heiter no «{free}».",
    "link_unknown": "{whence} har «{what}» = «{value}», som er ukjend her og ikkje er teken med.{near}",
    "link_version": "{whence} er av utgåve «{value}», som dette programmet ikkje kjenner. Det som kunne lesast, er teke med.",
    "share_button": "Del lenkje",
    "share_note": "Lenkja opnar dei same scenarioa, språket og vala, på dei same dataa. Ho ber ingen data om tilsette; det du skreiv som namn på scenario, følgjer med. Vakter du har flytta for hand, følgjer ikkje med; last ned turnusen for å ta vare på dei.",
    "share_python": "Gjenskap i Python",
    "share_python_note": "Desse linjene gir dei same tala. Dei krev at programmet er installert, og ikkje noko meir.",
    "share_reasons": "Ta med grunngjevingane og søkjeorda mine (pass på at dei ikkje nemner personar)",
}
