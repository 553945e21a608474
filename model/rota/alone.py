"""One unit by itself: sized, its lines built and checked, and what they come to in people, hours and kroner."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from model.errors import InputError
from model.rota.alone_faults import no_rota, nobody, shortage_of, unit_titles
from model.rota.check.cover import grid_minutes
from model.rota.check.rota import RotaLine, check_rota
from model.rota.check.spans import Violation
from model.rota.explain import Shortage, part_time_reasons, staffing_bounds, wide_problem
from model.rota.facts import WEEKS, rota_problem
from model.rota.frontier import Axes, frontier_sentences, unit_frontier
from model.rota.lines.build import Lines, build_lines, cover_demand
from model.rota.lines.cycle import block_rules, clock_shifts
from model.rota.lines.rows import problem_rows
from model.rota.problem import GroupTerms, RotaProblem
from model.rota.rule_table import Rule
from model.rota.sizing import Sizing, size_problem
from model.rota.transition import Transition, staff_to_match, transition
from model.scenario import UNIT, UnitFile, unit_scenario, working_time_rows
from model.scenario.schema.rota import WEEKDAYS

Tell = Callable[[str], None]
PEOPLE_COLUMNS = ["group", "kind", "weekend_every", "people", "hours_week", "fraction", "hours_owed_year", "cost_nok"]
DUTY_COLUMNS = ["group", "shift", *WEEKDAYS, "week"]
COVER_COLUMNS = ["group", "required_hours", "covered_hours", "uncovered_hours", "surplus_hours"]


def plan_unit(unit: UnitFile, tell: Tell = lambda stage: None) -> UnitPlan:
    """Size a unit, build its lines and have them checked; `tell` hears which step begins.

    Raises InputError when the rules let nobody work a line, or cover may not fall short and cannot be met;
    SolverError when the solver proves nothing or a line does not pass the checker.
    """
    problem = unit_problem(unit)
    tell("sizing")
    answer = size_problem(problem)
    if not isinstance(answer, Sizing):
        raise InputError(no_rota(unit, problem, answer))
    if not any(answer.lines.values()):
        raise InputError(nobody(unit))
    tell("lines")
    lines = build_lines(problem, answer, table_rows(unit))
    tell("frontier")
    frontier = compare_weekends(unit, problem)
    tell("reasons")
    titles = unit_titles(unit)
    return UnitPlan(
        unit=unit,
        problem=problem,
        sizing=answer,
        lines=lines,
        bounds=staffing_bounds(problem, answer),
        reasons=part_time_reasons(answer, titles),
        frontier=frontier,
        shortage=shortage_of(unit, problem) if answer.uncovered.any() else None,
    )


def axes_of(unit: UnitFile) -> Axes | None:
    """What the file wants compared: each frequency, all of them mixed, without and with long weekend shifts."""
    weekends = tuple(sorted(unit.options.weekends_to_compare))
    if not weekends or not any(kind.weekend_every for kind in unit.rota.line_kinds.values()):
        return None
    singles = tuple((every,) for every in weekends)
    long = any(kind.family == "long" for kind in unit.rota.shift_kinds.values())
    shares = tuple(sorted(set(unit.options.pool_shares)))
    return Axes((*singles, weekends) if len(weekends) > 1 else singles, (False, True) if long else (False,), shares)


def compare_weekends(unit: UnitFile, problem: RotaProblem) -> pd.DataFrame:
    """The unit's frontier over what its file wants compared; empty when it names nothing."""
    axes = axes_of(unit)
    if axes is None:
        return pd.DataFrame()
    return unit_frontier(problem, wide_problem(unit_scenario(unit), pd.DataFrame(), unit.year, UNIT), axes)


def weekend_identity(plan: UnitPlan) -> list[str]:
    """“heads ≥ k × weekend heads” for each frequency compared, with the unit's own numbers."""
    axes = axes_of(plan.unit)
    wide = wide_problem(unit_scenario(plan.unit), pd.DataFrame(), plan.unit.year, UNIT)
    return frontier_sentences(plan.problem, wide, axes) if axes else []


