"""Weeks of a line are made alike: the same shifts on every weekday, legal as before, nobody idle beside a full week."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from model.report import verdict_text
from model.rota import Rules, UnitRota, check_grid, evenness_frame, rota_grid, shift_graph, unit_rota
from model.rota.graph import Graph
from model.rota.lines.even import even_walk
from model.rota.lines.walks import Walk, paid_weeks
from model.scenario import load_unit, unit_scenario
from model.shipped_files import shipped_units
from tests.rota_cases import DAY_SHIFT, EVENING, WARD_RULES

FILE = shipped_units()["home_care_few_nights"]


def walk_of(graph: Graph, weeks: int, seed: int) -> Walk:
    """A closed walk found by walking about until it is back where it began, at the start of a week."""
    draw = np.random.default_rng(seed)
    leaving = [np.flatnonzero(graph.tail == node) for node in range(graph.nodes)]
    start = node = int(np.flatnonzero(graph.weekday == 0)[0])
    walk: list[int] = []
    while not walk or node != start or len(walk) < 7 * weeks:
        arc = int(draw.choice(leaving[node]))
        walk.append(arc)
        node = int(graph.head[arc])
        if len(walk) > 70 * weeks:
            walk, node = [], start
    return tuple(walk)


def shifts_by_day(graph: Graph, walk: Walk) -> Counter[tuple[int, int]]:
    return Counter((place % 7, int(graph.label[arc])) for place, arc in enumerate(walk))


@pytest.mark.parametrize("seed", range(8))
def test_exchanges_keep_every_shift_of_every_weekday_and_never_make_weeks_less_alike(seed: int) -> None:
    rules: Rules = WARD_RULES
    graph = shift_graph((DAY_SHIFT, EVENING), rules, 3)
    before = walk_of(graph, 6, seed)
    after = even_walk(graph, before, lambda walk: True)
    assert shifts_by_day(graph, after) == shifts_by_day(graph, before)
    tails, heads = graph.tail[list(after)], graph.head[list(after)]
    assert (heads == np.roll(tails, -1)).all()
    was, now = paid_weeks(graph, before), paid_weeks(graph, after)
    assert (now**2).sum() <= (was**2).sum()
    assert (now**2).sum() < (was**2).sum() or now.max() - now.min() <= 3 * DAY_SHIFT.paid


def test_a_walk_that_may_not_change_stays_as_it_is() -> None:
    graph = shift_graph((DAY_SHIFT, EVENING), WARD_RULES, 3)
    walk = walk_of(graph, 6, 1)
    assert even_walk(graph, walk, lambda changed: False) == walk


@pytest.fixture(scope="module")
def rota() -> UnitRota:
    return unit_rota(unit_scenario(load_unit(FILE)), "unit")


def test_no_week_is_empty_beside_a_full_one_and_all_cover_is_kept(rota: UnitRota) -> None:
    even = evenness_frame(rota.lines.rota, rota.problem.shifts)
    assert rota.lines.uncovered_hours == 0 and check_grid(rota, rota_grid(rota)).empty
    assert (even["empty_weeks"] == 0).all()
    longest = max(shift.paid for shift in rota.problem.shifts) / 60
    assert (even["most_week"] - even["hours_week"] <= 2 * longest + 1e-9).all()
    cycles = even[even["weeks"] >= 6]
    assert len(cycles) and (cycles["most_week"] - cycles["least_week"] <= 1.5 * longest).all()


def test_the_verdict_says_how_even_the_weeks_are(rota: UnitRota) -> None:
    told = verdict_text(load_unit(FILE), (), rota.lines.rota)
    even = evenness_frame(rota.lines.rota, rota.problem.shifts)
    assert f"from {even['least_week'].min():.1f} to {even['most_week'].max():.1f} hours, no week without work" in told
