"""Which of a rota's shifts the cover requires on each day, and which are over-booked.

A rota has more shifts than its cover, because holidays are planned. Day by day, whoever can be spared at every minute
is marked as spare, people on holiday first and then by lot; a group that is short is helped by somebody spare who may
do its work on the same shift, and what is then still short is a shift that nobody has.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.pool.dispatch.case import DAY

GRID = 15
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Shown:
    """A shift of somebody in a rota: `drop` orders who is spared first; `group` the competence held."""

    day: int
    shift: str
    group: str
    person: str
    drop: tuple[int, int, int]


@dataclass(frozen=True)
class Demand:
    """Required people by group and grid interval of the year, [group, interval]; shifts as minutes (start, end)."""

    groups: tuple[str, ...]
    required: Counts
    shifts: dict[str, tuple[int, int]]
    weekdays: dict[str, tuple[int, ...]]
    first_weekday: int
    covers_for: dict[str, tuple[str, ...]]


Row = tuple[int, str, str, str, bool]
"""day, group of the work, shift, person, required."""


def demand_of(
    cover: Iterable[tuple[str, int, int, int]], shifts: dict[str, tuple[int, int, tuple[int, ...]]],
    covers_for: dict[str, tuple[str, ...]], days: int, first_weekday: int,
) -> Demand:  # fmt: skip
    """The year's demand from a week's cover rows (group, start, end, required), minutes of the week."""
    rows = list(cover)
    groups = tuple(sorted({row[0] for row in rows} | set(covers_for)))
    week = np.zeros((len(groups), 7 * DAY // GRID), dtype=np.int64)
    for group, start, end, number in rows:
        for turn in (0, -7 * DAY):
            low, high = max(0, start + turn), min(7 * DAY, end + turn)
            if low < high:
                week[groups.index(group), low // GRID : -(-high // GRID)] += number
    # the night after the last day belongs to it, and the first morning to the night before the year
    length = days * DAY // GRID
    turned = np.roll(week, -first_weekday * DAY // GRID, axis=1)
    required = np.tile(turned, (1, days // 7 + 2))[:, : length + DAY // GRID]
    morning = max((end for _, end, _ in shifts.values()), default=DAY) - DAY
    required[:, : max(0, morning) // GRID] = 0
    required[:, length + max(0, morning) // GRID :] = 0
    clock = {name: (start, end) for name, (start, end, _) in shifts.items()}
    return Demand(groups, required, clock, {name: on for name, (_, _, on) in shifts.items()}, first_weekday, covers_for)


def crew_of(demand: Demand, shown: Iterable[Shown]) -> list[Row]:
    """Required and spare duties of one unit's year."""
    rota = list(shown)
    present = np.zeros_like(demand.required)
    for shift in rota:
        present[demand.groups.index(shift.group), _interval(demand, shift.day, shift.shift)] += 1
    needed: list[Row] = []
    spare: list[Shown] = []
    for shift in sorted(rota, key=lambda one: one.drop):
        place, when = demand.groups.index(shift.group), _interval(demand, shift.day, shift.shift)
        if (present[place, when] > demand.required[place, when]).all():
            present[place, when] -= 1
            spare.append(shift)
        else:
            needed.append((shift.day, shift.group, shift.shift, shift.person, True))
    helped, left = _help(demand, present, spare)
    idle = [(one.day, one.group, one.shift, one.person, False) for one in left if not one.drop[0] < 0]
    return sorted([*needed, *helped, *_vacant(demand, present), *idle])


def _help(demand: Demand, present: Counts, spare: list[Shown]) -> tuple[list[Row], list[Shown]]:
    """Spare people who do a short group's work for the whole of their shift's short part."""
    helped: list[Row] = []
    left: list[Shown] = []
    for one in sorted(spare, key=lambda shift: (shift.day, shift.drop)):
        when = _interval(demand, one.day, one.shift)
        for group in demand.covers_for.get(one.group, ()) if one.drop[0] >= 0 else ():
            place = demand.groups.index(group) if group in demand.groups else None
            if place is not None and _short_most(demand, present, place, when):
                present[place, when] += 1
                helped.append((one.day, group, one.shift, one.person, True))
                break
        else:
            left.append(one)
    return helped, left


def _short_most(demand: Demand, present: Counts, place: int, when: slice) -> bool:
    """Whether the group is short at least half of the stretch."""
    short = present[place, when] < demand.required[place, when]
    return bool(2 * short.sum() >= len(short))


def _vacant(demand: Demand, present: Counts) -> list[Row]:
    """Shifts that nobody has: the one that fills most, until no shift fills at least half of itself."""
    rows: list[Row] = []
    per_day = DAY // GRID
    for place, group in enumerate(demand.groups):
        short_days = np.unique(np.nonzero(present[place] < demand.required[place])[0] // per_day).tolist()
        for day in sorted({*short_days, *(day - 1 for day in short_days)} & set(range(len(present[0]) // per_day - 1))):
            on = [name for name in sorted(demand.shifts) if (day + demand.first_weekday) % 7 in demand.weekdays[name]]
            for name in on:
                when = _interval(demand, day, name)
                while _short_most(demand, present, place, when):
                    present[place, when] += 1
                    rows.append((day, group, name, "", True))
    return rows


def _interval(demand: Demand, day: int, shift: str) -> slice:
    start, end = demand.shifts[shift]
    return slice((day * DAY + start) // GRID, -(-(day * DAY + end) // GRID))
