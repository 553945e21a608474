"""What the rota room says, in the reader's language: its sentences are keys with values, worded here in Norwegian."""

from __future__ import annotations

from collections import UserDict
from collections.abc import Mapping
from functools import cache

from model.report.texts.language import current_language
from model.report.texts.rota import nb, nn
from model.report.texts.told import fault_words
from model.rota import ENGLISH, Said, Wording, say

_NO_BREAK = "\u00a0"
_WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
}
_EVERY = {"nb": "hver {}. helg", "nn": "kvar {}. helg"}
_WEEKENDS = {
    "nb": (
        "hver helg",
        "annenhver helg",
        "hver tredje helg",
        "hver fjerde helg",
        "hver femte helg",
        "hver sjette helg",
    ),
    "nn": (
        "kvar helg",
        "annankvar helg",
        "kvar tredje helg",
        "kvar fjerde helg",
        "kvar femte helg",
        "kvar sjette helg",
    ),
}


class _Words(UserDict[str, str]):
    """Titles of rules, paragraphs and units by their English words; what is not among them stays as it is."""

    def __init__(self, language: str):
        super().__init__()
        self._language = language

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        return fault_words(key, self._language)


def rota_words(what: Said, titles: Mapping[str, str] | None = None, language: str | None = None) -> str:
    """A sentence of the rota room in the reader's language; `titles` are names by id of groups, shifts and lines."""
    return say(what, wording(language or current_language()), titles)


@cache
def wording(language: str) -> Wording:
    """How a language words the rota room's sentences."""
    if language == "en":
        return ENGLISH
    bokmaal = language == "nb"
    other = {-1: "en hvilken som helst helg" if bokmaal else "kva helg som helst", 0: "ingen helger"}
    ending = "er" if bokmaal else "ar"
    endless = "uendelig mange" if bokmaal else "uendeleg mange"
    return Wording(
        templates=(nb if bokmaal else nn).TEMPLATES,
        words=_Words(language),
        weekdays=_WEEKDAYS[language],
        on_weekdays=tuple(day + ending for day in _WEEKDAYS[language]),
        weekends=other | dict(enumerate(_WEEKENDS[language], start=1)),
        weekend_other=_EVERY[language],
        clauses={"and": "og", "all days": f"alle dag{ending}", "endless": endless},
        decimal=",",
        thousands=_NO_BREAK,
        kroner="{}" + _NO_BREAK + "kr",
    )
