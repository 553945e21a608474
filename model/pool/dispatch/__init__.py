"""Dispatch: a year of shifts played day by day against the sized rota, the pool and the staff there is."""

from model.pool.dispatch.case import DispatchCase, Person, ShiftSpan, StepTerms, WorkLimits, check_case
from model.pool.dispatch.check import check_worked
from model.pool.dispatch.year import DispatchYear, dispatch_year, play_year, refuse_counts

__all__ = [
    "DispatchCase",
    "DispatchYear",
    "Person",
    "ShiftSpan",
    "StepTerms",
    "WorkLimits",
    "check_case",
    "check_worked",
    "dispatch_year",
    "play_year",
    "refuse_counts",
]
