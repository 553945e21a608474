"""The ageing picture: a pyramid of age bands for some years side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from model.report.charts import INK, SUPPLY, styled
from model.report.numbers import number, plain_number
from model.report.texts import text
from model.runs import older_share

_PANELS = 4
_OLDER = 55


def band_title(age_from: int, age_to: int) -> str:
    """“45–49”; the open band “70 or more”."""
    return f"{age_from}–{age_to}" if age_to else text("staff_age_open", age=age_from)


def pyramid_years(frame: pd.DataFrame) -> list[int]:
    """The first day, the end of the horizon, and years evenly between."""
    years = sorted({int(year) for year in frame["year"]})
    last = len(years) - 1
    return sorted({years[round(step * last / (_PANELS - 1))] for step in range(_PANELS)})


def pyramid_rows(frame: pd.DataFrame, years: Sequence[int]) -> pd.DataFrame:
    """`age_pyramid` for some years with [when, band] in words besides."""
    first = int(frame["year"].min())
    shown = frame[frame["year"].isin(list(years))]
    when = [text("staff_today" if year == first else "staff_end_of", year=int(year)) for year in shown["year"]]
    band = [band_title(int(low), int(high)) for low, high in zip(shown["age_from"], shown["age_to"], strict=True)]
    return shown.assign(when=when, band=band)


def pyramid_chart(frame: pd.DataFrame, years: Sequence[int]) -> Any:
    """A panel a year, bars of people by age band, youngest at the foot; a thin line from the lowest to the highest.

    frame : of `model.runs.age_pyramid`.
    """
    import altair as alt

    shown = pyramid_rows(frame, years)
    shown["older"] = [text("staff_55_plus" if age >= _OLDER else "staff_under_55") for age in shown["age_from"]]
    bands = list(dict.fromkeys(shown.sort_values("age_from", ascending=False)["band"]))
    y = alt.Y("band:N", sort=bands, title=text("staff_age"))
    top = float(shown["high"].max()) or 1.0
    scale = alt.Scale(domain=[0, top], nice=True)
    colours = alt.Scale(domain=[text("staff_under_55"), text("staff_55_plus")], range=[SUPPLY, "#d55e00"])
    legend = alt.Legend(title=None, orient="top", labelFontSize=13)
    axis = alt.Axis(format="d", tickMinStep=1, tickCount=4)
    bars = (
        alt.Chart()
        .mark_bar(height={"band": 0.82})
        .encode(
            y=y,
            x=alt.X("mean:Q", title=text("staff_people"), scale=scale, axis=axis),
            color=alt.Color("older:N", scale=colours, legend=legend),
        )
    )
    range_ = alt.Chart().mark_rule(color=INK, strokeWidth=1.2).encode(y=y, x=alt.X("low:Q", scale=scale), x2="high:Q")
    layers = alt.layer(bars, range_, data=shown).properties(width=140, height=230)
    header = alt.Header(title=None, labelFontSize=13, labelFontWeight="bold", labelColor=INK, labelAnchor="start")
    order = list(dict.fromkeys(shown.sort_values("year")["when"]))
    return styled(layers.facet(alt.Facet("when:N", sort=order, header=header), columns=_PANELS, spacing=14))


def pyramid_text(frame: pd.DataFrame) -> str:
    """How many, and how many of 55 or more, at both ends; the most crowded band at the end."""
    shares = older_share(frame).sort_values("year")
    first, last = shares.iloc[0], shares.iloc[-1]
    if not first["heads"] and not last["heads"]:
        return text("staff_nobody")
    ends = frame[frame["year"] == frame["year"].max()]
    most = ends.iloc[int(ends["mean"].argmax())]
    values = {
        "before": plain_number(first["heads"], 0),
        "after": plain_number(last["heads"], 0),
        "year": int(last["year"]),
        "older_before": number(first["share"], "share"),
        "older_after": number(last["share"], "share"),
        "band": band_title(int(most["age_from"]), int(most["age_to"])),
        "most": plain_number(most["mean"], 0),
    }
    return text("staff_ages_alt", None, **values)
