"""What every page of the app shares."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "app_again": "Begin again",
    "app_begins": "beginning",
    "app_facts": "{title} · {years} · {replications} replications · seed {seed}",
    "app_fault": "This cannot be calculated (id {mark}):",
    "app_fault_unforeseen": "Something went wrong in the program. Nothing you have chosen is lost. If it happens again, tell whoever runs Utsyn this id, which is also in the log: {mark}",
    "app_first_answer": "First answer: means over the first {first} of the same {replications} replications. Ranges come when all have been played.",
    "app_first_wait": "Rotas and pools are sized first. The first time this takes some ten to thirty seconds; what comes of it is kept.",
    "app_language": "Language",
    "app_no_file": "The file could not be made. Go to another page and back: what went wrong stands there at the top.",
    "app_notes_read": "I have read this",
    "app_off": "off",
    "app_old": "Recomputing. These are the old figures, from before the last change.",
    "app_old_asked": "These are the old figures, from before the last change. Press the button to work them out anew.",
    "app_on": "on",
    "app_shown": "Shown: {title}",
    "app_slider_note": "{status}: {source}. In the scenario: {value} {unit}.",
    "app_stop": "Stop",
    "app_stopped": "Stopped. The figures are not complete.",
    "app_unsaved": "{name} (not saved)",
    "app_wait": "The figures are on their way.",
    "app_whole_answer": "{year}: mean over {replications} replications, and the range p10–p90.",
    "app_working": "Working: {stage}",
    "page_overview": "Overview",
    "page_scenario": "Scenario",
}
