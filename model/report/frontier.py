"""The frontier as a picture and as text: full-time share against people, by weekends, long shifts and pool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from model.report.charts import DASHES, INK, PALETTE, svg, svg_file
from model.report.files import write_whole
from model.report.numbers import chart_locale, number

WORDS = {"2": "every second", "3": "every third", "4": "every fourth"}
LONG = {False: "without long weekend shifts", True: "with long weekend shifts"}


def weekend_title(weekends: str) -> str:
    """“every second weekend”; “mixed weekends (2/3/4)”."""
    return f"{WORDS[weekends]} weekend" if weekends in WORDS else f"mixed weekends ({weekends})"


def frontier_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """The frontier as a table in words, one row a point: an impossible point says so, and why.

    frame : of `unit_frontier`, or one unit of `municipality_frontier`.
    [Weekends, Long shifts, Pool, People, Full-time share, Mean fraction, Cost a year, Note].
    """
    rows = []
    for point in frame.to_dict("records"):
        note = {"possible": "", "short": f"{number(point['uncovered_hours'], '')} hours a week without cover"}
        rows.append(
            {
                "Weekends": weekend_title(str(point["weekends"])),
                "Long shifts": "yes" if point["long_shifts"] else "no",
                "Pool": number(point["pool_share"], "share"),
                "People": number(point["heads"], "").removesuffix(".0"),
                "Full-time share": number(point["full_time_share"], "share"),
                "Mean fraction": number(point["mean_percent"] / 100, "share"),
                "Million NOK a year": number(point["cost_nok_year"], "NOK"),
                "Note": note.get(str(point["status"]), f"impossible: {point['reason']}"),
            }
        )
    return pd.DataFrame(rows)


def frontier_chart(frame: pd.DataFrame) -> Any:
    """People across, full-time share up; colour and dash by weekends, squares with long shifts, size by pool."""
    import altair as alt

    shown = frame[frame["status"] != "impossible"].copy()
    shown["weekend"] = shown["weekends"].map(weekend_title)
    shown["long"] = shown["long_shifts"].map(LONG)
    domain = [weekend_title(str(name)) for name in dict.fromkeys(frame["weekends"])]
    colours = alt.Scale(domain=domain, range=[PALETTE[n % len(PALETTE)] for n in range(len(domain))])
    legend = alt.Legend(title=None, orient="top", labelFontSize=13, labelLimit=400, symbolStrokeWidth=0)
    place = {
        "x": alt.X("heads:Q", title="People in the rota", scale=alt.Scale(zero=False, nice=True, padding=12)),
        "y": alt.Y("full_time_share:Q", title="In full positions", axis=alt.Axis(format=".0%")),
        "color": alt.Color("weekend:N", scale=colours, sort=domain, legend=legend),
    }
    dashes = alt.Scale(domain=domain, range=[DASHES[n % len(DASHES)] for n in range(len(domain))])
    dash = alt.StrokeDash("weekend:N", scale=dashes, sort=domain, legend=None)
    line = alt.Chart(shown).mark_line(strokeWidth=1.4, opacity=0.6)
    points = alt.Chart(shown).mark_point(filled=True, opacity=0.9)
    layers = alt.layer(
        line.encode(detail="long:N", order="pool_share:Q", strokeDash=dash, **place),
        points.encode(shape=_shapes(), size=_sizes(frame), **place),
    )
    looks = {"labelColor": INK, "titleColor": INK, "gridColor": "#e4e8eb", "labelFontSize": 12, "titleFontSize": 12}
    sized = layers.properties(width=720, height=320).configure(
        background="white", padding=4, aria=False, locale={"number": chart_locale()}
    )
    return sized.configure_view(stroke=None).configure_axis(titleFontWeight="normal", **looks)


def _shapes() -> Any:
    import altair as alt

    legend = alt.Legend(title=None, orient="top", labelFontSize=13, labelLimit=400)
    return alt.Shape("long:N", scale=alt.Scale(domain=list(LONG.values()), range=["circle", "square"]), legend=legend)


def _sizes(frame: pd.DataFrame) -> Any:
    import altair as alt

    shares = sorted({float(share) for share in frame["pool_share"]})
    title = "Planned absence covered by a pool"
    legend = alt.Legend(title=title, orient="bottom", format=".0%", titleLimit=400, values=shares)
    return alt.Size("pool_share:Q", scale=alt.Scale(domain=[0, 1], range=[45, 220]), legend=legend)


def frontier_text(frame: pd.DataFrame) -> str:
    """What the picture shows, for those who do not see it: range, best point, and what is impossible."""
    points = frame[frame["status"] != "impossible"].to_dict("records")
    parts = []
    if points:
        low, high = (pick(points, key=lambda point: point["full_time_share"]) for pick in (min, max))
        cheap = min(points, key=lambda point: point["cost_nok_year"])
        parts = [f"{len(points)} possible points.", _point("The smallest", low), _point("The largest", high)]
        parts.append(_point("The cheapest point's", cheap))
    bad = frame.loc[frame["status"] == "impossible", "reason"]
    if len(bad):
        parts.append(f"{len(bad)} points are impossible: {'; '.join(dict.fromkeys(map(str, bad)))}.")
    return " ".join(parts)


def frontier_svg(frame: pd.DataFrame, mark: str = "frontier") -> str:
    """The chart as SVG with its text alternative inside (role img); `mark` is put before every id."""
    text = escape(frontier_text(frame))
    return svg(frontier_chart(frame), mark).replace("<svg ", f'<svg role="img" aria-label="{text}" ', 1)


def _point(which: str, point: Mapping[Any, Any]) -> str:
    share, pool = number(point["full_time_share"], "share"), number(point["pool_share"], "share")
    return (
        f"{which} full-time share is {share}: {weekend_title(str(point['weekends']))}, "
        f"{LONG[bool(point['long_shifts'])]}, {pool} of the planned absence by a pool, {point['heads']:.0f} people, "
        f"{number(point['cost_nok_year'], 'NOK')} million NOK a year."
    )


def write_frontier(frame: pd.DataFrame, units: Sequence[str], folder: Path) -> list[Path]:
    """A picture for each of the units, and all of `frame` (of `municipality_frontier`) as CSV. Gives the files."""
    pictures = {unit: frontier_svg(frame[frame["unit"] == unit], f"frontier-{unit}") for unit in units}
    written = [write_whole(folder / f"frontier_{unit}.svg", svg_file(drawn)) for unit, drawn in pictures.items()]
    return [*written, write_whole(folder / "frontier.csv", frame.to_csv(index=False, lineterminator="\n").encode())]