def way_from_today(plan: UnitPlan) -> Transition | None:
    """How today's staff fit the rota's lines; None when the file gives no staff."""
    if not plan.unit.staff:
        return None
    kinds = {line.id: line for line in plan.problem.lines}
    counted: dict[tuple[str, int], int] = {}
    for group, kind, people, percent in plan.lines.summary[["group", "kind", "people", "percent"]].itertuples(
        index=False
    ):
        key = (str(group), 100 if kinds[str(kind)].full_time else round(float(percent)))
        counted[key] = counted.get(key, 0) + int(people)
    posts = [(UNIT, *key, people) for key, people in sorted(counted.items())]
    rates = [
        (UNIT, name, group.exit_rate_annual.at(plan.unit.year))
        for name, group in sorted(plan.unit.groups.items())
        if group.exit_rate_annual is not None
    ]
    return transition(
        staff_to_match(unit_scenario(plan.unit)),
        pd.DataFrame(posts, columns=["unit", "group", "percent", "posts"]),
        pd.DataFrame(rates, columns=["unit", "group", "exit_rate_annual"]),
    )


def unit_problem(unit: UnitFile) -> RotaProblem:
    """What the unit's sizing reads. InputError when the file asks for nobody."""
    # a unit's own cover is as written, so no need table is read
    return rota_problem(unit_scenario(unit), pd.DataFrame(), unit.year, UNIT)


def table_rows(unit: UnitFile) -> tuple[Rule, ...]:
    """The rows of the working-time table that hold in the unit, its own values in place."""
    return working_time_rows(unit_scenario(unit), unit.year, UNIT)


def unit_rows(unit: UnitFile) -> tuple[Rule, ...]:
    """The rules that lines are checked against, one a quantity: the table's, then the unit's where it has no row."""
    rows = {row.quantity: row for row in problem_rows(unit_problem(unit))}
    rows |= {row.quantity: row for row in table_rows(unit)}
    return tuple(rows[quantity] for quantity in sorted(rows))


def check_lines(unit: UnitFile, lines: Iterable[RotaLine]) -> tuple[Violation, ...]:
    """Every broken rule of lines made by whatever hand, then uncovered hours, from clock times alone."""
    problem = unit_problem(unit)
    demand = cover_demand(problem)
    shifts, blocks = clock_shifts(problem.shifts), block_rules(problem.rules)
    return check_rota(list(lines), shifts, unit_rows(unit), demand, blocks).violations


def people_frame(plan: UnitPlan) -> pd.DataFrame:
    """[group, kind, weekend_every, people, hours_week, fraction, hours_owed_year, cost_nok], a row a kind of line.

    hours_week and fraction are means; a full-time line is a whole position, and what its hours lack is owed.
    cost_nok is pay and supplements for 52 weeks.
    """
    kinds = {line.id: line for line in plan.problem.lines}
    sums: dict[tuple[str, str], list[float]] = {}
    for line in plan.lines.rota:
        group, kind, _ = line.id.split(".")
        people, hours = len(line.started), float(line.stated_week_hours or 0.0)
        held = sums.setdefault((group, kind), [0.0, 0.0, 0.0, 0.0, 0.0])
        whole, full = kinds[kind].full_time, full_hours_of(plan, line)
        fraction = 1.0 if whole else hours / full
        owed = max(0.0, full - hours) * WEEKS if whole else 0.0
        for place, each in enumerate((1.0, hours, fraction, owed, line_cost(plan, line))):
            held[place] += people * each
    rows = [
        (*name, kinds[name[1]].weekend_every, round(people), hours / people, fraction / people, owed, cost)
        for name, (people, hours, fraction, owed, cost) in sorted(sums.items())
    ]
    return pd.DataFrame(rows, columns=PEOPLE_COLUMNS)


def full_hours_of(plan: UnitPlan, line: RotaLine) -> float:
    """Weekly hours of a full position with the work of this line."""
    group, kind, _ = line.id.split(".")
    return plan.sizing.full_hours[group, kind]


