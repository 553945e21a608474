"""Bokmål for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "app_facts": "{title} · {years} · {replications} gjentakelser · startverdi {seed}",
    "app_fault": "Dette kan ikke beregnes:",
    "app_headline_note": "Gjennomsnitt, og ved siden av spennet p10–p90 over {replications} gjentakelser.",
    "app_language": "Språk",
    "app_moved": "flyttede glidebrytere: {count}",
    "app_running": "{replications} gjentakelser:",
    "app_show": "Vis",
    "app_slider_note": "{status}: {source}. I scenarioet: {value} {unit}.",
    "app_sliders": "Forutsetninger",
    "app_speed": "Spiller {replications} gjentakelser; det tar litt tid.",
    "app_title": "Utsyn – framskriving av personell og kompetanse",
}
