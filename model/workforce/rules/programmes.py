"""Training programmes for the staff, compiled: who may apply, who supervises, what it gives and binds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.scenario.schema import Scenario
from model.scenario.schema.training import Programme
from model.workforce.rules.ages import check_share
from model.workforce.rules.competences import MOST_BITS, done_bits
from model.workforce.rules.concerns import NONE
from model.workforce.rules.courses import CourseRules, by_year, compile_courses, duration_faults, whole
from model.workforce.rules.cumulative import Floats, each, monthly_chance
from model.workforce.rules.targets import Places

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class GateRules:
    """Who is let in: `takes` [P, G]; ages `youngest`, `oldest` [P]; `experience` percent-months and `smallest`
    percent [P, Y]; `open` [P, Y, U]; `apply_below` [P, Y, U] (0 where closed); `own_bit` [P] of the word of completed
    programmes (0 = not kept) and `needs` [P], the bits that must be set."""

    takes: Flags
    youngest: Ints
    oldest: Ints
    experience: Ints
    smallest: Ints
    open: Flags
    apply_below: Floats
    own_bit: Ints
    needs: Ints


@dataclass(frozen=True)
class SupervisionRules:
    """`per_supervisor` [P, Y] students for a hundred supervisors at work in the unit, −1 where none are needed;
    `by_group` [P, G] who supervises; `shared` [P, P] whose students take of the same capacity."""

    per_supervisor: Ints
    by_group: Flags
    shared: Flags


@dataclass(frozen=True)
class TrainingRules:
    """Arrays over programmes P in sorted order: what they have in common with external ones in `course`; `to_group`
    [P] and `competence` [P] with `level` [P] (−1 = none); `study_percent` of the position and `bound` months after
    completion [P, Y], `bound_quit` [P, Y] the factor on quitting in them."""

    names: tuple[str, ...]
    course: CourseRules
    gate: GateRules
    supervision: SupervisionRules
    to_group: Ints
    competence: Ints
    level: Ints
    study_percent: Ints
    bound: Ints
    bound_quit: Floats


def compile_training(scenario: Scenario, places: Places) -> TrainingRules:
    """The scenario's programmes as arrays; with none, every array has length 0."""
    names = tuple(sorted(scenario.programmes))
    programmes = [scenario.programmes[name] for name in names]
    competences = sorted(scenario.competences)
    added = [programme.adds for programme in programmes]
    _refuse(scenario, names, programmes)
    return TrainingRules(
        names=names,
        course=compile_courses(scenario, names, programmes),
        gate=_gate(scenario, places, programmes),
        supervision=_supervision(scenario, places, programmes),
        to_group=whole([places.groups.index(p.to_group) if p.to_group else NONE for p in programmes]),
        competence=whole([competences.index(one.competence) if one else NONE for one in added]),
        level=whole([one.level if one else NONE for one in added]),
        study_percent=whole(by_year(scenario, programmes, "study_leave_share", 1.0) * 100),
        bound=whole(by_year(scenario, programmes, "bound_months", np.inf)),
        bound_quit=by_year(scenario, programmes, "bound_quit_factor", 1.0),
    )


def _refuse(scenario: Scenario, names: Sequence[str], programmes: Sequence[Programme]) -> None:
    faults = duration_faults(scenario, names, programmes)
    for name, programme in zip(names, programmes, strict=True):
        if programme.to_group is not None and (not programme.takes or programme.to_group in programme.takes):
            remedy = "name the group that the programme leads to"
            faults.append(Problem(f"programmes.{name}", f"{programme.to_group} to itself", "two groups", remedy))
    if faults:
        raise InputError(faults)


def _takes(places: Places, programme: Programme) -> list[bool]:
    return [not programme.takes or group in programme.takes for group in places.groups]


def _by_unit(scenario: Scenario, places: Places, programmes: Sequence[Programme], name: str) -> Floats:
    values = [getattr(programme, name).grid(scenario.years, places.units) for programme in programmes]
    return np.array(values, dtype=np.float64).reshape((len(programmes), len(scenario.years), len(places.units)))


def _gate(scenario: Scenario, places: Places, programmes: Sequence[Programme]) -> GateRules:
    named = [[not programme.units or unit in programme.units for unit in places.units] for programme in programmes]
    here = np.array(named, dtype=np.bool_).reshape((len(programmes), 1, len(places.units)))
    is_open = (_by_unit(scenario, places, programmes, "in_use") > 0) & here
    rate = check_share("programmes.*.entry_rate_annual", _by_unit(scenario, places, programmes, "entry_rate_annual"), 1)
    motivation = _by_unit(scenario, places, programmes, "motivation_factor")
    rate = np.minimum(1.0, rate * check_share("programmes.*.motivation_factor", motivation, np.inf))
    bits = done_bits(scenario)
    if max(bits.values(), default=0) >= 1 << MOST_BITS:
        found = f"{len(bits)} programmes to remember"
        raise InputError(Problem("programmes", found, f"at most {MOST_BITS}", "take programmes out"))
    names = sorted(scenario.programmes)
    needs = [sum(bits[earlier] for earlier in sorted(set(programme.after))) for programme in programmes]
    takes = np.array([_takes(places, programme) for programme in programmes], dtype=np.bool_)
    return GateRules(
        takes=takes.reshape((len(programmes), len(places.groups))),
        youngest=whole([programme.youngest_age for programme in programmes]),
        oldest=whole([programme.oldest_age for programme in programmes]),
        experience=whole(by_year(scenario, programmes, "experience_months", np.inf) * 100),
        smallest=whole(by_year(scenario, programmes, "smallest_fraction", 1.0) * 100),
        open=is_open,
        apply_below=np.where(is_open, each(monthly_chance, rate), 0.0),
        own_bit=np.array([bits.get(name, 0) for name in names], dtype=np.int64),
        needs=np.array(needs, dtype=np.int64),
    )


def _supervision(scenario: Scenario, places: Places, programmes: Sequence[Programme]) -> SupervisionRules:
    shape = (len(programmes), len(scenario.years))
    ratio = np.full(shape, NONE, dtype=np.int64)
    by_group = np.zeros((len(programmes), len(places.groups)), dtype=np.bool_)
    for number, programme in enumerate(programmes):
        if programme.supervision is None:
            continue
        leaf = programme.supervision.students_per_supervisor
        values = np.array([leaf.at(year) for year in scenario.years], dtype=np.float64)
        ratio[number] = whole(check_share("programmes.*.supervision.students_per_supervisor", values, np.inf) * 100)
        who = programme.supervision.groups or (programme.to_group,)
        by_group[number] = [group in who for group in places.groups]
    return SupervisionRules(ratio, by_group, (by_group.astype(np.int64) @ by_group.T.astype(np.int64)) > 0)
