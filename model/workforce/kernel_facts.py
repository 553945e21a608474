"""The rulebook as the kernel reads it: plain arrays in one bundle, and the staff of the first day."""

from __future__ import annotations

import threading
import weakref
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.workforce.months import MONTHS_A_YEAR
from model.workforce.people import CONCERNS, NONE, SEARCH_CONCERNS
from model.workforce.rates import Rulebook

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

CONCERN_NAMES = (*CONCERNS, *SEARCH_CONCERNS)
"""The concerns in the order of their keys; one for each programme (``apply:``…) follows."""

PERSON = np.dtype(
    [
        ("key", np.uint64),
        ("exit_key", np.uint64),  # the person's key mixed with the concern, as all draws of it begin
        ("leave_key", np.uint64),
        ("draw", np.float64),  # of the offer at hand
        ("place", np.int32),
        ("group", np.int32),
        ("percent", np.int32),
        ("wanted", np.int32),
        ("birth", np.int32),
        ("hired", np.int32),
        ("experience", np.int32),
        ("leave_until", np.int32),
        ("programme", np.int32),
        ("queued", np.int32),
        ("started", np.int32),
        ("priority", np.int32),  # in the queue
        ("joined", np.int32),
        ("spare", np.int32),
    ]
)
"""One person, side by side in memory; the words are those of :class:`model.workforce.people.People`."""


class Facts(NamedTuple):
    """The arrays of a :class:`Rulebook`, contiguous; `monthly` [Y, U, G, A, 3] has the thresholds to
    retire, to leave at all and to begin a leave; `place_at` [U, G] the place or −1."""

    months: int
    first_month: int
    smallest: int
    margin: int
    place_unit: Ints
    place_group: Ints
    place_key: NDArray[np.uint64]
    place_at: Ints
    targets: Ints
    meets: Flags
    monthly: Floats
    on_leave_below: Floats
    leave_length: Floats
    applicants: Floats
    patience: Ints
    unqualified_below: Floats
    unqualified_group: Ints
    delay: Floats
    hire_age: Floats
    hire_wanted: Floats
    hire_experience: Ints
    from_group: Ints
    to_group: Ints
    youngest: Ints
    oldest: Ints
    seats: Ints
    duration: Ints
    experience: Ints
    study_percent: Ints
    intake: Flags
    open: Flags
    apply_below: Floats
    dropout_below: Floats
    offers: Flags
    offer_below: Floats
    bands: Ints


TARGETS = ("percent", "posts", "full_posts", "full_percent", "part_percent")
_known: weakref.WeakKeyDictionary[Rulebook, tuple[Facts, NDArray[Any]]] = weakref.WeakKeyDictionary()
_lock = threading.Lock()


def facts_of(rules: Rulebook) -> tuple[Facts, NDArray[Any]]:
    """The bundle and the first day's staff, made once for a rulebook and kept as long as it lives."""
    with _lock:
        found = _known.get(rules)
        if found is None:
            found = _known[rules] = (_facts(rules), _staff(rules))
        return found


def _staff(rules: Rulebook) -> NDArray[Any]:
    register = rules.register
    staff = np.zeros(len(register.key), dtype=PERSON)
    for name in ("key", "place", "group", "percent", "wanted", "birth", "experience"):
        staff[name] = getattr(register, name)
    staff["hired"] = -register.seniority
    for name in ("leave_until", "programme", "queued", "started"):
        staff[name] = NONE
    return staff


def _facts(rules: Rulebook) -> Facts:
    places, search, training = rules.places, rules.search, rules.training
    place_at = np.full((len(places.units), len(places.groups)), NONE, dtype=np.int64)
    place_at[places.unit, places.group] = np.arange(len(places.unit))
    monthly = np.stack([rules.exits.retire_below, rules.exits.exit_below, rules.leave.start_below], axis=-1)
    arrays = {
        "place_unit": places.unit,
        "place_group": places.group,
        "place_key": places.key,
        "place_at": place_at,
        "targets": np.stack([getattr(rules.targets, name) for name in TARGETS], axis=-1),
        "meets": rules.meets,
        "monthly": monthly,
        "on_leave_below": rules.leave.on_leave_at_start_below,
        "leave_length": rules.leave.length,
        "hire_age": search.age,
        "hire_wanted": search.wanted,
        "hire_experience": search.experience,
        "offers": rules.offer_below.any(axis=(1, 2)),
        "offer_below": rules.offer_below,
        "bands": np.array(rules.seniority_years, dtype=np.int64) * MONTHS_A_YEAR,
    }
    arrays |= {
        name: getattr(search, name)
        for name in ("applicants", "patience", "unqualified_below", "unqualified_group", "delay")
    }
    arrays |= {name: value for name, value in vars(training).items() if name != "names"}
    return Facts(
        months=rules.months,
        first_month=rules.start_year * MONTHS_A_YEAR,
        smallest=search.smallest,
        margin=rules.wanted_margin,
        **{name: _own(values) for name, values in arrays.items()},
    )


def _own(values: NDArray[Any]) -> NDArray[Any]:
    """A contiguous, writable copy: the kernel is compiled for one layout only."""
    return np.array(values, order="C", copy=True)
