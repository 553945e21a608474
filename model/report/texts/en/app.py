"""What every page of the app shares."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "app_facts": "{title} · {years} · {replications} replications · seed {seed}",
    "app_fault": "This cannot be calculated:",
    "app_headline_note": "Mean, and beside it the range p10–p90 over {replications} replications.",
    "app_language": "Language",
    "app_moved": "sliders moved: {count}",
    "app_running": "{replications} replications:",
    "app_show": "Show",
    "app_slider_note": "{status}: {source}. In the scenario: {value} {unit}.",
    "app_sliders": "Assumptions",
    "app_speed": "Plays {replications} replications; this takes a little while.",
    "app_title": "Utsyn – workforce foresight",
}
