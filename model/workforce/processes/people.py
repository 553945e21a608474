"""The SimPy engine's people and open vacancies while one replication runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import simpy
from numpy.typing import NDArray

from model.randomness import Keys, stream, uniform
from model.workforce.processes.substitute import DriftState, Substitute, new_drift
from model.workforce.rules.concerns import CONCERNS, COURSE_CONCERNS, DRIFT_CONCERNS, NONE, SEARCH_CONCERNS
from model.workforce.rules.drift import PERMANENT
from model.workforce.rules.exits import MAN, WOMAN
from model.workforce.rules.months import MONTHS_A_YEAR, year_index
from model.workforce.rules.rates import Rulebook
from model.workforce.rules.register import OLDEST, YOUNGEST, Register
from model.workforce.tallies import FLOW, Tallies

Ints = NDArray[np.int64]


class Recruit(NamedTuple):
    """A new employee: key of chance, place, held group, percent, wanted percent, birth month, sex."""

    key: int
    place: int
    group: int
    percent: int
    wanted: int
    birth: int
    sex: int


class People:
    """Arrays over everyone ever employed, with room for recruits; `rows` are those employed now."""

    def __init__(self, register: Register):
        heads = len(register.key)
        self.count = heads
        room = 2 * heads + 64
        self.key: Keys = np.zeros(room, dtype=np.uint64)
        self.key[:heads] = register.key
        self.place = _with_room(register.place, room)
        self.group = _with_room(register.group, room)
        self.percent = _with_room(register.percent, room)
        self.wanted = _with_room(register.wanted, room)
        self.birth = _with_room(register.birth, room)
        self.hired = _with_room(-register.seniority, room)  # month of the horizon with seniority 0
        self.experience = _with_room(register.experience, room)
        self.joined = _with_room(-register.tenure, room)  # month of the first day with the employer
        self.sex = _with_room(register.sex, room)
        self.head = _with_room(register.head, room)  # first row of the same person
        self.leave_until = _with_room(np.full(heads, NONE, dtype=np.int64), room)  # month of return
        self.leave_kind = _with_room(np.zeros(heads, dtype=np.int64), room)  # of the latest leave
        self.programme = _with_room(np.full(heads, NONE, dtype=np.int64), room)  # studying in
        self.queued = _with_room(np.full(heads, NONE, dtype=np.int64), room)  # waiting for a seat in
        self.started = _with_room(np.full(heads, NONE, dtype=np.int64), room)  # month the studies began
        self.contract = _with_room(np.full(heads, PERMANENT, dtype=np.int64), room)
        self.clock = _with_room(np.full(heads, NONE, dtype=np.int64), room)  # month unbroken substitute work began
        self.since = _with_room(np.full(heads, NONE, dtype=np.int64), room)  # month the contract began
        self.training_first: NDArray[np.bool_] = np.zeros(room, dtype=np.bool_)  # comes first in training queues
        self.bound_until = _with_room(np.full(heads, NONE, dtype=np.int64), room)  # month the binding time ends
        self.bound_by = _with_room(np.full(heads, NONE, dtype=np.int64), room)  # the programme that binds
        self.done = _with_room(np.zeros(heads, dtype=np.int64), room)  # word of completed programmes
        self.competences = _with_room(np.zeros(heads, dtype=np.int64), room)  # word of levels
        self.employed: NDArray[np.bool_] = np.zeros(room, dtype=np.bool_)
        self.employed[:heads] = True
        self.rows: Ints = np.arange(heads)

    def refresh(self) -> None:
        """Bring `rows` up to date after people came or left."""
        self.rows = np.flatnonzero(self.employed[: self.count])

    def add(self, recruit: Recruit, month: int, experience_months: int) -> None:
        """Employ one more; earlier experience counts as full-time work and as pay seniority."""
        if self.count == len(self.key):
            self._grow()
        row = self.count
        self.count += 1
        self.key[row] = recruit.key
        self.place[row], self.group[row] = recruit.place, recruit.group
        self.percent[row], self.wanted[row] = recruit.percent, recruit.wanted
        self.birth[row], self.hired[row] = recruit.birth, month - experience_months
        self.joined[row], self.sex[row], self.head[row] = month, recruit.sex, row
        self.leave_kind[row] = 0
        self.experience[row] = experience_months * 100
        self.leave_until[row] = self.programme[row] = self.queued[row] = self.started[row] = NONE
        self.contract[row], self.clock[row], self.since[row] = PERMANENT, NONE, month
        self.training_first[row] = False
        self.bound_until[row] = self.bound_by[row] = NONE
        self.done[row] = self.competences[row] = 0
        self.employed[row] = True

    def _grow(self) -> None:
        for name, values in vars(self).items():
            if isinstance(values, np.ndarray) and name != "rows":
                setattr(self, name, np.concatenate([values, np.zeros_like(values)]))


def _with_room(values: Ints, room: int) -> Ints:
    wide = np.zeros(room, dtype=np.int64)
    wide[: len(values)] = values
    return wide


@dataclass
class Vacancy:
    """A post being filled. `searching` ends when someone is chosen or the post is withdrawn; `graduate` tells
    that it has taken one of those who look for work here."""

    place: int
    percent: int
    key: np.uint64
    opened: int
    searching: bool = True
    graduate: bool = False


Observer = Callable[[int, str, int, int, int, int], None]
"""Hears of everything that happens to a person: month, flow, key, place, held group and percent after it."""

Watcher = Callable[["Town", int], None]
"""Sees the town at the end of each month, and changes nothing in it."""


@dataclass
class Town:
    """Everything that changes while one replication runs, and the chance it meets.

    `vacancies` [place] lists the posts still searching, oldest first; `waiting_percent`,
    `waiting_posts` and `waiting_full` [place] count those and the recruits on their way; `queues` [programme] are heaps
    of (priority, month joined, person key, row); `graduates` wait for the month's moves; `looking` [group] are
    stores of new graduates from outside who look for work here, each the last month of it.
    """

    rules: Rulebook
    people: People
    tallies: Tallies
    chance: Mapping[str, np.uint64]
    vacancies: list[list[Vacancy]]
    waiting_percent: Ints
    waiting_posts: Ints
    waiting_full: Ints
    queues: list[list[tuple[int, int, int, int]]]
    looking: list[Any]
    graduates: list[int] = field(default_factory=list)
    unit: Ints = field(init=False)
    drift: DriftState = field(init=False)
    observer: Observer | None = None
    watcher: Watcher | None = None

    def __post_init__(self) -> None:
        self.unit = self.rules.places.unit
        self.drift = new_drift(len(self.rules.places.units), len(self.unit))

    def cells(self, rows: Ints) -> Ints:
        """The cell (place × groups + held group) of each row."""
        return self.people.place[rows] * len(self.rules.places.groups) + self.people.group[rows]

    def log(self, month: int, flow: str, rows: Ints) -> None:
        """Count one head of a flow for each row, in the cell it is in now."""
        if len(rows):
            np.add.at(self.tallies.flows[month, :, FLOW[flow]], self.cells(rows), 1)
            if self.observer is not None:
                for row in rows.tolist():
                    self._observe(month, flow, row)

    def log_one(self, month: int, flow: str, row: int) -> None:
        """Count one head, in the cell it is in now."""
        cell = self.people.place[row] * len(self.rules.places.groups) + self.people.group[row]
        self.tallies.flows[month, cell, FLOW[flow]] += 1
        if self.observer is not None:
            self._observe(month, flow, row)

    def _observe(self, month: int, flow: str, row: int) -> None:
        people, observer = self.people, self.observer
        if observer is not None:
            where = int(people.place[row]), int(people.group[row]), int(people.percent[row])
            observer(month, flow, int(people.key[row]), *where)

    def log_substitute(self, month: int, flow: str, person: Substitute) -> None:
        """Count one hourly substitute, in the cell of the place and group."""
        cell = person.place * len(self.rules.places.groups) + person.group
        self.tallies.flows[month, cell, FLOW[flow]] += 1
        if self.observer is not None:
            self.observer(month, flow, person.key, person.place, person.group, 0)

    def log_place(self, month: int, flow: str, place: int, count: int = 1) -> None:
        """Count a flow of the vacancies of a place, in the cell of the group its posts require."""
        cell = place * len(self.rules.places.groups) + self.rules.places.group[place]
        self.tallies.flows[month, cell, FLOW[flow]] += count

    def age_index(self, rows: Ints, month: int) -> Ints:
        """Age in whole years reached in this month, counted from 15."""
        now = self.rules.start_year * MONTHS_A_YEAR + month
        years = (now - self.people.birth[rows]) // MONTHS_A_YEAR
        return np.minimum(np.maximum(years, YOUNGEST), OLDEST) - YOUNGEST

    def newcomer_sex(self, key: int, group: int, month: int) -> int:
        """Drawn by the share of men among the group's recruits."""
        below = self.rules.exits.men_below[year_index(month), group]
        return MAN if uniform(self.chance["sex"], np.uint64(key), month) < below else WOMAN

    def spot(self, rows: Ints, month: int) -> tuple[int, Ints, Ints]:
        """Index of year, unit and held group, as most rates are kept."""
        return year_index(month), self.unit[self.people.place[rows]], self.people.group[rows]


def new_town(clock: Any, rules: Rulebook, tallies: Tallies, chance_of: tuple[int, int]) -> Town:
    """The municipality on the first day, before anything has happened; `chance_of` is (seed, replication)."""
    concerns: tuple[str, ...] = (*CONCERNS, *SEARCH_CONCERNS, *COURSE_CONCERNS, *DRIFT_CONCERNS)
    concerns += tuple(f"apply:{name}" for name in rules.training.names)
    places = len(rules.places.unit)
    people = People(rules.register)
    people.competences[: people.count], people.done[: people.count] = rules.competences.held, rules.competences.done
    return Town(
        rules=rules,
        people=people,
        tallies=tallies,
        chance={concern: stream(*chance_of, concern) for concern in concerns},
        vacancies=[[] for _ in range(places)],
        waiting_percent=np.zeros(places, dtype=np.int64),
        waiting_posts=np.zeros(places, dtype=np.int64),
        waiting_full=np.zeros(places, dtype=np.int64),
        queues=[[] for _ in rules.training.names],
        looking=[simpy.PriorityStore(clock) for _ in rules.places.groups],
    )
