"""A reader of the public `.dzn` files of rotating-workforce problems, in both of their dialects.

A file is a list of assignments `name = value;` where a value is a whole number, `true` or `false`, a text in
double quotes, a list `[a, b]` or a table `[| a, b | c, d |]`; `%` starts a comment. Which dialect a file is
written in is told by its names:

* the first has `nb_workers`, `temp_req` (a row a shift kind, a column a weekday) and block rules;
* the second has `employees` and `requirements` (a row a weekday, columns day, evening, night), and fixed rules:
  two consecutive days off in each Monday–Sunday week, at most five working days in a row, at least one of any
  three weekends free, at most three nights in a row, after a night only a night or a day off, and a night block
  starts only after a day off.

All rules hold cyclically, and every weekday needs exactly the people the table says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from model.errors import InputError, Problem
from model.rota import Blocks, Rules, Shift

Table = list[list[int]]
FIRST = ("nb_workers", "nb_shifts", "min_daysoff", "max_daysoff", "min_work", "max_work", "temp_req")
LISTS = ("shift_start", "shift_length", "shift_block_min", "shift_block_max")
SECOND = ("employees", "requirements")
TOKEN = re.compile(r'\s*(\[\||\|\]|[\[\]|,]|"[^"]*"|-?\d+|true|false)')
SECOND_SHIFTS = (("day", 420, 480), ("evening", 900, 480), ("night", 1380, 480))


def read_dzn(text: str, name: str) -> CyclicCase:
    """The case a file describes. InputError, naming `name` and the field, for a file that cannot be one."""
    fields = read_fields(text, name)
    if "employees" in fields or "requirements" in fields:
        return _second(fields, name)
    return _first(fields, name)


def read_fields(text: str, name: str) -> dict[str, Any]:
    """Every assignment of a file, by its name."""
    bare = re.sub(r"%[^\n]*", "", text)
    fields: dict[str, Any] = {}
    for part in bare.split(";"):
        if not part.strip():
            continue
        field, equals, value = part.partition("=")
        field = field.strip()
        if not equals or not re.fullmatch(r"[A-Za-z_]\w*", field):
            raise _fault(name, part.strip()[:40], "name = value;", "correct the line")
        if field in fields:
            raise _fault(f"{name}, {field}", "given twice", "each name once", "remove one of them")
        fields[field] = _value(value.strip(), f"{name}, {field}")
    return fields


def _value(text: str, where: str) -> Any:
    tokens, at = [], 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if found is None:
            raise _fault(where, text[at : at + 20].strip() or "nothing", "numbers, true, false, texts", "correct it")
        tokens.append(found.group(1))
        at = found.end()
        at += len(text[at:]) - len(text[at:].lstrip())
    if len(tokens) == 1 and tokens[0] not in "[]|,":
        return _atom(tokens[0])
    if len(tokens) >= 2 and (tokens[0], tokens[-1]) == ("[", "]"):
        return _list(tokens[1:-1], where)
    if len(tokens) >= 2 and (tokens[0], tokens[-1]) == ("[|", "|]"):
        rows: list[list[str]] = [[]]
        for token in tokens[1:-1]:
            if token == "|":
                rows.append([])
            else:
                rows[-1].append(token)
        return [_list(row, where) for row in rows]
    raise _fault(where, text[:40] or "nothing", "a number, a list [a, b] or a table [| a, b | c, d |]", "correct it")


def _list(tokens: list[str], where: str) -> list[Any]:
    if tokens and tokens[-1] == ",":
        tokens = tokens[:-1]
    wrong = [token for place, token in enumerate(tokens) if (token == ",") != (place % 2 == 1) or token in "[]|"]
    if wrong:
        raise _fault(where, " ".join(tokens)[:40], "values with commas between", "correct the list")
    return [_atom(token) for token in tokens[::2]]


def _atom(token: str) -> Any:
    if token in ("true", "false"):
        return token == "true"
    return token[1:-1] if token.startswith('"') else int(token)


def _first(fields: dict[str, Any], name: str) -> CyclicCase:
    _demand(fields, (*FIRST, *LISTS), name)
    if fields.get("week_length", 7) != 7:
        raise _fault(f"{name}, week_length", str(fields["week_length"]), "7", "only weeks of seven days are read")
    people = _whole(fields, "nb_workers", name, 1)
    kinds = _whole(fields, "nb_shifts", name, 1)
    required = _table(fields["temp_req"], (kinds, 7), f"{name}, temp_req")
    numbers = {field: _numbers(fields[field], kinds, f"{name}, {field}") for field in LISTS}
    names = fields.get("shift_name", [f"S{kind + 1}" for kind in range(kinds)])
    if not isinstance(names, list) or len(set(names)) != kinds or not all(isinstance(each, str) for each in names):
        raise _fault(f"{name}, shift_name", str(names), f"{kinds} different texts", "name each shift kind")
    limits = [_whole(fields, field, name, 1) for field in ("min_work", "max_work", "min_daysoff", "max_daysoff")]
    lengths = zip(names, numbers["shift_block_min"], numbers["shift_block_max"], strict=True)
    directly, one_off = _forbidden(fields, names, name)
    shifts = zip(names, numbers["shift_start"], numbers["shift_length"], strict=True)
    return CyclicCase(
        people,
        tuple(Shift(each, start % 1440, start % 1440 + length, length, "day") for each, start, length in shifts),
        Rules(
            complete_weekends=False,
            least_days_in_row=limits[0],
            days_in_row=limits[1],
            least_days_off=limits[2],
            most_days_off=limits[3],
            blocks=Blocks(tuple(lengths), directly, one_off),
        ),
        tuple(tuple(row) for row in required),
    )


def _forbidden(fields: dict[str, Any], names: list[str], name: str) -> tuple[Any, Any]:
    """Forbidden successions, directly and across one day off."""
    columns = [fields.get(f"forbidden_{part}", []) for part in ("before", "after", "daysoff")]
    count = fields.get("nb_forbidden", len(columns[0]) if isinstance(columns[0], list) else -1)
    if any(not isinstance(column, list) or len(column) != count for column in columns):
        raise _fault(
            f"{name}, forbidden_…", "lists of unlike lengths", f"nb_forbidden ({count}) values each", "fill in"
        )
    found: dict[bool, set[tuple[str, str]]] = {False: set(), True: set()}
    for before, after, one_off in zip(*columns, strict=True):
        if not isinstance(one_off, bool) or any(
            isinstance(kind, bool) or not isinstance(kind, int) or not 1 <= kind <= len(names)
            for kind in (before, after)
        ):
            allowed = f"shift numbers from 1 to {len(names)}, and true or false"
            raise _fault(f"{name}, forbidden_…", f"{before}, {after}, {one_off}", allowed, "correct the succession")
        found[one_off].add((names[before - 1], names[after - 1]))
    return tuple(sorted(found[False])), tuple(sorted(found[True]))


def _second(fields: dict[str, Any], name: str) -> CyclicCase:
    _demand(fields, SECOND, name)
    people = _whole(fields, "employees", name, 1)
    by_day = _table(fields["requirements"], (7, 3), f"{name}, requirements")
    directly = (("day", "night"), ("evening", "night"), ("night", "day"), ("night", "evening"))
    return CyclicCase(
        people,
        tuple(Shift(each, start, start + length, length, "day") for each, start, length in SECOND_SHIFTS),
        Rules(
            complete_weekends=False,
            days_in_row=5,
            blocks=Blocks((("night", 1, 3),), directly, weekend_off_in=3, days_off_together=2),
        ),
        tuple(tuple(row[kind] for row in by_day) for kind in range(3)),
    )


def _demand(fields: dict[str, Any], needed: tuple[str, ...], name: str) -> None:
    missing = [field for field in needed if field not in fields]
    if missing:
        raise InputError([Problem(f"{name}, {field}", "nothing", "a value", "add the field") for field in missing])


def _whole(fields: dict[str, Any], field: str, name: str, least: int) -> int:
    value = fields[field]
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise _fault(f"{name}, {field}", str(value), f"a whole number from {least}", "correct the number")
    return value


def _numbers(values: Any, count: int, where: str) -> list[int]:
    good = isinstance(values, list) and len(values) == count
    if not good or any(isinstance(each, bool) or not isinstance(each, int) or each < 0 for each in values):
        raise _fault(where, str(values), f"{count} whole numbers from 0", "correct the list")
    return list(values)


def _table(rows: Any, shape: tuple[int, int], where: str) -> Table:
    if not isinstance(rows, list) or len(rows) != shape[0] or not all(isinstance(row, list) for row in rows):
        raise _fault(where, "no such table", f"{shape[0]} rows of {shape[1]} numbers", "correct the table")
    return [_numbers(row, shape[1], where) for row in rows]


def _fault(where: str, found: str, allowed: str, remedy: str) -> InputError:
    return InputError(Problem(where, found, allowed, remedy))


@dataclass(frozen=True)
class CyclicCase:
    """One problem: so many people (= weeks), shift kinds, rules, and people required by shift kind and weekday."""

    people: int
    shifts: tuple[Shift, ...]
    rules: Rules
    required: tuple[tuple[int, ...], ...]
