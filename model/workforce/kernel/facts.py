"""The rulebook as the kernel reads it: few arrays, what is asked together side by side in memory."""

from __future__ import annotations

import threading
import weakref
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.workforce.rules.concerns import CONCERNS, DRIFT_CONCERNS, NONE, SEARCH_CONCERNS
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.rates import Rulebook

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Records = NDArray[Any]

CONCERN_NAMES = (*CONCERNS, *SEARCH_CONCERNS, *DRIFT_CONCERNS)
"""The concerns in the order of their keys; one for each programme (``apply:``…) follows."""

WHOLE = ("place", "group", "percent", "wanted", "birth", "hired", "experience", "leave_until", "programme", "queued")
PERSON = np.dtype(
    [
        ("key", np.uint64),
        ("exit_key", np.uint64),  # the person's key mixed with the concern, as all draws of it begin
        ("leave_key", np.uint64),
        *((name, np.int32) for name in WHOLE),
    ]
)
"""What is asked of a person every month, 64 bytes. The words are those of the SimPy engine's ``People``."""

ASIDE = np.dtype(
    [
        ("key", np.uint64),
        ("turn", np.float64),  # in the training queue
        ("draw", np.float64),  # of the offer at hand
        ("completes", np.int64),  # month in which the studies end
        ("left", np.int64),  # month and flow of the exit
        ("left_by", np.int64),
        *((name, np.int64) for name in ("contract", "clock", "since", "first")),  # of temporary staff
    ]
)
"""What is seldom asked of a person, in an array of its own."""

PLACE = np.dtype(
    [
        ("key", np.uint64),
        *((name, np.int64) for name in ("unit", "group", "cell")),
        *((name, np.int64) for name in ("held", "heads", "full")),  # of the employed: percents, heads, full posts
        *((name, np.int64) for name in ("waiting_percent", "waiting_posts", "waiting_full")),
        *((name, np.int64) for name in ("oldest", "newest")),  # ends of the list of vacancies still searching
        *((name, np.int64) for name in ("standing_in", "standing_heads", "standing_full")),  # long-term substitutes
        *((name, np.int64) for name in ("away", "room", "left")),  # percents absent, vacant, of hours
    ]
)
TARGETS = ("percent", "posts", "full_posts", "full_percent", "part_percent")
POSTS = np.dtype([*((name, np.int64) for name in (*TARGETS, "patience")), ("unqualified_below", np.float64)])
"""What holds for a place in a year."""

BY_PROGRAMME = ("from_group", "to_group", "youngest", "oldest")
BY_YEAR = ("seats", "duration", "experience", "study_percent")
PROGRAMME = np.dtype(
    [*((name, np.int64) for name in (*BY_PROGRAMME, *BY_YEAR, "intakes")), ("dropout_below", np.float64)]
)
"""What holds for a programme in a year; bit m of `intakes` is set when calendar month m + 1 has one."""


class Base(NamedTuple):
    """Numbers of the whole horizon; `first_month` counts from year 0."""

    months: int
    first_month: int
    smallest: int
    margin: int
    groups: int


class Facts(NamedTuple):
    """Arrays of a :class:`Rulebook`: `places` [J], `posts` [Y, J], `place_at` [U, G] (−1 none),
    `monthly` [Y, U, G, A, 3] thresholds to retire, to leave at all and to begin a leave, `programmes`
    [Y, P], `apply_below` [Y, P, U], −1 where closed, `gate` [Y, G]
    the least experience that any open programme from the group asks, `asks` [Y] whether larger fractions are offered,
    `people` of the first day, and the rulebook's own."""

    base: Base
    people: Records
    places: Records
    posts: Records
    place_at: Ints
    monthly: Floats
    on_leave_below: Floats
    leave_length: Floats
    meets: NDArray[np.bool_]
    bands: Ints
    asks: NDArray[np.bool_]
    offer_below: Floats
    programmes: Records
    apply_below: Floats
    gate: Ints
    applicants: Floats
    delay: Floats
    unqualified_group: Ints
    hire_experience: Ints
    hire_age: Floats
    hire_wanted: Floats


