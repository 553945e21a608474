"""The staff followed through the years: ages, queues for training, and who comes and goes, a frame a question.

What is played is kept as it came (`PlayedStaff`); the frames are cut out of it for a unit and a competence group in
milliseconds, so that whoever looks may choose freely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import joblib
import numpy as np
import pandas as pd

from model.runs.run import refuse_wrong, silent
from model.runs.sizing import Progress, plan_for
from model.scenario.schema import Scenario
from model.workforce import AGE_BANDS, EXITS, MONTHS_A_YEAR, compile_rulebook, month_ends, simulate

ALL = "all"
FLOW_KINDS: dict[str, tuple[str, ...]] = {
    "hires": ("hire", "hire_unqualified"),
    "exits": EXITS,
    "training": ("training_enter", "training_complete", "training_dropout"),
    "drift": ("substitute_in", "drift_long_term", "long_term_end", "drift_permanent"),
    "leave": ("leave_start", "parental_start", "study_leave_start"),
}
"""Flows shown together; each head is in one flow of a kind only, but for the steps of drift."""

FEWEST = 5
"""Fewer people than this of an imported register are not shown by age: whoever knows the unit would know them."""

FLOW_COLUMNS = ["flow", "year", "month", "mean", "p10", "p90"]
AGE_COLUMNS = ["year", "age_from", "age_to", "mean", "low", "high"]
QUEUE_COLUMNS = ["programme", "year", "month", "waiting", "waiting_low", "waiting_high", "studying"]


@dataclass(frozen=True, eq=False)
class PlayedStaff:
    """A scenario's staff as played.

    ages, waiting : of `model.workforce.MonthEnds`, all replications end to end, numbered by column replication.
    """

    scenario: Scenario
    seed: int
    replications: int
    ages: pd.DataFrame
    waiting: pd.DataFrame


@dataclass(frozen=True, eq=False)
class PlayedFlows:
    """A scenario's flows as played: `flows` of `model.workforce.StaffPaths`, month by month."""

    scenario: Scenario
    seed: int
    replications: int
    flows: pd.DataFrame


def played_staff(
    scenario: Scenario, seed: int = 2026, replications: int = 5, workers: int = 1, progress: Progress | None = None
) -> PlayedStaff:
    """Size the scenario and play its staff with the readable engine, looking at everybody each month.

    A second or so for each replication. `progress` is called with (stage, done, total), stages ``rota``, ``pool`` and
    ``staff``; `workers` is the number of processes that size rotas and play. Raises what :func:`model.run` raises.
    """
    refuse_wrong(seed, replications, workers)
    tell = progress or silent
    rules = compile_rulebook(scenario, plan_for(scenario, tell, workers).posts)
    tell("staff", 0, replications)
    # processes, not threads: the readable engine holds Python's lock all the time
    jobs = (joblib.delayed(month_ends)(rules, seed, number) for number in range(replications))
    seen = []
    for one in joblib.Parallel(n_jobs=workers, return_as="generator")(jobs):
        seen.append(one)
        tell("staff", len(seen), replications)
    ages, waiting = (pd.concat([getattr(one, name) for one in seen], ignore_index=True) for name in ("ages", "waiting"))
    return PlayedStaff(scenario, seed, replications, ages, waiting)


def played_flows(
    scenario: Scenario, seed: int = 2026, replications: int = 20, workers: int = 1, progress: Progress | None = None
) -> PlayedFlows:
    """Size the scenario and play its flows month by month; seconds. Raises what :func:`model.run` raises."""
    refuse_wrong(seed, replications, workers)
    tell = progress or silent
    plan = plan_for(scenario, tell, workers)
    tell("staff", 0, 1)
    flows = simulate(scenario, plan.posts, seed, range(replications), threads=workers).flows
    tell("staff", 1, 1)
    return PlayedFlows(scenario, seed, replications, flows)


def age_pyramid(played: PlayedStaff, unit: str = ALL, group: str = ALL) -> pd.DataFrame:
    """People by age band and year: [year, age_from, age_to, mean, low, high].

    Heads at the end of December, mean and lowest and highest of the replications; year ``start − 1`` is the register
    on the first day. age_to is the last whole year of the band, 0 for the open one. Every band of every year is there.
    """
    mine = _part(played.ages, unit, group)
    years = [played.scenario.years[0] - 1, *played.scenario.years]
    heads = _dense(mine, (_index(years, "year"), _index(AGE_BANDS, "age_from")), "heads", played.replications)
    last = [*(band - 1 for band in AGE_BANDS[1:]), 0]
    return pd.DataFrame(
        {
            "year": np.repeat(years, len(AGE_BANDS)),
            "age_from": np.tile(AGE_BANDS, len(years)),
            "age_to": np.tile(last, len(years)),
            "mean": heads.mean(axis=0),
            "low": heads.min(axis=0),
            "high": heads.max(axis=0),
        },
        columns=AGE_COLUMNS,
    )


