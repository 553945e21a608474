"""The working-time rule table: every number of the law and the agreements, and which row holds when."""

from __future__ import annotations

import copy
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from model.errors import InputError
from model.rota.check.rota import CHECKS
from model.rota.rule_table import LEVELS, read_rule_table, rules_in_force, with_agreed_values

SHIPPED = Path(__file__).parents[1] / "scenarios" / "rules" / "working_time.yaml"
PARSED: dict[str, Any] = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
TODAY = dt.date(2026, 1, 1)
# (quantity, level): value, as the law and the agreements state them
NUMBERS = {
    ("daily_rest_hours", "law"): 11,
    ("daily_rest_hours", "local_stewards"): 8,
    ("weekly_rest_hours", "law"): 35,
    ("weekly_rest_hours", "local_stewards"): 28,
    ("longest_shift_hours", "law"): 9,
    ("longest_shift_hours", "individual"): 10,
    ("longest_shift_hours", "local_stewards"): 12.5,
    ("longest_shift_hours", "central_union"): 14,
    ("hours_in_week", "law"): 40,
    ("hours_in_week", "individual"): 50,
    ("hours_in_week", "local_stewards"): 54,
    ("hours_over_8_weeks", "individual"): 48,
    ("averaging_weeks", "individual"): 52,
    ("mean_hours", "law"): 40,
    ("mean_hours_sunday_night", "law"): 38,
    ("mean_hours_round_the_clock", "law"): 36,
    ("sundays_in_row", "law"): 1,
    ("sundays_in_row", "individual"): 3,
    ("sundays_off_26_weeks", "individual"): 13,
    ("weekend_every", "policy"): 3,
    ("agreed_hours_day", "tariff"): 37.5,
    ("agreed_hours_rota", "tariff"): 35.5,
    ("agreed_hours_continuous", "tariff"): 33.6,
    ("continuous_night_hours", "tariff"): 539,
    ("continuous_sunday_hours", "tariff"): 231,
    ("three_part_sunday_minutes", "tariff"): 70,
    ("three_part_night_minutes", "tariff"): 75,
    ("annual_hours_day", "tariff"): 1950,
    ("annual_hours_rota", "tariff"): 1846,
    ("annual_hours_continuous", "tariff"): 1747.2,
    ("annual_hours_supplement_base", "tariff"): 1900,
    ("overtime_7_days", "law"): 10,
    ("overtime_4_weeks", "law"): 25,
    ("overtime_52_weeks", "law"): 200,
    ("overtime_7_days", "local_stewards"): 20,
    ("overtime_4_weeks", "local_stewards"): 50,
    ("overtime_52_weeks", "local_stewards"): 300,
    ("overtime_7_days", "authority"): 25,
    ("overtime_52_weeks", "authority"): 400,
    ("total_24_hours", "law"): 13,
    ("total_24_hours", "local_stewards"): 16,
    ("total_7_days", "law"): 48,
    ("overtime_pay_share", "law"): 0.40,
    ("weekend_supplement_share", "tariff"): 0.22,
    ("weekend_supplement_nok", "tariff"): 70,
    ("night_supplement_share", "tariff"): 0.25,
    ("night_supplement_nok", "tariff"): 70,
    ("evening_supplement_nok", "tariff"): 56,
    ("plan_notice_weeks", "law"): 2,
    ("actual_hours_months", "law"): 12,
    ("substitute_permanent_years", "law"): 3,
    ("temporary_permanent_years", "law"): 4,
}


@pytest.fixture
def shipped() -> dict[str, Any]:
    return copy.deepcopy(PARSED)


def test_every_number_of_the_law_and_the_agreements_is_a_row(shipped: dict[str, Any]) -> None:
    rows = {(row.quantity, row.agreement_level): row.value for row in read_rule_table(shipped).rows}
    assert {place: rows.get(place) for place in NUMBERS} == NUMBERS


def test_annual_hours_are_52_weeks_of_the_weekly_hours(shipped: dict[str, Any]) -> None:
    rows = {row.quantity: row.value for row in read_rule_table(shipped).rows}
    for kind in ("day", "rota", "continuous"):
        assert rows[f"annual_hours_{kind}"] == pytest.approx(52 * rows[f"agreed_hours_{kind}"], abs=1e-9)


def test_every_row_names_the_check_that_uses_it_or_says_why_none_does(shipped: dict[str, Any]) -> None:
    for row in read_rule_table(shipped).rows:
        assert row.checked in CHECKS or row.checked.startswith("not checked on a rota line: "), row.id


def test_unverified_rows_are_marked_assumed(shipped: dict[str, Any]) -> None:
    for row in read_rule_table(shipped).rows:
        unverified = "background knowledge" in row.source or "choice of ours" in row.source
        assert (row.status == "assumed") == unverified, row.id


def test_a_later_level_is_never_stricter_than_the_law(shipped: dict[str, Any]) -> None:
    rows = read_rule_table(shipped).rows
    law = {rule.quantity: rule.value for rule in rules_in_force(rows, (), TODAY)}
    for level in LEVELS:
        for rule in rules_in_force(rows, {level}, TODAY):
            held = law.get(rule.quantity, rule.value)
            assert rule.value >= held if rule.sense == "most" else rule.value <= held, (level, rule.id)


