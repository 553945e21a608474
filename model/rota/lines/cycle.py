"""One cyclic rota that everyone follows: as many weeks as people, exact numbers on every shift and weekday.

The rota is an integer circulation with given column sums that must be one closed walk. Where a solution falls
apart and the parts cannot be joined end to end, each part gets a cut – what flows out of it is at least a share of
its people – and the program is solved again. The cut holds for every single walk that is not wholly inside the
part, so before a case is called infeasible each part is tried by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pulp
from numpy.typing import NDArray

from model.errors import SolverError
from model.rota.check.rota import check_line
from model.rota.check.spans import ClockShift
from model.rota.graph import OFF, Graph, shift_graph
from model.rota.lines.joining import join_walks
from model.rota.lines.walks import Walk, cells_of, closed_walks, components
from model.rota.rule_table import BlockRules
from model.rota.rules import Rules
from model.rota.shifts import Shift, clock_text
from model.rota.solver import Infeasible, solve
from model.scenario.schema.rota import WEEKDAYS

MOST_ROUNDS = 200
MOST_DAYS = 10_000

Ints = NDArray[np.int64]
Cells = tuple[tuple[str | None, ...], ...]


def build_cycle(shifts: tuple[Shift, ...], rules: Rules, people: int, required: Sequence[Sequence[int]]) -> Cycle:
    """A legal cyclic rota of `people` weeks, or the proof that there is none.

    required : people on each shift (row, in the order of `shifts`) and weekday (column), met exactly.

    The rota has passed the independent checker. Raises SolverError when the solver proves nothing, when the
    cuts do not come to an end, or when the checker finds a fault.
    """
    graph = shift_graph(shifts, rules, None)
    search = _Search(graph, people, np.array(required, dtype=np.int64))
    walk = search.connected(np.ones(graph.nodes, dtype=bool)) if graph.nodes else None
    if walk is None:
        return Cycle(None, search.rounds, graph.arcs)
    cells = tuple(tuple(week) for week in cells_of(graph, walk))
    _refuse_faults(cells, shifts, rules, search.required)
    return Cycle(cells, search.rounds, graph.arcs)


def block_rules(rules: Rules) -> BlockRules:
    """The same block rules in the checker's words."""
    blocks = rules.blocks
    work = _limits(rules.least_days_in_row, rules.days_in_row)
    off = _limits(rules.least_days_off, rules.most_days_off)
    if blocks is None:
        return BlockRules(work, off)
    return BlockRules(
        work,
        off,
        {name: (least, most) for name, least, most in blocks.shift_days},
        frozenset(blocks.forbidden_next),
        frozenset(blocks.forbidden_after_one_off),
        blocks.weekend_off_in,
        blocks.days_off_together,
    )


def _limits(least: int, most: int | None) -> tuple[int, int] | None:
    return None if least <= 1 and most is None else (least, most or MOST_DAYS)


def clock_shifts(shifts: Sequence[Shift]) -> dict[str, ClockShift]:
    """Shift kinds by id with clock times, as the checker reads them."""
    return {
        shift.id: ClockShift(
            clock_text(shift.start),
            clock_text(shift.end),
            shift.length - shift.paid,
            tuple(WEEKDAYS[day] for day in shift.weekdays),
        )
        for shift in shifts
    }


def _refuse_faults(cells: Cells, shifts: tuple[Shift, ...], rules: Rules, required: Ints) -> None:
    faults = [each.sentence for each in check_line(cells, clock_shifts(shifts), (), blocks=block_rules(rules))]
    for number, shift in enumerate(shifts):
        counted = [sum(week[day] == shift.id for week in cells) for day in range(7)]
        if counted != required[number].tolist():
            faults.append(f"{shift.id} has {counted} people by weekday; required {required[number].tolist()}.")
    if faults:
        raise SolverError("the cyclic rota does not pass the check: " + " ".join(faults[:3]))


