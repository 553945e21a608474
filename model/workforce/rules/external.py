"""External programmes, compiled: seats filled with a chance, students who hold no post, graduates who may apply."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.errors import InputError
from model.randomness import Keys, key_of
from model.scenario.schema import Scenario
from model.workforce.rules.courses import CourseRules, by_year, compile_courses, duration_faults, whole
from model.workforce.rules.cumulative import Floats
from model.workforce.rules.targets import Places

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class ExternalRules:
    """Arrays over external programmes X in sorted order: what they have in common with the staff's in `course` (its
    seats 0 where the programme does not run); `key` seeds the students; `to_group`, `unit` [X]; thresholds
    `fill_below`, `stay_below` [X, Y]; `available` [X, Y] months that a graduate looks for work."""

    names: tuple[str, ...]
    course: CourseRules
    key: Keys
    to_group: Ints
    unit: Ints
    fill_below: Floats
    stay_below: Floats
    available: Ints


def compile_external(scenario: Scenario, places: Places) -> ExternalRules:
    """The scenario's external programmes as arrays; with none, every array has length 0."""
    names = tuple(sorted(scenario.external_programmes))
    programmes = [scenario.external_programmes[name] for name in names]
    faults = duration_faults(scenario, names, programmes)
    if faults:
        raise InputError(faults)
    course = compile_courses(scenario, names, programmes)
    for number, programme in enumerate(programmes):
        runs = [bool(programme.in_use.at(year, programme.unit)) for year in scenario.years]
        course.seats[number, ~np.array(runs)] = 0
    return ExternalRules(
        names=names,
        course=course,
        key=np.array([key_of(name, "external programme") for name in names], dtype=np.uint64),
        to_group=whole([places.groups.index(programme.to_group) for programme in programmes]),
        unit=whole([places.units.index(programme.unit) for programme in programmes]),
        fill_below=by_year(scenario, programmes, "fill_share", 1.0),
        stay_below=by_year(scenario, programmes, "stay_share", 1.0),
        available=whole(by_year(scenario, programmes, "available_months", np.inf)),
    )
