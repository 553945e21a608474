"""Checks on term calendars: weeks in order, each named once, and a year that runs at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.errors import Problem
from model.scenario.facts import Facts, each, leaf_at, moments, number
from model.scenario.yaml_reader import Path

WEEKS = 52


def calendar_faults(facts: Facts) -> list[Problem]:
    """Periods the wrong way round or on top of each other, years without activity, pools with a calendar."""
    problems = []
    for path, calendar in each(facts.data, "calendars.*"):
        if isinstance(calendar, Mapping):
            problems += term_faults(facts, path)
    for name, unit in facts.block("units").items():
        if isinstance(unit, Mapping) and unit.get("calendar") is not None and unit.get("kind") == "pool":
            remedy = "take the calendar out; a pool follows the units it serves"
            problems.append(
                facts.problem(("units", name, "calendar"), "a pool with a term calendar", "no calendar", remedy)
            )
    return problems


def term_faults(facts: Facts, path: Path) -> list[Problem]:
    """Periods of one calendar the wrong way round or on top of each other, or else a year without activity."""
    return _periods(facts, path) or _no_activity(facts, path)


def _periods(facts: Facts, path: Path) -> list[Problem]:
    problems, taken = [], dict[int, str]()
    for place, period in each(facts.data, ".".join(map(str, path)) + ".periods.*"):
        weeks = _weeks(period)
        if weeks is None:
            continue
        if not weeks:
            found = f"first_week {period['first_week']} above last_week {period['last_week']}"
            remedy = "make a period for each end of the year when it goes past week 52"
            problems.append(facts.problem(place, found, "weeks in order", remedy))
        twice = [week for week in weeks if week in taken]
        if twice:
            found = f"week {twice[0]}, also in “{taken[twice[0]]}”"
            problems.append(facts.problem(place, found, "each week in one period", "shorten one of the periods"))
        taken |= dict.fromkeys(weeks, str(period.get("title")))
    return problems


def _no_activity(facts: Facts, path: Path) -> list[Problem]:
    periods = [period for _, period in each(facts.data, ".".join(map(str, path)) + ".periods.*")]
    leaves = [(weeks, leaf_at(period.get("activity"))) for period in periods if (weeks := _weeks(period))]
    years = {year for _, leaf in leaves if leaf is not None for year in moments(leaf, facts.years)}
    for year in sorted(years):
        lost = sum(len(weeks) * (1 - float(leaf.at(year, None))) for weeks, leaf in leaves if leaf is not None)
        if lost >= WEEKS - 1:
            found = f"{WEEKS - lost:g} weeks of activity in {year}"
            remedy = "shorten the periods, or raise their activity"
            return [facts.problem(path, found, "more than one week of activity in every year", remedy)]
    return []


def _weeks(period: Any) -> range | None:
    if not isinstance(period, Mapping):
        return None
    first, last = number(period.get("first_week")), number(period.get("last_week"))
    return None if first is None or last is None else range(int(first), int(last) + 1)
