"""The lines of a rota: who works what on which weekday of which week, for one unit, from its sizing.

The counts are those of the sizing. Each kind's lines are closed walks on its shift-state graph: a walk of k weeks
is a rota for k people, one in each week. Lines that are left over because the weekend frequency does not divide
their number have one person each, who starts in the line's first week. Nothing is handed out that the independent
checker has not passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from model.errors import SolverError
from model.rota.check.cover import CoverDemand, grid_minutes
from model.rota.check.rota import RotaCheck, RotaLine, check_line, check_rota, line_hours
from model.rota.check.spans import DAY, ClockShift, LineTerms, Violation, Week
from model.rota.graph import Graph
from model.rota.lines.cycle import MOST_DAYS, block_rules, clock_shifts
from model.rota.lines.even import even_walk
from model.rota.lines.flows import Step, whole_flows
from model.rota.lines.leftover import Counts
from model.rota.lines.persons import person_walks
from model.rota.lines.rows import problem_rows, rows_in_force
from model.rota.lines.walks import Walk, cells_of, weeks_of
from model.rota.problem import LineRange, RotaProblem
from model.rota.rule_table import BlockRules, Rule
from model.rota.shifts import clock_text
from model.rota.sizing import Sizing
from model.scenario.schema.rota import WEEKDAYS

LINE_COLUMNS = ["line", "group", "kind", "people", "week", "weekday", "shift"]
SUMMARY_COLUMNS = ["line", "group", "kind", "people", "weeks", "hours_week", "percent", "weekends"]
STEP_COLUMNS = ["step", "group", "status", "uncovered_hours", "bound_hours"]
TOLERANCE = 1e-6


def build_lines(problem: RotaProblem, sizing: Sizing, rows: Iterable[Rule] = ()) -> Lines:
    """Whole, legal lines for a sized unit.

    rows : rules of the working-time table that the lines must pass besides the problem's own limits, one for
        each quantity (`rule_table.rules_in_force`); where both have a quantity, both are checked.

    Raises SolverError when the solver proves nothing, and when a line or the rota does not pass the checker.
    """
    desk = _Desk(problem, (problem_rows(problem), tuple(rows)))
    walks, steps = whole_flows(problem, sizing, desk.passes)
    walks = {key: [desk.evened(sizing, key, walk) for walk in made] for key, made in sorted(walks.items())}
    placed: list[tuple[tuple[int, int], Walk, tuple[int, ...] | None]] = [
        (kind, walk, None) for kind in sorted(walks) for walk in walks[kind]
    ]
    counts = _counts(sizing, problem, walks, steps[-1].solved.objective)
    persons, more = person_walks(problem, counts, desk.passes)
    placed += [((person.group, person.kind), walk, (0,)) for person, walk in persons]
    lines: list[RotaLine] = []
    number: dict[tuple[int, int], int] = {}
    for kind, walk, starts in sorted(placed, key=lambda place: (place[0], place[2] is not None)):
        number[kind] = number.get(kind, 0) + 1
        lines.append(desk.line(sizing, kind, (walk, starts, number[kind])))
    found = _verified(desk, sizing, lines, (more or steps)[-1].solved.objective)
    return _as_frames(desk, lines, (*steps, *more), found)


def _counts(sizing: Sizing, problem: RotaProblem, walks: dict[tuple[int, int], list[Walk]], uncovered: float) -> Counts:
    """What the blocks' lines settle: who is left beside them, people by shift."""
    alone = {}
    for group, one in enumerate(problem.groups):
        for kind, line in enumerate(problem.lines):
            block = sum(weeks_of(walk) for walk in walks.get((group, kind), ()))
            alone[group, kind] = sizing.lines[one.id, line.id] - block
    duty: dict[tuple[int, tuple[int, int]], int] = {}
    for key, made in sorted(walks.items()):
        graph = _graph(problem, sizing, key)
        for arc in (arc for walk in made for arc in walk):
            label = int(graph.label[arc])
            if label >= 0:
                start = (key[0], (int(graph.arc_weekday[arc]), label))
                duty[start] = duty.get(start, 0) + 1
    return Counts(sizing.lines, sizing.hours, alone, duty, uncovered)


