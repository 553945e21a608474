"""Substitute pools: sized under real absence, and a year's shortage covered in price order."""

from model.pool.absence import AbsenceDays, absence_days, merge_identical, short_absence
from model.pool.chain import STEPS
from model.pool.newsvendor import Newsvendor, newsvendor
from model.pool.plan import PoolPlan, size_pools
from model.pool.program import GROUP_LEAVES_READ
from model.pool.recourse import CAUSES, RecourseResult, cover_shortage
from model.pool.sizing import TwoStage, two_stage

__all__ = [
    "CAUSES",
    "GROUP_LEAVES_READ",
    "STEPS",
    "AbsenceDays",
    "Newsvendor",
    "PoolPlan",
    "RecourseResult",
    "TwoStage",
    "absence_days",
    "cover_shortage",
    "merge_identical",
    "newsvendor",
    "short_absence",
    "size_pools",
    "two_stage",
]
