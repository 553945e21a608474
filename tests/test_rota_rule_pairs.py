"""Every row of the working-time rule table, just legal and just illegal: no row stands there untested."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from model.errors import InputError
from model.rota.check.beyond import OVERTIME_WINDOWS, TOTAL_WINDOWS, broken_terms, overtime_violations
from model.rota.check.hours import three_part_hours
from model.rota.check.rota import line_hours
from model.rota.rule_table import LEVELS, Rule, rules_in_force
from tests.test_rota_check import ALL, EDGES, ROWS, TABLE, Edge, kinds, weeks
from tests.test_rota_check_hours import FORMULAS

# whether the row is kept in its legal (True) and its illegal (False) case
Pair = Callable[[bool], bool]
FIRST = dt.date(2026, 3, 2)


def edge_pair(edge: Edge) -> Pair:
    """A line of a minute or a day more; the violation names the row, or the row whose count it is part of."""

    def kept(legal: bool) -> bool:
        found = edge.found(legal)
        assert found <= {edge.also or edge.row}
        return not found

    return kept


def formula_pair(row: str) -> Pair:
    """A condition of the shorter full-time hours, just met and just missed."""
    return lambda legal: FORMULAS[row][0 if legal else 1]() < 35.5


def night_hours_of(outside: str, inside: str) -> Pair:
    return lambda legal: line_hours(weeks("a......"), kinds(a=outside if legal else inside), ALL).night == 0


def three_part_pair(row: str) -> Pair:
    """The row's minutes make the reduced hours the worked example; a minute less does not."""
    example = (5.0, 7.5)

    def kept(legal: bool) -> bool:
        minutes = ROWS[row].value - (0 if legal else 1)
        rules = {rule.quantity: rule for rule in ALL} | {row: ROWS[row].model_copy(update={"value": minutes})}
        return abs(three_part_hours(rules, *example) - 34.79) < 0.005

    return kept


def overtime_pair(row: Rule) -> Pair:
    """The limit spread over the window's first and last day; half an hour more breaks it."""
    days, shared = (OVERTIME_WINDOWS | TOTAL_WINDOWS)[row.quantity]

    def kept(legal: bool) -> bool:
        rest = row.value * shared + (0.0 if legal else 0.5)
        hours: dict[dt.date, float] = {}
        for day in range(days):
            hours[FIRST + dt.timedelta(days=day)] = min(24.0, max(0.0, rest))
            rest -= 24.0
        total = hours if row.quantity in TOTAL_WINDOWS else None
        found = overtime_violations({} if total else hours, [row], total)
        assert {violation.rule for violation in found} <= {row.id}
        return not found

    return kept


def term_pair(row: Rule) -> Pair:
    def kept(legal: bool) -> bool:
        beyond = {"most": 0.01, "least": -0.01, "equals": 0.01}[row.sense]
        found = broken_terms({row.quantity: row.value + (0.0 if legal else beyond)}, [row])
        assert {violation.rule for violation in found} <= {row.id}
        return not found

    return kept


PAIRS: dict[str, Pair] = {edge.row: edge_pair(edge) for edge in EDGES}
PAIRS |= {row: formula_pair(row) for row in FORMULAS}
PAIRS |= {row: three_part_pair(row) for row in ("three_part_sunday_minutes", "three_part_night_minutes")}
PAIRS["night_from"] = night_hours_of("13:00-21:00", "13:00-21:01")
PAIRS["night_to"] = night_hours_of("06:00-14:00", "05:59-14:00")
WINDOWED = OVERTIME_WINDOWS | TOTAL_WINDOWS
PAIRS |= {row.id: overtime_pair(row) for row in TABLE.rows if row.quantity in WINDOWED}
# rates, rights, notice and contracts: each named here, so that a new row fails until somebody has thought of it
TERMS = [
    "annual_hours_day",
    "annual_hours_rota",
    "annual_hours_continuous",
    "annual_hours_supplement_base",
    "overtime_pay_law",
    "overtime_pay_low",
    "overtime_pay_high",
    "overtime_pay_holy_day",
    "weekend_supplement_share",
    "weekend_supplement_nok",
    "night_supplement_share",
    "night_supplement_nok",
    "evening_supplement_nok",
    "holy_day_supplement",
    "plan_notice",
    "full_time_norm",
    "preferential_right",
    "actual_hours_months",
    "substitute_permanent_years",
    "temporary_permanent_years",
    "reduced_hours_right",
]
PAIRS |= {row: term_pair(ROWS[row]) for row in TERMS}


@pytest.mark.parametrize("row", [row.id for row in TABLE.rows])
def test_every_row_has_a_case_just_legal_and_one_just_illegal(row: str) -> None:
    assert row in PAIRS, f"row {row} has no pair of tests"
    assert PAIRS[row](True)
    assert not PAIRS[row](False)


def test_no_pair_is_left_of_a_row_that_is_gone() -> None:
    assert set(PAIRS) == {row.id for row in TABLE.rows}


BY_LAW = rules_in_force(TABLE.rows, (), dt.date(2026, 1, 1))
BY_STEWARDS = rules_in_force(TABLE.rows, {"local_stewards"}, dt.date(2026, 1, 1))
BY_AUTHORITY = rules_in_force(TABLE.rows, LEVELS, dt.date(2026, 1, 1))


def on(**days: float) -> dict[dt.date, float]:
    """Hours by day after the first: d0=4, d6=6."""
    return {FIRST + dt.timedelta(days=int(day[1:])): hours for day, hours in days.items()}


def test_overtime_counts_in_windows_that_move_day_by_day() -> None:
    assert overtime_violations(on(d0=5, d6=5), BY_LAW) == []
    assert overtime_violations(on(d0=5, d7=6), BY_LAW) == []
    (found,) = overtime_violations(on(d0=5, d6=6), BY_LAW)
    assert (found.rule, found.found, found.since, found.until) == (
        "overtime_7_days_law",
        11,
        FIRST,
        FIRST + dt.timedelta(days=6),
    )


def test_the_worst_stretch_of_each_limit_is_told_once() -> None:
    hours = on(**{f"d{7 * week}": 9.0 for week in range(30)})
    assert [violation.rule for violation in overtime_violations(hours, BY_LAW)] == [
        "overtime_4_weeks_law",
        "overtime_52_weeks_law",
    ]
    assert overtime_violations(hours, BY_STEWARDS) == []
    assert overtime_violations(on(**{f"d{7 * week}": 9.0 for week in range(52)}), BY_AUTHORITY)[0].found == 36 * 13


def test_total_hours_are_judged_only_when_they_are_given() -> None:
    worked = on(d0=13.5)
    assert overtime_violations(on(d0=5.5), BY_LAW) == []
    assert [found.rule for found in overtime_violations(on(d0=5.5), BY_LAW, worked)] == ["total_24_hours_law"]
    assert overtime_violations(on(d0=5.5), BY_STEWARDS, worked) == []


@pytest.mark.parametrize("hours", [-1.0, 24.5, float("nan")])
def test_strange_hours_are_refused(hours: float) -> None:
    with pytest.raises(InputError, match="0 to 24 hours"):
        overtime_violations(on(d0=hours), BY_LAW)


def test_a_term_without_a_row_in_force_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(InputError, match="did you mean “plan_notice_weeks”"):
        broken_terms({"plan_notice_week": 2.0}, BY_LAW)


def test_a_rate_below_the_tariff_is_told_in_words() -> None:
    (found,) = broken_terms({"weekend_supplement_nok": 69.0}, BY_LAW)
    assert found.rule == "weekend_supplement_nok" and "69 NOK/hour; at least 70" in found.sentence
