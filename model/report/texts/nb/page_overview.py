"""Bokmål for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "chance_almost_no": "nesten sikkert ikke dekket",
    "chance_almost_sure": "nesten sikkert dekket",
    "chance_even": "like gjerne dekket som ikke",
    "chance_likely": "trolig dekket",
    "chance_unlikely": "neppe dekket",
    "overview_alt": "{title}, {year}: {groups}.",
    "overview_alt_group": "{group} trenger {need} årsverk og har {supply}",
    "overview_chance": "Er behovet dekket i {year}?",
    "overview_chance_column": "Sannsynlighet i ord",
    "overview_difference": "Forskjell",
    "overview_difference_range": "Forskjell, p10–p90",
    "overview_group": "Kompetansegruppe",
    "overview_range": "Tilgang, p10–p90",
}
