"""Who shares a pool's staff, and on which days the pool is there."""

from __future__ import annotations

from model.scenario.schema import Scenario
from model.scenario.schema.pool import Pool

DAY_KINDS = {"weekday": ("mon", "tue", "wed", "thu", "fri"), "weekend": ("sat", "sun")}
ALL = "all"


def pool_teams(scenario: Scenario, pool: Pool, year: int) -> dict[str, tuple[str, ...]]:
    """The units among which pool staff move, by the team's name, sorted.

    One team over all the units; one in each travel group where units have one (the units in none are a group too); one
    in each unit when the pool is not shared. A pool whose own unit has a travel group reaches the units of that group
    only, so the others are in no team.
    """
    if not pool.shared.at(year):
        return {unit: (unit,) for unit in sorted(pool.units)}
    places = scenario.dispatch.travel_groups
    home = places.get(pool.unit)
    teams: dict[str, list[str]] = {}
    for unit in sorted(pool.units):
        place = places.get(unit, ALL)
        if home in (None, place):
            teams.setdefault(place, []).append(unit)
    return {name: tuple(teams[name]) for name in sorted(teams)}


def days_served(pool: Pool) -> dict[str, tuple[str, ...]]:
    """The pool's weekdays by kind of day; a kind without any is left out."""
    chosen = {kind: tuple(day for day in days if not pool.weekdays or day in pool.weekdays)
              for kind, days in DAY_KINDS.items()}  # fmt: skip
    return {kind: days for kind, days in chosen.items() if days}
