"""Checks on need: every unit is driven by something, shares add up, every group can be found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from model.errors import Problem
from model.scenario.facts import Facts, each, leaf_at, moments, names_in
from model.scenario.schema import Leaf
from model.scenario.yaml_reader import Path

# shares are often written with three or four decimals
TOLERANCE = 0.001

_NORM_GROUPS = ("leader_group", "teacher_group", "skilled_group", "assistant_group")


def need_faults(facts: Facts) -> list[Problem]:
    """Units without need, shares that do not add up, groups nobody can fill."""
    return [*_undriven(facts), *_group_shares(facts), *_catchment(facts), *_granted(facts), *_nobody(facts)]


def required_groups(facts: Facts) -> dict[str, Path | str]:
    """Every competence group that some unit requires, and one place where it does."""
    found: dict[str, Path | str] = {}
    for unit in sorted(facts.block("units")):
        for key in _NORM_GROUPS:
            for path, group in names_in(facts.data, f"units.{unit}.need.*.{key}"):
                found.setdefault(group, path)
        for key in ("group_shares", "positions"):
            for path, group in names_in(facts.data, f"units.{unit}.need.*.{key}.@"):
                found.setdefault(group, path)
    if "cover" in facts.frames:
        used = {name for _, name in names_in(facts.data, "units.*.rota.cover")}
        cover = facts.frames["cover"]
        cover = cover[cover["cover_id"].isin(sorted(used)) & (cover["required"] > 0)]
        for name, rows in cover.groupby("group", sort=True).groups.items():
            found.setdefault(str(name), facts.cell("cover", int(rows[0]), "group"))
    return found


def _undriven(facts: Facts) -> list[Problem]:
    problems = []
    for name, unit in facts.block("units").items():
        if not isinstance(unit, Mapping) or unit.get("kind") in ("pool", "joint"):
            continue
        rules = [rule for _, rule in names_in(unit, "need.*.rule")]
        if not unit.get("rota") and not unit.get("need"):
            remedy = "add a rota with its cover, or a rule under need"
            allowed = "a rota cover or at least one need rule"
            problems.append(facts.problem(("units", name), "neither cover nor need rule", allowed, remedy))
        if "cover" in rules and not unit.get("rota"):
            remedy = "add a rota with its cover, or use another need rule"
            found = "the need rule “cover” in a unit without rota"
            problems.append(facts.problem(("units", name, "need"), found, "the rule cover with a rota", remedy))
    return problems


def _group_shares(facts: Facts) -> list[Problem]:
    problems = []
    for path, shares in each(facts.data, "units.*.need.*.group_shares"):
        parts = {str(key): leaf_at(value) for key, value in shares.items()} if isinstance(shares, Mapping) else {}
        known = {key: leaf for key, leaf in parts.items() if leaf is not None}
        if not isinstance(shares, Mapping) or len(known) < len(parts):
            continue
        wrong = _first_wrong_sum(facts, [(leaf, str(path[1])) for leaf in known.values()], exact=True)
        if wrong:
            listed = ", ".join(f"{key} {leaf.at(wrong[0], str(path[1])):g}" for key, leaf in known.items())
            found = f"a sum of {wrong[1]:g} in {wrong[0]} ({listed or 'no group'})"
            problems.append(facts.problem(path, found, "shares that sum to 1", "correct the shares"))
    return problems


def _catchment(facts: Facts) -> list[Problem]:
    """Units that serve the same residents cannot serve more than all of them."""
    serving: dict[str, list[str]] = {}
    for path, rule in names_in(facts.data, "units.*.need.*.rule"):
        user_groups = names_in(facts.data, ".".join(map(str, (*path[:-1], "user_group"))))
        key = f"{rule}, user group {user_groups[0][1]}" if user_groups else rule
        if rule not in ("cover", "positions") and str(path[1]) not in serving.setdefault(key, []):
            serving[key].append(str(path[1]))
    problems = []
    for key, units in sorted(serving.items()):
        shares = [
            (leaf_at(value), unit) for unit in units for _, value in each(facts.data, f"units.{unit}.catchment_share")
        ]
        wrong = _first_wrong_sum(facts, [(leaf, unit) for leaf, unit in shares if leaf is not None], exact=False)
        if wrong:
            found = f"a sum of {wrong[1]:g} in {wrong[0]} over {', '.join(units)} ({key})"
            allowed = "catchment shares of units that serve the same residents, at most 1 together"
            problems.append(facts.problem(("units", units[-1], "catchment_share"), found, allowed, "lower the shares"))
    return problems


def _first_wrong_sum(facts: Facts, leaves: list[tuple[Leaf[Any], str]], exact: bool) -> tuple[int, float] | None:
    for year in sorted({year for leaf, _ in leaves for year in moments(leaf, facts.years)} or facts.years[:1]):
        total = sum(leaf.at(year, unit) for leaf, unit in leaves)
        if total > 1 + TOLERANCE or (exact and total < 1 - TOLERANCE):
            return year, total
    return None


def _granted(facts: Facts) -> list[Problem]:
    """A rule finds in its user group the hours that it needs."""
    needs: dict[str, tuple[str, ...]] = {"users": ("hours_per_user_week",)}
    needs["granted_hours"] = ("granted_hours_day", "granted_hours_evening", "granted_hours_night")
    problems = []
    for path, rule in each(facts.data, "units.*.need.*"):
        if not isinstance(rule, Mapping) or str(rule.get("rule")) not in needs:
            continue
        name = rule.get("user_group")
        user_group = facts.block("user_groups").get(str(name))
        wanted = needs[str(rule["rule"])]
        if isinstance(user_group, Mapping) and not any(user_group.get(key) for key in wanted):
            found = f"the rule {rule['rule']} on user group “{name}”, which has no {' or '.join(wanted)}"
            remedy = f"add {wanted[0]} to user_groups.{name}, or use another rule"
            problems.append(facts.problem(path, found, f"a user group with {' or '.join(wanted)}", remedy))
    return problems


def _nobody(facts: Facts) -> list[Problem]:
    """A required group that no other covers for, nobody holds and nobody applies to can never be met."""
    if "staff" not in facts.frames:
        return []
    held = set(facts.frames["staff"]["group"])
    covered = {name for _, name in names_in(facts.data, "groups.*.covers_for.*")}
    trained = {name for _, name in names_in(facts.data, "programmes.*.to_group")}
    problems = []
    for group, place in sorted(required_groups(facts).items()):
        if group in held | covered | trained or not _never_applied_for(facts, group):
            continue
        where = facts.document.where(place) if isinstance(place, tuple) else place
        found = f"“{group}”, whom nobody may replace, nobody holds and nobody applies for"
        allowed = "a group with staff, applicants, a programme that leads to it, or a group that covers for it"
        remedy = f"raise groups.{group}.applicants_per_month, or add “{group}” to another group's covers_for"
        problems.append(Problem(where, found, allowed, remedy))
    return problems


def _never_applied_for(facts: Facts, group: str) -> bool:
    units: Iterable[str | None] = (None, *facts.block("units"))
    for _, value in each(facts.data, f"groups.{group}.applicants_per_month"):
        leaf = leaf_at(value)
        return leaf is not None and all(leaf.at(y, unit) == 0 for unit in units for y in moments(leaf, facts.years))
    return False
