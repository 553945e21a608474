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
)
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
    weekend_sentence,
    wide_problem,
    with_shifts,
)
from model.rota.facts import overbooking, planning_years, rota_problem, rota_units
from model.rota.full_time import FullTimeTerms, offered_kinds
from model.rota.goals import PRICED, STRICT, Goals, StaffLimit
from model.rota.graph import Graph, shift_graph
from model.rota.limit_prices import price_text
from model.rota.lines.build import Lines, build_lines
from model.rota.lines.cycle import Cells, Cycle, block_rules, build_cycle, clock_shifts
from model.rota.lines.rows import problem_rows
from model.rota.plan import RotaPlan, size_rotas
from model.rota.problem import GroupTerms, LineRange, Prices, Requirement, RotaProblem
from model.rota.rules import Rules
from model.rota.shifts import Shift
from model.rota.sizing import Missing, NoLine, Shortfall, Sizing, size_problem, solve_cached

__all__ = [
    "PRICED",
    "STRICT",
    "Blocks",
    "Cells",
    "Cycle",
    "FullTimeTerms",
    "GoalShortfalls",
    "Goals",
    "Graph",
    "GroupTerms",
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
    "UnitPlan",
    "Violation",
    "block_rules",
    "bound_sentence",
    "build_cycle",
    "build_lines",
    "check_lines",
    "clock_shifts",
    "cover_frame",
    "duty_frame",
    "explain_shortfall",
    "figures",
    "full_hours_of",
    "offered_kinds",
    "overbooking",
    "part_time_reasons",
    "people_frame",
    "plan_unit",
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
    "staffing_bounds",
    "unit_problem",
    "unit_rows",
    "weekend_sentence",
    "wide_problem",
    "with_shifts",
]
