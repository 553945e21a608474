"""Checks on substitute pools: what they stand on, whom they serve, and how much absence they can be sized for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.errors import Problem
from model.scenario.facts import Facts, each, leaf_at, moments, names_in, number

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
    """A pool in use over a unit without a rota, situations that weigh nothing, and more absence than there can be."""
    return [*_without_rota(facts), *_weightless(facts), *_too_much_absence(facts)]


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
