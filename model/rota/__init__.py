"""Rotas: shift kinds, rules, the shift-state graph, and the sizing of every unit's lines."""

from model.rota.alone import (
    UnitPlan,
    check_lines,
    cover_frame,
    duty_frame,
    figures,
    people_frame,
    plan_unit,
    unit_problem,
    unit_rows,
)
from model.rota.blocks import Blocks
from model.rota.check.rota import RotaLine
from model.rota.check.spans import LineTerms, Violation
from model.rota.facts import overbooking, planning_years, rota_problem, rota_units
from model.rota.graph import Graph, shift_graph
from model.rota.lines.build import Lines, build_lines, problem_rows
from model.rota.lines.cycle import Cells, Cycle, block_rules, build_cycle, clock_shifts
from model.rota.plan import RotaPlan, size_rotas
from model.rota.problem import GroupTerms, LineRange, Prices, Requirement, RotaProblem
from model.rota.rules import Rules
from model.rota.shifts import Shift
from model.rota.sizing import Missing, NoLine, Shortfall, Sizing, size_problem, solve_cached

__all__ = [
    "Blocks",
    "Cells",
    "Cycle",
    "Graph",
    "GroupTerms",
    "LineRange",
    "LineTerms",
    "Lines",
    "Missing",
    "NoLine",
    "Prices",
    "Requirement",
    "RotaLine",
    "RotaPlan",
    "RotaProblem",
    "Rules",
    "Shift",
    "Shortfall",
    "Sizing",
    "UnitPlan",
    "Violation",
    "block_rules",
    "build_cycle",
    "build_lines",
    "check_lines",
    "clock_shifts",
    "cover_frame",
    "duty_frame",
    "figures",
    "overbooking",
    "people_frame",
    "plan_unit",
    "planning_years",
    "problem_rows",
    "rota_problem",
    "rota_units",
    "shift_graph",
    "size_problem",
    "size_rotas",
    "solve_cached",
    "unit_problem",
    "unit_rows",
]
