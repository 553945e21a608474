"""What the rota room has to tell, as a key with values, and the one place where that becomes text.

A `Said` holds a key and plain values: numbers, ids of groups and shifts, minutes of the week, numbers of weekdays,
further `Said`s. `say` makes text of it with a `Wording`: templates by key and the words of one language. English is in
`english.py`; a further language is one more `Wording` with the same keys.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

DAY = 24 * 60
THIN_SPACE = "\u202f"

Titles = Mapping[str, str]


@dataclass(frozen=True, order=True)
class Said:
    """A sentence or a part of one, in no language: `key` names a template, `values` fill it, sorted by name."""

    key: str
    values: tuple[tuple[str, Any], ...] = ()

    def __getitem__(self, name: str) -> Any:
        return dict(self.values)[name]


def said(key: str, **values: Any) -> Said:
    """A `Said` with its values by name."""
    return Said(key, tuple(sorted(values.items())))


NOTHING = said("nothing")


@dataclass(frozen=True)
class Wording:
    """One language: `templates` by key, `words` for what stands in values (families, units, titles of rules …).

    weekdays, on_weekdays : “Monday”, “Mondays”, from Monday on. weekends : by how many weekends apart. clauses :
    “and”, “all days”, “an endless number of”, by those English words. decimal, thousands, kroner : number marks.

    A template's field is ``{name:how}``; how is nothing (as it is), 0 … 4 (a number with at most so many decimals),
    amount (two decimals; endless when infinite), nok, group and Group (the title in running text and at the start),
    title (as it stands), titles (several), day (one weekday), days (several, as times), daylist (several, as names),
    clock (HH:MM), weekend (how often), word and lower (through `words`, lower with a small first letter), said and
    Said (a part, as it is or with a capital), list (parts with semicolons), sentences (parts after each other),
    ``|one|many`` (a count with its noun) or ``~one|many`` (the noun alone).
    """

    templates: Mapping[str, str]
    words: Mapping[str, str]
    weekdays: Sequence[str]
    on_weekdays: Sequence[str]
    weekends: Mapping[int, str]
    weekend_other: str
    clauses: Mapping[str, str]
    decimal: str = "."
    thousands: str = THIN_SPACE
    kroner: str = "NOK {}"


def say(what: Said, wording: Wording, titles: Titles | None = None) -> str:
    """The text of a `Said`; `titles` are names by id of groups, shifts and line kinds, else ids are shown."""
    values = dict(what.values)
    parts = []
    for text, name, spec, _ in Formatter().parse(wording.templates[what.key]):
        parts.append(text)
        if name is not None:
            parts.append(_field(values[name], spec or "", wording, titles or {}))
    return "".join(parts)


def number(value: float, decimals: int, wording: Wording) -> str:
    """A number without needless noughts, thousands apart."""
    if math.isinf(value) or math.isnan(value):
        return wording.clauses["endless"] if value > 0 else "–"
    whole, _, part = f"{value:,.{decimals}f}".partition(".")
    part = part.rstrip("0")
    shown = whole.replace(",", wording.thousands) + (wording.decimal + part if part else "")
    return "0" if shown == "-0" else shown


def _field(value: Any, how: str, wording: Wording, titles: Titles) -> str:
    if how.startswith("|"):
        return _counted(float(value), how.split("|")[1:], wording)
    if how.startswith("~"):
        return how[1:].split("|")[float(value) != 1]
    if how.isdigit():
        return number(float(value), int(how), wording)
    return HOW[how](value, wording, titles)


def _part(value: Any, wording: Wording, titles: Titles) -> str:
    return say(value, wording, titles)


def _weekend(value: Any, wording: Wording, titles: Titles) -> str:
    return wording.weekends.get(value, wording.weekend_other.format(value))


def _counted(count: float, nouns: list[str], wording: Wording) -> str:
    return f"{number(count, 1, wording)} {nouns[0] if abs(count - 1) < 1e-9 else nouns[1]}"


def _several(names: list[str], wording: Wording) -> str:
    if len(names) == 7:
        return wording.clauses["all days"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {wording.clauses['and']} {names[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


HOW: Mapping[str, Callable[[Any, Wording, Titles], str]] = {
    "": lambda value, wording, titles: str(value),
    "amount": lambda value, wording, titles: number(float(value), 2, wording),
    "nok": lambda value, wording, titles: wording.kroner.format(number(round(value), 0, wording)),
    "group": lambda value, wording, titles: titles.get(value, value).lower(),
    "Group": lambda value, wording, titles: _capital(titles.get(value, value).lower()),
    "title": lambda value, wording, titles: titles.get(value, value),
    "titles": lambda value, wording, titles: ", ".join(titles.get(name, name) for name in value),
    "day": lambda value, wording, titles: wording.weekdays[value],
    "days": lambda value, wording, titles: _several([wording.on_weekdays[day] for day in value], wording),
    "daylist": lambda value, wording, titles: ", ".join(wording.weekdays[day] for day in value),
    "clock": lambda value, wording, titles: f"{value % DAY // 60:02d}:{value % 60:02d}",
    "weekend": _weekend,
    "word": lambda value, wording, titles: wording.words.get(str(value), str(value)),
    "lower": lambda value, wording, titles: _small(wording.words.get(str(value), str(value))),
    "said": _part,
    "Said": lambda value, wording, titles: _capital(_part(value, wording, titles)),
    "list": lambda value, wording, titles: "; ".join(_part(one, wording, titles) for one in value),
    "sentences": lambda value, wording, titles: " ".join(_part(one, wording, titles) for one in value),
}
