"""The rota plan of a scenario: every rota unit sized in every planning year, as long tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass

import pandas as pd

from model.errors import InputError, Problem
from model.rota.facts import WEEKS, planning_years, rota_problem, rota_units
from model.rota.plan_rows import GOAL_COLUMNS, LINE_KIND_COLUMNS, PRICE_COLUMNS, goal_rows, line_kind_rows, price_rows
from model.rota.problem import RotaProblem
from model.rota.shifts import FAMILIES, SupplementWindows, windows_of
from model.rota.side_by_side import Tell, silent
from model.rota.sizing import Answer, NoLine, Shortfall, Sizing, solve_cached
from model.scenario import active_weeks
from model.scenario.schema import Scenario
from model.scenario.schema.rota import WEEKDAYS

Cache = MutableMapping[str, Answer]
Solved = list[tuple[int, str, Sizing]]
# the limits in words → unit → years in which nobody can work a line under them
Lineless = dict[str, dict[str, list[int]]]

COLUMNS = {
    "posts": ["year", "unit", "group", "percent", "weekend_every", "posts"],
    "hours": ["year", "unit", "group", "evening", "night", "weekend", "total"],
    "cover": ["year", "unit", "group", "required_hours", "covered_hours", "uncovered_hours", "surplus_hours"],
    "on_duty": ["year", "unit", "group", "weekday", "family", "on_duty"],
    "solves": ["year", "unit", "status", "lines_status", "objective", "bound", "gap", "columns", "rows"],
    "line_kinds": LINE_KIND_COLUMNS,
    "goals": GOAL_COLUMNS,
    "prices": PRICE_COLUMNS,
}


def size_rotas(
    scenario: Scenario, need: pd.DataFrame, workers: int = 1, cache: Cache | None = None, tell: Tell = silent
) -> RotaPlan:
    """Size every unit that has a rota, in every planning year.

    need : [year, unit, group, need_hours, …], read for units whose cover follows need.
    workers : processes to solve in; the answer does not depend on it.
    cache : answers by problem key, read and added to, so that scenarios that share a unit solve it once.
    tell : called with (problems solved, problems to solve); what it raises ends the sizing.

    Raises InputError, all units at once, when cover may not fall short and cannot be met, or when the rules let
    nobody work any line; SolverError when the solver proves nothing.
    """
    tasks = [(year, unit) for year in planning_years(scenario) for unit in rota_units(scenario)]
    problems = [rota_problem(scenario, need, year, unit) for year, unit in tasks]
    answers = solve_cached(problems, cache, workers, tell)
    solved: Solved = []
    faults: list[Problem] = []
    lineless: Lineless = {}
    for (year, unit), problem in zip(tasks, problems, strict=True):
        answer = answers[problem.key]
        if isinstance(answer, Shortfall):
            faults.append(_fault(scenario, year, unit, answer))
        elif isinstance(answer, NoLine):
            lineless.setdefault(_limits(problem), {}).setdefault(unit, []).append(year)
        else:
            solved.append((year, unit, answer))
    faults = [_no_line(scenario, limits, lineless[limits]) for limits in sorted(lineless)] + faults
    if faults:
        raise InputError(faults)
    windows = windows_of(scenario.budget.supplements)
    runs = {(year, unit): active_weeks(scenario, unit, year) / WEEKS for year, unit, _ in solved}
    titles = {name: group.title for name, group in scenario.groups.items()}
    return RotaPlan(
        posts=_frame("posts", (row for task in solved for row in post_rows(*task))),
        hours=_over_the_year(_frame("hours", (row for task in solved for row in hour_rows(*task, windows))), runs),
        cover=_over_the_year(_frame("cover", (row for task in solved for row in cover_rows(*task))), runs),
        on_duty=_frame("on_duty", (row for task in solved for row in duty_rows(*task))),
        solves=_frame("solves", (solve_row(*task) for task in solved)),
        line_kinds=_frame("line_kinds", (row for task in solved for row in line_kind_rows(*task))),
        goals=_frame("goals", (row for task in solved for row in goal_rows(*task, titles))),
        prices=_frame("prices", (row for task in solved for row in price_rows(*task, titles))),
    )


def _over_the_year(frame: pd.DataFrame, runs: Mapping[tuple[int, str], float]) -> pd.DataFrame:
    """Hours of a week that runs in full → hours a week as a mean over the year, where a term calendar closes weeks."""
    if all(share == 1 for share in runs.values()):
        return frame
    share = pd.Series([runs[place] for place in zip(frame["year"], frame["unit"], strict=True)], index=frame.index)
    amounts = [str(column) for column in frame.columns if column not in ("year", "unit", "group")]
    return frame.assign(**{column: frame[column] * share for column in amounts})


def post_rows(year: int, unit: str, sizing: Sizing) -> list[tuple[object, ...]]:
    """Whole lines as posts: full kinds are 100 %, others the two neighbouring percents that give the hours."""
    counted: dict[tuple[str, int, int], int] = {}
    problem = sizing.problem
    kinds = {line.id: line for line in problem.lines}
    for (group, kind), lines in sizing.lines.items():
        line = kinds[kind]
        if lines == 0:
            continue
        full = sizing.full_hours[group, kind]
        for percent, posts in percents(lines, sizing.hours[group, kind], full, line.full_time):
            name = (group, percent, line.weekend_every or 0)
            counted[name] = counted.get(name, 0) + posts
    return [(year, unit, *name, counted[name]) for name in sorted(counted)]


def percents(lines: int, hours: float, full_hours: float, full_time: bool) -> list[tuple[int, int]]:
    """(percent, posts) pairs whose sum is as near the lines' hours as whole percents come."""
    if lines == 0:
        return []
    if full_time:
        return [(100, lines)]
    low, higher = divmod(round(100 * hours / full_hours), lines)
    return [(percent, posts) for percent, posts in ((low, lines - higher), (low + 1, higher)) if posts]


