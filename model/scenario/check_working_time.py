"""Checks on agreements and own working-time values: what the rule table allows in every unit and year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from model.errors import Problem, unknown_name
from model.scenario.facts import Facts, each, leaf_at, moments
from model.scenario.schema import Leaf
from model.scenario.schema.rule_table import NEGOTIATED, Rule, is_allowed, rules_in_force, with_own_values
from model.scenario.yaml_reader import Path

LEVEL_WORDS = {
    "individual": "an individual agreement",
    "local_stewards": "an agreement with the local stewards",
    "central_union": "an agreement with a union with right of nomination",
    "authority": "leave from the Labour Inspection Authority",
}


def working_time_faults(facts: Facts) -> list[Problem]:
    """Own values of unknown quantities, and values laxer than the unit's agreements allow."""
    problems = _unknown(facts)
    if problems:
        return problems
    units = [str(path[1]) for path, rota in each(facts.data, "units.*.rota") if isinstance(rota, Mapping)]
    usable: dict[str, bool] = {}
    widest: dict[str, tuple[Rule, int]] = {}
    for unit in units:
        for year in row_years(facts, unit):
            rows = {row.quantity: row for row in level_rows(facts, unit, year)}
            problems += [fault for fault in _laxer(facts, (unit, year), rows) if fault not in problems]
            for path, value in _values(facts, "rota.own_values.*", unit, year):
                row = rows.get(str(path[-1]))
                usable[str(path[-1])] = usable.get(str(path[-1]), False) or row is None or is_allowed(row, value)
                if row is not None and is_allowed(row, widest.get(row.quantity, (row, year))[0].value):
                    widest[row.quantity] = (row, year)
    for path, value in _values(facts, "rota.own_values.*", None, facts.years[0] if facts.years else 0):
        if not usable.get(str(path[-1]), True):
            problems.append(_too_lax(facts, path, value, widest[str(path[-1])]))
    return problems


def level_rows(facts: Facts, unit: str, year: int) -> tuple[Rule, ...]:
    """The rows that a unit's agreements bring in force, before any own value; agreements at fault count as none."""
    levels = set()
    for level in NEGOTIATED:
        own = _leaf(facts, f"units.{unit}.rota.agreements.{level}")
        leaf = own or _leaf(facts, f"rota.agreements.{level}")
        if leaf is not None and leaf.at(year, unit):
            levels.add(level)
    return rules_in_force(facts.rules.rows, levels, dt.date(year, 1, 1))


def rows_at(facts: Facts, unit: str, year: int) -> dict[str, Rule]:
    """The rows in force in a unit by quantity, own values included as far as they are allowed."""
    rows = level_rows(facts, unit, year)
    held = {row.quantity: row for row in rows}
    shared = {str(path[-1]): value for path, value in _values(facts, "rota.own_values.*", unit, year)}
    own = {str(path[-1]): value for path, value in _values(facts, f"units.{unit}.rota.own_values.*", unit, year)}
    good = {name: value for name, value in own.items() if name in held and is_allowed(held[name], value)}
    return {row.quantity: row for row in with_own_values(rows, shared, good)}


def level_that_allows(facts: Facts, quantity: str, value: float, year: int) -> str:
    """In words, the lowest agreement level under which a value is allowed; “” when there is none."""
    for level in NEGOTIATED:
        for row in rules_in_force(facts.rules.rows, {level}, dt.date(max(year, 1), 1, 1)):
            if row.quantity == quantity and is_allowed(row, value):
                return f"{LEVEL_WORDS[level]} allows {row.value:g} {row.unit} ({row.id}, {row.paragraph})"
    return ""


def row_years(facts: Facts, unit: str) -> list[int]:
    """The years in which the rows in force in a unit may change: agreements, own values, the table's dates."""
    blocks = ("rota", f"units.{unit}.rota")
    patterns = [f"{block}.{key}.*" for block in blocks for key in ("agreements", "own_values")]
    leaves = [leaf_at(value) for pattern in patterns for _, value in each(facts.data, pattern)]
    years = {year for leaf in leaves if leaf is not None for year in moments(leaf, facts.years)}
    years |= set(facts.rules.first_years)
    return sorted({*list(facts.years)[:1], *(year for year in years if year in facts.years)})


def _values(facts: Facts, pattern: str, unit: str | None, year: int) -> Iterator[tuple[Path, float]]:
    for path, data in each(facts.data, pattern):
        leaf = leaf_at(data)
        if leaf is not None:
            yield path, float(leaf.at(year, unit))


def _leaf(facts: Facts, path: str) -> Leaf[Any] | None:
    return next((leaf_at(value) for _, value in each(facts.data, path)), None)


def _unknown(facts: Facts) -> list[Problem]:
    known = facts.rules.quantities
    return [
        unknown_name(facts.document.where(path), "quantity of the rule table", name, known)
        for pattern in ("rota.own_values.@", "units.*.rota.own_values.@")
        for path, name in each(facts.data, pattern)
        if name not in known
    ]


def _laxer(facts: Facts, place: tuple[str, int], rows: Mapping[str, Rule]) -> Iterator[Problem]:
    unit, year = place
    for path, value in _values(facts, f"units.{unit}.rota.own_values.*", unit, year):
        row = rows.get(str(path[-1]))
        if row is not None and not is_allowed(row, value):
            yield _too_lax(facts, path, value, (row, year))


def _too_lax(facts: Facts, path: Path, value: float, held: tuple[Rule, int]) -> Problem:
    row, year = held
    found = f"{value:g} in {year}, outside what the agreements allow"
    allowed = f"{row.value:g} {row.unit} ({row.id}, {row.paragraph}) or stricter"
    opens = level_that_allows(facts, str(path[-1]), value, year)
    remedy = f"keep within the limit; {opens}" if opens else "keep within the limit; no agreement allows this value"
    return facts.problem(path, found, allowed, remedy)