def line_cost(plan: UnitPlan, line: RotaLine) -> float:
    """Pay and supplements of one person on the line, kroner in 52 weeks."""
    terms: GroupTerms = next(group for group in plan.problem.groups if group.id == line.group)
    index = {shift.id: place for place, shift in enumerate(plan.problem.shifts)}
    extra = {(day, place): nok for day, place, nok in terms.supplements}
    supplements = 0.0
    for week in line.weeks:
        for day, cell in enumerate(week):
            for shift in (cell,) if isinstance(cell, str) else cell or ():
                supplements += extra.get((day, index[shift]), 0.0)
    return WEEKS * (float(line.stated_week_hours or 0.0) * terms.hour_nok + supplements / len(line.weeks))


def duty_frame(plan: UnitPlan) -> pd.DataFrame:
    """[group, shift, mon … sun, week]: people who start the shift, mean over the weeks of each line."""
    sums: dict[tuple[str, str], list[float]] = {}
    for line in plan.lines.rota:
        share = len(line.started) / len(line.weeks)
        for week in line.weeks:
            for day, cell in enumerate(week):
                for shift in (cell,) if isinstance(cell, str) else cell or ():
                    sums.setdefault((line.group, shift), [0.0] * 7)[day] += share
    rows = [(*name, *days, sum(days)) for name, days in sorted(sums.items())]
    return pd.DataFrame(rows, columns=DUTY_COLUMNS)


def cover_frame(plan: UnitPlan) -> pd.DataFrame:
    """[group, required_hours, covered_hours, uncovered_hours, surplus_hours] a week, from the checker's intervals.

    covered + uncovered = required; surplus is presence of the group, breaks included, beyond what is covered by
    it or by those who stand in for it, so over the groups present = covered + surplus.
    """
    table = plan.lines.check.cover
    minutes = _interval_minutes(plan)
    weeks = int(table["week"].max())
    hours = plan.lines.check.hours
    present = (hours["people"] * (hours["paid_hours"] + hours["unpaid_hours"])).groupby(hours["group"]).sum()
    rows = []
    for group in sorted(set(table["group"]) | set(hours["group"])):
        own = table[table["group"] == group]
        required, covered = (float(own[name].sum()) * minutes / 60 / weeks for name in ("required", "covered"))
        rows.append((group, required, covered, required - covered, float(present.get(group, 0.0)) - covered))
    return pd.DataFrame(rows, columns=COVER_COLUMNS)


def _interval_minutes(plan: UnitPlan) -> int:
    return grid_minutes(cover_demand(plan.problem), clock_shifts(plan.problem.shifts))


def figures(plan: UnitPlan) -> dict[str, float]:
    """The rota in figures: people, shares, hours and kroner. Keys and units are those of the summary."""
    people = people_frame(plan)
    heads = int(people["people"].sum())
    kinds = {line.id: line for line in plan.problem.lines}
    full = int(people.loc[[kinds[kind].full_time for kind in people["kind"]], "people"].sum())
    positions = float((people["people"] * people["fraction"]).sum())
    cover = cover_frame(plan)
    return {
        "people": heads,
        "full_time_people": full,
        "full_time_share": full / heads,
        "mean_fraction": positions / heads,
        "positions": positions,
        "cost_year_nok": float(people["cost_nok"].sum()),
        "required_hours_week": float(cover["required_hours"].sum()),
        "uncovered_hours_week": plan.lines.uncovered_hours,
        "hours_owed_year": float(people["hours_owed_year"].sum()),
        "full_position_hours_week": plan.problem.full_hours,
    }


@dataclass(frozen=True, eq=False)
class UnitPlan:
    """A unit's answer: what was asked, the sizing, and the lines, all passed by the independent checker.

    bounds, reasons : the least numbers of people, and why there are part-time lines. shortage : what is missing and
        the cheapest ways out, when cover falls short. frontier : other weekend frequencies, see `unit_frontier`;
        empty when the file names none.
    """

    unit: UnitFile
    problem: RotaProblem
    sizing: Sizing
    lines: Lines
    bounds: pd.DataFrame
    reasons: pd.DataFrame
    frontier: pd.DataFrame
    shortage: Shortage | None
