"""Nynorsk for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "app_facts": "{title} · {years} · {replications} gjentakingar · startverdi {seed}",
    "app_fault": "Dette kan ikkje reknast ut:",
    "app_headline_note": "Gjennomsnitt, og ved sida av spennet p10–p90 over {replications} gjentakingar.",
    "app_language": "Språk",
    "app_moved": "flytte glidebrytarar: {count}",
    "app_running": "{replications} gjentakingar:",
    "app_show": "Vis",
    "app_slider_note": "{status}: {source}. I scenarioet: {value} {unit}.",
    "app_sliders": "Føresetnader",
    "app_speed": "Spelar {replications} gjentakingar; det tek litt tid.",
    "app_title": "Utsyn – framskriving av personell og kompetanse",
}
