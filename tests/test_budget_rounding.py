"""Largest remainder: parts that sum to the printed total."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.budget import largest_remainder
from model.errors import InputError

# eighths of a krone are exact in floating point, so that the rounded total is too
AMOUNTS = st.lists(st.integers(-8_000_000, 80_000_000).map(lambda eighths: eighths / 8), min_size=1, max_size=40)


@settings(max_examples=150, derandomize=True)
@given(AMOUNTS)
def test_the_parts_sum_to_the_rounded_total(amounts):
    parts = largest_remainder(np.array([amounts]))[0]
    assert parts.sum() == math.floor(sum(amounts) + 0.5)


@settings(max_examples=150, derandomize=True)
@given(AMOUNTS)
def test_no_part_is_off_by_a_krone_or_more(amounts):
    parts = largest_remainder(np.array([amounts]))[0]
    assert (np.abs(parts - np.array(amounts)) < 1).all()


@settings(max_examples=80, derandomize=True)
@given(AMOUNTS, AMOUNTS)
def test_rows_are_rounded_each_by_itself_and_nothing_more_changes_nothing(first, second):
    amounts = np.zeros((2, max(len(first), len(second))))
    amounts[0, : len(first)], amounts[1, : len(second)] = first, second
    together = largest_remainder(amounts)
    for row, part in zip(together, (first, second), strict=True):
        assert row[: len(part)].tolist() == largest_remainder(np.array([part]))[0].tolist()
        assert not row[len(part) :].any()


def test_ties_go_to_the_first():
    assert largest_remainder(np.array([[0.5, 0.5, 0.5, 0.5]])).tolist() == [[1, 1, 0, 0]]


def test_whole_kroner_stay_as_they_are():
    assert largest_remainder(np.array([[3.0, -4.0, 0.0]])).tolist() == [[3, -4, 0]]


def test_an_empty_table_stays_empty():
    assert largest_remainder(np.zeros((0, 3))).size == 0


@pytest.mark.parametrize("amount", [math.inf, -math.inf, math.nan, 1e16, -1e16])
def test_an_amount_that_a_float_cannot_hold_to_the_krone_is_refused(amount):
    with pytest.raises(InputError, match="at most 9e15 NOK"):
        largest_remainder(np.array([[1.5], [amount]]))
