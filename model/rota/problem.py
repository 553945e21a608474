"""What one unit's sizing reads, and nothing else: equal problems have equal answers and are solved once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from model.rota.goals import Goals
from model.rota.rules import Rules
from model.rota.shifts import WEEK, Shift

if TYPE_CHECKING:
    from model.rota.full_time import FullTimeTerms

FULL_TIME_FROM = 0.97
NO_GOALS = Goals()


def intervals(problem: RotaProblem) -> tuple[Interval, ...]:
    """The cyclic week cut wherever the requirement or the set of shifts on duty changes.

    Times on the half hour give whole half-hour intervals, and neighbours with the same requirement
    and the same shifts are one interval. Intervals nobody is required in are left out.
    """
    starts = {row.start % WEEK for row in problem.cover} | {row.end % WEEK for row in problem.cover}
    for weekday, index in problem.starts:
        shift = problem.shifts[index]
        begin = weekday * 24 * 60
        starts |= {(begin + shift.start) % WEEK, (begin + shift.end) % WEEK}
        if shift.resting is not None:
            starts |= {(begin + minute) % WEEK for minute in shift.resting[:2]}
    cuts = sorted(starts)
    found: list[Interval] = []
    for start, end in zip(cuts, [*cuts[1:], cuts[0] + WEEK] if cuts else [], strict=True):
        required = tuple(
            sum(row.required for row in problem.cover if row.group == group.id and _within(start, row.start, row.end))
            for group in problem.groups
        )
        if not any(required):
            continue
        on_duty = tuple(pair for pair in problem.starts if _on_duty(start, pair, problem.shifts))
        counted = _counted(start, on_duty, problem.shifts)
        last = found[-1] if found else None
        if last and last.end == start and (last.required, last.on_duty, last.counted) == (required, on_duty, counted):
            found[-1] = Interval(last.start, end, required, on_duty, counted)
        else:
            found.append(Interval(start, end, required, on_duty, counted))
    return tuple(found)


def _counted(minute: int, on_duty: tuple[tuple[int, int], ...], shifts: tuple[Shift, ...]) -> float:
    """The share of presence that counts as working time: below 1 when everybody who may be on duty rests."""
    shares = []
    for weekday, index in on_duty:
        resting, begin = shifts[index].resting, weekday * 24 * 60
        if resting is None or not _within(minute, begin + resting[0], begin + resting[1]):
            return 1.0
        shares.append(resting[2] / (resting[1] - resting[0]))
    return max(shares, default=1.0)


def _within(minute: int, start: int, end: int) -> bool:
    return any(start <= minute + turn < end for turn in (0, WEEK))


def _on_duty(minute: int, pair: tuple[int, int], shifts: tuple[Shift, ...]) -> bool:
    begin = pair[0] * 24 * 60
    return _within(minute, begin + shifts[pair[1]].start, begin + shifts[pair[1]].end)


@dataclass(frozen=True)
class GroupTerms:
    """A competence group: whose work it may also do (one way), and what its time costs (NOK).

    `supplements` are (weekday, shift index, NOK): what starting that shift costs on top of its paid hours.
    """

    id: str
    covers_for: tuple[str, ...]
    hour_nok: float
    supplements: tuple[tuple[int, int, float], ...] = ()


@dataclass(frozen=True)
class LineRange:
    """A kind of line: mean hours between `low` and `high` of a full position, every k-th weekend worked.

    `weekend_every` None means no rule on weekends (general cyclic rotas). `hours_kind` says which full-time hours
    the fraction is of: `stated` (the problem's), or one of the kinds in `full_time`; such a kind's id is that of the
    scenario's line kind with `~` and the hours kind after it.
    """

    id: str
    low: float
    high: float
    weekend_every: int | None
    hours_kind: str = "stated"

    @property
    def kind(self) -> str:
        """The scenario's line kind that this range was made from."""
        return self.id.split("~")[0]

    @property
    def full_time(self) -> bool:
        """Lines of at least 97 % of full hours are 100 % positions."""
        return self.low >= FULL_TIME_FROM


@dataclass(frozen=True)
class Requirement:
    """`required` people of a group from `start` to `end`, in minutes of the week (`end` may pass it)."""

    group: str
    start: int
    end: int
    required: int

    @property
    def hours(self) -> float:
        """Hours a week if the requirement is met."""
        return self.required * (self.end - self.start) / 60


@dataclass(frozen=True)
class Prices:
    """The order of goals, in kroner: an hour without cover, an hour at a lower group's work, a line a week."""

    uncovered_hour: float
    unqualified_step: float
    line: float
    part_time_line: float


@dataclass(frozen=True)
class Interval:
    """A stretch of the week: `required` by group, in the problem's order; (weekday, shift) pairs on duty.

    `counted` is the share of presence that is working time, below 1 in a resting duty.
    """

    start: int
    end: int
    required: tuple[int, ...]
    on_duty: tuple[tuple[int, int], ...]
    counted: float = 1.0

    @property
    def hours(self) -> float:
        """Length in hours."""
        return (self.end - self.start) / 60

    @property
    def counted_hours(self) -> float:
        """Working hours of one person's presence: less than the length while everybody on duty rests."""
        return self.hours * self.counted


@dataclass(frozen=True)
class RotaProblem:
    """All that the sizing of one unit in one year depends on; every tuple sorted by id or time.

    full_hours : weekly hours of a full position, where the line does not decide them.
    overbook : hours of the lines ÷ required hours, at least; known absence is planned for.
    allow_uncovered : cover may fall short at a price; else a shortfall makes the problem infeasible.
    mip_gap : relative gap at which integer line counts stop.
    full_time : the agreed full-time hours by what a line works; None = `full_hours` for every line.
    goals : targets, limits on people, and the order in which goals count.
    """

    shifts: tuple[Shift, ...]
    groups: tuple[GroupTerms, ...]
    lines: tuple[LineRange, ...]
    cover: tuple[Requirement, ...]
    rules: Rules
    prices: Prices
    full_hours: float
    overbook: float = 1.0
    allow_uncovered: bool = True
    mip_gap: float = 0.003
    full_time: FullTimeTerms | None = None
    goals: Goals = NO_GOALS

    @cached_property
    def key(self) -> str:
        """A hash of everything in the problem."""
        return hashlib.blake2b(repr(self).encode(), digest_size=16).hexdigest()

    @cached_property
    def starts(self) -> tuple[tuple[int, int], ...]:
        """Every (weekday, shift index) on which a shift may start."""
        return tuple(
            (day, index) for day in range(7) for index, shift in enumerate(self.shifts) if day in shift.weekdays
        )

    def may_help(self, helper: int, helped: int) -> bool:
        """Whether group number `helper` may do the work of group number `helped`."""
        return helper != helped and self.groups[helped].id in self.groups[helper].covers_for
