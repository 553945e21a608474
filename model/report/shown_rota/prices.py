"""What decides the number of people, and what one more of each limit would cost."""

from __future__ import annotations

from typing import Any

import pandas as pd

from model.report.charts import INK, styled
from model.report.numbers import plain_number
from model.report.texts import text
from model.report.texts.rota import rota_words
from model.rota import UnitRota, rota_titles
from model.scenario.schema.rota import WEEKDAYS

_COLUMNS = 2


def said_sentences(rota: UnitRota, frame: pd.DataFrame) -> list[str]:
    """The sentences of `binding_frame` or `price_frame` in the reader's language."""
    titles = rota_titles(rota)
    return [rota_words(said, titles) for said in frame["said"]]


def price_rows(rota: UnitRota, prices: pd.DataFrame) -> pd.DataFrame:
    """`price_frame` as a table, a row a group and time, kroner a week under each weekday: what one more required would
    add."""
    titles, timed = rota_titles(rota), prices[prices["limit"] == "cover"]
    rows = []
    for (group, start, end), own in timed.groupby(["group", "start", "end"], sort=True):
        by_day = {int(day): float(nok) for day, nok in zip(own["weekday"], own["nok_week"], strict=True)}
        cells = {text(f"weekday_{name}"): _kroner(by_day.get(place)) for place, name in enumerate(WEEKDAYS)}
        head = {text("staff_group"): titles.get(str(group), str(group)), text("rota_time"): f"{start}–{end}"}
        rows.append(head | cells)
    return pd.DataFrame(rows)


def price_chart(rota: UnitRota, prices: pd.DataFrame) -> Any:
    """Weekdays across, times of the day down, a panel a group; the darker, the dearer one more is.

    prices : of `price_frame`.
    """
    import altair as alt

    titles, timed = rota_titles(rota), prices[prices["limit"] == "cover"]
    days = [text(f"weekday_{name}") for name in WEEKDAYS]
    shown = pd.DataFrame(
        {
            "day": [days[int(day)] for day in timed["weekday"]],
            "time": [f"{start}–{end}" for start, end in zip(timed["start"], timed["end"], strict=True)],
            "group": [titles.get(str(group), str(group)) for group in timed["group"]],
            "nok": timed["nok_week"].to_numpy(dtype=float),
        }
    )
    legend = alt.Legend(title=text("rota_price_legend"), format=",.0f", gradientLength=110)
    colour = alt.Color("nok:Q", scale=alt.Scale(scheme="blues", domainMin=0), legend=legend)
    cells = (
        alt.Chart()
        .mark_rect(stroke="white", strokeWidth=1)
        .encode(
            x=alt.X("day:O", sort=days, title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("time:O", title=None),
            color=colour,
            tooltip=["group:N", "day:N", "time:N", alt.Tooltip("nok:Q", format=",.0f")],
        )
    )
    header = alt.Header(title=None, labelFontSize=13, labelFontWeight="bold", labelColor=INK, labelAnchor="start")
    panel = alt.layer(cells, data=shown).properties(width=230, height=26 * shown["time"].nunique())
    facets = panel.facet(alt.Facet("group:N", header=header), columns=_COLUMNS)
    return styled(facets.resolve_scale(y="independent").resolve_axis(x="independent"))


def price_text(rota: UnitRota, prices: pd.DataFrame) -> str:
    """The dearest and the cheapest place for one more."""
    timed = prices[prices["limit"] == "cover"]
    if timed.empty:
        return text("rota_price_none")
    most, least = timed.iloc[int(timed["nok_week"].argmax())], timed.iloc[int(timed["nok_week"].argmin())]
    values = {"most": _place(rota, most), "least": _place(rota, least)}
    values |= {"high": _kroner(float(most["nok_week"])), "low": _kroner(float(least["nok_week"]))}
    return text("rota_price_alt", None, **values)


def _place(rota: UnitRota, row: pd.Series) -> str:
    group = rota_titles(rota).get(str(row["group"]), str(row["group"]))
    day = text(f"weekday_long_{WEEKDAYS[int(row['weekday'])]}")
    return f"{group}, {day} {row['start']}–{row['end']}"


def _kroner(value: float | None) -> str:
    return "–" if value is None else plain_number(value, 0)
