"""Orders among people, compiled: a binary heap of rows for the training queues, and sorting with it."""

from __future__ import annotations

from typing import Any

from numba import njit


@njit(nogil=True)
def queue_order(people: Any, one: Any, other: Any) -> Any:
    """By priority, month joined, person key, row."""
    a, b = people[one], people[other]
    if a["priority"] != b["priority"]:
        return a["priority"] < b["priority"]
    if a["joined"] != b["joined"]:
        return a["joined"] < b["joined"]
    return key_order(people, one, other)


@njit(nogil=True)
def key_order(people: Any, one: Any, other: Any) -> Any:
    """By person key, row."""
    a, b = people[one]["key"], people[other]["key"]
    return a < b if a != b else one < other


@njit(nogil=True)
def offer_order(people: Any, one: Any, other: Any) -> Any:
    """By place, draw, person key, row."""
    a, b = people[one], people[other]
    if a["place"] != b["place"]:
        return a["place"] < b["place"]
    if a["draw"] != b["draw"]:
        return a["draw"] < b["draw"]
    return key_order(people, one, other)


@njit(nogil=True)
def push(heap: Any, size: Any, row: Any, people: Any, before: Any) -> None:
    """Put a row into a heap of `size` rows."""
    spot = size
    while spot > 0:
        parent = (spot - 1) // 2
        if not before(people, row, heap[parent]):
            break
        heap[spot] = heap[parent]
        spot = parent
    heap[spot] = row


@njit(nogil=True)
def pop(heap: Any, size: Any, people: Any, before: Any) -> Any:
    """Take the first row from a heap of `size` rows; the slot behind the rest is free."""
    first, row, spot, end = heap[0], heap[size - 1], 0, size - 1
    while 2 * spot + 1 < end:
        child = 2 * spot + 1
        if child + 1 < end and before(people, heap[child + 1], heap[child]):
            child += 1
        if not before(people, heap[child], row):
            break
        heap[spot] = heap[child]
        spot = child
    if end > 0:
        heap[spot] = row
    return first


@njit(nogil=True)
def put_in_order(rows: Any, size: Any, people: Any, before: Any) -> None:
    """Sort the first `size` rows in place, last in order first: read them from the end."""
    for filled in range(size):
        push(rows, filled, rows[filled], people, before)
    for left in range(size, 0, -1):
        rows[left - 1] = pop(rows, left, people, before)
