"""A dispatched year in words, as a table and as a heat map; every sentence is a key with its values first."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from model.report.charts import INK, styled, svg, svg_file
from model.report.files import write_whole
from model.report.numbers import number, percent_label, span
from model.report.plain import frame_text
from model.report.texts import text
from model.runs import PlayedYear
from model.scenario.schema import Scenario
from model.scenario.schema.rota import WEEKDAYS

Sentence = tuple[str, dict[str, Any]]
ALL = "all"


def dispatch_sentences(played: PlayedYear) -> list[Sentence]:
    """What the year came to, as (key, values) of `model.report.texts`."""
    rows = played.dispatch.indicators
    many = "dispatch_many" if played.replications > 1 else "dispatch_alone"
    found: list[Sentence] = [
        ("dispatch_head", {"title": played.scenario.title, "year": played.year}),
        (many, {"replications": played.replications, "seed": played.seed}),
    ]
    cover, calls, each = (_whole(rows, name) for name in ("cover", "calls", "calls_per_filled_shift"))
    hours = float(played.steps["played_hours"].sum())
    spread = span(cover["p10"], cover["p90"], "share")
    found.append(("dispatch_cover", {"cover": _share(cover["mean"]), "hours": _count(hours), "range": spread}))
    found += _lacks(played.scenario, rows)
    found.append(("dispatch_calls", {"calls": _count(calls["mean"]), "each": number(each["mean"], "")}))
    weekends, apart = _whole(rows, "weekends_worked"), _whole(rows, "weekends_spread")
    found.append(("dispatch_weekends", {"mean": number(weekends["mean"], ""), "spread": number(apart["mean"], "")}))
    met, duty = (rows.loc[rows["indicator"] == name, "mean"] for name in ("staff_met_week", "staff_on_duty_week"))
    if len(met):
        few, most = (number(float(of), "") for of in (met.min(), met.max()))
        least, all_ = (number(float(of), "") for of in (duty.min(), duty.max()))
        found.append(("dispatch_met", {"few": few, "many": most, "least": least, "most": all_}))
    found += _pools(played.scenario, rows)
    found += _pool_promises(played)
    regret = played.dispatch.regret
    if len(regret):
        cost, least_cost = (float(regret[name].sum()) for name in ("dispatch_cost", "lowest_cost"))
        values = {"cost": _count(cost), "least": _count(least_cost), "regret": _count(cost - least_cost)}
        found.append(("dispatch_regret", dict(values)))
    return found


def _whole(rows: pd.DataFrame, indicator: str) -> dict[str, float]:
    """The indicator's row for everything together."""
    keep = rows["indicator"] == indicator
    for key in ("unit", "group", "shift"):
        keep &= rows[key] == ALL
    keep &= rows["step"].isin(["", ALL])
    first = rows[keep].iloc[0]
    return {name: float(first[name]) for name in ("mean", "p10", "p50", "p90")}


def _lacks(scenario: Scenario, rows: pd.DataFrame) -> list[Sentence]:
    lacking = rows[(rows["indicator"] == "shift_lacks_competence")]
    parts = lacking[(lacking["group"] != ALL) & (lacking["shift"] != ALL)]
    if parts.empty:
        return []
    worst = parts.iloc[int(parts["mean"].argmax())]
    values = {
        "share": _share(_whole(rows, "shift_lacks_competence")["mean"]),
        "group": scenario.groups[str(worst["group"])].title,
        "shift": scenario.rota.shift_kinds[str(worst["shift"])].title,
        "worst": _share(float(worst["mean"])),
    }
    return [("dispatch_lacks", dict(values))]


def _pools(scenario: Scenario, rows: pd.DataFrame) -> list[Sentence]:
    used = rows[rows["indicator"] == "pool_utilisation"].set_index("unit")["mean"]
    idle = rows[rows["indicator"] == "pool_idle_hours"].set_index("unit")["mean"]
    return [
        ("dispatch_pool", {"pool": _pool_title(scenario, str(unit)), "used": _share(share), "idle": _count(hours)})
        for unit, share, hours in zip(used.index, used, idle.reindex(used.index), strict=True)
    ]


def _pool_promises(played: PlayedYear) -> list[Sentence]:
    """What each pool's sizing promised of the absence it serves, and what was played."""
    return [
        (
            "dispatch_pool_promise",
            {
                "pool": played.scenario.pools[str(row.pool)].title,
                "promised": _share(float(str(row.promised_share))),
                "played": _share(float(str(row.played_share))),
                "range": span(float(str(row.p10)), float(str(row.p90)), "share"),
            },
        )
        for row in played.pools.itertuples()
    ]


def _pool_title(scenario: Scenario, name: str) -> str:
    """A pool's title; of a team also the unit or travel group it serves."""
    unit, _, team = name.partition(":")
    where = scenario.units[team].title if team in scenario.units else team
    return f"{scenario.units[unit].title} ({where})" if team else scenario.units[unit].title


def _share(value: float) -> str:
    return number(value, "share")


def _count(value: float) -> str:
    return number(value, "hours/year")


def dispatch_text(played: PlayedYear) -> str:
    """The whole answer as plain text: what it came to, and promised against played by step."""
    sentences = [text(key, **values) for key, values in dispatch_sentences(played)]
    head, rest = sentences[:1], sentences[1:]
    table = frame_text(dispatch_rows(played))
    return "\n".join([*head, "═" * len(head[0]), *rest, "", table, "", text("dispatch_promise")])


