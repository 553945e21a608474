"""From integer flow on a graph to lines: connected parts, closed walks, and walks cut into shorter ones.

An integer circulation falls apart into connected parts, and each part is one closed walk (Euler). Closed
walks that share a node are one longer walk, and a walk that comes back to a Monday node may be cut there
into two; both stay legal, because a node holds all that the rules ask about.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from model.rota.graph import Graph

Ints = NDArray[np.int64]
Walk = tuple[int, ...]


def components(graph: Graph, flows: Ints) -> list[Ints]:
    """The nodes of each connected part of the flow, parts in order of their first node."""
    part = np.arange(graph.nodes)
    used = np.flatnonzero(flows)
    tails, heads = graph.tail[used], graph.head[used]
    while True:
        low = np.minimum(part[tails], part[heads])
        before = part.copy()
        np.minimum.at(part, tails, low)
        np.minimum.at(part, heads, low)
        part = part[part]
        if (part == before).all():
            break
    alive = np.unique(np.concatenate([tails, heads]))
    return [
        np.flatnonzero(np.isin(np.arange(graph.nodes), alive) & (part == first)) for first in np.unique(part[alive])
    ]


def closed_walks(graph: Graph, flows: Ints) -> list[Walk]:
    """One closed walk for each connected part, as arcs from a Monday on; each arc as often as its flow.

    Raises ValueError when the flow is not conserved at every node.
    """
    gain = np.bincount(graph.head, flows, graph.nodes) - np.bincount(graph.tail, flows, graph.nodes)
    if gain.any() or (flows < 0).any():
        raise ValueError("the flow is not a circulation")
    left = flows.copy()
    leaving: list[list[int]] = [[] for _ in range(graph.nodes)]
    for arc in np.flatnonzero(flows)[::-1].tolist():
        leaving[graph.tail[arc]].append(arc)
    return [_euler(graph, left, leaving, int(part[0])) for part in components(graph, flows)]


def _euler(graph: Graph, left: Ints, leaving: list[list[int]], start: int) -> Walk:
    """Hierholzer's walk: go on until stuck, then take the way back; consumes `left`."""
    path: list[tuple[int, int]] = [(start, -1)]
    done: list[int] = []
    while path:
        node, came = path[-1]
        while leaving[node] and left[leaving[node][-1]] == 0:
            leaving[node].pop()
        if leaving[node]:
            arc = leaving[node][-1]
            left[arc] -= 1
            path.append((int(graph.head[arc]), arc))
        else:
            path.pop()
            if came >= 0:
                done.append(came)
    done.reverse()
    first = next(at for at, arc in enumerate(done) if graph.weekday[graph.tail[arc]] == 0)
    return tuple(done[first:] + done[:first])


def weeks_of(walk: Walk) -> int:
    """Weeks of a closed walk."""
    return len(walk) // 7


def paid_weeks(graph: Graph, walk: Walk) -> Ints:
    """Paid minutes of the shifts that start in each week."""
    found: Ints = graph.arc_paid[list(walk)].reshape(-1, 7).sum(axis=1)
    return found


def split_walk(graph: Graph, walk: Walk, most_weeks: int, paid: tuple[float, float]) -> list[Walk] | None:
    """The walk in as few closed walks as a greedy search finds, each of at most `most_weeks` weeks.

    paid : least and most mean paid minutes a week of each walk. None when the search finds no way.
    """
    low, high = paid
    pieces: list[Walk] = []
    rest = walk
    while True:
        minutes = paid_weeks(graph, rest)
        if weeks_of(rest) <= most_weeks:
            fits = low <= minutes.mean() <= high
            return [*pieces, rest] if fits else None
        cut = _longest_cut(graph.tail[list(rest[::7])], minutes, most_weeks, paid)
        if cut is None:
            return None
        start, end = cut
        pieces.append(rest[start * 7 : end * 7])
        rest = rest[: start * 7] + rest[end * 7 :]


def _longest_cut(mondays: Ints, minutes: Ints, most_weeks: int, paid: tuple[float, float]) -> tuple[int, int] | None:
    """The longest stretch of weeks between two visits of one Monday node that leaves both parts within `paid`."""
    size = len(mondays)
    sums = np.concatenate([[0], np.cumsum(minutes)])
    for length in range(min(most_weeks, size - 1), 0, -1):
        starts = np.arange(size - length + 1)
        again = mondays[starts] == mondays[(starts + length) % size]
        inside = sums[starts + length] - sums[starts]
        outside = (sums[-1] - inside) / (size - length)
        low, high = paid
        good = again & (inside >= low * length) & (inside <= high * length) & (outside >= low) & (outside <= high)
        if good.any():
            at = int(np.argmax(good))
            return at, at + length
    return None


def cells_of(graph: Graph, walk: Walk) -> list[list[str | None]]:
    """The walk as weeks × 7 shift ids, None for a day off."""
    ids: Sequence[str | None] = [*(shift.id for shift in graph.shifts), None]
    labels = [ids[label] for label in graph.label[list(walk)].tolist()]
    return [labels[start : start + 7] for start in range(0, len(labels), 7)]
