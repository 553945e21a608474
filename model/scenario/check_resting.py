"""Checks on resting duties (sleeping nights): inside their shift, and never beside somebody who is to be awake."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.errors import Problem
from model.scenario.facts import Facts, each, leaf_at, moments, names_in
from model.scenario.schema.rota import WEEKDAYS
from model.scenario.yaml_reader import Path

DAY = 1440
WEEK = 7 * DAY
Spans = list[tuple[int, int]]


def minutes_of(clock: str) -> int:
    """Minutes after midnight of a clock time such as ``07:30``."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def minutes_between(start: str, end: str) -> int:
    """Minutes from one clock time to the next time it is the other; equal times are 24 hours apart."""
    return (minutes_of(end) - minutes_of(start) - 1) % 1440 + 1


def rest_outside(facts: Facts) -> list[Problem]:
    """Resting duties that do not lie inside their shift."""
    problems = []
    for path, kind in each(facts.data, "rota.shift_kinds.*"):
        times = _times(kind)
        rest = times[1] if times else None
        if times is None or rest is None:
            continue
        (start, end), (low, high) = times[0], rest
        if low < start or high > end:
            resting = kind["resting"]
            found = f"rest {resting['start']}–{resting['end']} in a shift {kind['start']}–{kind['end']}"
            remedy = "correct the clock times of the rest or of the shift"
            problems.append(facts.problem((*path, "resting"), found, "a rest inside the shift", remedy))
    return problems


def resting_faults(facts: Facts, rota: Path) -> list[Problem]:
    """A waking shift of the unit during its rest, and cover that follows need in a unit with a resting duty.

    A cover row does not say who is to be awake, so a unit has one or the other at a time.
    """
    unit = str(rota[1])
    names = [(path, name) for path, name in names_in(facts.data, f"units.{unit}.rota.shift_kinds.*")]
    kinds = {name: next((kind for _, kind in each(facts.data, f"rota.shift_kinds.{name}")), None) for _, name in names}
    leaves = {name: leaf_at(kind.get("in_use")) for name, kind in kinds.items() if isinstance(kind, Mapping)}
    known = {name: leaf for name, leaf in leaves.items() if leaf is not None}
    for year in sorted({year for leaf in known.values() for year in moments(leaf, facts.years)}):
        used = [(path, name) for path, name in names if name in known and known[name].at(year, unit)]
        resting = {name: spans for _, name in used if (spans := _spans(kinds[name], 1))}
        if not resting:
            continue
        follows = next((value for _, value in each(facts.data, f"units.{unit}.rota.cover_follows")), None)
        if follows == "need":
            remedy = "set cover_follows to fixed, or take the resting duty out"
            found = f"cover that follows need, with the resting duty “{min(resting)}”"
            return [facts.problem((*rota, "cover_follows"), found, "fixed cover in a unit with a resting duty", remedy)]
        for path, name in used:
            clash = [other for other in sorted(resting) if _overlap(_awake(kinds[name]), resting[other])]
            if clash:
                found = f"the shift “{name}”, awake while “{clash[0]}” rests, both in use in {year}"
                allowed = "only resting duties while a resting duty runs; the cover does not say who is awake"
                remedy = "shorten the rest, or make the waking night a unit of its own"
                return [facts.problem(path, found, allowed, remedy)]
    return []


def _times(kind: Any) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """From and to of a shift and of its rest, in minutes of the shift's own day; None when they are at fault."""
    if not isinstance(kind, Mapping):
        return None
    try:
        start = minutes_of(str(kind.get("start")))
        whole = (start, start + minutes_between(str(kind.get("start")), str(kind.get("end"))))
        resting = kind.get("resting")
        if not isinstance(resting, Mapping):
            return whole, None
        low = minutes_of(str(resting.get("start")))
        low += DAY if low < start else 0
        return whole, (low, low + minutes_between(str(resting.get("start")), str(resting.get("end"))))
    except ValueError:
        return None


def _spans(kind: Any, part: int) -> Spans:
    """The shift (part 0) or its rest (part 1) on each of its weekdays, in minutes of the week."""
    times = _times(kind)
    span = times[part] if times else None
    if span is None:
        return []
    days = kind.get("weekdays") or WEEKDAYS
    begins = [WEEKDAYS.index(day) * DAY for day in days if day in WEEKDAYS]
    return [(begin + span[0], begin + span[1]) for begin in begins]


def _awake(kind: Any) -> Spans:
    """The shift without its rest."""
    times = _times(kind)
    rest = times[1] if times else None
    if times is None or rest is None:
        return _spans(kind, 0)
    (start, end), (low, high) = times[0], rest
    ends = {**kind, "resting": None}
    return [
        (first + cut[0] - start, first + cut[1] - start)
        for first, _ in _spans(ends, 0)
        for cut in ((start, low), (high, end))
        if cut[1] > cut[0]
    ]


def _overlap(first: Spans, second: Spans) -> bool:
    return any(
        max(low, start + turn) < min(high, end + turn)
        for low, high in first
        for start, end in second
        for turn in (-WEEK, 0, WEEK)
    )
