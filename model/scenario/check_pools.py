"""Checks on substitute pools: what they stand on, whom they serve, and how much absence they can be sized for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from model.errors import Problem
from model.scenario.facts import Facts, each, leaf_at, moments, names_in, number
from model.scenario.schema.absence import CAUSES

GROUNDS = (*CAUSES, "short_absence", "long_leave", "parental_leave", "study_leave", "vacancy", "holiday")
LARGEST_ABSENCE = 0.6  # above this the table is surely in another unit than a share


def pool_faults(facts: Facts) -> list[Problem]:
    """A pool's own unit of another kind or of two pools, a pool that serves a pool, and a unit that no pool uses."""
    problems: list[Problem] = []
    owner: dict[str, str | int] = {}
    units = facts.block("units")
    for path, unit in names_in(facts.data, "pools.*.unit"):
        kind = units[unit].get("kind") if isinstance(units.get(unit), Mapping) else None
        if isinstance(kind, str) and kind != "pool":
            remedy = "name a unit of kind pool, or declare one"
            problems.append(facts.problem(path, f"“{unit}”, of kind {kind}", "a unit of kind pool", remedy))
        if unit in owner:
            found = f"“{unit}”, also the unit of pool {owner[unit]}"
            problems.append(facts.problem(path, found, "a unit of its own for each pool", "declare another unit"))
        owner[unit] = path[1]
    for path, unit in names_in(facts.data, "pools.*.units.*"):
        kind = units[unit].get("kind") if isinstance(units.get(unit), Mapping) else None
        if kind == "pool":
            problems.append(facts.problem(path, f"the pool “{unit}”", "units that are no pools", "take it out"))
    for name, part in units.items():
        if isinstance(part, Mapping) and part.get("kind") == "pool" and name not in owner:
            remedy = f"declare a pool with unit: {name}, or delete the unit"
            found = "a unit of kind pool that no pool uses"
            problems.append(facts.problem(("units", name), found, "one pool for each such unit", remedy))
    return problems


def pool_value_faults(facts: Facts) -> list[Problem]:
    """A pool in use over a unit without a rota or one that another serves, no days to size it on, situations that
    weigh nothing, grounds for an agency that are no causes of absence, and more absence than there can be."""
    return [
        *_without_rota(facts),
        *_twice_served(facts),
        *_no_days(facts),
        *_weightless(facts),
        *_unknown_grounds(facts),
        *_too_much_absence(facts),
    ]


def _without_rota(facts: Facts) -> Iterator[Problem]:
    units = facts.block("units")
    for name, pool in facts.block("pools").items():
        in_use = leaf_at(pool.get("in_use")) if isinstance(pool, Mapping) else None
        if in_use is None or not any(in_use.at(year) for year in moments(in_use, facts.years)):
            continue
        for path, unit in names_in(facts.data, f"pools.{name}.units.*"):
            part = units.get(unit)
            if isinstance(part, Mapping) and part.get("kind") != "pool" and part.get("rota") is None:
                remedy = "take the unit out of the pool, or give it a rota"
                yield facts.problem(path, f"“{unit}”, which has no rota", "units with a rota", remedy)


def _twice_served(facts: Facts) -> Iterator[Problem]:
    """Two pools in use for one unit and group in one year."""
    pools = {name: part for name, part in facts.block("pools").items() if isinstance(part, Mapping)}
    leaves = {name: leaf_at(part.get("in_use")) for name, part in pools.items()}
    told: set[tuple[str, str]] = set()
    for year in facts.years:
        in_use = sorted(name for name, leaf in leaves.items() if leaf is not None and leaf.at(year))
        for first, second in combinations(in_use, 2):
            units, groups = (_both(facts, of, first, second) for of in ("units", "groups"))
            if units and groups and (first, second) not in told:
                told.add((first, second))
                found = f"{groups[0]} in {units[0]}, which the pool {first} serves too"
                allowed, remedy = (
                    "one pool in use for a unit and group",
                    "change the units or groups of one of the pools",
                )
                yield facts.problem(("pools", second), found, allowed, remedy)


def _both(facts: Facts, of: str, first: str, second: str) -> list[str]:
    """The names that two pools' lists share."""
    lists = [{name for _, name in names_in(facts.data, f"pools.{pool}.{of}.*")} for pool in (first, second)]
    return sorted(set.intersection(*lists))


def _no_days(facts: Facts) -> Iterator[Problem]:
    for path, value in each(facts.data, "pools.*.sampled_days"):
        leaf = leaf_at(value)
        if leaf is not None and any(leaf.at(year) < 1 for year in moments(leaf, facts.years)):
            yield facts.problem(path, "0", "at least 1 day, better 200", "set the number of days")


def _unknown_grounds(facts: Facts) -> Iterator[Problem]:
    for path, name in names_in(facts.data, "dispatch.agency_grounds.*"):
        if name not in GROUNDS:
            remedy = "use one of those; an empty list permits none"
            yield facts.problem(path, f"“{name}”", f"causes of absence: {', '.join(GROUNDS)}", remedy)


def _weightless(facts: Facts) -> Iterator[Problem]:
    for name, pool in facts.block("pools").items():
        given = pool.get("situations") if isinstance(pool, Mapping) else None
        parts = list(given.values()) if isinstance(given, Mapping) else []
        weights = [leaf_at(one.get("weight")) for one in parts if isinstance(one, Mapping)]
        known = [leaf for leaf in weights if leaf is not None]
        years = sorted({year for leaf in known for year in moments(leaf, facts.years)}) if known == weights else []
        for year in years:
            if not sum(float(leaf.at(year)) for leaf in known):
                found, remedy = f"weights that sum to 0 in {year}", "give at least one situation a weight above 0"
                where = ("pools", name, "situations")
                yield facts.problem(where, found, "weights above 0, at least one", remedy)
                break


def _too_much_absence(facts: Facts) -> Iterator[Problem]:
    """A share of the absence table that, with the factor on all short absence, is above what a share can be."""
    factor = next((leaf_at(value) for _, value in each(facts.data, "working_time.absence_factor")), None)
    if factor is None or "absence" not in facts.frames:
        return
    units = [*facts.block("units"), None]
    most = max((float(factor.at(year, unit)) for year in moments(factor, facts.years) for unit in units), default=0.0)
    shares = facts.frames["absence"]["short_absence_share"]
    for row, share in enumerate(shares.tolist()):
        if (number(share) or 0.0) * most > LARGEST_ABSENCE:
            found = f"{share:g}" if most == 1 else f"{share:g} × {most:g}, the largest working_time.absence_factor"
            remedy = "correct the table or working_time.absence_factor"
            where = facts.cell("absence", row, "short_absence_share")
            yield Problem(where, found, f"0 to {LARGEST_ABSENCE} of contracted hours", remedy)
