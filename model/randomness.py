"""Keyed chance: every draw is a pure function of who asks, about what, and when.

A uniform is the hash of (seed, replication, concern, key, month). Adding a unit, a recruit or a
concern therefore moves no other draw, and two scenarios with one seed meet the same people with
the same luck (common random numbers). The mixer is the 64-bit finaliser known as SplitMix64
(Steele, Lea and Flood, 2014, "Fast splittable pseudorandom number generators").

All arithmetic is unsigned 64-bit and wraps; arrays of shape (n,) give arrays of shape (n,).
"""

from __future__ import annotations

import hashlib
from typing import overload

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_TO_UNIT = 1.0 / float(1 << 53)


@overload
def mix(key: np.uint64, word: np.uint64 | int) -> np.uint64: ...
@overload
def mix(key: Keys, word: Keys | np.uint64 | int) -> Keys: ...
def mix(key, word):  # type: ignore[no-untyped-def]
    """Fold one word into a key: 64-bit in, 64-bit out."""
    with np.errstate(over="ignore"):
        z = (key ^ (np.asarray(word).astype(np.uint64)[()] * _GOLDEN)) + _GOLDEN
        z = (z ^ (z >> np.uint64(30))) * _FIRST
        z = (z ^ (z >> np.uint64(27))) * _SECOND
        return z ^ (z >> np.uint64(31))


def key_of(*names: str | int) -> np.uint64:
    """A stable 64-bit key for a person, a post or a concern, from its names (not Python's hash)."""
    text = "\x1f".join(str(name) for name in names).encode()
    return np.uint64(int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "little"))


def stream(seed: int, replication: int, concern: str) -> np.uint64:
    """The key of one concern (such as ``quit``) in one replication of one seed."""
    root = mix(key_of("utsyn", seed), np.uint64(replication))
    return mix(root, key_of(concern))


def uniforms(concern_key: np.uint64, keys: Keys, month: int) -> NDArray[np.float64]:
    """Uniforms in [0, 1), one for each key, for this concern in this month."""
    bits = mix(mix(keys, concern_key), np.uint64(month))
    return np.asarray((bits >> np.uint64(11)).astype(np.float64) * _TO_UNIT)


def uniform(concern_key: np.uint64, key: np.uint64, month: int) -> float:
    """One uniform in [0, 1): the scalar twin of :func:`uniforms`."""
    return float(uniforms(concern_key, np.array([key], dtype=np.uint64), month)[0])
