"""Every indicator computed by hand on three people in two units; the arithmetic stands beside each figure."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from model.indicators import HEADLINES, INDICATORS
from model.runs.tally import full_table
from tests.tally_cases import outcome, plan, pool_use, scenario

# (indicator, item): {(unit, group): value}
NEED = {
    ("need_hours", ""): {("ward", "nurse"): 1632, ("ward", "all"): 4896, ("all", "all"): 6076.2},
    ("need_fte", ""): {("ward", "all"): 3.0, ("all", "teacher"): 0.7, ("all", "all"): 3.7},
    # A is there 10 of 12 months, B does not hold the requirement, C is 0.8
    ("need_gap_fte", ""): {
        ("ward", "nurse"): 1 - 10 / 12,
        ("ward", "skilled"): 2.0,
        ("ward", "all"): 1 - 10 / 12 + 2,
        ("school", "teacher"): 0.7 - 0.8,
        ("all", "all"): 1 - 10 / 12 + 2 + 0.7 - 0.8,
    },
    ("need_met", ""): {
        ("ward", "nurse"): 0,
        ("ward", "all"): 0,
        ("school", "all"): 1,
        ("all", "teacher"): 1,
        ("all", "all"): 0,
    },
    ("vacancies", ""): {("ward", "skilled"): 1.0, ("ward", "nurse"): 0.0, ("all", "all"): 1.0},
    # nobody holds skilled, one holds nurse, one holds teacher
    ("vulnerable_competences", ""): {
        ("ward", "skilled"): 1,
        ("ward", "all"): 2,
        ("school", "all"): 1,
        ("all", "all"): 3,
    },
}
COVER = {
    ("required_hours", ""): {("ward", "all"): 1632 + 3264, ("all", "all"): 6076.2},
    ("covered_hours", ""): {("ward", "all"): 1500 + 2000, ("all", "all"): 4680.2},
    ("uncovered_hours", ""): {("ward", "all"): 132 + 1264, ("all", "all"): 1396, ("school", "all"): 0},
    ("surplus_hours", ""): {("ward", "all"): 10, ("school", "teacher"): 160, ("all", "all"): 170},
    ("worked_hours", ""): {("ward", "nurse"): 1510, ("all", "all"): 4850.2},
    ("cover_share", ""): {
        ("ward", "nurse"): 1500 / 1632,
        ("ward", "all"): 3500 / 4896,
        ("all", "all"): 4680.2 / 6076.2,
    },
    ("rota_cover_share", ""): {("ward", "nurse"): 30 / 31, ("ward", "all"): 61 / 93, ("all", "all"): 61 / 93},
    # one post every third weekend, two every second; the school has no rota
    ("weekends_per_person", ""): {("ward", "nurse"): 52 / 3, ("ward", "all"): (52 / 3 + 26 + 26) / 3},
    ("sick_leave_hours", "long"): {("ward", "nurse"): 272, ("ward", "skilled"): 0, ("all", "all"): 272},
    ("sick_leave_hours", "short"): {("ward", "all"): 70, ("all", "nurse"): 50},
    ("other_leave_hours", "parental"): {("ward", "nurse"): 30, ("ward", "skilled"): 0, ("all", "all"): 30},
    ("other_leave_hours", "study"): {("ward", "skilled"): 81.6, ("all", "nurse"): 0},
    ("recourse_hours", "own"): {("ward", "all"): 1360, ("all", "all"): 2540.2},
    ("recourse_hours", "own_lower"): {("ward", "skilled"): 816},
    ("recourse_hours", "hourly"): {("ward", "skilled"): 1632, ("ward", "nurse"): 0},
    ("recourse_hours", "neighbour"): {("all", "all"): 0},
    # hours ÷ 1632 in the ward, ÷ 1686 at the school
    ("fte_worked", "plan"): {("ward", "nurse"): 1360 / 1632, ("school", "all"): 0.7, ("ward", "all"): 2176 / 1632},
    ("fte_worked", "over_booking"): {("ward", "all"): 200 / 1632},
    ("fte_worked", "substitutes"): {("ward", "skilled"): (100 + 68 + 1632 + 408) / 1632, ("ward", "nurse"): 100 / 1632},
    ("fte_worked", "overtime"): {("all", "all"): 40 / 1632},
    # worked in the ward 1500 + 3224, at the school 1180.2
    ("overtime_share", ""): {("ward", "nurse"): 40 / 1500, ("ward", "all"): 40 / 4724, ("all", "all"): 40 / 5904.2},
    ("agency_share", ""): {("ward", "all"): 100 / 4724, ("school", "all"): 0},
    ("overtime_agency_share", ""): {("all", "all"): 140 / 5904.2},
    ("pool_posts", ""): {("care_pool", "skilled"): 0, ("all", "all"): 0},
}
STAFF = {
    ("headcount", ""): {("ward", "assistant"): 1, ("ward", "all"): 2, ("all", "all"): 3},
    ("fte_contracted", ""): {("ward", "all"): 1.5, ("all", "all"): 2.3},
    # A away 2 of 12 months, B studies 5 of 50 %
    ("fte_available", ""): {
        ("ward", "nurse"): 10 / 12,
        ("ward", "assistant"): 0.45,
        ("all", "all"): 10 / 12 + 0.45 + 0.8,
    },
    ("full_time_share", ""): {("ward", "all"): 1 / 2, ("all", "all"): 1 / 3, ("school", "all"): 0},
    ("mean_fraction", ""): {("ward", "all"): 0.75, ("all", "all"): 2.3 / 3},
    ("mean_age", ""): {("ward", "all"): 45, ("all", "all"): (60 + 30 + 62) / 3},
    ("share_55_plus", ""): {("ward", "all"): 1 / 2, ("all", "all"): 2 / 3},
    ("share_62_plus", ""): {("ward", "all"): 0, ("all", "all"): 1 / 3},
    # of two part-timers one answered, and wants 30 % more
    ("unwanted_part_time_share", ""): {("ward", "all"): 1.0, ("all", "all"): 1.0},
    ("unwanted_part_time_fte", ""): {("ward", "assistant"): 0.3, ("all", "all"): 0.3},
    ("unwanted_part_time_no_answer_share", ""): {("school", "all"): 1.0, ("all", "all"): 0.5},
    ("in_training", ""): {("ward", "assistant"): 0.5, ("all", "all"): 0.5},
    ("training_completed", ""): {("ward", "assistant"): 1, ("school", "all"): 0},
    ("training_dropped_out", ""): {("all", "all"): 2},
    ("exits", "quit"): {("school", "teacher"): 1, ("ward", "all"): 0, ("all", "all"): 1},
    ("exits", "retire"): {("ward", "nurse"): 1, ("all", "all"): 1},
    ("hires", "qualified"): {("ward", "nurse"): 1, ("all", "all"): 1},
    ("hires", "unqualified"): {("ward", "assistant"): 1, ("all", "all"): 1},
    # 7 months for 2 vacancies, in skilled posts
    ("months_to_fill", ""): {("ward", "skilled"): 3.5, ("all", "all"): 3.5},
    # B; with two hourly assistants who work 25 % together in skilled posts
    ("not_meeting_post_fte", "without_hourly"): {("ward", "skilled"): 0.5, ("ward", "nurse"): 0, ("all", "all"): 0.5},
    ("not_meeting_post_fte", "with_hourly"): {("ward", "skilled"): 0.75, ("all", "all"): 0.75},
    ("not_meeting_post_share_fte", "without_hourly"): {("ward", "all"): 0.5 / 1.5, ("all", "all"): 0.5 / 2.3},
    ("not_meeting_post_share_fte", "with_hourly"): {("ward", "all"): 0.75 / 1.75, ("all", "all"): 0.75 / 2.55},
    ("not_meeting_post_heads", "without_hourly"): {("ward", "all"): 1},
    ("not_meeting_post_heads", "with_hourly"): {("ward", "all"): 3},
    # in care only: B of A and B
    ("without_health_education_share_fte", "without_hourly"): {("ward", "all"): 0.5 / 1.5, ("all", "all"): 0.5 / 1.5},
    ("without_health_education_share_fte", "with_hourly"): {("all", "all"): 0.75 / 1.75},
    ("without_health_education_share_heads", "without_hourly"): {("all", "all"): 0.5},
    ("without_health_education_share_heads", "with_hourly"): {("all", "all"): 3 / 4},
    # of A, B and C only A holds health education; the two hourly are no monthly-paid people
    ("skilled_workers", ""): {("ward", "nurse"): 1, ("ward", "all"): 1, ("school", "all"): 0, ("all", "all"): 1},
    ("hourly_staff", ""): {("ward", "assistant"): 2, ("ward", "all"): 2, ("school", "all"): 0, ("all", "all"): 2},
    ("hourly_fte", ""): {("ward", "assistant"): 0.25, ("all", "all"): 0.25},
    ("long_term_substitutes", ""): {("ward", "assistant"): 0.5, ("all", "all"): 0.5},
    ("drift_moves", "substitute_in"): {("ward", "assistant"): 2, ("all", "all"): 2},
    ("drift_moves", "substitute_out"): {("ward", "all"): 0},
    ("drift_moves", "long_term"): {("ward", "all"): 1, ("school", "all"): 0},
    ("drift_moves", "long_term_end"): {("all", "all"): 0},
    ("drift_moves", "permanent"): {("ward", "assistant"): 1, ("school", "teacher"): 1, ("all", "all"): 2},
    ("drift_moves", "permanent_by_claim"): {("school", "teacher"): 1, ("all", "all"): 1},
    ("drift_moves", "permanent_unmet"): {("ward", "assistant"): 1, ("school", "all"): 0, ("all", "all"): 1},
}
MONEY = {
    ("cost_nok", "010"): {("ward", "all"): 500_000, ("all", "all"): 800_000},
    ("cost_nok", "710"): {("ward", "all"): -20_000, ("school", "all"): 0, ("all", "all"): -20_000},
    ("net_cost_nok", ""): {("ward", "all"): 480_000, ("school", "all"): 300_000, ("all", "all"): 780_000},
}
TRAINING = {
    ("programme_students", "practice_candidate"): {("ward", "all"): 0.5, ("all", "all"): 0.5},
    ("programme_entered", "practice_candidate"): {("ward", "all"): 3, ("all", "all"): 3},
    ("programme_completed", "practice_candidate"): {("all", "all"): 1},
    ("programme_dropped_out", "practice_candidate"): {("all", "all"): 2},
    # two are required in the ward: A all year, B four months; C at the school is not asked for
    ("competence_holders", "wounds"): {("ward", "all"): 16 / 12, ("school", "all"): 1, ("all", "all"): 28 / 12},
    ("competence_gap", "wounds"): {("ward", "all"): 8 / 12, ("school", "all"): 0, ("all", "all"): 8 / 12},
    ("competence_short_share", "wounds"): {("ward", "all"): 8 / 12, ("all", "all"): 8 / 12},
    ("competence_vulnerable", "wounds"): {("ward", "all"): 1, ("school", "all"): 0, ("all", "all"): 1},
}
RECRUITMENT = {
    ("applicants", ""): {("ward", "nurse"): 5, ("ward", "skilled"): 0, ("all", "all"): 5},
    ("graduates_hired", ""): {("ward", "nurse"): 1, ("school", "teacher"): 0, ("all", "all"): 1},
    # B came to a skilled care worker's post without the education, A to a nurse's with it
    ("unqualified_hire_share", ""): {("ward", "nurse"): 0, ("ward", "skilled"): 1, ("all", "all"): 0.5},
    ("larger_positions", ""): {("ward", "assistant"): 2, ("all", "all"): 2},
    ("full_time_policy_taken_up", ""): {("ward", "assistant"): 1, ("all", "all"): 1},
}
BY_HAND = NEED | COVER | STAFF | RECRUITMENT | TRAINING | MONEY
CASES = [(key, place, value) for key, values in BY_HAND.items() for place, value in values.items()]


@pytest.fixture(scope="module")
def values() -> dict[tuple[str, str, str, str], float]:
    return lookup(full_table(scenario(), plan(), outcome()))


def lookup(table: pd.DataFrame) -> dict[tuple[str, str, str, str], float]:
    keys = zip(table["indicator"], table["item"], table["unit"], table["group"], strict=True)
    return dict(zip(keys, table["value"], strict=True))


@pytest.mark.parametrize(("key", "place", "value"), CASES, ids=[f"{k[0]} {k[1]} {p[0]} {p[1]}" for k, p, _ in CASES])
def test_the_indicator_is_what_the_hand_says(values, key, place, value):
    assert values[(*key, *place)] == pytest.approx(value, rel=1e-12, abs=1e-12)


def test_a_pools_use_is_its_hours_over_those_its_staff_were_present():
    before = outcome()
    before.recourse.pool_use = pool_use()
    half = [(0, 2026, month, "care_pool", "skilled", 50, 50, 50, 50, 0) for month in range(1, 13)]
    columns = ["replication", "year", "month", "unit", "post_group", "contracted_percent", "available_percent"]
    pool = pd.DataFrame(half, columns=[*columns, "qualified_percent", "free_percent", "open_percent"])
    before.paths.months = pd.concat([before.paths.months, pool], ignore_index=True)
    posts = plan()
    one = pd.DataFrame([(2026, "care_pool", "skilled", 100, 3, 1)], columns=posts.posts.columns)
    with_pool = SimpleNamespace(need=posts.need, rota=posts.rota, posts=pd.concat([posts.posts, one]))
    found = lookup(full_table(scenario(pool=True), with_pool, before))
    assert found[("pool_utilisation", "", "care_pool", "all")] == 0.125
    assert found[("pool_utilisation", "", "all", "all")] == 0.125
    assert found[("pool_posts", "", "all", "all")] == 1
    # the pool is substitution: the gap is the same as without it
    assert found[("need_gap_fte", "", "ward", "skilled")] == 2.0
    assert ("need_gap_fte", "", "care_pool", "skilled") not in found


def test_every_indicator_has_been_computed_by_hand():
    assert {key for key, _ in BY_HAND} | {"pool_utilisation"} == set(INDICATORS)


def test_about_ten_indicators_are_headlines():
    assert len(HEADLINES) == 10
    assert all(INDICATORS[key].headline for key in HEADLINES)


def test_an_undefined_figure_has_no_row(values):
    assert ("pool_utilisation", "", "all", "all") not in values
    assert ("unwanted_part_time_share", "", "ward", "nurse") not in values


def test_laws_hold_in_every_cell(values):
    places = {(unit, group) for indicator, _, unit, group in values if indicator == "required_hours"}
    for place in places:
        covered, uncovered = values[("covered_hours", "", *place)], values[("uncovered_hours", "", *place)]
        assert covered + uncovered == pytest.approx(values[("required_hours", "", *place)])
        assert values[("worked_hours", "", *place)] == covered + values[("surplus_hours", "", *place)]