def _graph(problem: RotaProblem, sizing: Sizing, key: tuple[int, int]) -> Graph:
    return sizing.graphs[problem.groups[key[0]].id, problem.lines[key[1]].id]


def _verified(desk: _Desk, sizing: Sizing, lines: list[RotaLine], stated: float) -> tuple[RotaCheck, float]:
    """The checker's verdict, once it agrees with the solver; SolverError naming the first faults otherwise."""
    problem = desk.problem
    demand = cover_demand(problem)
    check = check_rota(lines, desk.shifts, desk.rows[0], demand, desk.blocks)
    faults = [fault for fault in check.violations if fault.rule != "cover"]
    for line in lines if desk.rows[1] else []:
        faults += [replace(fault, line=line.id) for fault in desk.faults(line.weeks, line.terms, desk.rows[1])]
    if faults:
        raise SolverError("the rota does not pass the check: " + "; ".join(map(_sentence, faults[:3])))
    uncovered = uncovered_hours(check, grid_minutes(demand, desk.shifts))
    if abs(uncovered - stated) > TOLERANCE * max(1.0, stated):
        raise SolverError(f"the checker finds {uncovered:g} uncovered hours a week, the solver {stated:g}")
    for (group, kind), counted in sorted(sizing.lines.items()):
        people = sum(len(line.started) for line in lines if line.id.startswith(f"{group}.{kind}."))
        if people != counted:
            raise SolverError(f"{people} people in the lines of {group} {kind}; {counted} sized")
    return check, uncovered


def _sentence(fault: Violation) -> str:
    return f"{fault.line or 'the rota'}, week {fault.week} {fault.weekday}, {fault.rule}: {fault.sentence}"


