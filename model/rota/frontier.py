"""What full-time costs and takes: how often weekends are worked × long weekend shifts × pool, for a unit or all units.

With w people needed each weekend day and every k-th weekend worked, at least k × w people are needed; the hours of
the week then set how large their positions can be. The frontier shows that trade with the unit's own numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import joblib
import pandas as pd

from model.rota.english import in_english
from model.rota.explain.bounds import staffing_bounds, weekend_said
from model.rota.explain.missing import missing_said, missing_shifts
from model.rota.explain.options import base_lines, more_often, with_only, with_shifts
from model.rota.points import Point, PointSolver
from model.rota.problem import LineRange, RotaProblem
from model.rota.shifts import Shift
from model.rota.side_by_side import Tell, silent
from model.rota.sizing import NoLine, Shortfall
from model.rota.wording import NOTHING, Said, said

Key = tuple[tuple[int, ...], bool, float]
Weekdays = Callable[[Shift], tuple[int, ...]]
UNITS_ALL = "all"
WEEKS_A_YEAR = 52
WEEKEND = (5, 6)
KEYS = ["weekends", "long_shifts", "pool_share"]
NUMBERS = [
    "heads",
    "full_time",
    "positions",
    "pool_positions",
    "pay_nok_week",
    "pool_nok_week",
    "goal_nok_week",
    "bound_nok_week",
    "required_hours",
    "uncovered_hours",
    "weekend_heads",
    "least_heads",
]
SHARES = ["full_time_share", "mean_percent", "cost_nok_year"]
FRONTIER_COLUMNS = [*KEYS, "status", *NUMBERS, *SHARES, "reason"]
ROW_COLUMNS = [*KEYS, "status", *NUMBERS, "reason", "said"]
POSSIBLE, SHORT, IMPOSSIBLE = "possible", "short", "impossible"


def unit_frontier(problem: RotaProblem, wide: RotaProblem | None = None, axes: Axes | None = None) -> pd.DataFrame:
    """The frontier of one unit, one row a point, in the order of the axes.

    wide : the problem with every shift kind that could be allowed (`wide_problem`); its long shifts are offered at
        weekends. Without any, the points with long shifts are impossible and say so.

    weekends : such as "2" or "2/3/4" (every second, third or fourth). long_shifts : whether weekend shifts may be
    long. pool_share : the part of the planned absence that a pool covers in place of the unit's own lines.
    status : possible; short – hours remain without cover; impossible – numbers are missing, `reason` says why.
    heads, full_time : whole lines. positions : their hours in full positions. pool_positions : the pool's share of
    the hours, in full positions. pay_nok_week : pay and supplements of the lines; pool_nok_week : the pool's hours at
    the groups' price an hour. goal_nok_week, bound_nok_week : the goal with its prices, and the proven bound.
    weekend_heads, least_heads : people a weekend, and k × that (for several frequencies the lowest k).
    full_time_share, mean_percent : of the unit's own lines. cost_nok_year : pay and pool, 52 weeks.
    """
    return told_frontier(problem, wide, axes).drop(columns="said")


def told_frontier(
    problem: RotaProblem, wide: RotaProblem | None = None, axes: Axes | None = None, tell: Tell = silent
) -> pd.DataFrame:
    """`unit_frontier` with a column `said`: the reason as a `Said`, `NOTHING` where there is none.

    tell : called with (points done, points) before each point; what it raises ends the work.
    """
    chosen = axes or Axes()
    points = len(list(chosen.rotas())) * len(chosen.pool_shares)
    made: dict[Key, Point] = {}
    rows: list[list[object]] = []
    for weekends, long_shifts in chosen.rotas():
        trial = frontier_problem(problem, wide, weekends, long_shifts)
        solver = None if isinstance(trial, Said) else PointSolver(trial)
        for share in chosen.pool_shares:
            tell(len(rows), points)
            key = (weekends, long_shifts, share)
            if solver is None or isinstance(trial, Said):
                rows.append(_row(key, IMPOSSIBLE, {}, trial if isinstance(trial, Said) else NOTHING))
                continue
            overbook = _with_pool(problem.overbook, share)
            answer = solver.solve(overbook, (point for other, point in made.items() if _contains(key, other)))
            if isinstance(answer, Point):
                made[key] = answer
                numbers = _numbers(solver.problem, overbook, answer)
                rows.append(_row(key, SHORT if answer.uncovered else POSSIBLE, numbers, NOTHING))
            else:
                rows.append(_row(key, IMPOSSIBLE, {}, _why(solver.problem, answer)))
    return _with_shares(pd.DataFrame(rows, columns=ROW_COLUMNS))


def _contains(key: Key, other: Key) -> bool:
    """Whether a point allows all that another does, with the same pool."""
    return set(other[0]) <= set(key[0]) and other[1] <= key[1] and other[2] == key[2]


def _with_pool(overbook: float, share: float) -> float:
    """Over-booking that is left to the unit's own lines when a pool takes a share of the planned absence."""
    return 1 / (1 - (1 - share) * (1 - 1 / overbook))


