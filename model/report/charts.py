"""Charts: each a function of a frame. Colours that colour-blind people can tell apart, and dashes besides.

The palette is that of Okabe and Ito (2008), "Color universal design".
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from model.report.numbers import chart_locale
from model.report.texts import term, text

INK = "#1d2b36"
NEED = "#1d2b36"
SUPPLY = "#0072b2"
PALETTE = ("#0072b2", "#d55e00", "#007a5a", "#a8517f", "#5b5b5b")
DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4])
PADDING = {"left": 8, "top": 8, "right": 14, "bottom": 10}
_SPREAD = ["mean", "p10", "p90"]
_FAR = 0.5
"""Figures that all lie above so large a share of the highest are shown without zero."""
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"


def need_and_supply_chart(frame: pd.DataFrame, names: tuple[str, str] = ("Need", "Supply"), columns: int = 3) -> Any:
    """Small multiples by competence group: need dashed, supply with its band.

    `frame` has group, year, need, mean, p10, p90 (see ``series.need_and_supply``).
    """
    import altair as alt

    frame = _with_years(frame)
    lines = frame.melt(["group", "when"], ["need", "mean"], var_name="line", value_name="fte")
    lines["line"] = lines["line"].map({"need": names[0], "mean": names[1]})
    domain = [names[1], names[0]]
    x = alt.X("when:Q", axis=_year_axis(frame, 5), scale=_year_scale(frame), title=None)
    scale = alt.Scale(zero=False, nice=True, padding=6)
    band = (
        alt.Chart()
        .transform_filter("isValid(datum.p10)")
        .mark_area(color=SUPPLY, opacity=0.22)
        .encode(x=x, y=alt.Y("p10:Q", scale=scale, title=term("FTE")), y2="p90:Q")
    )
    drawn = (
        alt.Chart()
        .transform_filter("isValid(datum.fte)")
        .mark_line(strokeWidth=2)
        .encode(
            x=x,
            y=alt.Y("fte:Q", title=term("FTE"), scale=scale),
            color=alt.Color("line:N", scale=alt.Scale(domain=domain, range=[SUPPLY, NEED]), legend=_legend()),
            strokeDash=alt.StrokeDash(
                "line:N", scale=alt.Scale(domain=domain, range=[[1, 0], [6, 3]]), legend=_legend()
            ),
        )
    )
    both = pd.concat([lines, frame[["group", "when", "p10", "p90"]]], ignore_index=True)
    order = list(dict.fromkeys(frame["group"]))
    header = alt.Header(title=None, labelFontSize=13, labelFontWeight="bold", labelColor=INK, labelAnchor="start")
    layers = alt.layer(band, drawn, data=both).properties(width=232, height=140)
    facets = layers.facet(alt.Facet("group:N", sort=order, header=header), columns=columns)
    return styled(facets.resolve_scale(y="independent").resolve_axis(x="independent"))


def over_time_chart(frame: pd.DataFrame, y_title: str) -> Any:
    """Scenarios over the years: a line each with its band.

    `frame` has scenario, year, mean, p10, p90 (see ``series.over_time``). :func:`axis_note` tells of its axis.
    """
    import altair as alt

    frame = _with_years(frame)
    domain = list(dict.fromkeys(frame["scenario"]))
    colours = alt.Scale(domain=domain, range=[PALETTE[n % len(PALETTE)] for n in range(len(domain))])
    dashes = alt.Scale(domain=domain, range=[DASHES[n % len(DASHES)] for n in range(len(domain))])
    x = alt.X("when:Q", axis=_year_axis(frame, 12), scale=_year_scale(frame), title=None)
    axis = alt.Axis(title=None)
    above = alt.TitleParams(y_title, anchor="start", fontSize=12, fontWeight="normal", color=INK)
    scale = _value_scale(frame)
    colour = alt.Color("scenario:N", scale=colours, sort=domain, legend=_legend())
    band = (
        alt.Chart(frame)
        .mark_area(opacity=0.12)
        .encode(
            x=x,
            y=alt.Y("p10:Q", scale=scale, axis=axis),
            y2="p90:Q",
            color=alt.Color("scenario:N", scale=colours, legend=None),
        )
    )
    line = (
        alt.Chart(frame)
        .mark_line(strokeWidth=2.4)
        .encode(
            x=x,
            y=alt.Y("mean:Q", scale=scale, axis=axis),
            color=colour,
            strokeDash=alt.StrokeDash("scenario:N", scale=dashes, sort=domain, legend=_legend()),
        )
    )
    layers = alt.layer(band, line).resolve_scale(color="independent", strokeDash="independent")
    return styled(layers.properties(width=760, height=260, title=above))


def indicator_chart(frame: pd.DataFrame) -> Any:
    """One of several small pictures: a line for each scenario with its band; what the lines are is told above them all,
    and its title by the page, where it may break over lines.

    `frame` has indicator (one), scenario, year, mean, p10, p90 (see ``beside.headline_series``); ranges may be missing.
    As wide as the place it is put in.
    """
    import altair as alt

    frame = _with_years(frame)
    layers = alt.layer(*_lines_with_bands(frame, 5))
    return styled(layers.properties(width="container", height=170, padding=PADDING))


def payback_chart(frame: pd.DataFrame, y_title: str) -> Any:
    """The extra cost added up over the years with its band, and the line of nothing that it has to come below.

    `frame` has scenario, year, mean, p10, p90 (see ``budget.payback_frame``).
    """
    import altair as alt

    frame = _with_years(frame)
    nothing = alt.Chart(pd.DataFrame({"nothing": [0.0]})).mark_rule(color=INK, strokeWidth=1.2).encode(y="nothing:Q")
    above = alt.TitleParams(y_title, anchor="start", fontSize=12, fontWeight="normal", color=INK)
    layers = alt.layer(*_lines_with_bands(frame, 8), nothing)
    return styled(layers.properties(width="container", height=260, title=above))


def _lines_with_bands(frame: pd.DataFrame, most_years: int) -> list[Any]:
    """Bands and lines over the years, one for each scenario."""
    import altair as alt

    domain = list(dict.fromkeys(frame["scenario"]))
    colours = alt.Scale(domain=domain, range=[PALETTE[n % len(PALETTE)] for n in range(len(domain))])
    dashes = alt.Scale(domain=domain, range=[DASHES[n % len(DASHES)] for n in range(len(domain))])
    x = alt.X("when:Q", axis=_year_axis(frame, most_years), scale=_year_scale(frame), title=None)
    scale, axis = _value_scale(frame), alt.Axis(title=None)
    colour = alt.Color("scenario:N", scale=colours, sort=domain, legend=None)
    dash = alt.StrokeDash("scenario:N", scale=dashes, sort=domain, legend=None)
    base = alt.Chart(frame)
    band = base.transform_filter("isValid(datum.p10)").mark_area(opacity=0.12)
    line = base.transform_filter("isValid(datum.mean)").mark_line(strokeWidth=2.2)
    return [
        band.encode(x=x, y=alt.Y("p10:Q", scale=scale, axis=axis), y2="p90:Q", color=colour),
        line.encode(x=x, y=alt.Y("mean:Q", scale=scale, axis=axis), color=colour, strokeDash=dash),
    ]


def axis_note(frame: pd.DataFrame) -> str:
    """What must be told of a chart over the years whose vertical axis does not begin at zero; blank where it does."""
    return "" if _holds_zero(frame) else text("axis_note")


def _value_scale(frame: pd.DataFrame) -> Any:
    """The vertical scale of figures over the years."""
    import altair as alt

    nothing = not frame[_SPREAD].fillna(0.0).to_numpy().any()
    return alt.Scale(domain=[0, 1]) if nothing else alt.Scale(zero=_holds_zero(frame), nice=True)


def _holds_zero(frame: pd.DataFrame) -> bool:
    """Whether the vertical axis holds zero: it does unless all figures lie so far from it that their changes would be
    hard to see."""
    return float(frame[_SPREAD].min().min()) <= _FAR * float(frame[_SPREAD].max().max())


def svg_file(drawn: str) -> bytes:
    """A picture made by :func:`svg` as a file of its own: inside a page it needs no name space, by itself it does."""
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode()


def svg(chart: Any, mark: str) -> str:
    """A chart as SVG to stand inside a page: no outside address, and names that clash with no other picture.

    `mark` is put before every id in the picture.
    """
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(chart.to_dict())
    drawn = re.sub(r' xmlns(:xlink)?="[^"]*"', "", drawn)
    drawn = re.sub(r'\bid="([^"]+)"', rf'id="{mark}-\1"', drawn)
    drawn = re.sub(r"url\(#([^)]+)\)", rf"url(#{mark}-\1)", drawn)
    drawn = re.sub(r'(xlink:)?href="#([^"]+)"', rf'href="#{mark}-\2"', drawn)
    return re.sub(
        r'<svg ([^>]*?)width="(\d+)" height="\d+"',
        r'<svg \1style="width:100%;max-width:\2px;height:auto"',
        drawn,
        count=1,
    )


def _with_years(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(when=frame["year"].astype(int))


def _year_axis(frame: pd.DataFrame, most: int) -> Any:
    """Whole years only: no half years and no thousands sign."""
    import altair as alt

    years = sorted({int(year) for year in frame["when"]})
    step = max(1, -(-len(years) // most))
    return alt.Axis(values=years[::step], format="d", grid=False, labelFlush=False, labelOverlap=False)


def _year_scale(frame: pd.DataFrame) -> Any:
    import altair as alt

    return alt.Scale(domain=[int(frame["when"].min()), int(frame["when"].max())], nice=False)


def _legend(**more: Any) -> Any:
    import altair as alt

    looks: dict[str, Any] = {
        "orient": "top",
        "symbolType": "stroke",
        "symbolSize": 500,
        "labelFontSize": 13,
        "labelLimit": 400,
    }
    return alt.Legend(title=None, **(looks | more))


def styled(chart: Any) -> Any:
    """The house's looks: type, ink, grid, and numbers as the language writes them."""
    return (
        chart.configure(font=_FONT, background="white", padding=4, aria=False, locale={"number": chart_locale()})
        .configure_mark(aria=False)  # a picture is told as one, in words; its marks have none of their own
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            titleColor=INK,
            gridColor="#e4e8eb",
            domainColor="#9aa5ad",
            tickColor="#9aa5ad",
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            tickCount=5,
        )
        .configure_legend(labelColor=INK, titleColor=INK)
    )
