"""Sizing: exact cyclic answers, laws of cover and price, and no number from an unproven status."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pulp
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from model.errors import SolverError
from model.rota import GroupTerms, LineRange, Prices, Rules, Shift, Shortfall, Sizing, size_problem, solve_cached
from model.rota.graph import OFF
from model.rota.problem import RotaProblem, intervals
from model.rota.program import build_program
from model.rota.solver import NODE_LIMIT_REACHED, Infeasible, solve
from tests.rota_cases import DAY, DAY_SHIFT, EVENING, NIGHT, PLAIN, WEEK, cyclic, faults, ward, week_of

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


@pytest.fixture(scope="module")
def sized_ward() -> Sizing:
    sizing = size_problem(ward())
    assert isinstance(sizing, Sizing)
    return sizing


# --- exact answers ------------------------------------------------------------------------------


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
            assert workers(five_on_two_off(week)) == seven_tours(week), week


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
        assert workers(weekends_off(week, every)) == max(weekend, hours, max(week)), (week, every)


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


# --- laws ---------------------------------------------------------------------------------------


def test_flow_is_conserved_at_every_node_and_monday_gives_the_lines(sized_ward: Sizing) -> None:
    for key, graph in sized_ward.graphs.items():
        flow = sized_ward.flows[key]
        balance = np.bincount(graph.head, flow, graph.nodes) - np.bincount(graph.tail, flow, graph.nodes)
        assert np.abs(balance).max() < 1e-5
        assert flow[graph.arc_weekday == 0].sum() == pytest.approx(sized_ward.lines[key], abs=1e-5)
        assert flow @ graph.arc_paid / 60 == pytest.approx(sized_ward.hours[key], abs=1e-5)


def test_hours_stay_within_each_kinds_range(sized_ward: Sizing) -> None:
    full = sized_ward.problem.full_hours
    for line in sized_ward.problem.lines:
        for group in sized_ward.problem.groups:
            lines, hours = sized_ward.lines[group.id, line.id], sized_ward.hours[group.id, line.id]
            assert line.low * full * lines - 1e-5 <= hours <= line.high * full * lines + 1e-5


def test_cover_half_hour_by_half_hour_is_what_the_lines_on_duty_give() -> None:
    # one group alone, so that no substitution can hide a gap; priced so that some hours stay uncovered
    cover = tuple(row for row in ward().cover if row.group == "skilled")
    cheap = Prices(uncovered_hour=300.0, unqualified_step=0.0, line=50.0, part_time_line=300.0)
    problem = ward(groups=(GroupTerms("skilled", (), 260.0),), cover=cover, prices=cheap, overbook=1.0)
    sizing = size_problem(problem)
    assert isinstance(sizing, Sizing)
    required = covered = present = 0.0
    for minute in range(0, WEEK, 30):
        on_duty = sum(
            people
            for (_, day, index), people in sizing.duty.items()
            for turn in (0, WEEK)
            if day * DAY + problem.shifts[index].start <= minute + turn < day * DAY + problem.shifts[index].end
        )
        asked = sum(row.required for row in cover for turn in (0, WEEK) if row.start <= minute + turn < row.end)
        required, covered, present = required + asked / 2, covered + min(asked, on_duty) / 2, present + on_duty / 2
    uncovered = float(sizing.interval_hours @ sizing.uncovered[:, 0])
    assert uncovered > 1
    assert required - covered == pytest.approx(uncovered, abs=1e-4)
    assert present == pytest.approx(sizing.present_hours("skilled"), abs=1e-4)


def test_substitution_goes_one_way_and_is_not_passed_on(sized_ward: Sizing) -> None:
    own = {group.id: place for place, group in enumerate(sized_ward.problem.groups)}
    assert sized_ward.given[:, own["assistant"]].sum() == 0
    assert sized_ward.received[:, own["nurse"]].sum() == 0
    assert sized_ward.given.sum() == pytest.approx(sized_ward.received.sum())
    for number, interval in enumerate(intervals(sized_ward.problem)):
        for name, place in own.items():
            present = sum(sized_ward.duty.get((name, *start), 0.0) for start in interval.on_duty)
            assert sized_ward.given[number, place] <= present + 1e-5


def test_a_nurse_does_an_assistants_hour_only_where_the_scenario_says_so() -> None:
    rows = week_of([2] * 5 + [0, 0], 450, 900)
    cover = tuple(dataclasses.replace(row, group="assistant") for row in rows)
    nobody = LineRange("impossible", 0.97, 1.0, 3)
    chain = (GroupTerms("assistant", (), 230.0), GroupTerms("nurse", ("skilled",), 300.0))
    # no shift on weekends, so lines that must work weekends cannot exist
    weekday = Shift("day", 450, 900, 450, "day", (0, 1, 2, 3, 4))
    sizing = size_problem(ward(groups=chain, cover=cover, lines=(nobody,), shifts=(weekday,)))
    assert isinstance(sizing, Sizing)
    assert sum(sizing.lines.values()) == 0
    assert float(sizing.interval_hours @ sizing.uncovered.sum(axis=1)) == pytest.approx(2 * 5 * 7.5)


def test_known_absence_is_over_booked_for_every_group(sized_ward: Sizing) -> None:
    for place, group in enumerate(sized_ward.problem.groups):
        hours = sum(value for (name, _), value in sized_ward.hours.items() if name == group.id)
        weight = sized_ward.interval_hours
        helped = float(weight @ (sized_ward.received[:, place] - sized_ward.given[:, place]))
        required = float(weight @ sized_ward.required[:, place])
        assert hours + helped >= 1.131 * required - 1e-4


def test_the_linear_program_is_a_lower_bound_and_the_gap_is_kept(sized_ward: Sizing) -> None:
    out = sized_ward.outcome
    assert out.relaxed <= out.bound + 1e-6 <= out.objective + 2e-6
    assert 0 <= out.gap <= sized_ward.problem.mip_gap
    assert all(isinstance(lines, int) for lines in sized_ward.lines.values())


def relaxed(problem: RotaProblem) -> float:
    return solve(build_program(problem).lp).objective


def test_more_demand_never_costs_less() -> None:
    base = relaxed(ward())
    cover = ward().cover
    for at in range(0, len(cover), 9):
        row = dataclasses.replace(cover[at], required=cover[at].required + 1)
        assert relaxed(ward(cover=(*cover[:at], row, *cover[at + 1 :]))) >= base - 1e-6


def test_an_extra_line_kind_or_shift_kind_never_costs_more() -> None:
    base, lines = ward(), ward().lines
    fourth = LineRange("full_fourth", 0.97, 1.0, 4)
    assert relaxed(ward(lines=(fourth, *lines))) <= relaxed(base) + 1e-6
    assert relaxed(base) <= relaxed(ward(shifts=(DAY_SHIFT, EVENING, NIGHT))) + 1e-6


def test_a_looser_rule_never_costs_more() -> None:
    strict = dataclasses.replace(ward().rules, days_in_row=5, daily_rest=660)
    assert relaxed(ward()) <= relaxed(ward(rules=strict)) + 1e-6


def test_twice_the_demand_costs_twice_in_the_linear_program() -> None:
    assert relaxed(ward(2)) == pytest.approx(2 * relaxed(ward()), rel=1e-6)


def test_the_program_does_not_grow_with_the_number_of_people() -> None:
    small, large = build_program(ward()), build_program(ward(20))
    assert (small.columns, small.rows) == (large.columns, large.rows)


def test_the_same_problem_gives_the_same_answer_to_the_bit() -> None:
    first, second = size_problem(ward()), size_problem(ward())
    assert isinstance(first, Sizing)
    assert isinstance(second, Sizing)
    assert first.lines == second.lines
    assert first.duty == second.duty
    assert first.outcome == second.outcome


def test_full_time_lines_are_dearer_to_refuse_the_higher_the_part_time_price() -> None:
    shares = []
    for price in (0.0, 3000.0):
        sizing = size_problem(ward(prices=Prices(2000.0, 20.0, 50.0, price), mip_gap=0.002))
        assert isinstance(sizing, Sizing)
        full = sum(lines for (_, kind), lines in sizing.lines.items() if kind.startswith("full"))
        shares.append(full / sum(sizing.lines.values()))
    assert shares[0] < shares[1]


def test_equal_intervals_are_one_and_requirements_that_overlap_add_up() -> None:
    problem = ward()
    assert sum(interval.hours for interval in intervals(problem)) <= 168
    names = [group.id for group in problem.groups]
    asked = sum(row.hours for row in problem.cover)
    given = sum(interval.hours * sum(interval.required) for interval in intervals(problem))
    assert given == pytest.approx(asked)
    monday_2200 = next(i for i in intervals(problem) if i.start <= 22 * 60 < i.end)
    assert monday_2200.required[names.index("skilled")] == 5
    for first, second in zip(intervals(problem), intervals(problem)[1:], strict=False):
        same = (first.required, first.on_duty) == (second.required, second.on_duty)
        assert not (same and first.end == second.start)


def test_equal_problems_are_solved_once_and_the_cache_is_used() -> None:
    cache: dict[str, Sizing | Shortfall] = {}
    problem = five_on_two_off([6, 5, 5, 5, 6, 4, 3])
    first = solve_cached([problem, five_on_two_off([6, 5, 5, 5, 6, 4, 3])], cache)
    assert list(first) == [problem.key]
    again = solve_cached([problem], cache)
    assert again[problem.key] is first[problem.key]
    assert five_on_two_off([6, 5, 5, 5, 6, 4, 4]).key != problem.key


# --- status -------------------------------------------------------------------------------------


def test_cover_that_no_shift_reaches_is_named_when_it_may_not_fall_short() -> None:
    problem = ward(shifts=(DAY_SHIFT, NIGHT), allow_uncovered=False)
    answer = size_problem(problem)
    assert isinstance(answer, Shortfall)
    nurse = [gap.text("Nurse") for gap in answer.missing if gap.group == "nurse"]
    # the night shift starts at 22:00 and can meet the last half hour of the evening
    assert nurse[5] == "7 nurse hours Saturday 15:00–22:00"
    assert sum(gap.people * (gap.end - gap.start) / 60 for gap in answer.missing) == pytest.approx(5 * 7 * 7)


def test_cover_that_can_be_met_is_met_when_it_may_not_fall_short() -> None:
    sizing = size_problem(ward(allow_uncovered=False))
    assert isinstance(sizing, Sizing)
    assert sizing.uncovered.sum() == 0


def test_without_any_line_kind_everything_is_uncovered_or_named() -> None:
    sizing = size_problem(ward(lines=()))
    assert isinstance(sizing, Sizing)
    assert sizing.uncovered.sum() == sizing.required.sum() > 0
    assert isinstance(size_problem(ward(lines=(), allow_uncovered=False)), Shortfall)


def small_program(upper: float | None, sense: int = pulp.LpMaximize) -> pulp.LpProblem:
    problem = pulp.LpProblem("small", sense)
    first, second = (problem.add_variable(name, lowBound=0) for name in ("a", "b"))
    problem.setObjective(pulp.LpAffineExpression([(first, 1.0), (second, 1.0)]))
    problem.addConstraint(
        pulp.LpConstraint(pulp.LpAffineExpression([(first, 1.0)]), pulp.LpConstraintLE, "r", upper or 5)
    )
    if upper is not None:
        problem.addConstraint(pulp.LpConstraint(pulp.LpAffineExpression([(second, 1.0)]), pulp.LpConstraintLE, "s", 1))
    return problem


def test_an_infeasible_program_gives_no_numbers() -> None:
    problem = small_program(5)
    total = pulp.LpAffineExpression([(variable, 1.0) for variable in problem.variables()])
    problem.addConstraint(pulp.LpConstraint(total, pulp.LpConstraintGE, "t", 100))
    with pytest.raises(Infeasible):
        solve(problem)


def test_an_unbounded_program_gives_no_numbers() -> None:
    with pytest.raises(SolverError):
        solve(small_program(None))


def test_a_clock_stop_gives_no_numbers() -> None:
    program = build_program(ward())
    with pytest.raises(SolverError, match="without a proven answer"):
        solve(program.lp, time_limit=0.0)
    for lines in program.lines.values():
        lines.cat = pulp.LpInteger
    with pytest.raises(SolverError, match="without a proven answer"):
        solve(program.lp, gap=0.01, time_limit=0.0)


def knapsack(items: int = 40) -> pulp.LpProblem:
    chance = np.random.default_rng(3)
    problem = pulp.LpProblem("knapsack", pulp.LpMinimize)
    chosen = [problem.add_variable(f"x{n:02d}", 0, 1, pulp.LpInteger) for n in range(items)]
    problem.setObjective(
        pulp.LpAffineExpression([(x, -float(v)) for x, v in zip(chosen, chance.integers(20, 99, items), strict=True)])
    )
    for row in range(6):
        weights = chance.integers(5, 60, items).tolist()
        terms = pulp.LpAffineExpression(list(zip(chosen, map(float, weights), strict=True)))
        problem.addConstraint(pulp.LpConstraint(terms, pulp.LpConstraintLE, f"w{row}", sum(weights) / 3))
    return problem


def test_a_stop_at_the_node_limit_says_so_and_carries_its_bound() -> None:
    stopped = solve(knapsack(), node_limit=1)
    assert stopped.status == NODE_LIMIT_REACHED
    assert stopped.bound < stopped.objective
    assert stopped.gap > 0
    proven = solve(knapsack())
    assert stopped.bound - 1e-6 <= proven.objective <= stopped.objective + 1e-6
