"""Units of measure."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "FTE": ("årsverk", "årsverk"),
    "NOK": ("kr", "kr"),
    "fraction": ("andel av full stilling", "del av full stilling"),
    "hours/year": ("timer/år", "timar/år"),
    "million NOK": ("mill. kr", "mill. kr"),
    "months": ("måneder", "månader"),
    "number": ("antall", "tal"),
    "persons": ("personer", "personar"),
    "persons/year": ("personer/år", "personar/år"),
    "posts": ("stillinger", "stillingar"),
    "probability": ("sannsynlighet", "sannsyn"),
    "share": ("andel", "del"),
    "weekends/year": ("helger/år", "helger/år"),
    "years": ("år", "år"),
}
