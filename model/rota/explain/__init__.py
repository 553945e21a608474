"""Why a rota needs the people it needs: least numbers, part-time lines, what is missing and what would help."""

from model.rota.explain.bounds import bound_sentence, staffing_bounds, weekend_sentence
from model.rota.explain.part_time import part_time_reasons

__all__ = ["bound_sentence", "part_time_reasons", "staffing_bounds", "weekend_sentence"]
