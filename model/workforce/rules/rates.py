"""The rulebook: a scenario and its posts, compiled to arrays of integers, thresholds and tables.

An engine reads nothing but these arrays. Axes: Y year of the horizon, U unit, G competence group
(the held one unless said), P programme, J place (unit, post group), A age in years from 15 to 75.
``…_below`` is a threshold: it happens when the uniform is below it. Monthly probabilities come from
annual ones by 1 − (1 − p)^(1/12); logarithms, exponentials and powers stop here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.scenario import kept
from model.scenario.schema import Scenario
from model.workforce.rules import cumulative
from model.workforce.rules.absence import LeaveRules, compile_leave
from model.workforce.rules.ages import hire_age_tables
from model.workforce.rules.competences import CompetenceRules, compile_competences
from model.workforce.rules.courses import course_names
from model.workforce.rules.cumulative import Floats
from model.workforce.rules.drift import DriftRules, Substitutes, compile_drift, compile_substitutes, hourly_paid
from model.workforce.rules.exits import ExitRules, ReductionRules, compile_exits, compile_reduction
from model.workforce.rules.external import ExternalRules, compile_external
from model.workforce.rules.joint import join_posts, join_staff
from model.workforce.rules.leaves import by_year_group, by_year_unit_group
from model.workforce.rules.market import (
    GraduateRules,
    MarketRules,
    compile_graduates,
    compile_market,
    compile_policy,
    may_dispense,
)
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.programmes import TrainingRules, compile_training
from model.workforce.rules.register import Register, compile_register, monthly_paid, wanted_increments
from model.workforce.rules.targets import Places, Targets, check_posts, compile_places, compile_targets

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class SearchRules:
    """Filling vacancies: `market`, who applies; `patience` months and
    `unqualified_below` [Y, J], `unqualified_group` [G of the post, −1 nobody], `delay` [Y, G, table of
    months], `age` [G, table of ages in months from 15 years], `wanted` [G, table of answers],
    `experience` [Y] months, `smallest` percent advertised."""

    market: MarketRules
    patience: Ints
    unqualified_below: Floats
    unqualified_group: Ints
    delay: Floats
    age: Floats
    wanted: Floats
    experience: Ints
    smallest: int


@dataclass(frozen=True, eq=False)
class Rulebook:
    """Everything an engine needs. `meets` [G of the post, G held]; `offer_below` [Y, U, G] to accept
    a larger fraction; `policy_below` [Y, U] to take up the full-time policy;
    `seniority_bands` months at which a pay step begins; `wanted_margin` percent."""

    start_year: int
    months: int
    places: Places
    targets: Targets
    register: Register
    meets: Flags
    exits: ExitRules
    leave: LeaveRules
    reduction: ReductionRules
    search: SearchRules
    training: TrainingRules
    drift: DriftRules
    external: ExternalRules
    competences: CompetenceRules
    courses: tuple[str, ...]
    graduates: GraduateRules
    offer_below: Floats
    policy_below: Floats
    seniority_years: tuple[int, ...]
    wanted_margin: int


def _compile_search(scenario: Scenario, places: Places, register: Register) -> SearchRules:
    def at_places(name: str, share: bool) -> Floats:
        return by_year_unit_group(scenario, places, name, share)[:, places.unit, places.group]

    stand_in = [scenario.groups[group].unqualified_group for group in places.groups]
    delay = by_year_group(scenario, places, "hire_delay_mean_months")
    experience = [scenario.workforce.experience_at_hire_months.at(year) for year in scenario.years]
    return SearchRules(
        market=compile_market(
            scenario, places, by_year_unit_group(scenario, places, "applicants_per_month", share=False)
        ),
        patience=np.rint(at_places("patience_months", share=False)).astype(np.int64),
        unqualified_below=at_places("unqualified_hire_share", share=True)
        * may_dispense(scenario, places)[:, places.unit, places.group],
        unqualified_group=np.array([places.groups.index(name) if name else -1 for name in stand_in], dtype=np.int64),
        delay=cumulative.poisson_tables(delay),
        age=hire_age_tables(scenario, places),
        wanted=wanted_increments(register, len(places.groups)),
        experience=np.rint(experience).astype(np.int64),
        smallest=round(scenario.workforce.smallest_vacancy * 100),
    )


def _compile_offers(scenario: Scenario, places: Places) -> Floats:
    """Chance [Y, U, G] to accept a larger fraction; 0 where part-timers are not asked."""
    asked = scenario.workforce.offers_in_use
    in_use = [[bool(asked.at(year, unit)) for unit in places.units] for year in scenario.years]
    take_up = by_year_unit_group(scenario, places, "larger_fraction_take_up")
    return np.where(np.array(in_use)[..., None], take_up, 0.0)


def _meets(scenario: Scenario, places: Places) -> Flags:
    """[post group, held group]: the holder meets the post's requirement."""
    return np.array(
        [[held == post or post in scenario.groups[held].covers_for for held in places.groups] for post in places.groups]
    )


