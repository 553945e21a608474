"""Bokmål for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "app_again": "Begynn på nytt",
    "app_begins": "begynner",
    "app_facts": "{title} · {years} · {replications} gjentakelser · startverdi {seed}",
    "app_fault": "Dette kan ikke beregnes (id {mark}):",
    "app_fault_unforeseen": "Noe gikk galt i programmet. Ingenting du har valgt, er tapt. Skjer det igjen, oppgi denne id-en, som også står i loggen, til den som drifter Utsyn: {mark}",
    "app_first_answer": "Første svar: gjennomsnitt over de første {first} av de samme {replications} gjentakelsene. Spennet kommer når alle er spilt.",
    "app_first_wait": "Turnuser og vikarpooler dimensjoneres først. Første gang tar det rundt ti til tretti sekunder; resultatet tas vare på.",
    "app_language": "Språk",
    "app_no_file": "Filen kunne ikke lages. Gå til en annen side og tilbake: øverst der står det hva som gikk galt.",
    "app_notes_read": "Jeg har lest dette",
    "app_off": "av",
    "app_old": "Beregner på nytt. Dette er de gamle tallene, fra før siste endring.",
    "app_old_asked": "Dette er de gamle tallene, fra før den siste endringen. Trykk på knappen for å regne på nytt.",
    "app_on": "på",
    "app_shown": "Viser: {title}",
    "app_slider_note": "{status}: {source}. I scenarioet: {value} {unit}.",
    "app_stop": "Stopp",
    "app_stopped": "Stoppet. Tallene er ikke fullstendige.",
    "app_unsaved": "{name} (ikke lagret)",
    "app_wait": "Tallene er på vei.",
    "app_whole_answer": "{year}: gjennomsnitt over {replications} gjentakelser, og spennet p10–p90.",
    "app_working": "Arbeider: {stage}",
    "page_overview": "Oversikt",
    "page_scenario": "Scenario",
}
