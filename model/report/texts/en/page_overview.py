"""The first page: main finding, headline figures, need against supply."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "chance_almost_no": "almost certainly not met",
    "chance_almost_sure": "almost certainly met",
    "chance_even": "as likely met as not",
    "chance_likely": "probably met",
    "chance_unlikely": "hardly met",
    "overview_alt": "{title}, {year}: {groups}.",
    "overview_alt_group": "{group} needs {need} FTE and has {supply}",
    "overview_chance": "Is the need met in {year}?",
    "overview_chance_column": "Probability in words",
    "overview_difference": "Difference",
    "overview_difference_range": "Difference, p10–p90",
    "overview_group": "Competence group",
    "overview_range": "Available, p10–p90",
}
