"""What Sarpsborg laid side by side, unit by unit."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from model.runs import unit_picture, units_beside
from model.runs.tally import tally
from tests.made_results import made_result
from tests.tally_cases import outcome, plan, scenario


def test_a_unit_has_rota_sizes_sick_leave_and_groups_side_by_side() -> None:
    facts = scenario()
    table, summary = tally(facts, plan(), outcome())
    picture = unit_picture(replace(made_result(), scenario=facts, table=table, summary=summary))
    assert picture["unit"].tolist() == ["all", "care_pool", "school", "ward"] and set(picture["year"]) == {2026}
    ward, school = picture.set_index("unit").loc["ward"], picture.set_index("unit").loc["school"]
    assert ward["weekends_per_person"] == pytest.approx((52 / 3 + 26 + 26) / 3)
    assert ward["full_time_share"] == 0.5 and ward["mean_fraction"] == 0.75
    assert ward["sick_leave_hours_long"] == 272
    assert (ward["fte_contracted_nurse"], ward["fte_contracted_assistant"]) == (1.0, 0.5)
    assert ward["not_meeting_post_share_fte_with_hourly"] == pytest.approx(0.75 / 1.75)
    assert ward["drift_moves_permanent_unmet"] == 1
    # a school has no rota: what is not defined is missing, not 0
    assert school["weekends_per_person"] != school["weekends_per_person"]


def test_units_are_laid_side_by_side_for_each_full_position_that_is_contracted() -> None:
    nothing = float("nan")
    picture = pd.DataFrame(
        {
            "unit": ["all", "closed", "school", "ward", "ward"],
            "year": [2026, 2026, 2026, 2026, 2027],
            "weekends_per_person": [17.0, nothing, nothing, 17.0, 26.0],
            "mean_fraction": [0.8, nothing, 0.9, 0.7, 0.7],
            "full_time_share": [0.5, nothing, 0.6, 0.4, 0.4],
            "unwanted_part_time_share": [0.2, nothing, 0.1, 0.3, 0.3],
            "sick_leave_hours_long": [300.0, 0.0, 100.0, 200.0, 0.0],
            "sick_leave_hours_short": [300.0, 0.0, 50.0, 250.0, 0.0],
            "fte_contracted_nurse": [8.0, nothing, nothing, 8.0, 8.0],
            "fte_contracted_skilled": [4.0, nothing, 2.0, 2.0, 2.0],
        }
    )
    beside = units_beside(picture, 2026)
    found = {(unit, measure, item): value for unit, measure, item, _, value in beside.itertuples(index=False)}
    assert {unit for unit, _, _ in found} == {"school", "ward"}
    assert found["ward", "sick_leave", "long"] == 20.0 and found["school", "sick_leave", "short"] == 25.0
    assert found["ward", "balance", "nurse"] == 0.8 and found["school", "balance", "skilled"] == 1.0
    assert found["ward", "weekends_per_person", ""] == 17.0
    assert ("school", "weekends_per_person", "") not in found and ("school", "balance", "nurse") not in found
