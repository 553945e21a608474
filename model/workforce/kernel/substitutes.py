"""The kernel's hourly substitutes: records in lists, one list a unit, in the order people came."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.workforce.kernel.chance import uniform_of
from model.workforce.kernel.compiler import compiled, making
from model.workforce.kernel.facts import COMES, CONCERN_NAMES
from model.workforce.kernel.handed import handed
from model.workforce.kernel.kept import kept
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import LIMITS, PERMANENT, TEMPORARY, DriftRules
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.rates import Rulebook
from model.workforce.rules.targets import FULL_PERCENT
from model.workforce.tallies import STAYED

NUMBERS = ("place", "group", "birth", "clock", "idle", "experience", "next")
SUBSTITUTE = np.dtype([("key", np.uint64), *((name, np.int32) for name in NUMBERS)])
"""The words are those of the SimPy engine's ``Substitute``."""

SHARE = np.dtype(
    [(name, np.int32) for name in ("slot", "group", "where", "free", "worked", "most", "got", "barred", "able")]
)
"""A substitute's month while a unit's hours are shared, in percents of full-time; `able` is a list of its own."""

KNOWN = np.dtype([("key", np.uint64), *((n, np.int64) for n in ("place", "group", "birth", "percent", "seniority"))])
"""One of the register's people on hourly contracts."""

FIRST, LAST = range(2)
USED, HEADS, TEMPS = range(3)
"""In `Drift.size`: slots used, substitutes now, and the length of the list of temporary staff."""

C_BEFORE = CONCERN_NAMES.index("worked_before")


SHARES, WHOLE_MONTHS = ("claim_below", "training_below"), ("first", "last", "controlled", *LIMITS)
UNIT = np.dtype([*((name, np.float64) for name in SHARES), *((name, np.int64) for name in WHOLE_MONTHS)])
"""What holds in a unit in a year; its places are those from `first` up to, not with, `last`."""

CHANCES = ("quit_below", "long_term_below", "permanent_below")
HELD_SHARES = (*CHANCES, "nobody_below")  # the last: the chance that the market brings nobody
HELD = np.dtype([("newcomer_key", np.uint64), *((name, np.float64) for name in HELD_SHARES), ("capacity", np.int64)])
"""What holds for those of a competence group in a unit in a year."""

TEMPORARY_STAFF = np.dtype([("row", np.int64), ("seniority", np.int64)])


class DriftFacts(NamedTuple):
    """Arrays of :class:`DriftRules`: the register's `staff` on hourly contracts and those on `temporary` ones;
    `standing` [G post, G held] 2 meets, 1 may stand in, 0 neither; `units` [Y, U]; `held` [Y, U, G]; `inflow`
    [Y, U, G, …]; shares `offered` [Y, J] and `short` [Y, 12, J]."""

    staff: Any
    temporary: Any
    standing: Any
    units: Any
    held: Any
    inflow: Any
    offered: Any
    short: Any


class Drift(NamedTuple):
    """`people` in slots, percents `worked` [slot, calendar month], room for one unit's `shares`, `ends` [unit, 2] of
    the units' lists, `temps` the rows of staff on temporary contracts in the order they came, `size`."""

    people: Any
    worked: Any
    shares: Any
    ends: Any
    temps: Any
    size: Any


@kept
def drift_facts_of(rules: Rulebook) -> DriftFacts:
    """The arrays, contiguous copies."""
    drift, known = rules.drift, rules.drift.substitutes
    staff = np.zeros(len(known.key), dtype=KNOWN)
    for name in KNOWN.names or ():
        staff[name] = getattr(known, name)
    temporary = np.zeros(int(drift.temporary.sum()), dtype=TEMPORARY_STAFF)
    temporary["row"] = np.flatnonzero(drift.temporary)
    temporary["seniority"] = rules.register.seniority[temporary["row"]]
    arrays: dict[str, NDArray[Any]] = {
        "staff": staff,
        "temporary": temporary,
        "standing": np.where(rules.meets, 2, drift.may_work.astype(np.int64)),
        "units": _units(rules),
        "held": _held(drift),
        "inflow": drift.inflow,
        "offered": drift.offered,
        "short": drift.short,
    }
    return DriftFacts(**{name: np.array(values, order="C", copy=True) for name, values in arrays.items()})


def _units(rules: Rulebook) -> NDArray[Any]:
    drift, count = rules.drift, len(rules.places.units)
    units = np.zeros(drift.controlled.shape, dtype=UNIT)
    ends = np.searchsorted(rules.places.unit, np.arange(count + 1))
    units["first"], units["last"] = ends[:-1], ends[1:]
    for name in (*SHARES, "controlled"):
        units[name] = getattr(drift, name)
    for name in LIMITS:
        units[name] = getattr(drift, name)[:, None]
    return units


def _held(drift: DriftRules) -> NDArray[Any]:
    held = np.zeros(drift.quit_below.shape, dtype=HELD)
    for name in CHANCES:
        held[name] = getattr(drift, name)
    held["nobody_below"] = drift.inflow[..., 0]
    held["capacity"], held["newcomer_key"] = drift.capacity[:, None, :], drift.newcomer_key
    return held


