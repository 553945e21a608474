"""Checks on training programmes and competences: who is let in, in what order, for how long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from model.errors import Problem
from model.scenario.facts import Facts, each, leaf_at, moments, names_in, number
from model.scenario.schema.competences import MOST_COMPETENCES

BLOCKS = ("programmes", "external_programmes")
MOST_REMEMBERED = 62


def training_faults(facts: Facts) -> list[Problem]:
    """Every fault in programmes and competences that does not depend on a leaf."""
    checks: tuple[Callable[[Facts], list[Problem]], ...] = (
        _to_itself,
        _months,
        _spreads,
        _steps,
        _order,
        _supervisors,
        _names,
    )
    return [problem for check in checks for problem in check(facts)]


def training_value_faults(facts: Facts) -> list[Problem]:
    """Programmes shorter than a month; those that lead in a circle are told as such."""
    short = {}
    for block in BLOCKS:
        for path, data in each(facts.data, f"{block}.*.duration_months"):
            leaf = leaf_at(data)
            years = [year for year in moments(leaf, facts.years) if leaf.at(year) < 1] if leaf else []
            if years:
                short[path] = years[0]
    ways = {
        str(path[1]): [to for start, to in _group_ways(facts) if start[0] == path[1]]
        for path in short
        if path[0] == "programmes"
    }
    problems = []
    for path, year in short.items():
        circle = _circle_of(str(path[1]), ways, _takes(facts)) if path[0] == "programmes" else []
        found = f"0 months in {year}" + (f", in a circle: {' → '.join(circle)}" if circle else "")
        remedy = "give the length of the course; without one, people would go round in the same month"
        problems.append(facts.problem(path, found, "at least 1 month", remedy))
    return problems


def holder_faults(facts: Facts) -> list[Problem]:
    """Rows of the competence table that repeat a person's competence."""
    if "competences" not in facts.frames:
        return []
    frame, keys, problems = facts.frames["competences"], ["person_id", "competence"], []
    for row in frame.index[frame.duplicated(keys)][:50]:
        same = frame.index[(frame[keys] == frame.loc[row, keys]).all(axis=1)]
        person, competence = frame.loc[row, keys]
        found = f"“{competence}” of “{person}” again, first in row {int(same[0]) + 2}"
        where = facts.cell("competences", int(row), "competence")
        problems.append(Problem(where, found, "each competence of a person once", "keep the row with the right level"))
    return problems


def _takes(facts: Facts) -> dict[str, list[str]]:
    """The groups each programme is for; all of them where none is named."""
    every = facts.declared("groups")
    found = {}
    for name, programme in facts.block("programmes").items():
        named = [group for key in ("from_group", "for_groups.*") for _, group in names_in(programme, key)]
        found[name] = named or every
    return found


def _group_ways(facts: Facts) -> list[tuple[tuple[str, str], str]]:
    """((programme, a group it takes), the group it leads to)."""
    takes = _takes(facts)
    return [
        ((name, group), to)
        for name, programme in facts.block("programmes").items()
        for _, to in names_in(programme, "to_group")
        for group in takes[name]
    ]


def _circle_of(name: str, ways: Mapping[str, list[str]], takes: Mapping[str, list[str]]) -> list[str]:
    """Programmes that lead from this one back to it, or nothing."""
    trails, seen = [[name]], {name}
    for trail in trails:
        reached = set(ways.get(trail[-1], []))
        for other in sorted(ways):
            if not reached & set(takes[other]):
                continue
            if other == name:
                return [*trail, name]
            if other not in seen:
                seen.add(other)
                trails.append([*trail, other])
    return []


def _to_itself(facts: Facts) -> list[Problem]:
    problems = []
    for name, programme in facts.block("programmes").items():
        named = [group for key in ("from_group", "for_groups.*") for _, group in names_in(programme, key)]
        for _, to in names_in(programme, "to_group"):
            if named and to not in named:
                continue
            found = f"from “{to}” to “{to}”" if named else f"from all staff to “{to}”, who are among them"
            remedy = "name the groups it is for, and another group that it leads to"
            problems.append(facts.problem(("programmes", name, "to_group"), found, "two different groups", remedy))
    return problems


