"""A graph laid out over the weeks between worked weekends, so that a person's calendar weeks have arcs of their own."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.errors import SolverError
from model.rota.graph import OFF, Graph
from model.rota.machine import SATURDAY, SUNDAY

Ints = NDArray[np.int64]


def weeks_to_weekend(graph: Graph) -> Ints:
    """For each node how many weeks ahead the next worked weekend is (0 = this week), for lines of a fixed frequency."""
    far = np.iinfo(np.int64).max // 2
    weeks = np.full(graph.nodes, far, dtype=np.int64)
    worked = (graph.arc_weekday >= SATURDAY) & (graph.label != OFF)
    new_week = (graph.arc_weekday == SUNDAY).astype(np.int64)
    for _ in range(graph.nodes + 1):
        ahead = np.where(worked, 0, weeks[graph.head] + new_week)
        better = weeks.copy()
        np.minimum.at(better, graph.tail, ahead)
        if (better == weeks).all():
            return weeks
        weeks = better
    raise SolverError("the weeks to the next worked weekend do not settle; please report this")


def unrolled(graph: Graph, every: int, turns: int) -> tuple[Graph, Ints]:
    """The graph of a fixed weekend frequency repeated `turns` times, and the week (0 = first) of each arc.

    A copy ends with the week whose weekend is worked, so weeks are counted from the first weekend + 1 − every.
    Arc a of copy j is number j × arcs + a.
    """
    ahead = weeks_to_weekend(graph) % every
    ends = (graph.arc_weekday == SUNDAY) & (ahead[graph.tail] == 0)
    copies = np.repeat(np.arange(turns), graph.arcs)
    tail = np.tile(graph.tail, turns) + copies * graph.nodes
    head = np.tile(graph.head, turns) + (copies + np.tile(ends, turns)) % turns * graph.nodes
    weeks = every - 1 - np.tile(ahead[graph.tail], turns) + copies * every
    return Graph(graph.shifts, np.tile(graph.weekday, turns), tail, head, np.tile(graph.label, turns)), weeks
