"""One career as a picture and in words, month by month."""

from __future__ import annotations

from typing import Any

import pandas as pd

from model.report.charts import PALETTE, styled
from model.report.texts import text
from model.scenario.schema import Scenario
from model.workforce import MONTHS_A_YEAR, Career

STATES = ("works", "studies", "leave", "hourly")
# hourly work has no position: a low strip, so that it is seen
_STRIP = 5


def career_sentences(scenario: Scenario, career: Career) -> pd.DataFrame:
    """What happened, a row an event: [when, event] in words."""
    rows = []
    for year, month, event, unit, post_group, group, percent in career.table.itertuples(index=False):
        words = {
            "unit": scenario.units[str(unit)].title,
            "post_group": scenario.groups[str(post_group)].title,
            "group": scenario.groups[str(group)].title,
            "percent": int(percent),
        }
        rows.append((f"{text(f'month_{month}')} {year}", text(f"career_{event}", None, **words)))
    return pd.DataFrame(rows, columns=["when", "event"])


def career_lines(scenario: Scenario, career: Career) -> str:
    """The career as lines of text, a line an event, under the person's name."""
    told = career_sentences(scenario, career)
    lines = [f"{when}: {event}." for when, event in told.itertuples(index=False)]
    return "\n".join([f"{career.person} – {scenario.title}", *(line[0].upper() + line[1:] for line in lines)])


def career_chart(path: pd.DataFrame) -> Any:
    """The position through the years: height is the fraction, colour what the person does.

    path : of `model.runs.career_path`.
    """
    import altair as alt

    shown = _spans(path)
    names = [text(f"career_state_{state}") for state in STATES]
    colours = alt.Scale(domain=names, range=[PALETTE[0], "#e69f00", PALETTE[4], PALETTE[2]])
    legend = alt.Legend(title=None, orient="top", labelFontSize=13, labelLimit=300)
    first, last = int(path["year"].min()), int(path["year"].max()) + 1
    axis = alt.Axis(values=list(range(first, last + 1, max(1, (last - first) // 8))), format="d", grid=False)
    chart = (
        alt.Chart(shown)
        .mark_rect(stroke=None)
        .encode(
            x=alt.X("at:Q", title=None, axis=axis, scale=alt.Scale(domain=[first, last], nice=False)),
            x2="until:Q",
            y=alt.Y("height:Q", title=text("career_percent"), scale=alt.Scale(domain=[0, 100])),
            y2=alt.Y2Datum(0),
            color=alt.Color("state:N", scale=colours, legend=legend),
        )
    )
    return styled(chart.properties(width=640, height=170))


def _spans(path: pd.DataFrame) -> pd.DataFrame:
    """Months alike in state and fraction as one span: [at, until, height, state]."""
    month = path["year"] * MONTHS_A_YEAR + path["month"] - 1
    new = (path["state"] != path["state"].shift()) | (path["percent"] != path["percent"].shift()) | (month.diff() != 1)
    spans = path.assign(number=month).groupby(new.cumsum(), sort=True)
    first = spans.first()
    return pd.DataFrame(
        {
            "at": first["number"] / MONTHS_A_YEAR,
            "until": (spans["number"].last() + 1) / MONTHS_A_YEAR,
            "height": first["percent"].clip(lower=_STRIP),
            "state": [text(f"career_state_{state}") for state in first["state"]],
        }
    )


def career_text(path: pd.DataFrame) -> str:
    """How long the person is here, and how much of it at work, on leave and in training."""
    if path.empty:
        return text("career_never")
    counts = path["state"].value_counts()
    months = {state: int(counts.get(state, 0)) for state in STATES}
    last = path.iloc[-1]
    words = {"count": len(path), "percent": int(last["percent"]), "year": int(last["year"])}
    month = text(f"month_{int(last['month'])}")
    return text("career_alt", None, **words, **months, month=month)
