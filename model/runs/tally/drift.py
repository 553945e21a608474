"""Indicators of market drift: skilled workers, hourly and long-term substitutes, and how they move."""

from __future__ import annotations

from model.runs.tally.facts import Facts, Figure
from model.runs.tally.grid import Cells, by_item, joined, summed, with_totals
from model.runs.tally.service import PERCENT_MONTHS
from model.runs.tally.staff import meets_requirement

_MONTHS = 12
_COUNTED = ["head_months", "hourly_head_months", "hourly_percent_months", "long_term_head_months"]
MOVES = {
    "substitute_in": "substitute_in",
    "substitute_out": "substitute_out",
    "drift_long_term": "long_term",
    "long_term_end": "long_term_end",
    "drift_permanent": "permanent",
    "drift_claim": "permanent_by_claim",
}
UNMET = "permanent_unmet"


def drift_figures(facts: Facts) -> list[Figure]:
    """Heads and hours of substitutes, skilled workers, and the moves of the year, by held group."""
    scenario, grid, paths = facts.scenario, facts.grid, facts.outcome.paths
    people = summed(grid, "staff years", paths.years, _COUNTED)
    total = with_totals(grid, people)
    educated = [key for key in sorted(scenario.groups) if scenario.groups[key].health_education]
    skilled = paths.years.assign(skilled=paths.years["head_months"].where(paths.years["group"].isin(educated), 0))
    workers = with_totals(grid, summed(grid, "staff years", skilled, ["skilled"]))
    return [
        Figure("skilled_workers", "", workers.codes, workers["skilled"] / _MONTHS),
        Figure("hourly_staff", "", total.codes, total["hourly_head_months"] / _MONTHS),
        Figure("hourly_fte", "", total.codes, total["hourly_percent_months"] / PERCENT_MONTHS),
        Figure("long_term_substitutes", "", total.codes, total["long_term_head_months"] / _MONTHS),
        *_moves(facts, people),
    ]


def _moves(facts: Facts, people: Cells) -> list[Figure]:
    grid, flows = facts.grid, facts.outcome.paths.flows
    moved = by_item(grid, "staff flows", flows, ("heads", "flow", tuple(MOVES)))
    permanent = flows[flows["flow"] == "drift_permanent"]
    unmet = permanent[~meets_requirement(facts.scenario, permanent)]
    without = by_item(grid, "staff flows", unmet.assign(flow=UNMET), ("heads", "flow", (UNMET,)))
    total = with_totals(grid, joined(people, moved, without))
    moves = [Figure("drift_moves", item, total.codes, total[flow]) for flow, item in MOVES.items()]
    return [*moves, Figure("drift_moves", UNMET, total.codes, total[UNMET])]
