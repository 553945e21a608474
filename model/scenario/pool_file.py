"""A stand-alone pool file: read with every fault told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from model.errors import Problem
from model.scenario.calendar import calendar_weeks
from model.scenario.check_calendar import WEEKS, term_faults
from model.scenario.check_cover import MIDNIGHT
from model.scenario.check_pools import LARGEST_ABSENCE
from model.scenario.check_resting import minutes_between
from model.scenario.facts import Facts, each, leaf_at, names_in, number
from model.scenario.load import PathLike, shipped_rule_table
from model.scenario.own_file import read_own_file, unknown_names
from model.scenario.schema.pool_file import PoolFile, ShiftFamily
from model.scenario.yaml_reader import Document

_NAMED = (
    ("groups.*.covers_for.*", "groups", "competence group"),
    ("on_duty.*.group", "groups", "competence group"),
    ("on_duty.*.unit", "units", "unit"),
    ("on_duty.*.family", "families", "shift family"),
)

TOLD_OF_ALL = ("absent", "pool", "uncovered")
"""Rows of the answer beside those of the other ways, which must not have their names."""
JULY = 28
"""The week, from 0, about the middle of July."""


def load_pool(path: PathLike) -> PoolFile:
    """Read a pool file. Raises InputError with every fault found."""
    remedy = "begin the file with utsyn_pool: 1; `utsyn pool --new FILE` writes one to start from"
    words = ("utsyn_pool", "a file that is no pool file", "a pool file: the key utsyn_pool", remedy)
    return read_own_file(path, PoolFile, words, _faults)


def family_hours(family: ShiftFamily) -> float:
    """Paid hours of the family's shift; one that ends before it starts goes past midnight."""
    return (minutes_between(family.start, family.end) - family.unpaid_minutes) / 60


def weeks_of_need(pool: PoolFile) -> float:
    """Weeks of full need in the year; with a term calendar a week at half activity counts as half."""
    return sum(week_shares(pool))


