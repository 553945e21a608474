"""Checks on exits and leaves: what one value cannot see of another."""

from __future__ import annotations

from model.errors import Problem
from model.scenario.facts import Facts, each, leaf_at, moments


def exit_faults(facts: Facts) -> list[Problem]:
    """A chance to retire at a special age limit needs one, and the limit lies below the general one."""
    problems = []
    general = leaf_at(next((part for _, part in each(facts.data, "exits.general_age_limit")), None))
    for path, group in each(facts.data, "groups.*.exits"):
        if not isinstance(group, dict):
            continue
        limit = leaf_at(group.get("special_age_limit"))
        for name in ("special_limit_take_up_annual", "early_pension_take_up_annual"):
            chance = leaf_at(group.get(name))
            used = [year for year in moments(chance, facts.years) if chance.at(year) > 0] if chance else []
            if used and group.get("special_age_limit") is None:
                remedy = "add special_age_limit, or write 0"
                found = f"{chance.at(used[0]):g} in {used[0]}, without special_age_limit" if chance else ""
                problems.append(facts.problem((*path, name), found, "0 where no special age limit holds", remedy))
        for year in facts.years if limit and general else ():
            if limit and general and limit.at(year) > general.at(year):
                found = f"{limit.at(year):g} in {year}, above the general age limit {general.at(year):g}"
                where = (*path, "special_age_limit")
                problems.append(facts.problem(where, found, "at most the general age limit", "correct one of them"))
                break
    return problems
