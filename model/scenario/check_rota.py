"""Checks on rotas: shifts that fit the rules in every unit and year."""

from __future__ import annotations

from collections.abc import Mapping

from model.errors import Problem
from model.scenario.check_shifts import shift_hours
from model.scenario.check_working_time import level_that_allows, row_years, rows_at
from model.scenario.facts import Facts, each, leaf_at, moments, names_in
from model.scenario.schema.rule_table import Rule
from model.scenario.yaml_reader import Path


def rota_faults(facts: Facts) -> list[Problem]:
    """Shifts longer than allowed where they are in use, and rotas with no shift or line to use."""
    problems = []
    for path, rota in each(facts.data, "units.*.rota"):
        if isinstance(rota, Mapping):
            problems += _long_shifts(facts, path) + _nothing_in_use(facts, path)
    return problems


def _long_shifts(facts: Facts, rota: Path) -> list[Problem]:
    unit, problems = str(rota[1]), []
    rows = {year: rows_at(facts, unit, year).get("longest_shift_hours") for year in row_years(facts, unit)}
    for path, kind in names_in(facts.data, f"units.{unit}.rota.shift_kinds.*"):
        hours = next((shift_hours(value) for _, value in each(facts.data, f"rota.shift_kinds.{kind}")), None)
        in_use = next((leaf_at(value) for _, value in each(facts.data, f"rota.shift_kinds.{kind}.in_use")), None)
        if in_use is None or hours is None:
            continue
        for year in sorted({*rows, *moments(in_use, facts.years)}):
            row = rows[max(moment for moment in rows if moment <= year)]
            if row is not None and in_use.at(year, unit) and hours > row.value + 1e-9:
                problems.append(_too_long(facts, path, (kind, hours, year), row))
                break
    return problems


def _too_long(facts: Facts, path: Path, shift: tuple[str, float, int], row: Rule) -> Problem:
    kind, hours, year = shift
    opens = level_that_allows(facts, "longest_shift_hours", hours, year)
    found = f"the shift “{kind}” of {hours:g} hours, in use in {year}"
    allowed = f"at most {row.value:g} hours ({row.id}, {row.paragraph})"
    remedy = f"shorten the shift or set its in_use to false here; {opens or 'no agreement allows so long a shift'}"
    return facts.problem(path, found, allowed, remedy)


def _nothing_in_use(facts: Facts, rota: Path) -> list[Problem]:
    unit, problems = str(rota[1]), []
    for key in ("shift_kinds", "line_kinds"):
        leaves = []
        for _, kind in names_in(facts.data, f"units.{unit}.rota.{key}.*"):
            leaves += [leaf_at(value) for _, value in each(facts.data, f"rota.{key}.{kind}.in_use")]
        if not leaves or any(leaf is None for leaf in leaves):
            continue
        known = [leaf for leaf in leaves if leaf is not None]
        for year in sorted({year for leaf in known for year in moments(leaf, facts.years)}):
            if not any(leaf.at(year, unit) for leaf in known):
                remedy = f"set in_use to true for one of them, or list another under units.{unit}.rota.{key}"
                found = f"none of the {key.replace('_', ' ')} in use in {year}"
                problems.append(facts.problem((*rota, key), found, "at least one in use in every year", remedy))
                break
    return problems
