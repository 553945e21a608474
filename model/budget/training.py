"""What training costs: seats and heads, pay of students outside the staff, grants as income."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.budget.frames import checked
from model.errors import InputError, unknown_name
from model.scenario.schema import Scenario
from model.scenario.schema.training import Course

_KEYS = ["replication", "year", "unit"]
_MONTHS = 12


def training_costs(scenario: Scenario, courses: pd.DataFrame) -> pd.DataFrame:
    """Cost of every programme: replication, year, unit, cost_item, cost_nok; one row an item.

    courses : replication, year, unit, programme, entered, student_months. ``courses`` = student-months ÷ 12 ×
    cost_per_seat_annual_nok + students entered × cost_per_head_nok; of external programmes also ``apprentice_pay`` =
    student-months ÷ 12 × pay_annual_nok and ``training_grants``, negative, by grant_annual_nok.
    Raises InputError for a programme that the scenario does not have.
    """
    rows = checked("courses", courses, [*_KEYS, "programme", "entered", "student_months"])
    known = {**scenario.programmes, **scenario.external_programmes}
    strange = sorted({str(name) for name in rows["programme"].unique()} - set(known))
    if strange:
        raise InputError(unknown_name("table courses", "programme", strange[0], sorted(known)))
    rates = {name: _rates(scenario, rows, known, f"{name}_nok") for name in ("cost_per_seat_annual", "cost_per_head")}
    years = rows["student_months"].to_numpy(dtype=float) / _MONTHS
    heads = rows["entered"].to_numpy(dtype=float)
    amounts = {
        "courses": years * rates["cost_per_seat_annual"] + heads * rates["cost_per_head"],
        "apprentice_pay": years * _rates(scenario, rows, scenario.external_programmes, "pay_annual_nok"),
        "training_grants": -years * _rates(scenario, rows, scenario.external_programmes, "grant_annual_nok"),
    }
    keys = rows[_KEYS]
    return pd.concat([keys.assign(cost_item=item, cost_nok=nok) for item, nok in amounts.items()], ignore_index=True)


def _rates(scenario: Scenario, rows: pd.DataFrame, programmes: Mapping[str, Course], name: str) -> NDArray[np.float64]:
    """The programme's rate in each row's year; 0 for programmes that have no such cost."""
    table = {
        (key, year): float(getattr(programmes[key], name).at(year))
        for key in sorted(programmes)
        for year in scenario.years
    }
    pairs = zip(rows["programme"].astype(str), rows["year"], strict=True)
    return np.array([table.get((key, int(year)), 0.0) for key, year in pairs], dtype=np.float64)
