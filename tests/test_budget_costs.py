"""The budget by hand: one nurse, then each kind of hour, and the laws that hold for any table."""

from __future__ import annotations

import pandas as pd
import pytest

from model.budget import cost_table, pay_factors
from model.budget.axes import axes_of
from model.budget.costs import exact_costs, read_hours
from model.budget.pay import read_staff
from model.budget.rates import rates_of
from model.budget.training import read_students
from model.errors import InputError
from tests.budget_cases import by_item, need, paths, recourse, rota_hours, scenario, staff_row, staff_years
from tests.tiny import fact, frames, settings, tiny

NO_INCONVENIENT = rota_hours(("nurse", 0.0, 0.0, 0.0, 35.5))
NURSE = staff_row("ward", "nurse", 0, percent_months=1200)


def costs(staff, hours, events, **budget):
    return cost_table(scenario(**budget), paths(staff), hours, events, need())


def no_holy_days() -> dict[str, object]:
    return {"supplements": settings()["budget"]["supplements"] | {"holy_days_year": fact(0.0)}}


def test_one_full_time_nurse_in_zone_one_costs_what_the_hand_says():
    table = costs(staff_years(NURSE), NO_INCONVENIENT, recourse())
    # pay outside five weeks of holiday 520 000 × 47/52 = 470 000; holiday pay 12 % of it = 56 400
    # pension 15 % of 520 000 = 78 000; contribution 14.1 % of (470 000 + 56 400 + 78 000) = 85 220.4
    assert by_item(table) == {"fixed_pay": 526_400, "pension": 78_000, "employer_contribution": 85_220}


def test_the_nurse_is_booked_on_the_wards_function_and_the_items_accounts():
    table = costs(staff_years(NURSE), NO_INCONVENIENT, recourse())
    assert table[["unit", "function_code", "account_code"]].to_numpy().tolist() == [
        ["ward", "253", "010"],
        ["ward", "253", "090"],
        ["ward", "253", "099"],
    ]


def test_a_nurse_over_sixty_has_one_week_and_the_extra_holiday_pay():
    older = staff_row("ward", "nurse", 0, percent_months=1200, percent_months_60=1200)
    table = costs(staff_years(older), NO_INCONVENIENT, recourse())
    # 520 000 × 46/52 = 460 000; holiday pay 12 % + 2.3 % = 65 780
    assert by_item(table)["fixed_pay"] == 525_780


def test_seniority_decides_the_pay():
    senior = staff_row("ward", "nurse", 10, percent_months=600)
    # half a position at 600 000 for a year is 300 000; pension 15 %
    assert by_item(costs(staff_years(senior), NO_INCONVENIENT, recourse()))["pension"] == 45_000


def test_evening_night_and_weekend_hours_give_supplements_on_the_hours_worked():
    hours = rota_hours(("nurse", 10.0, 5.0, 10.0, 40.0))
    table = costs(staff_years(NURSE), hours, recourse((("nurse", "own", 1600.0),)), **no_holy_days())
    # hourly pay 520 000 / 1846 = 281.690; night 25 % = 70.4225 (over 70), weekend 22 % = 61.97 (so 70)
    # per hour 0.25 × 56 + 0.125 × 70.4225 + 0.25 × 70 = 40.302817; × 1600 = 64 484.507; with 12 % 72 222.648
    assert by_item(table)["fixed_pay"] == 526_400 + 72_223
    # pension on 520 000 + 64 484.507 at 15 % = 87 672.676
    assert by_item(table)["pension"] == 87_673


def test_holy_days_are_spread_over_the_rotas_hours():
    table = costs(staff_years(NURSE), NO_INCONVENIENT, recourse((("nurse", "own", 1600.0),)))
    # 9/365 × 1.333 × 281.690 = 9.258710 an hour; × 1600 × 1.12 = 16 591.608
    assert by_item(table)["fixed_pay"] == 526_400 + 16_592


def test_surplus_pool_and_neighbour_hours_cost_their_supplements_only():
    hours = rota_hours(("nurse", 40.0, 0.0, 0.0, 40.0))
    events = recourse((("nurse", "pool", 10.0), ("nurse", "neighbour", 10.0)), (), (("nurse", 10.0),))
    table = costs(staff_years(NURSE), hours, events, **no_holy_days())
    # 30 hours × 56 × 1.12 = 1 881.6
    assert by_item(table)["fixed_pay"] == 526_400 + 1_882


def test_long_leave_is_refunded_and_carries_no_contribution():
    on_leave = staff_row("ward", "nurse", 0, percent_months=1200, leave_percent_months=300)
    table = costs(staff_years(on_leave), NO_INCONVENIENT, recourse())
    # a quarter of 520 000 = 130 000; 90 % = 117 000; with holiday pay 10.2 % = 128 934
    # contribution 14.1 % of (604 400 − 128 934) = 67 040.706
    assert by_item(table)["sick_pay_refund"] == -128_934
    assert by_item(table)["employer_contribution"] == 67_041