def week_shares(pool: PoolFile) -> tuple[float, ...]:
    """Share of full need in each of the year's 52 weeks; without a term calendar, fewer `weeks_year` leave out weeks
    about the middle of July."""
    if pool.calendar is not None:
        return calendar_weeks(pool.calendar, pool.year)
    closed = WEEKS - pool.pool.weeks_year
    first = min(max(0, JULY - closed // 2), WEEKS - closed)
    return tuple(0.0 if first <= week < first + closed else 1.0 for week in range(WEEKS))


def _faults(document: Document) -> list[Problem]:
    """What the schema cannot see in one value alone."""
    data = document.data if isinstance(document.data, dict) else {}
    period = {"start_year": data.get("year"), "horizon_years": 1}
    facts = Facts(replace(document, data={**data, "period": period}), {}, shipped_rule_table())
    return [
        *_calendar(facts),
        *unknown_names(facts, _NAMED),
        *_nobody(facts),
        *_twice(facts),
        *_circles(facts),
        *_all_break(facts),
        *_ways_named_as_rows(facts),
        *_situations(facts),
    ]


def _calendar(facts: Facts) -> list[Problem]:
    """Faults of the term calendar, and a number of weeks besides it."""
    if not isinstance(facts.data.get("calendar"), Mapping):
        return []
    pool = facts.data.get("pool")
    if isinstance(pool, Mapping) and "weeks_year" in pool:
        found, remedy = "weeks_year besides a calendar", "take weeks_year out; the calendar says which weeks run"
        return [facts.problem(("pool", "weeks_year"), found, "one of the two", remedy)]
    return term_faults(facts, ("calendar",))


def _nobody(facts: Facts) -> Iterator[Problem]:
    """Nobody on duty anywhere, or a unit without a rota: nobody on duty there."""
    people = {name: 0.0 for name in facts.block("units")}
    for _, row in each(facts.data, "on_duty.*"):
        if isinstance(row, dict) and row.get("unit") in people:
            people[str(row["unit"])] += number(row.get("people")) or 0.0
    for name, count in people.items():
        if count == 0:
            remedy = "add rows for it under on_duty, from its rota, or take the unit out"
            yield facts.problem(("units", name), "a unit with nobody on duty", "units with people on duty", remedy)


def _twice(facts: Facts) -> Iterator[Problem]:
    """The same unit, group, family and weekday in two rows."""
    seen: dict[tuple[Any, ...], int] = {}
    for place, (path, row) in enumerate(each(facts.data, "on_duty.*")):
        if not isinstance(row, dict) or not isinstance(row.get("weekdays"), list):
            continue
        for day in row["weekdays"]:
            key = (str(row.get("unit")), str(row.get("group")), str(row.get("family")), str(day))
            if key in seen:
                found = f"{key[3]}, {key[2]}, {key[1]} in {key[0]} again, first in row {seen[key] + 1} of on_duty"
                yield facts.problem(path, found, "each weekday once", "add the people up in one row")
            else:
                seen[key] = place


def _circles(facts: Facts) -> Iterator[Problem]:
    """More than two groups that can replace each other along their lists; two may cover for each other."""
    lists = {name: [to for _, to in names_in(part, "covers_for.*")] for name, part in facts.block("groups").items()}
    reach = {name: _reached(name, lists) for name in lists}
    told: set[str] = set()
    for name in sorted(lists):
        circle = sorted(other for other in reach[name] if name in reach.get(other, ()))
        if len(circle) > 2 and name not in told:
            told.update(circle)
            allowed = "one-way substitution, or two groups that cover for each other"
            found = f"a circle: {', '.join(circle)} replace each other"
            yield facts.problem(("groups", name, "covers_for"), found, allowed, "take one of the groups out of it")


def _reached(start: str, lists: dict[str, list[str]]) -> set[str]:
    """The groups that can be come to from `start`; itself only when a list leads back."""
    seen: set[str] = set()
    waiting = list(lists.get(start, ()))
    while waiting:
        group = waiting.pop()
        if group not in seen:
            seen.add(group)
            waiting.extend(lists.get(group, ()))
    return seen


def _all_break(facts: Facts) -> Iterator[Problem]:
    """Shifts that end when they start, or are all break."""
    for path, family in each(facts.data, "families.*"):
        if not isinstance(family, dict):
            continue
        try:
            minutes = minutes_between(str(family["start"]), str(family["end"]))
        except (KeyError, ValueError):
            continue
        if family["start"] == family["end"] != MIDNIGHT:
            found = f"a shift from {family['start']} to {family['end']}"
            remedy = f"correct one of the times; round the clock is written {MIDNIGHT}–{MIDNIGHT}"
            yield facts.problem(path, found, "an end that is not the start", remedy)
        unpaid = number(family.get("unpaid_minutes", 0)) or 0
        if unpaid >= minutes:
            found = f"{unpaid:g} unpaid minutes in a shift of {minutes}"
            yield facts.problem(path, found, "a break shorter than the shift", "correct the break or the times")


def _ways_named_as_rows(facts: Facts) -> Iterator[Problem]:
    for name in TOLD_OF_ALL:
        if name in facts.block("recourse"):
            found, remedy = f"a way called “{name}”", "rename the key; the title may be as you like"
            allowed = f"names other than {', '.join(TOLD_OF_ALL)}, which the answer has rows for"
            yield facts.problem(("recourse", name), found, allowed, remedy)


def _situations(facts: Facts) -> Iterator[Problem]:
    """Situations that weigh nothing together, or in which more is absent than a share of hours can sensibly be."""
    given = [(path, leaf_at(part.get("weight")), leaf_at(part.get("absence_factor")))
             for path, part in each(facts.data, "pool.situations.*") if isinstance(part, Mapping)]  # fmt: skip
    year = facts.years[0] if facts.years else 0
    if given and all(weight is not None and not weight.at(year) for _, weight, _ in given):
        found, remedy = f"weights that sum to 0 in {year}", "give at least one situation a weight above 0"
        yield facts.problem(("pool", "situations"), found, "weights above 0, at least one", remedy)
    leaves = [leaf_at(value) for _, value in each(facts.data, "groups.*.short_absence_share")]
    most = max((float(leaf.at(year)) for leaf in leaves if leaf is not None), default=0.0)
    for path, _, factor in given:
        share = most * float(factor.at(year)) if factor is not None else 0.0
        if most <= LARGEST_ABSENCE < share:
            found, remedy = f"{share:.3f} of hours absent in a situation", "lower the situation's absence_factor"
            yield facts.problem((*path, "absence_factor"), found, f"0 to {LARGEST_ABSENCE}", remedy)
