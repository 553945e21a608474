"""Indicators of the staff: who they are, what they hold, how they come and go."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.budget import care_units
from model.runs.tally.facts import Facts, Figure
from model.runs.tally.grid import Cells, Grid, Values, by_item, joined, ratio, summed, with_totals
from model.runs.tally.service import PERCENT_MONTHS
from model.scenario.schema import Scenario
from model.workforce import EXITS, MEASURES

_MONTHS = 12
FILLING = ("months_to_fill", "vacancy_filled")
PEOPLE = ["percent_months", "head_months", "hourly_percent_months", "hourly_head_months"]
OF_THESE = [f"of_{name}" for name in PEOPLE]
MOVED = {
    **{flow: ("exits", flow) for flow in EXITS},
    "hire": ("hires", "qualified"),
    "hire_unqualified": ("hires", "unqualified"),
    "training_complete": ("training_completed", ""),
    "training_dropout": ("training_dropped_out", ""),
}


def staff_figures(facts: Facts) -> list[Figure]:
    """Heads, FTE, full-time, age, unwanted part-time and training, by the group people hold."""
    return staff_told(facts.grid, summed(facts.grid, "staff years", facts.outcome.paths.years, MEASURES))


def staff_told(grid: Grid, people: Cells) -> list[Figure]:
    """`people` has MEASURES, sums over a year's months."""
    total = with_totals(grid, people)
    heads, percent = total["head_months"], total["percent_months"]
    away = sum((total[f"{kind}_percent_months"] for kind in ("leave", "parental", "study_leave", "study")), np.zeros(1))
    silent = total["part_time_head_months"] - total["answered_head_months"]
    values = {
        "headcount": heads / _MONTHS,
        "fte_contracted": percent / PERCENT_MONTHS,
        "fte_available": (percent - away) / PERCENT_MONTHS,
        "full_time_share": ratio(total["full_time_head_months"], heads),
        "mean_fraction": ratio(percent / 100, heads),
        "mean_age": ratio(total["age_month_sum"] / 12, heads),
        "share_55_plus": ratio(total["head_months_55"], heads),
        "share_62_plus": ratio(total["head_months_62"], heads),
        "unwanted_part_time_share": ratio(total["unwanted_head_months"], total["answered_head_months"]),
        "unwanted_part_time_fte": total["unwanted_percent_months"] / PERCENT_MONTHS,
        "unwanted_part_time_no_answer_share": ratio(silent, total["part_time_head_months"]),
        "in_training": total["training_head_months"] / _MONTHS,
    }
    return [Figure(indicator, "", total.codes, value) for indicator, value in values.items()]


def flow_figures(facts: Facts) -> list[Figure]:
    """Exits, hires and training by held group; months to fill by required group. No row in the flows is a true 0."""
    grid, flows = facts.grid, facts.outcome.paths.flows
    people = summed(grid, "staff years", facts.outcome.paths.years, ["head_months"])
    moved = by_item(grid, "staff flows", flows, ("heads", "flow", tuple(MOVED)))
    filling = by_item(grid, "staff flows", flows, ("heads", "flow", FILLING), "post_group")
    return flow_told(grid, joined(people, moved), filling)


def flow_told(grid: Grid, moved: Cells, filling: Cells) -> list[Figure]:
    """`moved` has the heads of MOVED by held group, `filling` FILLING by required group."""
    total, filled = with_totals(grid, moved), with_totals(grid, filling)
    return [
        *(Figure(*MOVED[flow], total.codes, total[flow]) for flow in MOVED),
        Figure("months_to_fill", "", filled.codes, ratio(filled[FILLING[0]], filled[FILLING[1]])),
    ]


def requirement_figures(facts: Facts) -> list[Figure]:
    """FTE and heads that do not meet the post's requirement, without and with hourly staff, by required group."""
    years = facts.outcome.paths.years
    rows = _of_these(years, ~meets_requirement(facts.scenario, years))
    return requirement_told(facts.grid, summed(facts.grid, "staff years", rows, [*PEOPLE, *OF_THESE], "post_group"))


def requirement_told(grid: Grid, people: Cells) -> list[Figure]:
    """`people` has PEOPLE and, of them who do not meet the requirement, OF_THESE."""
    total = with_totals(grid, people)
    figures = []
    for item, without in _without_and_with(total).items():
        figures.append(Figure("not_meeting_post_fte", item, total.codes, without.fte / PERCENT_MONTHS))
        figures.append(Figure("not_meeting_post_share_fte", item, total.codes, ratio(without.fte, without.all_fte)))
        figures.append(Figure("not_meeting_post_heads", item, total.codes, without.heads / _MONTHS))
    return figures


def education_figures(facts: Facts) -> list[Figure]:
    """Staff in care without health or social education (the national statistic), without and with hourly staff."""
    scenario, years = facts.scenario, _in_care(facts.scenario, facts.outcome.paths.years)
    uneducated = [key for key in sorted(scenario.groups) if not scenario.groups[key].health_education]
    rows = _of_these(years, years["group"].isin(uneducated))
    total = with_totals(facts.grid, summed(facts.grid, "staff years", rows, [*PEOPLE, *OF_THESE], None))
    figures = []
    for item, without in _without_and_with(total).items():
        shares = {"fte": ratio(without.fte, without.all_fte), "heads": ratio(without.heads, without.all_heads)}
        figures += [
            Figure(f"without_health_education_share_{what}", item, total.codes, share) for what, share in shares.items()
        ]
    return figures


@dataclass(frozen=True)
class _Part:
    """Percent-months and head-months of some people, and of all."""

    fte: Values
    all_fte: Values
    heads: Values
    all_heads: Values


def _of_these(years: pd.DataFrame, these: pd.Series) -> pd.DataFrame:
    """The staff years with the sums of those people only beside them."""
    return years.assign(**{f"of_{name}": years[name].where(these, 0) for name in PEOPLE})


def _without_and_with(total: Cells) -> dict[str, _Part]:
    """Monthly-paid people alone, and with the hourly substitutes who work beside them."""
    percent, heads, hourly, called = ((total[f"of_{name}"], total[name]) for name in PEOPLE)
    both = [(a + c, b + d) for (a, b), (c, d) in ((percent, hourly), (heads, called))]
    return {"without_hourly": _Part(*percent, *heads), "with_hourly": _Part(*both[0], *both[1])}


def meets_requirement(scenario: Scenario, years: pd.DataFrame) -> pd.Series:
    """Whether the holder's group is the post's, or may do its work."""
    met = pd.Series(False, index=years.index)
    for key in sorted(scenario.groups):
        may_do = [key, *scenario.groups[key].covers_for]
        met |= (years["group"] == key) & years["post_group"].isin(may_do)
    return met


def _in_care(scenario: Scenario, frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of care groups in care units."""
    groups = [key for key in sorted(scenario.groups) if scenario.groups[key].care]
    return frame[frame["unit"].isin(sorted(care_units(scenario))) & frame["group"].isin(groups)]
