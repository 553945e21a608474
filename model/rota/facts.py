"""From the scenario to each unit's problem: which shifts, lines, cover and prices hold in a year."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from pydantic import BaseModel

from model.errors import InputError, Problem, unknown_name
from model.rota.goal_facts import KnownAbsence, full_time_terms, goals_of, known_absence, line_ranges
from model.rota.problem import GroupTerms, Prices, Requirement, RotaProblem
from model.rota.rules import rules_in_force
from model.rota.shifts import DAY, shifts_in_use, span, windows_of
from model.scenario import active_weeks, rule_table, running_week_hours
from model.scenario.schema import Leaf, Scenario
from model.scenario.schema.rota import WEEKDAYS, UnitRota

WEEKS = 52
PLANNING_STEP = 5


def rota_units(scenario: Scenario) -> list[str]:
    """Ids of the units that have a rota, sorted."""
    return sorted(name for name, unit in scenario.units.items() if unit.rota is not None)


def planning_years(scenario: Scenario) -> tuple[int, ...]:
    """Years in which rotas are sized: the first, every fifth, the last, and each in which an input changes.

    Inputs are the rota's own settings with its agreements, the rule table, working time, the levers behind need
    that scales a cover, and the pools, so that a pool starts in the year it is decided for; a plan holds until
    the next planning year.
    """
    years = scenario.years
    chosen = {years[0], years[-1], *years[::PLANNING_STEP]}
    time = scenario.working_time
    parts: list[BaseModel] = [scenario.rota, scenario.levers, time.weekly_hours_rota, time.net_hours_rota]
    parts += [scenario.units[unit].rota or scenario.rota for unit in rota_units(scenario)]
    parts += [scenario.pools[pool] for pool in sorted(scenario.pools)]
    parts += [period for name in sorted(scenario.calendars) for period in scenario.calendars[name].periods.values()]
    changes = {year for part in parts for leaf in _leaves(part) for year in leaf.years_of_change()}
    changes |= set(rule_table(scenario).first_years)
    return tuple(sorted(chosen | (changes & set(years))))


def rota_problem(scenario: Scenario, need: pd.DataFrame, year: int, unit: str) -> RotaProblem:
    """The sizing problem of one unit in one year.

    need : [year, unit, group, need_hours, …]; read only when the unit's cover follows need. Raises InputError
    when the cover is empty, or need names a group the cover pattern lacks (or the other way).
    """
    rota = _rota(scenario, unit)
    cover = cover_pattern(scenario, unit)
    if rota.cover_follows == "need":
        cover = scale_cover(cover, _need_hours(scenario, need, (year, unit), {row.group for row in cover}))
    names = sorted({row.group for row in cover})
    return RotaProblem(
        shifts=shifts_in_use(scenario, year, unit),
        groups=tuple(_terms(scenario, (year, unit), name, names) for name in names),
        lines=line_ranges(scenario, year, unit),
        cover=cover,
        rules=rules_in_force(scenario, year, unit),
        prices=_prices(scenario, year, unit),
        full_hours=full_hours_week(scenario, year, unit),
        overbook=overbooking(scenario, year, unit),
        allow_uncovered=bool(rota.allow_uncovered),
        mip_gap=scenario.rota.mip_gap,
        full_time=full_time_terms(scenario, year, unit),
        goals=goals_of(scenario, year, unit, names),
    )


def full_hours_week(scenario: Scenario, year: int, unit: str) -> float:
    """Weekly hours of a full position in this unit's rota, in a week that runs in full."""
    return running_week_hours(scenario, unit, year)


def overbooking(scenario: Scenario, year: int, unit: str) -> float:
    """Hours of the lines ÷ required hours, so that the planned absence leaves the cover whole.

    Sickness, where it is planned for, is the average of the groups in the unit's cover pattern, by their hours.
    """
    return planned_absence(scenario, year, unit).factor


def planned_absence(scenario: Scenario, year: int, unit: str) -> KnownAbsence:
    """The absence the unit's rota plans for: holidays, and what it has added of study leave and sickness."""
    weights: dict[str, float] = {}
    for row in cover_pattern(scenario, unit):
        weights[row.group] = weights.get(row.group, 0.0) + row.hours
    return known_absence(scenario, year, unit, weights)


def cover_pattern(scenario: Scenario, unit: str) -> tuple[Requirement, ...]:
    """The unit's cover as written, in minutes of the week. Rows that overlap in time add up."""
    name = _rota(scenario, unit).cover
    table = scenario.frame("cover")
    rows = table[(table["cover_id"] == name) & (table["required"] > 0)]
    if rows.empty:
        known = sorted(set(table["cover_id"]))
        where = f"units.{unit}.rota.cover"
        if name not in known:
            raise InputError(unknown_name(where, "cover pattern", name, known))
        raise InputError(
            Problem(where, f"“{name}” requires nobody", "at least one row with required above 0", "fill in")
        )
    found = []
    for group, weekday, first, last, required in zip(
        *(rows[column].tolist() for column in ("group", "weekday", "start", "end", "required")), strict=True
    ):
        start, end = span(first, last)
        begin = WEEKDAYS.index(weekday) * DAY
        found.append(Requirement(group, begin + start, begin + end, int(required)))
    return tuple(sorted(found, key=lambda row: (row.group, row.start, row.end, row.required)))


