"""Closed walks joined into one although they share no node.

One line after the other keeps the numbers on every shift and weekday, so two closed walks may be joined on any
weekday: all of the first, then all of the second. It is legal when the days after each of the two seams are, which
the graph tells by following one walk's shifts from the other's node until both stand in the same node again.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from model.rota.graph import Graph
from model.rota.lines.walks import Walk

MOST_TRIES = 50_000

Ints = NDArray[np.int64]


def join_walks(graph: Graph, walks: Sequence[Walk]) -> list[Walk]:
    """As few closed walks as joining two at a time leaves, the longest first in every try."""
    arc_by = arc_table(graph)
    left = sorted(walks, key=lambda walk: (-len(walk), walk))
    done: list[Walk] = []
    while left:
        walk = left.pop(0)
        for place, other in enumerate(left):
            joined = join_two(graph, arc_by, walk, other)
            if joined is not None:
                left[place : place + 1] = []
                left.insert(0, joined)
                break
        else:
            done.append(walk)
    return done


def arc_table(graph: Graph) -> Ints:
    """The arc that leaves a node with a label: shape (nodes, shifts + 1), column 0 a day off, −1 for none."""
    table = np.full((graph.nodes, len(graph.shifts) + 1), -1, dtype=np.int64)
    table[graph.tail, graph.label + 1] = np.arange(graph.arcs)
    return table


def join_two(graph: Graph, arc_by: Ints, first: Walk, second: Walk) -> Walk | None:
    """One walk after the other, joined on the first pair of days where both seams are legal; None without one."""
    tails, labels, heads = graph.tail.tolist(), (graph.label + 1).tolist(), graph.head.tolist()
    table: list[list[int]] = arc_by.tolist()

    def seam(node: int, walk: Walk, at: int) -> list[int] | None:
        """Arcs that follow the walk's labels from another node until it stands where the walk does."""
        new: list[int] = []
        for step in range(len(walk)):
            old = walk[(at + step) % len(walk)]
            arc = table[node][labels[old]]
            if arc < 0:
                return None
            new.append(arc)
            node = heads[arc]
            if node == heads[old]:
                return new
        return None

    tries = 0
    for at in range(len(first)):
        for here in range(at % 7, len(second), 7):
            tries += 1
            if tries > MOST_TRIES:
                return None
            into = seam(tails[first[at]], second, here)
            back = None if into is None else seam(tails[second[here]], first, at)
            if into is not None and back is not None:
                return _joined((first, at, back), (second, here, into))
    return None


def _joined(kept: tuple[Walk, int, list[int]], added: tuple[Walk, int, list[int]]) -> Walk:
    walk, at, back = kept
    other, here, into = added
    outer = [*back, *(walk[at:] + walk[:at])[len(back) :]]
    inner = [*into, *(other[here:] + other[:here])[len(into) :]]
    # the day `at` is a weekday 0–6 into the week; turning the whole puts a Monday first again
    turn = -at % 7
    whole = inner + outer
    return tuple(whole[turn:] + whole[:turn])
