"""A pool file's year as it was played, in words: sentences, promised beside played, and what was assumed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from model.pool import PlayedPool
from model.report.numbers import number, plain_number, span
from model.report.texts import text
from model.scenario.schema.dispatch import DispatchSettings

Sentence = tuple[str, dict[str, Any]]
ALL = "all"
THIRD = 3
"""Every third weekend is what a pool's legal lines are reckoned by, where the file says nothing."""
_LESS = 1e-3


def played_sentences(played: PlayedPool) -> list[Sentence]:
    """What the year came to, as (key, values) of `model.report.texts`."""
    steps = {str(row["step"]): row for row in played.steps.to_dict("records")}
    away, missing = steps["absent"], steps["uncovered"]
    many = "dispatch_many" if played.replications > 1 else "dispatch_alone"
    said: list[Sentence] = [(many, {"replications": played.replications, "seed": played.seed})]
    hours = {name: _hours(missing[f"hours_{name}"]) for name in ("p10", "p50", "p90")}
    said.append(("pool_played_open", hours | {"promised": _hours(missing["promised_hours"])}))
    between = span(float(away["hours_p10"]), float(away["hours_p90"]), "hours/year")
    said.append(("pool_played_away", {"promised": _hours(away["promised_hours"]), "played": between}))
    said += [*_covered(played), *_pools(played)]
    calls, each = (_whole(played, name) for name in ("calls", "calls_per_filled_shift"))
    said.append(("dispatch_calls", {"calls": _hours(calls), "each": number(each, "")}))
    regret = played.dispatch.regret
    if len(regret):
        cost, least = (float(regret[name].sum()) for name in ("dispatch_cost", "lowest_cost"))
        said.append(("dispatch_regret", {"cost": _hours(cost), "least": _hours(least), "regret": _hours(cost - least)}))
    return said


def _alone(played: PlayedPool) -> bool:
    """Whether all units are in one travel group."""
    return len({unit.travel_group for unit in played.answer.pool.units.values()}) == 1


def _covered(played: PlayedPool) -> list[Sentence]:
    """What a promise of cover came to, where one pool serves all the units."""
    promise = played.answer.pool.pool.cover_probability
    if promise is None or not _alone(played):
        return []
    low, high = (float(one) for one in np.quantile(played.covered, (0.1, 0.9)))
    share = number(float(played.covered.mean()), "share")
    facts = {"promised": number(promise, "share"), "played": share, "range": span(low, high, "share")}
    return [("pool_played_covered", dict(facts))]


def _pools(played: PlayedPool) -> list[Sentence]:
    """How each travel group's pool was used."""
    rows = played.dispatch.indicators
    names = ("pool_utilisation", "pool_idle_hours", "pool_absent_share")
    used, idle, away = (
        {str(row["unit"]): row for row in rows[rows["indicator"] == name].to_dict("records")} for name in names
    )
    alone = _alone(played)
    return [
        (
            "pool_played_used",
            {
                "pool": text("step_pool") if alone else f"{text('step_pool')} ({unit.partition(':')[2]})",
                "used": number(float(row["mean"]), "share"),
                "range": span(float(row["p10"]), float(row["p90"]), "share"),
                "idle": _hours(idle[unit]["mean"]),
                "away": number(float(away[unit]["mean"]), "share"),
            },
        )
        for unit, row in used.items()
    ]


def played_assumed(played: PlayedPool) -> list[Sentence]:
    """What a pool file does not say and was taken to be so, and what the play could not do as the file has it."""
    pool = played.answer.pool
    said: list[Sentence] = [
        ("pool_assumed_people", {}),
        ("pool_assumed_pool", {"hours": plain_number(DispatchSettings().pool_lead_hours.at(pool.year), 1)}),
        ("pool_assumed_ways", {}),
    ]
    said.append(("pool_assumed_spells", {}))
    asked = pool.pool.correlation.at(pool.year)
    if asked - played.correlation > _LESS:
        values = {"asked": plain_number(asked, 2), "played": plain_number(played.correlation, 2)}
        said.append(("pool_assumed_linked", dict(values)))
    if pool.calendar is None and pool.pool.weeks_year < 52:
        said.append(("pool_assumed_weeks", {"weeks": 52 - pool.pool.weeks_year, "count": 52 - pool.pool.weeks_year}))
    if played.not_held:
        said.append(("pool_assumed_not_held", {"shifts": played.not_held, "count": played.not_held}))
    return [*said, *_weekends(played)]


def _weekends(played: PlayedPool) -> list[Sentence]:
    """Where the posts by hours are too few for every third weekend."""
    shifts = played.answer.shifts
    weekend, there = shifts[shifts["days"] == "weekend"], played.answer.posts
    short = []
    for place, group, count in there[["travel_group", "group", "posts"]].itertuples(index=False):
        mine = weekend[(weekend["travel_group"] == place) & (weekend["group"] == group)]
        if THIRD * int(mine["shifts"].sum()) > count:
            short.append((int(mine["shifts"].sum()), int(count)))
    if not short:
        return []
    people, posts_held = (sum(one[n] for one in short) for n in (0, 1))
    return [("pool_assumed_weekends", {"held": people, "posts": posts_held, "needed": THIRD * people})]


def played_rows(played: PlayedPool) -> pd.DataFrame:
    """Promised beside played by way to cover, in words: hours a year and shares of the hours away."""
    ways = played.answer.pool.recourse
    titles = {
        "absent": text("pool_step_absent"),
        "pool": text("step_pool"),
        "uncovered": text("step_uncovered"),
    } | {name: way.title for name, way in ways.items() if name not in ("absent", "pool", "uncovered")}
    steps = played.steps
    shown = pd.DataFrame({text("pool_step"): [titles[step] for step in steps["step"]]})
    shown[text("pool_promised_hours")] = [_hours(value) for value in steps["promised_hours"]]
    shown[text("pool_played_hours")] = [_hours(value) for value in steps["played_hours"]]
    for name in ("p10", "p50", "p90"):
        shown[text(name)] = [_hours(value) for value in steps[f"hours_{name}"]]
    for name in ("promised", "played"):
        shown[text(f"pool_{name}_share")] = [number(value, "share") for value in steps[f"{name}_share"]]
    return shown


def played_facts(played: PlayedPool) -> dict[str, Any]:
    """The played year as plain data."""
    rows = played.dispatch.indicators.to_dict("records")
    return {
        "seed": played.seed,
        "replications": played.replications,
        "correlation": played.correlation,
        "not_held": played.not_held,
        "covered_share": float(played.covered.mean()),
        "sentences": _told(played_sentences(played)),
        "assumed": _told(played_assumed(played)),
        "steps": played.steps.to_dict("records"),
        "indicators": rows,
    }


def _told(sentences: list[Sentence]) -> list[dict[str, Any]]:
    return [{"key": key, "values": values, "text": text(key, **values)} for key, values in sentences]


def _whole(played: PlayedPool, indicator: str) -> float:
    rows = played.dispatch.indicators
    keep = (rows["indicator"] == indicator) & (rows["step"] == ALL)
    return float(rows[keep]["mean"].iloc[0])


def _hours(value: Any) -> str:
    return number(float(value), "hours/year")
