"""A problem's own limits as rows of the independent checker's table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from model.rota.lines.hours import MOST_WEEKS
from model.rota.problem import RotaProblem
from model.rota.rule_table import Rule

# quantity of the checker's table: attribute of `Rules`, unit, sense, minutes or count in one
LIMITS = {
    "daily_rest_hours": ("daily_rest", "hours", "least", 60),
    "weekly_rest_hours": ("weekly_rest", "hours", "least", 60),
    "longest_shift_hours": ("longest_shift", "hours", "most", 60),
    "hours_in_week": ("minutes_in_week", "hours", "most", 60),
    "days_in_row": ("days_in_row", "days", "most", 1),
    "nights_in_row": ("nights_in_row", "nights", "most", 1),
    "complete_weekends": ("complete_weekends", "yes/no", "equals", 1),
}


def problem_rows(problem: RotaProblem) -> tuple[Rule, ...]:
    """The problem's own limits as rows of the checker's table, named by their quantity."""
    found = []
    for quantity, (name, unit, sense, scale) in LIMITS.items():
        value = getattr(problem.rules, name)
        if value is not None and (value or sense == "most"):
            found.append(_row(quantity, value / scale, unit, sense))
    found += _full_time_rows(problem)
    found.append(_row("averaging_weeks", MOST_WEEKS, "weeks", "most"))
    # the number is each line's own; one in one binds nothing
    found.append(_row("weekend_every", 1, "weekends", "equals"))
    return tuple(sorted(found, key=lambda row: row.quantity))


def rows_in_force(problem: RotaProblem, table: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that lines are judged by, one a quantity: the table's, then the problem's own where it has no row."""
    rows = {row.quantity: row for row in problem_rows(problem)} | {row.quantity: row for row in table}
    return tuple(rows[quantity] for quantity in sorted(rows))


def _full_time_rows(problem: RotaProblem) -> list[Rule]:
    """The hours of a full position: as stated, or the agreed hours and what decides between them."""
    terms = problem.full_time
    if terms is None:
        return [_row("agreed_hours_rota", problem.full_hours, "hours", "equals")]
    values = {
        "agreed_hours_day": (terms.day, "hours"),
        "agreed_hours_rota": (terms.rota, "hours"),
        "agreed_hours_continuous": (terms.continuous, "hours"),
        "three_part_sunday_minutes": (60 * (1 + terms.sunday_share), "minutes"),
        "three_part_night_minutes": (60 * (1 + terms.night_share), "minutes"),
        "three_part_sunday_every": (terms.sunday_every, "Sundays"),
        "three_part_day_evening_share": (terms.day_evening_share, "share"),
        "continuous_night_hours": (52 * terms.continuous_night, "hours"),
        "continuous_sunday_hours": (52 * terms.continuous_sunday, "hours"),
        "night_from_hour": (terms.night_from / 60, "o'clock"),
        "night_to_hour": (terms.night_to / 60, "o'clock"),
        "evening_from_hour": (terms.evening_from / 60, "o'clock"),
        "sunday_end_hour": (terms.sunday_end / 60, "o'clock"),
        "night_shift_hours": (terms.night_shift / 60, "hours"),
    }
    return [_row(quantity, value, unit, "equals") for quantity, (value, unit) in values.items()]


def _row(quantity: str, value: float, unit: str, sense: str) -> Rule:
    return Rule.model_validate(
        {
            "id": f"unit_{quantity}",
            "title": f"The unit's own limit, {quantity.replace('_', ' ')}",
            "quantity": quantity,
            "value": float(value),
            "unit": unit,
            "window": "none",
            "sense": sense,
            "paragraph": "the unit's own limit",
            "valid_from": dt.date(1900, 1, 1),
            "agreement_level": "policy",
            "kind": "limit",
            "checked": quantity,
            "status": "assumed",
            "source": "the scenario's rota rules",
        }
    )