@pytest.mark.parametrize(
    ("levels", "rest", "shift", "week"),
    [
        (set(), "daily_rest_law", "longest_shift_law", "week_hours_law"),
        ({"individual"}, "daily_rest_law", "longest_shift_individual", "week_hours_individual"),
        ({"local_stewards"}, "daily_rest_stewards", "longest_shift_stewards", "week_hours_stewards"),
        ({"individual", "central_union"}, "daily_rest_law", "longest_shift_central", "week_hours_individual"),
        (set(LEVELS), "daily_rest_stewards", "longest_shift_central", "week_hours_stewards"),
    ],
)
def test_the_most_permissive_agreed_level_holds(
    shipped: dict[str, Any], levels: set[str], rest: str, shift: str, week: str
) -> None:
    held = {rule.quantity: rule.id for rule in rules_in_force(read_rule_table(shipped).rows, levels, TODAY)}
    assert held["daily_rest_hours"] == rest
    assert held["longest_shift_hours"] == shift
    assert held["hours_in_week"] == week


def test_a_quantity_holds_only_when_its_level_is_agreed(shipped: dict[str, Any]) -> None:
    rows = read_rule_table(shipped).rows
    by_law = {rule.quantity for rule in rules_in_force(rows, (), TODAY)}
    averaged = {rule.quantity for rule in rules_in_force(rows, {"individual"}, TODAY)}
    assert "hours_over_8_weeks" not in by_law and "hours_over_8_weeks" in averaged
    assert "weekend_every" in by_law and "agreed_hours_rota" in by_law


def test_a_row_counts_from_its_date_and_the_newest_version_holds(shipped: dict[str, Any]) -> None:
    newer = {**shipped["rows"][0], "id": "daily_rest_2027", "value": 12, "valid_from": dt.date(2027, 1, 1)}
    rows = read_rule_table({"version": "test", "rows": [*shipped["rows"], newer]}).rows

    def daily_rest(day: dt.date) -> list[float]:
        return [rule.value for rule in rules_in_force(rows, (), day) if rule.quantity == "daily_rest_hours"]

    assert daily_rest(dt.date(2005, 12, 31)) == []
    assert daily_rest(dt.date(2026, 12, 31)) == [11]
    assert daily_rest(dt.date(2027, 1, 1)) == [12]


def test_the_order_of_the_rows_does_not_matter(shipped: dict[str, Any]) -> None:
    backwards = {"version": shipped["version"], "rows": shipped["rows"][::-1]}
    assert read_rule_table(backwards) == read_rule_table(shipped)
    forward_rows, backward_rows = read_rule_table(shipped).rows, read_rule_table(backwards).rows[::-1]
    assert rules_in_force(forward_rows, LEVELS, TODAY) == rules_in_force(backward_rows, LEVELS, TODAY)


def test_a_unit_may_be_stricter_than_its_level_but_not_laxer(shipped: dict[str, Any]) -> None:
    rules = rules_in_force(read_rule_table(shipped).rows, {"local_stewards"}, TODAY)
    changed = {rule.quantity: rule.value for rule in with_agreed_values(rules, {"daily_rest_hours": 9.0})}
    assert changed["daily_rest_hours"] == 9.0 and changed["weekly_rest_hours"] == 28
    freely = {rule.quantity: rule.value for rule in with_agreed_values(rules, {"days_in_row": 9, "weekend_every": 2})}
    assert freely["days_in_row"] == 9 and freely["weekend_every"] == 2
    for values in ({"daily_rest_hours": 7.9}, {"longest_shift_hours": 12.6}):
        with pytest.raises(InputError, match="_stewards"):
            with_agreed_values(rules, values)
    with pytest.raises(InputError, match="did you mean “daily_rest_hours”"):
        with_agreed_values(rules, {"daily_rest_hour": 9.0})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"value": -1}, "daily_rest_law, value"),
        ({"value": float("nan")}, "daily_rest_law, value"),
        ({"value": "eleven"}, "daily_rest_law, value"),
        ({"agreement_level": "boss"}, "daily_rest_law, agreement_level"),
        ({"valid_from": "soon"}, "daily_rest_law, valid_from"),
        ({"window": "a while"}, "daily_rest_law, window"),
        ({"colour": "red"}, "daily_rest_law, colour"),
        ({"id": "daily_rest_stewards"}, "used twice"),
        ({"agreement_level": "local_stewards"}, "same quantity, level and date"),
        ({"sense": "most"}, "one unit and sense"),
        ({"id": "Not an id"}, "row Not an id, id"),
    ],
)
def test_a_bad_row_is_named(shipped: dict[str, Any], change: dict[str, Any], words: str) -> None:
    data = shipped
    data["rows"][0] |= change
    with pytest.raises(InputError, match=words):
        read_rule_table(data)


def test_every_bad_row_is_told_at_once(shipped: dict[str, Any]) -> None:
    data = shipped
    del data["rows"][0]["value"]
    data["rows"][1]["kind"] = "wish"
    data["rows"][2] = "35 hours"
    with pytest.raises(InputError) as fault:
        read_rule_table(data)
    assert [problem.where.split(", ")[1] for problem in fault.value.problems] == [
        "row daily_rest_law",
        "row daily_rest_stewards",
        "row number 3",
    ]


@pytest.mark.parametrize("data", [{}, {"version": "1"}, {"version": "1", "rows": []}, {"rows": [{}]}])
def test_a_table_without_version_or_rows_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="no version or no rows"):
        read_rule_table(data)


def test_an_unknown_level_is_refused(shipped: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="did you mean “local_stewards”"):
        rules_in_force(read_rule_table(shipped).rows, {"local_steward"}, TODAY)