def dispatch_rows(played: PlayedYear) -> pd.DataFrame:
    """Promised against played by step, worded; a step that neither used is left out."""
    steps = played.steps[(played.steps["promised_hours"] > 0) | (played.steps["played_hours"] > 0)]
    return pd.DataFrame(
        {
            text("step"): [text(f"step_{step}") for step in steps["step"]],
            text("promised"): [_share(value) for value in steps["promised_share"]],
            text("played"): [_share(value) for value in steps["played_share"]],
            **{text(name): [_share(value) for value in steps[name]] for name in ("p10", "p50", "p90")},
        }
    )


def dispatch_json(played: PlayedYear) -> str:
    """Steps, indicators and the sentences' keys and values as JSON."""
    told = [{"key": key, "values": values, "text": text(key, **values)} for key, values in dispatch_sentences(played)]
    facts = {
        "scenario": played.scenario.name,
        "year": played.year,
        "seed": played.seed,
        "replications": played.replications,
        "sentences": told,
        "steps": json.loads(played.steps.to_json(orient="records")),
        "pools": json.loads(played.pools.to_json(orient="records")),
        "indicators": json.loads(played.dispatch.indicators.to_json(orient="records")),
    }
    return json.dumps(facts, ensure_ascii=False, indent=1)


def heat_chart(heat: pd.DataFrame, titles: dict[str, str] | None = None) -> Any:
    """Weeks across, weekdays down, a panel for each shift kind; the darker, the larger the share without competence.

    heat : of `DispatchYear`; titles : shift kinds in words.
    """
    import altair as alt

    days = [text(f"weekday_{name}") for name in WEEKDAYS]
    names = titles or {}
    shown = heat.assign(
        day=[days[WEEKDAYS.index(name)] for name in heat["weekday"]],
        kind=[names.get(name, name) for name in heat["shift"]],
    )
    legend = alt.Legend(title=text("heat_share"), labelExpr=percent_label(), orient="right", gradientLength=120)
    top = max(0.01, float(shown["share"].max()))
    colour = alt.Color("share:Q", scale=alt.Scale(scheme="blues", domain=[0, top]), legend=legend)
    base = alt.Chart(shown).mark_rect(stroke="white", strokeWidth=0.5)
    weeks = alt.Axis(values=list(range(1, 54, 4)), labelAngle=0)
    panel = base.encode(
        x=alt.X("week:O", title=text("week"), axis=weeks),
        y=alt.Y("day:O", sort=days, title=None),
        color=colour,
        tooltip=["week:O", "day:N", "kind:N", alt.Tooltip("share:Q", format=".1%")],
    ).properties(width=660, height=112)
    looks_of: dict[str, Any] = {
        "labelFontSize": 13,
        "labelFontWeight": "bold",
        "labelColor": INK,
        "labelAnchor": "start",
    }
    header = alt.Header(title=None, labelOrient="top", labelAngle=0, labelPadding=4, **looks_of)
    order = list(dict.fromkeys(shown["kind"]))
    facets = panel.facet(row=alt.Row("kind:N", sort=order, header=header), spacing=14)
    above = alt.TitleParams(text("dispatch_heat_title"), anchor="start", color=INK, fontSize=15, offset=12)
    return styled(facets.properties(title=above))


def heat_svg(heat: pd.DataFrame, titles: dict[str, str] | None = None, mark: str = "heat") -> str:
    """The heat map as SVG with its text alternative inside."""
    said = escape(heat_text(heat))
    return svg(heat_chart(heat, titles), mark).replace("<svg ", f'<svg role="img" aria-label="{said}" ', 1)


def heat_text(heat: pd.DataFrame) -> str:
    """What the heat map shows, with its worst week."""
    worst = heat.iloc[int(heat["share"].argmax())]
    return text("dispatch_heat_alt", worst=_share(float(worst["share"])), week=int(worst["week"]))


def heat_rows(heat: pd.DataFrame, titles: dict[str, str]) -> pd.DataFrame:
    """The heat map as a table: a row a week and shift kind, the share without competence under each weekday."""
    wide = heat.pivot_table(index=["shift", "week"], columns="weekday", values="share", observed=True).reset_index()
    shown = pd.DataFrame({text("rota_shift"): [titles.get(str(one), str(one)) for one in wide["shift"]]})
    shown[text("week")] = [int(week) for week in wide["week"]]
    for name in WEEKDAYS:
        values = wide[name] if name in wide else pd.Series(float("nan"), index=wide.index)
        shown[text(f"weekday_{name}")] = [_share(float(value)) for value in values]
    return shown


def write_dispatch(played: PlayedYear, folder: Path) -> list[Path]:
    """Steps, indicators, calls, heat map and regret as CSV, and the heat map as a picture. Gives the files.

    People in the calls are numbered by unit, line and post; no person of a register is named.
    """
    titles = {name: kind.title for name, kind in played.scenario.rota.shift_kinds.items()}
    frames = {
        "steps": played.steps,
        "indicators": played.dispatch.indicators,
        "calls": played.dispatch.calls,
        "heat_map": played.dispatch.heat,
        "regret": played.dispatch.regret,
    }
    written = [
        write_whole(folder / f"dispatch_{name}.csv", frame.to_csv(index=False, lineterminator="\n").encode())
        for name, frame in frames.items()
    ]
    picture = svg_file(heat_svg(played.dispatch.heat, titles))
    return [*written, write_whole(folder / "dispatch_heat_map.svg", picture)]
