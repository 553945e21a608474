"""One unit by itself: sized, its lines built and checked, and what they come to in people, hours and kroner."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from model.errors import InputError
from model.rota.alone_faults import no_rota, no_whole_lines, nobody, shortage_of, unit_titles
from model.rota.check.rota import RotaLine
from model.rota.check.spans import Violation
from model.rota.explain import Shortage, part_time_reasons, staffing_bounds, wide_problem
from model.rota.facts import rota_problem
from model.rota.frontier import Axes, frontier_said, unit_frontier
from model.rota.lines.build import Lines, build_lines, judge_lines
from model.rota.lines.hours import NoWholeLines
from model.rota.lines.rows import rows_in_force
from model.rota.problem import RotaProblem
from model.rota.rule_table import Rule
from model.rota.sizing import Sizing, size_problem
from model.rota.transition import Transition, staff_to_match, transition
from model.rota.unit_figures import YearWeeks, year_weeks
from model.rota.wording import Said
from model.scenario import UNIT, UnitFile, unit_scenario, working_time_rows

Tell = Callable[[str], None]


def plan_unit(unit: UnitFile, tell: Tell = lambda stage: None) -> UnitPlan:
    """Size a unit, build its lines and have them checked; `tell` hears which step begins.

    Raises InputError when the rules let nobody work a line, cover may not fall short and cannot be met, or no whole
    shifts come to a kind's hours; SolverError when the solver proves nothing or a line does not pass the checker.
    """
    problem = unit_problem(unit)
    tell("sizing")
    answer = size_problem(problem)
    if not isinstance(answer, Sizing):
        raise InputError(no_rota(unit, problem, answer))
    if not any(answer.lines.values()):
        raise InputError(nobody(unit, problem))
    tell("lines")
    titles = unit_titles(unit)
    try:
        lines = build_lines(problem, answer, table_rows(unit))
    except NoWholeLines as fault:
        raise InputError(no_whole_lines(unit.title, fault, titles)) from fault
    tell("frontier")
    frontier = compare_weekends(unit, problem)
    tell("reasons")
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


def weekend_identity(plan: UnitPlan) -> list[Said]:
    """“heads ≥ k × weekend heads” for each frequency compared, with the unit's own numbers."""
    axes = axes_of(plan.unit)
    wide = wide_problem(unit_scenario(plan.unit), pd.DataFrame(), plan.unit.year, UNIT)
    return frontier_said(plan.problem, wide, axes) if axes else []


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
    return rows_in_force(unit_problem(unit), table_rows(unit))


def check_lines(unit: UnitFile, lines: Iterable[RotaLine]) -> tuple[Violation, ...]:
    """Every broken rule of lines made by whatever hand, then uncovered hours, from clock times alone."""
    problem = unit_problem(unit)
    return judge_lines(problem, table_rows(unit), lines).violations


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

    @property
    def weeks(self) -> YearWeeks:
        """The weeks that the unit runs, and those that its lines are paid for."""
        return year_weeks(unit_scenario(self.unit), UNIT, self.unit.year)
