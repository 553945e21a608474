"""The shift-state graph: every legal way to live a cyclic week, as small as it can be drawn.

A node is a weekday and a legal memory, an arc what happens that day: one shift kind or a day off. Only
legal arcs are drawn, arcs that lead nowhere are trimmed, and nodes with the same legal futures are
merged (Moore's partition refinement of a deterministic automaton, the shift kind being the label). A
closed walk of k weeks is a legal repeating rota for k people; merging keeps it so, because legality
depends on a bounded past and a closed walk repeats for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model.rota.machine import Machine, Memory
from model.rota.rules import Rules
from model.rota.shifts import Shift

OFF = -1

Ints = NDArray[np.int64]


@lru_cache(maxsize=256)
def shift_graph(shifts: tuple[Shift, ...], rules: Rules, weekend_every: int | None) -> Graph:
    """The trimmed, minimised graph of one kind of line. Shifts above the longest allowed are left out."""
    return minimise(trim(full_graph(shifts, rules, weekend_every)))


def full_graph(shifts: tuple[Shift, ...], rules: Rules, weekend_every: int | None) -> Graph:
    """Every legal arc that can be reached from a rested line, dead ends included."""
    legal = [rules.longest_shift is None or shift.paid <= rules.longest_shift for shift in shifts]
    kept = tuple(shift for shift, allowed in zip(shifts, legal, strict=True) if allowed)
    machine = Machine(kept, rules, weekend_every)
    labels = [index for index, allowed in enumerate(legal) if allowed]
    layers: list[dict[Memory, int]] = [{} for _ in range(7)]
    waiting: list[tuple[int, Memory]] = []
    count = 0
    arcs: list[tuple[int, int, int]] = []

    def number(weekday: int, memory: Memory) -> int:
        nonlocal count
        if memory not in layers[weekday]:
            layers[weekday][memory] = count
            count += 1
            waiting.append((weekday, memory))
        return layers[weekday][memory]

    for weekday in range(7):
        for memory in machine.seeds(weekday):
            number(weekday, memory)
    at = 0
    while at < len(waiting):
        weekday, memory = waiting[at]
        for label, shift in [(OFF, None), *zip(labels, kept, strict=True)]:
            if shift is not None and weekday not in shift.weekdays:
                continue
            after = machine.step(memory, weekday, shift)
            if after is not None:
                arcs.append((at, number((weekday + 1) % 7, after), label))
        at += 1
    weekdays = np.array([weekday for weekday, _ in waiting], dtype=np.int64)
    return _graph(shifts, weekdays, np.array(arcs, dtype=np.int64).reshape(-1, 3))


def trim(graph: Graph) -> Graph:
    """Leave only nodes that have arcs in and out within the cyclic week, repeated until all have."""
    nodes = len(graph.weekday)
    keep = np.ones(len(graph.tail), dtype=bool)
    alive = np.ones(nodes, dtype=bool)
    while True:
        has_out = np.bincount(graph.tail[keep], minlength=nodes) > 0
        has_in = np.bincount(graph.head[keep], minlength=nodes) > 0
        still = alive & has_out & has_in
        if (still == alive).all():
            break
        alive = still
        keep = keep & alive[graph.tail] & alive[graph.head]
    renumber = np.cumsum(alive) - 1
    arcs = np.column_stack([renumber[graph.tail[keep]], renumber[graph.head[keep]], graph.label[keep]])
    return _graph(graph.shifts, graph.weekday[alive], arcs)


def minimise(graph: Graph) -> Graph:
    """Merge the nodes of a weekday whose legal futures are the same."""
    nodes = len(graph.weekday)
    if nodes == 0:
        return graph
    target = np.full((nodes, len(graph.shifts) + 1), -1, dtype=np.int64)
    target[graph.tail, graph.label + 1] = graph.head
    classes = graph.weekday.copy()
    known = len(np.unique(classes))
    while True:
        futures = np.where(target >= 0, classes[target], -1)
        signature = np.column_stack([classes, futures])
        _, classes = np.unique(signature, axis=0, return_inverse=True)
        classes = classes.reshape(-1)
        found = int(classes.max()) + 1
        if found == known:
            break
        known = found
    weekdays = np.zeros(known, dtype=np.int64)
    weekdays[classes] = graph.weekday
    arcs = np.unique(np.column_stack([classes[graph.tail], classes[graph.head], graph.label]), axis=0)
    return _graph(graph.shifts, weekdays, arcs)


def _graph(shifts: tuple[Shift, ...], weekdays: Ints, arcs: Ints) -> Graph:
    """Nodes in order of weekday, arcs in order of weekday, tail and label."""
    order = np.argsort(weekdays, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    tail, head, label = place[arcs[:, 0]], place[arcs[:, 1]], arcs[:, 2]
    by = np.lexsort((label, tail))
    return Graph(shifts, weekdays[order], tail[by], head[by], label[by])


@dataclass(frozen=True, eq=False)
class Graph:
    """Nodes and arcs as arrays.

    weekday : shape (nodes,), 0 = Monday; nodes stand in order of weekday.
    tail, head : shape (arcs,), the nodes an arc leaves and enters (always one weekday on).
    label : shape (arcs,), index into `shifts`, or OFF.
    """

    shifts: tuple[Shift, ...]
    weekday: Ints
    tail: Ints
    head: Ints
    label: Ints

    @property
    def nodes(self) -> int:
        """Number of nodes."""
        return len(self.weekday)

    @property
    def arcs(self) -> int:
        """Number of arcs."""
        return len(self.tail)

    @property
    def arc_weekday(self) -> Ints:
        """The weekday on which each arc happens."""
        return self.weekday[self.tail]

    @property
    def arc_paid(self) -> Ints:
        """Paid minutes of each arc, 0 for a day off."""
        paid = np.array([*(shift.paid for shift in self.shifts), 0], dtype=np.int64)
        return paid[self.label]
