"""What an alternative changes against the baseline, headline indicator by headline indicator, in words."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd

from model.indicators import HEADLINES, INDICATORS
from model.report.headline import headline_frame, title_with_unit
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
    facts = headline_frame(results[:1], year)
    rows = []
    for fact in facts.to_dict("records"):
        key = str(fact["indicator"])
        own = (totals["indicator"] == key) & (totals["item"] == INDICATORS[key].headline_item)
        rows += [_row(fact, row) for row in totals[own].to_dict("records")]
    return pd.DataFrame(rows, columns=DIFFERENCE_COLUMNS)


def _row(fact: dict[Hashable, Any], row: dict[Hashable, Any]) -> dict[str, str]:
    unit, low, high = str(fact["unit_of_measure"]), float(row["p10"]), float(row["p90"])
    difference = float(row["difference"])
    chance = unit == "probability"
    seen = any(digit in number(difference, unit) for digit in "123456789")
    sure = seen and (low > 0 or high < 0) and fact["better"] != "none" and not chance
    word = ("better" if (low > 0) == (fact["better"] == "higher") else "worse") if sure else ""
    return {
        "indicator": str(fact["indicator"]),
        "title": title_with_unit(str(fact["title"]), unit),
        "scenario": str(row["scenario"]),
        "difference": signed(difference, unit),
        "range": "" if chance or math.isnan(low) else points(span(low, high, unit)),
        "better": word,
    }
