"""The working-time limits that hold in one unit in one year.

The values come from the scenario (`rota.rules`); what they mean in law and agreement stands with the
fields. Block rules (least days in a row, days off in a row) and lines without a weekend rule are not
used by a scenario's units; they let general cyclic rotas run through the same graph.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.rota.blocks import Blocks
from model.scenario.schema import Scenario


def rules_in_force(scenario: Scenario, year: int, unit: str) -> Rules:
    """The limits for `unit` in `year`, in minutes and counts."""
    limits = scenario.rota.rules
    return Rules(
        daily_rest=_minutes(limits.daily_rest_hours.at(year, unit)),
        weekly_rest=_minutes(limits.weekly_rest_hours.at(year, unit)),
        longest_shift=_minutes(limits.longest_shift_hours.at(year, unit)),
        days_in_row=int(limits.days_in_row.at(year, unit)),
        nights_in_row=int(limits.nights_in_row.at(year, unit)),
        minutes_in_week=_minutes(limits.hours_in_week.at(year, unit)),
    )


def _minutes(hours: float) -> int:
    return round(hours * 60)


@dataclass(frozen=True)
class Rules:
    """Limits on one line; None means that there is no such limit.

    daily_rest : least minutes between the end of a shift and the start of the next (Working Environment
        Act § 10-8 first paragraph; 11 h, 8 h by agreement).
    weekly_rest : least minutes of continuous rest that lie inside each week, Monday 00:00 to Sunday 24:00
        (§ 10-8 second paragraph; 35 h, 28 h by agreement).
    longest_shift : most paid minutes in a shift (§ 10-5; 12.5 h by agreement with shop stewards).
    days_in_row : most calendar days in a row on which a shift starts.
    nights_in_row : most shifts of the night family in a row.
    minutes_in_week : most paid minutes between Monday 00:00 and Sunday 24:00; a shift over midnight from
        Sunday is counted on both sides.
    complete_weekends : a line works both Saturday and Sunday of a weekend, or neither.
    least_days_in_row, least_days_off, most_days_off : lengths of blocks of days worked and of days off.
    blocks : the further block rules of a general cyclic rota.
    """

    daily_rest: int = 0
    weekly_rest: int = 0
    longest_shift: int | None = None
    days_in_row: int | None = None
    nights_in_row: int | None = None
    minutes_in_week: int | None = None
    complete_weekends: bool = True
    least_days_in_row: int = 1
    least_days_off: int = 1
    most_days_off: int | None = None
    blocks: Blocks | None = None
