"""What an alternative changes against the baseline, headline indicator by headline indicator, in words."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd

from model.indicators import HEADLINES, INDICATORS, Indicator
from model.report.headline import title_with_unit
from model.report.numbers import number, points, signed, span
from model.runs import Told, compare_totals

DIFFERENCE_COLUMNS = ["indicator", "title", "scenario", "difference", "range", "better"]


def difference_cells(results: Sequence[Told], year: int | None = None) -> pd.DataFrame:
    """Each alternative against the first result in a year (the last, unless told), paired by replication: one row an
    indicator and alternative, all columns text.

    Columns: indicator, title (with its unit), scenario (the alternative's label), difference (signed mean), range
    (p10–p90; blank for a chance, and where the replications tell none), better (``better`` or ``worse`` where the whole
    range says so, else blank). Raises InputError when the results cannot be paired.
    """
    year = results[0].scenario.years[-1] if year is None else year
    totals = compare_totals(results, HEADLINES, [year])
    found = totals.to_dict("records")
    rows = [
        _row(INDICATORS[key], row)
        for key in HEADLINES
        for row in found
        if row["indicator"] == key and row["item"] == INDICATORS[key].headline_item
    ]
    return pd.DataFrame(rows, columns=DIFFERENCE_COLUMNS)


def _row(indicator: Indicator, row: dict[Hashable, Any]) -> dict[str, str]:
    unit, low, high = indicator.unit_of_measure, float(row["p10"]), float(row["p90"])
    difference = float(row["difference"])
    chance = unit == "probability"
    seen = any(digit in number(difference, unit) for digit in "123456789")
    sure = seen and (low > 0 or high < 0) and indicator.better != "none" and not chance
    word = ("better" if (low > 0) == (indicator.better == "higher") else "worse") if sure else ""
    return {
        "indicator": str(row["indicator"]),
        "title": title_with_unit(indicator.title, unit),
        "scenario": str(row["scenario"]),
        "difference": signed(difference, unit),
        "range": "" if chance or math.isnan(low) else points(span(low, high, unit)),
        "better": word,
    }
