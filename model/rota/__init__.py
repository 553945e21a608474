"""Rotas: shift kinds, rules, the shift-state graph, and the sizing of every unit's lines."""

from model.rota.alone import (
    UnitPlan,
    check_lines,
    plan_unit,
    unit_problem,
    unit_rows,
    way_from_today,
    weekend_identity,
)
from model.rota.alone_faults import unit_titles
from model.rota.answers import GoalShortfalls, LimitPrice
from model.rota.blocks import Blocks
from model.rota.check.blocks import block_title
from model.rota.check.rota import RotaLine
from model.rota.check.spans import LineTerms, Violation
from model.rota.english import ENGLISH, in_english
from model.rota.explain import (
    Options,
    Relaxation,
    Shortage,
    bound_said,
    bound_sentence,
    explain_shortfall,
    part_time_reasons,
    relaxation_table,
    staffing_bounds,
    unit_options,
    weekend_said,
    weekend_sentence,
    wide_problem,
    with_shifts,
)
from model.rota.facts import overbooking, planned_absence, planning_years, rota_problem, rota_units
from model.rota.frontier import Axes, frontier_said, frontier_sentences, municipality_frontier, unit_frontier
from model.rota.full_time import FullTimeTerms, offered_kinds
from model.rota.goal_facts import KnownAbsence
from model.rota.goals import PRICED, STRICT, Goals, StaffLimit
from model.rota.graph import Graph, shift_graph
from model.rota.limit_prices import price_said, price_text
from model.rota.lines.build import Lines, build_lines
from model.rota.lines.cycle import Cells, Cycle, block_rules, build_cycle, clock_shifts
from model.rota.lines.rows import problem_rows
from model.rota.plan import RotaPlan, size_rotas
from model.rota.plan_rows import goals_told
from model.rota.problem import GroupTerms, LineRange, Prices, Requirement, RotaProblem
from model.rota.rules import Rules
from model.rota.shifts import Shift, clock_text
from model.rota.shown import (
    UnitRota,
    binding_frame,
    check_grid,
    frontier_frame,
    part_time_frame,
    price_frame,
    rota_grid,
    rota_titles,
    rule_titles,
    shift_legend,
    unit_rota,
    unit_shortage,
)
from model.rota.side_by_side import answers_of
from model.rota.sizing import Missing, NoLine, Shortfall, Sizing, size_problem, solve_cached
from model.rota.transition import (
    Transition,
    exit_rates,
    staff_to_match,
    transition,
    transition_said,
    transition_sentences,
)
from model.rota.unit_figures import (
    cover_frame,
    duty_frame,
    evenness_frame,
    figures,
    full_hours_of,
    people_frame,
    sized_figures,
)
from model.rota.wording import Said, Wording, said, say

__all__ = [
    "ENGLISH",
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
    "Said",
    "Shift",
    "Shortage",
    "Shortfall",
    "Sizing",
    "StaffLimit",
    "Transition",
    "UnitPlan",
    "UnitRota",
    "Violation",
    "Wording",
    "answers_of",
    "binding_frame",
    "block_rules",
    "block_title",
    "bound_said",
    "bound_sentence",
    "build_cycle",
    "build_lines",
    "check_grid",
    "check_lines",
    "clock_shifts",
    "clock_text",
    "cover_frame",
    "duty_frame",
    "evenness_frame",
    "exit_rates",
    "explain_shortfall",
    "figures",
    "frontier_frame",
    "frontier_said",
    "frontier_sentences",
    "full_hours_of",
    "goals_told",
    "in_english",
    "municipality_frontier",
    "offered_kinds",
    "overbooking",
    "part_time_frame",
    "part_time_reasons",
    "people_frame",
    "plan_unit",
    "planned_absence",
    "planning_years",
    "price_frame",
    "price_said",
    "price_text",
    "problem_rows",
    "relaxation_table",
    "rota_grid",
    "rota_problem",
    "rota_titles",
    "rota_units",
    "rule_titles",
    "said",
    "say",
    "shift_graph",
    "shift_legend",
    "size_problem",
    "size_rotas",
    "sized_figures",
    "solve_cached",
    "staff_to_match",
    "staffing_bounds",
    "transition",
    "transition_said",
    "transition_sentences",
    "unit_frontier",
    "unit_options",
    "unit_problem",
    "unit_rota",
    "unit_rows",
    "unit_shortage",
    "unit_titles",
    "way_from_today",
    "weekend_identity",
    "weekend_said",
    "weekend_sentence",
    "wide_problem",
    "with_shifts",
]
