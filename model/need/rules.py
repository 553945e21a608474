"""One small function for each need rule: hours a year by competence group, before the levers.

Every function takes what it needs of the scenario and returns ``{group: hours a year}``. A year has
52 weeks here, as in the full-time hours 52 × 35.5 and 52 × 37.5 that the hours are held against.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from model.errors import InputError, Problem
from model.need.inhabitants import inhabitants
from model.scenario.schema import Scenario
from model.scenario.schema.need import (
    ByGrantedHours,
    ByKindergartenNorm,
    ByPositions,
    BySchoolNorm,
    ByUsers,
    GroupShares,
    UserGroup,
)

WEEKS = 52
SHARE_TOLERANCE = 0.005

Hours = dict[str, float]


def users_hours(place: Place, rule: ByUsers) -> Hours:
    """Users × hours per user and week × 52, shared out on the groups."""
    users = place.scenario.user_groups[rule.user_group]
    if users.hours_per_user_week is None:
        raise InputError(_missing(rule.user_group, "hours_per_user_week"))
    hours = _users(place, users) * users.hours_per_user_week.at(place.year, place.unit) * WEEKS
    return _shared(place, hours, rule.group_shares)


def granted_hours(place: Place, rule: ByGrantedHours) -> Hours:
    """Granted hours of day, evening and night ÷ direct-time share + travel, × users × 52.

    Working hours = granted ÷ direct_time_share + granted × travel_share: travel stands on top of the
    direct time and is not part of the hours that the direct-time share divides.
    """
    users = place.scenario.user_groups[rule.user_group]
    parts = {f"granted_hours_{part}": getattr(users, f"granted_hours_{part}") for part in ("day", "evening", "night")}
    if all(part is None for part in parts.values()):
        raise InputError(_missing(rule.user_group, "granted_hours_day, _evening or _night"))
    granted = sum(part.at(place.year, place.unit) for part in parts.values() if part is not None)
    care = place.scenario.home_care
    direct = care.direct_time_share.at(place.year, place.unit)
    if direct <= 0:
        where = "home_care.direct_time_share"
        raise InputError(Problem(where, str(direct), "a share above 0", "give the share of time spent with users"))
    working = granted / direct + granted * care.travel_share.at(place.year, place.unit)
    return _shared(place, _users(place, users) * working * WEEKS, rule.group_shares)


def kindergarten_hours(place: Place, rule: ByKindergartenNorm) -> Hours:
    """Adults and pedagogical leaders by the norm; an adult is one full position of day work.

    Children with a place = attendance × children aged 1–2 or 3–5 × the unit's catchment. The leaders are
    part of the adults; the other adults are split by the skilled share.
    """
    norm, year, unit = place.scenario.norms.kindergarten, place.year, place.unit
    small = place.residents(1, 2) * norm.attendance_under_3.at(year, unit)
    large = place.residents(3, 5) * norm.attendance_from_3.at(year, unit)
    adults = small / norm.children_per_adult_under_3.at(year, unit) + large / norm.children_per_adult_from_3.at(
        year, unit
    )
    leaders = small / norm.children_per_leader_under_3.at(year, unit)
    leaders += large / norm.children_per_leader_from_3.at(year, unit)
    others = max(0.0, adults - leaders)
    skilled = others * norm.skilled_share_of_other_adults.at(year, unit)
    positions = [(rule.leader_group, leaders), (rule.skilled_group, skilled), (rule.assistant_group, others - skilled)]
    return _hours_of_positions(place, positions)


def school_hours(place: Place, rule: BySchoolNorm) -> Hours:
    """Groups of pupils at the norm × teachers per group, and support staff per 100 pupils.

    Pupils are the residents aged 6–9 (grades 1–4) and 10–15 (grades 5–10) in the unit's catchment.
    """
    norm, year, unit = place.scenario.norms.school, place.year, place.unit
    lower, upper = place.residents(6, 9), place.residents(10, 15)
    groups = lower / norm.pupils_per_teacher_grades_1_4.at(year, unit)
    groups += upper / norm.pupils_per_teacher_grades_5_10.at(year, unit)
    teachers = groups * norm.teachers_per_group.at(year, unit)
    support = (lower + upper) / 100 * norm.support_positions_per_100_pupils.at(year, unit)
    skilled = support * norm.skilled_share_of_support.at(year, unit)
    positions = [
        (rule.teacher_group, teachers),
        (rule.skilled_group, skilled),
        (rule.assistant_group, support - skilled),
    ]
    return _hours_of_positions(place, positions)


def positions_hours(place: Place, rule: ByPositions) -> Hours:
    """A fixed number of full positions."""
    return _hours_of_positions(
        place, [(name, rule.positions[name].at(place.year, place.unit)) for name in sorted(rule.positions)]
    )


def net_hours(scenario: Scenario, unit: str, year: int) -> float:
    """Hours that one full position works in a year after holidays, in this unit."""
    times = scenario.working_time
    found = times.net_hours_rota if scenario.units[unit].rota else times.net_hours_day
    hours = found.at(year, unit)
    if hours <= 0:
        raise InputError(
            Problem("working_time.net_hours", str(hours), "hours above 0", "give the net hours of a position")
        )
    return hours


def _users(place: Place, users: UserGroup) -> float:
    return place.residents(users.age_from, users.age_to) * users.users_per_inhabitant.at(place.year, place.unit)


def _shared(place: Place, hours: float, shares: GroupShares) -> Hours:
    found = {name: shares[name].at(place.year, place.unit) for name in sorted(shares)}
    total = sum(found.values())
    if abs(total - 1) > SHARE_TOLERANCE:
        where = f"units.{place.unit}.need, group_shares in {place.year}"
        remedy = "change the shares so that they sum to 1; an overlay must change them all"
        raise InputError(Problem(where, f"shares that sum to {total:.3f}", "shares that sum to 1", remedy))
    return {name: hours * share / total for name, share in found.items()}


def _hours_of_positions(place: Place, positions: list[tuple[str, float]]) -> Hours:
    per_position = net_hours(place.scenario, place.unit, place.year)
    hours: Hours = {}
    for name, count in positions:
        hours[name] = hours.get(name, 0.0) + count * per_position
    return hours


def _missing(user_group: str, key: str) -> Problem:
    return Problem(f"user_groups.{user_group}", f"no {key}", "the hours that the need rule asks for", f"add {key}")


@dataclass(frozen=True)
class Place:
    """One unit in one year, with the population it draws on."""

    scenario: Scenario
    population: pd.DataFrame
    unit: str
    year: int

    def residents(self, age_from: int, age_to: int) -> float:
        """Residents in the age range whom the unit serves."""
        share = self.scenario.units[self.unit].catchment_share.at(self.year, self.unit)
        return inhabitants(self.population, age_from, age_to, self.year) * share