@dataclass
class _Search:
    """The search for one connected circulation; `rounds` counts the programs solved."""

    graph: Graph
    people: int
    required: Ints
    rounds: int = 0
    cuts: list[NDArray[np.bool_]] = field(default_factory=list)

    def connected(self, inside: NDArray[np.bool_]) -> Walk | None:
        """A connected solution that uses only nodes `inside`, or None when there is none."""
        lp, flows = self._program(inside)
        parts: list[NDArray[np.bool_]] = []
        while self.rounds < MOST_ROUNDS:
            self.rounds += 1
            try:
                solve(lp, to_zero=True)
            except Infeasible:
                return self._within(parts)
            found = np.zeros(self.graph.arcs, dtype=np.int64)
            for arc, flow in flows.items():
                found[arc] = round(flow.varValue)
            walks = join_walks(self.graph, closed_walks(self.graph, found))
            if len(walks) == 1:
                return walks[0]
            for nodes in components(self.graph, found):
                part = np.zeros(self.graph.nodes, dtype=bool)
                part[nodes] = True
                lp.addConstraint(self._cut(part, flows), f"cut{len(parts)}")
                parts.append(part)
        raise SolverError(f"no single cycle after {MOST_ROUNDS} rounds of cuts, and no proof that there is none")

    def _within(self, parts: list[NDArray[np.bool_]]) -> Walk | None:
        """What the cuts forbid although it may be connected: a solution wholly inside one part."""
        for part in parts:
            found = self.connected(part)
            if found is not None:
                return found
        return None

    def _cut(self, part: NDArray[np.bool_], flows: dict[int, pulp.LpVariable]) -> pulp.LpConstraint:
        """People × flow out of the part ≥ the people in it on Mondays."""
        terms = []
        for arc, flow in flows.items():
            tail, head = part[self.graph.tail[arc]], part[self.graph.head[arc]]
            out = self.people if tail and not head else 0
            on_monday = 1 if tail and self.graph.weekday[self.graph.tail[arc]] == 0 else 0
            if out - on_monday:
                terms.append((flow, out - on_monday))
        return pulp.LpConstraint(pulp.LpAffineExpression(terms), pulp.LpConstraintGE, rhs=0)

    def _program(self, inside: NDArray[np.bool_]) -> tuple[pulp.LpProblem, dict[int, pulp.LpVariable]]:
        graph = self.graph
        lp = pulp.LpProblem("cycle", pulp.LpMinimize)
        arcs = np.flatnonzero(inside[graph.tail] & inside[graph.head]).tolist()
        flows = {
            arc: lp.add_variable(f"f{arc:06d}", lowBound=0, upBound=self.people, cat=pulp.LpInteger) for arc in arcs
        }
        rows: dict[tuple[int, ...], list[tuple[pulp.LpVariable, int]]] = {}
        for arc, flow in flows.items():
            day, label = int(graph.weekday[graph.tail[arc]]), int(graph.label[arc])
            rows.setdefault((0, int(graph.head[arc])), []).append((flow, 1))
            rows.setdefault((0, int(graph.tail[arc])), []).append((flow, -1))
            rows.setdefault((1, day, label), []).append((flow, 1))
        for day in range(7):
            for label in range(OFF, len(graph.shifts)):
                rows.setdefault((1, day, label), [])
        for key, terms in sorted(rows.items(), key=lambda item: item[0]):
            value = 0 if key[0] == 0 else self._people_on(key[1], key[2])
            lp.addConstraint(pulp.LpConstraint(pulp.LpAffineExpression(terms), pulp.LpConstraintEQ, f"r{key}", value))
        lp.setObjective(pulp.LpAffineExpression([]))
        return lp, flows

    def _people_on(self, day: int, label: int) -> int:
        """People on a shift, or off, on a weekday."""
        return self.people - int(self.required[:, day].sum()) if label == OFF else int(self.required[label, day])


@dataclass(frozen=True)
class Cycle:
    """`weeks` : people × 7 shift ids (None = off), or None when it is proved that there is no such rota.

    `rounds` : programs solved. `arcs` : size of the graph, which does not grow with the people.
    """

    weeks: Cells | None
    rounds: int
    arcs: int
