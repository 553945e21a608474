"""Which column of a file is which of ours, and its cells in our own words."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from pydantic import BaseModel

from model.scenario.upload.sheet import Sheet

_PLAIN = re.compile(r"[^a-z0-9æøåäöé]+")


@dataclass(frozen=True)
class Mapped:
    """How a file's columns are to be understood.

    Attributes
    ----------
    columns : our column → the file's; a column of ours that the file lacks is left out.
    words : our column → how a cell may be written → our code for it, such as “fast” → permanent. Small letters.
    per_cent : our columns whose numbers are hundredths in the file.
    """

    columns: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    per_cent: frozenset[str] = frozenset()


def guessed(
    header: Sequence[str], kind: type[BaseModel], labels: Mapping[str, Sequence[str]], remembered: Mapping[str, str]
) -> dict[str, str]:
    """Our columns that can be told from the file's names: by what was chosen before, by name, by label.

    labels : our column → what it is called in the languages of the screen. remembered : our column → the file's name
    chosen for an earlier file; it counts only if the file has it. No column is guessed twice;
    what was chosen may be, such as one column for the group that is held and the one that is required.
    """
    plain = {_letters(name): name for name in reversed(header)}
    found: dict[str, str] = {}
    for column in kind.model_fields:
        chosen = remembered.get(column, "")
        known = (plain.get(_letters(one), "") for one in (column, *labels.get(column, ())))
        hits = [chosen] if chosen in header else [name for name in known if name and name not in found.values()]
        if hits:
            found[column] = hits[0]
    return found


def in_per_cent(sheet: Sheet, column: str | None) -> bool:
    """Whether a column of the file holds hundredths: some number is above 1 and none is above 100."""
    if column is None or column not in sheet.header:
        return False
    place = sheet.header.index(column)
    numbers = [number for row in sheet.rows if (number := _number(row[place])) is not None]
    return bool(numbers) and 1 < max(numbers) <= 100


def as_text(sheet: Sheet, mapped: Mapped, kind: type[BaseModel]) -> str:
    """The sheet as CSV with our column names; columns that are not asked for are left behind.

    A column that may be empty and that the file lacks is empty in every row.
    """
    columns = [(ours, sheet.header.index(theirs)) for ours, theirs in mapped.columns.items()]
    empty = [
        name for name, field in kind.model_fields.items() if name not in mapped.columns and not field.is_required()
    ]
    delimiter = ";" if sheet.delimiter == ";" else ","
    target = io.StringIO()
    writer = csv.writer(target, delimiter=delimiter, lineterminator="\n")
    writer.writerow([*(ours for ours, _ in columns), *empty])
    for row in sheet.rows:
        cells = [_cell(row[place], ours, mapped) for ours, place in columns]
        # an empty row stays one that reads as empty, so that rows count as in the file
        writer.writerow([*cells, *([""] * len(empty))]) if any(row) else target.write("\n")
    return target.getvalue()


def _cell(written: str, column: str, mapped: Mapped) -> str:
    words = mapped.words.get(column)
    if words:
        return words.get(written.strip().casefold(), written)
    if column in mapped.per_cent:
        number = _number(written)
        return written if number is None else format((number / 100).normalize(), "f")
    return written


def _number(written: str) -> Decimal | None:
    """The number in a cell, a per cent sign left out; None for anything else."""
    plain = written.replace("\u00a0", " ").strip().removesuffix("%").strip().replace(",", ".", 1)
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < 10**9 else None


def _letters(name: str) -> str:
    return _PLAIN.sub("", name.casefold())
