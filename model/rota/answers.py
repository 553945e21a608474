"""What a sizing hands back: whole lines with hours and duty, or what is missing, and what binds at which price."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from model.rota.graph import Graph
from model.rota.problem import RotaProblem
from model.rota.shifts import DAY, WEEK, WEEKDAY_NAMES, clock_text

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Missing:
    """`people` of a group who cannot be had from `start` to `end`, minutes of the week."""

    group: str
    start: int
    end: int
    people: float

    def text(self, title: str) -> str:
        """In words: “7.5 nurse hours Saturday 15:00–22:30”."""
        hours = round(self.people * (self.end - self.start) / 60, 1)
        weekday = WEEKDAY_NAMES[self.start % WEEK // DAY]
        return f"{hours:g} {title.lower()} hours {weekday} {clock_text(self.start)}–{clock_text(self.end)}"


@dataclass(frozen=True)
class Shortfall:
    """Why a rota that may not fall short cannot be made."""

    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class NoLine:
    """No line kind can be worked by anybody under the rules, so there is nothing to size."""


@dataclass(frozen=True)
class Outcome:
    """How the solver stopped: status of the linear program and of the line counts, and what they prove.

    `relaxed` is the linear program's objective, `objective` that of the whole lines, `bound` the best proven
    lower bound, all in kroner a week; `gap` is relative to the objective.
    """

    status: str
    lines_status: str
    relaxed: float
    objective: float
    bound: float
    gap: float


@dataclass(frozen=True)
class GoalShortfalls:
    """By how much the unit's goals are missed, hours a week or people; nought where a goal is met or not set.

    full_time : full positions short of the target. planned : hours of planned absence that nobody is there for, by
    group. lowered : people of today whose fraction is lowered, by group.
    """

    full_time: float = 0.0
    planned: Mapping[str, float] = field(default_factory=dict)
    lowered: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class LimitPrice:
    """What one more of something would cost (or, below 0, save) a week, by the linear program's shadow prices.

    limit : `cover` (one more person required from start to end), `weekend` (one more required at all hours of the
        weekend's cover), `heads` (one more person allowed in the unit), `more` / `fewer` (in the group), or
        `full_time` (one more full position asked for). start, end : minutes of the week, 0 where there is no time.
    """

    limit: str
    group: str
    start: int
    end: int
    nok: float


@dataclass(frozen=True, eq=False)
class Sizing:
    """The answer to one problem, by names of group and line kind.

    lines : whole lines; hours : hours a week of all lines of the kind.
    duty : (group, weekday, shift index) → people who start that shift.
    required, uncovered, given, received : people, shape (intervals, groups); given and received are
        one-way substitution. interval_hours : shape (intervals,).
    graphs, flows : the graph of each kind and the lines on each of its arcs, shape (arcs,).
    full_hours : mean weekly hours of a full position, for the kinds that have lines. owed : hours a week that the
        full lines of a kind together work less than their full positions (97–100 %); 0 for part-time kinds.
    shortfalls : by how much goals are missed. prices : what binds, sorted; no row for what costs nothing.
    """

    problem: RotaProblem
    outcome: Outcome
    columns: int
    rows: int
    lines: dict[tuple[str, str], int]
    hours: dict[tuple[str, str], float]
    duty: dict[tuple[str, int, int], float]
    required: Floats
    interval_hours: Floats
    uncovered: Floats
    given: Floats
    received: Floats
    graphs: dict[tuple[str, str], Graph]
    flows: dict[tuple[str, str], Floats]
    full_hours: dict[tuple[str, str], float]
    owed: dict[tuple[str, str], float]
    shortfalls: GoalShortfalls
    prices: tuple[LimitPrice, ...]

    def present_hours(self, group: str) -> float:
        """Hours a week that the group is on duty, breaks included."""
        shifts = self.problem.shifts
        return sum(
            people * shifts[index].length / 60 for (name, _, index), people in self.duty.items() if name == group
        )


Answer = Sizing | Shortfall | NoLine
