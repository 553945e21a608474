"""On which grounds an agency may be used: the causes of absence that the scenario names as legal grounds."""

from __future__ import annotations

from model.scenario.schema import Scenario
from model.scenario.schema.absence import CAUSES


def agency_permitted(scenario: Scenario, year: int, unit: str) -> float:
    """The share of short absence for which a unit may use an agency: all or nothing, or that on a permitted ground."""
    recourse = scenario.recourse
    if not recourse.agency_in_use.at(year, unit):
        return 0.0
    return short_permitted(scenario, year) if recourse.agency_by_ground.at(year, unit) else 1.0


def short_permitted(scenario: Scenario, year: int) -> float:
    """The share of short absence whose cause is a permitted ground (``dispatch.agency_grounds``)."""
    grounds = set(scenario.dispatch.agency_grounds)
    shares = {cause: float(getattr(scenario.absence, cause).share.at(year)) for cause in CAUSES}
    return sum(share for cause, share in shares.items() if cause in grounds)
