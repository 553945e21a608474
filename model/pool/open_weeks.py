"""The weeks of the year in which a pool's units run, and how fully: where term calendars close units, nobody is away.

Weeks in which the same units run as fully are alike. A pool is held in the weeks in which any of the units it serves
runs; hours of a week are means over the year's 52, so that 52 of them are the year's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.pool.absence import MONTHS, Shares
from model.pool.spell_facts import month_at
from model.scenario import running_week_hours, week_activity
from model.scenario.schema import Scenario
from model.scenario.schema.pool import Pool

WEEKS = 52
_COMMON_YEAR = 2025


@dataclass(frozen=True, eq=False)
class WeekKind:
    """Weeks that are alike: `activity` of each unit, and how many of them lie in each month."""

    activity: dict[str, float]
    by_month: Shares

    @property
    def weeks(self) -> float:
        """How many there are in the year."""
        return float(self.by_month.sum())

    def runs(self, units: tuple[str, ...]) -> bool:
        """Whether any of the units runs."""
        return any(self.activity[unit] > 0 for unit in units)


def week_kinds(scenario: Scenario, year: int, units: tuple[str, ...]) -> list[WeekKind]:
    """The kinds of week in which any of the units runs, in the order of their first weeks."""
    shares = {unit: week_activity(scenario, unit, year) for unit in sorted(units)}
    months = month_at(_COMMON_YEAR)
    found: dict[tuple[float, ...], Shares] = {}
    for week in range(WEEKS):
        kind = tuple(of[week] for of in shares.values())
        if any(kind):
            # a week belongs to the month of its middle day
            found.setdefault(kind, np.zeros(MONTHS))[months[7 * week + 3]] += 1
    return [WeekKind(dict(zip(shares, kind, strict=True)), by_month) for kind, by_month in found.items()]


def is_whole_year(kinds: list[WeekKind]) -> bool:
    """Whether every unit runs in full in every week."""
    return len(kinds) == 1 and kinds[0].weeks == WEEKS and min(kinds[0].activity.values(), default=1.0) == 1


def open_weeks(scenario: Scenario, year: int, units: tuple[str, ...]) -> float:
    """Weeks in which any of the units runs."""
    return sum(kind.weeks for kind in week_kinds(scenario, year, units))


def net_hours_held(scenario: Scenario, pool: Pool, year: int) -> float:
    """Hours a year that a full position of the pool can work: its net hours, and no more than the weeks in which any of
    its units runs hold, each as long as the longest of a unit's running weeks."""
    net = scenario.working_time.net_hours_rota.at(year, pool.unit)
    weeks = open_weeks(scenario, year, pool.units)
    if weeks == WEEKS:
        return net
    return min(net, weeks * max(running_week_hours(scenario, unit, year) for unit in pool.units))
