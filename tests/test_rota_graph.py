"""The shift-state graph: no arc is illegal, no legal week is missing, and merging changes nothing."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.rota.graph import OFF, Graph, full_graph, minimise, shift_graph, trim
from model.rota.rules import Rules
from model.rota.shifts import Shift
from tests.rota_cases import DAY_SHIFT, EVENING, LONG_WEEKEND, NIGHT, PLAIN, WARD_RULES, faults

WARD_SHIFTS = (DAY_SHIFT, EVENING, LONG_WEEKEND, NIGHT)


def arcs_from(graph: Graph) -> dict[int, dict[int, int]]:
    table: dict[int, dict[int, int]] = {}
    for tail, head, label in zip(graph.tail.tolist(), graph.head.tolist(), graph.label.tolist(), strict=True):
        assert label not in table.setdefault(tail, {}), "the graph must be deterministic"
        table[tail][label] = head
    return table


def repeats_for_ever(table: dict[int, dict[int, int]], mondays: set[int], word: tuple[int, ...]) -> bool:
    """Whether some walk can spell the word again and again."""
    alive = mondays
    while alive:
        after = set()
        for node in alive:
            at: int | None = node
            for label in word:
                at = table.get(at, {}).get(label) if at is not None else None
            if at is not None:
                after.add(at)
        if after == alive:
            return True
        # starting from every Monday, what is reached can only shrink
        alive = after
    return False


def weeks_accepted(graph: Graph) -> set[tuple[int, ...]]:
    """Every sequence of seven labels that starts on a Monday node."""
    table = arcs_from(graph)
    found: set[tuple[tuple[int, ...], int]] = {((), node) for node in np.flatnonzero(graph.weekday == 0).tolist()}
    for _ in range(7):
        found = {((*word, label), head) for word, node in found for label, head in table.get(node, {}).items()}
    return {word for word, _ in found}


def mondays(graph: Graph) -> set[int]:
    return set(np.flatnonzero(graph.weekday == 0).tolist())


rules_drawn = st.builds(
    Rules,
    daily_rest=st.sampled_from([0, 480, 540, 660]),
    weekly_rest=st.sampled_from([0, 28 * 60, 35 * 60, 48 * 60]),
    days_in_row=st.sampled_from([None, 3, 5, 6]),
    nights_in_row=st.sampled_from([None, 1, 2, 4]),
    minutes_in_week=st.sampled_from([None, 30 * 60, 40 * 60, 54 * 60]),
    complete_weekends=st.booleans(),
    least_days_in_row=st.sampled_from([1, 2]),
    least_days_off=st.sampled_from([1, 2]),
    most_days_off=st.sampled_from([None, 3, 4]),
)


@settings(max_examples=25, derandomize=True)
@given(rules=rules_drawn, weekend_every=st.sampled_from([None, 0, 1]))
def test_the_graph_holds_exactly_the_weeks_that_are_legal_by_the_clock_when_repeated(
    rules: Rules, weekend_every: int | None
) -> None:
    shifts = (DAY_SHIFT, NIGHT)
    graph = shift_graph(shifts, rules, weekend_every)
    table, starts = arcs_from(graph), mondays(graph)
    for word in itertools.product((OFF, 0, 1), repeat=7):
        days = [None if label == OFF else shifts[label] for label in word] * 4
        legal = not faults(days, rules, weekend_every)
        assert repeats_for_ever(table, starts, word) == legal, word


@pytest.mark.parametrize("weekend_every", [None, 1, 2])
def test_the_graph_holds_exactly_the_legal_two_week_cycles(weekend_every: int | None) -> None:
    rules = Rules(weekly_rest=35 * 60, days_in_row=5, minutes_in_week=48 * 60, least_days_in_row=2)
    graph = shift_graph((PLAIN,), rules, weekend_every)
    table, starts = arcs_from(graph), mondays(graph)
    accepted = 0
    for word in itertools.product((OFF, 0), repeat=14):
        days = [None if label == OFF else PLAIN for label in word] * 3
        legal = not faults(days, rules, weekend_every)
        accepted += legal
        assert repeats_for_ever(table, starts, word) == legal, word
    assert accepted > 10


@settings(max_examples=25, derandomize=True)
@given(rules=rules_drawn, weekend_every=st.sampled_from([None, 0, 1, 2, 3]))
def test_the_minimised_graph_accepts_exactly_the_same_weeks(rules: Rules, weekend_every: int | None) -> None:
    whole = trim(full_graph((DAY_SHIFT, NIGHT), rules, weekend_every))
    small = minimise(whole)
    assert small.nodes <= whole.nodes
    assert weeks_accepted(small) == weeks_accepted(whole)


@pytest.mark.parametrize("weekend_every", [0, 1, 2, 3, 4])
def test_no_random_walk_breaks_a_rule_by_the_clock(weekend_every: int) -> None:
    graph = shift_graph(WARD_SHIFTS, WARD_RULES, weekend_every)
    table = arcs_from(graph)
    chance = np.random.default_rng(weekend_every)
    for start in sorted(mondays(graph))[:12]:
        node, days = start, []
        for _ in range(7 * 40):
            label = int(chance.choice(sorted(table[node])))
            days.append(None if label == OFF else WARD_SHIFTS[label])
            node = table[node][label]
        assert faults(days, WARD_RULES, weekend_every) == set()


@pytest.mark.parametrize("weekend_every", [0, 1, 2, 3, 4])
def test_every_node_has_arcs_in_and_out_and_every_arc_leads_to_the_next_weekday(weekend_every: int) -> None:
    graph = shift_graph(WARD_SHIFTS, WARD_RULES, weekend_every)
    assert set(graph.tail.tolist()) == set(graph.head.tolist()) == set(range(graph.nodes))
    assert (graph.weekday[graph.head] == (graph.weekday[graph.tail] + 1) % 7).all()
    assert (np.diff(graph.weekday) >= 0).all()


def test_the_graph_does_not_depend_on_when_it_is_built() -> None:
    first = minimise(trim(full_graph(WARD_SHIFTS, WARD_RULES, 3)))
    second = minimise(trim(full_graph(WARD_SHIFTS, WARD_RULES, 3)))
    for name in ("weekday", "tail", "head", "label"):
        assert (getattr(first, name) == getattr(second, name)).all()


def test_minimising_a_ward_graph_leaves_a_fraction_of_its_arcs() -> None:
    whole = trim(full_graph(WARD_SHIFTS, WARD_RULES, 3))
    assert minimise(whole).arcs * 4 < whole.arcs


def may_follow(first: Shift, second: Shift, rules: Rules) -> bool:
    graph = shift_graph((first, second), rules, None)
    heads = set(graph.head[(graph.label == 0) & (graph.arc_weekday == 1)].tolist())
    return bool({tail for tail, label in zip(graph.tail, graph.label, strict=True) if label == 1} & heads)


def test_daily_rest_is_legal_to_the_minute_and_illegal_one_minute_later() -> None:
    late = Shift("late", 900, 1380, 480, "evening")
    early = Shift("early", 480, 960, 480, "day")
    assert may_follow(late, early, Rules(daily_rest=540))
    assert not may_follow(late, early, Rules(daily_rest=541))


def test_a_night_leaves_no_rest_for_a_shift_that_starts_the_same_morning_or_day() -> None:
    assert not may_follow(NIGHT, DAY_SHIFT, Rules(daily_rest=0))
    assert not may_follow(NIGHT, EVENING, Rules(daily_rest=540))
    assert may_follow(NIGHT, EVENING, Rules(daily_rest=420))


def test_weekly_rest_must_lie_inside_the_week() -> None:
    # off on Sunday alone: Saturday 16:00 to Sunday 24:00 is 32 hours
    work = Shift("work", 480, 960, 480, "day", (0, 1, 2, 3, 4, 5))
    for hours, worked in ((32, 6), (33, 5)):
        graph = shift_graph((work,), Rules(weekly_rest=hours * 60, complete_weekends=False), None)
        most = max(sum(label != OFF for label in word) for word in weeks_accepted(graph))
        assert most == worked


def test_hours_in_a_week_count_a_sunday_night_on_both_sides_of_midnight() -> None:
    night = Shift("night", 1320, 1800, 480, "night")  # 22:00–06:00: two hours before midnight, six after
    for limit, legal in ((24, False), (26, True)):
        rules = Rules(minutes_in_week=limit * 60, complete_weekends=False)
        table = shift_graph((night,), rules, None)
        # three nights and the night from Sunday: 24 + 2 hours in this week, 6 in the next
        word = (0, 0, 0, OFF, OFF, OFF, 0)
        assert (word in weeks_accepted(table)) == legal


def test_a_line_kind_without_weekends_never_works_on_one() -> None:
    graph = shift_graph(WARD_SHIFTS, WARD_RULES, 0)
    assert (graph.label[graph.arc_weekday >= 5] == OFF).all()


def test_shifts_longer_than_the_longest_allowed_are_not_drawn() -> None:
    rules = Rules(longest_shift=749, days_in_row=6)
    graph = shift_graph(WARD_SHIFTS, rules, 2)
    assert 2 not in graph.label.tolist()
    assert 2 in shift_graph(WARD_SHIFTS, Rules(longest_shift=750, days_in_row=6), 2).label.tolist()


def test_rules_that_no_line_can_keep_give_an_empty_graph() -> None:
    weekdays_only = Shift("work", 480, 960, 480, "day", (0, 1, 2, 3, 4))
    assert shift_graph((weekdays_only,), Rules(), 3).arcs == 0


def test_the_year_of_summer_time_has_no_short_or_long_night() -> None:
    # time is minutes of a nominal week: every night pays the same, whatever the weekday
    graph = shift_graph((NIGHT,), Rules(days_in_row=4), None)
    assert set(graph.arc_paid[graph.label == 0].tolist()) == {600}
