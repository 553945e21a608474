"""What the checks look at: the settings as read, faults or not, and the tables that could be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pydantic import ValidationError

from model.errors import Problem
from model.scenario.schema import Leaf
from model.scenario.schema.rule_table import RuleTable
from model.scenario.words import FILL_IN
from model.scenario.yaml_reader import Document, Path

# made once: to name the type for each of thousands of values takes longer than to validate them
_ANY_LEAF = Leaf[Any]


def each(data: Any, pattern: str) -> Iterator[tuple[Path, Any]]:
    """Every part of `data` on a dotted path; ``*`` stands for any key or position, ``@`` for the keys.

    Parts that are missing or of another shape are passed over: the schema's check tells of those.
    """
    yield from _each(data, tuple(pattern.split(".")), ())


def names_in(data: Any, pattern: str) -> list[tuple[Path, str]]:
    """Every name, as text, on a dotted path, and where it stands."""
    found = [(path, value) for path, value in each(data, pattern) if isinstance(value, str)]
    return [(path, value) for path, value in found if value.strip() and value != FILL_IN]


def leaf_at(data: Any) -> Leaf[Any] | None:
    """The leaf that stands there, or None when it is not one yet."""
    if isinstance(data, Leaf):
        return data
    try:
        leaf = _ANY_LEAF.model_validate(data)
    except ValidationError:
        return None
    by_year = leaf.value if isinstance(leaf.value, dict) else {0: leaf.value}
    amounts = [*by_year.values(), *(change.amount for change in leaf.adjustments)]
    good = bool(by_year) and all(isinstance(year, int) for year in by_year)
    return leaf if good and all(isinstance(amount, (int, float)) for amount in amounts) else None


def number(value: Any) -> float | None:
    """The value when it is a number."""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def moments(leaf: Leaf[Any], years: range) -> list[int]:
    """The years of the horizon in which the leaf may have a new value."""
    return sorted({*list(years)[:1], *(year for year in leaf.years_of_change() if year in years)})


def _each(data: Any, parts: tuple[str, ...], path: Path) -> Iterator[tuple[Path, Any]]:
    if not parts:
        yield path, data
        return
    head, rest = parts[0], parts[1:]
    if isinstance(data, Mapping):
        if head == "@":
            yield from (((*path, key), str(key)) for key in data)
        for key in data if head == "*" else [head] if head in data else []:
            yield from _each(data[key], rest, (*path, key))
    elif isinstance(data, (list, tuple)):
        for index, value in enumerate(data):
            if head not in ("*", str(index)):
                continue
            yield from _each(value, rest, (*path, index))


@dataclass(frozen=True)
class Facts:
    """Settings with the place of every part, the tables by name, and the working-time rule table."""

    document: Document
    frames: Mapping[str, pd.DataFrame]
    rules: RuleTable

    @property
    def data(self) -> dict[str, Any]:
        """The settings; empty when the file holds no block."""
        return self.document.data if isinstance(self.document.data, dict) else {}

    @property
    def years(self) -> range:
        """The horizon, or no year when the period is at fault."""
        period = self.data.get("period")
        period = period if isinstance(period, Mapping) else {}
        start, length = period.get("start_year"), period.get("horizon_years")
        if not isinstance(start, int) or not isinstance(length, int):
            return range(0)
        good = 1990 <= start <= 2150 and 0 < length <= 40
        return range(start, start + length) if good else range(0)

    def block(self, key: str) -> dict[str, Any]:
        """The named parts under a top key, such as ``units``; empty when at fault."""
        found = self.data.get(key)
        return {str(name): part for name, part in found.items()} if isinstance(found, Mapping) else {}

    def declared(self, path: str) -> list[str]:
        """The names declared under a dotted path."""
        return sorted(name for _, name in each(self.data, path + ".@"))

    def file(self, table: str) -> str:
        """The file of a table, for messages."""
        return next((name for _, name in names_in(self.data, f"tables.{table}.file")), f"{table}.csv")

    def cell(self, table: str, row: int, column: str) -> str:
        """A cell's place: `row` counts from 0 in the frame, the header is the spreadsheet's row 1."""
        return f"{self.file(table)}, row {row + 2}, column {column}"

    def problem(self, path: Path, found: str, allowed: str, remedy: str) -> Problem:
        """A fault in the settings."""
        return Problem(self.document.where(path), found, allowed, remedy)
