"""Checks on short absence: the causes divide all of it, and spells are not longer on average than at most."""

from __future__ import annotations

from typing import Any

from model.errors import Problem
from model.scenario.facts import Facts, each, leaf_at, moments, number
from model.scenario.schema import Leaf
from model.scenario.schema.absence import CAUSES, AbsenceSettings

ROUNDING = 1e-6


def absence_faults(facts: Facts) -> list[Problem]:
    """Causes whose shares do not sum to 1, and means that the longest spell does not allow."""
    shares = {cause: _leaf(facts, cause, "share") for cause in CAUSES}
    problems = []
    known = [leaf for leaf in shares.values() if leaf is not None]
    years = sorted({year for leaf in known for year in moments(leaf, facts.years)})
    for year in years if len(known) == len(CAUSES) else ():
        total = sum(float(leaf.at(year)) for leaf in known)
        if abs(total - 1) > ROUNDING:
            found = f"shares of the causes that sum to {total:g} in {year}"
            remedy = "correct the shares: self_certified, certified, child_sick and course are all of it"
            problems.append(facts.problem(("absence",), found, "shares that sum to 1", remedy))
            break
    return [*problems, *(problem for cause in CAUSES for problem in _lengths(facts, cause))]


def _lengths(facts: Facts, cause: str) -> list[Problem]:
    mean = _leaf(facts, cause, "mean_days")
    given = next((value for _, value in each(facts.data, f"absence.{cause}.longest_days")), None)
    longest = number(given if given is not None else getattr(AbsenceSettings(), cause).longest_days)
    for year in moments(mean, facts.years) if mean is not None and longest is not None else ():
        if mean is not None and longest is not None and float(mean.at(year)) > (longest + 1) / 2:
            found = f"a mean of {float(mean.at(year)):g} days in {year}, and {longest:g} at most"
            allowed = "a mean of at most half the longest spell and a half day: short spells are the most common"
            where = ("absence", cause, "mean_days")
            return [facts.problem(where, found, allowed, "shorten the mean, or raise longest_days")]
    return []


def _leaf(facts: Facts, cause: str, name: str) -> Leaf[Any] | None:
    """The leaf in the file, else what holds without one; None when it is at fault."""
    found = next((value for _, value in each(facts.data, f"absence.{cause}.{name}")), None)
    return leaf_at(found) if found is not None else getattr(getattr(AbsenceSettings(), cause), name)
