"""Weeks of much the same length: shifts of the same weekday exchanged between the weeks of a line.

Everybody follows all weeks of a walk, so two weeks may exchange what they have on the same weekdays and every shift of
every weekday keeps its people. Of several Euler walks with the same flow that one is wanted whose weeks are most alike;
exchanges that lower the sum of squares of the weekly hours are made, the best first, as long as the line stays legal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from model.rota.graph import Graph
from model.rota.lines.joining import arc_table
from model.rota.lines.walks import Walk, paid_weeks

# exchanges a week of the walk, and in all
EXCHANGES_A_WEEK = 10
MOST_EXCHANGES = 1500
# exchanges are looked for between so many of the longest and of the shortest weeks
EXTREMES = 20
MOST_TRIES = 300
DAYS = 7


def even_walk(graph: Graph, walk: Walk, stands: Callable[[Walk], bool]) -> Walk:
    """The walk with its weeks' hours levelled and the same shifts on every weekday.

    stands : whether a walk may stand as a line.
    """
    table: list[list[int]] = arc_table(graph).tolist()
    tails, heads = graph.tail.tolist(), graph.head.tolist()

    def followed(labels: list[int]) -> Walk | None:
        """The closed walk with these labels; the first turn finds the node, the second must come back to it."""
        node = tails[walk[0]]
        for _ in range(2):
            first, arcs = node, []
            for label in labels:
                arc = table[node][label]
                if arc < 0:
                    return None
                arcs.append(arc)
                node = heads[arc]
            if node == first:
                return tuple(arcs)
        return None

    for _ in range(min(EXCHANGES_A_WEEK * len(walk) // DAYS, MOST_EXCHANGES)):
        for tried, labels in enumerate(_exchanges(graph, walk)):
            changed = followed(labels) if tried < MOST_TRIES else None
            if changed is not None and stands(changed):
                walk = changed
                break
        else:
            break
    return walk


def _exchanges(graph: Graph, walk: Walk) -> Iterator[list[int]]:
    """Labels (0 = a day off) after each exchange that makes the weeks more alike, the best first."""
    hours = paid_weeks(graph, walk)
    labels = (graph.label[list(walk)] + 1).reshape(-1, DAYS)
    paid = graph.arc_paid[list(walk)].reshape(-1, DAYS)
    until = np.concatenate([np.zeros((len(hours), 1), dtype=np.int64), np.cumsum(paid, axis=1)], axis=1)
    found = []
    order = np.argsort(hours, kind="stable")
    short, long = order[:EXTREMES], order[-EXTREMES:]
    apart = hours[long, None] - hours[None, short]
    for first in range(DAYS):
        for last in range(first + 1, DAYS + 1):
            moved = until[:, last] - until[:, first]
            more = moved[long, None] - moved[None, short]
            gain = more * (apart - more)
            for one, other in zip(*np.nonzero(gain > 0), strict=True):
                found.append((-int(gain[one, other]), last - first, int(long[one]), int(short[other]), first))
    for _, length, one, other, first in sorted(found):
        new = labels.copy()
        span = slice(first, first + length)
        new[one, span], new[other, span] = labels[other, span], labels[one, span]
        yield new.ravel().tolist()
