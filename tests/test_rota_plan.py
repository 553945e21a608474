"""The rota plan of a scenario: tables that add up, planning years, and errors in words."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from model.errors import InputError
from model.rota import LineRange, RotaPlan, overbooking, planning_years, rota_problem, size_rotas
from model.rota.facts import cover_pattern, scale_cover
from model.rota.plan import percents
from tests.tiny import fact, frames, settings, tiny

NO_NEED = pd.DataFrame(columns=["year", "unit", "group", "need_hours", "need_fte"])
KEYS = {
    "posts": ["year", "unit", "group", "percent", "weekend_every"],
    "hours": ["year", "unit", "group"],
    "cover": ["year", "unit", "group"],
    "solves": ["year", "unit"],
}


@pytest.fixture(scope="module")
def plan() -> RotaPlan:
    return size_rotas(tiny(), NO_NEED)


def two_wards() -> dict[str, Any]:
    facts = settings()
    facts["units"]["annex"] = settings()["units"]["ward"]
    facts["units"]["annex"]["rota"]["line_kinds"] = ["full_third", "part_second"]
    return facts


def test_tables_have_the_agreed_columns_and_are_sorted_by_their_keys(plan: RotaPlan) -> None:
    columns = {
        "posts": "year unit group percent weekend_every posts",
        "hours": "year unit group evening night weekend total",
        "cover": "year unit group required_hours covered_hours uncovered_hours surplus_hours",
        "on_duty": "year unit group weekday family on_duty",
        "solves": "year unit status lines_status objective bound gap columns rows",
    }
    for name, expected in columns.items():
        frame = getattr(plan, name)
        assert list(frame.columns) == expected.split()
        assert not frame.empty
        assert not frame.isna().any(axis=None)
        if name in KEYS:
            keys = frame[KEYS[name]]
            assert keys.equals(keys.sort_values(KEYS[name]).reset_index(drop=True))
            assert not keys.duplicated().any()
    assert set(plan.posts["year"]) == {2026, 2028}
    assert (plan.posts["posts"] > 0).all()
    assert plan.posts["percent"].between(1, 100).all()


def test_covered_and_uncovered_make_required_and_covered_and_surplus_make_worked(plan: RotaPlan) -> None:
    cover = plan.cover
    assert (cover["covered_hours"] + cover["uncovered_hours"]).tolist() == pytest.approx(
        cover["required_hours"].tolist()
    )
    assert (cover[["covered_hours", "uncovered_hours", "surplus_hours"]] >= 0).all(axis=None)
    # the tiny ward's shifts have no unpaid break, so paid hours are present hours
    worked = plan.hours.groupby(["year", "unit"])["total"].sum()
    parts = cover.groupby(["year", "unit"])[["covered_hours", "surplus_hours"]].sum().sum(axis=1)
    assert parts.tolist() == pytest.approx(worked.tolist())


def test_required_hours_are_those_of_the_cover_table(plan: RotaPlan) -> None:
    hours = {"assistant": 7 * 7.5, "nurse": 7 * 15.0, "skilled": 7 * (2 * 7.5 + 2 * 7.5 + 10.0)}
    first = plan.cover[plan.cover["year"] == 2026]
    assert dict(zip(first["group"], first["required_hours"], strict=True)) == pytest.approx(hours)


def test_people_on_duty_times_shift_lengths_are_the_hours_worked(plan: RotaPlan) -> None:
    lengths = {"day": 7.5, "evening": 7.5, "night": 10.0}
    worked = (plan.on_duty["on_duty"] * plan.on_duty["family"].map(lengths)).groupby(
        [plan.on_duty["year"], plan.on_duty["unit"], plan.on_duty["group"]]
    )
    assert worked.sum().tolist() == pytest.approx(plan.hours["total"].tolist())


def test_supplement_hours_lie_within_the_hours_and_weekends_are_covered(plan: RotaPlan) -> None:
    hours = plan.hours
    assert (hours["evening"] + hours["night"] <= hours["total"] + 1e-6).all()
    assert (hours["weekend"] <= hours["total"] + 1e-6).all()
    skilled = hours[(hours["year"] == 2026) & (hours["group"] == "skilled")].iloc[0]
    # one night of ten hours every night: eight of them fall between 21 and 06
    assert skilled["night"] >= 7 * 8 - 1e-6


def test_known_absence_is_over_booked(plan: RotaPlan) -> None:
    scenario = tiny()
    factor = overbooking(scenario, 2026, "ward")
    assert factor == pytest.approx(1846 / 1632)
    total = plan.hours.loc[plan.hours["year"] == 2026, "total"].sum()
    assert total >= factor * plan.cover.loc[plan.cover["year"] == 2026, "required_hours"].sum() - 1e-4


def test_posts_times_percent_match_the_hours_within_half_a_percent_of_each_post(plan: RotaPlan) -> None:
    for key, posts in plan.posts.groupby(["year", "unit", "group"]):
        fte = (posts["percent"] * posts["posts"]).sum() / 100
        hours = plan.hours.set_index(["year", "unit", "group"]).loc[key, "total"]
        full = posts.loc[posts["percent"] == 100, "posts"].sum()
        # a line from 97 % of full hours is a 100 % position; the rest is hours owed
        assert hours / 35.5 - 0.02 <= fte <= hours / 35.5 + 0.03 * full + 0.02


@effort(max_examples=200, derandomize=True)
@given(lines=st.integers(1, 60), fraction=st.floats(0.15, 0.95))
def test_part_time_posts_use_two_neighbouring_percents_and_keep_the_hours(lines: int, fraction: float) -> None:
    found = percents(lines, fraction * lines * 35.5, 35.5, full_time=False)
    assert sum(posts for _, posts in found) == lines
    assert abs(sum(percent * posts for percent, posts in found) - 100 * fraction * lines) <= 0.5 + 1e-6
    used = [percent for percent, _ in found]
    assert max(used) - min(used) <= 1


def test_the_order_of_units_groups_and_rows_does_not_matter() -> None:
    facts, tables = two_wards(), frames()
    turned = two_wards()
    for part in ("units", "groups"):
        turned[part] = dict(reversed(turned[part].items()))
    for part in ("shift_kinds", "line_kinds"):
        turned["rota"][part] = dict(reversed(turned["rota"][part].items()))
    turned["units"]["ward"]["rota"]["shift_kinds"].reverse()
    backwards = frames() | {"cover": frames()["cover"].iloc[::-1]}
    first, second = size_rotas(tiny(facts, tables), NO_NEED), size_rotas(tiny(turned, backwards), NO_NEED)
    for name in ("posts", "hours", "cover", "on_duty", "solves"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name), check_exact=True)


def test_two_workers_give_the_same_tables_as_one(plan: RotaPlan) -> None:
    facts = two_wards()
    one, two = (size_rotas(tiny(facts), NO_NEED, workers=workers) for workers in (1, 2))
    for name in ("posts", "hours", "cover", "on_duty", "solves"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name), check_exact=True)
    ward = one.posts[one.posts["unit"] == "ward"].reset_index(drop=True)
    pd.testing.assert_frame_equal(ward, plan.posts, check_exact=True)


def test_years_with_equal_inputs_are_solved_once_and_a_cache_serves_the_next_scenario(plan: RotaPlan) -> None:
    cache: dict[str, Any] = {}
    first = size_rotas(tiny(), NO_NEED, cache=cache)
    assert len(cache) == 1
    answers = dict(cache)
    other = settings()
    other["groups"]["nurse"]["quit_rate_annual"] = fact(0.3)
    second = size_rotas(tiny(other), NO_NEED, cache=cache)
    assert cache == answers
    pd.testing.assert_frame_equal(first.posts, second.posts)


def test_planning_years_are_the_first_each_fifth_the_last_and_those_with_a_changed_input() -> None:
    facts = settings()
    facts["period"]["horizon_years"] = 13
    assert planning_years(tiny(facts)) == (2026, 2031, 2036, 2038)
    facts["rota"]["own_values"]["days_in_row"] = fact({2026: 6, 2029: 5})
    facts["groups"]["nurse"]["quit_rate_annual"] = fact({2026: 0.1, 2033: 0.2})
    assert planning_years(tiny(facts)) == (2026, 2029, 2031, 2036, 2038)


def test_a_shift_kind_switched_on_later_changes_that_years_plan_only() -> None:
    facts = settings()
    facts["rota"]["shift_kinds"]["long_weekend"]["in_use"] = fact({2026: False, 2027: True})
    scenario = tiny(facts)
    assert planning_years(scenario) == (2026, 2027, 2028)
    before, after = (rota_problem(scenario, NO_NEED, year, "ward") for year in (2026, 2027))
    assert [shift.id for shift in before.shifts] == ["day", "evening", "night"]
    assert [shift.id for shift in after.shifts] == ["day", "evening", "long_weekend", "night"]


def test_a_line_kind_not_in_use_is_not_offered() -> None:
    facts = settings()
    facts["rota"]["line_kinds"]["part_second"]["in_use"] = fact(False)
    lines = rota_problem(tiny(facts), NO_NEED, 2026, "ward").lines
    assert lines == (LineRange("full_third", 0.97, 1.0, 3), LineRange("part_third", 0.3, 0.95, 3))


def impossible_evenings() -> dict[str, Any]:
    facts = settings()
    facts["units"]["ward"]["rota"]["allow_uncovered"] = False
    facts["rota"]["shift_kinds"]["evening"]["weekdays"] = ["mon", "tue", "wed", "thu", "fri"]
    return facts


def test_a_shortage_that_is_not_allowed_is_told_by_unit_year_group_weekday_and_clock_time() -> None:
    with pytest.raises(InputError) as caught:
        size_rotas(tiny(impossible_evenings()), NO_NEED)
    first = caught.value.problems[0]
    assert first.where == "units.ward.rota (Ward), year 2026"
    assert "7 nurse hours Saturday 15:00–22:00" in first.found
    assert "14 skilled care worker hours Sunday 15:00–22:00" in first.found
    assert "allow_uncovered" in first.remedy
    assert [problem.where[-4:] for problem in caught.value.problems] == ["2026", "2028"]


IMPOSSIBLE = {
    "days_in_row 0": ("days_in_row", 0),
    "days_in_row 1": ("days_in_row", 1),
    "weekly_rest_hours 200": ("weekly_rest_hours", 200.0),
    "hours_in_week 0": ("hours_in_week", 0.0),
}


@pytest.mark.parametrize("allowed", [True, False])
@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_rules_that_let_nobody_work_are_told_once_with_units_years_and_the_rules(words: str, allowed: bool) -> None:
    rule, value = IMPOSSIBLE[words]
    facts = two_wards()
    facts["units"]["annex"]["rota"]["line_kinds"] = facts["units"]["ward"]["rota"]["line_kinds"]
    facts["rota"]["own_values"][rule] = fact(value)
    for unit in ("annex", "ward"):
        facts["units"][unit]["rota"]["allow_uncovered"] = allowed
    with pytest.raises(InputError) as caught:
        size_rotas(tiny(facts), NO_NEED)
    (problem,) = caught.value.problems
    assert problem.where == "units.annex.rota (Ward), years 2026, 2028; units.ward.rota (Ward), years 2026, 2028"
    assert "no legal rota line exists" in problem.found
    assert f"{words}," in problem.found or f"{words};" in problem.found
    assert "relax a rule" in problem.remedy


def test_a_full_week_that_no_rule_allows_is_told_by_unit_and_year() -> None:
    facts = settings()
    facts["units"]["ward"]["rota"]["line_kinds"] = ["full_third"]
    facts["rota"]["own_values"]["hours_in_week"] = fact(20.0)
    with pytest.raises(InputError, match=r"(?s)units\.ward\.rota.*years 2026, 2028.*35\.5 h a week.*weekly_hours_rota"):
        size_rotas(tiny(facts), NO_NEED)


def test_the_same_shortage_is_counted_when_it_is_allowed() -> None:
    facts = impossible_evenings()
    facts["units"]["ward"]["rota"]["allow_uncovered"] = True
    cover = size_rotas(tiny(facts), NO_NEED).cover
    nurse = cover[(cover["group"] == "nurse") & (cover["year"] == 2026)].iloc[0]
    assert nurse["uncovered_hours"] >= 14.0 - 1e-4
    assert nurse["covered_hours"] + nurse["uncovered_hours"] == pytest.approx(nurse["required_hours"])


def need(hours: dict[str, float]) -> pd.DataFrame:
    rows = [(year, "ward", group, value * 52, 0.0) for year in (2026, 2028) for group, value in hours.items()]
    return pd.DataFrame(rows, columns=NO_NEED.columns)


def follows_need() -> dict[str, Any]:
    facts = settings()
    facts["units"]["ward"]["rota"]["cover_follows"] = "need"
    return facts


def test_a_cover_that_follows_need_is_scaled_to_its_hours() -> None:
    hours = {"assistant": 80.0, "nurse": 150.0, "skilled": 400.0}
    problem = rota_problem(tiny(follows_need()), need(hours), 2026, "ward")
    for group, target in hours.items():
        scaled = sum(row.hours for row in problem.cover if row.group == group)
        assert abs(scaled - target) <= 5.0  # half the longest row
    assert all(isinstance(row.required, int) for row in problem.cover)


def test_a_cover_that_follows_need_never_falls_below_one_person() -> None:
    problem = rota_problem(tiny(follows_need()), need({"assistant": 1.0, "nurse": 1.0, "skilled": 1.0}), 2026, "ward")
    assert {row.required for row in problem.cover} == {1}


def test_need_at_the_patterns_own_level_gives_the_pattern_back() -> None:
    scenario = tiny(follows_need())
    pattern = cover_pattern(scenario, "ward")
    level = {name: sum(row.hours for row in pattern if row.group == name) for name in ("assistant", "nurse", "skilled")}
    assert scale_cover(pattern, level) == pattern


def test_more_need_never_takes_people_off_a_row() -> None:
    pattern = cover_pattern(tiny(), "ward")
    before = [row.required for row in scale_cover(pattern, {"skilled": 280.0})]
    for hours in range(290, 900, 70):
        after = [row.required for row in scale_cover(pattern, {"skilled": float(hours)})]
        assert sum(after) >= sum(before)
        before = after


def test_need_and_cover_must_name_the_same_groups() -> None:
    with pytest.raises(InputError, match="need for nurse; cover for assistant, nurse, skilled"):
        rota_problem(tiny(follows_need()), need({"nurse": 100.0}), 2026, "ward")


def test_an_unknown_or_empty_cover_pattern_is_refused_with_the_nearest_name() -> None:
    facts = settings()
    facts["units"]["ward"]["rota"]["cover"] = "wards"
    with pytest.raises(InputError, match="did you mean “ward”"):
        size_rotas(tiny(facts), NO_NEED)
    tables = frames()
    tables["cover"]["required"] = 0
    with pytest.raises(InputError, match="requires nobody"):
        size_rotas(tiny(None, tables), NO_NEED)


def test_a_dear_evening_keeps_surplus_hours_in_the_day() -> None:
    duty = size_rotas(tiny(), NO_NEED).on_duty
    evenings = duty[(duty["group"] == "assistant") & (duty["family"] == "evening")]
    assert evenings["on_duty"].sum() == pytest.approx(0.0)
