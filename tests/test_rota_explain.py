"""Why a rota needs its people: hand-worked bounds, reasons for part-time, and relaxations that do what they say."""

from __future__ import annotations

import dataclasses
import math

import pytest

from model.need import need_table
from model.rota import (
    Goals,
    GroupTerms,
    LineRange,
    NoLine,
    Options,
    Prices,
    RotaProblem,
    Shortage,
    Shortfall,
    Sizing,
    bound_sentence,
    explain_shortfall,
    part_time_reasons,
    relaxation_table,
    rota_problem,
    size_problem,
    staffing_bounds,
    unit_options,
    weekend_sentence,
    wide_problem,
    with_shifts,
)
from model.scenario import shipped_rule_table
from tests.rota_cases import DAY_SHIFT, EVENING, NIGHT, WARD_RULES, cyclic, ward, week_of
from tests.tiny import settings, tiny

FULL_THIRD = LineRange("full_third", 0.97, 1.0, 3)
PART_THIRD = LineRange("part_third", 0.3, 0.95, 3)


@pytest.fixture(scope="module")
def sized_ward() -> Sizing:
    sizing = size_problem(ward())
    assert isinstance(sizing, Sizing)
    return sizing


def one_group(cover: list[int], **changes: object) -> RotaProblem:
    """One group, day shifts of 7.5 hours; a full week is five of them."""
    facts: dict[str, object] = {
        "shifts": (DAY_SHIFT,),
        "groups": (GroupTerms("all", (), 100.0),),
        "lines": (FULL_THIRD, PART_THIRD),
        "cover": week_of(cover, 450, 900),
        "full_hours": 37.5,
        "overbook": 1.0,
    }
    return ward(**(facts | changes))


def test_the_three_bounds_by_hand() -> None:
    # 40 shifts a week of 7.5 h = 300 h = 8 positions; Wednesday asks for 10; 4 a weekend, every third: 12
    row = staffing_bounds(one_group([6, 6, 10, 5, 5, 4, 4])).iloc[-1]
    assert (row["peak_weekday"], row["peak_heads"], row["hours_heads"], row["weekend_heads"]) == (2, 10, 8, 4)
    assert row["hours_positions"] == pytest.approx(8)
    assert (row["weekend_term"], row["least_heads"], row["binding"]) == (12, 12, "weekend")


@pytest.mark.parametrize(
    ("cover", "every", "binding", "least"),
    [([6, 6, 10, 5, 5, 4, 4], 2, "peak", 10), ([9, 9, 9, 9, 9, 1, 1], 3, "hours", 10), ([3] * 7, 4, "weekend", 12)],
)
def test_the_largest_bound_binds(cover: list[int], every: int, binding: str, least: int) -> None:
    lines = (LineRange("full", 0.97, 1.0, every), LineRange("part", 0.3, 0.95, every))
    row = staffing_bounds(one_group(cover, lines=lines)).iloc[-1]
    assert (row["binding"], row["least_heads"]) == (binding, least)


@pytest.mark.parametrize("every", [2, 3, 4])
def test_no_rota_has_fewer_people_than_the_bounds(every: int) -> None:
    line = LineRange("full", 0.2, 1.0, every)
    for cover in ([5, 5, 5, 5, 5, 3, 3], [2, 7, 2, 2, 2, 1, 1], [4, 4, 4, 4, 4, 4, 2]):
        problem = cyclic(cover, dataclasses.replace(WARD_RULES, days_in_row=6), line)
        sizing = size_problem(problem)
        assert isinstance(sizing, Sizing)
        bounds = staffing_bounds(problem, sizing)
        assert list(bounds["group"]) == ["all", "all"]
        assert sum(sizing.lines.values()) >= bounds["least_heads"].max()


