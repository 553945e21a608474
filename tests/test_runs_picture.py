"""What Sarpsborg laid side by side, unit by unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.runs import unit_picture
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
