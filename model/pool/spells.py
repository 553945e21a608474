"""Absence under a month as spells: who is away from which day to which, why, and how long before it is known.

Spells begin by chance, day by day, at rates such that the share of people away comes out month by month as the absence
table has it, and two colleagues' absence of a day is correlated as the scenario says (``spell_rates``). Spells that
would overlap are joined end to end, so an absent day has one cause.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.pool.absence import Shares, short_absence
from model.pool.shocks import Waves, wave_loads
from model.pool.spell_facts import (
    SpellFacts,
    age_weights,
    days_of,
    loads_of,
    longer_by_cause,
    month_at,
    nearest_rates,
    rates_of,
)
from model.pool.spell_rates import MONTHS, WEEK, Rates, shock_parts, start_weeks
from model.randomness import Keys, key_of, mix, stream, uniforms
from model.scenario.schema import Scenario
from model.scenario.schema.absence import CAUSES, LONGEST

COLUMNS = ["person", "cause", "first_day", "last_day", "notice_hours"]


@dataclass(frozen=True, eq=False)
class SpellPlan:
    """All about a year's spells that no replication changes.

    names, keys, row : of each person, the last a place in `place` and `home`: profile of rates and place of the unit.
    begin, stay : spells a day, and the share of spells that last into a day's month, [row, day from `LONGEST` days
    before the year on]. longer : see ``longer_by_cause``. notice : mean hours, by cause.
    """

    year: int
    names: NDArray[np.object_]
    keys: Keys
    row: NDArray[np.intp]
    place: NDArray[np.intp]
    home: NDArray[np.intp]
    units: tuple[str, ...]
    rates: Rates
    loads: tuple[Waves, Waves]
    begin: Shares
    longer: Shares
    notice: Shares


def draw_spells(scenario: Scenario, year: int, people: pd.DataFrame, seed: int, replication: int) -> pd.DataFrame:
    """Spells of absence under a month in one replication of a year.

    Parameters
    ----------
    people : person (a stable name), unit, group and, if known, age in years.
    seed, replication : keyed chance: the same person meets the same luck whoever else is there.

    Returns person, cause, first_day, last_day (days of the year from 0, the last included), notice_hours, by person
    and day; spells running on 1 January are those of a December like the year's own. Raises InputError for a group
    without absence rows, and for a correlation that cannot be had. For many replications, plan once.
    """
    return drawn_spells(spell_plan(scenario, year, people), seed, replication)


def spell_plan(scenario: Scenario, year: int, people: pd.DataFrame) -> SpellPlan:
    """What :func:`drawn_spells` draws by; arguments and errors as :func:`draw_spells`."""
    unit, group = (people[name].astype(str).to_numpy() for name in ("unit", "group"))
    units, groups = tuple(sorted(set(unit))), tuple(sorted(set(group)))
    home, held = pd.Index(units).get_indexer(pd.Index(unit)), pd.Index(groups).get_indexer(pd.Index(group))
    shares = short_absence(scenario, year, units, groups)
    targets = shares[:, home, held].T * age_weights(scenario, year, people)[:, None]
    return _plan(scenario, year, people, rates_of(scenario, year, targets.reshape(-1, MONTHS)))


def even_plan(facts: SpellFacts, year: int, people: pd.DataFrame) -> SpellPlan:
    """:func:`spell_plan` of people with a `share` away that is the same in every month, and with the nearest
    correlation there is where the one asked for cannot be had."""
    targets = np.repeat(people["share"].to_numpy(dtype=np.float64)[:, None], MONTHS, axis=1)
    return _plan(facts, year, people, nearest_rates(facts, year, targets, year))


def _plan(scenario: SpellFacts, year: int, people: pd.DataFrame, solved: tuple[Rates, NDArray[np.intp]]) -> SpellPlan:
    rates, place = solved
    unit = people["unit"].astype(str).to_numpy()
    units = tuple(sorted(set(unit)))
    home = pd.Index(units).get_indexer(pd.Index(unit))
    rows, row = np.unique(np.stack([place, home], axis=1), axis=0, return_inverse=True)
    began = np.concatenate([month_at(year)[-LONGEST:], month_at(year)])
    return SpellPlan(
        year=year,
        names=people["person"].to_numpy(dtype=object),
        keys=np.array([key_of(str(person)) for person in people["person"]], dtype=np.uint64),
        row=row.ravel(),
        place=rows[:, 0],
        home=rows[:, 1],
        units=units,
        rates=rates,
        loads=loads_of(scenario, year),
        begin=rates.begin[rows[:, 0]][:, began],
        longer=longer_by_cause(scenario, year),
        notice=np.array([getattr(scenario.absence, name).notice_hours.at(year) for name in CAUSES]),
    )


def drawn_spells(plan: SpellPlan, seed: int, replication: int) -> pd.DataFrame:
    """The spells of one replication; see :func:`draw_spells`."""
    if not len(plan.names):
        return pd.DataFrame({name: [] for name in COLUMNS})
    rate = plan.begin * _daily(plan, _shocks(plan, (seed, replication)))
    days = np.arange(rate.shape[1], dtype=np.int64)
    drawn = uniforms(stream(seed, replication, "absence_start"), plan.keys[:, None], days[None, :])
    who, began = np.nonzero(drawn < -np.expm1(-rate)[plan.row])
    # a person's spells begin as a Poisson process: the longest of a day's exceeds k with 1 − exp(−rate × longer)
    left = -np.log1p(-drawn[who, began]) / rate[plan.row[who], began]
    longer = _longer(plan, plan.row[who], began)
    length = (longer.sum(axis=1) > left[:, None]).sum(axis=1)
    own = mix(plan.keys[who], began.astype(np.uint64))
    why, notice = (uniforms(stream(seed, replication, f"absence_{of}"), own, 0) for of in ("cause", "notice"))
    cause = _causes(longer, length, why)
    first, last = _end_to_end(who, began - LONGEST, length)
    year_days = len(days) - LONGEST
    kept = (last >= first) & (last >= 0) & (first < year_days)
    frame = pd.DataFrame(
        {
            "person": plan.names[who[kept]],
            "cause": np.array(CAUSES, dtype=object)[cause[kept]],
            "first_day": np.maximum(first[kept], 0),
            "last_day": np.minimum(last[kept], year_days - 1),
            "notice_hours": 2 * plan.notice[cause[kept]] * notice[kept],
        }
    )
    return frame.astype({"cause": "str"})


def shock_factors(
    scenario: Scenario, year: int, places: tuple[tuple[str, str], ...], seed: int, replication: int
) -> Shares:
    """How much more than usual the people of each (unit, group) fall ill, [place, day] of the year, of mean one.

    Every place has the same whichever others are asked for. Raises InputError as :func:`draw_spells`.
    """
    people = pd.DataFrame(places, columns=["unit", "group"]).assign(person="")
    plan = spell_plan(scenario, year, people)
    return _daily(plan, _shocks(plan, (seed, replication)))[plan.row][:, LONGEST:]


def _shocks(plan: SpellPlan, chance: tuple[int, int]) -> Shares:
    """The shock of each week, [row, week]."""
    common = wave_loads(plan.loads[0], "waves", chance, ("everybody",))
    own = wave_loads(plan.loads[1], "outbreaks", chance, plan.units)
    return shock_parts(plan.rates, plan.place, plan.loads, (common, own[plan.home]))


def _daily(plan: SpellPlan, weekly: Shares) -> Shares:
    """From weeks to days, `LONGEST` days before the year first."""
    day = np.arange(-LONGEST, days_of(plan.year))
    return np.asarray(weekly[:, day // WEEK - start_weeks(days_of(plan.year), LONGEST)[0]])


def _longer(plan: SpellPlan, row: NDArray[np.intp], began: NDArray[np.int64]) -> Shares:
    """[spell, cause, days] : what is left of ``longer_by_cause`` where spells end with a month."""
    longer = np.broadcast_to(plan.longer, (len(row), *plan.longer.shape))
    stay = plan.rates.stay[plan.place]
    if (stay >= 1).all():
        return longer
    month = month_at(plan.year)
    at = month[(began[:, None] - LONGEST + np.arange(LONGEST + 1)) % len(month)]
    into = np.where(np.diff(at, axis=1, prepend=at[:, :1]) != 0, stay[row][np.arange(len(row))[:, None], at], 1.0)
    return np.asarray(longer * np.cumprod(into, axis=1)[:, None, :])


def _causes(longer: Shares, length: NDArray[np.int64], chance: Shares) -> NDArray[np.int64]:
    """The cause of spells of these lengths: as likely as the cause has such a length."""
    spell = np.arange(len(length))
    weights = longer[spell, :, length - 1] - longer[spell, :, length]
    bounds = np.cumsum(weights, axis=1)
    cause = (chance[:, None] * bounds[:, -1:] >= bounds).sum(axis=1)
    return np.asarray(np.minimum(cause, len(CAUSES) - 1))


def _end_to_end(
    who: NDArray[np.intp], first: NDArray[np.int64], length: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and last days; what an earlier spell of the person covers is its own, and a later one has the rest."""
    last = first + length - 1
    apart = np.int64(10_000) * who.astype(np.int64)
    reached = np.maximum.accumulate(last + apart) - apart
    before = np.concatenate([[np.int64(-LONGEST - 1)], reached[:-1]])
    before[np.flatnonzero(np.diff(who, prepend=-1))] = -LONGEST - 1
    return np.maximum(first, before + 1), last
