"""Checks across the settings: what the schema cannot see in one value alone."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from model.errors import Problem
from model.scenario.check_absence import absence_faults
from model.scenario.check_calendar import calendar_faults
from model.scenario.check_exits import exit_faults
from model.scenario.check_need import need_faults
from model.scenario.check_pools import pool_faults, pool_value_faults
from model.scenario.check_recruitment import competition_faults, recruitment_faults
from model.scenario.check_rota import rota_faults
from model.scenario.check_shifts import shift_faults
from model.scenario.check_tables import table_faults
from model.scenario.check_training import training_faults, training_value_faults
from model.scenario.check_working_time import working_time_faults
from model.scenario.facts import Facts, each, leaf_at, moments, names_in, number
from model.scenario.references import reference_faults

# values that other rooms divide by and whose type allows 0
DIVISORS = (
    "norms.kindergarten.children_per_adult_under_3",
    "norms.kindergarten.children_per_adult_from_3",
    "norms.kindergarten.children_per_leader_under_3",
    "norms.kindergarten.children_per_leader_from_3",
    "norms.school.pupils_per_teacher_grades_1_4",
    "norms.school.pupils_per_teacher_grades_5_10",
    "home_care.direct_time_share",
    "groups.*.long_leave_mean_months",
    "groups.*.leave.study_leave_mean_months",
    "leave.parental_mean_months_women",
    "leave.parental_mean_months_men",
    "budget.hours_base",
)

# the lower end and the upper end of a range, in the same block
RANGES = (
    ("user_groups.*", "age_from", "age_to"),
    ("rota.line_kinds.*", "fraction_from", "fraction_to"),
    ("programmes.*", "youngest_age", "oldest_age"),
)


def faults(facts: Facts) -> list[Problem]:
    """Every fault across settings and tables. Parts the schema refused are passed over."""
    checks: tuple[Callable[[Facts], list[Problem]], ...] = (
        reference_faults,
        _snapshot,
        _ranges,
        _circles,
        _unqualified,
        training_faults,
        pool_faults,
        _neighbours,
        recruitment_faults,
        value_faults,
        calendar_faults,
        table_faults,
    )
    return [problem for check in checks for problem in check(facts)]


def shared_faults(facts: Facts) -> list[Problem]:
    """The faults that a file for one unit may have as well: ranges, circles, working time, shifts, calendars."""
    return [*_ranges(facts), *_circles(facts), *_rota(facts), *calendar_faults(facts)]


def value_faults(facts: Facts) -> list[Problem]:
    """The faults that depend on leaves, thus all that an overlay can bring about."""
    checks = (_divisors, need_faults, _rota, training_value_faults, exit_faults, competition_faults, absence_faults,
              pool_value_faults)  # fmt: skip
    return [problem for check in checks for problem in check(facts)]


def _rota(facts: Facts) -> list[Problem]:
    return [*working_time_faults(facts), *rota_faults(facts), *shift_faults(facts)]


def snapshot_date(facts: Facts) -> datetime.date | None:
    """The date of the staff register, or None when it is no date."""
    try:
        return datetime.date.fromisoformat(str(facts.data.get("snapshot")))
    except ValueError:
        return None


def _snapshot(facts: Facts) -> list[Problem]:
    written = names_in(facts.data, "snapshot")
    if not written:
        return []
    date = snapshot_date(facts)
    if date is None:
        allowed = "a date of the calendar, year-month-day"
        return [facts.problem(("snapshot",), f"“{written[0][1]}”", allowed, "correct the date")]
    if facts.years and not facts.years[0] - 1 <= date.year <= facts.years[0]:
        allowed = f"a date in {facts.years[0] - 1} or {facts.years[0]}, when the first year is {facts.years[0]}"
        remedy = "use a register from the start of the period, or move period.start_year"
        return [facts.problem(("snapshot",), str(date), allowed, remedy)]
    return []


def _divisors(facts: Facts) -> list[Problem]:
    problems = []
    for pattern in DIVISORS:
        for path, data in each(facts.data, pattern):
            leaf = leaf_at(data)
            wrong = [year for year in moments(leaf, facts.years) if leaf.at(year) <= 0] if leaf else []
            if wrong:
                remedy = "write a number above 0; hours and people are divided by it"
                problems.append(facts.problem(path, f"0 in {wrong[0]}", "a number above 0", remedy))
    return problems


def _ranges(facts: Facts) -> list[Problem]:
    problems = []
    for pattern, low, high in RANGES:
        for path, block in each(facts.data, pattern):
            if not isinstance(block, Mapping):
                continue
            lower, upper = number(block.get(low)), number(block.get(high))
            if lower is not None and upper is not None and lower > upper:
                found = f"{low} {lower} above {high} {upper}"
                problems.append(facts.problem((*path, low), found, f"{low} at most {high}", "swap or correct them"))
    return problems


def _circles(facts: Facts) -> list[Problem]:
    """Substitution goes one way: following covers_for never leads back."""
    covers = {name: [to for _, to in names_in(part, "covers_for.*")] for name, part in facts.block("groups").items()}
    problems, told = [], set()
    for name in sorted(covers):
        circle = _way_back(name, covers)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            found = " → ".join([*circle, name])
            allowed = "substitution one way, from higher to lower competence"
            remedy = f"take one of the names out of its covers_for, for instance {name} out of that of {circle[-1]}"
            problems.append(facts.problem(("groups", name, "covers_for"), f"a circle: {found}", allowed, remedy))
    return problems


def _way_back(start: str, covers: Mapping[str, list[str]]) -> list[str]:
    """The shortest way from a group back to itself, or nothing."""
    ways, seen = [[start]], set()
    for way in ways:
        for to in covers.get(way[-1], []):
            if to == start:
                return way
            if to not in seen:
                seen.add(to)
                ways.append([*way, to])
    return []


def _unqualified(facts: Facts) -> list[Problem]:
    return [
        facts.problem(path, f"“{name}”, the group itself", "another group, or nothing", "name another group")
        for path, name in names_in(facts.data, "groups.*.unqualified_group")
        if path[1] == name
    ]


def _neighbours(facts: Facts) -> list[Problem]:
    return [
        facts.problem(path, f"“{name}”, the unit itself", "other units", "take it out of the list")
        for path, name in names_in(facts.data, "units.*.neighbours.*")
        if path[1] == name
    ]