@making
def new_drift(facts: DriftFacts, town: Any) -> Any:
    """The first day: see :func:`model.workforce.processes.drift.begin_drift`."""
    heads, temporary, units = len(facts.staff), len(facts.temporary), facts.units.shape[1]
    people, worked = np.empty(heads + 64, SUBSTITUTE), np.zeros((heads + 64, MONTHS_A_YEAR), np.int16)
    ends, temps = np.full((units, 2), NONE), np.zeros(temporary + 64, np.int64)
    drift = Drift(people, worked, np.empty(heads + 64, SHARE), ends, temps, np.zeros(3, np.int64))
    for number in range(heads):
        slot = added(handed(drift), town.places[facts.staff[number]["place"]]["unit"])
        person = people[slot]
        person["key"], person["place"] = facts.staff[number]["key"], facts.staff[number]["place"]
        person["group"], person["birth"] = facts.staff[number]["group"], facts.staff[number]["birth"]
        person["idle"] = person["experience"] = 0
        longest = min(facts.staff[number]["seniority"], facts.units[0, 0]["continuous_months"])
        person["clock"] = -served(town.chance, person["key"], longest)
        for calendar in range(MONTHS_A_YEAR):
            worked[slot, calendar] = facts.staff[number]["percent"]
    for number in range(temporary):
        row = facts.temporary[number]["row"]
        aside = town.asides[row]
        longest = min(facts.temporary[number]["seniority"], facts.units[0, 0]["temporary_months"])
        aside["contract"], aside["since"] = TEMPORARY, -served(town.chance, aside["key"], longest)
        temps[number] = row
    drift.size[TEMPS] = temporary
    return drift


@compiled
def served(chance: Any, key: Any, longest: Any) -> Any:
    """Months of service that count on the first day."""
    return np.int64(uniform_of(chance[C_BEFORE], key, np.int64(0)) * longest)


@making
def with_room(drift: Any) -> Any:
    """An empty drift with room for all substitutes now, and for each of the temporary staff among them and the other
    way about; the lists and the length of that of the temporary staff are as they were."""
    heads, temporary = drift.size[HEADS], drift.size[TEMPS]
    room, shares, temps = heads + temporary + 64, drift.shares, drift.temps
    people, worked = np.empty(room, SUBSTITUTE), np.empty((room, MONTHS_A_YEAR), np.int16)
    if len(shares) < room:
        shares = np.empty(2 * room, SHARE)
    if len(temps) < heads + temporary:
        temps = np.zeros(2 * (heads + temporary), np.int64)
        for spot in range(temporary):
            temps[spot] = drift.temps[spot]
    size = np.zeros(3, np.int64)
    size[TEMPS] = temporary
    return Drift(people, worked, shares, drift.ends, temps, size)


@making
def with_substitutes(drift: Any, more: Any) -> Any:
    """The drift, its arrays longer if so many more substitutes have no room in them."""
    if drift.size[USED] + more <= len(drift.people):
        return drift
    room = 2 * len(drift.people) + more
    people, worked, shares = (
        np.empty(room, SUBSTITUTE),
        np.empty((room, MONTHS_A_YEAR), np.int16),
        np.empty(room, SHARE),
    )
    for slot in range(drift.size[USED]):
        people[slot] = drift.people[slot]
        for calendar in range(MONTHS_A_YEAR):
            worked[slot, calendar] = drift.worked[slot, calendar]
    return Drift(people, worked, shares, drift.ends, drift.temps, drift.size)


@compiled
def added(drift: Any, unit: Any) -> Any:
    """A slot for one more at the end of the unit's list; there must be room."""
    slot = drift.size[USED]
    drift.size[USED] += 1
    drift.size[HEADS] += 1
    drift.people[slot]["next"] = NONE
    if drift.ends[unit, FIRST] == NONE:
        drift.ends[unit, FIRST] = slot
    else:
        drift.people[drift.ends[unit, LAST]]["next"] = slot
    drift.ends[unit, LAST] = slot
    return slot


@compiled
def taken_out(drift: Any, unit: Any, before: Any, slot: Any) -> None:
    """Take one out of the unit's list, in which `before` is the one ahead (NONE: the first). The record can be read
    until the month's end."""
    after = drift.people[slot]["next"]
    if before == NONE:
        drift.ends[unit, FIRST] = after
    else:
        drift.people[before]["next"] = after
    if drift.ends[unit, LAST] == slot:
        drift.ends[unit, LAST] = before
    drift.size[HEADS] -= 1


@compiled
def count_long_term(town: Any, drift: Any) -> None:
    """Bring the long-term substitutes up to date, after people left or became permanent."""
    for number in range(len(town.places)):
        place = town.places[number]
        place["standing_in"] = place["standing_heads"] = place["standing_full"] = 0
    kept = 0
    for spot in range(drift.size[TEMPS]):
        row = drift.temps[spot]
        aside = town.asides[row]
        if aside["left"] == STAYED and aside["contract"] != PERMANENT:
            drift.temps[kept] = row
            kept += 1
            if aside["contract"] != TEMPORARY:
                stand_in(town.places[town.people[row]["place"]], np.int64(town.people[row]["percent"]), COMES)
    drift.size[TEMPS] = kept


@compiled
def stand_in(place: Any, percent: Any, sign: Any) -> None:
    """A long-term substitute comes to stand in at a place (sign 1) or does no more (sign −1)."""
    place["standing_in"] += sign * percent
    place["standing_heads"] += sign
    if percent >= FULL_PERCENT:
        place["standing_full"] += sign
