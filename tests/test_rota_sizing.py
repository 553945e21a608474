"""Laws of the sizing: conservation, cover, substitution, price, and sameness."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from model.rota import GroupTerms, LineRange, Prices, RotaProblem, Shortfall, Sizing, size_problem, solve_cached
from model.rota.problem import intervals
from model.rota.program import build_program
from model.rota.solver import Infeasible, solve
from tests.rota_cases import DAY, DAY_SHIFT, EVENING, NIGHT, WEEK, ward, week_of


@pytest.fixture(scope="module")
def sized_ward() -> Sizing:
    sizing = size_problem(ward())
    assert isinstance(sizing, Sizing)
    return sizing


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


@pytest.mark.parametrize(("may_do", "helps"), [(("skilled",), False), (("assistant",), True)])
def test_a_nurse_does_an_assistants_hour_only_where_the_scenario_says_so(may_do: tuple[str, ...], helps: bool) -> None:
    cover = tuple(dataclasses.replace(row, group="assistant") for row in week_of([3] * 7, 450, 900))
    # nurses are cheap here, so they do the work if they may
    groups = (GroupTerms("assistant", (), 500.0), GroupTerms("nurse", may_do, 100.0))
    sizing = size_problem(ward(groups=groups, cover=cover, overbook=1.0))
    assert isinstance(sizing, Sizing)
    assert (sizing.present_hours("nurse") > 100) == helps
    assert (sizing.present_hours("assistant") > 100) != helps


def test_help_is_not_passed_on_through_a_third_group() -> None:
    # nurses are cheap here and may do skilled work, skilled workers may do assistants' work: nurses may not
    groups = (
        GroupTerms("assistant", (), 500.0),
        GroupTerms("nurse", ("skilled",), 100.0),
        GroupTerms("skilled", ("assistant",), 500.0),
    )
    cover = tuple(dataclasses.replace(row, group="assistant") for row in week_of([3] * 7, 450, 900))
    skilled = dataclasses.replace(cover[0], group="skilled")
    sizing = size_problem(ward(groups=groups, cover=(*cover, skilled), overbook=1.0))
    assert isinstance(sizing, Sizing)
    assistants_work = sum(row.hours for row in cover) - float(sizing.interval_hours @ sizing.uncovered[:, 0])
    able = sizing.present_hours("assistant") + sizing.present_hours("skilled")
    assert able >= assistants_work - 1e-4 > 100


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


def test_no_line_could_be_full_or_part_time_at_a_lower_price_however_wide_the_gap() -> None:
    problem = ward(mip_gap=0.05)
    sizing = size_problem(problem)
    assert isinstance(sizing, Sizing)
    found = sizing.outcome.objective
    program = build_program(problem)
    counts = {
        (group, kind): sizing.lines[problem.groups[group].id, problem.lines[kind].id] for group, kind in program.lines
    }
    for group in range(3):
        for change in (-1, 1):
            tried = counts | {(group, 0): counts[group, 0] + change, (group, 1): counts[group, 1] - change}
            if min(tried.values()) < 0:
                continue
            for key, lines in program.lines.items():
                lines.lowBound = lines.upBound = tried[key]
            try:
                other = solve(program.lp).objective
            except Infeasible:
                continue
            assert other >= found * (1 - 2e-5)


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
    problem = ward(lines=ward().lines[:1])
    first = solve_cached([problem, ward(lines=ward().lines[:1])], cache)
    assert list(first) == [problem.key]
    again = solve_cached([problem], cache)
    assert again[problem.key] is first[problem.key]
    assert ward(lines=ward().lines[:1], full_hours=37.5).key != problem.key