def _months(facts: Facts) -> list[Problem]:
    problems = []
    for block in BLOCKS:
        for path, listed in each(facts.data, f"{block}.*.intake_months"):
            months = [value for _, value in each({"m": listed}, "m.*") if number(value) is not None]
            twice = sorted({month for month in months if months.count(month) > 1})
            wrong = [month for month in months if not 1 <= month <= 12] or twice
            if wrong:
                problems.append(facts.problem(path, str(wrong[0]), "months 1 to 12, each once", "correct the list"))
    return problems


def _spreads(facts: Facts) -> list[Problem]:
    problems = []
    for block in BLOCKS:
        for path, listed in each(facts.data, f"{block}.*.duration_spread"):
            rows = [row for row in listed if isinstance(row, Mapping)] if isinstance(listed, (list, tuple)) else []
            shares = [number(row.get("share")) for row in rows]
            if rows and None not in shares and abs(sum(share or 0.0 for share in shares) - 1) > 1e-6:
                found = f"shares that sum to {sum(share or 0.0 for share in shares):g}"
                remedy = "let the shares sum to 1, or leave the list empty"
                problems.append(facts.problem(path, found, "shares that sum to 1", remedy))
            problems += _in_turn(facts, path, [row.get("later_months") for row in rows])
    return problems


def _steps(facts: Facts) -> list[Problem]:
    problems = []
    for block in BLOCKS:
        for path, listed in each(facts.data, f"{block}.*.dropout_steps"):
            rows = [row for row in listed if isinstance(row, Mapping)] if isinstance(listed, (list, tuple)) else []
            problems += _in_turn(facts, path, [row.get("from_month") for row in rows])
    return problems


def _in_turn(facts: Facts, path: Any, months: list[Any]) -> list[Problem]:
    """Months that do not rise from row to row."""
    known = [month for month in months if number(month) is not None]
    wrong = [after for before, after in pairwise(known) if after <= before]
    if not wrong:
        return []
    return [facts.problem(path, f"month {wrong[0]} out of turn", "rising months, each once", "put the rows in order")]


def _order(facts: Facts) -> list[Problem]:
    """Courses that require themselves, directly or by way of others."""
    after = {name: [to for _, to in names_in(part, "after.*")] for name, part in facts.block("programmes").items()}
    problems, told = [], set()
    for name in sorted(after):
        trails, seen = [[name]], {name}
        for trail in trails:
            for earlier in after.get(trail[-1], []):
                if earlier == name and frozenset(trail) not in told:
                    told.add(frozenset(trail))
                    found = "requires itself: " + " → ".join([*trail, name])
                    remedy = f"take one of the names out of its list, for instance {name} out of that of {trail[-1]}"
                    allowed = "earlier courses that come before it"
                    problems.append(facts.problem(("programmes", name, "after"), found, allowed, remedy))
                elif earlier not in seen:
                    seen.add(earlier)
                    trails.append([*trail, earlier])
    return problems


def _supervisors(facts: Facts) -> list[Problem]:
    problems = []
    for name, programme in facts.block("programmes").items():
        supervised = any(leaf_at(data) for _, data in each(programme, "supervision.students_per_supervisor"))
        named = names_in(programme, "supervision.groups.*") or names_in(programme, "to_group")
        if supervised and not named:
            path = ("programmes", name, "supervision", "groups")
            remedy = "name the groups that supervise, or delete supervision"
            problems.append(facts.problem(path, "nobody who supervises", "one group or more", remedy))
    return problems


def _names(facts: Facts) -> list[Problem]:
    """One name for two programmes; more competences or remembered programmes than fit in a person's word."""
    programmes, external = facts.block("programmes"), facts.block("external_programmes")
    problems = [
        facts.problem(("external_programmes", name), f"“{name}”, also in programmes", "a name of its own", "rename it")
        for name in sorted(set(programmes) & set(external))
    ]
    competences = facts.block("competences")
    if len(competences) > MOST_COMPETENCES:
        remedy = "join competences that are always held together"
        found = f"{len(competences)} competences"
        problems.append(facts.problem(("competences",), found, f"at most {MOST_COMPETENCES}", remedy))
    if len(programmes) > MOST_REMEMBERED:
        remedy = "take programmes out that are not in use"
        found = f"{len(programmes)} programmes"
        problems.append(facts.problem(("programmes",), found, f"at most {MOST_REMEMBERED}", remedy))
    return problems
