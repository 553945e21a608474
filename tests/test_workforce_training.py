"""Training: gates, seats, supervisors, length, drop-out, binding, external programmes; laws and relations."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from model.workforce import ENGINES, Rulebook, compile_rulebook
from tests.test_workforce_engines import compared, unequal
from tests.tiny import fact
from tests.training_towns import (
    assistants,
    counted,
    course,
    external,
    fits,
    holding,
    months_of,
    quiet,
    required,
    studied,
    to_competence,
    trained_town,
)
from tests.workforce_generated import changed_simpy, plain_kernel
from tests.workforce_towns import lively_posts, lively_settings, people, set_group

SUPERVISED = {"students_per_supervisor": fact(0.5)}


def busy_settings() -> dict[str, Any]:
    """The lively municipality with every kind of programme and competence at once."""
    facts = lively_settings()
    candidate = facts["programmes"]["practice_candidate"]
    candidate |= {"supervision": SUPERVISED, "bound_months": fact(9), "bound_quit_factor": fact(0.2)}
    candidate |= {"seats": fact(6), "smallest_fraction": fact(0.5), "after": ["basics"]}
    candidate |= {"duration_spread": [{"later_months": 0, "share": 0.5}, {"later_months": 3, "share": 0.5}]}
    candidate |= {"dropout_steps": [{"from_month": 1, "factor": 3.0}, {"from_month": 3, "factor": 0.5}]}
    course(facts, "basics", for_groups=["assistant"], from_group=None, to_group=None, duration_months=2, seats=4)
    course(facts, "wounds_course", **to_competence("wounds", 1, seats=3, entry_rate_annual=0.5))
    course(
        facts, "wounds_school", **to_competence("wounds", 3, seats=3, entry_rate_annual=0.5, after=["wounds_course"])
    )
    facts["external_programmes"] = {"apprentices": external(duration_months=5)}
    required(facts, "wounds", ward=4, school=1)
    facts["competences"]["wounds"]["recruit_share"] = {"assistant": fact(0.4)}
    return facts


@cache
def busy() -> Rulebook:
    staff = pd.concat([assistants(20), people("ward", "skilled", 8), people("school", "teacher", 4)])
    held = holding(ward_assistant_003=("wounds", 1), ward_skilled_002=("wounds", 3))
    return compile_rulebook(trained_town(busy_settings(), staff, competences=held), lively_posts())


def test_the_engines_agree_where_all_kinds_of_training_meet() -> None:
    assert compared(busy(), range(10)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("gates.own_bit[programme]) == 0", "gates.own_bit[programme]) >= 0"),
        ("gates.needs[programme]) == gates.needs[programme]", "gates.needs[programme]) >= 0"),
        ("supervisors * ratio // 100", "supervisors * ratio // 90"),
        ("people.percent[rows] >= gates.smallest[programme, year]", "people.percent[rows] > 50"),
        ("np.minimum(months - entered, training", "np.minimum(months - entered + 1, training"),
        ("factors[bound] = factor", "factors[bound] = 1.0"),
        ("level = max(level,", "level = min(level,"),
        ("heads < least, (least", "heads <= least, (least"),
        ("drops_out(town, programme, key, month, month - entered)", "drops_out(town, programme, key, month - 1, 1)"),
    ],
)
def test_a_changed_rule_of_training_in_the_simpy_engine_is_found(old: str, new: str) -> None:
    changed = changed_simpy(old, new)
    assert any(unequal(changed(busy(), 2026, n), ENGINES["kernel"](busy(), 2026, n)) for n in range(20))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("room[unit] <= 0", "room[unit] < 0"),
        ('programme["duration"] + later', 'programme["duration"]'),
        ('aside["done"] |= done_of[competence, level_now]', 'aside["done"] |= 0'),
        ("here <= FEW_HOLDERS", "here < FEW_HOLDERS"),
    ],
)
def test_a_changed_rule_of_training_in_the_kernel_is_found(old: str, new: str) -> None:
    changed = plain_kernel(old, new)
    with np.errstate(over="ignore"):
        assert any(unequal(changed(busy(), 2026, n), ENGINES["simpy"](busy(), 2026, n)) for n in range(6))


def test_who_entered_completed_dropped_out_or_is_still_in() -> None:
    tallies = [ENGINES["kernel"](busy(), 5, number) for number in range(20)]
    whole = sum(tally.courses.sum(axis=(0, 1)) for tally in tallies)
    entered, completed, dropped, studied_months, _ = whole.T
    assert (entered > 0).all() and (completed > 0).all() and dropped.sum() > 0
    assert (entered >= completed + dropped).all()
    # each student counts in the month of entry; nobody studies longer than length and delay
    assert (studied_months >= entered).all() and (studied_months <= entered * 40).all()


def test_when_the_programmes_close_all_who_entered_have_completed_or_dropped_out() -> None:
    facts = quiet(years=4)
    set_group(facts, "assistant", quit_rate_annual=0.3)
    course(facts, duration_months=9, dropout_rate_monthly=0.04, entry_rate_annual=0.5, in_use={2026: True, 2028: False})
    facts["external_programmes"] = {"apprentices": external(in_use={2026: True, 2027: False})}
    paths = studied(facts, assistants(60), 5)
    for name in ("practice_candidate", "apprentices"):
        out = counted(paths, "completed", name) + counted(paths, "dropped_out", name)
        assert counted(paths, "entered", name) == out > 0
        assert counted(paths, "completed", name) > 0 and counted(paths, "dropped_out", name) > 0
    flows = {flow: int(months_of(paths, f"training_{flow}").sum()) for flow in ("enter", "complete", "dropout")}
    assert flows["enter"] == counted(paths, "entered") and flows["dropout"] == counted(paths, "dropped_out")


def test_student_months_are_the_students_at_each_month_end() -> None:
    facts = quiet()
    course(facts, duration_months=5, dropout_rate_monthly=0.05, entry_rate_annual=0.6)
    paths = studied(facts, assistants(30))
    months = pd.RangeIndex(36)
    moved = {
        flow: months_of(paths, f"training_{flow}").reindex(months, fill_value=0)
        for flow in ("enter", "complete", "dropout")
    }
    students = (moved["enter"] - moved["complete"] - moved["dropout"]).cumsum()
    assert students.sum() == counted(paths, "student_months") == paths.years["training_head_months"].sum()


def test_seats_are_never_exceeded_and_only_filled_at_intakes() -> None:
    facts = quiet()
    course(facts, seats=3, intake_months=[2, 9])
    entered = months_of(studied(facts, assistants(15)), "training_enter")
    assert entered.to_dict() == {1: 3, 8: 3, 13: 3, 20: 3, 25: 3}


def test_supervisors_at_work_limit_the_students_of_their_own_unit() -> None:
    facts = quiet()
    course(facts, duration_months=100, supervision=SUPERVISED)
    course(facts, "certificate", duration_months=100, supervision=SUPERVISED)
    ward = pd.concat([assistants(30), people("ward", "skilled", 5)])
    elsewhere = people("school", "assistant", 3).assign(person_id=["s1", "s2", "s3"])
    paths = studied(facts, pd.concat([ward, elsewhere]))
    # five colleagues take two students, both programmes together; the school has nobody who could
    assert paths.courses.groupby("unit")["entered"].sum().to_dict() == {"ward": 2}


def test_a_place_with_a_supervisor_is_free_for_the_next_when_a_student_ends() -> None:
    facts = quiet(years=1)
    course(facts, **to_competence("wounds", duration_months=3), supervision=SUPERVISED | {"groups": ["skilled"]})
    facts["programmes"]["practice_candidate"] |= {"from_group": "assistant"}
    required(facts, "wounds")
    paths = studied(facts, pd.concat([assistants(9), people("ward", "skilled", 2)]))
    assert months_of(paths, "training_enter").to_dict() == {0: 1, 3: 1, 6: 1, 9: 1}


def test_part_time_delays_the_gate_in_worked_months() -> None:
    facts = quiet(years=10)
    course(facts, experience_months=60)
    full = months_of(studied(facts, assistants(4, seniority_years=1)), "training_enter")
    half = months_of(studied(facts, assistants(4, seniority_years=1, fraction=0.5)), "training_enter")
    # 12 of 60 months behind; half a position earns half a month, also of the year behind
    assert (full.index.tolist(), half.index.tolist()) == ([48], [108])


def test_a_position_below_the_smallest_fraction_is_not_let_in() -> None:
    facts = quiet()
    course(facts, smallest_fraction=0.8)
    staff = pd.concat([assistants(3, fraction=0.8), assistants(5, fraction=0.79).assign(person_id=list("abcde"))])
    assert counted(studied(facts, staff), "entered") == 3


def test_a_course_waits_for_the_earlier_ones_and_is_taken_once() -> None:
    facts = quiet()
    course(facts, "basics", to_group=None, duration_months=4)
    course(facts, "practice_candidate", after=["basics"], duration_months=6)
    paths = studied(facts, assistants(8))
    assert months_of(paths, "training_enter").to_dict() == {0: 8, 4: 8}
    assert {name: counted(paths, "completed", name) for name in ("basics", "practice_candidate")} == {
        "basics": 8,
        "practice_candidate": 8,
    }


def test_who_holds_what_the_earlier_course_gives_need_not_take_it() -> None:
    facts = quiet(years=1)
    required(facts, "wounds")
    course(facts, "basics", **to_competence("wounds", 2, entry_rate_annual=0.0))
    course(facts, after=["basics"])
    held = holding(ward_assistant_000=("wounds", 2), ward_assistant_001=("wounds", 1), ward_assistant_002=("wounds", 3))
    assert counted(studied(facts, assistants(5), competences=held), "entered") == 2


def test_a_course_for_all_staff_reaches_everyone_in_its_units_once() -> None:
    facts = quiet()
    required(facts, "tool")
    course(facts, "everyone", **to_competence("tool"), units=["ward"], seats=2)
    staff = pd.concat([assistants(7), people("ward", "nurse", 4), people("school", "teacher", 5)])
    paths = studied(facts, staff)
    assert counted(paths, "completed", "everyone") == 11
    last = paths.competences.query("year == 2028").set_index("unit")["head_months"]
    assert last.to_dict() == {"ward": 132}
    assert set(paths.flows["flow"]) == {"training_enter", "training_complete"}


def test_a_course_may_be_for_several_groups_and_not_for_others() -> None:
    facts = quiet(years=1)
    course(facts, from_group=None, for_groups=["assistant", "teacher"])
    paths = studied(facts, pd.concat([assistants(3), people("ward", "nurse", 4), people("school", "teacher", 5)]))
    assert paths.stock.query("month == 12").groupby("group")["heads"].sum().to_dict() == {"nurse": 4, "skilled": 8}


def test_the_length_is_drawn_from_its_table() -> None:
    facts = quiet()
    course(
        facts, duration_months=3, duration_spread=[{"later_months": 0, "share": 0.3}, {"later_months": 9, "share": 0.7}]
    )
    done = months_of(studied(facts, assistants(200), 20), "training_complete")
    assert done.index.tolist() == [3, 12] and done.sum() == 4000
    assert abs(done[3] - 1200) < 4 * (4000 * 0.3 * 0.7) ** 0.5


def test_drop_out_follows_the_month_of_study() -> None:
    facts = quiet()
    steps = [{"from_month": 1, "factor": 0.0}, {"from_month": 7, "factor": 2.0}]
    course(facts, duration_months=24, dropout_rate_monthly=0.5, dropout_steps=steps, in_use={2026: True, 2027: False})
    facts["programmes"]["practice_candidate"]["intake_months"] = [1]
    assert months_of(studied(facts, assistants(9)), "training_dropout").to_dict() == {7: 9}


def test_nobody_quits_while_bound_and_all_are_free_afterwards() -> None:
    facts = quiet()
    set_group(facts, "skilled", quit_rate_annual=0.9999)
    course(facts, bound_months=10, bound_quit_factor=0.0)
    bound = months_of(studied(facts, assistants(40)), "quit")
    course(facts, bound_months=10, bound_quit_factor=1.0)
    free = months_of(studied(facts, assistants(40)), "quit")
    # completed in month 1; the binding time ends with month 10
    assert (bound.index[0], free.index[0]) == (11, 2)


def test_motivation_multiplies_the_rate_of_entry_up_to_everybody() -> None:
    def entered(rate: float, factor: float) -> dict[Any, Any]:
        facts = quiet()
        course(facts, entry_rate_annual=rate, motivation_factor=factor)
        return months_of(studied(facts, assistants(30)), "training_enter").to_dict()

    assert entered(0.2, 2.0) == entered(0.4, 1.0) != entered(0.2, 1.0)
    assert entered(0.5, 100.0) == {0: 30} and entered(0.5, 0.0) == {}


def test_without_drop_out_and_with_seats_for_all_completions_are_entries() -> None:
    facts = quiet(years=6)
    course(facts, duration_months=11, entry_rate_annual=0.5)
    paths = studied(facts, assistants(40), 5)
    entered, completed = months_of(paths, "training_enter"), months_of(paths, "training_complete")
    assert completed.to_dict() == {month + 11: heads for month, heads in entered.items() if month + 11 < 72}


def test_more_seats_and_more_supervisors_give_no_fewer_completions() -> None:
    def completed(seats: int, ratio: float) -> int:
        facts = quiet(years=5)
        set_group(facts, "assistant", quit_rate_annual=0.1)
        more = {"supervision": {"students_per_supervisor": fact(ratio)}, "duration_months": 7}
        course(facts, seats=seats, entry_rate_annual=0.5, dropout_rate_monthly=0.02, intake_months=[1, 8], **more)
        staff = pd.concat([assistants(60), people("ward", "skilled", 10)])
        return counted(studied(facts, staff, 20), "completed")

    by_seats = [completed(seats, 10.0) for seats in (0, 1, 3, 8, 30)]
    by_supervisors = [completed(30, ratio) for ratio in (0.0, 0.2, 1.0, 5.0)]
    assert by_seats == sorted(by_seats) and by_supervisors == sorted(by_supervisors)
    assert by_seats[0] == by_supervisors[0] == 0 < by_seats[1] < by_seats[-1]


def test_external_students_complete_as_often_as_the_rates_say() -> None:
    facts = quiet(years=5)
    facts["external_programmes"] = {"apprentices": external(in_use={2026: True, 2028: False})}
    replications = 400
    paths = studied(facts, assistants(1), replications)
    seats, completes = 20 * replications, 0.8 * 0.98**23
    for measure, chance in (("entered", 0.8), ("completed", completes), ("available", completes * 0.5)):
        error = (seats * chance * (1 - chance)) ** 0.5
        assert abs(counted(paths, measure, "apprentices") - seats * chance) < 4 * error, measure
    assert set(paths.courses["unit"]) == {"ward"}


def test_external_students_hold_no_post_and_graduates_come_among_those_who_look_for_work() -> None:
    facts = quiet(years=4)
    alone = studied(facts, assistants(5), 3)
    facts["external_programmes"] = {"apprentices": external(stay_share=1.0)}
    beside = studied(facts, assistants(5), 3)
    for table in ("years", "months", "flows", "stock"):
        pd.testing.assert_frame_equal(getattr(alone, table), getattr(beside, table))
    came = beside.graduates.groupby("group")["arrived"].sum()
    assert came.to_dict() == {"skilled": counted(beside, "available", "apprentices")} and came["skilled"] > 0


def test_competences_are_counted_by_unit_and_lost_with_the_person() -> None:
    facts = quiet(years=2)
    required(facts, "wounds", ward=3, school=1)
    set_group(facts, "assistant", quit_rate_annual={2026: 0.0, 2027: 1.0})  # type: ignore[arg-type]
    staff = pd.concat([assistants(2), people("ward", "nurse", 3)])
    held = holding(ward_assistant_000=("wounds", 1), ward_nurse_000=("wounds", 2), ward_nurse_001=("wounds", 3))
    rows = studied(facts, staff, competences=held).competences.drop(columns="replication").to_numpy().tolist()
    # the ward has three holders in the first year and two in the next; the school has nobody
    assert rows == [
        [2026, "school", "wounds", 0, 12, 12, 12],
        [2026, "ward", "wounds", 36, 0, 0, 0],
        [2027, "school", "wounds", 0, 12, 12, 12],
        [2027, "ward", "wounds", 24, 12, 12, 12],
    ]


def test_only_the_level_that_counts_is_counted_and_a_course_raises_it() -> None:
    facts = quiet(years=1)
    required(facts, "wounds", ward=2)
    facts["competences"]["wounds"]["counts_from_level"] = 2
    course(facts, **to_competence("wounds", 2, duration_months=6))
    held = holding(ward_assistant_000=("wounds", 1), ward_assistant_001=("wounds", 3))
    paths = studied(facts, assistants(2), competences=held)
    # who has level 3 already does not go; the other completes in July
    assert counted(paths, "entered") == 1
    assert paths.competences["head_months"].tolist() == [12 + 6]


def test_cross_training_ends_the_vulnerability_of_a_small_unit() -> None:
    facts = quiet(years=2)
    required(facts, "payroll", school=2)
    staff = people("school", "teacher", 6)
    held = holding(school_teacher_000=("payroll", 3))
    before = studied(facts, staff, competences=held).competences["months_with_at_most_two"].sum()
    course(facts, **to_competence("payroll", duration_months=3), units=["school"], seats=2)
    after = studied(facts, staff, competences=held).competences["months_with_at_most_two"].sum()
    assert (before, after) == (24, 3)


def test_recruits_bring_competences_as_often_as_their_group_does() -> None:
    facts = quiet(years=1)
    required(facts, "wounds")
    facts["competences"]["wounds"]["recruit_share"] = {"assistant": fact(0.25)}
    set_group(facts, "assistant", quit_rate_annual=1.0, applicants_per_month=50.0)
    paths = studied(facts, assistants(50), 20)
    hires = months_of(paths, "hire").sum()
    # each recruit is there at one month end before leaving again
    share = paths.competences["head_months"].sum() / hires
    assert abs(share - 0.25) < 4 * (0.25 * 0.75 / hires) ** 0.5


def test_posts_of_the_test_towns_fit_their_staff() -> None:
    staff = assistants(3, fraction=0.5)
    assert fits(staff)[["unit", "group", "percent", "posts"]].to_numpy().tolist() == [["ward", "assistant", 50, 3]]


def test_programmes_with_one_intake_in_common_share_scarce_supervisors_in_the_same_order_in_both_engines() -> None:
    facts = quiet()
    # the first by name has an intake between the common ones, so its last was later than the other's
    alike: dict[str, Any] = {"duration_months": 100, "seats": 1, "supervision": SUPERVISED}
    course(facts, "certificate", intake_months=[1, 8], entry_rate_annual=0.9, **alike)
    course(facts, "supported", intake_months=[8], **alike)
    scenario = trained_town(facts, pd.concat([assistants(30), people("ward", "skilled", 4)]))
    assert compared(compile_rulebook(scenario, fits(scenario.frame("staff"))), range(3)) == []
    entered = studied(facts, pd.concat([assistants(30), people("ward", "skilled", 4)])).courses
    assert entered.groupby("programme", observed=True)["entered"].sum().to_dict() == {"certificate": 2}
