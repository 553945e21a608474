"""The headline table: ten indicators, the baseline and its alternatives, each with its range."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd

from model.errors import InputError, Problem
from model.indicators import HEADLINES, INDICATORS
from model.report.numbers import MISSING, number, shown_unit, span
from model.report.texts import term, text
from model.runs import Headlines, Told, distinct_labels

HEADLINE_COLUMNS = ["indicator", "title", "unit_of_measure", "better", "scenario", "year", "mean", "p10", "p90"]
HEADLINE_COLUMNS += ["replications"]


def headline_frame(results: Sequence[Told], year: int | None = None) -> pd.DataFrame:
    """The headline indicators of all units and groups in one year (the last, unless told).

    Returns one row for each indicator and scenario, indicators in the order of the vocabulary:
    indicator, title, unit_of_measure, better, scenario, year, mean, p10, p90, replications.
    """
    year = results[0].scenario.years[-1] if year is None else year
    rows = []
    for result, label in zip(results, distinct_labels(list(results)), strict=True):
        totals = _totals_in(result, year)
        for key in HEADLINES:
            rows.append(_row(totals, key, year) | {"scenario": label, "replications": result.replications})
    frame = pd.DataFrame(rows)
    frame["order"] = frame["indicator"].map({key: place for place, key in enumerate(HEADLINES)})
    return frame.sort_values("order", kind="stable", ignore_index=True)[HEADLINE_COLUMNS]


def totals_of(result: Told) -> pd.DataFrame:
    """The summary's rows for all units and all groups together."""
    summary = result.summary
    return summary[(summary["unit"] == "all") & (summary["group"] == "all")]


def _totals_in(result: Told, year: int) -> list[dict[Hashable, Any]]:
    """The headline indicators' totals in one year."""
    if isinstance(result, Headlines):
        return result.statistics(HEADLINES, [year]).to_dict("records")
    totals = totals_of(result)
    return totals[totals["indicator"].isin(HEADLINES) & (totals["year"] == year)].to_dict("records")


def headline_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """The headline frame as text: one row an indicator, for each scenario the mean and the range.

    Columns: title, then (scenario, "mean") and (scenario, "range") as two columns a scenario, named
    ``<scenario>`` and ``<scenario> p10–p90``. A single replication has no range.
    """
    cells: dict[str, dict[str, str]] = {}
    for row in frame.to_dict("records"):
        unit, scenario = str(row["unit_of_measure"]), str(row["scenario"])
        cell = cells.setdefault(str(row["indicator"]), {"title": title_with_unit(str(row["title"]), unit)})
        cell[scenario] = number(float(row["mean"]), unit)
        cell[f"{scenario} p10–p90"] = _range(row)
    return pd.DataFrame(list(cells.values()))


def _range(row: dict[Hashable, Any]) -> str:
    """The spread in words; a chance is told by how many replications it was seen in. A first answer has none."""
    if math.isnan(row["mean"]) or (row["replications"] > 1 and math.isnan(row["p10"])):
        return MISSING
    if row["replications"] < 2:
        return text("single_range")
    if row["unit_of_measure"] == "probability":
        met = round(row["mean"] * row["replications"])
        return text("met_in", met=met, replications=row["replications"])
    return span(row["p10"], row["p90"], row["unit_of_measure"])


def title_with_unit(title: str, unit_of_measure: str) -> str:
    """The title in the reader's words; after it the unit, unless it is in it. Per cent speaks for itself."""
    title, unit = term(title), shown_unit(unit_of_measure)
    return title if not unit or unit in title else f"{title}, {unit}"


def _row(totals: list[dict[Hashable, Any]], key: str, year: int) -> dict[str, object]:
    indicator = INDICATORS[key]
    found = [row for row in totals if row["indicator"] == key and row["item"] == indicator.headline_item]
    if len(found) > 1:
        raise InputError(Problem(f"indicator {key}", f"{len(found)} totals in {year}", "one total", "run once more"))
    values = {column: float(found[0][column]) if found else math.nan for column in ("mean", "p10", "p90")}
    facts: dict[str, object] = {"indicator": key, "title": indicator.title, "better": indicator.better}
    return facts | {"unit_of_measure": indicator.unit_of_measure, "year": year} | values
