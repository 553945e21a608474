"""What the kernel reads of training and competences: programmes as records, the rest as arrays."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.workforce.rules.courses import CourseRules
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.rates import Rulebook

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Records = NDArray[Any]

BY_PROGRAMME = ("to_group", "competence", "level", "number", "youngest", "oldest", "own_bit", "needs")
BY_YEAR = ("seats", "duration", "experience", "smallest", "study_percent", "bound", "per_supervisor")
PROGRAMME = np.dtype([*((name, np.int64) for name in (*BY_PROGRAMME, *BY_YEAR, "intakes")), ("bound_quit", np.float64)])
"""What holds for a programme in a year; bit m of `intakes` is set when calendar month m + 1 has one."""

OUTSIDE = np.dtype(
    [
        ("key", np.uint64),
        *((name, np.int64) for name in ("to_group", "unit", "number", "seats", "duration", "available", "intakes")),
        ("fill_below", np.float64),
        ("stay_below", np.float64),
    ]
)
"""What holds for an external programme in a year."""


class StudyFacts(NamedTuple):
    """`programmes` [Y, P] records; `takes` [P, G]; `dropout` [Y, P, month of study]; `later` [P, table]; `supervises`
    [P, G]; `shared` [P, P]; the same of external programmes in `outside` [Y, X], `outside_dropout`, `outside_later`;
    of competences `held`, `done` [person], `done_of` [C, level], `counts_from` [C], `required` [Y, U, C],
    `recruit_below` [Y, G, C]."""

    programmes: Records
    takes: NDArray[np.bool_]
    dropout: Floats
    later: Floats
    supervises: NDArray[np.bool_]
    shared: NDArray[np.bool_]
    outside: Records
    outside_dropout: Floats
    outside_later: Floats
    held: Ints
    done: Ints
    done_of: Ints
    counts_from: Ints
    required: Ints
    recruit_below: Floats


def study_facts(rules: Rulebook) -> StudyFacts:
    """The rulebook's arrays in the kernel's order: years first."""
    training, external, competences = rules.training, rules.external, rules.competences
    arrays = {
        "programmes": _programmes(rules),
        "takes": training.gate.takes,
        "dropout": training.course.dropout_below.swapaxes(0, 1),
        "later": training.course.later,
        "supervises": training.supervision.by_group,
        "shared": training.supervision.shared,
        "outside": _outside(rules),
        "outside_dropout": external.course.dropout_below.swapaxes(0, 1),
        "outside_later": external.course.later,
        "held": competences.held,
        "done": competences.done,
        "done_of": competences.done_of,
        "counts_from": competences.counts_from,
        "required": competences.required,
        "recruit_below": competences.recruit_below,
    }
    # contiguous, writable copies: the kernel is compiled for one layout only
    return StudyFacts(**{name: np.array(values, order="C", copy=True) for name, values in arrays.items()})


def _intakes(course: CourseRules) -> Ints:
    return np.asarray(course.intake.astype(np.int64) @ (1 << np.arange(MONTHS_A_YEAR)))


def _programmes(rules: Rulebook) -> Records:
    training = rules.training
    homes = (training, training.course, training.gate, training.supervision)
    programmes = np.zeros((rules.months // MONTHS_A_YEAR, len(training.names)), dtype=PROGRAMME)
    for home in homes:
        for name in vars(home):
            if name in BY_PROGRAMME:
                programmes[name] = getattr(home, name)
            elif name in (*BY_YEAR, "bound_quit"):
                programmes[name] = getattr(home, name).T
    programmes["intakes"] = _intakes(training.course)
    return programmes


def _outside(rules: Rulebook) -> Records:
    external = rules.external
    outside = np.zeros((rules.months // MONTHS_A_YEAR, len(external.names)), dtype=OUTSIDE)
    for name in ("key", "to_group", "unit"):
        outside[name] = getattr(external, name)
    for name in ("fill_below", "stay_below", "available"):
        outside[name] = getattr(external, name).T
    outside["number"], outside["intakes"] = external.course.number, _intakes(external.course)
    outside["seats"], outside["duration"] = external.course.seats.T, external.course.duration.T
    return outside