def municipality_frontier(
    units: Mapping[str, tuple[RotaProblem, RotaProblem | None]], axes: Axes | None = None, workers: int = 1
) -> pd.DataFrame:
    """The frontiers of many units and their sum: [unit, …], the sum under unit "all" first.

    units : by id, (problem, wide). A point is impossible for all when it is for one unit, and names the units.
    Equal problems are solved once. workers : processes to share the solving.
    """
    named = sorted(units)
    keys = {unit: (problem.key, wide.key if wide else "") for unit, (problem, wide) in sorted(units.items())}
    asked = {keys[unit]: units[unit] for unit in named}
    work = [joblib.delayed(told_frontier)(problem, wide, axes) for problem, wide in asked.values()]
    solved = dict(zip(asked, joblib.Parallel(n_jobs=workers)(work), strict=True))
    each = pd.concat([solved[keys[unit]].assign(unit=unit) for unit in named], ignore_index=True)
    both: pd.DataFrame = pd.concat([_together(each), each], ignore_index=True)
    return both.reindex(columns=["unit", *FRONTIER_COLUMNS])


def frontier_problem(
    problem: RotaProblem, wide: RotaProblem | None, weekends: tuple[int, ...], long_shifts: bool
) -> RotaProblem | Said:
    """The problem with these weekend frequencies, with or without long weekend shifts; or why there is none."""
    shifts = _weekend_shifts(problem, wide, long_shifts)
    if isinstance(shifts, Said):
        return shifts
    working = [line for line in base_lines(problem) if line.weekend_every is None or line.weekend_every > 0]
    if not working:
        return said("point_no_weekends")
    lines = [line for line in base_lines(problem) if line.weekend_every == 0]
    for every in weekends:
        ranges: dict[tuple[float, float], LineRange] = {}
        for line in working:
            ranges.setdefault((line.low, line.high), replace(line, weekend_every=line.weekend_every or 1))
        lines += more_often(ranges.values(), every)
    return with_only(shifts, lines)


def frontier_said(problem: RotaProblem, wide: RotaProblem | None = None, axes: Axes | None = None) -> list[Said]:
    """“heads ≥ k × weekend heads” with the unit's own numbers, one sentence a frequency, then what long shifts do."""
    chosen = axes or Axes()
    found = []
    for weekends, long_shifts in chosen.rotas():
        trial = frontier_problem(problem, wide, weekends, long_shifts)
        if len(weekends) == 1 and isinstance(trial, RotaProblem):
            told = weekend_said(staffing_bounds(trial).iloc[-1])
            found.append(said("with_long_shifts", what=told) if long_shifts else told)
    return found


def frontier_sentences(problem: RotaProblem, wide: RotaProblem | None = None, axes: Axes | None = None) -> list[str]:
    """`frontier_said` in English."""
    return [in_english(told) for told in frontier_said(problem, wide, axes)]


def _weekend_shifts(problem: RotaProblem, wide: RotaProblem | None, long_shifts: bool) -> RotaProblem | Said:
    """The problem with or without long shifts at weekends; long shifts on other days stay as they are."""
    own = {shift.id for shift in problem.shifts}
    if not long_shifts:
        return _days(problem, lambda shift: tuple(day for day in shift.weekdays if day not in WEEKEND))
    source = wide if wide is not None else problem
    long = [shift for shift in source.shifts if shift.family == "long" and set(shift.weekdays) & set(WEEKEND)]
    if not long:
        return said("point_no_long")
    most = problem.rules.longest_shift
    allowed = [shift for shift in long if most is None or shift.paid <= most]
    if not allowed:
        shortest = min(shift.paid for shift in long) / 60
        return said("point_too_long", shortest=shortest, limit=(most or 0) / 60)
    widened = with_shifts(problem, source, own | {shift.id for shift in allowed})
    return _days(widened, lambda shift: tuple(d for d in shift.weekdays if d in WEEKEND or shift.id in own))


