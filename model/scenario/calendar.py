"""What a term calendar says of a unit's year: weeks of activity, and hours of a full position in a running week."""

from __future__ import annotations

from model.scenario.schema import Scenario
from model.scenario.schema.calendar import TermCalendar

WEEKS = 52


def week_activity(scenario: Scenario, unit: str, year: int) -> tuple[float, ...]:
    """Share of full activity in each of the year's 52 weeks; 1 throughout without a term calendar."""
    name = scenario.units[unit].calendar
    return (1.0,) * WEEKS if name is None else calendar_weeks(scenario.calendars[name], year, unit)


def calendar_weeks(calendar: TermCalendar, year: int, unit: str | None = None) -> tuple[float, ...]:
    """Share of full activity in each of the 52 weeks that a term calendar tells of."""
    shares = [1.0] * WEEKS
    for period in calendar.periods.values():
        share = period.activity.at(year, unit)
        shares[period.first_week - 1 : period.last_week] = [share] * (period.last_week - period.first_week + 1)
    return tuple(shares)


def active_weeks(scenario: Scenario, unit: str, year: int) -> float:
    """Weeks of full activity that a unit's year comes to, up to 52; a week at half activity counts as half."""
    return sum(week_activity(scenario, unit, year))


def running_week_hours(scenario: Scenario, unit: str, year: int) -> float:
    """Weekly hours of a full position while the unit runs.

    The agreed weekly hours (rota or day work); in a compressed year the net hours of the year shared on the weeks
    of activity, where that is more – 1,687.5 hours in 39 weeks are 43.3 hours a week.
    """
    times, facts = scenario.working_time, scenario.units[unit]
    weekly = float((times.weekly_hours_rota if facts.rota else times.weekly_hours_day).at(year, unit))
    if facts.calendar is None or scenario.calendars[facts.calendar].year_work == "ordinary":
        return weekly
    net = (times.net_hours_rota if facts.rota else times.net_hours_day).at(year, unit)
    return max(weekly, net / active_weeks(scenario, unit, year))