def test_a_weekend_bound_ward_names_the_weekend_term(sized_ward: Sizing) -> None:
    reasons = part_time_reasons(sized_ward, {"nurse": "Nurse"})
    assert len(reasons)
    assert set(reasons["reason"]) == {"weekend"}
    bounds = staffing_bounds(sized_ward.problem, sized_ward).set_index("group")
    heads = {group: 0 for group in bounds.index if group != "all"}
    for (group, _), lines in sized_ward.lines.items():
        heads[group] += lines
    assert all(heads[group] == bounds.loc[group, "weekend_term"] == bounds.loc[group, "least_heads"] for group in heads)
    nurse = reasons.set_index("group").loc["nurse"]
    assert "weekend term" in nurse["sentence"]
    assert f"rounded up to {heads['nurse']}, are needed" in nurse["sentence"]
    # the evidence: a person fewer and hours at the weekend lack cover
    assert (reasons["fewer_uncovered_hours"] > 1).all()
    assert all({5, 6} & set(where) for where in reasons["fewer_where"])


def test_making_a_line_full_costs_its_extra_hours() -> None:
    sizing = size_problem(one_group([4] * 7))
    assert isinstance(sizing, Sizing)
    (row,) = part_time_reasons(sizing).to_dict("records")
    # an hour costs 100 and a part-time line 300, and nothing else changes
    assert row["one_full_extra_hours"] > 0
    assert row["one_full_nok_week"] == pytest.approx(100 * row["one_full_extra_hours"] - 300, abs=1e-3)
    assert row["one_full_nok_year"] == pytest.approx(52 * row["one_full_nok_week"])
    # 12 people with full lines of 97 % have 436.5 hours
    extra = 12 * 0.97 * 37.5 - sum(sizing.hours.values())
    assert row["all_full_nok_week"] == pytest.approx(100 * extra - 300 * row["lines"], abs=0.1)


def test_hours_that_fill_no_whole_position_are_named() -> None:
    # 35 shifts of 7.5 h with 13.1 % planned absence and no weekends: 7.9 positions, 8 people, 7 a day
    lines = (LineRange("full", 0.97, 1.0, 0), LineRange("part", 0.1, 0.95, 0))
    sizing = size_problem(one_group([7, 7, 7, 7, 7, 0, 0], lines=lines, mip_gap=1e-4, overbook=1.131))
    assert isinstance(sizing, Sizing)
    assert sum(sizing.lines.values()) == 8
    reasons = part_time_reasons(sizing)
    assert list(reasons["reason"]) == ["hours"] * len(reasons)


def test_without_a_full_kind_the_reason_is_that_none_is_offered() -> None:
    sizing = size_problem(one_group([3] * 7, lines=(PART_THIRD,)))
    assert isinstance(sizing, Sizing)
    (row,) = part_time_reasons(sizing).to_dict("records")
    assert row["reason"] == "no full kind"
    assert math.isnan(row["one_full_nok_week"])
    assert "Nobody" in row["sentence"]


def test_the_sentence_says_the_identity_with_the_units_own_numbers() -> None:
    row = staffing_bounds(one_group([4] * 7)).iloc[-1]
    assert weekend_sentence(row) == (
        "4 people must work each weekend, and each works every third weekend: at least 3 × 4 = 12 are needed. "
        "The hours fill 5.6 full positions, so the mean fraction is at most 47 % unless hours beyond need are paid."
    )
    assert bound_sentence(row).startswith("The unit: 4 people must work")


def planted() -> tuple[RotaProblem, Options]:
    """A ward whose nights nobody may work: the night shift is not allowed."""
    whole = ward(allow_uncovered=False)
    return with_shifts(whole, whole, ["day", "evening"]), Options(whole, shipped_rule_table().rows)


def test_a_cover_that_can_be_met_needs_no_relaxation() -> None:
    assert explain_shortfall(ward(allow_uncovered=False)) is None


