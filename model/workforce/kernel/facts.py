"""The rulebook as the kernel reads it: few arrays, what is asked together side by side in memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.workforce.kernel.kept import kept
from model.workforce.kernel.study import StudyFacts, study_facts
from model.workforce.rules.concerns import CONCERNS, COURSE_CONCERNS, DRIFT_CONCERNS, NONE, SEARCH_CONCERNS
from model.workforce.rules.exits import MAN, SEXES
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.rates import Rulebook

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Records = NDArray[Any]

CONCERN_NAMES = (*CONCERNS, *SEARCH_CONCERNS, *COURSE_CONCERNS, *DRIFT_CONCERNS)
"""The concerns in the order of their keys; one for each programme (``apply:``…) follows."""

TO_RETIRE, TO_FALL_ILL, TO_QUIT, TO_TAKE_LEAVE = range(4)
"""What stands side by side for an age class: what everybody is asked every month lies in one place in memory."""

COMES, GOES = np.int64(1), np.int64(-1)
"""Signs to count with. Numbers of numpy's, since for each literal number numba compiles another version."""

WHOLE = ("place", "birth", "experience", "ring")
NOW = ("group", "percent", "wanted", "leave_until", "programme", "queued")
HALF = (*NOW, "hired", "joined", "quit_class", "worked_to")
SMALL = ("temporary", "sex", "age", "age_class", "leave_kind", "away", "pay_band", "elder")
PERSON = np.dtype(
    [
        ("key", np.uint64),
        *((name, np.int32) for name in WHOLE),
        *((name, np.int16) for name in HALF),  # months too: the horizon is 40 years, the longest service 60
        *((name, np.int8) for name in SMALL),
    ],
)
"""What is often asked of a person, 52 bytes. The words are those of the SimPy engine's ``People``; besides, `ring`
leads to the next row of the same person (NONE with one employment), `age` (an index) and the classes are those of the
month in which the person was last looked at, `experience` is what was worked before the month `worked_to`, and
`away` (on leave), `pay_band` (seniority) and `elder` (55, 60, 62 years) are as the person is counted now."""

ASIDE = np.dtype(
    [
        ("key", np.uint64),
        ("turn", np.float64),  # in the training queue
        ("draw", np.float64),  # of the offer at hand
        ("entered", np.int64),  # month in which the studies began
        ("completes", np.int64),  # month in which they end
        ("bound_until", np.int64),  # month in which the binding time ends
        ("bound_by", np.int64),  # the programme that binds
        ("done", np.int64),  # word of completed programmes
        ("competences", np.int64),  # word of levels
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
        # percents of who is on leave, for children, for study; of who works without meeting the requirement; not worked
        *((name, np.int64) for name in ("absent", "parental", "study_leave", "unqualified", "free")),
    ]
)
TARGETS = ("percent", "posts", "full_posts", "full_percent", "part_percent")
POSTS = np.dtype([*((name, np.int64) for name in (*TARGETS, "patience")), ("unqualified_below", np.float64)])
"""What holds for a place in a year."""


COLLEGE = np.dtype([("key", np.uint64), *((name, np.int64) for name in ("group", "month", "stay"))])
"""What holds for a college in a year."""


class Base(NamedTuple):
    """Numbers of the whole horizon; `first_month` counts from year 0."""

    months: int
    first_month: int
    smallest: int
    margin: int
    groups: int
    units: int


class Facts(NamedTuple):
    """Arrays of a :class:`Rulebook`: `places` [J], `posts` [Y, J], `place_at` [U, G] (−1 none),
    `chances_of` [Y, U] which of the tables T holds in a year and unit, since most are alike and few tables stay near
    the processor: `below` [T, G, A, age class, CHANCES] thresholds to retire, to fall ill, to quit and to begin any
    leave, an age class being 2 × sex + right to early pension, and `leaves_below` [T, G, A, sex, kind];
    `study` of training and competences, `apply_below` [Y, P, U], −1 where closed, `gate` [Y, G] the least
    experience that any open programme from the group asks,
    `people` of the first day, and the rulebook's own."""

    base: Base
    people: Records
    places: Records
    posts: Records
    place_at: Ints
    chances_of: Ints
    below: Floats
    quit_factor: Floats
    no_return: Floats
    early_sum: Ints
    tenure_starts: Ints
    men_below: Floats
    leaves_below: Floats
    on_leave_below: Floats
    leave_length: Floats
    smaller_below: Floats
    smaller_points: Ints
    meets: NDArray[np.bool_]
    bands: Ints
    offer_below: Floats
    study: StudyFacts
    apply_below: Floats
    gate: Ints
    policy: Floats
    applicant_table: Ints
    applicants: Floats
    size_class: Ints
    delay: Floats
    unqualified_group: Ints
    hire_experience: Ints
    hire_age: Floats
    hire_wanted: Floats
    colleges: Records
    coming: Floats
    graduate_below: Floats
    graduate_age: Floats


