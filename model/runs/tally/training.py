"""Indicators of training by programme, and of competences beyond the group."""

from __future__ import annotations

import numpy as np

from model.budget import programme_names
from model.runs.tally.facts import Facts, Figure
from model.runs.tally.grid import by_item, ratio, with_totals

_MONTHS = 12
_BY_PROGRAMME = {
    "programme_students": ("student_months", _MONTHS),
    "programme_entered": ("entered", 1),
    "programme_completed": ("completed", 1),
    "programme_dropped_out": ("dropped_out", 1),
}
_BY_COMPETENCE = {
    "competence_holders": "head_months",
    "competence_gap": "missing_head_months",
    "competence_vulnerable": "months_with_at_most_two",
}


def programme_figures(facts: Facts) -> list[Figure]:
    """Students of each programme; those of external ones, who hold no post, in the unit that pays."""
    names, figures = programme_names(facts.scenario), []
    for indicator, (column, parts) in _BY_PROGRAMME.items():
        wanted = (column, "programme", names)
        split = with_totals(facts.grid, by_item(facts.grid, "courses", facts.outcome.paths.courses, wanted, None))
        figures += [Figure(indicator, name, split.codes, split[name] / parts) for name in names]
    return figures


def competence_figures(facts: Facts) -> list[Figure]:
    """Holders, what is missing to the requirement, and vulnerable competences, by unit and competence."""
    names, grid = sorted(facts.scenario.competences), facts.grid
    rows = facts.outcome.paths.competences
    rows = rows.assign(required_months=_required_months(facts))
    figures = []
    for indicator, column in _BY_COMPETENCE.items():
        split = with_totals(grid, by_item(grid, "competences", rows, (column, "competence", names), None))
        figures += [Figure(indicator, name, split.codes, split[name] / _MONTHS) for name in names]
    short, required = (
        with_totals(grid, by_item(grid, "competences", rows, (column, "competence", names), None))
        for column in ("months_short", "required_months")
    )
    shares = [Figure("competence_short_share", n, short.codes, ratio(short[n], required[n])) for n in names]
    return [*figures, *shares]


def _required_months(facts: Facts) -> np.ndarray:
    """12 where the unit requires the competence in the year, else 0, row by row."""
    competences, rows = facts.scenario.competences, facts.outcome.paths.competences
    months = {
        (year, unit, name): _MONTHS
        for name in sorted(competences)
        for unit, least in competences[name].required_in.items()
        for year in facts.scenario.years
        if least.at(year) > 0
    }
    keys = zip(rows["year"], rows["unit"], rows["competence"], strict=True)
    return np.array([months.get((int(year), unit, name), 0) for year, unit, name in keys], dtype=np.int64)