def check_prices(problem: RotaProblem, options: Options) -> Shortage:
    """Each relaxation makes the cover possible at the stated price; the cheapest first."""
    assert isinstance(size_problem(problem), (Shortfall, NoLine))
    shortage = explain_shortfall(problem, options)
    assert shortage is not None
    elastic = size_problem(dataclasses.replace(problem, allow_uncovered=True))
    base = 0.0
    if isinstance(elastic, Sizing):
        hours = float((elastic.interval_hours @ elastic.uncovered).sum())
        base = elastic.outcome.objective - hours * problem.prices.uncovered_hour
    for relaxation in shortage.relaxations:
        assert not relaxation.problem.allow_uncovered
        answer = size_problem(relaxation.problem)
        assert isinstance(answer, Sizing), relaxation.said
        assert answer.uncovered.sum() == 0
        waived = relaxation.waived_hours * problem.prices.uncovered_hour
        assert answer.outcome.objective - base == pytest.approx(relaxation.extra_nok_week, abs=1e-3)
        assert relaxation.weighed_nok_week == pytest.approx(relaxation.extra_nok_week + waived)
    table = relaxation_table(shortage)
    # the cheapest first, cover given up counted at the price of an hour without cover
    weighed = [relaxation.weighed_nok_week for relaxation in shortage.relaxations]
    assert weighed == sorted(weighed)
    assert len(shortage.sentences) > len(table)
    return shortage


def test_planted_missing_nights_are_found_and_mended() -> None:
    problem, options = planted()
    shortage = check_prices(problem, options)
    assert shortage.relaxations[0].kind == "shift"
    assert "1 skilled" not in shortage.sentences[0]
    assert "2 skilled 22:30–07:30 on all days" in shortage.sentences[0]
    assert shortage.binding[0] == "shift"


def test_three_relaxations_of_a_limit_on_people_each_work() -> None:
    # 4 a weekend and every third weekend ask for 12; 11 are allowed
    problem = one_group([4] * 7, goals=Goals(heads_most=11), allow_uncovered=False)
    shortage = check_prices(problem, Options())
    assert sorted(relaxation.kind for relaxation in shortage.relaxations) == ["cover", "heads", "weekend"]
    assert shortage.sentences[0].startswith("Missing: ")
    assert {"heads", "weekend"} <= set(shortage.binding)


def test_a_rule_is_loosened_by_the_lowest_agreement_that_is_enough() -> None:
    strict = dataclasses.replace(WARD_RULES, longest_shift=420)
    problem = one_group([2] * 7, rules=strict, allow_uncovered=False)
    shortage = check_prices(problem, Options(rules=shipped_rule_table().rows))
    assert shortage.sentences[0] == "Nobody can work any of the line kinds under these rules."
    assert [relaxation.kind for relaxation in shortage.relaxations] == ["rule"]
    assert "9 hours instead of 7 (Working Environment Act § 10-4 (1), the law)" in shortage.sentences[-2]
    assert shortage.sentences[-1] == "None of the other changes tried helps, alone or two together."


def test_a_plan_short_only_because_hours_are_priced_low_says_so() -> None:
    cheap = Prices(uncovered_hour=40.0, unqualified_step=0.0, line=50.0, part_time_line=0.0)
    shortage = explain_shortfall(one_group([3] * 7, prices=cheap, shifts=(DAY_SHIFT, EVENING, NIGHT)))
    assert shortage is not None
    assert shortage.full_cover is not None
    assert shortage.full_cover.extra_nok_week > 0
    assert any("priced at only" in sentence for sentence in shortage.sentences)


def test_a_scenarios_other_kinds_are_offered_with_what_they_cost() -> None:
    facts = settings()
    facts["rota"]["shift_kinds"]["long_weekend"]["in_use"]["value"] = False
    scenario = tiny(facts)
    need = need_table(scenario)
    problem, wide = (make(scenario, need, 2026, "ward") for make in (rota_problem, wide_problem))
    assert {shift.id for shift in wide.shifts} - {shift.id for shift in problem.shifts} >= {"long_weekend"}
    assert with_shifts(problem, wide, [shift.id for shift in problem.shifts]) == problem
    options = unit_options(scenario, need, 2026, "ward")
    assert options.wide == wide
    assert options.rules
