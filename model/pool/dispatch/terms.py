"""The steps of the chain and the working-time limits, as the scenario and the rule table have them."""

from __future__ import annotations

from collections.abc import Mapping

from model.pool.dispatch.case import StepTerms, WorkLimits
from model.scenario import running_week_hours, working_time_rows
from model.scenario.schema import Scenario
from model.scenario.schema.dispatch import CallStep

CALLED = ("extra_shift", "neighbour", "hourly", "overtime", "agency", "lower_competence")


def steps_of(scenario: Scenario, year: int, units: list[str]) -> tuple[StepTerms, ...]:
    """The chain. Over-booked people and the pool are paid already, so their price is 0.

    Probabilities are read without a unit's own adjustments but for the agency, which a unit may or may not use.
    """
    dispatch, recourse = scenario.dispatch, scenario.recourse
    prices = {
        "extra_shift": recourse.extra_shift_price, "neighbour": recourse.neighbour_price,
        "hourly": recourse.hourly_price, "overtime": recourse.overtime_price,
        "agency": recourse.agency_price, "lower_competence": recourse.lower_price,
    }  # fmt: skip
    found = [
        StepTerms("over_booking", 0.0),
        StepTerms("pool", 0.0, lead_hours=dispatch.pool_lead_hours.at(year)),
    ]
    for name in CALLED:
        call: CallStep = getattr(dispatch, name)
        agency = name == "agency"
        found.append(
            StepTerms(
                name,
                prices[name].at(year),
                call.answer_share.at(year),
                call.yes_share.at(year),
                call.minutes_per_call.at(year),
                call.all_at_once.at(year),
                call.lead_hours.at(year),
                frozenset(dispatch.agency_grounds) if agency else None,
                frozenset(unit for unit in units if recourse.agency_in_use.at(year, unit)) if agency else None,
            )
        )
    return tuple(found)


def limits_of_unit(scenario: Scenario, year: int, unit: str) -> WorkLimits:
    """The limits for a unit's people, from the rows in force at its agreement level."""
    rows = working_time_rows(scenario, year, unit)
    return work_limits({row.quantity: row.value for row in rows}, running_week_hours(scenario, unit, year))


def work_limits(held: Mapping[str, float], full_week: float) -> WorkLimits:
    """The limits of the quantities of a rule table; `full_week` are the weekly hours of a full position."""

    def most(quantity: str) -> int | None:
        return round(held[quantity] * 60) if quantity in held else None

    return WorkLimits(
        daily_rest=most("daily_rest_hours") or 0,
        weekly_rest=most("weekly_rest_hours") or 0,
        day=most("total_24_hours"),
        week=most("hours_in_week"),
        eight_weeks=most("total_7_days"),
        overtime_7=most("overtime_7_days"),
        overtime_28=most("overtime_4_weeks"),
        overtime_364=most("overtime_52_weeks"),
        full_week=round(full_week * 60),
        sundays_in_row=round(held["sundays_in_row"]) if "sundays_in_row" in held else None,
        sunday_end=round(held.get("sunday_end_hour", 22) * 60),
    )
