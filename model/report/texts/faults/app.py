"""Faults that only the app can meet: names of scenarios, share links."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "name of the scenario": ("navnet på scenarioet", "namnet på scenarioet"),
    "saved scenarios": ("lagrede scenarioer", "lagra scenario"),
    "{} signs": ("{} tegn", "{} teikn"),
    "1–{} signs": ("1–{} tegn", "1–{} teikn"),
    "say in a few words what is different": ("si med få ord hva som er annerledes", "sei med få ord kva som er annleis"),
    "“{}”, which is taken": ("«{}», som er opptatt", "«{}», som er oppteke"),
    "{} bytes": ("{} byte", "{} byte"),
    "at most {} bytes": ("høyst {} byte", "høgst {} byte"),
    "a file that is no text": ("en fil som ikke er tekst", "ei fil som ikkje er tekst"),
    "a file without {}": ("en fil uten {}", "ei fil utan {}"),
    "no names with values": ("noe annet enn navn med verdier", "noko anna enn namn med verdiar"),
    "{}, {}": ("{}, {}", "{}, {}"),
    "a scenario that Utsyn has saved": ("et scenario som Utsyn har lagret", "eit scenario som Utsyn har lagra"),
    "download a scenario under “Save …”, and open that file": ("last ned et scenario under «Lagre …», og åpne den filen", "last ned eit scenario under «Lagre …», og opne den fila"),
    "a name of its own": ("et eget navn", "eit eige namn"),
    "choose another name, such as “{}”": ("velg et annet navn, som «{}»", "vel eit anna namn, som «{}»"),
    "{} saved scenarios": ("{} lagrede scenarioer", "{} lagra scenario"),
    "at most {}": ("høyst {}", "høgst {}"),
    "delete one that you no longer need": ("slett ett du ikke lenger trenger", "slett eitt du ikkje lenger treng"),
}
