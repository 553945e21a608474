"""Checks on shift kinds, line kinds and block rules: definitions that say the same twice or make no sense."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.errors import Problem, unknown_name
from model.scenario.check_resting import minutes_between, rest_outside, resting_faults
from model.scenario.check_working_time import LEVEL_WORDS, row_years, rows_at
from model.scenario.facts import Facts, each, leaf_at, moments, names_in, number
from model.scenario.yaml_reader import Path


def shift_faults(facts: Facts) -> list[Problem]:
    """Shift kinds defined twice or impossible, weekends that no rule allows, block rules nobody can follow."""
    problems = [*_twice(facts), *_impossible(facts), *rest_outside(facts)]
    for path, rota in each(facts.data, "units.*.rota"):
        if isinstance(rota, Mapping):
            problems += [*_every_weekend(facts, path), *_blocks(facts, path), *resting_faults(facts, path)]
    return problems


def _twice(facts: Facts) -> list[Problem]:
    """Two shift kinds of one family with the same clock times on a weekday: a choice between equals."""
    problems = []
    seen: list[tuple[str, tuple[Any, ...], set[str]]] = []
    for path, kind in each(facts.data, "rota.shift_kinds.*"):
        if not isinstance(kind, Mapping):
            continue
        resting = kind.get("resting") is not None
        clock = (kind.get("family"), kind.get("start"), kind.get("end"), resting)
        days = {str(day) for day in kind.get("weekdays") or ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
        for name, other, others in seen:
            if clock == other and days & others:
                found = f"the {clock[0]} shift {clock[1]}–{clock[2]}, the same as “{name}”"
                remedy = "delete one of them, or give them different times or weekdays"
                problems.append(facts.problem(path, found, "each shift once on a weekday", remedy))
                break
        seen.append((str(path[-1]), clock, days))
    return problems


def _impossible(facts: Facts) -> list[Problem]:
    """Shifts with more working time than any agreement allows, in use or not."""
    longest = max((row for row in facts.rules.rows if row.quantity == "longest_shift_hours"), key=lambda row: row.value)
    problems = []
    for path, kind in each(facts.data, "rota.shift_kinds.*"):
        hours = shift_hours(kind)
        if hours is not None and hours > longest.value + 1e-9:
            level = LEVEL_WORDS.get(longest.agreement_level, longest.agreement_level)
            allowed = f"at most {longest.value:g} hours, and that with {level} ({longest.id}, {longest.paragraph})"
            remedy = "correct the start or the end, or split the shift"
            problems.append(facts.problem(path, f"a shift of {hours:g} hours", allowed, remedy))
    return problems


def shift_hours(kind: Any) -> float | None:
    """Working hours of a shift kind, unpaid break and uncounted rest taken out; None when it is at fault."""
    if not isinstance(kind, Mapping):
        return None
    try:
        length = minutes_between(str(kind.get("start")), str(kind.get("end"))) - (
            number(kind.get("unpaid_minutes")) or 0
        )
        return (length - uncounted_minutes(kind.get("resting"))) / 60
    except ValueError:
        return None


def uncounted_minutes(resting: Any) -> float:
    """Minutes of a resting duty that do not count as working time, at its largest share; 0 without one."""
    if not isinstance(resting, Mapping):
        return 0.0
    share = leaf_at(resting.get("counted_share"))
    if share is None:
        return 0.0
    steps = share.value.values() if isinstance(share.value, dict) else [share.value]
    minutes = minutes_between(str(resting.get("start")), str(resting.get("end")))
    return minutes * (1 - max(float(step) for step in steps))


def _every_weekend(facts: Facts, rota: Path) -> list[Problem]:
    """A line that works every weekend works every Sunday, which no agreement allows."""
    unit, problems = str(rota[1]), []
    for path, name in names_in(facts.data, f"units.{unit}.rota.line_kinds.*"):
        kind = next((value for _, value in each(facts.data, f"rota.line_kinds.{name}")), None)
        if not isinstance(kind, Mapping) or kind.get("weekend_every") != 1:
            continue
        in_use = leaf_at(kind.get("in_use"))
        for year in moments(in_use, facts.years) if in_use is not None else []:
            when = max((moment for moment in row_years(facts, unit) if moment <= year), default=year)
            row = rows_at(facts, unit, when).get("sundays_in_row")
            if in_use is not None and in_use.at(year, unit) and row is not None:
                found = f"the line kind “{name}” with weekend_every 1, every Sunday worked, in use in {year}"
                allowed = f"at most {row.value:g} Sundays in a row ({row.id}, {row.paragraph})"
                remedy = "set weekend_every to 2 or more, to 0 for a line without weekends, or its in_use to false"
                problems.append(facts.problem(path, found, allowed, remedy))
                break
    return problems


def _blocks(facts: Facts, rota: Path) -> list[Problem]:
    unit = str(rota[1])
    blocks = next((value for _, value in each(facts.data, f"units.{unit}.rota.blocks")), None)
    if not isinstance(blocks, Mapping):
        return []
    problems = _unknown_shifts(facts, unit)
    for key in ("work_days", "days_off", "shift_days.*"):
        for path, lengths in each(facts.data, f"units.{unit}.rota.blocks.{key}"):
            pair = [number(part) for part in lengths] if isinstance(lengths, (list, tuple)) else []
            if len(pair) == 2 and pair[0] is not None and pair[1] is not None and pair[0] > pair[1]:
                found = f"at least {pair[0]:g} and at most {pair[1]:g}"
                problems.append(facts.problem(path, found, "a least that is not above the most", "turn them round"))
    if blocks.get("weekend_off_in") == 1:
        path = ("units", unit, "rota", "blocks", "weekend_off_in")
        remedy = "write 2 or more, or use line kinds with weekend_every 0"
        problems.append(facts.problem(path, "1, every weekend free", "2 to 8, or 0 for no rule", remedy))
    work = blocks.get("work_days")
    least = number(work[0]) if isinstance(work, (list, tuple)) and len(work) == 2 else None
    for year in row_years(facts, unit) if least is not None else []:
        row = rows_at(facts, unit, year).get("days_in_row")
        if row is not None and least is not None and least > row.value:
            path = ("units", unit, "rota", "blocks", "work_days")
            allowed = f"at most {row.value:g} days in a row ({row.id}, {row.paragraph})"
            remedy = "lower the least, or set rota.own_values.days_in_row"
            problems.append(facts.problem(path, f"at least {least:g} days in {year}", allowed, remedy))
            break
    return problems


def _unknown_shifts(facts: Facts, unit: str) -> list[Problem]:
    known = [name for _, name in names_in(facts.data, f"units.{unit}.rota.shift_kinds.*")]
    block = f"units.{unit}.rota.blocks"
    patterns = (f"{block}.shift_days.@", f"{block}.forbidden_next.*.*", f"{block}.forbidden_after_one_off.*.*")
    return [
        unknown_name(facts.document.where(path), "shift kind of the unit", name, known)
        for pattern in patterns
        for path, name in names_in(facts.data, pattern)
        if known and name not in known
    ]
