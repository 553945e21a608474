"""What training costs: seats and heads, pay of students outside the staff, grants as income."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.budget.axes import Axes, Cells, laid_out, positions
from model.errors import InputError, unknown_name
from model.scenario.schema import Scenario
from model.scenario.schema.training import Course

_MONTHS = 12


@dataclass(frozen=True)
class Students:
    """Of each programme, in the order of :func:`programme_names`: heads who `entered` and student-`months`
    [replication, year, unit, programme]."""

    entered: Cells
    months: Cells


def programme_names(scenario: Scenario) -> list[str]:
    """Every programme, for the staff and external, sorted."""
    return sorted([*scenario.programmes, *scenario.external_programmes])


def read_students(scenario: Scenario, axes: Axes, courses: pd.DataFrame) -> Students:
    """The rows (replication, year, unit, programme, entered, student_months), laid out.

    Raises InputError for a programme that the scenario does not have.
    """
    names = programme_names(scenario)
    strange = courses["programme"][positions(courses["programme"], names) < 0]
    if len(strange):
        raise InputError(unknown_name("table courses", "programme", str(strange.iloc[0]), names))
    if not names:
        none = np.zeros((*axes.shape[:3], 0))
        return Students(none, none)
    return Students(*laid_out(axes, "courses", courses, ["entered", "student_months"], ("programme", names)))


@dataclass(frozen=True)
class TrainingRates:
    """Kroner of each programme [year, 1, programme]: a seat for a year, a head that enters, and of external programmes
    a year's pay and grant."""

    seat: Cells
    head: Cells
    pay: Cells
    grant: Cells


def training_rates(scenario: Scenario) -> TrainingRates:
    """The rates of the scenario's programmes; 0 for programmes that have no such cost."""
    names, external = programme_names(scenario), scenario.external_programmes
    known = {**scenario.programmes, **external}
    return TrainingRates(
        seat=_rates(scenario, names, known, "cost_per_seat_annual_nok"),
        head=_rates(scenario, names, known, "cost_per_head_nok"),
        pay=_rates(scenario, names, external, "pay_annual_nok"),
        grant=_rates(scenario, names, external, "grant_annual_nok"),
    )


def training_costs(rates: TrainingRates, students: Students) -> dict[str, Cells]:
    """Cost of every programme: kroner by cost item [replication, year, unit].

    ``courses`` = student-months ÷ 12 × cost_per_seat_annual_nok + students entered × cost_per_head_nok; of external
    programmes also ``apprentice_pay`` = student-months ÷ 12 × pay_annual_nok and ``training_grants``, negative, by
    grant_annual_nok.
    """
    years = students.months / _MONTHS
    return {
        "courses": (years * rates.seat + students.entered * rates.head).sum(axis=-1),
        "apprentice_pay": (years * rates.pay).sum(axis=-1),
        "training_grants": -(years * rates.grant).sum(axis=-1),
    }


def _rates(scenario: Scenario, names: Sequence[str], programmes: Mapping[str, Course], rate: str) -> Cells:
    """The rate of each programme [year, 1, programme]; 0 for programmes that have no such cost."""
    rows = [
        [float(getattr(programmes[key], rate).at(year)) if key in programmes else 0.0 for key in names]
        for year in scenario.years
    ]
    return np.array(rows).reshape(len(scenario.years), 1, len(names))
