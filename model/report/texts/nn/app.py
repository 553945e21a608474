"""Nynorsk for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "app_again": "Byrja på nytt",
    "app_begins": "byrjar",
    "app_facts": "{title} · {years} · {replications} gjentakingar · startverdi {seed}",
    "app_fault": "Dette kan ikkje reknast ut (id {mark}):",
    "app_fault_unforeseen": "Noko gjekk gale i programmet. Ingenting du har valt, er tapt. Skjer det igjen, oppgje denne id-en, som òg står i loggen, til den som driftar Utsyn: {mark}",
    "app_first_answer": "Første svar: gjennomsnitt over dei første {first} av dei same {replications} gjentakingane. Spennet kjem når alle er spela.",
    "app_first_wait": "Turnusar og vikarpoolar blir dimensjonerte først. Første gongen tek det rundt ti til tretti sekund; resultatet blir teke vare på.",
    "app_language": "Språk",
    "app_no_file": "Fila kunne ikkje lagast. Gå til ei anna side og tilbake: øvst der står det kva som gjekk gale.",
    "app_notes_read": "Eg har lese dette",
    "app_off": "av",
    "app_old": "Reknar på nytt. Dette er dei gamle tala, frå før siste endring.",
    "app_old_asked": "Dette er dei gamle tala, frå før den siste endringa. Trykk på knappen for å rekna på nytt.",
    "app_on": "på",
    "app_shown": "Viser: {title}",
    "app_slider_note": "{status}: {source}. I scenarioet: {value} {unit}.",
    "app_stop": "Stopp",
    "app_stopped": "Stoppa. Tala er ikkje fullstendige.",
    "app_unsaved": "{name} (ikkje lagra)",
    "app_wait": "Tala er på veg.",
    "app_whole_answer": "{year}: gjennomsnitt over {replications} gjentakingar, og spennet p10–p90.",
    "app_working": "Arbeider: {stage}",
    "page_overview": "Oversyn",
    "page_scenario": "Scenario",
}
