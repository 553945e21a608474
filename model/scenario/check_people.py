"""Check that the population table has every age that a need rule asks for."""

from __future__ import annotations

import pandas as pd

from model.errors import Problem
from model.scenario.facts import Facts, names_in, number

_NORM_AGES = {"kindergarten_norm": (1, 5), "school_norm": (6, 15)}
_BY_USER_GROUP = ("users", "granted_hours")


def people_faults(facts: Facts) -> list[Problem]:
    """Ages without inhabitants in a year of the table, for the rules that count them."""
    if "population" not in facts.frames or facts.frames["population"].empty:
        return []
    problems = []
    for year, rows in facts.frames["population"].groupby("year", sort=True):
        known = _ages(rows)
        for asker, (low, high) in sorted(_asked(facts).items()):
            missing = [age for age in range(low, high + 1) if age not in known]
            if missing:
                ages = f"age {missing[0]}" + (
                    f" and {len(missing) - 1} more up to {missing[-1]}" if missing[1:] else ""
                )
                allowed = f"every age from {low} to {high}, asked for by {asker}"
                remedy = "add the missing age ranges; persons may be 0"
                problems.append(Problem(facts.file("population"), f"no row for {ages} in {year}", allowed, remedy))
    return problems


def _ages(rows: pd.DataFrame) -> set[int]:
    ranges = zip(rows["age_from"], rows["age_to"], strict=True)
    return {age for low, high in ranges for age in range(int(low), int(high) + 1)}


def _asked(facts: Facts) -> dict[str, tuple[int, int]]:
    """The ages, both included, that each need rule counts, by the words for who asks."""
    asked: dict[str, tuple[int, int]] = {}
    for path, rule in names_in(facts.data, "units.*.need.*.rule"):
        if rule in _NORM_AGES:
            asked.setdefault(f"the rule {rule}", _NORM_AGES[rule])
        elif rule in _BY_USER_GROUP:
            for _, name in names_in(facts.data, ".".join(map(str, (*path[:-1], "user_group")))):
                group = facts.block("user_groups").get(name)
                ends = [number(group.get(key)) for key in ("age_from", "age_to")] if isinstance(group, dict) else []
                if len(ends) == 2 and all(end is not None and 0 <= end <= 120 for end in ends):
                    asked[f"user_groups.{name}"] = (int(ends[0] or 0), int(ends[1] or 0))
    return asked
