"""Exact answers: cyclic weeks whose number of workers is published or follows from a formula."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from model.rota import LineRange, Requirement, RotaProblem, Rules, Shift, Sizing, size_problem
from model.rota.graph import OFF
from tests.rota_cases import DAY, PLAIN, cyclic, faults

FIVE_ON_TWO_OFF = Rules(days_in_row=5, least_days_in_row=5, least_days_off=2, most_days_off=2, complete_weekends=False)
AT_MOST_SIX_DAYS = Rules(days_in_row=6)


def workers(problem: RotaProblem) -> int:
    sizing = size_problem(problem)
    assert isinstance(sizing, Sizing)
    return sum(sizing.lines.values())


def five_on_two_off(requirements: list[int]) -> RotaProblem:
    return cyclic(requirements, FIVE_ON_TWO_OFF, LineRange("all", 0.9, 1.0, None))


def weekends_off(requirements: list[int], every: int) -> RotaProblem:
    return cyclic(requirements, AT_MOST_SIX_DAYS, LineRange("all", 1.0, 1.0, every))


@pytest.mark.parametrize(("week", "answer"), [([20, 16, 13, 16, 19, 14, 12], 22), ([6, 5, 5, 5, 6, 4, 3], 7)])
def test_five_days_on_and_two_off_needs_the_published_number_of_workers(week: list[int], answer: int) -> None:
    assert workers(five_on_two_off(week)) == answer


@pytest.mark.parametrize(("every", "answer"), [(3, 12), (2, 8)])
def test_every_kth_weekend_and_five_shifts_a_week_needs_the_published_number(every: int, answer: int) -> None:
    monday_to_sunday = [5, 5, 5, 5, 5, 4, 4]
    assert workers(weekends_off(monday_to_sunday, every)) == answer


def seven_tours(week: list[int]) -> int:
    """The same question as an integer program of seven tours, by another solver interface."""
    tours = np.array([[1 if (day - start) % 7 < 5 else 0 for start in range(7)] for day in range(7)])
    found = milp(np.ones(7), constraints=LinearConstraint(tours, lb=week), integrality=np.ones(7), bounds=Bounds(lb=0))
    return round(found.fun)


def check_five_on_two_off(weeks: int) -> None:
    chance = np.random.default_rng(2026)
    for _ in range(weeks):
        week = chance.integers(0, 30, 7).tolist()
        if any(week):
            sizing = size_problem(five_on_two_off(week))
            assert isinstance(sizing, Sizing)
            found = sum(sizing.lines.values())
            assert found == seven_tours(week), week
            # the round-up property of cyclic weeks: whole workers are the linear program's, rounded up
            assert found == math.ceil(sizing.outcome.relaxed - 1e-6), week


def test_five_on_two_off_agrees_with_an_integer_program_of_seven_tours() -> None:
    check_five_on_two_off(15)


@pytest.mark.deep
def test_five_on_two_off_agrees_with_seven_tours_on_five_hundred_weeks() -> None:
    check_five_on_two_off(500)


def check_weekend_formula(cases: int) -> None:
    chance = np.random.default_rng(7)
    for _ in range(cases):
        every = int(chance.integers(2, 5))
        week = chance.integers(1, 12, 7).tolist()
        # the three terms of Burns and Carter (1985), with the worked weekends taken out of five shifts a week
        weekend = every * max(week[5], week[6])
        hours = math.ceil(sum(week[:5]) / (5 - 2 / every) - 1e-9)
        assert workers(weekends_off(week, every)) == max(weekend, hours, *week), (week, every)


def test_weekend_cases_lie_at_the_weekend_hours_or_peak_term() -> None:
    check_weekend_formula(15)


@pytest.mark.deep
def test_two_hundred_weekend_cases_lie_at_the_weekend_hours_or_peak_term() -> None:
    check_weekend_formula(200)


def test_as_many_people_as_the_weekend_times_its_frequency_are_needed() -> None:
    # with w people needed each weekend day and every k-th weekend worked, k·w people are needed
    for every in (2, 3, 4):
        assert workers(weekends_off([1, 1, 1, 1, 1, 6, 6], every)) == 6 * every


def test_the_weekly_pattern_of_lines_is_legal_by_the_clock() -> None:
    sizing = size_problem(five_on_two_off([6, 5, 5, 5, 6, 4, 3]))
    assert isinstance(sizing, Sizing)
    graph, flow = sizing.graphs["all", "all"], sizing.flows["all", "all"]
    out = {int(tail): [] for tail in graph.tail}
    for tail, head, label, lines in zip(graph.tail, graph.head, graph.label, flow, strict=True):
        if lines > 1e-6:
            out[int(tail)].append((int(head), int(label)))
    node = int(graph.tail[(graph.arc_weekday == 0) & (flow > 1e-6)][0])
    days = []
    for _ in range(70):
        node, label = out[node][0]
        days.append(None if label == OFF else PLAIN)
    assert faults(days, FIVE_ON_TWO_OFF, None) == set()


HOURLY = [6, 6, 6, 6, 6, 8, 9, 12, 18, 22, 25, 21, 21, 20, 18, 21, 21, 24, 24, 18, 18, 18, 12, 8]


def test_eight_hour_shifts_that_start_on_any_hour_cover_the_published_day_with_fifty_five() -> None:
    shifts = tuple(Shift(f"h{hour:02d}", 60 * hour, 60 * hour + 480, 480, "day") for hour in range(24))
    # everyone works one shift each day, so that the lines are the people of a day
    line = LineRange("all", 1.0, 1.0, None)
    week = cyclic([1] * 7, Rules(), line)
    cover = tuple(
        Requirement("all", day * DAY + 60 * hour, day * DAY + 60 * hour + 60, people)
        for day in range(7)
        for hour, people in enumerate(HOURLY)
    )
    assert workers(replace(week, shifts=shifts, cover=cover, full_hours=56.0)) == 55


@pytest.mark.parametrize(("every", "answer"), [(2, 26), (3, 39), (4, 52)])
def test_a_ward_of_six_five_and_two_needs_thirteen_times_the_weekend_frequency(every: int, answer: int) -> None:
    shifts = (
        Shift("A", 900, 1380, 480, "evening"),
        Shift("D", 420, 900, 480, "day"),
        Shift("N", 1380, 1860, 480, "night"),
    )
    cover = tuple(
        Requirement("all", day * DAY + shift.start, day * DAY + shift.end, people)
        for day in range(7)
        for shift, people in zip(shifts, (5, 6, 2), strict=True)
    )
    rules = Rules(daily_rest=540, weekly_rest=2100, days_in_row=6, nights_in_row=4)
    problem = cyclic([1] * 7, rules, LineRange("all", 0.2, 1.0, every))
    assert workers(replace(problem, shifts=shifts, cover=tuple(sorted(cover, key=repr)))) == answer
