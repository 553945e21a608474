"""Leaves of the scenario as arrays over years, units and groups, refused outside their limits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

import numpy as np

from model.scenario.schema import Leaf, Scenario
from model.workforce.rules.ages import check_share
from model.workforce.rules.cumulative import Floats, Ints
from model.workforce.rules.targets import Places


def leaf_of(part: Any, path: str) -> Any:
    """The leaf on a dotted path below a part of the scenario."""
    return reduce(getattr, path.split("."), part)


def by_year_unit_group(scenario: Scenario, places: Places, path: str, share: bool = True) -> Floats:
    """A group's leaf [Y, U, G]; a share is at most 1."""
    leaves = [leaf_of(scenario.groups[group], path) for group in places.groups]
    grids = [np.array(leaf.grid(scenario.years, places.units), dtype=np.float64) for leaf in leaves]
    values = np.ascontiguousarray(np.stack(grids, axis=-1))
    return check_share(f"groups.*.{path}", values, 1.0 if share else math.inf)


def by_year_group(scenario: Scenario, places: Places, path: str) -> Floats:
    """A group's leaf [Y, G]."""
    values = [[leaf_of(scenario.groups[group], path).at(year) for group in places.groups] for year in scenario.years]
    return check_share(f"groups.*.{path}", np.array(values, dtype=np.float64), math.inf)


def by_year_unit(scenario: Scenario, places: Places, path: str) -> Floats:
    """A leaf of the whole scenario [Y, U]."""
    leaf = leaf_of(scenario, path)
    values = leaf.grid(scenario.years, places.units)
    return check_share(path, np.array(values, dtype=np.float64), math.inf)


def by_year(scenario: Scenario, path: str) -> Floats:
    """A leaf of the whole scenario [Y]."""
    leaf = leaf_of(scenario, path)
    return check_share(path, np.array([leaf.at(year) for year in scenario.years], dtype=np.float64), math.inf)


def one_of_each(scenario: Scenario, places: Places, paths: Sequence[str]) -> tuple[Places, Ints]:
    """The places with as few units as tell the values of some leaves, and for each unit the one that stands for it.

    Paths below ``groups.*`` begin there. Mostly no change is scoped to units; then one unit stands for all, and what
    is worked out for each unit, group, age and class is worked out once.
    """
    found: list[Leaf[Any]] = []
    for path in paths:
        head, _, below = path.partition("groups.*.")
        owners = [scenario.groups[group] for group in places.groups] if below else [scenario]
        found += [leaf_of(owner, below or head) for owner in owners]
    if all(leaf.is_the_same_everywhere for leaf in found):
        return replace(places, units=places.units[:1]), np.zeros(len(places.units), dtype=np.int64)
    return places, np.arange(len(places.units))


def for_each_unit(table: Floats, like: Ints) -> Floats:
    """A table [Y, U, …] of :func:`one_of_each` for all units. Where one stands for all they share its place in memory:
    the same numbers for every unit, group, age and class would be tens of megabytes."""
    if table.shape[1] == 1:
        return np.broadcast_to(table, (len(table), len(like), *table.shape[2:]))
    return np.take(table, like, axis=1)
