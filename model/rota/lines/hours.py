"""Which hours whole shifts come to, and so how many weeks a line of a kind has."""

from __future__ import annotations

import math
from collections.abc import Collection

import numpy as np

from model.errors import SolverError
from model.rota.full_time import full_hours_range, line_shifts
from model.rota.problem import LineRange, RotaProblem
from model.rota.solver import ZERO

MOST_WEEKS = 52
# one person's line; a longer one is a plan that nobody follows, and takes minutes to find
MOST_OWN_WEEKS = 15
FRIDAY = 4


def group_order(problem: RotaProblem) -> list[int]:
    """Numbers of the groups, those that may do most others' work first."""
    size = len(problem.groups)
    helps = [sum(problem.may_help(helper, helped) for helped in range(size)) for helper in range(size)]
    return sorted(range(size), key=lambda group: (-helps[group], group))


def block_people(problem: RotaProblem, line: LineRange, lines: int) -> int:
    """How many of a kind's lines can be closed walks of as many weeks as people, by weekends and whole shifts."""
    every = line.weekend_every or 1
    blocks = range(lines - lines % every, 0, -every)
    return next((people for people in blocks if comes_to_hours(problem, line, people)), 0)


def workable(problem: RotaProblem, line: LineRange) -> list[tuple[int, int]]:
    """(shift, weekday) that lines of the kind may have, by the weekdays alone: no weekend where none is worked."""
    days = range(7 if line.weekend_every else FRIDAY + 1)
    shifts = enumerate(line_shifts(problem, line))
    return [(number, day) for number, shift in shifts for day in shift.weekdays if day in days]


def comes_to_hours(problem: RotaProblem, line: LineRange, weeks: int, shifts: Collection[int] | None = None) -> bool:
    """Whether some number of whole shifts is within the kind's range of hours over so many weeks.

    shifts : those to use; None = all that the kind may work.
    """
    able = {shift for shift, _ in workable(problem, line)}
    paid = sorted({problem.shifts[shift].paid for shift in able if shifts is None or shift in shifts})
    if not paid:
        return False
    step = math.gcd(*paid)
    low, high = (hours * 60 * weeks / step for hours in widest_hours(problem, line))
    reached = np.zeros(int(high + ZERO) + 1, dtype=bool)
    reached[0] = True
    for minutes in paid:
        for place in range(minutes // step, len(reached)):
            reached[place] |= reached[place - minutes // step]
    return bool(reached[math.ceil(low - ZERO) :].any())


def widest_hours(problem: RotaProblem, line: LineRange) -> tuple[float, float]:
    """Least and most weekly hours that one line of the kind can have, whatever its full-time hours come to."""
    least, most = full_hours_range(problem, line)
    return line.low * least, line.high * most


class NoWholeLines(SolverError):
    """Lines of a group (its id) and kinds (ids) that whole shifts under the rules do not come to."""

    def __init__(self, group: str, kinds: tuple[str, ...]):
        self.group, self.kinds = group, kinds
        super().__init__(f"no line of whole shifts for {group} has the hours of {', '.join(kinds)} under these rules")

    def __reduce__(self) -> tuple[type[NoWholeLines], tuple[str, tuple[str, ...]]]:
        # what is missing, not its text, must survive the way back from a worker process
        return (type(self), (self.group, self.kinds))
