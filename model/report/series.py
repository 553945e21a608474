"""From results to the small frames that charts and their tables are made of."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from model.report.headline import totals_of
from model.runs import Told

SERIES_COLUMNS = ["scenario", "year", "mean", "p10", "p90"]
_STATISTICS = ["mean", "p10", "p90"]


def need_and_supply(result: Told) -> pd.DataFrame:
    """Need and supply in FTE by competence group and year, all units.

    Supply is need less the need gap: available FTE of people who meet the post's requirement. A high gap is
    a low supply, so the ends of the range change places. Groups that no unit asks for are left out.

    Returns group (its title), year, need, mean, p10, p90.
    """
    need, gap = (_groups(result, key) for key in ("need_fte", "need_gap_fte"))
    joined = need.merge(gap, on=["group", "year"], validate="1:1", suffixes=("_need", "_gap"))
    frame = joined[["group", "year"]].assign(
        need=joined["mean_need"],
        mean=joined["mean_need"] - joined["mean_gap"],
        p10=joined["mean_need"] - joined["p90_gap"],
        p90=joined["mean_need"] - joined["p10_gap"],
    )
    asked = frame.groupby("group")["need"].transform("max") > 0
    titles = {key: group.title for key, group in result.scenario.groups.items()}
    place = {key: number for number, key in enumerate(titles)}
    frame = frame[asked].sort_values(
        ["group", "year"], key=lambda column: column.map(place) if column.name == "group" else column
    )
    return frame.assign(group=frame["group"].map(titles)).reset_index(drop=True)


def over_time(results: Sequence[Told], titles: Sequence[str], indicator: str, scale: float = 1.0) -> pd.DataFrame:
    """One indicator's total over the years, a scenario at a time: scenario (title), year, mean, p10, p90."""
    frames = []
    for result, title in zip(results, titles, strict=True):
        totals = totals_of(result)
        rows = totals[(totals["indicator"] == indicator) & (totals["item"] == "")].sort_values("year")
        frames.append(rows[["year"]].assign(scenario=title, **{name: rows[name] * scale for name in _STATISTICS}))
    return pd.concat(frames, ignore_index=True)[SERIES_COLUMNS]


def _groups(result: Told, indicator: str) -> pd.DataFrame:
    summary = result.summary
    chosen = (summary["unit"] == "all") & (summary["group"] != "all") & (summary["indicator"] == indicator)
    rows = summary[chosen & (summary["item"] == "")]
    return rows[["group", "year", *_STATISTICS]].astype({"group": "str"})
