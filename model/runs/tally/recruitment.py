"""Indicators of recruitment and position size: applicants, graduates, hires without the education, larger positions."""

from __future__ import annotations

from model.runs.tally.facts import Facts, Figure
from model.runs.tally.grid import by_item, joined, ratio, summed, with_totals

_BY_HELD = {
    "graduate_hire": "graduates_hired",
    "larger_fraction": "larger_positions",
    "full_time_policy": "full_time_policy_taken_up",
}
_BY_REQUIRED = ("applicants", "hire", "hire_unqualified")


def recruitment_figures(facts: Facts) -> list[Figure]:
    """Graduates hired, larger positions and take-up of the policy by held group, 0 where there are people but none
    of it; applicants and the share of hires without the required education by required group."""
    grid, flows = facts.grid, facts.outcome.paths.flows
    people = summed(grid, "staff years", facts.outcome.paths.years, ["head_months"])
    moved = by_item(grid, "staff flows", flows, ("heads", "flow", tuple(_BY_HELD)))
    total = with_totals(grid, joined(people, moved))
    posts = with_totals(grid, by_item(grid, "staff flows", flows, ("heads", "flow", _BY_REQUIRED), "post_group"))
    hires = posts["hire"] + posts["hire_unqualified"]
    return [
        *(Figure(indicator, "", total.codes, total[flow]) for flow, indicator in _BY_HELD.items()),
        Figure("applicants", "", posts.codes, posts["applicants"]),
        Figure("unqualified_hire_share", "", posts.codes, ratio(posts["hire_unqualified"], hires)),
    ]