def hour_rows(year: int, unit: str, sizing: Sizing, windows: SupplementWindows) -> list[tuple[object, ...]]:
    """Paid hours a week by group: evening, night, weekend and all."""
    sums = {group.id: [0.0, 0.0, 0.0, 0.0] for group in sizing.problem.groups}
    for (group, weekday, index), people in sizing.duty.items():
        shift = sizing.problem.shifts[index]
        for place, hours in enumerate((*windows.hours(shift, weekday), shift.paid / 60)):
            sums[group][place] += people * hours
    return [(year, unit, group, *sums[group]) for group in sums]


def cover_rows(year: int, unit: str, sizing: Sizing) -> list[tuple[object, ...]]:
    """Required, covered, uncovered and surplus hours a week of each group's work, by clock time."""
    rows: list[tuple[object, ...]] = []
    weight = sizing.interval_hours
    for place, group in enumerate(sizing.problem.groups):
        required = float(weight @ sizing.required[:, place])
        uncovered = float(weight @ sizing.uncovered[:, place])
        helped = float(weight @ (sizing.received[:, place] - sizing.given[:, place]))
        surplus = sizing.present_hours(group.id) + helped - (required - uncovered)
        rows.append((year, unit, group.id, required, required - uncovered, uncovered, max(0.0, surplus)))
    return rows


def duty_rows(year: int, unit: str, sizing: Sizing) -> list[tuple[object, ...]]:
    """People who start a shift of each family on each weekday; families without a shift are left out."""
    families = [name for name in FAMILIES if any(shift.family == name for shift in sizing.problem.shifts)]
    sums = {(group.id, day, family): 0.0 for group in sizing.problem.groups for day in range(7) for family in families}
    for (group, weekday, index), people in sizing.duty.items():
        sums[group, weekday, sizing.problem.shifts[index].family] += people
    return [(year, unit, group, WEEKDAYS[day], family, sums[group, day, family]) for group, day, family in sums]


def solve_row(year: int, unit: str, sizing: Sizing) -> tuple[object, ...]:
    """How the solver stopped for one unit in one year."""
    out = sizing.outcome
    stops = (out.status, out.lines_status, out.objective, out.bound, out.gap)
    return (year, unit, *stops, sizing.columns, sizing.rows)


