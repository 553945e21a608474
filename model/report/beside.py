"""Scenarios side by side: the small multiples' frame and the table of differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from model.indicators import HEADLINES, INDICATORS
from model.report.difference import difference_cells
from model.report.headline import headline_frame, title_with_unit, totals_of
from model.report.numbers import number
from model.report.texts import text
from model.runs import Told

_PERCENT = ("share", "probability")
_SCALES = {"share": 100.0, "probability": 100.0, "NOK": 1e-6}
_STATISTICS = ["mean", "p10", "p90"]


def headline_series(results: Sequence[Told], titles: Sequence[str]) -> pd.DataFrame:
    """The headline indicators over the years: indicator (title with unit), scenario (title), year, mean, p10, p90.

    Shares are in per cent, kroner in millions, as they are written.
    """
    frames = []
    for key in HEADLINES:
        indicator = INDICATORS[key]
        unit, scale = indicator.unit_of_measure, _SCALES.get(indicator.unit_of_measure, 1.0)
        panel = title_with_unit(indicator.title, unit) + (", %" if unit in _PERCENT else "")
        for result, title in zip(results, titles, strict=True):
            totals = totals_of(result)
            rows = totals[(totals["indicator"] == key) & (totals["item"] == indicator.headline_item)]
            values = {name: rows[name] * scale for name in _STATISTICS}
            frames.append(rows[["year"]].assign(indicator=panel, scenario=title, **values).sort_values("year"))
    columns = ["indicator", "scenario", "year", *_STATISTICS]
    return pd.concat(frames, ignore_index=True)[columns].astype({"indicator": "str"})


def difference_table(results: Sequence[Told], titles: Sequence[str], year: int, ranges: bool = True) -> pd.DataFrame:
    """The headline indicators of one year in words: the first result's mean, then each other's difference from it.

    Returns title (with unit), then one column for each of `titles`. Differences are taken within each replication and
    told with their range, and better or worse where the whole range says so, if `ranges` is set. Raises InputError when
    the results cannot be compared.
    """
    base = headline_frame(results[:1], year)
    units = base["unit_of_measure"]
    shown = {"title": [title_with_unit(title, unit) for title, unit in zip(base["title"], units, strict=True)]}
    shown[titles[0]] = [number(value, unit) for value, unit in zip(base["mean"], units, strict=True)]
    if len(results) > 1:
        cells = difference_cells(results, year)
        for label, title in zip(dict.fromkeys(cells["scenario"]), titles[1:], strict=True):
            rows = cells[cells["scenario"] == label].to_dict("records")
            shown[title] = [_cell({str(key): str(value) for key, value in row.items()}, ranges) for row in rows]
    return pd.DataFrame(shown)


def _cell(row: Mapping[str, str], ranges: bool) -> str:
    if not ranges:
        return row["difference"]
    spread, better = (f"({row['range']})" if row["range"] else ""), (text(row["better"]) if row["better"] else "")
    return " ".join(part for part in (row["difference"], spread, better) if part)
