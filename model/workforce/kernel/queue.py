"""Orders among people, compiled: a binary heap of rows for the training queues, and sorting with it."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.workforce.kernel.compiler import compiled

BY_TURN, BY_DRAW = np.bool_(True), np.bool_(False)
"""What heaps are ordered by."""


@compiled
def before(asides: Any, one: Any, other: Any, by_turn: Any) -> Any:
    """By turn in the queue or by draw, then person key, then row."""
    a, b = asides[one], asides[other]
    first, second = (a["turn"], b["turn"]) if by_turn else (a["draw"], b["draw"])
    if first != second:
        return first < second
    return a["key"] < b["key"] if a["key"] != b["key"] else one < other


@compiled
def push(heap: Any, size: Any, row: Any, asides: Any, by_turn: Any) -> None:
    """Put a row into a heap of `size` rows."""
    spot = size
    while spot > 0:
        parent = (spot - 1) // 2
        if not before(asides, row, heap[parent], by_turn):
            break
        heap[spot] = heap[parent]
        spot = parent
    heap[spot] = row


@compiled
def pop(heap: Any, size: Any, asides: Any, by_turn: Any) -> Any:
    """Take the first row from a heap of `size` rows; the spot behind the rest is free."""
    first, row, spot, end = heap[0], heap[size - 1], 0, size - 1
    while 2 * spot + 1 < end:
        child = 2 * spot + 1
        if child + 1 < end and before(asides, heap[child + 1], heap[child], by_turn):
            child += 1
        if not before(asides, heap[child], row, by_turn):
            break
        heap[spot] = heap[child]
        spot = child
    heap[spot] = row
    return first


@compiled
def put_in_order(rows: Any, size: Any, asides: Any) -> None:
    """Sort the first `size` rows by draw, key and row: the first of them comes to stand last."""
    for filled in range(size):
        push(rows, filled, rows[filled], asides, BY_DRAW)
    for left in range(size, 0, -1):
        rows[left - 1] = pop(rows, left, asides, BY_DRAW)