def _fault(scenario: Scenario, year: int, unit: str, shortfall: Shortfall) -> Problem:
    texts = [gap.text(scenario.groups[gap.group].title) for gap in shortfall.missing]
    return Problem(
        f"units.{unit}.rota ({scenario.units[unit].title}), year {year}",
        "the cover cannot be met: missing " + "; ".join(texts),
        "every required hour covered, because allow_uncovered is false",
        "allow a shift or line kind that reaches these hours, relax a rule, or set allow_uncovered: true",
    )


def _limits(problem: RotaProblem) -> str:
    """The rules in force and the line kinds offered, in words."""
    rules = problem.rules
    parts = [
        f"daily_rest_hours {rules.daily_rest / 60:g}",
        f"weekly_rest_hours {rules.weekly_rest / 60:g}",
        *([] if rules.longest_shift is None else [f"longest_shift_hours {rules.longest_shift / 60:g}"]),
        *([] if rules.days_in_row is None else [f"days_in_row {rules.days_in_row}"]),
        *([] if rules.nights_in_row is None else [f"nights_in_row {rules.nights_in_row}"]),
        *([] if rules.minutes_in_week is None else [f"hours_in_week {rules.minutes_in_week / 60:g}"]),
    ]
    lines = [f"{line.id} ({line.low:g}–{line.high:g} of {problem.full_hours:g} h a week)" for line in problem.lines]
    shifts = [shift.id for shift in problem.shifts]
    return f"{', '.join(parts)}; line kinds {', '.join(lines)}; shift kinds {', '.join(shifts)}"


def _no_line(scenario: Scenario, limits: str, years: dict[str, list[int]]) -> Problem:
    """One fault for all units and years that the same limits leave without a line."""
    places = [
        f"units.{unit}.rota ({scenario.units[unit].title}), {'year' if len(years[unit]) == 1 else 'years'} "
        f"{', '.join(map(str, years[unit]))}"
        for unit in sorted(years)
    ]
    return Problem(
        "; ".join(places),
        f"the cover cannot be met: no legal rota line exists under the rules in force: {limits}",
        "rules under which somebody can work at least one of the unit's line kinds; allow_uncovered does not help here",
        "name an agreement (rota.agreements) or a value of your own (rota.own_values) that lets you relax a rule, "
        "allow a shift or line kind that fits the rules, or correct "
        "working_time.weekly_hours_rota",
    )


def _frame(name: str, rows: Iterable[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=COLUMNS[name])


@dataclass(frozen=True)
class RotaPlan:
    """Tables of the planning years, sorted by their keys; consumers hold them until the next planning year.

    posts : [year, unit, group, percent, weekend_every, posts], percent in hundredths of a full position.
    hours : [year, unit, group, evening, night, weekend, total], paid hours a week; weekend may overlap both others.
        Hours and cover are means over the year's 52 weeks where a term calendar closes or reduces some.
    cover : [year, unit, group, required_hours, covered_hours, uncovered_hours, surplus_hours] a week, present
        hours; covered + uncovered = required, and over a unit's groups present = covered + surplus.
    on_duty : [year, unit, group, weekday, family, on_duty], mean people, in a week that runs in full.
    solves : [year, unit, status, lines_status, objective, bound, gap, columns, rows]; kroner a week.
    line_kinds : [year, unit, group, kind, hours_kind, weekend_every, lines, hours, full_hours, hours_owed] a week;
        full_hours are the mean of the kind's full positions, hours_owed what its full lines work less than those.
    goals : [year, unit, goal, group, asked, reached, short, sentence], one row for each goal that is set.
    prices : [year, unit, limit, group, start, end, nok_week, sentence], shadow prices; minutes of the week.
    """

    posts: pd.DataFrame
    hours: pd.DataFrame
    cover: pd.DataFrame
    on_duty: pd.DataFrame
    solves: pd.DataFrame
    line_kinds: pd.DataFrame
    goals: pd.DataFrame
    prices: pd.DataFrame
