"""Rotas: shift kinds, rules, the shift-state graph, and the sizing of every unit's lines."""

from model.rota.alone import (
    UnitPlan,
    check_lines,
    cover_frame,
    duty_frame,
    figures,
    full_hours_of,
    people_frame,
    plan_unit,
    unit_problem,
    unit_rows,
    way_from_today,
    weekend_identity,
)
from model.rota.alone_faults import unit_titles
from model.rota.answers import GoalShortfalls, LimitPrice
from model.rota.blocks import Blocks
from model.rota.check.rota import RotaLine
from model.rota.check.spans import LineTerms, Violation
from model.rota.explain import (
    Options,
    Relaxation,
    Shortage,
    bound_sentence,
    explain_shortfall,
    part_time_reasons,
    relaxation_table,
    staffing_bounds,
    unit_options,
    weekend_sentence,
    wide_problem,
    with_shifts,
)
from model.rota.facts import overbooking, planned_absence, planning_years, rota_problem, rota_units
from model.rota.frontier import Axes, frontier_sentences, municipality_frontier, unit_frontier
from model.rota.full_time import FullTimeTerms, offered_kinds
from model.rota.goal_facts import KnownAbsence
from model.rota.goals import PRICED, STRICT, Goals, StaffLimit
from model.rota.graph import Graph, shift_graph
from model.rota.limit_prices import price_text
from model.rota.lines.build import Lines, build_lines
from model.rota.lines.cycle import Cells, Cycle, block_rules, build_cycle, clock_shifts
from model.rota.lines.rows import problem_rows
from model.rota.plan import RotaPlan, size_rotas
from model.rota.problem import GroupTerms, LineRange, Prices, Requirement, RotaProblem
from model.rota.rules import Rules
from model.rota.shifts import Shift, clock_text
from model.rota.sizing import Missing, NoLine, Shortfall, Sizing, size_problem, solve_cached
from model.rota.transition import Transition, exit_rates, staff_to_match, transition, transition_sentences

__all__ = [
    "PRICED",
    "STRICT",
    "Axes",
    "Blocks",
    "Cells",
    "Cycle",
    "FullTimeTerms",
    "GoalShortfalls",
    "Goals",
    "Graph",
    "GroupTerms",
    "KnownAbsence",
    "LimitPrice",
    "LineRange",
    "LineTerms",
    "Lines",
    "Missing",
    "NoLine",
    "Options",
    "Prices",
    "Relaxation",
    "Requirement",
    "RotaLine",
    "RotaPlan",
    "RotaProblem",
    "Rules",
    "Shift",
    "Shortage",
    "Shortfall",
    "Sizing",
    "StaffLimit",
    "Transition",
    "UnitPlan",
    "Violation",
    "block_rules",
    "bound_sentence",
    "build_cycle",
    "build_lines",
    "check_lines",
    "clock_shifts",
    "clock_text",
    "cover_frame",
    "duty_frame",
    "exit_rates",
    "explain_shortfall",
    "figures",
    "frontier_sentences",
    "full_hours_of",
    "municipality_frontier",
    "offered_kinds",
    "overbooking",
    "part_time_reasons",
    "people_frame",
    "plan_unit",
    "planned_absence",
    "planning_years",
    "price_text",
    "problem_rows",
    "relaxation_table",
    "rota_problem",
    "rota_units",
    "shift_graph",
    "size_problem",
    "size_rotas",
    "solve_cached",
    "staff_to_match",
    "staffing_bounds",
    "transition",
    "transition_sentences",
    "unit_frontier",
    "unit_options",
    "unit_problem",
    "unit_rows",
    "unit_titles",
    "way_from_today",
    "weekend_identity",
    "weekend_sentence",
    "wide_problem",
    "with_shifts",
]
