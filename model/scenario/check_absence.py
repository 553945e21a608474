"""Checks on short absence: the causes divide all of it, means the longest spells allow, waves that have a season."""

from __future__ import annotations

from typing import Any

from model.errors import Problem
from model.scenario.facts import Facts, each, leaf_at, moments, number
from model.scenario.schema import Leaf
from model.scenario.schema.absence import CAUSES, EMPLOYER_DAYS, QUARTERS, AbsenceSettings, WaveSeason

ROUNDING = 1e-6


def absence_faults(facts: Facts) -> list[Problem]:
    """Causes whose shares do not sum to 1, means that the longest spell does not allow, waves that never begin."""
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
    return [*problems, *(problem for cause in CAUSES for problem in _lengths(facts, cause)), *_season(facts)]


def _season(facts: Facts) -> list[Problem]:
    """A season in which waves never begin, which is not how to have none."""
    own = {name: next((value for _, value in each(facts.data, f"absence.season.{name}")), None) for name in QUARTERS}
    leaves = [leaf_at(value) if value is not None else getattr(WaveSeason(), name) for name, value in own.items()]
    known = [leaf for leaf in leaves if leaf is not None]
    for year in sorted({year for leaf in known for year in moments(leaf, facts.years)}):
        if len(known) == len(QUARTERS) and not any(float(leaf.at(year)) for leaf in known):
            found = f"waves of illness that begin in no quarter of {year}"
            remedy = "give a quarter a share, or set dispatch.colleague_correlation to 0"
            return [facts.problem(("absence", "season"), found, "at least one share above 0", remedy)]
    return []


def _lengths(facts: Facts, cause: str) -> list[Problem]:
    mean = _leaf(facts, cause, "mean_days")
    given = next((value for _, value in each(facts.data, f"absence.{cause}.longest_days")), None)
    longest = number(given if given is not None else getattr(AbsenceSettings(), cause).longest_days)
    over = _leaf(facts, cause, "over_16_share")
    if over is not None and mean is not None and longest is not None:
        return _tails(facts, cause, (mean, over), longest)
    for year in moments(mean, facts.years) if mean is not None and longest is not None else ():
        if mean is not None and longest is not None and float(mean.at(year)) > (longest + 1) / 2:
            found = f"a mean of {float(mean.at(year)):g} days in {year}, and {longest:g} at most"
            allowed = "a mean of at most half the longest spell and a half day: short spells are the most common"
            where = ("absence", cause, "mean_days")
            return [facts.problem(where, found, allowed, "shorten the mean, or raise longest_days")]
    return []


def _tails(facts: Facts, cause: str, leaves: tuple[Leaf[Any], Leaf[Any]], longest: float) -> list[Problem]:
    """A mean that no lengths have with this share over the employer's days."""
    for year in sorted({year for leaf in leaves for year in moments(leaf, facts.years)}):
        mean, over = (float(leaf.at(year)) for leaf in leaves)
        least, most = 1 + EMPLOYER_DAYS * over, min(EMPLOYER_DAYS, longest) * (1 - over) + longest * over
        if (over and longest <= EMPLOYER_DAYS) or not least <= mean <= most:
            found = f"a mean of {mean:g} days and a share of {over:g} over 16 in {year}, and {longest:g} at most"
            allowed = f"a mean from {least:g} to {most:g}, and no share over 16 days where none is so long"
            return [facts.problem(("absence", cause, "over_16_share"), found, allowed, "change the share or the mean")]
    return []


def _leaf(facts: Facts, cause: str, name: str) -> Leaf[Any] | None:
    """The leaf in the file, else what holds without one; None when it is at fault."""
    found = next((value for _, value in each(facts.data, f"absence.{cause}.{name}")), None)
    return leaf_at(found) if found is not None else getattr(getattr(AbsenceSettings(), cause), name)
