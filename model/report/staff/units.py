"""Units side by side: weekends, position sizes, sick leave and the balance between the competence groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from model.report.charts import INK, PALETTE, SUPPLY, styled
from model.report.numbers import number, percent_label
from model.report.texts import text

_BAR = 14
# the palette of Okabe and Ito, light ones last
_BALANCE = (*PALETTE, "#e69f00", "#56b4e9", "#c9b400", "#000000")


def unit_rows(frame: pd.DataFrame, units: Mapping[str, str], groups: Mapping[str, str]) -> pd.DataFrame:
    """`units_beside` as a table, a row a unit, cells in words; titles by id of units and of competence groups."""
    heads = _heads(frame, groups)
    names = list(dict.fromkeys(frame["unit"]))
    table = pd.DataFrame({text("staff_unit"): [units.get(str(name), str(name)) for name in names]})
    for (measure, item), head in heads.items():
        mine = frame[(frame["measure"] == measure) & (frame["item"] == item)]
        own = mine.set_index("unit")[["value", "unit_of_measure"]].reindex(names)
        shown = zip(own["value"], own["unit_of_measure"].astype(object), strict=True)
        table[head] = [number(float(value), str(unit)) for value, unit in shown]
    return table


def units_chart(frame: pd.DataFrame, units: Mapping[str, str], groups: Mapping[str, str]) -> Any:
    """Four panels with the units down the side, in the same order.

    frame : of `model.runs.units_beside`; titles by id of units and of competence groups.
    """
    import altair as alt

    shown = frame.assign(name=[units.get(str(one), str(one)) for one in frame["unit"]])
    order = sorted(set(shown["name"]))
    high = _BAR * len(order) + 10
    panels = []
    for place, (measures, title) in enumerate(_panels()):
        own = shown[shown["measure"] == measures]
        axis = alt.Axis(labelLimit=270, title=None) if place == 0 else None
        y = alt.Y("name:N", sort=order, axis=axis, scale=alt.Scale(domain=order))
        share = measures in ("mean_fraction", "balance")
        written = percent_label() if share else "format(datum.value, ',d')"
        x_axis = alt.Axis(labelExpr=written, tickCount=3, title=None)
        x = alt.X("value:Q", stack="zero", axis=x_axis, scale=alt.Scale(domain=[0, 1]) if share else alt.Undefined)
        above = alt.TitleParams(title, anchor="start", frame="group", fontSize=12, color=INK, fontWeight="normal")
        parts, colours = _coloured(own, measures, groups)
        chart = alt.Chart(parts).mark_bar(height={"band": 0.75}, color=SUPPLY).encode(x=x, y=y, **colours)
        panels.append(chart.properties(width=112, height=high, title=above))
    both = alt.hconcat(*panels, spacing=14).resolve_scale(color="independent")
    return styled(both).configure_concat(spacing=14)


def units_text(frame: pd.DataFrame, units: Mapping[str, str]) -> str:
    """Which unit has the smallest positions, and which the most sick leave."""
    fraction = frame[frame["measure"] == "mean_fraction"].set_index("unit")["value"]
    sick = frame[frame["measure"] == "sick_leave"].groupby("unit")["value"].sum()
    small, large, ill = str(fraction.idxmin()), str(fraction.idxmax()), str(sick.idxmax())
    values = {
        "count": len(fraction),
        "small": units.get(small, small),
        "least": number(float(fraction.min()), "share"),
        "large": units.get(large, large),
        "most": number(float(fraction.max()), "share"),
        "ill": units.get(ill, ill),
        "hours": number(float(sick.max()), "hours/year"),
    }
    return text("staff_units_alt", None, **values)


def _panels() -> list[tuple[str, str]]:
    names = ("weekends_per_person", "mean_fraction", "sick_leave", "balance")
    return [(name, text(f"staff_measure_{name}")) for name in names]


def _coloured(own: pd.DataFrame, measure: str, groups: Mapping[str, str]) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Sick leave by length and the balance by group are stacked; the others are plain bars."""
    import altair as alt

    if measure not in ("sick_leave", "balance"):
        return own, {}
    items = sorted(set(own["item"]))
    titles = {item: groups.get(item, item) if measure == "balance" else text(f"staff_sick_{item}") for item in items}
    colours = alt.Scale(domain=list(titles.values()), range=[_BALANCE[n % len(_BALANCE)] for n in range(len(items))])
    legend = alt.Legend(title=None, orient="bottom", columns=1, labelFontSize=12, labelLimit=200)
    parts = own.assign(part=own["item"].map(titles))
    return parts, {"color": alt.Color("part:N", scale=colours, legend=legend), "order": alt.Order("item:N")}


def _heads(frame: pd.DataFrame, groups: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Column headings by (measure, item), in the order of the frame."""
    heads = {}
    for measure, item in frame[["measure", "item"]].drop_duplicates().itertuples(index=False):
        if measure == "balance":
            heads[measure, item] = groups.get(item, item)
        elif measure == "sick_leave":
            heads[measure, item] = text(f"staff_sick_{item}_hours")
        else:
            heads[measure, item] = text(f"staff_measure_{measure}")
    return heads