def cover_demand(problem: RotaProblem) -> CoverDemand:
    """The problem's cover as the checker reads it."""
    rows = []
    for row in problem.cover:
        # the checker's rows are at most a day long
        start, end = row.start, row.end
        while start < end:
            stop = min(end, start + DAY)
            rows.append((row.group, WEEKDAYS[start // DAY % 7], clock_text(start), clock_text(stop), row.required))
            start = stop
    table = pd.DataFrame(rows, columns=["group", "weekday", "start", "end", "required"])
    return CoverDemand(table, {group.id: group.covers_for for group in problem.groups})


def judge_lines(problem: RotaProblem, table: Iterable[Rule], lines: Iterable[RotaLine]) -> RotaCheck:
    """The checker's verdict on lines made by whatever hand, from clock times alone.

    table : rows of the working-time table in force for the unit, one a quantity.
    """
    shifts, rows = clock_shifts(problem.shifts), rows_in_force(problem, table)
    blocks = _only_own(block_rules(problem.rules), rows)
    return check_rota(list(lines), shifts, rows, cover_demand(problem), blocks)


def _only_own(blocks: BlockRules, rows: Iterable[Rule]) -> BlockRules:
    """The block rules without the most days in a row where a row of the table has that limit, so it is told once."""
    if blocks.work_days is None:
        return blocks
    least, most = blocks.work_days
    if not any(row.quantity == "days_in_row" and row.value <= most for row in rows):
        return blocks
    return replace(blocks, work_days=(least, MOST_DAYS) if least > 1 else None)


def uncovered_hours(check: RotaCheck, step: int) -> float:
    """Uncovered hours a week, mean over the weeks until the rota repeats; `step` minutes an interval."""
    cover = check.cover
    return float(cover["uncovered"].sum()) * step / 60 / int(cover["week"].max()) if len(cover) else 0.0


def _as_frames(desk: _Desk, lines: list[RotaLine], steps: tuple[Step, ...], found: tuple[RotaCheck, float]) -> Lines:
    cells, summary = [], []
    hours = dict(zip(found[0].hours["line"], found[0].hours["paid_hours"], strict=True))
    for line in lines:
        group, kind, _ = line.id.split(".")
        head = (line.id, group, kind, len(line.started))
        for week, days in enumerate(line.weeks, start=1):
            cells += [(*head, week, WEEKDAYS[day], shift or "") for day, shift in enumerate(days)]
        weekends = sum(any(days[5:]) for days in line.weeks)
        mean = float(hours[line.id])
        summary.append((*head, len(line.weeks), mean, 100 * mean / desk.full_hours(line), weekends))
    stops = [
        (number, step.group, step.solved.status, step.solved.objective, step.solved.bound)
        for number, step in enumerate(steps)
    ]
    return Lines(
        table=pd.DataFrame(cells, columns=LINE_COLUMNS),
        summary=pd.DataFrame(summary, columns=SUMMARY_COLUMNS),
        steps=pd.DataFrame(stops, columns=STEP_COLUMNS),
        rota=tuple(lines),
        uncovered_hours=found[1],
        relaxed_hours=steps[0].solved.objective,
        check=found[0],
    )


class _Desk:
    """The checker set up for one problem: its shifts in clock time, its rules as rows, its block rules."""

    def __init__(self, problem: RotaProblem, rows: tuple[tuple[Rule, ...], tuple[Rule, ...]]) -> None:
        self.problem = problem
        self.rows = rows
        self.shifts: dict[str, ClockShift] = clock_shifts(problem.shifts)
        self.blocks: BlockRules = block_rules(problem.rules)

    def terms(self, line: LineRange) -> LineTerms:
        """What a kind's lines are meant to be."""
        stated = self.problem.full_hours if self.problem.full_time is None else None
        return LineTerms(line.low, line.high, stated, line.weekend_every)

    def full_hours(self, line: RotaLine) -> float:
        """Weekly hours of a full position with the line's mix of work, by the checker."""
        if self.problem.full_time is None:
            return self.problem.full_hours
        return line_hours(line.weeks, self.shifts, self.rows[0], line.terms).full_time

    def passes(self, graph: Graph, walk: Walk, line: LineRange) -> bool:
        """Whether the checker finds nothing wrong with a walk as a line of the kind."""
        cells = cells_of(graph, walk)
        return not any(self.faults(cells, self.terms(line), rows) for rows in self.rows if rows)

    def evened(self, sizing: Sizing, key: tuple[int, int], walk: Walk) -> Walk:
        """The walk with its weeks' hours levelled."""
        graph, line = _graph(self.problem, sizing, key), self.problem.lines[key[1]]
        return even_walk(graph, walk, lambda changed: self.passes(graph, changed, line))

    def faults(self, weeks: Sequence[Week], terms: LineTerms, rows: tuple[Rule, ...]) -> list[Violation]:
        """Every broken rule of one line."""
        return check_line(weeks, self.shifts, rows, terms, self.blocks)

    def line(self, sizing: Sizing, key: tuple[int, int], made: tuple[Walk, tuple[int, ...] | None, int]) -> RotaLine:
        """A walk as a line with a name; starts None means one person in each week."""
        walk, starts, number = made
        group, line = self.problem.groups[key[0]].id, self.problem.lines[key[1]]
        graph = _graph(self.problem, sizing, key)
        cells = cells_of(graph, walk)
        hours = float(graph.arc_paid[list(walk)].sum()) / 60 / len(cells)
        return RotaLine(f"{group}.{line.id}.{number:02d}", group, cells, starts, self.terms(line), hours)


@dataclass(frozen=True, eq=False)
class Lines:
    """A unit's lines, all passed by the independent checker.

    table : [line, group, kind, people, week, weekday, shift], week from 1, shift "" for a day off. A line with as
        many people as weeks has one person in each week; a line with one person starts in its first week.
    summary : [line, group, kind, people, weeks, hours_week, percent, weekends], percent of a full position (not
        rounded), weekends worked in the line's weeks.
    steps : [step, group, status, uncovered_hours, bound_hours] a week, in the order solved: the linear program
        first, then each group's blocks, then each group's single persons.
    rota : the same lines for the checker. check : its verdict.
    uncovered_hours, relaxed_hours : hours a week short of the cover, of the lines and of the linear program.
    """

    table: pd.DataFrame
    summary: pd.DataFrame
    steps: pd.DataFrame
    rota: tuple[RotaLine, ...]
    uncovered_hours: float
    relaxed_hours: float
    check: RotaCheck
