"""Keyed chance: laws first, then statistics, then a few pinned values."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from model.randomness import key_of, mix, stream, uniform, uniforms

KEYS = np.array([key_of("person", n) for n in range(4000)], dtype=np.uint64)


def test_one_number_and_many_numbers_give_the_same_draws() -> None:
    quit_key = stream(7, 2, "quit")
    many = uniforms(quit_key, KEYS, 11)
    assert [uniform(quit_key, key, 11) for key in KEYS[:200]] == many[:200].tolist()


def test_many_months_of_one_key_are_the_months_one_by_one() -> None:
    key = stream(7, 2, "quit")
    ahead = uniforms(key, KEYS[:1], np.arange(24))
    assert ahead.tolist() == [uniform(key, KEYS[0], month) for month in range(24)]


def test_mixing_an_array_is_mixing_each_of_its_numbers() -> None:
    words = np.arange(50, dtype=np.uint64)
    assert mix(KEYS[:50], words).tolist() == [int(mix(k, w)) for k, w in zip(KEYS[:50], words, strict=True)]
    assert mix(KEYS[0], words).tolist() == [int(mix(KEYS[0], w)) for w in words]
    assert mix(KEYS[:50], 9).tolist() == [int(mix(k, 9)) for k in KEYS[:50]]


def test_a_draw_does_not_depend_on_who_else_is_asked() -> None:
    key = stream(1, 0, "quit")
    alone, together = uniforms(key, KEYS[5:6], 3), uniforms(key, KEYS, 3)
    assert alone[0] == together[5]
    assert uniforms(key, KEYS[::-1], 3).tolist() == together[::-1].tolist()


def test_asking_does_not_change_the_keys() -> None:
    before = KEYS.copy()
    uniforms(stream(1, 0, "quit"), KEYS, 3)
    mix(KEYS, 3)
    assert (before == KEYS).all()


def test_signed_numbers_are_read_as_their_64_bits() -> None:
    signed = KEYS.view(np.int64)
    assert (signed < 0).any()
    key = stream(1, 0, "quit")
    assert uniforms(key, signed, 3).tolist() == uniforms(key, KEYS, 3).tolist()
    assert mix(KEYS[0], -1) == mix(KEYS[0], np.uint64(2**64 - 1))
    assert mix(KEYS[:2], np.array([-1, -1])).tolist() == mix(KEYS[:2], -1).tolist()
    assert uniform(key, np.int64(-5), -3) == uniforms(key, np.array([-5]), -3)[0]  # type: ignore[arg-type]


def test_extreme_keys_and_months_stay_inside_zero_and_one() -> None:
    edge = np.array([0, 1, 2**63 - 1, 2**63, 2**64 - 1], dtype=np.uint64)
    for month in (0, 1, 10**9):
        draws = uniforms(np.uint64(2**64 - 1), edge, month)
        assert ((draws >= 0) & (draws < 1)).all()
        assert len(set(draws.tolist())) == len(edge)


def test_names_that_join_to_the_same_text_have_different_keys() -> None:
    assert key_of("a", "bc") != key_of("ab", "c")
    assert key_of("ward", 12) != key_of("ward", 1, 2)


def test_ten_thousand_names_have_ten_thousand_keys() -> None:
    assert len({int(key_of("vacancy", n)) for n in range(10_000)}) == 10_000


@pytest.mark.parametrize("month", [0, 1, 179])
def test_draws_of_one_month_are_uniform(month: int) -> None:
    counts = np.histogram(uniforms(stream(3, 1, "quit"), KEYS, month), bins=50, range=(0, 1))[0]
    assert stats.chisquare(counts).pvalue > 1e-4


def test_the_whole_life_of_one_key_is_uniform() -> None:
    counts = np.histogram(uniforms(stream(3, 1, "quit"), KEYS[:1], np.arange(5000)), bins=50, range=(0, 1))[0]
    assert stats.chisquare(counts).pvalue > 1e-4


def _independent(first: np.ndarray, second: np.ndarray) -> None:
    """Two samples of 4,000: their correlation within 4 standard errors of 0, and a flat 10 × 10 table."""
    assert abs(np.corrcoef(first, second)[0, 1]) < 4 / np.sqrt(len(first))
    table = np.histogram2d(first, second, bins=10, range=((0, 1), (0, 1)))[0]
    assert stats.chisquare(table.ravel()).pvalue > 1e-4


@pytest.mark.parametrize("lag", [1, 2, 12])
def test_months_are_independent(lag: int) -> None:
    key = stream(3, 1, "quit")
    _independent(uniforms(key, KEYS, 5), uniforms(key, KEYS, 5 + lag))


def test_concerns_replications_and_seeds_are_independent() -> None:
    base = uniforms(stream(3, 1, "quit"), KEYS, 5)
    for other in (stream(3, 1, "leave_start"), stream(3, 2, "quit"), stream(4, 1, "quit")):
        _independent(base, uniforms(other, KEYS, 5))


def test_neighbouring_keys_are_independent() -> None:
    key = stream(3, 1, "quit")
    plain = np.arange(4001, dtype=np.uint64)
    draws = uniforms(key, plain, 5)
    _independent(draws[:-1], draws[1:])
    _independent(uniforms(key, mix(KEYS, 1), 5), uniforms(key, KEYS, 5))


def test_the_first_draws_of_many_replications_are_uniform() -> None:
    draws = np.array([uniform(stream(9, replication, "quit"), KEYS[0], 0) for replication in range(2000)])
    assert stats.kstest(draws, "uniform").pvalue > 1e-4


def test_pinned_values_do_not_change() -> None:
    key, concern = key_of("person", "ward-1"), stream(2026, 3, "exit")
    assert (int(key), int(concern)) == (8591157017639974236, 3592765457345646175)
    assert int(mix(key, 5)) == 13989453539677905938
    assert uniform(concern, key, 0) == 0.027539299759867575
    assert uniform(concern, key, 179) == 0.9933487388898024
