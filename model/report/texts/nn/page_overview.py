"""Nynorsk for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "chance_almost_no": "nesten sikkert ikkje dekt",
    "chance_almost_sure": "nesten sikkert dekt",
    "chance_even": "like gjerne dekt som ikkje",
    "chance_likely": "truleg dekt",
    "chance_unlikely": "neppe dekt",
    "overview_alt": "{title}, {year}: {groups}.",
    "overview_alt_group": "{group} treng {need} årsverk og har {supply}",
    "overview_chance": "Er behovet dekt i {year}?",
    "overview_chance_column": "Sannsyn i ord",
    "overview_difference": "Skilnad",
    "overview_difference_range": "Skilnad, p10–p90",
    "overview_group": "Kompetansegruppe",
    "overview_range": "Tilgang, p10–p90",
}
