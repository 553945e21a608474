"""Cover of a unit by its rota lines, interval by interval, with one-way substitution.

Each interval is a small transport question: people present by group, people required by group, and who
may do whose work. It is answered exactly by maximum flow, so substitution need not be nested.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from model.errors import InputError, Problem, unknown_name
from model.rota.check.spans import DAY, WEEK, LineShifts, ShiftTimes, Violation, clock_minutes, shift_span
from model.rota.wording import said
from model.scenario.schema.rota import WEEKDAYS

COVER_COLUMNS = ["group", "weekday", "start", "end", "required"]
LONGEST_STEP = 30
MOST_WEEKS = 104
Ints = NDArray[np.int64]


def refuse_bad_cover(table: pd.DataFrame) -> None:
    """InputError for a missing column, an unknown weekday, or a number of people that is no whole number."""
    missing = [column for column in COVER_COLUMNS if column not in table.columns]
    if missing:
        raise InputError(Problem("the cover table", f"no column {missing[0]}", ", ".join(COVER_COLUMNS), "add it"))
    problems = []
    columns = [table[column].tolist() for column in ("group", "weekday", "start", "required")]
    for group, weekday, start, people in zip(*columns, strict=True):
        where = f"the cover table, {group} {weekday} {start}"
        if weekday not in WEEKDAYS:
            problems.append(unknown_name(where, "weekday", str(weekday), WEEKDAYS))
        if not people >= 0 or people != int(people):
            problems.append(Problem(where, f"{people} people", "a whole number from 0 up", "correct the number"))
    if problems:
        raise InputError(problems)


def grid_minutes(demand: CoverDemand, shift_kinds: Mapping[str, ShiftTimes]) -> int:
    """Minutes of an interval: 30, or less when a clock time does not fall on the half hour."""
    clocks = [minute for name in sorted(shift_kinds) for minute in shift_span(name, shift_kinds[name])[:2]]
    for column in ("start", "end"):
        clocks += [clock_minutes(str(clock), "the cover table") for clock in demand.table[column]]
    return math.gcd(LONGEST_STEP, *clocks)


def required_grid(demand: CoverDemand, groups: Sequence[str], step: int) -> Ints:
    """People required, shape (groups, intervals of a week); rows for the same group and time add up."""
    grid = np.zeros((len(groups), WEEK // step), dtype=np.int64)
    columns = [demand.table[column].tolist() for column in COVER_COLUMNS]
    for group, weekday, start, end, people in zip(*columns, strict=True):
        where = f"the cover table, {group} {weekday} {start}"
        low, high = clock_minutes(str(start), where), clock_minutes(str(end), where)
        high += DAY if high <= low else 0
        offset = WEEKDAYS.index(weekday) * DAY
        cells = np.arange((offset + low) // step, (offset + high) // step) % (WEEK // step)
        np.add.at(grid[list(groups).index(str(group))], cells, int(people))
    return grid


def present_grid(lines: Sequence[tuple[str, LineShifts, Sequence[int]]], groups: Sequence[str], step: int) -> Ints:
    """People at work, shape (groups, intervals); as many weeks as it takes until the plan repeats.

    `lines` holds group, shifts and the week of the line (0 = first) that each of its people starts in. A
    line whose people start in each of its weeks looks the same every week.
    """
    weeks = math.lcm(1, *(_period(line.weeks, starts) for _, line, starts in lines))
    if weeks > MOST_WEEKS:
        found = f"the lines together repeat only after {weeks} weeks"
        remedy = "let one person start in each week of a line, or give the lines cycles that fit together"
        raise InputError(Problem("the rota", found, f"at most {MOST_WEEKS} weeks", remedy))
    size = weeks * WEEK // step
    grid = np.zeros((len(groups), size), dtype=np.int64)
    for group, line, starts in lines:
        own = np.zeros(line.minutes // step, dtype=np.int64)
        for shift in line.worked:
            np.add.at(own, np.arange(shift.start // step, shift.end // step) % len(own), 1)
        for start in starts:
            grid[groups.index(group)] += np.resize(np.roll(own, -(start % line.weeks) * WEEK // step), size)
    return grid


def _period(weeks: int, starts: Sequence[int]) -> int:
    """Weeks until the starting weeks look the same again."""
    counts = [0] * weeks
    for start in starts:
        counts[start % weeks] += 1
    turns = [turn for turn in range(1, weeks + 1) if weeks % turn == 0]
    return next(turn for turn in turns if counts[turn:] + counts[:turn] == counts)


def covered_grid(present: Ints, required: Ints, demand: CoverDemand, groups: Sequence[str]) -> Ints:
    """People required who are covered, shape as `present`; the most that the people at work can cover.

    Where not all can be covered, the group that fewest may stand in for comes first. What can be covered
    together forms a matroid, so taking the groups one after another still reaches the greatest total.
    """
    weeks = present.shape[1] // required.shape[1]
    both = np.vstack([present, np.tile(required, weeks)])
    distinct, where = np.unique(both, axis=1, return_inverse=True)
    edges = demand.edges(groups)
    order = sorted(range(len(groups)), key=lambda index: (sum(to == index for _, to in edges), groups[index]))
    covered = np.zeros((len(groups), distinct.shape[1]), dtype=np.int64)
    for column in range(distinct.shape[1]):
        here, needed = distinct[: len(groups), column], distinct[len(groups) :, column]
        total = 0
        asked = np.zeros_like(needed)
        for index in order:
            asked[index] = needed[index]
            reached = _most_covered(here, asked, edges) if needed[index] else total
            covered[index, column], total = reached - total, reached
    return covered[:, where.reshape(-1)]


def _most_covered(present: Ints, asked: Ints, edges: Sequence[tuple[int, int]]) -> int:
    """Maximum flow from people present to people asked for; nodes are source, present, asked, sink."""
    count = len(present)
    sink = 2 * count + 1
    arcs = [(0, 1 + index, int(present[index])) for index in range(count)]
    arcs += [(1 + giver, 1 + count + taker, int(present[giver])) for giver, taker in edges]
    arcs += [(1 + count + index, sink, int(asked[index])) for index in range(count)]
    tail, head, capacity = zip(*arcs, strict=True)
    network = csr_array((np.array(capacity, dtype=np.int32), (tail, head)), shape=(sink + 1, sink + 1))
    return int(maximum_flow(network, 0, sink).flow_value)


def cover_frame(grids: tuple[Ints, Ints, Ints], groups: Sequence[str], step: int) -> pd.DataFrame:
    """Rows week, weekday, start_minute, group, required, present, covered, uncovered of each interval with a need."""
    present, required, covered = grids
    week_cells = required.shape[1]
    row, cell = np.nonzero(np.tile(required, present.shape[1] // week_cells))
    minute = cell * step
    frame = pd.DataFrame(
        {
            "week": minute // WEEK + 1,
            "weekday": np.array(WEEKDAYS)[minute % WEEK // DAY],
            "start_minute": minute % DAY,
            "group": np.array(groups, dtype=object)[row].astype(str),
            "required": required[row, cell % week_cells],
            "present": present[row, cell],
            "covered": covered[row, cell],
        }
    )
    frame["uncovered"] = frame["required"] - frame["covered"]
    return frame


def cover_violations(frame: pd.DataFrame, step: int) -> list[Violation]:
    """One violation for each stretch of a day in which a group is short by the same number."""
    found: list[Violation] = []
    until: tuple[object, ...] = ()
    began = 0
    open_rows = frame[frame["uncovered"] > 0]
    names = ["week", "weekday", "start_minute", "group", "required", "covered"]
    for week, weekday, minute, group, required, covered in zip(
        *(open_rows[name].tolist() for name in names), strict=True
    ):
        key = (week, weekday, group, required, covered)
        joins = until == (*key, minute)
        began = began if joins else minute
        short = {"group": str(group), "missing": required - covered, "required": required}
        told = said("uncovered", **short, start=began, end=minute + step)
        violation = Violation("cover", week, weekday, float(covered), float(required), "people", told)
        found[-1:] = [violation] if joins else [*found[-1:], violation]
        until = (*key, minute + step)
    return found


@dataclass(frozen=True)
class CoverDemand:
    """What must be covered and who may stand in for whom.

    `table` has the columns group, weekday (mon … sun), start, end (``HH:MM``; an end not after the start
    means the next day) and required. `covers_for` gives for a group the groups whose work it may also do,
    one way; it is used as given and not chained.
    """

    table: pd.DataFrame
    covers_for: Mapping[str, Sequence[str]]

    def edges(self, groups: Sequence[str]) -> list[tuple[int, int]]:
        """Pairs of positions in `groups`: who works, whose work it is."""
        place = {group: index for index, group in enumerate(groups)}
        pairs = {(index, index) for index in range(len(groups))}
        for giver in sorted(self.covers_for):
            pairs |= {
                (place[giver], place[taker]) for taker in self.covers_for[giver] if giver in place and taker in place
            }
        return sorted(pairs)