def _days(problem: RotaProblem, days: Weekdays) -> RotaProblem:
    """The problem with the weekdays of its long shifts changed; those left without a day are taken out."""
    shifts = tuple(
        replace(shift, weekdays=days(shift)) if shift.family == "long" else shift for shift in problem.shifts
    )
    changed = replace(problem, shifts=shifts)
    return with_shifts(changed, changed, {shift.id for shift in shifts if shift.weekdays})


def _numbers(problem: RotaProblem, overbook: float, point: Point) -> dict[str, float]:
    required = sum(row.hours for row in problem.cover)
    # required hours are clock hours; the pool takes the part of the planned absence that the lines no longer have
    more = problem.overbook - overbook
    prices = {group.id: group.hour_nok for group in problem.groups}
    pool = more * sum(row.hours * prices[row.group] for row in problem.cover)
    bound = staffing_bounds(problem).iloc[-1]
    return {
        "heads": point.heads,
        "full_time": point.full,
        "positions": point.hours / problem.full_hours,
        "pool_positions": more * required / problem.full_hours,
        "pay_nok_week": point.pay,
        "pool_nok_week": pool,
        "goal_nok_week": point.objective,
        "bound_nok_week": point.bound,
        "required_hours": required,
        "uncovered_hours": point.uncovered,
        "weekend_heads": float(bound["weekend_heads"]),
        "least_heads": float(bound["weekend_term"]),
    }


def _why(problem: RotaProblem, answer: Shortfall | NoLine) -> Said:
    if isinstance(answer, NoLine):
        return said("point_no_line")
    return said("point_missing", gaps=tuple(missing_said(missing_shifts(problem, answer.missing))))


def _row(key: Key, status: str, values: Mapping[str, float], why: Said) -> list[object]:
    names = "/".join(map(str, key[0]))
    return [names, key[1], key[2], status, *(values.get(name, float("nan")) for name in NUMBERS), in_english(why), why]


def _with_shares(frame: pd.DataFrame) -> pd.DataFrame:
    frame = frame.assign(
        full_time_share=frame["full_time"] / frame["heads"],
        mean_percent=100 * frame["positions"] / frame["heads"],
        cost_nok_year=WEEKS_A_YEAR * (frame["pay_nok_week"] + frame["pool_nok_week"]),
    )
    return frame[[name for name in ("unit", *FRONTIER_COLUMNS, "said") if name in frame]]


def _together(each: pd.DataFrame) -> pd.DataFrame:
    """The sum over units of every point, in the points' order."""
    rows = []
    for key, part in each.groupby(KEYS, sort=False):
        bad = part.loc[part["status"] == IMPOSSIBLE]
        if len(bad):
            sums = dict.fromkeys(NUMBERS, float("nan"))
            parts = (said("of_unit", unit=u, what=r) for u, r in zip(bad["unit"], bad["said"], strict=True))
            status, why = IMPOSSIBLE, said("of_units", parts=tuple(parts))
        else:
            sums = {name: float(part[name].sum()) for name in NUMBERS}
            status, why = (SHORT if (part["status"] == SHORT).any() else POSSIBLE), NOTHING
        rows.append([UNITS_ALL, *key, status, *(sums[name] for name in NUMBERS), in_english(why), why])
    return _with_shares(pd.DataFrame(rows, columns=["unit", *ROW_COLUMNS]))


@dataclass(frozen=True)
class Axes:
    """What the frontier varies; a point that contains another must come after it.

    weekends : sets of weekend frequencies (every k-th). long_shifts : without and with long weekend shifts.
    pool_shares : shares of the planned absence covered by a pool, from 0 to 1.
    """

    weekends: tuple[tuple[int, ...], ...] = ((2,), (3,), (4,), (2, 3, 4))
    long_shifts: tuple[bool, ...] = (False, True)
    pool_shares: tuple[float, ...] = (0.0, 0.5, 1.0)

    def rotas(self) -> Iterator[tuple[tuple[int, ...], bool]]:
        """Weekends and long shifts in the order of the rows, long shifts outermost; pool shares come inside."""
        for long_shifts in self.long_shifts:
            for weekends in self.weekends:
                yield weekends, long_shifts
