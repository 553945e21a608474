"""Who is left over when a kind's lines are no multiple of its weekend frequency, and which weekends they work."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np

from model.rota.lines.hours import MOST_OWN_WEEKS, NoWholeLines, comes_to_hours, group_order, workable
from model.rota.lines.level import dear, idle
from model.rota.problem import Interval, LineRange, RotaProblem, intervals

# a person's line of useful shifts alone is looked for in so many weeks; longer ones are repeated too rarely to follow
MOST_USEFUL_WEEKS = 8

Start = tuple[int, int]


def left_over(problem: RotaProblem, alone: dict[tuple[int, int], int]) -> list[Person]:
    """The persons beyond each kind's block, each with the week of every k in which they work the weekend.

    alone : how many there are, by numbers of group and kind.

    Weekends are dealt out evenly: within the group first, then in the unit, then the earliest.
    """
    chosen: list[tuple[int, int]] = []
    for group in group_order(problem):
        for kind in range(len(problem.lines)):
            chosen += [(group, kind)] * alone.get((group, kind), 0)
    weeks = math.lcm(1, *(problem.lines[kind].weekend_every or 1 for _, kind in chosen))
    load = np.zeros((len(problem.groups), weeks), dtype=np.int64)
    persons = []
    for group, kind in chosen:
        every = problem.lines[kind].weekend_every or 1
        sums = [(int(load[group, week::every].sum()), int(load[:, week::every].sum()), week) for week in range(every)]
        week = min(sums)[2]
        load[group, week::every] += 1
        persons.append(Person(group, kind, week, _own_weeks(problem, group, problem.lines[kind])))
    return persons


def _own_weeks(problem: RotaProblem, group: int, line: LineRange) -> int:
    """The shortest line for one person: a multiple of the weekend frequency that whole shifts can come to.

    Shifts on which the group is of use come first, as long as that does not make a long line.
    """
    every = line.weekend_every or 1
    parts = intervals(problem)
    useful = {shift for shift, day in workable(problem, line) if not idle(problem, parts, (group, (day, shift)))}
    for shifts, most in ((useful, MOST_USEFUL_WEEKS), (None, MOST_OWN_WEEKS)):
        for weeks in range(every, most + 1, every):
            if comes_to_hours(problem, line, weeks, shifts):
                return weeks
    raise NoWholeLines(problem.groups[group].id, (line.id,))


class Use(Enum):
    """Which shifts a person may get: those of use to the unit, those without a supplement too, or any."""

    USEFUL = "useful"
    PLAIN = "plain"
    ANY = "any"

    def forbids(self, problem: RotaProblem, parts: tuple[Interval, ...], key: tuple[int, Start]) -> bool:
        """Whether a (group, (weekday, shift)) is out."""
        if self is Use.ANY or not idle(problem, parts, key):
            return False
        return self is Use.USEFUL or dear(problem, key)


@dataclass(frozen=True)
class Person:
    """Someone of a group and a kind (numbers in the problem) who works the weekend of week `weekend` of every k.

    weeks : weeks until the person's line repeats.
    """

    group: int
    kind: int
    weekend: int
    weeks: int


@dataclass(frozen=True)
class Counts:
    """What is settled before the persons are: lines and hours a week by (group, kind) names as sized, how many of the
    lines are outside the blocks and the people on every (weekday, shift) from the blocks (groups and kinds by number),
    and the hours a week still uncovered then.

    use : which shifts on which their group has nothing to do the persons may get. apart : how many shifts a person's
    weeks may differ from the mean of them; None = any number. near : a group's persons together have at most so many
    hours each more than sized until their lines repeat; None = any number.
    """

    lines: dict[tuple[str, str], int]
    hours: dict[tuple[str, str], float]
    alone: dict[tuple[int, int], int]
    duty: dict[tuple[int, Start], int]
    uncovered: float
    use: Use = Use.ANY
    apart: int | None = None
    near: float | None = None