def test_the_refund_stops_at_six_base_amounts():
    on_leave = staff_row("ward", "nurse", 0, percent_months=1200, leave_percent_months=1200)
    sick = settings()["budget"]["sick_pay"] | {"base_amount_nok": fact(50_000.0)}
    # six base amounts are 300 000; 90 % = 270 000; with 10.2 % = 297 540
    assert (
        by_item(costs(staff_years(on_leave), NO_INCONVENIENT, recourse(), sick_pay=sick))["sick_pay_refund"] == -297_540
    )


def test_shorter_absence_is_refunded_by_its_own_share():
    table = costs(staff_years(NURSE), NO_INCONVENIENT, recourse((), (("nurse", "short_absence", 100.0),)))
    # 100 h × 520 000 / 1846 × 30 % × 1.102 = 9 312.667; a part may be off by less than a krone
    assert abs(by_item(table)["sick_pay_refund"] + 9_312.667) < 1


def test_each_paid_step_is_booked_on_its_own_item():
    steps = (("nurse", "hourly", 100.0), ("nurse", "extra_shift", 100.0), ("nurse", "overtime", 100.0))
    steps += (("nurse", "agency", 100.0), ("nurse", "lower_competence", 100.0), ("nurse", "uncovered", 100.0))
    found = by_item(costs(staff_years(NURSE), NO_INCONVENIENT, recourse(steps), **no_holy_days()))
    # 100 h × 520 000 / 1846 = 28 168.987; with 12 % holiday pay 31 549.266, times the step's price
    by_hand = {"substitutes": 34_704.19, "extra_help": 33_126.73, "overtime": 50_478.83, "other_pay": 28_394.34}
    by_hand["agency"] = 89_801.43  # 28 168.987 × 2.2 × 1.27 × 1.141, and no on-costs after
    by_hand["pension"] = 90_887.31  # 15 % of 520 000 + 28 168.987 × (1.10 + 1.05 + 0.90); not overtime, not agency
    assert {item: nok for item, nok in by_hand.items() if abs(found[item] - nok) >= 1} == {}


def test_a_group_nobody_holds_is_paid_as_a_new_recruit():
    table = costs(staff_years(NURSE), NO_INCONVENIENT, recourse((("assistant", "hourly", 1846.0),)), **no_holy_days())
    # the ladder begins at 400 000; × 1.1 × 1.12
    assert by_item(table)["substitutes"] == 492_800


def test_a_group_without_posts_in_the_rota_has_the_units_mean_supplement():
    hours = rota_hours(("nurse", 10.0, 0.0, 0.0, 40.0), ("skilled", 30.0, 0.0, 0.0, 40.0))
    table = costs(staff_years(NURSE), hours, recourse((("assistant", "own", 100.0),)), **no_holy_days())
    # half the unit's hours are evening: 100 × 28 × 1.12 = 3 136
    assert by_item(table)["fixed_pay"] == 526_400 + 3_136


def test_taken_training_seats_and_heads_are_booked_as_courses():
    facts = settings()
    facts["programmes"]["practice_candidate"]["cost_per_head_nok"] = fact(1_000.0)
    staff = paths(staff_years(NURSE), ("practice_candidate", 2, 6))
    table = cost_table(tiny(facts, frames()), staff, NO_INCONVENIENT, recourse(), need())
    # half a year of a seat at 30 000, two students at 1 000
    assert by_item(table)["courses"] == 17_000


def test_an_apprentice_costs_pay_and_brings_a_grant():
    money = {"cost_per_seat_annual_nok": 1_200.0, "cost_per_head_nok": 0.0, "pay_annual_nok": 240_000.0}
    facts = settings()
    facts["external_programmes"] = {
        "apprentices": {
            "title": "Apprentices",
            "to_group": "skilled",
            "unit": "ward",
            "intake_months": [8],
            **{name: fact(value) for name, value in (money | {"grant_annual_nok": 90_000.0}).items()},
            **{name: fact(1.0) for name in ("fill_share", "stay_share")},
            **{name: fact(24) for name in ("seats", "duration_months", "available_months")},
            "in_use": fact(True),
            "dropout_rate_monthly": fact(0.0),
        }
    }
    staff = paths(staff_years(NURSE), ("apprentices", 3, 10))
    table = cost_table(tiny(facts, frames()), staff, NO_INCONVENIENT, recourse(), need())
    found = by_item(table)
    assert (found["courses"], found["apprentice_pay"], found["training_grants"]) == (1_000, 200_000, -75_000)
    assert set(table.loc[table["cost_item"] == "training_grants", "account_code"]) == {"730"}


def test_students_of_an_unknown_programme_are_refused():
    staff = paths(staff_years(NURSE), ("practice_candidat", 0, 6))
    with pytest.raises(InputError, match="did you mean “practice_candidate”"):
        cost_table(scenario(), staff, NO_INCONVENIENT, recourse(), need())


