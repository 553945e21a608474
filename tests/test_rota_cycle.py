"""One cyclic rota: the graph knows exactly the block rules, small cases agree with trying everything."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from benchmarks.dzn import CyclicCase, read_dzn
from benchmarks.rotating_workforce import faults_of, main
from model.errors import InputError
from model.rota import Blocks, Rules, Shift, block_rules, build_cycle, clock_shifts, shift_graph
from model.rota.check.rota import check_line
from model.rota.graph import Graph
from model.rota.lines.joining import arc_table, join_walks
from model.rota.lines.walks import Walk, cells_of, closed_walks, components, paid_weeks, split_walk

D, E, N = (
    Shift("D", 420, 900, 480, "day"),
    Shift("E", 900, 1380, 480, "evening"),
    Shift("N", 1380, 1860, 480, "night"),
)
DIRECT = (("E", "D"),)
ONE_KIND = Rules(complete_weekends=False, least_days_in_row=2, days_in_row=4, most_days_off=3, blocks=Blocks())
RULES = {
    "lengths": Rules(
        complete_weekends=False,
        days_in_row=4,
        least_days_in_row=2,
        most_days_off=3,
        blocks=Blocks((("D", 2, 4), ("E", 1, 2)), DIRECT),
    ),
    "one day off": Rules(
        0, 0, None, 5, None, None, False, 1, 1, 4, Blocks((), (("D", "D"),), (("E", "D"), ("D", "D")))
    ),
    "weekends": Rules(complete_weekends=False, days_in_row=5, blocks=Blocks(weekend_off_in=2, days_off_together=2)),
    "second": Rules(
        complete_weekends=False,
        days_in_row=5,
        blocks=Blocks((("E", 1, 3),), (("D", "E"), ("E", "D")), weekend_off_in=3, days_off_together=2),
    ),
}


def accepts(graph: Graph, days: tuple[int, ...]) -> bool:
    """Whether the days (0 = off, else shift number from 1) can repeat for ever somewhere in the graph."""
    table, heads = arc_table(graph), graph.head
    for start in np.flatnonzero(graph.weekday == 0).tolist():
        node, seen = start, set()
        while node >= 0 and node not in seen:
            seen.add(node)
            for day in days:
                arc = table[node, day]
                node = int(heads[arc]) if arc >= 0 else -1
                if node < 0:
                    break
        if node >= 0:
            return True
    return False


def legal(days: tuple[int, ...], shifts: tuple[Shift, ...], rules: Rules) -> bool:
    names = [None, *(shift.id for shift in shifts)]
    weeks = [[names[day] for day in days[at : at + 7]] for at in range(0, len(days), 7)]
    return check_line(weeks, clock_shifts(shifts), (), blocks=block_rules(rules)) == []


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_graph_holds_exactly_the_weeks_that_the_checker_passes(name: str) -> None:
    rules, shifts = RULES[name], (D, E)
    graph = shift_graph(shifts, rules, None)
    weeks = list(product(range(3), repeat=7))
    found = [accepts(graph, week) for week in weeks]
    assert found == [legal(week, shifts, rules) for week in weeks]
    assert any(found) or name == "one day off"


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_graph_holds_exactly_the_longer_cycles_that_the_checker_passes(name: str) -> None:
    rules, shifts = RULES[name], (D, E)
    graph = shift_graph(shifts, rules, None)
    draw = np.random.default_rng(5)
    agreed = {True: 0, False: 0}
    for number in range(600):
        days = list(walk_days(graph, draw, 3) if number % 2 else draw.integers(0, 3, 21))
        if number % 4 == 3:
            days[int(draw.integers(0, 21))] = int(draw.integers(0, 3))
        answer = legal(tuple(days), shifts, rules)
        assert accepts(graph, tuple(days)) == answer
        agreed[answer] += 1
    assert agreed[False] > 50
    assert agreed[True] > 5


def walk_days(graph: Graph, draw: np.random.Generator, weeks: int) -> list[int]:
    """Days along a walk drawn in the graph; it need not close."""
    node, days = int(draw.choice(np.flatnonzero(graph.weekday == 0))), []
    for _ in range(weeks * 7):
        arc = int(draw.choice(np.flatnonzero(graph.tail == node)))
        days.append(int(graph.label[arc]) + 1)
        node = int(graph.head[arc])
    return days


@cache
def tables_of_two() -> set[tuple[int, ...]]:
    """People by weekday of every legal cycle of two weeks with one shift kind."""
    found = set()
    for days in product(range(2), repeat=14):
        if legal(days, (D,), ONE_KIND):
            found.add(tuple(days[at] + days[at + 7] for at in range(7)))
    return found


@pytest.mark.parametrize("part", range(4))
def test_tiny_cases_are_found_exactly_when_trying_everything_finds_one(part: int) -> None:
    possible = tables_of_two()
    tables = [table for table in product(range(3), repeat=7) if sum(table) in (7, 8, 9)][part::16]
    answers = [build_cycle((D,), ONE_KIND, 2, [table]).weeks is not None for table in tables]
    assert answers == [table in possible for table in tables]
    assert len(set(answers)) == 2


def first_dialect(required: list[list[int]], people: int) -> str:
    rows = " | ".join(", ".join(map(str, row)) for row in required)
    return f"""
        week_length = 7; nb_workers = {people}; % as many weeks as people
        min_daysoff = 1; max_daysoff = 3; min_work = 2; max_work = 5; nb_shifts = 3;
        temp_req = [| {rows} |];
        shift_name = ["D", "E", "N"]; shift_start = [420, 900, 1380]; shift_length = [480, 480, 480];
        shift_block_min = [1, 1, 2]; shift_block_max = [5, 4, 4];
        nb_forbidden = 4; forbidden_before = [2, 3, 3, 3]; forbidden_after = [1, 1, 2, 1];
        forbidden_daysoff = [false, false, false, true];
    """


def second_dialect(required: list[list[int]], people: int) -> str:
    rows = " | ".join(", ".join(str(row[day]) for row in required) for day in range(7))
    return f"employees = {people};\nrequirements = [| {rows} |];"


def planted(case: CyclicCase, people: int, seed: int) -> list[list[int]]:
    """Numbers by shift and weekday of a legal cycle drawn in the graph."""
    graph = shift_graph(case.shifts, case.rules, None)
    draw = np.random.default_rng(seed)
    while True:
        days = walk_days(graph, draw, people)
        if accepts(graph, tuple(days)) and legal(tuple(days), case.shifts, case.rules):
            break
    grid = np.array(days).reshape(people, 7)
    return [[int((grid[:, day] == shift + 1).sum()) for day in range(7)] for shift in range(len(case.shifts))]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("write", [first_dialect, second_dialect])
def test_a_file_with_a_planted_cycle_gets_a_cycle_that_passes_the_check(write: object, seed: int) -> None:
    assert callable(write)
    people = 3 + 2 * seed
    empty = read_dzn(write([[0] * 7] * 3, people), "empty.dzn")
    case = read_dzn(write(planted(empty, people, seed), people), "planted.dzn")
    cycle = build_cycle(case.shifts, case.rules, case.people, case.required)
    assert cycle.weeks is not None
    assert faults_of(case, cycle.weeks) == []


@pytest.mark.parametrize("write", [first_dialect, second_dialect])
def test_one_person_alone_agrees_with_trying_every_week(write: object) -> None:
    assert callable(write)
    case = read_dzn(write([[0] * 7] * 3, 1), "one.dzn")
    draw = np.random.default_rng(11)
    answers = set()
    for _ in range(60):
        week = tuple(int(day) for day in draw.choice(4, 7, p=(0.5, 0.2, 0.1, 0.2)))
        required = [[int(week[day] == shift) for day in range(7)] for shift in (1, 2, 3)]
        found = build_cycle(case.shifts, case.rules, 1, required).weeks is not None
        assert found == legal(week, case.shifts, case.rules)
        answers.add(found)
    assert answers == {True, False}


def test_more_people_asked_for_than_there_are_is_proved_infeasible() -> None:
    case = read_dzn(second_dialect([[3] * 7, [0] * 7, [0] * 7], 3), "all days.dzn")
    assert build_cycle(case.shifts, case.rules, case.people, case.required).weeks is None


def test_the_same_case_gives_the_same_cycle() -> None:
    case = read_dzn(first_dialect([[3] * 7, [2] * 7, [1] * 7], 9), "nine.dzn")
    first, second = (build_cycle(case.shifts, case.rules, 9, case.required) for _ in range(2))
    assert first.weeks is not None
    assert first == second


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("nb_workers = 9;", "", "nb_workers"),
        ("nb_workers = 9;", "nb_workers = 0;", "nb_workers"),
        ("nb_workers = 9;", "nb_workers = nine;", "nb_workers"),
        ("nb_workers = 9;", "nb_workers = 9; nb_workers = 9;", "twice"),
        ("week_length = 7;", "week_length = 5;", "week_length"),
        ("[5, 4, 4]", "[5, 4]", "shift_block_max"),
        ("[2, 3, 3, 3]", "[2, 3, 3, 7]", "forbidden"),
        ("[| 3, 3,", "[| 3, -3,", "temp_req"),
        ("[| 3, 3,", "[| 3,", "temp_req"),
        ("[| 3, 3,", "[ 3, 3,", "temp_req"),
        ("nb_shifts = 3;", "nb_shifts 3;", "name = value"),
        ("[false, false, false, true]", "[false, false, 1, true]", "forbidden"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_field(old: str, new: str, told: str) -> None:
    text = first_dialect([[3] * 7, [2] * 7, [1] * 7], 9)
    assert old in text
    with pytest.raises(InputError, match=told) as caught:
        read_dzn(text.replace(old, new), "bad.dzn")
    assert "bad.dzn" in str(caught.value)


def test_a_bad_table_of_the_second_dialect_is_refused() -> None:
    with pytest.raises(InputError, match="requirements"):
        read_dzn("employees = 3; requirements = [| 1, 1, 1 | 1, 1, 1 |];", "short.dzn")
    with pytest.raises(InputError, match="employees"):
        read_dzn("requirements = [| 1, 1, 1 |];", "short.dzn")


def test_walks_use_each_arc_as_often_as_its_flow_and_parts_share_no_node() -> None:
    graph, walks = walks_of(3)
    flows = np.bincount([arc for walk in walks for arc in walk], minlength=graph.arcs)
    again = closed_walks(graph, flows)
    assert np.bincount([arc for walk in again for arc in walk], minlength=graph.arcs).tolist() == flows.tolist()
    parts = components(graph, flows)
    assert len(parts) == len(again)
    nodes = np.concatenate(parts)
    assert len(nodes) == len(set(nodes.tolist()))


def test_joined_walks_keep_the_numbers_on_every_shift_and_weekday() -> None:
    graph, walks = walks_of(4)
    joined = join_walks(graph, walks)
    assert len(joined) <= len(walks)
    assert all(graph.weekday[graph.tail[walk[0]]] == 0 for walk in joined)
    assert numbers(graph, joined) == numbers(graph, walks)
    for walk in joined:
        assert (graph.head[list(walk)] == graph.tail[[*walk[1:], walk[0]]]).all()


def test_a_long_walk_is_cut_into_walks_that_each_keep_the_hours() -> None:
    graph, walks = walks_of(12)
    (walk,) = join_walks(graph, walks) if len(join_walks(graph, walks)) == 1 else [max(walks, key=len)]
    mean = float(paid_weeks(graph, walk).mean())
    pieces = split_walk(graph, walk, max(1, len(walk) // 14), (mean - 480, mean + 480))
    assert pieces is not None
    assert sorted(arc for piece in pieces for arc in piece) == sorted(walk)
    for piece in pieces:
        assert abs(float(paid_weeks(graph, piece).mean()) - mean) <= 480
        assert (graph.head[list(piece)] == graph.tail[[*piece[1:], piece[0]]]).all()


def numbers(graph: Graph, walks: list[Walk]) -> dict[tuple[int, str | None], int]:
    counted: dict[tuple[int, str | None], int] = {}
    for week in (week for walk in walks for week in cells_of(graph, walk)):
        for day, cell in enumerate(week):
            counted[day, cell] = counted.get((day, cell), 0) + 1
    return counted


def walks_of(seed: int) -> tuple[Graph, list[Walk]]:
    """Six closed walks drawn in the graph of the first dialect's rules."""
    case = read_dzn(first_dialect([[0] * 7] * 3, 4), "walks.dzn")
    graph = shift_graph(case.shifts, case.rules, None)
    draw = np.random.default_rng(seed)
    flows = np.zeros(graph.arcs, dtype=np.int64)
    for _ in range(6):
        path, node = [], int(draw.choice(np.flatnonzero(graph.weekday == 0)))
        at: dict[int, int] = {}
        while node not in at:
            at[node] = len(path)
            for _ in range(7):
                arc = int(draw.choice(np.flatnonzero(graph.tail == node)))
                path.append(arc)
                node = int(graph.head[arc])
        np.add.at(flows, path[at[node] :], 1)
    return graph, closed_walks(graph, flows)


def test_a_file_that_is_no_text_is_told_in_a_row_and_the_next_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.dzn").write_bytes(b"\xff\xfeemployees = 2;")
    assert main([tmp_path / "bad.dzn", tmp_path / "none.dzn"]) == 1
    told = capsys.readouterr().out
    assert "bad.dzn, row 1" in told and "text in UTF-8" in told
    assert "none.dzn" in told and "no such file" in told
