"""The workforce room: people come, age, study, go on leave and go, month by month."""

from model.workforce.frames import StaffPaths
from model.workforce.months import calendar_month, year_index, year_of_month
from model.workforce.rates import Rulebook, compile_rulebook
from model.workforce.simulate import ENGINES, simulate
from model.workforce.tallies import FLOWS, Tallies

__all__ = [
    "ENGINES",
    "FLOWS",
    "Rulebook",
    "StaffPaths",
    "Tallies",
    "calendar_month",
    "compile_rulebook",
    "simulate",
    "year_index",
    "year_of_month",
]
