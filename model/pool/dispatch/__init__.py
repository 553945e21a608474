"""Dispatch: a year of shifts played day by day against the sized rota, the pool and the staff there is."""

from model.pool.dispatch.case import DispatchCase, Person, ShiftSpan, StepTerms, WorkLimits, check_case

__all__ = ["DispatchCase", "Person", "ShiftSpan", "StepTerms", "WorkLimits", "check_case"]