def test_a_pool_costs_its_start_in_its_first_year_only():
    facts = settings()
    facts["budget"]["pool_start_cost_nok"] = fact(50_000.0)
    facts["pools"]["care"]["in_use"] = fact({2026: False, 2027: True})
    table = cost_table(tiny(facts, frames()), paths(staff_years(NURSE)), NO_INCONVENIENT, recourse(), need())
    start = table[table["cost_item"] == "courses"]
    assert start[["year", "unit", "cost_nok"]].to_numpy().tolist() == [[2027, "care_pool", 50_000]]


def test_a_pool_in_use_from_before_the_first_year_has_no_start_cost():
    facts = settings()
    facts["budget"]["pool_start_cost_nok"] = fact(50_000.0)
    facts["pools"]["care"]["in_use"] = fact(True)
    table = cost_table(tiny(facts, frames()), paths(staff_years(NURSE)), NO_INCONVENIENT, recourse(), need())
    assert "courses" not in by_item(table)


def test_zone_five_pays_no_contribution():
    table = costs(staff_years(NURSE), NO_INCONVENIENT, recourse(), contribution_zone="V")
    assert by_item(table) == {"fixed_pay": 526_400, "pension": 78_000}


def test_no_staff_and_no_hours_cost_nothing():
    assert costs(staff_years(), NO_INCONVENIENT, recourse())["cost_nok"].sum() == 0


def test_accounts_sum_to_the_rounded_total():
    rows = [
        staff_row(unit, group, 10, percent_months=777) for unit, group in (("ward", "skilled"), ("school", "teacher"))
    ]
    one = costs(staff_years(NURSE, *rows), NO_INCONVENIENT, recourse((("nurse", "hourly", 33.3),)))
    events = recourse((("nurse", "hourly", 33.3),))
    facts, years = scenario(), staff_years(NURSE, *rows)
    axes = axes_of(facts, years)
    rates, hours = rates_of(facts, NO_INCONVENIENT, need()), read_hours(axes, events)
    people, students = read_staff(axes, rates, years), read_students(facts, axes, paths(years).courses)
    exact = exact_costs(facts, rates, people, students, hours).sum()
    assert one["cost_nok"].sum() == round(exact)


def test_the_order_of_the_rows_does_not_matter():
    rows = [staff_row(unit, "assistant", 0, percent_months=333) for unit in ("school", "ward")]
    events = recourse((("assistant", "hourly", 33.3), ("nurse", "overtime", 0.1), ("nurse", "own", 1600.7)))
    turned = recourse((("nurse", "own", 1600.7), ("nurse", "overtime", 0.1), ("assistant", "hourly", 33.3)))
    first = costs(staff_years(NURSE, *rows), NO_INCONVENIENT, events)
    second = costs(staff_years(*rows[::-1], NURSE), NO_INCONVENIENT, turned)
    pd.testing.assert_frame_equal(first, second)


def test_current_prices_grow_from_the_price_year():
    facts = settings()
    facts["budget"] |= {"pay_growth_annual": fact({2026: 0.05, 2028: 0.10}), "price_year": 2026}
    assert pay_factors(tiny(facts, frames())).round(6).tolist() == [1.0, 1.05, 1.155]


def test_the_newest_function_not_after_the_year_is_used():
    tables = frames()
    newer = [("institution", "257", 2024, "Shared housing"), ("institution", "999", 2030, "Later")]
    tables["functions"] = pd.concat([tables["functions"], pd.DataFrame(newer, columns=tables["functions"].columns)])
    table = cost_table(tiny(settings(), tables), paths(staff_years(NURSE)), NO_INCONVENIENT, recourse(), need())
    assert set(table["function_code"]) == {"257"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"contribution_zone": "IX"}, "contribution_zone"),
        ({"hours_base": fact(0.0)}, "hours_base"),
    ],
)
def test_a_wrong_budget_setting_is_told(change, words):
    with pytest.raises(InputError, match=words):
        costs(staff_years(NURSE), NO_INCONVENIENT, recourse(), **change)


def test_a_cost_without_an_account_is_told():
    tables = frames()
    tables["accounts"] = tables["accounts"][tables["accounts"]["cost_item"] != "pension"]
    with pytest.raises(InputError, match="pension"):
        cost_table(tiny(settings(), tables), paths(staff_years(NURSE)), NO_INCONVENIENT, recourse(), need())


def test_a_needed_rota_without_hours_is_told():
    empty = NO_INCONVENIENT.assign(total=0.0)
    with pytest.raises(InputError, match="unit ward, year 2026"):
        costs(staff_years(NURSE), empty, recourse())


def test_staff_outside_the_seniority_bands_are_told():
    broken = staff_years(NURSE).assign(percent_months=1300)
    with pytest.raises(InputError, match="seniority"):
        costs(broken, NO_INCONVENIENT, recourse())


def test_a_step_that_nobody_can_price_is_told():
    with pytest.raises(InputError, match="did you mean “hourly”"):
        costs(staff_years(NURSE), NO_INCONVENIENT, recourse((("nurse", "hourley", 1.0),)))