def scale_cover(cover: tuple[Requirement, ...], weekly_hours: dict[str, float]) -> tuple[Requirement, ...]:
    """The pattern's shape at another level: whole people, weekly hours as near as they come.

    Each row is scaled down to whole people, never below 1; then one person is added row by row, largest
    remainder first, as long as that brings the group's hours nearer.
    """
    scaled: list[Requirement] = []
    for group in sorted(weekly_hours):
        rows = [row for row in cover if row.group == group]
        target = weekly_hours[group]
        factor = target / sum(row.hours for row in rows)
        # a hair is added so that 3.0000 computed as 2.9999… counts as 3
        people = [max(1, int(row.required * factor + 1e-9)) for row in rows]
        hours = sum(number * row.hours / row.required for number, row in zip(people, rows, strict=True))
        remainder = [round(row.required * factor - number, 9) for number, row in zip(people, rows, strict=True)]
        for index in sorted(range(len(rows)), key=lambda i: (-remainder[i], i)):
            one = rows[index].hours / rows[index].required
            if remainder[index] > 0 and abs(hours + one - target) < abs(hours - target):
                people[index] += 1
                hours += one
        scaled += [Requirement(group, row.start, row.end, number) for row, number in zip(rows, people, strict=True)]
    return tuple(scaled)


def _rota(scenario: Scenario, unit: str) -> UnitRota:
    rota = scenario.units[unit].rota
    if rota is None:
        raise InputError(Problem(f"units.{unit}", "no rota", "a unit with a rota", "give the unit a rota"))
    return rota


def _need_hours(scenario: Scenario, need: pd.DataFrame, place: tuple[int, str], groups: set[str]) -> dict[str, float]:
    """Need in hours a week that runs in full, by group; the groups must be those of the cover pattern."""
    year, unit = place
    rows = need[(need["year"] == year) & (need["unit"] == unit) & (need["need_hours"] > 0)]
    weeks = active_weeks(scenario, unit, year)
    hours = {str(group): float(value) / weeks for group, value in zip(rows["group"], rows["need_hours"], strict=True)}
    if set(hours) == groups:
        return hours
    raise InputError(
        Problem(
            f"units.{unit}.rota.cover, year {year}",
            f"need for {', '.join(sorted(hours)) or 'no group'}; cover for {', '.join(sorted(groups))}",
            "the same competence groups in the unit's need and in its cover pattern",
            "add the missing group to the cover table or to the need rule's group shares",
        )
    )


def _terms(scenario: Scenario, place: tuple[int, str], name: str, names: list[str]) -> GroupTerms:
    group = scenario.groups[name]
    pay = scenario.frame("pay")
    ladder = pay.loc[pay["pay_ladder"] == group.pay_ladder, "pay_annual_nok"]
    if ladder.empty:
        where = f"groups.{name}.pay_ladder"
        raise InputError(unknown_name(where, "pay ladder", group.pay_ladder, sorted(set(pay["pay_ladder"]))))
    # an hour's price only orders the goals: the ladder's mean in whole kroner, at the pay table's level
    hour_nok = float(round(float(ladder.mean()) / scenario.budget.hours_base.at(place[0])))
    covers_for = tuple(sorted(set(group.covers_for) & set(names)))
    return GroupTerms(name, covers_for, hour_nok, _supplements(scenario, place, hour_nok))


def _supplements(scenario: Scenario, place: tuple[int, str], hour_nok: float) -> tuple[tuple[int, int, float], ...]:
    """What each shift start costs on top of the hours: (weekday, shift index, NOK). Holy days left out."""
    year, unit = place
    terms = scenario.budget.supplements
    windows = windows_of(terms)
    night_nok = max(terms.night_share.at(year) * hour_nok, terms.night_nok.at(year))
    weekend_nok = max(terms.weekend_share.at(year) * hour_nok, terms.weekend_nok.at(year))
    found = []
    for index, shift in enumerate(shifts_in_use(scenario, year, unit)):
        for weekday in shift.weekdays:
            evening, night, weekend = windows.hours(shift, weekday)
            cost = evening * terms.evening_nok.at(year) + night * night_nok + weekend * weekend_nok
            found.append((weekday, index, round(cost, 2)))
    return tuple(sorted(found))


def _prices(scenario: Scenario, year: int, unit: str) -> Prices:
    prices = scenario.rota.prices
    return Prices(
        uncovered_hour=prices.uncovered_hour_nok.at(year, unit),
        unqualified_step=prices.unqualified_step_nok.at(year, unit),
        line=prices.line_nok.at(year, unit),
        part_time_line=prices.part_time_line_nok.at(year, unit),
    )


def _leaves(part: object) -> Iterator[Leaf]:  # type: ignore[type-arg]
    """Every leaf inside a part of the scenario."""
    if isinstance(part, Leaf):
        yield part
    elif isinstance(part, BaseModel):
        for name in sorted(type(part).model_fields):
            yield from _leaves(getattr(part, name))
    elif isinstance(part, dict):
        for key in sorted(part):
            yield from _leaves(part[key])
