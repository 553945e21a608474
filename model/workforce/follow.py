"""`trace`: one person's career in one replication, dated, in words and as a table.

Played by the readable engine with an observer. Only synthetic people can be followed: the staff of a register that
says it is invented, and recruits and substitutes that the simulation made. A recruit is named by the post that was
advertised – ``unit:post group:year-month:number``, the month in which the vacancy was opened and its number in that
month, from 1; a substitute from the market ``unit:hourly:group:year-month:number``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.errors import InputError, Problem
from model.need import need_posts, need_table
from model.pool import size_pools
from model.randomness import mix
from model.rota import size_rotas
from model.scenario.schema import Scenario
from model.workforce.career import Event, told
from model.workforce.processes.engine import simulate_replication
from model.workforce.rules.concerns import RECRUIT
from model.workforce.rules.months import MONTHS_A_YEAR, calendar_month, year_of_month
from model.workforce.rules.rates import Rulebook, compile_rulebook
from model.workforce.simulate import check_seed, is_whole

COLUMNS = ["year", "month", "event", "unit", "post_group", "group", "percent"]
_NAMED = re.compile(r"([a-z0-9_]+):(hourly:)?([a-z0-9_]+):(\d{4})-(\d{2}):(\d+)")
_HOW = "unit:post group:year-month:number, or unit:hourly:group:year-month:number"


@dataclass(frozen=True)
class Career:
    """What happened to a person: `table` with year, month, event, unit, post_group, group and percent (hundredths of a
    position, 0 for hourly work), in order; `text` the same in words, a line an event."""

    person: str
    table: pd.DataFrame
    text: str


def trace(
    scenario: Scenario, person: str, seed: int = 2026, replication: int = 0, posts: pd.DataFrame | None = None
) -> Career:
    """Follow one person through a replication.

    Parameters
    ----------
    person : a person_id of a synthetic register, or the name of a recruit or substitute; see the module.
    seed, replication : as in :func:`simulate`; the career belongs to the run with that seed.
    posts : the posts to be filled, as in :func:`simulate`; else they are sized, which takes as long as in a run.

    Raises
    ------
    InputError : an imported register's person, a name that nobody has, a replication outside 0–32,767.
    """
    check_seed(seed)
    if not is_whole(replication) or not 0 <= replication <= np.iinfo(np.int16).max:
        raise InputError(Problem("replication", str(replication), "0–32,767", "count from 0"))
    person = str(person)
    made = _NAMED.fullmatch(person)
    if made is None and not scenario.synthetic:
        allowed = f"a simulated recruit: {_HOW}"
        found = "a person of an imported register"
        raise InputError(Problem("person", found, allowed, "careers are told of invented people only"))
    rules = compile_rulebook(scenario, _sized(scenario) if posts is None else posts)
    keys = _register_keys(rules, person) if made is None else {_made_key(rules, person, made)}
    events = [event for event in careers(rules, seed, replication) if event.key in keys]
    if not events:
        allowed = "a person_id of the staff table" if made is None else "somebody who was taken on in this replication"
        raise InputError(Problem("person", f"“{person}”", allowed, f"recruits are named {_HOW}, the number from 1"))
    rows = [_row(rules, event) for event in events]
    return Career(person, pd.DataFrame(rows, columns=COLUMNS), told(scenario, person, rows))


def careers(rules: Rulebook, seed: int, replication: int) -> list[Event]:
    """Every event of everybody in one replication, in order, the first day of the register's people included."""
    events = list(_first_day(rules))
    simulate_replication(rules, seed, replication, lambda *event: events.append(Event(*event)))
    return events


def _first_day(rules: Rulebook) -> list[Event]:
    staff, hourly = rules.register, rules.drift.substitutes
    employed = zip(staff.key, staff.place, staff.group, staff.percent, strict=True)
    called = zip(hourly.key, hourly.place, hourly.group, strict=True)
    first = [Event(0, "first_day", int(key), int(j), int(g), int(percent)) for key, j, g, percent in employed]
    return first + [Event(0, "first_day_hourly", int(key), int(j), int(g), 0) for key, j, g in called]


def _row(rules: Rulebook, event: Event) -> tuple[int, int, str, str, str, str, int]:
    places = rules.places
    when = year_of_month(rules.start_year, event.month), calendar_month(event.month)
    where = places.units[places.unit[event.place]], places.groups[places.group[event.place]]
    return (*when, event.event, *where, places.groups[event.group], event.percent)


def _register_keys(rules: Rulebook, person: str) -> set[int]:
    known = (rules.register, rules.drift.substitutes)
    return {int(key) for of in known for name, key in zip(of.person, of.key, strict=True) if name == person}


def _made_key(rules: Rulebook, person: str, made: re.Match[str]) -> int:
    """The key of chance of a recruit or substitute with this name; whether there was one shows in the events."""
    unit, hourly, group, year, calendar, number = made.groups()
    places, month = rules.places, (int(year) - rules.start_year) * MONTHS_A_YEAR + int(calendar) - 1
    known = unit in places.units and group in places.groups and 0 <= month < rules.months and int(number) >= 1
    if not known or not 1 <= int(calendar) <= MONTHS_A_YEAR:
        allowed = f"a unit, a competence group and a month of the scenario: {_HOW}"
        raise InputError(Problem("person", f"“{person}”", allowed, "correct the name; numbers count from 1"))
    u, g = places.units.index(unit), places.groups.index(group)
    if hourly:
        return int(mix(mix(np.uint64(rules.drift.newcomer_key[u, g]), month), int(number) - 1))
    place = np.flatnonzero((places.unit == u) & (places.group == g))
    if not len(place):
        allowed = "a unit that has posts of the group"
        raise InputError(Problem("person", f"“{person}”", allowed, "name another unit or competence group"))
    vacancy = mix(mix(np.uint64(places.key[place[0]]), month), int(number) - 1)
    return int(mix(vacancy, RECRUIT))


def _sized(scenario: Scenario) -> pd.DataFrame:
    """The posts of rotas, pools and need."""
    need = need_table(scenario)
    rotas = size_rotas(scenario, need)
    parts = [rotas.posts, size_pools(scenario, rotas).posts, need_posts(scenario, need)]
    return pd.concat(parts, ignore_index=True)


__all__ = ["Career", "careers", "trace"]