@kept
def facts_of(rules: Rulebook) -> Facts:
    """The rulebook's arrays."""
    places, search, training = rules.places, rules.search, rules.training
    place_at = np.full((len(places.units), len(places.groups)), NONE, dtype=np.int64)
    place_at[places.unit, places.group] = np.arange(len(places.unit))
    arrays = {
        "people": _people(rules),
        "places": _places(rules),
        "posts": _posts(rules),
        "place_at": place_at,
        **_exits_and_leaves(rules),
        "meets": rules.meets,
        "bands": np.array(rules.seniority_years, dtype=np.int64) * MONTHS_A_YEAR,
        "offer_below": rules.offer_below,
        "apply_below": np.where(training.gate.open, training.gate.apply_below, -1.0).swapaxes(0, 1),
        "gate": _gate(rules),
        "policy": rules.policy_below,
        "applicant_table": search.market.table,
        "applicants": search.market.tables,
        "size_class": search.market.size_class,
        "delay": search.delay,
        "unqualified_group": search.unqualified_group,
        "hire_experience": search.experience,
        "hire_age": search.age,
        "hire_wanted": search.wanted,
        "colleges": _colleges(rules),
        "coming": rules.graduates.coming,
        "graduate_below": rules.graduates.take_below,
        "graduate_age": rules.graduates.age,
    }
    # contiguous, writable copies: the kernel is compiled for one layout only
    return Facts(
        base=_base(rules),
        study=study_facts(rules),
        **{name: np.array(values, order="C", copy=True) for name, values in arrays.items()},
    )


def _base(rules: Rulebook) -> Base:
    places, search = rules.places, rules.search
    return Base(
        months=rules.months,
        first_month=rules.start_year * MONTHS_A_YEAR,
        smallest=search.smallest,
        margin=rules.wanted_margin,
        groups=len(places.groups),
        units=len(places.units),
    )


def _people(rules: Rulebook) -> Records:
    register = rules.register
    people = np.zeros(len(register.key), dtype=PERSON)
    for name in ("key", "place", "group", "percent", "wanted", "birth", "experience", "temporary", "sex"):
        people[name] = getattr(register, name)
    people["hired"], people["joined"], people["ring"] = -register.seniority, -register.tenure, _rings(register.head)
    for name in ("leave_until", "programme", "queued"):
        people[name] = NONE
    return people


def _exits_and_leaves(rules: Rulebook) -> dict[str, Any]:
    exits = rules.exits
    classes = [2 * early + (sex == MAN) for sex in range(SEXES) for early in range(2)]
    tables = [exits.retire_below, exits.ill_below, exits.quit, rules.leave.start_below]
    chances_of, different = _alike(tables)
    own = [np.stack([table[y, u] for y, u in different]) for table in tables]
    own[:-1] = [below[..., classes] for below in own[:-1]]
    return {
        "chances_of": chances_of,
        "below": np.stack([*own[:-1], np.repeat(own[-1][..., -1], 2, axis=-1)], axis=-1),
        "quit_factor": exits.factor,
        "no_return": exits.no_return,
        "early_sum": exits.early_sum,
        "tenure_starts": exits.tenure_starts,
        "men_below": exits.men_below,
        "leaves_below": own[-1],
        "on_leave_below": rules.leave.on_leave_at_start_below,
        "leave_length": rules.leave.length,
        "smaller_below": rules.reduction.below,
        "smaller_points": rules.reduction.points,
    }


def _alike(tables: Sequence[Floats]) -> tuple[Ints, list[tuple[int, int]]]:
    """A number for each year and unit [Y, U], the same where all tables [Y, U, …] are; where each number is found."""
    years, units = tables[0].shape[:2]
    # where all units share a table's place in memory there is nothing to compare
    apart = 1 if all(table.strides[1] == 0 for table in tables) else units
    known: dict[bytes, int] = {}
    numbers, different = np.zeros((years, apart), dtype=np.int64), []
    for y, u in np.ndindex(numbers.shape):
        told = b"".join(table[y, u].tobytes() for table in tables)
        if told not in known:
            known[told] = len(known)
            different.append((y, u))
        numbers[y, u] = known[told]
    return np.broadcast_to(numbers, (years, units)).copy(), different


def _rings(head: Ints) -> Ints:
    """For each row the next row of the same person, after the last the first; NONE for who has one row only."""
    ring = np.full(len(head), NONE, dtype=np.int64)
    order = np.argsort(head, kind="stable")
    firsts = np.flatnonzero(np.diff(head[order], prepend=-1))
    for first, end in zip(firsts, np.append(firsts, len(head))[1:], strict=True):
        if end - first > 1:
            ring[order[first:end]] = np.roll(order[first:end], -1)
    return ring


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


def _colleges(rules: Rulebook) -> Records:
    graduates = rules.graduates
    colleges = np.zeros(graduates.stay.shape, dtype=COLLEGE)
    for name in ("key", "group", "month", "stay"):
        colleges[name] = getattr(graduates, name)
    return colleges


def _gate(rules: Rulebook) -> Ints:
    never, gates = np.iinfo(np.int64).max, rules.training.gate
    gate = np.full((rules.months // MONTHS_A_YEAR, len(rules.places.groups)), never)
    asked = np.where((gates.apply_below > 0).any(axis=2), gates.experience, never)
    for programme, takes in enumerate(gates.takes):
        gate[:, takes] = np.minimum(gate[:, takes], asked[programme][:, None])
    return gate
