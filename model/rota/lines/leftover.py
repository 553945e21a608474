"""Who is left over when a kind's lines are no multiple of its weekend frequency, and which weekends they work."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from model.errors import SolverError
from model.rota.lines.flows import MOST_WEEKS, block_people, comes_to_hours, group_order
from model.rota.problem import LineRange, RotaProblem

Start = tuple[int, int]


def left_over(problem: RotaProblem, counted: dict[tuple[str, str], int]) -> list[Person]:
    """The persons beyond each kind's block, each with the week of every k in which they work the weekend.

    Weekends are dealt out evenly: within the group first, then in the unit, then the earliest.
    """
    chosen: list[tuple[int, int]] = []
    for group in group_order(problem):
        for kind, line in enumerate(problem.lines):
            lines = counted[problem.groups[group].id, line.id]
            chosen += [(group, kind)] * (lines - block_people(problem, line, lines))
    weeks = math.lcm(1, *(problem.lines[kind].weekend_every or 1 for _, kind in chosen))
    load = np.zeros((len(problem.groups), weeks), dtype=np.int64)
    persons = []
    for group, kind in chosen:
        every = problem.lines[kind].weekend_every or 1
        sums = [(int(load[group, week::every].sum()), int(load[:, week::every].sum()), week) for week in range(every)]
        week = min(sums)[2]
        load[group, week::every] += 1
        persons.append(Person(group, kind, week, _own_weeks(problem, problem.lines[kind])))
    return persons


def _own_weeks(problem: RotaProblem, line: LineRange) -> int:
    """The shortest line for one person: a multiple of the weekend frequency that whole shifts can come to."""
    every = line.weekend_every or 1
    for weeks in range(every, MOST_WEEKS + 1, every):
        if comes_to_hours(problem, line, weeks):
            return weeks
    raise SolverError(f"no number of whole shifts comes to the hours of {line.id} in up to {MOST_WEEKS} weeks")


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
    """What is settled before the persons are: lines and hours a week by (group, kind) names as sized, and the people
    of each group (by number) on every (weekday, shift) from the blocks, and the hours a week still uncovered then.

    only_useful : nobody gets a shift on which their group has nothing to do. apart : how many shifts a person's weeks
    may differ from the mean of them; None = any number. near : a group's persons together have at most a shift each
    more than sized until their lines repeat.
    """

    lines: dict[tuple[str, str], int]
    hours: dict[tuple[str, str], float]
    duty: dict[tuple[int, Start], int]
    uncovered: float
    only_useful: bool = False
    apart: int | None = None
    near: bool = False
