"""Bokmål for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "app_fault": "Dette kan ikke beregnes:",
    "app_headline_note": "Gjennomsnitt, og ved siden av spennet p10–p90 over {replications} gjentakelser.",
    "app_moved": "flyttede glidebrytere: {count}",
    "app_running": "{replications} gjentakelser:",
    "app_show": "Vis",
    "app_sliders": "Forutsetninger",
    "app_speed": "Spiller {replications} gjentakelser; det tar litt tid.",
    "app_title": "Utsyn – framskriving av personell og kompetanse",
}
