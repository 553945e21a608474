"""What a rota lacks, in shifts: “2 nurse evenings on Saturdays”."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from model.rota.problem import RotaProblem, intervals
from model.rota.shifts import DAY, FAMILIES, WEEK, Shift, clock_text, cyclic_overlap
from model.rota.sizing import TOLERANCE, Missing, Sizing
from model.rota.wording import Said, said

LEAST_HOURS_SAID = 0.05
MISSING_COLUMNS = ["group", "weekday", "family", "people", "hours"]


def missing_in(sizing: Sizing) -> tuple[Missing, ...]:
    """The hours a sized rota leaves uncovered, as stretches of the week."""
    found = []
    for place, group in enumerate(sizing.problem.groups):
        for at, interval in enumerate(intervals(sizing.problem)):
            if sizing.uncovered[at, place] > TOLERANCE:
                found.append(Missing(group.id, interval.start, interval.end, float(sizing.uncovered[at, place])))
    return tuple(found)


def missing_shifts(problem: RotaProblem, missing: Iterable[Missing]) -> pd.DataFrame:
    """What is missing by group, weekday the shift starts on (0 = Monday) and family: most people at once, hours a week.

    A stretch belongs to the shift that holds most of it; family is a clock span such as 04:00–06:00 where no shift
    of the unit reaches. Sorted by group, weekday and family.
    """
    sums: dict[tuple[str, int, str], tuple[float, float]] = {}
    for gap in missing:
        for weekday, family, minutes in _parts(problem, gap):
            people, hours = sums.get((gap.group, weekday, family), (0.0, 0.0))
            sums[gap.group, weekday, family] = (max(people, gap.people), hours + gap.people * minutes / 60)
    rows = [(*key, *sums[key]) for key in sorted(sums)]
    return pd.DataFrame(rows, columns=MISSING_COLUMNS)


def missing_said(shifts: pd.DataFrame) -> list[Said]:
    """One part for each group, family and number of people: “2 nurse evenings on Saturdays (15 hours a week)”.

    Parts that round to no hour at all are left out, unless nothing else is missing.
    """
    merged: dict[tuple[str, str, int], tuple[list[int], float]] = {}
    for group, weekday, family, people, hours in shifts.itertuples(index=False):
        key = (str(group), str(family), math.ceil(people - TOLERANCE))
        days, before = merged.setdefault(key, ([], 0.0))
        merged[key] = ([*days, int(weekday)], before + float(hours))
    found = []
    told = {key: part for key, part in merged.items() if part[1] >= LEAST_HOURS_SAID}
    for (group, family, people), (days, hours) in sorted((told or merged).items()):
        values = {"group": group, "people": people, "days": tuple(days), "hours": hours}
        known = family in FAMILIES
        found.append(said(f"missing_{family}", **values) if known else said("missing_span", span=family, **values))
    return found


def _parts(problem: RotaProblem, gap: Missing) -> Iterable[tuple[int, str, int]]:
    """A stretch cut into the shifts that hold most of it: (weekday, family, minutes)."""
    left = [(gap.start, gap.end)]
    starts = [(day, problem.shifts[index]) for day, index in problem.starts]
    while left:
        start, end = left.pop(0)
        shared = [(_shared(start, end, day, shift), -shift.length, -at) for at, (day, shift) in enumerate(starts)]
        most = max(shared, default=(0, 0, 0))
        if most[0] == 0:
            yield start % WEEK // DAY, f"{clock_text(start)}–{clock_text(end)}", end - start
            continue
        day, shift = starts[-most[2]]
        first, last = _span(start, end, day, shift)
        yield day, shift.family, last - first
        left += [piece for piece in ((start, first), (last, end)) if piece[1] > piece[0]]


def _shared(start: int, end: int, day: int, shift: Shift) -> int:
    return cyclic_overlap(start, end, [(day * DAY + shift.start, day * DAY + shift.end)])


def _span(start: int, end: int, day: int, shift: Shift) -> tuple[int, int]:
    """Where the shift's time and the stretch meet, in the stretch's own minutes."""
    turns = [(day * DAY + shift.start + turn, day * DAY + shift.end + turn) for turn in (-WEEK, 0, WEEK)]
    return max(((max(start, a), min(end, b)) for a, b in turns), key=lambda piece: piece[1] - piece[0])
