"""Keyed chance: every draw is a pure function of who asks, about what, and when.

A uniform is the hash of (seed, replication, concern, key, month). Adding a unit, a recruit or a
concern therefore moves no other draw, and two scenarios with one seed meet the same people with
the same luck (common random numbers). The mixer is the 64-bit finaliser known as SplitMix64
(Steele, Lea and Flood, 2014, "Fast splittable pseudorandom number generators").

All arithmetic is unsigned 64-bit and wraps; arrays of shape (n,) give arrays of shape (n,). Single
numbers are hashed in plain integers, which is several times faster than a numpy array of one.
"""

from __future__ import annotations

import hashlib
from typing import overload

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15
_FIRST = 0xBF58476D1CE4E5B9
_SECOND = 0x94D049BB133111EB
_TO_UNIT = 1.0 / float(1 << 53)


def _mix_number(key: int, word: int) -> int:
    """Fold one word into a key, both below 2^64."""
    z = ((key ^ (word * _GOLDEN & _MASK)) + _GOLDEN) & _MASK
    z = ((z ^ (z >> 30)) * _FIRST) & _MASK
    z = ((z ^ (z >> 27)) * _SECOND) & _MASK
    return z ^ (z >> 31)


def _word(word: Keys | np.uint64 | int) -> Keys | np.uint64:
    """A word times the golden ratio; a negative word counts modulo 2^64, as two's complement does."""
    if isinstance(word, np.ndarray):
        return word.astype(np.uint64) * np.uint64(_GOLDEN)
    return np.uint64((int(word) & _MASK) * _GOLDEN & _MASK)


def _mix_array(key: Keys, word: Keys | np.uint64 | int) -> Keys:
    """The twin of :func:`_mix_number` for arrays, in place on its own copy."""
    z = key ^ _word(word)
    z += np.uint64(_GOLDEN)
    shifted = z >> np.uint64(30)
    z ^= shifted
    z *= np.uint64(_FIRST)
    np.right_shift(z, np.uint64(27), out=shifted)
    z ^= shifted
    z *= np.uint64(_SECOND)
    np.right_shift(z, np.uint64(31), out=shifted)
    z ^= shifted
    return z


@overload
def mix(key: np.uint64, word: np.uint64 | int) -> np.uint64: ...
@overload
def mix(key: Keys, word: Keys | np.uint64 | int) -> Keys: ...
@overload
def mix(key: np.uint64, word: Keys) -> Keys: ...
def mix(key, word):  # type: ignore[no-untyped-def]
    """Fold one word into a key: 64-bit in, 64-bit out. Arrays broadcast."""
    if isinstance(key, np.ndarray) or isinstance(word, np.ndarray):
        return _mix_array(np.asarray(key).astype(np.uint64, copy=False), word)
    return np.uint64(_mix_number(int(key) & _MASK, int(word) & _MASK))


def key_of(*names: str | int) -> np.uint64:
    """A stable 64-bit key for a person, a post or a concern, from its names (not Python's hash)."""
    text = "\x1f".join(str(name) for name in names).encode()
    return np.uint64(int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "little"))


def stream(seed: int, replication: int, concern: str) -> np.uint64:
    """The key of one concern (such as ``quit``) in one replication of one seed."""
    root = mix(key_of("utsyn", seed), np.uint64(replication))
    return mix(root, key_of(concern))


def uniforms(concern_key: np.uint64, keys: Keys, month: int | NDArray[np.int64]) -> NDArray[np.float64]:
    """Uniforms in [0, 1), one for each key, for this concern in this month.

    `month` may also be an array: the months broadcast against the keys, so one key and many months
    give one person's draws ahead of time.
    """
    when = month.astype(np.uint64) if isinstance(month, np.ndarray) else month
    bits = _mix_array(_mix_array(keys.astype(np.uint64, copy=False), concern_key), when)
    bits >>= np.uint64(11)
    return np.asarray(bits * _TO_UNIT, dtype=np.float64)


def uniform(concern_key: np.uint64, key: np.uint64, month: int) -> float:
    """One uniform in [0, 1): the scalar twin of :func:`uniforms`."""
    bits = _mix_number(_mix_number(int(key) & _MASK, int(concern_key) & _MASK), int(month) & _MASK)
    return (bits >> 11) * _TO_UNIT
