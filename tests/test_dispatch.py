"""A dispatched year: laws first, then theory in standard errors, then what calls may and may not do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from model.errors import InputError
from model.pool.dispatch import DispatchCase, Person, ShiftSpan, StepTerms, WorkLimits, check_worked, play_year
from model.pool.dispatch.away import away_days, nobody_away
from model.pool.dispatch.board import lay_out
from model.pool.dispatch.case import DUTY_COLUMNS, ORDER
from model.pool.dispatch.play import luck_of, play
from model.pool.dispatch.roster import blank
from tests.dispatch_towns import LIMITS, SHIFTS, random_spells, random_town, steps

STEP_NAMES = ("own", *ORDER, "uncovered", "own_lower")
UNCOVERED, LOWER = STEP_NAMES.index("uncovered"), STEP_NAMES.index("lower_competence")


def one_ward(heads: int, pool: int, days: int) -> DispatchCase:
    """One day shift of 7.5 hours for everybody, pool people on duty beside, rest rules off."""
    people = [Person(f"p{n}", "ward", "nurse", 100, on_call=False) for n in range(heads)]
    people += [Person(f"q{n}", "pool", "nurse", 100, "pool", on_call=False) for n in range(pool)]
    rows = [
        (day, person.unit, "nurse", "day", person.key, person.kind == "own") for day in range(days) for person in people
    ]
    return DispatchCase(
        tuple(people),
        {"day": ShiftSpan("day", 450, 900, 450, "day")},
        pd.DataFrame(rows, columns=list(DUTY_COLUMNS)),
        (StepTerms("pool", 0.0),),
        pools={"pool": ("ward",)},
        days=days,
    )


def independent_days(heads: int, days: int, share: float, seed: int) -> pd.DataFrame:
    away = np.random.default_rng(seed).random((heads, days)) < share
    who, day = np.nonzero(away)
    return pd.DataFrame(
        {"person": [f"p{n}" for n in who], "cause": "sick", "first_day": day, "last_day": day, "notice_hours": 2.0}
    )


def test_each_replication_conserves_required_hours_by_step_and_absent_hours_by_cause() -> None:
    for number in range(6):
        case = random_town(number)
        year = play_year(case, lambda r, n=number, c=case: random_spells(c, 10 * n + r), number, 4)
        board = lay_out(case)
        for replication, tally in enumerate(year.tallies):
            assert tally.hours.sum() == pytest.approx(board.hours.sum(), abs=1e-9)
            away = away_days(board, random_spells(case, 10 * number + replication))
            of = board.required
            held = of.person >= 0
            gone = ~held
            gone[held] = away.cause[of.day[held], of.person[held]] > 0
            covered, bad = (sum(pair[n] for pair in tally.absent.values()) for n in (0, 1))
            assert covered + bad == pytest.approx(board.hours[gone].sum(), abs=1e-9)
            assert bad == pytest.approx(tally.hours[..., [LOWER, UNCOVERED]].sum(), abs=1e-9)
            assert tally.hours[..., 0].sum() == pytest.approx(board.hours[~gone].sum(), abs=1e-9)


def test_nobody_is_called_and_nothing_is_uncovered_when_nobody_is_absent() -> None:
    case = random_town(3)
    filled = replace(case, duties=case.duties[case.duties["person"] != ""])
    year = play_year(filled, nobody_away, 1, 2)
    assert year.calls.empty
    assert all(tally.calls.sum() == 0 and tally.hours[..., 1:].sum() == 0 and tally.cost == 0 for tally in year.tallies)


def test_an_absent_hour_has_one_cause_the_strongest() -> None:
    case = one_ward(2, 0, 10)
    spells = pd.DataFrame(
        [("p0", "sick", 0, 9, 1.0), ("p0", "vacancy", 2, 3, 99.0), ("p0", "holiday", 3, 5, 99.0)],
        columns=["person", "cause", "first_day", "last_day", "notice_hours"],
    )
    away = away_days(lay_out(case), spells)
    told = [away.causes[cause - 1] for cause in away.cause[:, 0]]
    assert told == ["sick"] * 2 + ["vacancy"] * 2 + ["holiday"] * 2 + ["sick"] * 4
    assert not away.cause[:, 1].any()


@pytest.mark.parametrize("count", [100, pytest.param(1000, marks=pytest.mark.deep)])
def test_no_legal_limit_is_broken_in_random_years_by_a_checker_that_sees_clock_times_only(count: int) -> None:
    for number in range(count):
        case = random_town(number)
        year = play_year(case, lambda r, n=number, c=case: random_spells(c, n), number, 1)
        found = check_worked(year.worked, case.limits, case.first_weekday, case.days)
        assert found.empty, f"town {number}: {found.iloc[0].to_dict()}"


def test_the_checker_finds_what_a_desk_without_limits_does() -> None:
    found: set[str] = set()
    for number in range(12):
        case = random_town(number, limits=WorkLimits())
        willing = replace(case, steps=(StepTerms("overtime", 1.6, 1.0, 1.0, 1.0), *steps()[:2]))
        year = play_year(willing, lambda r, n=number, c=case: random_spells(c, n, 0.5), number, 1)
        found |= set(check_worked(year.worked, {"": LIMITS}, case.first_weekday, case.days)["rule"])
    asked = {"daily_rest", "weekly_rest", "hours_in_week", "overtime_7_days", "overtime_28_days", "hours_in_24"}
    asked |= {"sundays_in_row"}
    assert asked <= found


def test_overtime_stops_exactly_at_the_limit() -> None:
    full = [Person("a", "ward", "nurse", 100), Person("b", "ward", "nurse", 100, on_call=False)]
    rows = [(day, "ward", "nurse", "day", "b", True) for day in range(28)]
    limits = WorkLimits(overtime_7=15 * 60, overtime_28=37 * 60 + 30, overtime_364=200 * 60)
    case = DispatchCase(
        tuple(full), {"day": SHIFTS["day"]}, pd.DataFrame(rows, columns=list(DUTY_COLUMNS)),
        (StepTerms("overtime", 1.6, 1.0, 1.0, 1.0),), limits={"": limits}, days=28,
    )  # fmt: skip
    spells = pd.DataFrame(
        [("b", "sick", 0, 27, 1.0)], columns=["person", "cause", "first_day", "last_day", "notice_hours"]
    )
    tally = play_year(case, lambda r: spells, 5, 1).tallies[0]
    assert tally.hours[..., STEP_NAMES.index("overtime")].sum() == pytest.approx(37.5)


def test_nobody_is_called_to_one_more_sunday_in_a_row_than_is_allowed() -> None:
    # 5 January is the first Sunday of a year that begins on a Wednesday; "part" has every one but the third
    people = (Person("holder", "ward", "nurse", 100, on_call=False), Person("part", "ward", "nurse", 40))
    sundays = [4, 11, 18, 25]
    rows = [(day, "ward", "nurse", "day", "holder" if day == 18 else "part", True) for day in sundays]
    spells = pd.DataFrame(
        [("holder", "sick", 18, 18, 90.0)], columns=["person", "cause", "first_day", "last_day", "notice_hours"]
    )
    for most, step in ((3, UNCOVERED), (4, STEP_NAMES.index("extra_shift"))):
        case = DispatchCase(
            people, {"day": SHIFTS["day"]}, pd.DataFrame(rows, columns=list(DUTY_COLUMNS)),
            (StepTerms("extra_shift", 1.0, 1.0, 1.0, 1.0),), limits={"": WorkLimits(sundays_in_row=most)}, days=28,
            first_weekday=2,
        )  # fmt: skip
        board = lay_out(case)
        played = play(blank(board), away_days(board, spells), luck_of(board, 1, 0))
        assert played.step[board.required.day == 18].tolist() == [step]


def test_a_day_costs_at_least_what_the_linear_program_with_perfect_information_says() -> None:
    for number in range(8):
        case = random_town(number)
        year = play_year(case, lambda r, n=number, c=case: random_spells(c, 10 * n + r), number, 2, logged=2)
        assert (year.regret["dispatch_cost"] >= year.regret["lowest_cost"] - 1e-9).all()
        assert year.regret["lowest_cost"].sum() > 0
        for replication, tally in enumerate(year.tallies):
            mine = year.regret[year.regret["replication"] == replication]
            assert mine["dispatch_cost"].sum() == pytest.approx(tally.cost)


def test_uncovered_shifts_are_the_theory_of_72_on_duty_8_percent_absent_and_6_pool_shifts_in_standard_errors() -> None:
    replications, days = 6, 364  # 2,184 replication-days
    case = one_ward(72, 6, days)
    daily = []
    for replication in range(replications):
        board = lay_out(case)
        away = away_days(board, independent_days(72, days, 0.08, 100 + replication))
        played = play(blank(board), away, luck_of(board, 7, replication))
        daily.append(np.bincount(board.required.day, weights=played.step == UNCOVERED, minlength=days))
    sample = np.concatenate(daily)
    absent = stats.binom(72, 0.08)
    expected = sum((k - 6) * absent.pmf(k) for k in range(7, 73))
    assert expected == pytest.approx(0.7962, abs=1e-4)
    assert abs(sample.mean() - expected) < 3 * sample.std(ddof=1) / np.sqrt(len(sample))


def test_the_same_seed_gives_the_same_year_whatever_the_number_of_processes() -> None:
    case = random_town(2)

    def spells(replication: int) -> pd.DataFrame:
        return random_spells(case, replication)

    one, other = (play_year(case, spells, 9, 12, workers) for workers in (1, 2))
    pd.testing.assert_frame_equal(one.indicators, other.indicators)
    pd.testing.assert_frame_equal(one.calls, other.calls)
    pd.testing.assert_frame_equal(one.heat, other.heat)
    assert not one.indicators.equals(play_year(case, spells, 10, 12).indicators)


def test_one_more_person_moves_nobody_elses_answers() -> None:
    case = random_town(4)
    more = replace(case, people=(Person("aa.new", "ward_a", "nurse", 50), *case.people))
    one, other = (luck_of(lay_out(facts), 3, 0) for facts in (case, more))
    np.testing.assert_array_equal(one.yes, other.yes[:, 1:])
    np.testing.assert_array_equal(one.lot, other.lot[:, 1:])


def test_a_worked_extra_shift_takes_the_person_out_of_the_days_around_it() -> None:
    people = (Person("holder", "ward", "nurse", 100, on_call=False), Person("part", "ward", "nurse", 50))
    rows = [(3, "ward", "nurse", "night", "holder", True), (4, "ward", "nurse", "day", "", True)]
    case = DispatchCase(
        people, SHIFTS, pd.DataFrame(rows, columns=list(DUTY_COLUMNS)),
        (StepTerms("extra_shift", 1.0, 1.0, 1.0, 1.0),), limits={"": LIMITS}, days=14,
    )  # fmt: skip
    spells = pd.DataFrame(
        [("holder", "sick", 3, 3, 500.0)], columns=["person", "cause", "first_day", "last_day", "notice_hours"]
    )
    board = lay_out(case)
    played = play(blank(board), away_days(board, spells), luck_of(board, 1, 0))
    assert sorted(played.step.tolist()) == sorted([STEP_NAMES.index("extra_shift"), UNCOVERED])


def test_part_timers_are_asked_before_hourly_substitutes_and_those_before_overtime_and_agency() -> None:
    case = random_town(5)
    calls = play_year(case, lambda r: random_spells(case, r, 0.3), 5, 1).calls
    rank = {name: place for place, name in enumerate(ORDER)}
    asked = calls.groupby(["day", "unit", "group", "shift"], sort=False).filter(lambda part: len(part) > 3)
    alone = asked[asked.groupby(["day", "unit", "group", "shift"])["minute"].transform("nunique") > 1]
    board = lay_out(case)
    for _, part in alone.groupby(["day", "unit", "group", "shift"]):
        here = (board.required.day == part["day"].iloc[0]) & (
            board.required.unit == board.units.index(part["unit"].iloc[0])
        )
        here &= board.required.shift == board.shifts.index(part["shift"].iloc[0])
        here &= board.required.group == board.groups.index(part["group"].iloc[0])
        if here.sum() == 1 and not (part["answer"] == "yes").any():
            order = part["step"].map(rank).tolist()
            assert order == sorted(order)


def test_an_agency_comes_only_on_a_permitted_ground_and_when_ordered_in_time() -> None:
    case = one_ward(20, 0, 60)
    agency = StepTerms("agency", 2.2, 1.0, 1.0, 1.0, lead_hours=24.0, causes=frozenset({"sick"}))
    case = replace(case, steps=(agency,))
    rows = [("p0", "sick", 10, 10, 2.0), ("p1", "sick", 10, 10, 30.0), ("p2", "course", 10, 10, 30.0)]
    spells = pd.DataFrame(rows, columns=["person", "cause", "first_day", "last_day", "notice_hours"])
    tally = play_year(case, lambda r: spells, 1, 1).tallies[0]
    assert tally.hours[..., STEP_NAMES.index("agency")].sum() == 7.5
    assert tally.hours[..., UNCOVERED].sum() == 15


def test_a_resident_meets_everybody_who_works_alone_and_half_of_a_pair() -> None:
    people = tuple(Person(name, "ward", "nurse", 100) for name in "abc")
    rows = [(day, "ward", "nurse", "day", name, True) for day, names in ((0, "a"), (1, "bc")) for name in names]
    case = DispatchCase(people, {"day": SHIFTS["day"]}, pd.DataFrame(rows, columns=list(DUTY_COLUMNS)), (), days=7)
    met = play_year(case, nobody_away, 1, 1).tallies[0].met
    np.testing.assert_allclose(met, [[3.0, 1 + 0.5 + 0.5]])


def test_who_falls_ill_after_saying_yes_leaves_the_shift_to_be_filled_once_more() -> None:
    people = (
        Person("holder", "ward", "nurse", 100, on_call=False),
        *(Person(f"h{n}", "ward", "nurse", 0, "hourly") for n in range(2)),
    )
    rows = [(5, "ward", "nurse", "day", "holder", True)]
    case = DispatchCase(
        people, {"day": SHIFTS["day"]}, pd.DataFrame(rows, columns=list(DUTY_COLUMNS)),
        (StepTerms("hourly", 1.1, 1.0, 1.0, 1.0),), days=7,
    )  # fmt: skip
    spells = pd.DataFrame(
        [("holder", "sick", 5, 5, 90.0), ("h0", "sick", 5, 5, 3.0)],
        columns=["person", "cause", "first_day", "last_day", "notice_hours"],
    )
    board = lay_out(case)
    away = away_days(board, spells)
    firsts = []
    for seed in range(6):
        played = play(blank(board), away, luck_of(board, seed, 0), keep_log=True)
        firsts.append(board.case.people[played.log[0][3]].key)
        assert [board.case.people[n].key for n in played.person] == ["h1"]
    assert set(firsts) == {"h0", "h1"}


def test_a_faulty_case_is_told_with_all_its_faults() -> None:
    case = one_ward(2, 0, 3)
    rows = [*case.duties.itertuples(index=False, name=None), (0, "ward", "nurse", "evening", "nobody", True),
            (1, "ward", "nurse", "day", "p0", True), (9, "ward", "nurse", "day", "p1", True)]  # fmt: skip
    faulty = replace(case, duties=pd.DataFrame(rows, columns=list(DUTY_COLUMNS)))
    with pytest.raises(InputError) as raised:
        play_year(faulty, nobody_away, 1, 1)
    text = str(raised.value)
    assert all(word in text for word in ("nobody", "evening", "two duties on day 1", "days outside the year"))
    with pytest.raises(InputError, match="replications"):
        play_year(case, nobody_away, 1, 0)
    unknown = pd.DataFrame(
        [("x", "sick", 0, 0, 1.0)], columns=["person", "cause", "first_day", "last_day", "notice_hours"]
    )
    with pytest.raises(InputError, match="x"):
        play_year(case, lambda r: unknown, 1, 1)