def _seniority_years(scenario: Scenario) -> tuple[int, ...]:
    """Every seniority at which some pay ladder has a step; the first must be 0."""
    steps = sorted({int(years) for years in scenario.frame("pay")["seniority_years_from"]})
    if not steps or steps[0] != 0:
        found = f"first step at {steps[0]} years" if steps else "no rows"
        raise InputError(Problem("pay", found, "a step from 0 years", "add the pay of new employees"))
    return tuple(steps)


@dataclass(frozen=True)
class _Ground:
    """What the posts and the register say by themselves: `temporary` who of the register has a temporary contract."""

    places: Places
    targets: Targets
    register: Register
    substitutes: Substitutes
    temporary: Flags


def _ground(scenario: Scenario, posts: pd.DataFrame) -> _Ground:
    check_posts(scenario, posts)
    hourly = hourly_paid(scenario)
    staff = join_staff(scenario, posts, monthly_paid(scenario))
    posts = join_posts(scenario, posts)
    places = compile_places(scenario, posts, pd.concat([staff, hourly]))
    return _Ground(
        places=places,
        targets=compile_targets(scenario, posts, places),
        register=compile_register(scenario, staff, places),
        substitutes=compile_substitutes(hourly, places),
        temporary=(staff["contract"] == "temporary").to_numpy(dtype=np.bool_),
    )


def compile_rulebook(scenario: Scenario, posts: pd.DataFrame) -> Rulebook:
    """Compile a scenario and its posts table to the arrays both engines read.

    `posts` has year, unit, group, percent, posts (planning years). Raises InputError when a rate is
    outside its limits, an age is without a value, or the posts name an unknown unit or group.
    """
    read = [posts, scenario.table("staff"), scenario.period, scenario.units, scenario.joint_positions]
    ground = kept(scenario, "rules of posts and register", read, lambda: _ground(scenario, posts))
    places, register, meets = ground.places, ground.register, _meets(scenario, ground.places)
    return Rulebook(
        start_year=scenario.period.start_year,
        months=len(scenario.years) * MONTHS_A_YEAR,
        places=places,
        targets=ground.targets,
        register=register,
        meets=meets,
        exits=compile_exits(scenario, places),
        leave=compile_leave(scenario, places),
        reduction=compile_reduction(scenario, places),
        search=_compile_search(scenario, places, register),
        training=compile_training(scenario, places),
        drift=compile_drift(scenario, places, ground.substitutes, (ground.temporary, meets)),
        external=compile_external(scenario, places),
        competences=compile_competences(scenario, places, register.person),
        courses=course_names(scenario),
        graduates=compile_graduates(scenario, places),
        offer_below=_compile_offers(scenario, places),
        policy_below=compile_policy(scenario, places),
        seniority_years=_seniority_years(scenario),
        wanted_margin=round(scenario.workforce.wanted_margin * 100),
    )


__all__ = ["ExitRules", "LeaveRules", "Rulebook", "SearchRules", "compile_rulebook"]
