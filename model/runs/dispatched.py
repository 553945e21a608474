"""A plan put to the test: a year of it played day by day, beside what the recourse promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.errors import InputError, Problem, unknown_name
from model.pool import STEPS, DispatchYear, cover_shortage, dispatch_year, vacant_shares, vulnerability
from model.rota import rota_units
from model.runs.run import refuse_wrong, silent
from model.runs.sizing import Plan, Progress, plan_for
from model.scenario.schema import Scenario
from model.workforce import simulate

PROMISE_COLUMNS = ["step", "promised_hours", "promised_share"]
POOL_COLUMNS = ["pool", "promised_share", "played_share", "p10", "p50", "p90"]
PLAYED_COLUMNS = ["played_hours", "played_share", "p10", "p50", "p90"]


@dataclass(frozen=True, eq=False)
class PlayedYear:
    """A dispatched year beside its promise.

    steps : [step, promised_hours, promised_share, played_hours, played_share, p10, p50, p90] of the required hours of
    the units with a rota; hours and shares are means over the replications, p10–p90 those of the played share. The
    promise is the recourse's, for the same simulated staff: hours of a whole year against each other, in price order.
    pools : [pool, promised_share, played_share, p10, p50, p90], the share of absence under a month that nobody covers
    in the units and groups that a pool serves: as its sizing had it, and as it was played.
    """

    scenario: Scenario
    year: int
    seed: int
    replications: int
    dispatch: DispatchYear
    steps: pd.DataFrame
    pools: pd.DataFrame


def played_year(
    scenario: Scenario,
    year: int | None = None,
    seed: int = 2026,
    replications: int = 20,
    workers: int = 1,
    progress: Progress | None = None,
) -> PlayedYear:
    """Size the scenario, simulate its staff, and play one year (the first unless told) of shifts.

    The same scenario, year, seed and replications give the same figures whatever the number of workers. Raises
    InputError for a year outside the scenario, wrong numbers, or a scenario without a rota.
    """
    refuse_wrong(seed, replications, workers)
    tell, when = progress or silent, _year(scenario, year)
    plan = plan_for(scenario, tell, workers)
    tell("staff", 0, 1)
    months = simulate(scenario, plan.posts, seed, range(replications), threads=workers).months
    months = months[months["year"] == when]
    tell("dispatch", 0, 1)
    dispatch = dispatch_year(scenario, when, plan, (seed, replications), months, workers)
    tell("dispatch", 1, 1)
    steps = _beside(promised_steps(scenario, plan, months, when), dispatch)
    pools = promised_pools(scenario, plan, dispatch, when)
    return PlayedYear(scenario, when, seed, replications, dispatch, steps, pools)


def _year(scenario: Scenario, year: int | None) -> int:
    """The year asked for, else the first; refused before anything is sized."""
    when = scenario.years[0] if year is None else year
    if when not in scenario.years:
        allowed = f"{scenario.years[0]}–{scenario.years[-1]}"
        raise InputError(Problem("--year", str(when), allowed, "choose a year of the scenario"))
    return when


VACANCY_REPLICATIONS = 20


def vulnerable_units(
    scenario: Scenario,
    year: int | None = None,
    seed: int = 2026,
    units: Sequence[str] = (),
    progress: Progress | None = None,
) -> pd.DataFrame:
    """`model.pool.vulnerability` of a scenario's own plan: its rotas' people on duty, and vacancies as simulated.

    Returns that frame. Show rows that are not `shareable` only to those who plan the unit; `model.pool.for_sharing`
    before anything is sent or written to a file.
    """
    tell, when = progress or silent, _year(scenario, year)
    faults = [
        unknown_name("--unit", "unit", unit, sorted(scenario.units)) for unit in units if unit not in scenario.units
    ]
    if faults:
        raise InputError(faults)
    plan = plan_for(scenario, tell)
    tell("staff", 0, 2)
    months = simulate(scenario, plan.posts, seed, range(VACANCY_REPLICATIONS)).months
    tell("staff", 1, 2)
    return vulnerability(scenario, when, plan.rota.on_duty, vacant_shares(months, when), units)


def promised_steps(scenario: Scenario, plan: Plan, months: pd.DataFrame, year: int) -> pd.DataFrame:
    """[step, promised_hours, promised_share] of the rota units' required hours, mean over the replications."""
    need = plan.need[plan.need["year"] == year]
    steps = cover_shortage(scenario, need, months, plan.rota.cover).steps
    mine = steps[steps["unit"].isin(rota_units(scenario)) & (steps["year"] == year)]
    hours = mine.groupby("step", observed=True)["hours"].sum().reindex(list(STEPS)).fillna(0.0)
    mean = hours.to_numpy(dtype=np.float64) / max(1, months["replication"].nunique())
    share = mean / mean.sum() if mean.sum() else mean
    return pd.DataFrame({"step": STEPS, "promised_hours": mean, "promised_share": share}, columns=PROMISE_COLUMNS)


def promised_pools(scenario: Scenario, plan: Plan, dispatch: DispatchYear, year: int) -> pd.DataFrame:
    """`PlayedYear.pools`, of the pools in use that have anything to cover."""
    promise, rows = plan.pool.promise, []
    held = promise[promise["year"] <= year]
    latest = held[held["year"] == held["year"].max()] if len(held) else held
    for name, absent, left in zip(latest["pool"], latest["absent_hours"], latest["uncovered_hours"], strict=True):
        pool = scenario.pools[str(name)]
        mine = dispatch.short[dispatch.short["unit"].isin(pool.units) & dispatch.short["group"].isin(pool.groups)]
        sums = mine.groupby("replication", sort=True)[["absent_hours", "uncovered_hours"]].sum()
        if absent <= 0 or sums.empty:
            continue
        share = (sums["uncovered_hours"] / sums["absent_hours"]).to_numpy(dtype=np.float64)
        spread = np.quantile(share, (0.1, 0.5, 0.9)).tolist()
        rows.append((name, left / absent, float(share.mean()), *spread))
    return pd.DataFrame(rows, columns=POOL_COLUMNS)


def _beside(promised: pd.DataFrame, dispatch: DispatchYear) -> pd.DataFrame:
    rows = dispatch.indicators
    whole = rows[(rows["unit"] == "all") & (rows["group"] == "all") & (rows["shift"] == "all")]
    hours = whole[whole["indicator"] == "step_hours"].set_index("step")["mean"].rename("played_hours")
    share = whole[whole["indicator"] == "step_share"].set_index("step")[["mean", "p10", "p50", "p90"]]
    played = pd.concat([hours, share.rename(columns={"mean": "played_share"})], axis=1)
    frame = promised.join(played, on="step")
    return frame.fillna(0.0)[[*PROMISE_COLUMNS, *PLAYED_COLUMNS]]
