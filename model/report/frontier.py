"""The frontier as a picture and as text: full-time share against people, by weekends, long shifts and pool."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from model.report.charts import DASHES, PALETTE, styled, svg, svg_file
from model.report.files import write_whole
from model.report.numbers import number, percent_label, plain_number
from model.report.texts import term, text
from model.report.texts.rota import rota_words

_ACROSS = ("heads", "million_nok")
_FAR = 0.25
"""Points that all lie beyond so large a share of the farthest are shown without zero."""


def long_title(long_shifts: bool) -> str:
    """“with long weekend shifts”, or without."""
    return text("frontier_with_long" if long_shifts else "frontier_without_long")


def weekend_title(weekends: str) -> str:
    """“every second weekend”; “mixed weekends (2/3/4)”."""
    return text(f"frontier_every_{weekends}" if weekends in ("2", "3", "4") else "frontier_mixed", weekends=weekends)


def frontier_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """The frontier as a table in words, one row a point: an impossible point says so, and why.

    frame : of `unit_frontier`, or one unit of `municipality_frontier`.
    [Weekends, Long shifts, Pool, People, Full-time share, Mean fraction, Cost a year, Note].
    """
    rows = []
    for point in frame.to_dict("records"):
        note = {"possible": "", "short": text("frontier_short", hours=number(point["uncovered_hours"], ""))}
        rows.append(
            {
                term("Weekend"): weekend_title(str(point["weekends"])),
                term("Long shifts"): term("yes" if point["long_shifts"] else "no"),
                term("Pool"): number(point["pool_share"], "share"),
                term("People"): plain_number(point["heads"], 0),
                term("Full-time share"): number(point["full_time_share"], "share"),
                term("Mean fraction"): number(point["mean_percent"] / 100, "share"),
                term("Million NOK a year"): number(point["cost_nok_year"], "NOK"),
                term("Note"): note.get(str(point["status"]), text("frontier_impossible", reason=_reason(point))),
            }
        )
    return pd.DataFrame(rows)


def frontier_chart(frame: pd.DataFrame) -> Any:
    """Full-time share up; people across to the left, cost across to the right.

    Colour and dash by weekends, squares with long shifts, size by pool.
    """
    import altair as alt

    # only what is drawn: reasons are objects, which no picture can carry
    drawn = ["weekends", "long_shifts", "pool_share", "heads", "full_time_share", "cost_nok_year"]
    shown = frame.loc[frame["status"] != "impossible", drawn].copy()
    shown["weekend"] = shown["weekends"].map(weekend_title)
    shown["long"] = shown["long_shifts"].map(long_title)
    shown["million_nok"] = shown["cost_nok_year"] / 1e6
    panels = [_panel(frame, shown, column) for column in _ACROSS]
    return styled(alt.hconcat(*panels, spacing=28))


def _panel(frame: pd.DataFrame, shown: pd.DataFrame, column: str) -> Any:
    """Full-time share against one column of the possible points."""
    import altair as alt

    domain = [weekend_title(str(name)) for name in dict.fromkeys(frame["weekends"])]
    colours = alt.Scale(domain=domain, range=[PALETTE[n % len(PALETTE)] for n in range(len(domain))])
    legend = alt.Legend(title=None, orient="top", columns=2, labelFontSize=13, labelLimit=300, symbolStrokeWidth=0)
    across = alt.Scale(zero=_holds_zero(shown, column), nice=True, padding=14)
    place = {
        "x": alt.X(f"{column}:Q", title=text(f"frontier_x_{column}"), scale=across, axis=alt.Axis(tickCount=6)),
        "y": alt.Y("full_time_share:Q", title=text("frontier_y"), axis=alt.Axis(labelExpr=percent_label())),
        "color": alt.Color("weekend:N", scale=colours, sort=domain, legend=legend),
    }
    dashes = alt.Scale(domain=domain, range=[DASHES[n % len(DASHES)] for n in range(len(domain))])
    dash = alt.StrokeDash("weekend:N", scale=dashes, sort=domain, legend=None)
    line = alt.Chart(shown).mark_line(strokeWidth=1.4, opacity=0.5)
    # points of the same place are told apart by the edge
    points = alt.Chart(shown).mark_point(filled=True, opacity=0.75, stroke="white", strokeWidth=0.8)
    return alt.layer(
        line.encode(detail="long:N", order="pool_share:Q", strokeDash=dash, **place),
        points.encode(shape=_shapes(), size=_sizes(frame), **place),
    ).properties(width=350, height=320)


def _shapes() -> Any:
    import altair as alt

    legend = alt.Legend(title=None, orient="top", labelFontSize=13, labelLimit=400)
    return alt.Shape(
        "long:N",
        scale=alt.Scale(domain=[long_title(False), long_title(True)], range=["circle", "square"]),
        legend=legend,
    )


def _sizes(frame: pd.DataFrame) -> Any:
    import altair as alt

    shares = sorted({float(share) for share in frame["pool_share"]})
    title = text("frontier_pool")
    legend = alt.Legend(title=title, orient="bottom", labelExpr=percent_label(), titleLimit=400, values=shares)
    return alt.Size("pool_share:Q", scale=alt.Scale(domain=[0, 1], range=[45, 220]), legend=legend)


def frontier_text(frame: pd.DataFrame) -> str:
    """What the picture shows, for those who do not see it: range, best point, and what is impossible."""
    points = frame[frame["status"] != "impossible"].to_dict("records")
    parts = []
    if points:
        low, high = (pick(points, key=lambda point: point["full_time_share"]) for pick in (min, max))
        cheap = min(points, key=lambda point: point["cost_nok_year"])
        parts = [text("frontier_possible", count=len(points))]
        parts += [_point("frontier_smallest", low), _point("frontier_largest", high)]
        parts.append(_point("frontier_cheapest", cheap))
    bad = [_reason(point) for point in frame[frame["status"] == "impossible"].to_dict("records")]
    if bad:
        parts.append(text("frontier_bad", count=len(bad), reasons="; ".join(dict.fromkeys(bad))))
    return " ".join(parts)


def frontier_alt(frame: pd.DataFrame) -> str:
    """:func:`frontier_text`, and which axes of the picture do not begin at zero."""
    shown = frame[frame["status"] != "impossible"].assign(million_nok=lambda points: points["cost_nok_year"] / 1e6)
    short = [text(f"frontier_x_{column}") for column in _ACROSS if not _holds_zero(shown, column)]
    note = [text("frontier_axes", names=", ".join(short))] if short else []
    return " ".join([frontier_text(frame), *note])


def _holds_zero(shown: pd.DataFrame, column: str) -> bool:
    """Whether the axis holds zero: it does unless every point lies far from it."""
    return shown.empty or float(shown[column].min()) <= _FAR * float(shown[column].max())


def frontier_svg(frame: pd.DataFrame, mark: str = "frontier", title: str = "") -> str:
    """The chart as SVG with its text alternative inside (role img); `mark` is put before every id."""
    words = escape(frontier_alt(frame))
    drawn = frontier_chart(frame)
    return svg(drawn.properties(title=title) if title else drawn, mark).replace(
        "<svg ", f'<svg role="img" aria-label="{words}" ', 1
    )


def _point(which: str, point: Mapping[Any, Any]) -> str:
    share, pool = number(point["full_time_share"], "share"), number(point["pool_share"], "share")
    facts = {"people": plain_number(point["heads"], 0), "cost": number(point["cost_nok_year"], "NOK")}
    facts |= {"weekend": weekend_title(str(point["weekends"])), "long": long_title(bool(point["long_shifts"]))}
    return text("frontier_point", which=text(which), share=share, pool=pool, **facts)


def _reason(point: Mapping[Any, Any]) -> str:
    """Why a point is impossible, in the reader's language where the frame tells it in none."""
    return rota_words(point["said"]) if "said" in point else str(point["reason"])


def write_frontier(frame: pd.DataFrame, titles: Mapping[str, str], folder: Path) -> list[Path]:
    """A picture for each of the units, and all of `frame` (of `municipality_frontier`) as CSV. Gives the files.

    titles : by unit, what stands over its picture.
    """
    pictures = {
        unit: frontier_svg(frame[frame["unit"] == unit], f"frontier-{unit}", title) for unit, title in titles.items()
    }
    written = [write_whole(folder / f"frontier_{unit}.svg", svg_file(drawn)) for unit, drawn in pictures.items()]
    return [*written, write_whole(folder / "frontier.csv", frame.to_csv(index=False, lineterminator="\n").encode())]
