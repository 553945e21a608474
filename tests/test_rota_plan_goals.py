"""Goals and full-time hours as a scenario's settings: the plan's tables say what is owed, short, and what binds."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from model.errors import InputError
from model.rota import RotaPlan, rota_problem, size_rotas
from model.runs.sizing import plan_key, rota_key
from tests.tiny import fact, frames, settings, tiny

NO_NEED = pd.DataFrame(columns=["year", "unit", "group", "need_hours", "need_fte"])
STAFF = {"fewer": fact(1), "more": fact(1), "keep_fractions": True, "fraction_steps": [0.6], "lowered_nok": fact(900.0)}


def with_goals(**goals: Any) -> dict[str, Any]:
    facts = settings()
    facts["period"]["horizon_years"] = 1
    facts["units"]["ward"]["rota"]["goals"] = goals
    return facts


@pytest.fixture(scope="module")
def plan() -> RotaPlan:
    facts = with_goals(full_time_target=fact(0.9), full_time_short_nok=fact(100.0))
    facts["units"]["ward"]["rota"] |= {"full_time_hours": "by_mix", "line_kinds": ["full_third", "part_third"]}
    facts["rota"]["mip_gap"] = 0.02
    tables = frames()
    tables["cover"] = tables["cover"][tables["cover"]["group"] == "skilled"]
    return size_rotas(tiny(facts, tables), NO_NEED)


def test_line_kinds_tell_the_full_time_hours_and_what_full_lines_owe(plan: RotaPlan) -> None:
    kinds = plan.line_kinds
    assert kinds["lines"].sum() == plan.posts["posts"].sum()
    assert set(kinds["hours_kind"]) <= {"flat", "three_part", "continuous"}
    assert kinds["full_hours"].between(33.6 - 1e-6, 35.5 + 1e-6).all()
    full = kinds["kind"].str.startswith("full")
    owed = kinds["lines"] * kinds["full_hours"] - kinds["hours"]
    assert kinds.loc[full, "hours_owed"].tolist() == pytest.approx(owed[full].clip(lower=0).tolist(), abs=1e-4)
    assert (kinds.loc[~full, "hours_owed"] == 0).all()
    assert kinds["hours"].sum() == pytest.approx(plan.hours["total"].sum())


def test_a_target_that_is_missed_is_said_in_a_sentence(plan: RotaPlan) -> None:
    (row,) = plan.goals.to_dict("records")
    assert (row["goal"], row["asked"]) == ("full_time", 0.9)
    assert row["reached"] < 0.9
    assert row["short"] > 0
    assert "asked for: 90 %" in row["sentence"]
    assert "full positions short" in row["sentence"]


def test_what_binds_is_told_with_its_price_in_kroner(plan: RotaPlan) -> None:
    assert {"cover", "weekend", "full_time"} <= set(plan.prices["limit"])
    costly = plan.prices[plan.prices["limit"] == "cover"]
    assert (costly["nok_week"] > 0).any()
    assert costly["sentence"].str.contains("costs about NOK").all()


def test_limits_from_todays_staff_are_read_from_the_staff_table() -> None:
    problem = rota_problem(tiny(with_goals(staff=STAFF, planned_hour_nok=fact(300.0))), NO_NEED, 2026, "ward")
    nurse = next(limit for limit in problem.goals.staff if limit.group == "nurse")
    # five nurses of 80 %, of whom one may leave
    assert (nurse.today, nurse.fewer, nurse.more, nurse.kept) == (5, 1, 1, ((0.8, 4),))
    assert [line.id for line in problem.lines if line.kind == "part_third"] == [
        "part_third~from30",
        "part_third~from60",
    ]


def test_the_plans_key_reads_the_staff_table_only_where_people_are_limited() -> None:
    tables = frames()
    tables["staff"] = tables["staff"].assign(fraction=0.5)
    limited = with_goals(staff=STAFF, planned_hour_nok=fact(300.0))
    assert plan_key(tiny(limited)) != plan_key(tiny(limited, tables))
    assert plan_key(tiny()) == plan_key(tiny(None, tables))


def test_the_rotas_key_reads_the_absence_table_only_where_sickness_is_planned_for() -> None:
    tables = frames()
    tables["absence"]["short_absence_share"] = 0.05
    planned = settings()
    shares = {"study_share": fact(0.0), "study_planned": fact(0.0), "sickness_planned": fact(1.0)}
    planned["units"]["ward"]["rota"]["absence_planned"] = shares
    assert rota_key(tiny(planned)) != rota_key(tiny(planned, tables))
    assert rota_key(tiny()) == rota_key(tiny(None, tables))


@pytest.mark.parametrize(
    ("goals", "where"),
    [
        ({"full_time_target": fact(0.5)}, "full_time_short_nok"),
        ({"heads_most": fact(10)}, "planned_hour_nok"),
        ({"staff": {"keep_fractions": True}}, "staff.lowered_nok"),
    ],
)
def test_a_priced_goal_without_a_price_is_refused_and_a_strict_one_needs_none(
    goals: dict[str, Any], where: str
) -> None:
    with pytest.raises(InputError, match=where):
        rota_problem(tiny(with_goals(**goals)), NO_NEED, 2026, "ward")
    assert rota_problem(tiny(with_goals(order="strict", **goals)), NO_NEED, 2026, "ward").goals.order == "strict"


def test_planning_for_most_hours_absent_is_refused_in_words() -> None:
    facts = settings()
    shares = {"study_share": fact(0.7), "study_planned": fact(1.0), "sickness_planned": fact(0.0)}
    facts["units"]["ward"]["rota"]["absence_planned"] = shares
    with pytest.raises(InputError, match=r"(?s)study leave 70\.0%.*at most 60%"):
        rota_problem(tiny(facts), NO_NEED, 2026, "ward")
