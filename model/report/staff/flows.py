"""Who comes, changes and goes, over years or months; and who waits for a seat on a course."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from model.report.charts import INK, NEED, SUPPLY, styled
from model.report.numbers import plain_number
from model.report.texts import text

_COLUMNS = 2


def flow_title(flow: str) -> str:
    """A flow in words."""
    return text(f"flow_{flow}")


def flow_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """`model.runs.flow_frame` with [title, when] in words besides."""
    return frame.assign(title=[flow_title(str(flow)) for flow in frame["flow"]], when=_when_words(frame))


def flow_chart(frame: pd.DataFrame) -> Any:
    """A panel a flow: heads over the years or months, with the band p10–p90.

    frame : of `model.runs.flow_frame`.
    """
    shown = frame.assign(panel=[flow_title(str(flow)) for flow in frame["flow"]], at=_when(frame))
    shown = shown.rename(columns={"p10": "low", "p90": "high"})
    return _panels(shown, {"mean": (text("staff_mean"), SUPPLY, [1, 0])}, _heads_title(frame))


def flow_text(frame: pd.DataFrame) -> str:
    """Each flow's mean a year at both ends of the horizon."""
    yearly = frame.groupby(["flow", "year"], sort=False)["mean"].sum().reset_index()
    first, last = int(yearly["year"].min()), int(yearly["year"].max())
    parts = []
    for flow in dict.fromkeys(yearly["flow"]):
        own = yearly[yearly["flow"] == flow].set_index("year")["mean"]
        before, after = (plain_number(float(own[year]), 1) for year in (first, last))
        parts.append(text("staff_flow_part", title=flow_title(str(flow)), before=before, after=after))
    return text("staff_flow_alt", first=first, last=last, parts="; ".join(parts))


def queue_rows(frame: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """`model.runs.training_queue` with [title, when] in words besides."""
    named = [titles.get(str(name), str(name)) for name in frame["programme"]]
    return frame.assign(title=named, when=_when_words(frame))


def queue_chart(frame: pd.DataFrame, titles: Mapping[str, str]) -> Any:
    """A panel a programme: employees who wait for a seat, with the lowest and highest number; who study, dashed.

    frame : of `model.runs.training_queue`; titles : of programmes by id.
    """
    shown = frame.assign(panel=queue_rows(frame, titles)["title"], at=_when(frame))
    shown = shown.rename(columns={"waiting_low": "low", "waiting_high": "high"})
    lines = {
        "waiting": (text("staff_waiting"), SUPPLY, [1, 0]),
        "studying": (text("staff_studying"), NEED, [6, 3]),
    }
    return _panels(shown, lines, text("staff_people"))


def queue_text(frame: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """The longest queue of each programme, and when."""
    parts = []
    for programme in dict.fromkeys(frame["programme"]):
        own = frame[frame["programme"] == programme]
        most = own.iloc[int(own["waiting"].argmax())]
        values = {
            "title": titles.get(str(programme), str(programme)),
            "most": plain_number(float(most["waiting"]), 1),
            "when": _one_when(int(most["year"]), int(most["month"])),
            "studying": plain_number(float(own["studying"].mean()), 1),
        }
        parts.append(text("staff_queue_part", None, **values))
    return text("staff_queue_alt", parts="; ".join(parts)) if parts else text("staff_queue_none")


def _heads_title(frame: pd.DataFrame) -> str:
    return text("staff_heads_month" if (frame["month"] > 0).any() else "staff_heads_year")


def _when(frame: pd.DataFrame) -> list[float]:
    """Where a month lies on an axis of years; a whole year lies at its beginning."""
    months = zip(frame["year"], frame["month"], strict=True)
    return [int(year) + max(0, int(month) - 1) / 12 for year, month in months]


def _when_words(frame: pd.DataFrame) -> list[str]:
    return [_one_when(int(year), int(month)) for year, month in zip(frame["year"], frame["month"], strict=True)]


def _one_when(year: int, month: int) -> str:
    return f"{text(f'month_{month}')} {year}" if month else str(year)


def _panels(shown: pd.DataFrame, lines: Mapping[str, tuple[str, str, list[int]]], y_title: str) -> Any:
    """Small multiples by `panel` over `at`: a band from low to high, and each of `lines` (title, colour, dash)."""
    import altair as alt

    names = [title for title, _, _ in lines.values()]
    long = shown.melt(["panel", "at"], list(lines), var_name="line", value_name="heads")
    long["line"] = long["line"].map({name: title for name, (title, _, _) in lines.items()})
    both = pd.concat([long, shown[["panel", "at", "low", "high"]]], ignore_index=True)
    first, last = int(shown["at"].min()), int(shown["at"].max()) + 1
    axis = alt.Axis(values=list(range(first, last + 1, 5)), format="d", grid=False)
    x = alt.X("at:Q", title=None, axis=axis, scale=alt.Scale(domain=[first, float(shown["at"].max())], nice=False))
    y_axis = alt.Axis(tickCount=4)
    band = (
        alt.Chart()
        .transform_filter("isValid(datum.low)")
        .mark_area(color=SUPPLY, opacity=0.22)
        .encode(x=x, y=alt.Y("low:Q", title=y_title, axis=y_axis), y2="high:Q")
    )
    legend = alt.Legend(title=None, orient="top", symbolType="stroke", symbolSize=500, labelFontSize=13)
    colours = alt.Scale(domain=names, range=[colour for _, colour, _ in lines.values()])
    dashes = alt.Scale(domain=names, range=[dash for _, _, dash in lines.values()])
    drawn = (
        alt.Chart()
        .transform_filter("isValid(datum.heads)")
        .mark_line(strokeWidth=1.8)
        .encode(
            x=x,
            y=alt.Y("heads:Q", title=y_title, axis=y_axis),
            color=alt.Color("line:N", scale=colours, legend=legend if len(names) > 1 else None),
            strokeDash=alt.StrokeDash("line:N", scale=dashes, legend=legend if len(names) > 1 else None),
        )
    )
    header = alt.Header(
        title=None, labelFontSize=13, labelFontWeight="bold", labelColor=INK, labelAnchor="start", labelLimit=320
    )
    layers = alt.layer(band, drawn, data=both).properties(width=300, height=130)
    order = list(dict.fromkeys(shown["panel"]))
    facets = layers.facet(alt.Facet("panel:N", sort=order, header=header), columns=_COLUMNS)
    return styled(facets.resolve_scale(y="independent").resolve_axis(x="independent"))
