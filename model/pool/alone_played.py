"""A sized pool file put to the test: its year played day by day, beside what its sizing promised."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from model.pool.absence import Shares
from model.pool.alone import PoolAnswer
from model.pool.dispatch.away import SPELL_COLUMNS
from model.pool.dispatch.from_file import FileYear, file_case, step_name
from model.pool.dispatch.year import DispatchYear, play_year
from model.pool.sized_days import situation_weights
from model.pool.spells import SpellPlan, drawn_spells, even_plan
from model.randomness import key_of, stream, uniforms
from model.scenario import WEEKDAYS, PoolFile
from model.scenario.schema.absence import AbsenceSettings
from model.scenario.schema.dispatch import DispatchSettings
from model.scenario.schema.leaf import Leaf

OUT_OF_REACH = "out_of_reach"
LONG_BEFORE = 60 * 24.0
STEPS = ["step", "promised_hours", "promised_share", "played_hours", "played_share", "p10", "p50", "p90",
         "hours_p10", "hours_p50", "hours_p90"]  # fmt: skip


@dataclass(frozen=True, eq=False)
class PlayedPool:
    """A pool file's year as it was played.

    steps : [step, promised_hours, promised_share, played_hours, played_share, p10, p50, p90, hours_p10 … hours_p90],
    a row for ``absent``, ``pool``, each other way by its name in the file, and ``uncovered``. Hours are a year's;
    shares are of the absent hours; played ones are means over the replications, p10–p90 theirs. The promise is the
    sizing's, on the days it was sized on.
    correlation : of two people of one day, as it was played: the file's, or the most that waves of illness give.
    not_held : pool shifts that no post could take with rest between.
    covered : share of days and shift families on which every absence was covered, of each replication.
    """

    answer: PoolAnswer
    dispatch: DispatchYear
    steps: pd.DataFrame
    seed: int
    replications: int
    correlation: float
    not_held: int
    covered: Shares


@dataclass(frozen=True)
class PoolWays:
    """How spells come where there is no scenario: as the program assumes, but for the correlation."""

    absence: AbsenceSettings
    dispatch: DispatchSettings = field(default_factory=DispatchSettings)


@dataclass(frozen=True, eq=False)
class FileAbsence:
    """The spells of a replication: absence under a month, and the days on which those called are out of reach."""

    laid: FileYear
    plan: SpellPlan
    seed: int

    def __call__(self, replication: int) -> pd.DataFrame:
        """Frame of person, cause, first_day, last_day, notice_hours."""
        absent = drawn_spells(self.plan, self.seed, replication)
        parts = [absent[list(SPELL_COLUMNS)], out_of_reach(self.laid, self.seed, replication)]
        return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)


def play_pool(answer: PoolAnswer, seed: int = 2026, replications: int = 20, workers: int = 1) -> PlayedPool:
    """Play the year of a sized pool file in SimPy.

    The same file, seed and replications give the same figures whatever the number of workers. Raises InputError for
    counts out of range.
    """
    pool = answer.pool
    laid = file_case(pool, answer.shifts, answer.posts)
    plan = absence_plan(pool, laid)
    dispatch = play_year(laid.case, FileAbsence(laid, plan, seed), seed, replications, workers)
    linked = float(plan.rates.reached.max(initial=0.0))
    steps, covered = beside(answer, dispatch), covered_days(dispatch, sorted(laid.case.shifts))
    return PlayedPool(answer, dispatch, steps, seed, replications, linked, laid.not_held, covered)


def absence_plan(pool: PoolFile, laid: FileYear) -> SpellPlan:
    """What the spells of a pool file's people are drawn by. Situations are folded into the mean and the correlation;
    nothing is the unit's own, as on the days the pool is sized on."""
    mean = max((group.short_absence_share.at(pool.year) for group in pool.groups.values()), default=0.0)
    factor, linked = _folded(pool, mean)
    ways = PoolWays(AbsenceSettings(outbreak_share=_leaf(0.0)), DispatchSettings(colleague_correlation=_leaf(linked)))
    return even_plan(ways, pool.year, laid.people.assign(share=laid.people["share"] * factor))


def _folded(pool: PoolFile, mean: float) -> tuple[float, float]:
    """The mean factor of the file's situations, and the correlation of two people with that mean share away when the
    situation is not known: E[m² + ρ·m·(1 − m)] less the square of the mean, over the mean's own variance."""
    linked = pool.pool.correlation.at(pool.year)
    parts = situation_weights(pool.pool.situations, pool.year)
    factor = sum(weight * of for weight, of in parts)
    whole = mean * factor
    if not 0 < whole < 1:
        return factor, linked
    both = sum(weight * ((mean * of) ** 2 + linked * mean * of * (1 - mean * of)) for weight, of in parts)
    return factor, min(1.0, max(0.0, (both - whole**2) / (whole * (1 - whole))))


def _leaf(value: float) -> Leaf[float]:
    return Leaf[float](value=value, status="assumed", source="the pool file")


def out_of_reach(laid: FileYear, seed: int, replication: int) -> pd.DataFrame:
    """The days, in rows, on which somebody who may be called is not to be had; known long before."""
    keys = np.array([key_of(name) for name in laid.called], dtype=np.uint64)
    days = np.arange(laid.reach.shape[1])
    drawn = uniforms(stream(seed, replication, "pool_file_reach"), keys[:, None], days[None, :])
    edges = np.diff((drawn >= laid.reach).astype(np.int8), axis=1, prepend=0, append=0)
    who, first = np.nonzero(edges == 1)
    last = np.nonzero(edges == -1)[1] - 1
    names = np.array(laid.called, dtype=object)[who]
    frame = pd.DataFrame({"person": names, "cause": OUT_OF_REACH, "first_day": first, "last_day": last})
    return frame.assign(notice_hours=LONG_BEFORE)


def beside(answer: PoolAnswer, dispatch: DispatchYear) -> pd.DataFrame:
    """Promised beside played, of the hours of those away."""
    order = ["pool", *(step for step in answer.promise["step"] if step not in ("absent", "pool", "uncovered"))]
    names = ("own", *("pool" if step == "pool" else step_name(step) for step in order), "uncovered", "own_lower")
    sums = np.stack([tally.hours.sum(axis=(0, 1, 2)) for tally in dispatch.tallies])
    played: dict[str, Shares] = dict(zip(names, sums.T, strict=True))
    absent = sums[:, 1:].sum(axis=1)
    promised = dict(zip(answer.promise["step"], answer.promise["hours"], strict=True))
    rows = []
    for step in ("absent", *order, "uncovered"):
        hours = absent if step == "absent" else played[step if step in ("pool", "uncovered") else step_name(step)]
        share = np.divide(hours, absent, out=np.zeros_like(hours), where=absent > 0)
        whole = promised["absent"]
        told = promised[step], promised[step] / whole if whole else 0.0
        rows.append((step, *told, hours.mean(), share.mean(), *_places(share), *_places(hours)))
    return pd.DataFrame(rows, columns=STEPS)


def covered_days(dispatch: DispatchYear, shifts: list[str]) -> Shares:
    """The share of days and shift kinds, with somebody on duty, on which nobody was missing; of each replication."""
    required = dispatch.heat
    place = (
        required["week"].to_numpy() - 1,
        required["weekday"].map(WEEKDAYS.index).to_numpy(),
        required["shift"].map(shifts.index).to_numpy(),
    )
    return np.array([float((tally.heat[place] < 1e-9).mean()) for tally in dispatch.tallies])


def _places(values: Shares) -> list[float]:
    return [float(one) for one in np.quantile(values, (0.1, 0.5, 0.9))]
