"""What pages let people choose to see – a chart, a unit, a year – by name, with what each may be.

The session remembers these, and a share link carries them and is held against them. How a choice stands in a link is
its kind: a value of a list, one scenario or several (by their place in the link), or words of one's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from model.report import STATUSES
from model.rota import rota_units
from model.runs import FLOW_KINDS, traceable
from model.scenario import UPLOADS, assumptions, leaves
from model.scenario.schema import Scenario
from model.ui.form import THEMES

Kind = Literal["listed", "scenario", "scenarios", "words"]

ALL = "all"
ON, OFF = "yes", "no"
MEASURES, ANY = "measures", "any"
SCENARIO_THEMES = (*THEMES, MEASURES, ANY)
STAFF_PARTS = ("ages", "flows", "queue", "career", "units")
PERIODS = ("year", "month")
ROTA_PARTS = ("lines", "frontier", "pools", "dispatch", "vulnerable")
PRICES = ("fixed", "current")
BUDGET_ROWS = ("account_code", "function_code", "both")
CAREER_REPLICATIONS = 20
"""Replications to follow somebody in: the first of those that the headlines come from."""

PART_ROWS = 100
"""Rows of the assumptions that are shown at a time."""

BETWEEN = "\n"
"""Stands between several scenarios; no name has it."""


@dataclass(frozen=True)
class Choice:
    """One choice: its kind, and what it may be in a municipality; None where only the page itself can tell."""

    kind: Kind = "listed"
    allowed: Callable[[Scenario], Sequence[str]] | None = None


def _fixed(*values: str) -> Choice:
    return Choice(allowed=lambda scenario: values)


def _years(scenario: Scenario) -> list[str]:
    return [str(year) for year in scenario.years]


def _units(scenario: Scenario) -> list[str]:
    return [ALL, *scenario.units]


def _groups(scenario: Scenario) -> list[str]:
    return [ALL, *scenario.groups]


def _people(scenario: Scenario) -> list[str]:
    return [str(person) for person in traceable(scenario)["person"]]


def _career_units(scenario: Scenario) -> list[str]:
    return list(dict.fromkeys(str(unit) for unit in traceable(scenario)["unit"]))


def _sections(scenario: Scenario) -> list[str]:
    return ["", *dict.fromkeys(path.split(".")[0] for path in assumptions(scenario)["path"])]


CHOICES: Mapping[str, Choice] = {
    "scenario_theme": _fixed(*SCENARIO_THEMES),
    "scenario_any": Choice(allowed=lambda scenario: ["", *(place.dotted for place in leaves(scenario))]),
    "staff_part": _fixed(*STAFF_PARTS),
    "staff_unit": Choice(allowed=_units),
    "staff_group": Choice(allowed=_groups),
    "staff_kind": _fixed(*FLOW_KINDS),
    "staff_period": _fixed(*PERIODS),
    "staff_year": Choice(allowed=_years),
    "staff_career_unit": Choice(allowed=_career_units),
    "staff_person": Choice(allowed=_people),
    "staff_name": Choice("words"),
    "staff_replication": _fixed(*(str(number) for number in range(CAREER_REPLICATIONS))),
    "rota_part": _fixed(*ROTA_PARTS),
    "rota_unit": Choice(allowed=rota_units),
    "rota_year": Choice(allowed=_years),
    "rota_line": Choice(),
    "rota_week": Choice(),
    "compare_scenarios": Choice("scenarios"),
    "compare_year": Choice(allowed=_years),
    "budget_scenario": Choice("scenario"),
    "budget_first_year": Choice(allowed=_years),
    "budget_prices": _fixed(*PRICES),
    "budget_rows": _fixed(*BUDGET_ROWS),
    "budget_difference": _fixed(OFF, ON),
    "assumptions_scenario": Choice("scenario"),
    "assumptions_status": _fixed("", *STATUSES),
    "assumptions_section": Choice(allowed=_sections),
    "assumptions_search": Choice("words"),
    "assumptions_changed": _fixed(OFF, ON),
    "assumptions_part": Choice(),
    "data_table": _fixed(*UPLOADS),
}
