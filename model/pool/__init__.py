"""Substitute pools: sized under real absence, and a year's shortage covered in price order."""

from model.pool.absence import AbsenceDays, merge_identical, short_absence, short_absence_years
from model.pool.alone import PoolAnswer, answer_pool
from model.pool.alone_played import PlayedPool, play_pool
from model.pool.chain import STEPS
from model.pool.dispatch import DispatchCase, DispatchYear, check_worked, dispatch_year, play_year, refuse_counts
from model.pool.newsvendor import Newsvendor, newsvendor
from model.pool.plan import PoolPlan, size_pools
from model.pool.program import GROUP_LEAVES_READ
from model.pool.recourse import (
    CAUSES,
    HoursMet,
    RecourseResult,
    balance_of,
    cover_months,
    cover_shortage,
    together,
)
from model.pool.recourse_facts import RecourseFacts, recourse_axes, recourse_facts
from model.pool.sampled_days import absence_days
from model.pool.sizing import TwoStage, two_stage
from model.pool.spell_facts import absence_faults
from model.pool.spells import draw_spells, shock_factors
from model.pool.supply import PERCENTS
from model.pool.supply import Axes as RecourseAxes
from model.pool.value_scenario import PoolWorth, pool_warnings, pool_worth
from model.pool.vulnerability import for_sharing, vacant_shares, vulnerability

__all__ = [
    "CAUSES",
    "GROUP_LEAVES_READ",
    "PERCENTS",
    "STEPS",
    "AbsenceDays",
    "DispatchCase",
    "DispatchYear",
    "HoursMet",
    "Newsvendor",
    "PlayedPool",
    "PoolAnswer",
    "PoolPlan",
    "PoolWorth",
    "RecourseAxes",
    "RecourseFacts",
    "RecourseResult",
    "TwoStage",
    "absence_days",
    "absence_faults",
    "answer_pool",
    "balance_of",
    "check_worked",
    "cover_months",
    "cover_shortage",
    "dispatch_year",
    "draw_spells",
    "for_sharing",
    "merge_identical",
    "newsvendor",
    "play_pool",
    "play_year",
    "pool_warnings",
    "pool_worth",
    "recourse_axes",
    "recourse_facts",
    "refuse_counts",
    "shock_factors",
    "short_absence",
    "short_absence_years",
    "size_pools",
    "together",
    "two_stage",
    "vacant_shares",
    "vulnerability",
]
