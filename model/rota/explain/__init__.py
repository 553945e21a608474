"""Why a rota needs the people it needs: least numbers, part-time lines, what is missing and what would help."""

from model.rota.explain.bounds import bound_said, bound_sentence, staffing_bounds, weekend_said, weekend_sentence
from model.rota.explain.options import Options, unit_options, wide_problem, with_shifts
from model.rota.explain.part_time import part_time_reasons
from model.rota.explain.relax import WAY_OUT, Relaxation, Shortage, explain_shortfall, relaxation_table

__all__ = [
    "WAY_OUT",
    "Options",
    "Relaxation",
    "Shortage",
    "bound_said",
    "bound_sentence",
    "explain_shortfall",
    "part_time_reasons",
    "relaxation_table",
    "staffing_bounds",
    "unit_options",
    "weekend_said",
    "weekend_sentence",
    "wide_problem",
    "with_shifts",
]
