"""Frames that the budget's tests build by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd

from model.scenario.schema import Scenario
from tests.tiny import fact, frames, settings, tiny

ROW = ["replication", "year", "unit", "group"]
LEAVES = ("leave_percent_months", "parental_percent_months", "study_leave_percent_months")
BANDS = ("percent_months_s0", "percent_months_s10")


def scenario(**budget: Any) -> Scenario:
    """The tiny municipality, one year; `budget` replaces budget settings."""
    facts = settings()
    facts["period"]["horizon_years"] = 1
    facts["budget"] |= budget
    return tiny(facts, frames())


def staff_row(unit: str, group: str, band: int, **counts: int) -> dict[str, Any]:
    """One row of staff years with the band's percent-months; the rest is 0 unless given."""
    row: dict[str, Any] = {"replication": 0, "year": 2026, "unit": unit, "post_group": group, "group": group}
    row |= dict.fromkeys((*LEAVES, "percent_months_60", *BANDS), 0)
    row[f"percent_months_s{band}"] = counts.pop("percent_months")
    row["percent_months"] = row[f"percent_months_s{band}"]
    return row | counts


COURSES = ["replication", "year", "unit", "programme", "entered", "student_months"]


def paths(years: pd.DataFrame, *courses: tuple[str, int, int]) -> Any:
    """Staff frames of the ward from the years and rows (programme, entered, student-months)."""
    rows = pd.DataFrame([(0, 2026, "ward", *row) for row in courses], columns=COURSES)
    return SimpleNamespace(years=years, courses=rows.astype({name: "int64" for name in ("replication", "year")}))


def staff_years(*rows: dict[str, Any]) -> pd.DataFrame:
    names = [*ROW, "post_group", "percent_months", *LEAVES, "percent_months_60"]
    whole = pd.DataFrame(list(rows), columns=[*names, *BANDS])
    return whole.astype({name: "int64" for name in [*names[5:], *BANDS, "replication", "year"]})


def rota_hours(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows (group, evening, night, weekend, total) of the ward."""
    columns = ["year", "unit", "group", "evening", "night", "weekend", "total"]
    return pd.DataFrame([(2026, "ward", *row) for row in rows], columns=columns)


def recourse(steps: tuple[Any, ...] = (), absence: tuple[Any, ...] = (), surplus: tuple[Any, ...] = ()) -> Any:
    """Recourse frames of the ward from rows (group, step, hours), (group, cause, hours) and (group, hours)."""

    def frame(rows: tuple[Any, ...], more: list[str]) -> pd.DataFrame:
        whole = pd.DataFrame([(0, 2026, "ward", *row) for row in rows], columns=[*ROW, *more])
        return whole.astype({more[-1]: float, "replication": "int64", "year": "int64"})

    return SimpleNamespace(
        steps=frame(steps, ["step", "hours"]),
        absence=frame(absence, ["cause", "hours"]),
        balance=frame(surplus, ["surplus"]),
    )


def need(hours: float = 1000.0) -> pd.DataFrame:
    return pd.DataFrame(
        [(2026, "ward", "nurse", hours, 1.0)], columns=["year", "unit", "group", "need_hours", "need_fte"]
    )


def by_item(costs: pd.DataFrame) -> dict[str, int]:
    return {str(item): int(nok) for item, nok in costs.groupby("cost_item")["cost_nok"].sum().items()}


__all__ = ["by_item", "fact", "need", "paths", "recourse", "rota_hours", "scenario", "staff_row", "staff_years"]
