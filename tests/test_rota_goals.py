"""Goals in their order, limits on people, and shadow prices: what is asked, reached, short, and what it costs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.errors import SolverError
from model.rota import STRICT, Goals, LimitPrice, RotaProblem, Sizing, StaffLimit, price_text, size_problem
from model.rota.columns import Program
from model.rota.goal_rows import ORDER, cost_terms, goal_terms
from model.rota.limit_prices import limit_prices
from model.rota.program import build_program
from model.rota.solver import row_prices, solve
from tests.rota_cases import DAY_SHIFT, EVENING, ward

TITLES = {"nurse": "Nurse", "skilled": "Skilled worker", "assistant": "Assistant"}


def small(**changes: object) -> RotaProblem:
    """The ward by day and evening only, so that it is solved in a blink."""
    cover = tuple(row for row in ward().cover if row.start % 1440 < 1320)
    return ward(shifts=(DAY_SHIFT, EVENING), cover=cover, **changes)


def sized(problem: RotaProblem) -> Sizing:
    answer = size_problem(problem)
    assert isinstance(answer, Sizing)
    return answer


def people(sizing: Sizing, group: str | None = None) -> int:
    return sum(lines for (name, _), lines in sizing.lines.items() if group in (None, name))


def full_share(sizing: Sizing) -> float:
    full = {line.id for line in sizing.problem.lines if line.full_time}
    return sum(lines for (_, kind), lines in sizing.lines.items() if kind in full) / people(sizing)


def counted(sizing: Sizing) -> tuple[float, ...]:
    """The goals of the order as reached: hours and people."""
    weight = sizing.interval_hours
    return (
        float((weight @ sizing.uncovered).sum()),
        sum(sizing.shortfalls.planned.values()),
        sum(sizing.shortfalls.lowered.values()),
        float((weight @ sizing.given).sum()),
        sizing.shortfalls.full_time,
    )


def test_a_limit_on_people_is_kept_and_what_it_leaves_out_is_said() -> None:
    free = sized(small())
    limit = people(free) - 6
    held = sized(small(goals=Goals(heads_most=limit, planned_hour=500.0)))
    assert people(held) <= limit
    assert sum(held.shortfalls.planned.values()) + float((held.interval_hours @ held.uncovered).sum()) > 0
    heads = [price for price in held.prices if price.limit == "heads"]
    assert len(heads) == 1
    assert heads[0].nok < 0
    assert price_text(heads[0], TITLES).startswith("One more person allowed in the unit's rota saves about NOK ")


def test_a_target_for_full_positions_is_reached_where_it_can_be_and_the_shortfall_is_counted_where_not() -> None:
    free = sized(small())
    share = full_share(free)
    reached = sized(small(goals=Goals(full_time_target=share + 0.2, full_time_short=50_000.0)))
    assert full_share(reached) + reached.shortfalls.full_time / people(reached) >= share + 0.2 - 1e-6
    assert full_share(reached) > share
    only_part = small(lines=ward().lines[1:], goals=Goals(full_time_target=0.5, full_time_short=1000.0))
    missed = sized(only_part)
    assert missed.shortfalls.full_time == pytest.approx(0.5 * people(missed), abs=1e-5)


def test_a_group_moves_at_most_so_many_people_from_today() -> None:
    free = sized(small())
    today = people(free, "skilled")
    fewer = StaffLimit("skilled", today + 5, fewer=2)
    more = StaffLimit("nurse", people(free, "nurse") - 3, more=1)
    held = sized(small(goals=Goals(staff=(more, fewer), planned_hour=500.0)))
    assert people(held, "skilled") >= today + 3
    assert people(held, "nurse") <= people(free, "nurse") - 2


def test_nobodys_fraction_is_lowered_where_that_is_asked_and_can_be() -> None:
    kept = StaffLimit("skilled", 8, kept=((0.5, 8), (0.97, 6)))
    held = sized(small(goals=Goals(staff=(kept,), lowered=10_000.0)))
    full = sum(lines for (group, kind), lines in held.lines.items() if group == "skilled" and kind == "full_third")
    # no part-time kind starts at 50 % or more here, so all eight need full positions
    assert full + held.shortfalls.lowered["skilled"] >= 8
    assert held.shortfalls.lowered["skilled"] == 0


def evenings_only_cost(nok: float) -> RotaProblem:
    """Cover that costs more than the price of leaving it uncovered."""
    return small(prices=replace(ward().prices, uncovered_hour=nok), overbook=1.0)


def test_under_the_strict_order_no_saving_buys_an_uncovered_hour() -> None:
    priced = sized(evenings_only_cost(50.0))
    strict = sized(replace(evenings_only_cost(50.0), goals=Goals(order=STRICT)))
    assert counted(priced)[0] > 10
    assert counted(strict)[0] == 0
    assert strict.outcome.objective > 0


def test_the_strict_order_is_never_beaten_by_any_prices() -> None:
    chance = np.random.default_rng(11)
    base = small(overbook=1.05)
    limits = Goals(full_time_target=0.6, heads_most=24, staff=(StaffLimit("nurse", 6, kept=((0.9, 4),)),))
    best = counted(sized(replace(base, goals=replace(limits, order=STRICT))))
    assert best[0] > 0 or best[1] > 0
    for _ in range(4):
        uncovered, planned, lowered, step, short = (10 ** chance.uniform(1, 4, 5)).tolist()
        prices = replace(base.prices, uncovered_hour=uncovered, unqualified_step=step)
        goals = replace(limits, planned_hour=planned, lowered=lowered, full_time_short=short)
        other = counted(sized(replace(base, prices=prices, goals=goals)))
        for ours, theirs in zip(best, other, strict=True):
            if abs(ours - theirs) > 1e-3:
                assert ours < theirs
                break


def test_every_goal_of_the_order_has_columns_to_count() -> None:
    staff = (StaffLimit("nurse", 6, more=0, kept=((0.9, 4),)),)
    program = build_program(small(goals=Goals(full_time_target=0.6, heads_most=24, staff=staff)))
    assert all(goal_terms(program, goal) for goal in ORDER)
    assert cost_terms(program)


def relaxed(problem: RotaProblem) -> tuple[float, Program]:
    program = build_program(problem)
    return solve(program.lp).objective, program


def test_a_shadow_price_is_what_a_little_more_costs_when_solved_again() -> None:
    problem = small()
    base, program = relaxed(problem)
    prices = {(p.group, p.start): p.nok for p in limit_prices(program) if p.limit == "cover"}
    a_little, exact = 0.01, 0
    for at in range(0, len(problem.cover), 4):
        row = problem.cover[at]
        change = {}
        for sign in (1, -1):
            moved = replace(row, required=row.required + sign * a_little)  # type: ignore[arg-type]
            cover = (*problem.cover[:at], moved, *problem.cover[at + 1 :])
            change[sign] = sign * (relaxed(replace(problem, cover=cover))[0] - base) / a_little
        price = prices.get((row.group, row.start), 0.0)
        # between what one less saves and what one more costs; equal to both where they are equal
        assert change[-1] - 0.5 <= price <= change[1] + 0.5
        exact += abs(change[1] - change[-1]) < 0.5
    assert exact > 0


def test_the_price_of_a_limit_on_people_is_that_of_one_more_when_solved_again() -> None:
    def goals(heads: float) -> Goals:
        return Goals(heads_most=heads, planned_hour=500.0)  # type: ignore[arg-type]

    base, program = relaxed(small(goals=goals(20)))
    price = next(p.nok for p in limit_prices(program) if p.limit == "heads")
    change = [(relaxed(small(goals=goals(20 + step)))[0] - base) / step for step in (-0.01, 0.01)]
    assert change[0] - 0.5 <= price <= change[1] + 0.5


def test_prices_are_told_in_words_with_weekday_and_clock_time() -> None:
    price = LimitPrice("cover", "nurse", 5 * 1440 + 900, 5 * 1440 + 1350, 2417.3)
    told = "One more nurse required Saturday 15:00–22:30 costs about NOK 2\u202f417 a week."
    assert price_text(price, TITLES) == told
    weekend = replace(price, limit="weekend")
    assert "the weekend's cover asks for the group costs about NOK 2\u202f417" in price_text(weekend, TITLES)


def test_no_shadow_price_is_read_from_a_program_with_whole_columns_or_one_that_is_not_solved() -> None:
    program = build_program(small())
    with pytest.raises(SolverError):
        row_prices(program.lp)
    for lines in program.lines.values():
        lines.cat = "Integer"
    solve(program.lp, gap=0.05)
    with pytest.raises(SolverError, match="linear problem"):
        row_prices(program.lp)
