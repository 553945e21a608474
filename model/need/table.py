"""The need table: every unit's rules, the levers on top, hours and FTE by year and competence group."""

from __future__ import annotations

import pandas as pd

from model.errors import InputError, Problem
from model.need.cover import cover_hours, resting_hours
from model.need.rules import (
    WEEKS,
    Hours,
    Place,
    granted_hours,
    kindergarten_hours,
    net_hours,
    positions_hours,
    school_hours,
    users_hours,
)
from model.scenario import active_weeks
from model.scenario.schema import Scenario
from model.scenario.schema.need import (
    ByCover,
    ByGrantedHours,
    ByKindergartenNorm,
    ByPositions,
    BySchoolNorm,
    ByUsers,
    NeedRule,
)

COLUMNS = ["year", "unit", "group", "need_hours", "need_fte"]


def need_table(scenario: Scenario) -> pd.DataFrame:
    """Hours and FTE that each unit needs of each competence group in each year.

    A unit with several rules gets their sum. Rules driven by the population (users, granted hours, and
    the norms of kindergartens and schools) are moved by the levers:
    hours × service standard × (1 + initial shortage) × (1 + new tasks) ÷ (1 + productivity change)^(years since
    the first). Cover and fixed positions are taken as they stand. Pools have no need of their own.
    In a unit with a term calendar hours a week (users, granted hours, cover) are needed in the weeks it runs; norms
    and positions are a year's work in fewer weeks. Cover by people who rest on duty counts by the resting's share.

    Returns
    -------
    DataFrame[year int, unit str, group str, need_hours float, need_fte float], sorted by its keys;
    need_fte = need_hours ÷ net hours of a full position (rota or day work, as the unit has it).

    Raises
    ------
    InputError : a unit without any rule, or a rule whose facts are missing; every such unit at once.
    """
    weekly = _weekly_cover(scenario)
    population = scenario.frame("population")
    rows: list[tuple[int, str, str, float, float]] = []
    problems: list[Problem] = []
    for unit in needing_units(scenario):
        try:
            for year in scenario.years:
                rows += _rows(Place(scenario, population, unit, year), weekly)
        except InputError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        raise InputError(problems)
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.sort_values(["year", "unit", "group"], ignore_index=True)


def needing_units(scenario: Scenario) -> list[str]:
    """Units that serve residents or the organisation; pools serve units and are left out. Sorted."""
    pools = {pool.unit for pool in scenario.pools.values()}
    return sorted(
        name for name, unit in scenario.units.items() if unit.kind not in ("pool", "joint") and name not in pools
    )


def _rows(place: Place, weekly: dict[str, Hours]) -> list[tuple[int, str, str, float, float]]:
    rules = place.scenario.units[place.unit].need
    if not rules:
        allowed = "at least one need rule, or a pool that owns the unit"
        raise InputError(Problem(f"units.{place.unit}.need", "no rule", allowed, "say what drives the unit's need"))
    total: Hours = {}
    for rule in rules:
        for name, hours in _rule_hours(place, rule, weekly).items():
            total[name] = total.get(name, 0.0) + hours
    per_position = net_hours(place.scenario, place.unit, place.year)
    return [(place.year, place.unit, name, total[name], total[name] / per_position) for name in sorted(total)]


def _rule_hours(place: Place, rule: NeedRule, weekly: dict[str, Hours]) -> Hours:
    if isinstance(rule, ByPositions):
        return positions_hours(place, rule)
    if isinstance(rule, ByCover):
        return _cover_hours(place, weekly)
    hours = _population_hours(place, rule)
    factor = lever_factor(place.scenario, place.unit, place.year)
    if isinstance(rule, (ByUsers, ByGrantedHours)):
        # users are served in the weeks that run; the norms are positions, which are a year's work as they stand
        factor *= active_weeks(place.scenario, place.unit, place.year) / WEEKS
    return {name: amount * factor for name, amount in hours.items()}


def _population_hours(place: Place, rule: ByUsers | ByGrantedHours | ByKindergartenNorm | BySchoolNorm) -> Hours:
    if isinstance(rule, ByUsers):
        return users_hours(place, rule)
    if isinstance(rule, ByGrantedHours):
        return granted_hours(place, rule)
    if isinstance(rule, ByKindergartenNorm):
        return kindergarten_hours(place, rule)
    return school_hours(place, rule)


def lever_factor(scenario: Scenario, unit: str, year: int) -> float:
    """What the levers do to population-driven hours; 1 when nothing is changed."""
    levers = scenario.levers
    factor = levers.service_standard.at(year, unit) * (1 + levers.initial_shortage.at(year, unit))
    factor *= 1 + levers.new_tasks_share.at(year, unit)
    growth: float = (1 + levers.productivity_change_annual.at(year, unit)) ** (year - scenario.period.start_year)
    return factor / growth


def _cover_hours(place: Place, weekly: dict[str, Hours]) -> Hours:
    rota = place.scenario.units[place.unit].rota
    where = f"units.{place.unit}"
    if rota is None:
        raise InputError(
            Problem(where, "the rule “cover” and no rota", "a rota for this rule", "add a rota or another rule")
        )
    if rota.cover not in weekly:
        allowed = f"a cover_id of the cover table: {', '.join(sorted(weekly)[:12])}"
        raise InputError(Problem(f"{where}.rota.cover", rota.cover, allowed, "add the cover to the table"))
    weeks = active_weeks(place.scenario, place.unit, place.year)
    lost = resting_hours(place.scenario, place.unit, place.year)
    return {name: (hours - lost.get(name, 0.0)) * weeks for name, hours in weekly[rota.cover].items()}


def _weekly_cover(scenario: Scenario) -> dict[str, Hours]:
    found: dict[str, Hours] = {}
    hours = cover_hours(scenario)
    for cover_id, name, weekly in zip(hours["cover_id"], hours["group"], hours["weekly_hours"], strict=True):
        found.setdefault(str(cover_id), {})[str(name)] = float(weekly)
    return found
