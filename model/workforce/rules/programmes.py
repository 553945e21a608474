"""Training programmes, compiled: who may apply, how many seats, how long, who drops out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.scenario.schema import Scenario
from model.workforce.rules.ages import check_share
from model.workforce.rules.cumulative import Floats, each, monthly_chance
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.targets import Places

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class TrainingRules:
    """Arrays over programmes P in sorted order.

    `from_group`, `to_group`, `youngest`, `oldest` [P]; `seats` per intake, `duration` months,
    `experience` percent-months and `study_percent` of the position [P, Y]; `intake` [P, 12 calendar
    months]; `open` [P, Y, U]; thresholds `apply_below` [P, Y, U] (0 where closed), `dropout_below` [P, Y].
    """

    names: tuple[str, ...]
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


def _check(scenario: Scenario, names: tuple[str, ...]) -> None:
    faults = []
    for name in names:
        programme = scenario.programmes[name]
        if programme.from_group == programme.to_group:
            remedy = "name the group that the programme leads to"
            faults.append(Problem(f"programmes.{name}", f"{programme.to_group} to itself", "two groups", remedy))
        if min(programme.duration_months.at(year) for year in scenario.years) < 1:
            where = f"programmes.{name}.duration_months"
            faults.append(Problem(where, "less than 1 month", "at least 1 month", "give the length of the course"))
    if faults:
        raise InputError(faults)


def compile_training(scenario: Scenario, places: Places) -> TrainingRules:
    """The scenario's programmes as arrays; with none, every array has length 0."""
    names = tuple(sorted(scenario.programmes))
    _check(scenario, names)
    programmes = [scenario.programmes[name] for name in names]
    shape = (len(names), len(scenario.years))

    def by_year(name: str, highest: float) -> Floats:
        values = [[getattr(programme, name).at(year) for year in scenario.years] for programme in programmes]
        return check_share(f"programmes.*.{name}", np.array(values, dtype=np.float64).reshape(shape), highest)

    def by_unit(name: str) -> Floats:
        values = [
            [[getattr(programme, name).at(year, unit) for unit in places.units] for year in scenario.years]
            for programme in programmes
        ]
        cube = np.array(values, dtype=np.float64).reshape((*shape, len(places.units)))
        return check_share(f"programmes.*.{name}", cube, 1.0)

    def whole(values: object) -> Ints:
        return np.rint(np.array(values, dtype=np.float64)).astype(np.int64)

    is_open = by_unit("in_use") > 0
    months = [[month in programme.intake_months for month in range(1, MONTHS_A_YEAR + 1)] for programme in programmes]
    return TrainingRules(
        names=names,
        from_group=whole([places.groups.index(programme.from_group) for programme in programmes]),
        to_group=whole([places.groups.index(programme.to_group) for programme in programmes]),
        youngest=whole([programme.youngest_age for programme in programmes]),
        oldest=whole([programme.oldest_age for programme in programmes]),
        seats=whole(by_year("seats", np.inf)),
        duration=whole(by_year("duration_months", np.inf)),
        experience=whole(by_year("experience_months", np.inf) * 100),
        study_percent=whole(by_year("study_leave_share", 1.0) * 100),
        intake=np.array(months, dtype=np.bool_).reshape((len(names), MONTHS_A_YEAR)),
        open=is_open,
        apply_below=np.where(is_open, each(monthly_chance, by_unit("entry_rate_annual")), 0.0),
        dropout_below=by_year("dropout_rate_monthly", 1.0),
    )
