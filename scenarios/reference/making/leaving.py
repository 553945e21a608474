"""Exits and leaves of the reference: the settings, the tables, and quit rates that give the published turnover."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from model.scenario.schema import Scenario
from model.workforce import Rulebook, compile_rulebook
from scenarios.reference.making.facts import assumed, estimated, measured

LAERERMOD = "teachers' employment by age and sex (LÆRERMOD, primary school)"
LIMIT_65 = ("nurse", "skilled")
MEN = {"nurse": 0.1, "social_educator": 0.18, "skilled": 0.1, "assistant": 0.25, "kindergarten_teacher": 0.1}
MEN |= {"child_youth_worker": 0.3, "teacher": 0.25, "adviser": 0.4}
DISABILITY = {"nurse": 0.006, "social_educator": 0.006, "skilled": 0.01, "assistant": 0.01}
DISABILITY |= {"kindergarten_teacher": 0.007, "child_youth_worker": 0.009, "teacher": 0.005, "adviser": 0.004}
GUESS, STEPS = 0.1, 40


def group_exits(name: str) -> dict[str, Any]:
    """How a group leaves, besides quitting."""
    limit = {"special_age_limit": measured(65, "KLP, special age limits follow the position; 7174 and 7076: 65 years")}
    why = "the duty to leave ended on 1 July 2021; how many still go is own assumption"
    at_limit = 0.17 if name in LIMIT_65 else 0.0
    early = 0.1 if name in LIMIT_65 else 0.0
    return (limit if name in LIMIT_65 else {}) | {
        "disability_rate_annual": assumed(DISABILITY[name]),
        "special_limit_take_up_annual": assumed(at_limit, why),
        "early_pension_take_up_annual": assumed(early, "share who use the 85-year rule a year: own assumption"),
        "men_share_of_recruits": assumed(MEN[name]),
    }


def group_leave() -> dict[str, Any]:
    """A group's leaves of absence beside sick leave."""
    return {"study_leave_rate_annual": assumed(0.01), "study_leave_mean_months": assumed(8.0)}


def exits() -> dict[str, Any]:
    """Exits: what all groups have in common."""
    limit = "KLP, general age limit 70; 72 for the state from 2026, municipal schemes not verified"
    rule = "85-year rule: age and service of 85 years, up to three years before the special limit (secondary source)"
    return {
        "first_year_quit_factor": assumed(1.0, "1 = the tenure table as it stands, no introduction programme"),
        "temporary_quit_factor": assumed(1.8),
        "part_time_quit_factor": assumed(1.2),
        "men_quit_factor": assumed(1.1),
        "men_retirement_factor": estimated(0.65, f"{LAERERMOD}: men's share still employed from 61 to 67"),
        "general_age_limit": estimated(70, limit),
        "early_pension_sum_years": measured(85, rule),
        "early_pension_years_before_limit": measured(3.0, rule),
        "smaller_fraction_factor": assumed(1.0, "1 = the table as it stands"),
    }


def leave() -> dict[str, Any]:
    """Leaves: what all groups have in common."""
    refund = "parental benefit up to six base amounts is refunded to the employer who pays the wage"
    return {
        "parental_leave_factor": assumed(1.0, "1 = the table as it stands"),
        "parental_mean_months_women": assumed(8.0),
        "parental_mean_months_men": assumed(4.0),
        "long_leave_no_return_share": assumed(0.03),
        "parental_no_return_share": assumed(0.03),
        "study_leave_no_return_share": assumed(0.1),
        "parental_refunded_share": assumed(1.0, refund),
        "study_leave_paid_share": assumed(0.0, "educational leave is without pay, Working Environment Act § 12-11"),
    }


QUIT_TENURE = [(0, 1.4), (1, 1.2), (2, 1.0), (5, 0.9), (10, 0.8)]
DISABILITY_AGES = [(15, 39, 0.3), (40, 54, 1.0), (55, 61, 2.0), (62, 66, 1.0), (67, 75, 0.0)]
SMALLER_FRACTIONS = [(60, 61, 0.05, 20), (62, 64, 0.15, 20), (65, 69, 0.25, 20)]
PARENTAL_LEAVE = [
    (20, 24, 0.05, 0.02),
    (25, 29, 0.12, 0.09),
    (30, 34, 0.12, 0.12),
    (35, 39, 0.06, 0.08),
    (40, 44, 0.01, 0.03),
]


def quit_rates(scenario: Scenario, posts: pd.DataFrame, turnover: dict[str, float]) -> dict[str, float]:
    """Quit rates at which each group loses its published turnover in the first year, all ways to leave together.

    The scenario carries the rate ``GUESS`` for every group. Expected from the rulebook's thresholds, person by person
    and month by month; the rate is found by halving.
    """
    rules = compile_rulebook(scenario, posts)
    group = rules.register.group
    published = np.array([turnover[name] for name in rules.places.groups])
    months = [_month(rules, month) for month in range(12)]
    heads = np.bincount(group, minlength=len(published))
    low, high = np.zeros(len(published)), np.ones(len(published))
    for _ in range(STEPS):
        middle = (low + high) / 2
        left = np.bincount(group, weights=_leaving(middle[group], months), minlength=len(published)) / heads
        low, high = np.where(left < published, middle, low), np.where(left < published, high, middle)
    return dict(zip(rules.places.groups, np.round((low + high) / 2, 4).tolist(), strict=True))


Month = tuple[np.ndarray, np.ndarray, np.ndarray]


def _month(rules: Rulebook, month: int) -> Month:
    """For each person: chance to retire or fall ill, quit chance against the group's, and chance not to return."""
    register, exits, leaves = rules.register, rules.exits, rules.leave
    unit = rules.places.unit[register.place]
    months_old = rules.start_year * 12 + month - register.birth
    age = months_old // 12 - 15
    band = np.searchsorted(exits.tenure_starts, month + register.tenure, side="right") - 1
    classes = 2 * (3 * (2 * band + register.temporary) + register.sex) + (register.percent < 97)
    pension = 2 * (months_old + month + register.seniority >= exits.early_sum[0]) + (register.sex == 2)
    ill = exits.ill_below[0, unit, register.group, age, pension]
    quits = exits.quit[0, unit, register.group, age, pension]
    # the rulebook's chance of quitting among those left, at the guessed rate, undone to the factor by age
    monthly = np.divide(quits, 1 - ill, out=np.zeros_like(quits), where=ill < 1)
    by_age = (1 - (1 - monthly) ** 12) / GUESS
    starts = np.diff(leaves.start_below[0, unit, register.group, age, register.sex], axis=-1, prepend=0.0)
    at_work = 1 - leaves.on_leave_at_start_below[unit, register.group, age, register.sex, -1]
    factor = exits.factor[0, unit, classes]
    return ill, np.stack([by_age, factor]), (starts * exits.no_return[0]).sum(axis=-1) * at_work


def _leaving(rate: np.ndarray, months: list[Month]) -> np.ndarray:
    """Each person's chance to have left within the year at these quit rates."""
    stays = np.ones(len(rate))
    for ill, (by_age, factor), lost in months:
        monthly = 1 - (1 - np.minimum(1.0, rate * by_age)) ** (1 / 12)
        stays *= (1 - ill) * (1 - np.minimum(1.0, monthly * factor)) * (1 - lost)
    return 1 - stays
