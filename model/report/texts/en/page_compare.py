"""The page that lays scenarios side by side."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "compare_alt_one": "Line chart: {indicator}, {first} → {last}. {values}.",
    "compare_axes": "Some of the vertical axes do not begin at zero.",
    "compare_band": "The band is p10–p90.",
    "compare_baseline": "{title} (compared with)",
    "compare_choose": "Scenarios to compare (at most five; the first is what the others are set against)",
    "compare_choose_hint": "Choose scenarios",
    "compare_example": "Example: {name}",
    "compare_marked": "These scenarios differ in more than what was decided. The figures are shown, but read the differences with care:",
    "compare_one": "Choose two scenarios or more. Save your own on the page Scenario, or choose an example.",
    "compare_refused": "These scenarios cannot be compared:",
    "compare_table": "What differs in {year}",
    "compare_table_note": "For the first scenario the mean; for the others the difference from it, worked out within each replication, with the range p10–p90 in brackets. Better and worse are said only when the whole range points the same way; pp is percentage points.",
    "compare_title": "Year by year",
    "compare_waiting": "Still on the way: {names}",
    "compare_year": "Year",
    "page_compare": "Compare",
}
