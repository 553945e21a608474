"""From a stand-alone pool file, and what it was sized to, to a year that can be played.

The file tells how many are on duty, and neither who they are nor who can be called; so the simplest people are made up
that give what it says:

- own staff: each unit, group and shift family has as many full positions as its hours take, and they take turns;
- the pool: its whole posts take turns in the shifts that the sizing holds, whoever has worked least first, with daily
  rest between two shifts and at most six shifts a week;
- each other way to cover: on a day everybody on duty has one counterpart who may be called for the same shift family,
  within reach so often that, answering as the program assumes, the file's share of them comes.
"""

from __future__ import annotations

import calendar
import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from model.pool.absence import Shares
from model.pool.alone_days import used_ways
from model.pool.dispatch.case import DAY, DUTY_COLUMNS, DispatchCase, Person, ShiftSpan, StepTerms, WorkLimits
from model.pool.dispatch.terms import CALLED, work_limits
from model.pool.teams import DAY_KINDS
from model.randomness import key_of
from model.scenario import WEEKDAYS, PoolFile, general_rows, minutes_of, week_shares, weeks_of_need
from model.scenario.schema.dispatch import CallStep, DispatchSettings

LAST_WEEK = 51
OTHERWISE = "extra_shift"
"""A way that the program has no assumed answers for is answered as part-timers answer."""
USUAL_SHIFTS, MOST_SHIFTS = 5, 6
WEEK_HOURS = 37.5
Row = tuple[int, str, str, str, str, bool]
Place = tuple[str, str, str]
"""unit or travel group, group, shift family."""


@dataclass(frozen=True, eq=False)
class FileYear:
    """A pool file's year.

    case : what is played. people : [person, unit, group, share] whose absence is drawn, and their share away.
    called, reach : those who may be called, and the chance that each is within reach on a day, [person, day].
    not_held : pool shifts of the year that no post could take with rest.
    """

    case: DispatchCase
    people: pd.DataFrame
    called: tuple[str, ...]
    reach: Shares
    not_held: int


@dataclass(eq=False)
class _Made:
    people: list[Person] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    away: list[tuple[str, str, str, float]] = field(default_factory=list)


@dataclass(eq=False)
class _Turn:
    """A pool post as its year is laid out: shifts so far, those of the week, and the minute it was free from."""

    person: Person
    shifts: int = 0
    of_week: int = 0
    free_from: int = -10 * DAY


