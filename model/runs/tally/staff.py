"""Indicators of the staff: who they are, what they hold, how they come and go."""

from __future__ import annotations

import numpy as np
import pandas as pd

from model.budget import care_units
from model.runs.tally.facts import Facts, Figure, hours_of_fte
from model.runs.tally.grid import Cells, Values, by_item, joined, ratio, summed, with_totals
from model.runs.tally.service import PERCENT_MONTHS
from model.scenario.schema import Scenario
from model.workforce import EXITS, MEASURES

_MONTHS = 12
_FLOWS = {
    **{flow: ("exits", flow) for flow in EXITS},
    "hire": ("hires", "qualified"),
    "hire_unqualified": ("hires", "unqualified"),
    "training_complete": ("training_completed", ""),
    "training_dropout": ("training_dropped_out", ""),
}


def staff_figures(facts: Facts) -> list[Figure]:
    """Heads, FTE, full-time, age, unwanted part-time and training, by the group people hold."""
    total = with_totals(facts.grid, summed(facts.grid, "staff years", facts.outcome.paths.years, MEASURES))
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
    moved = by_item(grid, "staff flows", flows, ("heads", "flow", tuple(_FLOWS)))
    total = with_totals(grid, joined(people, moved))
    filling = ("months_to_fill", "vacancy_filled")
    filled = with_totals(grid, by_item(grid, "staff flows", flows, ("heads", "flow", filling), "post_group"))
    return [
        *(Figure(*_FLOWS[flow], total.codes, total[flow]) for flow in _FLOWS),
        Figure("months_to_fill", "", filled.codes, ratio(filled[filling[0]], filled[filling[1]])),
    ]


def requirement_figures(facts: Facts) -> list[Figure]:
    """FTE and heads that do not meet the post's requirement, without and with hourly staff, by required group."""
    grid, years = facts.grid, facts.outcome.paths.years
    unmet = ~_meets(facts.scenario, years)
    rows = years.assign(
        unmet_percent=years["percent_months"].where(unmet, 0), unmet_heads=years["head_months"].where(unmet, 0)
    )
    columns = ["unmet_percent", "unmet_heads", "percent_months", "head_months"]
    people = summed(grid, "staff years", rows, columns, "post_group")
    total = with_totals(grid, joined(people, _called_in(facts, facts.outcome.recourse.steps, "group")))
    lower, called = total["lower_competence"], total["lower_competence"] + total["hourly"]
    fte, all_fte = total["unmet_percent"] / PERCENT_MONTHS, total["percent_months"] / PERCENT_MONTHS
    heads = total["unmet_heads"] / _MONTHS
    figures = [
        ("not_meeting_post_fte", "without_hourly", fte),
        ("not_meeting_post_fte", "with_hourly", fte + lower),
        ("not_meeting_post_share_fte", "without_hourly", ratio(fte, all_fte)),
        ("not_meeting_post_share_fte", "with_hourly", ratio(fte + lower, all_fte + called)),
        ("not_meeting_post_heads", "without_hourly", heads),
    ]
    use = hourly_use(facts.scenario)
    if use is not None:
        figures.append(("not_meeting_post_heads", "with_hourly", heads + lower / use))
    return [Figure(indicator, item, total.codes, value) for indicator, item, value in figures]


def education_figures(facts: Facts) -> list[Figure]:
    """Staff in care without health or social education (the national statistic), without and with hourly staff."""
    scenario, grid = facts.scenario, facts.grid
    years, steps = _in_care(scenario, facts.outcome.paths.years), _in_care(scenario, facts.outcome.recourse.steps)
    uneducated = [key for key in sorted(scenario.groups) if not scenario.groups[key].health_education]
    without = years["group"].isin(uneducated)
    rows = years.assign(
        without_percent=years["percent_months"].where(without, 0), without_heads=years["head_months"].where(without, 0)
    )
    people = summed(
        grid, "staff years", rows, ["without_percent", "without_heads", "percent_months", "head_months"], None
    )
    called = _called_in(facts, steps, None)
    called_without = _called_in(facts, steps[steps["group"].isin(uneducated)], None)
    extra = Cells(called_without.codes, {"hourly_without": called_without["hourly"]})
    total = with_totals(grid, joined(people, called, extra))
    fte = (total["without_percent"] / PERCENT_MONTHS, total["percent_months"] / PERCENT_MONTHS)
    heads = (total["without_heads"] / _MONTHS, total["head_months"] / _MONTHS)
    more = (total["hourly_without"] + total["lower_competence"], total["hourly"] + total["lower_competence"])
    shares: list[tuple[str, str, Values]] = [
        ("fte", "without_hourly", ratio(*fte)),
        ("fte", "with_hourly", ratio(fte[0] + more[0], fte[1] + more[1])),
        ("heads", "without_hourly", ratio(*heads)),
    ]
    use = hourly_use(scenario)
    if use is not None:
        shares.append(("heads", "with_hourly", ratio(heads[0] + more[0] / use, heads[1] + more[1] / use)))
    return [Figure(f"without_health_education_share_{what}", item, total.codes, value) for what, item, value in shares]


def hourly_use(scenario: Scenario) -> float | None:
    """Mean use of an hourly contract in the register, as a fraction; None when the register has no such contract."""
    staff = scenario.frame("staff")
    hourly = staff[staff["contract"] == "hourly"]
    return float(hourly["fraction"].mean()) if len(hourly) else None


def _called_in(facts: Facts, steps: pd.DataFrame, group: str | None) -> Cells:
    """Hours of hourly substitutes and at lower competence, as FTE."""
    called = by_item(facts.grid, "recourse steps", steps, ("hours", "step", ("hourly", "lower_competence")), group)
    per_fte = hours_of_fte(facts, called.codes)
    return Cells(called.codes, {name: hours / per_fte for name, hours in called.values.items()})


def _meets(scenario: Scenario, years: pd.DataFrame) -> pd.Series:
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
