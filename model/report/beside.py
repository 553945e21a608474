"""Scenarios side by side: the small multiples' frame and the table of differences."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from model.indicators import HEADLINES, INDICATORS
from model.report.charts import DASHES, PALETTE, axis_note
from model.report.difference import difference_cells
from model.report.headline import headline_frame, title_with_unit, totals_of
from model.report.html import table
from model.report.numbers import MINUS, MISSING, number, plain_number
from model.report.texts import text
from model.runs import Told

_PERCENT = ("share", "probability")
_SCALES = {"share": 100.0, "probability": 100.0, "NOK": 1e-6}
_DECIMALS = {"fraction": 3, "hours/year": 0}
_STATISTICS = ["mean", "p10", "p90"]


def headline_series(results: Sequence[Told], titles: Sequence[str]) -> pd.DataFrame:
    """The headline indicators over the years: indicator (title with unit), unit_of_measure, scenario (title), year,
    mean, p10, p90.

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
            frames.append(
                rows[["year"]]
                .assign(indicator=panel, unit_of_measure=unit, scenario=title, **values)
                .sort_values("year")
            )
    columns = ["indicator", "unit_of_measure", "scenario", "year", *_STATISTICS]
    return pd.concat(frames, ignore_index=True)[columns].astype({"indicator": "str"})


def series_table(frame: pd.DataFrame, caption: str) -> str:
    """:func:`headline_series` as a table in HTML: indicators and years down, scenarios across, mean and range."""
    words = _in_words(frame)
    titles = list(dict.fromkeys(frame["scenario"]))
    cells = [f"{mean} ({low}–{high})" for mean, low, high in words[_STATISTICS].to_numpy(dtype=object)]
    cells = [
        cell.replace(f" ({MISSING}–{MISSING})", "").replace(f"–{MINUS}", f" {text('to')} {MINUS}") for cell in cells
    ]
    rows = []
    for (indicator, year), part in words.assign(cell=cells).groupby(["indicator", "year"], sort=False):
        of_scenario = part.set_index("scenario")["cell"]
        rows.append([escape(str(one)) for one in (indicator, year, *(of_scenario.get(title, "") for title in titles))])
    return table([text("indicator"), text("year"), *titles], rows, caption)


def ends_words(frame: pd.DataFrame) -> str:
    """One indicator's first and last year, scenario by scenario, as a sentence to stand for its picture."""
    words = _in_words(frame).groupby("scenario", sort=False)
    years = {"first": int(frame["year"].min()), "last": int(frame["year"].max())}
    ends = [f"{title}: {rows['mean'].iloc[0]} → {rows['mean'].iloc[-1]}" for title, rows in words]
    told = text("compare_alt_one", None, indicator=frame["indicator"].iloc[0], values="; ".join(ends), **years)
    return f"{told} {axis_note(frame)}".strip()


def scenario_key(titles: Sequence[str]) -> str:
    """What the lines of the pictures are: a list in HTML that breaks where the screen is narrow; titles are escaped."""
    items = []
    for place, title in enumerate(titles):
        line = f"background:{_dashed(PALETTE[place % len(PALETTE)], DASHES[place % len(DASHES)])};width:40px;height:4px"
        swatch = (
            f'<span style="background:#fff;border-radius:3px;padding:5px;display:flex"><i style="{line}"></i></span>'
        )
        items.append(f'<li style="display:flex;gap:.5rem;align-items:center">{swatch}<span>{escape(title)}</span></li>')
    looks = "display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;list-style:none;padding:0;margin:0"
    return f'<ul style="{looks}">{"".join(items)}</ul>'


def _dashed(colour: str, dash: Sequence[int]) -> str:
    """A line of dashes as the background of a box: drawn lengths and gaps in turn, as in the pictures."""
    stops, place = [], 0
    for turn, length in enumerate(dash):
        stops.append(f"{colour if turn % 2 == 0 else 'transparent'} {place}px {place + length}px")
        place += length
    return f"repeating-linear-gradient(90deg, {', '.join(stops)})"


def _in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its figures as text, with as many digits as carry meaning."""
    decimals = [_DECIMALS.get(str(unit), 1) for unit in frame["unit_of_measure"]]
    return frame.assign(**{name: _written(frame[name], decimals) for name in _STATISTICS})


def _written(values: pd.Series, decimals: Sequence[int]) -> list[str]:
    pairs = zip(values, decimals, strict=True)
    return [MISSING if math.isnan(value) else plain_number(float(value), digits) for value, digits in pairs]


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