def shows_ages(played: PlayedStaff, unit: str = ALL, group: str = ALL) -> bool:
    """Whether the part of the staff is large enough to be shown by age without showing persons."""
    first = _part(played.ages, unit, group)
    first = first[(first["year"] == played.scenario.years[0] - 1) & (first["replication"] == 0)]
    return played.scenario.synthetic or int(first["heads"].sum()) >= FEWEST


def older_share(pyramid: pd.DataFrame, age: int = 55) -> pd.DataFrame:
    """[year, heads, older, share]: people in all, of them those of `age` (where a band begins) or more."""
    sums = pyramid.groupby("year")["mean"].sum()
    older = pyramid[pyramid["age_from"] >= age].groupby("year")["mean"].sum().reindex(sums.index).fillna(0.0)
    share = (older / sums.where(sums > 0)).fillna(0.0)
    return pd.DataFrame({"heads": sums, "older": older, "share": share}).reset_index()


def training_queue(played: PlayedStaff, unit: str = ALL) -> pd.DataFrame:
    """Who waits for a seat, and who studies, at each month's end, by programme that anybody ever waits for or is in.

    [programme, year, month, waiting, waiting_low, waiting_high, studying]: means, and the lowest and highest number
    waiting in the replications.
    """
    mine = _part(played.waiting, unit, ALL)
    months = [(year, month) for year in played.scenario.years for month in range(1, MONTHS_A_YEAR + 1)]
    parts = []
    for programme in sorted(set(mine["programme"])):
        own = mine[mine["programme"] == programme]
        axes = (_index(played.scenario.years, "year"), _index(range(1, MONTHS_A_YEAR + 1), "month"))
        waiting, studying = (_dense(own, axes, name, played.replications) for name in ("waiting", "studying"))
        columns = {
            "programme": programme,
            "year": [year for year, _ in months],
            "month": [month for _, month in months],
            "waiting": waiting.mean(axis=0),
            "waiting_low": waiting.min(axis=0),
            "waiting_high": waiting.max(axis=0),
            "studying": studying.mean(axis=0),
        }
        parts.append(pd.DataFrame(columns, columns=QUEUE_COLUMNS))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=QUEUE_COLUMNS)


def flow_frame(
    played: PlayedFlows, kind: str, unit: str = ALL, group: str = ALL, by_month: bool = False
) -> pd.DataFrame:
    """The flows of a kind of `FLOW_KINDS` over the years or months: [flow, year, month, mean, p10, p90].

    Heads a year (month 0) or a month. group is the group that people hold.
    """
    mine = _part(played.flows, unit, group)
    years, months = list(played.scenario.years), list(range(1, MONTHS_A_YEAR + 1)) if by_month else [0]
    if not by_month:
        mine = mine.assign(month=0)
    axes, parts = (_index(years, "year"), _index(months, "month")), []
    for flow in FLOW_KINDS[kind]:
        heads = _dense(mine[mine["flow"] == flow], axes, "heads", played.replications)
        low, high = np.quantile(heads, (0.1, 0.9), axis=0)
        when = {"year": np.repeat(years, len(months)), "month": np.tile(months, len(years))}
        columns = {"flow": flow, **when, "mean": heads.mean(axis=0), "p10": low, "p90": high}
        parts.append(pd.DataFrame(columns, columns=FLOW_COLUMNS))
    return pd.concat(parts, ignore_index=True)


def _part(frame: pd.DataFrame, unit: str, group: str) -> pd.DataFrame:
    """The rows of a unit and a held group; everything for ``all``."""
    kept = frame if unit == ALL else frame[frame["unit"] == unit]
    return kept if group == ALL else kept[kept["group"] == group]


def _index(values: Sequence[int] | range, name: str) -> pd.Index:
    return pd.Index(list(values), name=name)


def _dense(rows: pd.DataFrame, axes: tuple[pd.Index, pd.Index], value: str, replications: int) -> np.ndarray:
    """Sums [replication, cell of the axes], 0 where there is no row."""
    first, second = (axis.get_indexer(pd.Index(rows[str(axis.name)])) for axis in axes)
    sums = np.zeros((replications, len(axes[0]) * len(axes[1])))
    np.add.at(sums, (rows["replication"].to_numpy(), first * len(axes[1]) + second), rows[value].to_numpy())
    return sums
