"""The workforce room: people come, age, study, go on leave and go, month by month."""

from model.workforce.follow import Career, trace
from model.workforce.frames import StaffPaths
from model.workforce.joint_hours import give_back
from model.workforce.month_ends import AGE_BANDS, MonthEnds, month_ends
from model.workforce.rules.joint import joint_in_use, member_shares
from model.workforce.rules.months import MONTHS_A_YEAR, calendar_month, year_index, year_of_month
from model.workforce.rules.rates import Rulebook, compile_rulebook
from model.workforce.simulate import DEFAULT_ENGINE, ENGINES, play_by_year, simulate, simulate_years
from model.workforce.tallies import COURSE, EXITS, FLOWS, MEASURES, MONTHLY, Tallies

__all__ = [
    "AGE_BANDS",
    "COURSE",
    "DEFAULT_ENGINE",
    "ENGINES",
    "EXITS",
    "FLOWS",
    "MEASURES",
    "MONTHLY",
    "MONTHS_A_YEAR",
    "Career",
    "MonthEnds",
    "Rulebook",
    "StaffPaths",
    "Tallies",
    "calendar_month",
    "compile_rulebook",
    "give_back",
    "joint_in_use",
    "member_shares",
    "month_ends",
    "play_by_year",
    "simulate",
    "simulate_years",
    "trace",
    "year_index",
    "year_of_month",
]