def file_case(pool: PoolFile, shifts: pd.DataFrame, posts: pd.DataFrame) -> FileYear:
    """The year of a pool file whose sizing holds `shifts` [travel_group, family, days, group, shifts] with whole
    `posts` [travel_group, group, posts]."""
    days, first = 365 + calendar.isleap(pool.year), datetime.date(pool.year, 1, 1).weekday()
    shares = week_shares(pool)
    active = np.array([shares[min((day + first) // 7, LAST_WEEK)] for day in range(days)])
    weekday: list[str] = [WEEKDAYS[(day + first) % 7] for day in range(days)]
    limits = work_limits({row.quantity: row.value for row in general_rows(pool.year)}, WEEK_HOURS)
    spans, made = _spans(pool), _Made()
    _own(pool, (weekday, active), spans, made)
    not_held = _pool(pool, (shifts, posts), (weekday, active), (spans, limits), made)
    called, reach = _called(pool, (weekday, active))
    places = sorted({unit.travel_group for unit in pool.units.values()})
    terms = [StepTerms("pool", 0.0, lead_hours=DispatchSettings().pool_lead_hours.at(pool.year)), *_steps(pool)]
    case = DispatchCase(
        people=(*made.people, *called),
        shifts=spans,
        duties=pd.DataFrame(made.rows, columns=list(DUTY_COLUMNS)),
        steps=tuple(terms),
        arcs=tuple((name, whose) for name, one in sorted(pool.groups.items()) for whose in one.covers_for),
        pools={pool_label(place): _units_of(pool, place) for place in places},
        travel_groups={name: unit.travel_group for name, unit in pool.units.items()}
        | {pool_label(place): place for place in places},
        limits={"": limits},
        uncovered_price=pool.pool.uncovered_price.at(pool.year),
        days=days,
        first_weekday=first,
        order=tuple(one.name for one in terms),
    )
    people = pd.DataFrame(made.away, columns=["person", "unit", "group", "share"])
    return FileYear(case, people, tuple(one.key for one in called), reach, not_held)


def pool_label(place: str) -> str:
    """What the pool's people in a travel group stand under; no unit of a file can be called so."""
    return f"pool:{place}"


def step_name(way: str) -> str:
    """A way's name among the steps: overtime keeps its own, so that its legal limits hold."""
    return way if way == "overtime" else f"way:{way}"


def _units_of(pool: PoolFile, place: str) -> tuple[str, ...]:
    return tuple(sorted(name for name, unit in pool.units.items() if unit.travel_group == place))


def _spans(pool: PoolFile) -> dict[str, ShiftSpan]:
    found = {}
    for name, family in sorted(pool.families.items()):
        start, end = minutes_of(family.start), minutes_of(family.end)
        end += DAY if end <= start else 0
        found[name] = ShiftSpan(name, start, end, end - start - family.unpaid_minutes, name)
    return found


def _steps(pool: PoolFile) -> Iterator[StepTerms]:
    for name, way in used_ways(pool):
        call = call_of(name)
        yield StepTerms(
            step_name(name),
            way.price.at(pool.year),
            call.answer_share.at(pool.year),
            call.yes_share.at(pool.year),
            call.minutes_per_call.at(pool.year),
            call.all_at_once.at(pool.year),
            call.lead_hours.at(pool.year),
        )


def call_of(way: str) -> CallStep:
    """How people answer when a way is used: assumed, as in a scenario that says nothing else."""
    call: CallStep = getattr(DispatchSettings(), way if way in CALLED else OTHERWISE)
    return call


def _on_duty(pool: PoolFile) -> dict[Place, dict[str, int]]:
    """People on duty by unit, group and family, and by weekday."""
    found: dict[Place, dict[str, int]] = {}
    for row in pool.on_duty:
        own = found.setdefault((row.unit, row.group, row.family), {})
        own.update({day: row.people for day in row.weekdays if row.people})
    return dict(sorted((place, own) for place, own in found.items() if own))


def _number(people: int, active: float, place: tuple[str, ...], day: int) -> int:
    """Whole people on a day with a share of full activity; the part of one is rounded by a lot of the day."""
    return math.floor(people * active + int(key_of("activity", *place, str(day))) / 2**64) if active < 1 else people


def _own(pool: PoolFile, year: tuple[list[str], Shares], spans: dict[str, ShiftSpan], made: _Made) -> None:
    """Own staff of each unit, group and family, in turns."""
    for place, by_day in _on_duty(pool).items():
        unit, group, family = place
        hours = sum(by_day.values()) * spans[family].hours * weeks_of_need(pool)
        number = max(*by_day.values(), math.ceil(hours / pool.pool.net_hours.at(pool.year)))
        keys = [f"{unit}:{group}:{family}:{n + 1}" for n in range(number)]
        share = pool.groups[group].short_absence_share.at(pool.year)
        made.people += [Person(key, unit, group, 100, on_call=False) for key in keys]
        made.away += [(key, unit, group, share) for key in keys]
        turn = 0
        for day, (weekday, active) in enumerate(zip(*year, strict=True)):
            for _ in range(_number(by_day.get(weekday, 0), float(active), place, day)):
                made.rows.append((day, unit, group, family, keys[turn % number], True))
                turn += 1


def _pool(
    pool: PoolFile,
    sized: tuple[pd.DataFrame, pd.DataFrame],
    year: tuple[list[str], Shares],
    what: tuple[dict[str, ShiftSpan], WorkLimits],
    made: _Made,
) -> int:
    """The pool's posts in the shifts that are held; how many shifts none of them could take."""
    shifts, posts = sized
    spans, limits = what
    columns = shifts[["travel_group", "group", "family", "days", "shifts"]].itertuples(index=False)
    held = {(place, group, family, kind): int(number) for place, group, family, kind, number in columns}
    percent, missed = round(100 * pool.pool.fraction), 0
    share = pool.pool.short_absence_share.at(pool.year)
    for place, group, number in posts[["travel_group", "group", "posts"]].itertuples(index=False):
        label = pool_label(place)
        turns = [
            _Turn(Person(f"{label}:{group}:{n + 1}", label, group, percent, "pool", on_call=False))
            for n in range(int(number))
        ]
        made.people += [turn.person for turn in turns]
        made.away += [(turn.person.key, label, group, share) for turn in turns]
        for day, (weekday, active) in enumerate(zip(*year, strict=True)):
            if weekday == WEEKDAYS[0]:
                for turn in turns:
                    turn.of_week = 0
            kind = next(kind for kind, days in DAY_KINDS.items() if weekday in days)
            for family in sorted(spans, key=lambda name: spans[name].start):
                held_here = held.get((place, group, family, kind), 0)
                for _ in range(_number(held_here, float(active), (place, group, family), day)):
                    taken = _next(turns, day, spans[family], limits)
                    missed += taken is None
                    if taken is not None:
                        made.rows.append((day, label, group, family, taken.key, False))
    return missed


def _next(turns: list[_Turn], day: int, span: ShiftSpan, limits: WorkLimits) -> Person | None:
    """Whoever has worked least, and is rested, has the shift."""
    begins = day * DAY + span.start
    able = [turn for turn in turns if turn.of_week < MOST_SHIFTS and turn.free_from + limits.rest_between <= begins]
    if not able:
        return None
    chosen = min(able, key=lambda turn: (turn.of_week >= USUAL_SHIFTS, turn.shifts))
    chosen.shifts += 1
    chosen.of_week += 1
    chosen.free_from = day * DAY + span.end
    return chosen.person


def _called(pool: PoolFile, year: tuple[list[str], Shares]) -> tuple[list[Person], Shares]:
    """Those who may be called, and the chance that each is within reach on a day."""
    weekday, active = year
    together: dict[Place, dict[str, int]] = {}
    for (unit, group, family), by_day in _on_duty(pool).items():
        own = together.setdefault((pool.units[unit].travel_group, group, family), {})
        for day, number in by_day.items():
            own[day] = own.get(day, 0) + number
    people, reach = [], [np.zeros((0, len(weekday)))]
    for name, way in used_ways(pool):
        call = call_of(name)
        comes = call.answer_share.at(pool.year) * call.yes_share.at(pool.year)
        asked = way.share.at(pool.year) / comes
        for (place, group, family), by_day in sorted(together.items()) if asked else ():
            number = math.ceil(max(by_day.values()) * max(1.0, asked))
            label, key = pool_label(place), f"{step_name(name)}:{place}:{group}:{family}"
            people += [
                Person(f"{key}:{n + 1}", label, group, 0, "hourly", way=(step_name(name), family))
                for n in range(number)
            ]
            chance = np.array([by_day.get(day, 0) * asked / number for day in weekday]) * active
            reach.append(np.repeat(chance[None, :], number, axis=0))
    return people, np.concatenate(reach)