_known: weakref.WeakKeyDictionary[Rulebook, Facts] = weakref.WeakKeyDictionary()
_lock = threading.Lock()


def facts_of(rules: Rulebook) -> Facts:
    """The arrays, made once for a rulebook and kept as long as it lives."""
    with _lock:
        found = _known.get(rules)
        if found is None:
            found = _known[rules] = _facts(rules)
        return found


def _facts(rules: Rulebook) -> Facts:
    places, search, training = rules.places, rules.search, rules.training
    place_at = np.full((len(places.units), len(places.groups)), NONE, dtype=np.int64)
    place_at[places.unit, places.group] = np.arange(len(places.unit))
    base = Base(
        rules.months, rules.start_year * MONTHS_A_YEAR, search.smallest, rules.wanted_margin, len(places.groups)
    )
    arrays = {
        "people": _people(rules),
        "places": _places(rules),
        "posts": _posts(rules),
        "place_at": place_at,
        "monthly": np.stack([rules.exits.retire_below, rules.exits.exit_below, rules.leave.start_below], axis=-1),
        "on_leave_below": rules.leave.on_leave_at_start_below,
        "leave_length": rules.leave.length,
        "meets": rules.meets,
        "bands": np.array(rules.seniority_years, dtype=np.int64) * MONTHS_A_YEAR,
        "asks": rules.offer_below.any(axis=(1, 2)),
        "offer_below": rules.offer_below,
        "programmes": _programmes(rules),
        "apply_below": np.where(training.open, training.apply_below, -1.0).swapaxes(0, 1),
        "gate": _gate(rules),
        "applicants": search.applicants,
        "delay": search.delay,
        "unqualified_group": search.unqualified_group,
        "hire_experience": search.experience,
        "hire_age": search.age,
        "hire_wanted": search.wanted,
    }
    # contiguous, writable copies: the kernel is compiled for one layout only
    return Facts(base=base, **{name: np.array(values, order="C", copy=True) for name, values in arrays.items()})


def _people(rules: Rulebook) -> Records:
    register = rules.register
    people = np.zeros(len(register.key), dtype=PERSON)
    for name in ("key", "place", "group", "percent", "wanted", "birth", "experience"):
        people[name] = getattr(register, name)
    people["hired"] = -register.seniority
    for name in ("leave_until", "programme", "queued"):
        people[name] = NONE
    return people


def _places(rules: Rulebook) -> Records:
    places = np.zeros(len(rules.places.unit), dtype=PLACE)
    for name in ("key", "unit", "group"):
        places[name] = getattr(rules.places, name)
    places["cell"] = np.arange(len(places)) * len(rules.places.groups) + places["group"]
    places["oldest"] = places["newest"] = NONE
    return places


def _posts(rules: Rulebook) -> Records:
    posts = np.zeros(rules.targets.percent.shape, dtype=POSTS)
    for name in TARGETS:
        posts[name] = getattr(rules.targets, name)
    posts["patience"] = rules.search.patience
    posts["unqualified_below"] = rules.search.unqualified_below
    return posts


def _programmes(rules: Rulebook) -> Records:
    training = rules.training
    programmes = np.zeros((rules.months // MONTHS_A_YEAR, len(training.names)), dtype=PROGRAMME)
    for name in BY_PROGRAMME:
        programmes[name] = getattr(training, name)
    for name in (*BY_YEAR, "dropout_below"):
        programmes[name] = getattr(training, name).T
    programmes["intakes"] = training.intake.astype(np.int64) @ (1 << np.arange(MONTHS_A_YEAR))
    return programmes


def _gate(rules: Rulebook) -> Ints:
    training = rules.training
    gate = np.full((rules.months // MONTHS_A_YEAR, len(rules.places.groups)), np.iinfo(np.int64).max)
    asked = np.where((training.apply_below > 0).any(axis=2), training.experience, np.iinfo(np.int64).max)
    for programme, group in enumerate(training.from_group):
        gate[:, group] = np.minimum(gate[:, group], asked[programme])
    return gate
