"""A case laid out as arrays once, for all its replications: who has which duty, who fits where, who is called for what.

Everything here is the plan before anybody is absent; the replications copy what they change.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from model.pool.chain import NOT_COVERED
from model.pool.dispatch.case import DAY, DispatchCase, WorkLimits, check_case
from model.randomness import Keys, key_of

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Shares = NDArray[np.float64]
Listed = tuple[NDArray[np.intp], Shares]

WEEK_DAYS = 7
NEVER = 1 << 40
PART_TIME_BELOW = 97
"""A line of 97–100 % is a full position (DESIGN §5); below it extra shifts are offered before anybody else's."""
RESERVE_STEPS = ("over_booking", "pool", "neighbour")


@dataclass(frozen=True, eq=False)
class Duties:
    """Duties as arrays, sorted by day, unit, group, shift; `person` is a place among the people, −1 = nobody."""

    day: Ints
    unit: Ints
    group: Ints
    shift: Ints
    person: Ints


@dataclass(frozen=True, eq=False)
class Board:
    """The arrays of a case.

    person_* : by person. shift_* : by shift kind, minutes. planned[person, day] : shift kind or −1.
    fits[day, shift, person] : on call, free that day, and rested before and after. required, spare : the duties.
    reserve : (day, unit, shift) → people with a spare duty then. lists : (step, unit, group) → whom to call, and
    their tier (0 = own group, 1 = one-way substitution), which is added to the day's lot.
    """

    case: DispatchCase
    units: tuple[str, ...]
    groups: tuple[str, ...]
    shifts: tuple[str, ...]
    families: tuple[str, ...]
    person_key: Keys
    person_unit: Ints
    person_group: Ints
    person_limits: tuple[WorkLimits, ...]
    shift_start: Ints
    shift_end: Ints
    shift_paid: Ints
    shift_family: Ints
    planned: Ints
    fits: Flags
    required: Duties
    spare: Duties
    reserve: dict[tuple[int, int, int], list[int]]
    lists: dict[tuple[str, int, int], Listed]
    may_do: Flags

    @property
    def uncovered(self) -> int:
        """What stands for nobody among ``step_names`` of the case."""
        return len(self.case.order) + 1

    @cached_property
    def not_covered(self) -> tuple[int, ...]:
        """The numbers of the steps after which an hour lacks the competence it requires."""
        return tuple(n for n, name in enumerate(self.case.step_names) if name in NOT_COVERED)

    @property
    def weeks(self) -> int:
        """Monday–Sunday weeks that the year touches."""
        return (self.case.days + self.case.first_weekday + WEEK_DAYS - 1) // WEEK_DAYS

    @cached_property
    def hours(self) -> Shares:
        """Paid hours of each required duty."""
        return np.asarray(self.shift_paid[self.required.shift] / 60, dtype=np.float64)

    @cached_property
    def clock(self) -> tuple[list[int], list[int], list[int]]:
        """Start, end and paid minutes by shift kind as plain numbers."""
        return self.shift_start.tolist(), self.shift_end.tolist(), self.shift_paid.tolist()

    @cached_property
    def places(self) -> list[tuple[int, int, int, int, int]]:
        """Day, unit, group, shift and first minute of each required duty as plain numbers."""
        of = self.required
        begins = of.day * DAY + self.shift_start[of.shift]
        return list(zip(*(c.tolist() for c in (of.day, of.unit, of.group, of.shift, begins)), strict=True))

    @cached_property
    def parts(self) -> list[list[tuple[tuple[int, float], ...]]]:
        """[weekday][shift] → (weeks later, paid minutes): a Sunday night is parted at Monday 00:00, its break spread
        evenly."""
        whole: list[tuple[tuple[int, float], ...]] = [((0, float(paid)),) for paid in self.clock[2]]
        sunday: list[tuple[tuple[int, float], ...]] = []
        for start, end, paid in zip(*self.clock, strict=True):
            before = paid * (DAY - start) / (end - start)
            sunday.append(((0, before), (1, paid - before)) if end > DAY else ((0, float(paid)),))
        return [whole] * (WEEK_DAYS - 1) + [sunday]

    @cached_property
    def place_key(self) -> dict[tuple[int, int, int], np.uint64]:
        """A key of chance for each unit, group and shift."""
        return {
            (u, g, k): key_of(unit, group, shift)
            for u, unit in enumerate(self.units)
            for g, group in enumerate(self.groups)
            for k, shift in enumerate(self.shifts)
        }

    @cached_property
    def slot(self) -> Ints:
        """The number of each required duty's slot: same day, unit, shift and group."""
        of = self.required
        code = np.ravel_multi_index(
            (of.day, of.unit, of.shift, of.group),
            (self.case.days, len(self.units), len(self.shifts), len(self.groups)),
        )
        return np.asarray(np.unique(code, return_inverse=True)[1].ravel(), dtype=np.int64)

    @cached_property
    def number_in_slot(self) -> list[int]:
        """0, 1, 2 … for the required duties of a slot."""
        counted: dict[int, int] = {}
        found = []
        for slot in self.slot.tolist():
            counted[slot] = counted.get(slot, -1) + 1
            found.append(counted[slot])
        return found

    def week_of(self, day: Ints) -> Ints:
        """The Monday–Sunday week of each day, 0 = the week of day 0."""
        return np.asarray((day + self.case.first_weekday) // WEEK_DAYS, dtype=np.int64)

    def weekday_of(self, day: Ints) -> Ints:
        """0 = Monday."""
        return np.asarray((day + self.case.first_weekday) % WEEK_DAYS, dtype=np.int64)


def lay_out(case: DispatchCase) -> Board:
    """The board of a case. Raises InputError for a case that cannot be played."""
    check_case(case)
    named_units = {person.unit for person in case.people} | set(case.duties["unit"].astype(str)) | set(case.pools)
    units = tuple(sorted(named_units | {unit for served in case.pools.values() for unit in served}))
    groups = tuple(sorted({person.group for person in case.people} | set(case.duties["group"].astype(str))))
    shifts = tuple(sorted(case.shifts))
    spans = [case.shifts[name] for name in shifts]
    families = tuple(sorted({span.family for span in spans}))
    required, spare = _duties(case, (units, groups, shifts))
    start, end, paid = (
        np.array([getattr(span, of) for span in spans], dtype=np.int64) for of in ("start", "end", "paid")
    )
    limits = tuple(case.limits_of(person.unit) for person in case.people)
    planned = _planned(case, (required, spare))
    person_group = np.array([groups.index(person.group) for person in case.people], dtype=np.int64)
    person_unit = np.array([units.index(person.unit) for person in case.people], dtype=np.int64)
    may_do = _may_do(case, groups)
    return Board(
        case=case,
        units=units,
        groups=groups,
        shifts=shifts,
        families=families,
        person_key=np.array([key_of(person.key) for person in case.people], dtype=np.uint64),
        person_unit=person_unit,
        person_group=person_group,
        person_limits=limits,
        shift_start=start,
        shift_end=end,
        shift_paid=paid,
        shift_family=np.array([families.index(span.family) for span in spans], dtype=np.int64),
        planned=planned,
        fits=_fits(case, planned, (start, end), limits),
        required=required,
        spare=spare,
        reserve=_reserve(spare),
        lists=_lists(case, units, groups, may_do),
        may_do=may_do,
    )


def _may_do(case: DispatchCase, groups: tuple[str, ...]) -> Flags:
    """[who, whose] : whose work a group may do, its own included."""
    found = np.eye(len(groups), dtype=bool)
    for who, whose in case.arcs:
        if who in groups and whose in groups:
            found[groups.index(who), groups.index(whose)] = True
    return found


def _planned(case: DispatchCase, parts: tuple[Duties, Duties]) -> Ints:
    """[person, day] : the shift kind planned, or −1."""
    planned = np.full((len(case.people), case.days), -1, dtype=np.int64)
    for duties in parts:
        held = duties.person >= 0
        planned[duties.person[held], duties.day[held]] = duties.shift[held]
    return planned


def _duties(case: DispatchCase, names: tuple[tuple[str, ...], ...]) -> tuple[Duties, Duties]:
    """Required duties and spare ones."""
    place = {person.key: n for n, person in enumerate(case.people)} | {"": -1}
    frame = case.duties.sort_values(["day", "unit", "group", "shift", "person"], kind="stable", ignore_index=True)
    columns = [frame["day"].to_numpy(dtype=np.int64)]
    for column, known in zip(("unit", "group", "shift"), names, strict=True):
        code = {name: n for n, name in enumerate(known)}
        columns.append(np.array([code[name] for name in frame[column].astype(str)], dtype=np.int64))
    columns.append(np.array([place[name] for name in frame["person"].astype(str)], dtype=np.int64))
    needed = frame["required"].to_numpy(dtype=bool)
    here = [Duties(*(column[keep] for column in columns)) for keep in (needed, ~needed & (columns[-1] >= 0))]
    return here[0], here[1]


def _fits(case: DispatchCase, planned: Ints, clock: tuple[Ints, Ints], limits: tuple[WorkLimits, ...]) -> Flags:
    """Who may take a shift of each kind on each day besides the plan: on call, free, and rested on both sides."""
    start, end = clock
    rest = np.array([limit.rest_between for limit in limits], dtype=np.int64)
    days, people = case.days, len(case.people)
    none = planned < 0
    begins = np.where(none, NEVER, start[planned] + DAY * np.arange(days))
    ends = np.where(none, -NEVER, end[planned] + DAY * np.arange(days))
    edge_after = np.full((people, 1), NEVER)
    after = np.concatenate([begins[:, 1:], edge_after], axis=1)
    before = np.concatenate([-edge_after, ends[:, :-1]], axis=1)
    called = np.array([person.on_call for person in case.people], dtype=bool)
    free, kinds = none & called[:, None], sorted(case.shifts)
    found = np.zeros((days, len(start), people), dtype=bool)
    for kind in range(len(start)):
        first, last = (DAY * np.arange(days) + clock[kind] for clock in (start, end))
        rested = (before + rest[:, None] <= first) & (last + rest[:, None] <= after)
        too_long = np.array([limit.day is not None and end[kind] - start[kind] > limit.day for limit in limits])
        other = np.array([one.way is not None and one.way[1] != kinds[kind] for one in case.people], dtype=bool)
        found[:, kind, :] = (free & rested & ~(too_long | other)[:, None]).T
    return found


def _reserve(spare: Duties) -> dict[tuple[int, int, int], list[int]]:
    held: dict[tuple[int, int, int], list[int]] = {}
    for day, unit, shift, person in zip(
        *(c.tolist() for c in (spare.day, spare.unit, spare.shift, spare.person)), strict=True
    ):
        held.setdefault((day, unit, shift), []).append(person)
    return held


def _lists(
    case: DispatchCase, units: tuple[str, ...], groups: tuple[str, ...], may_do: Flags
) -> dict[tuple[str, int, int], Listed]:
    """Whom to call for each step, unit and group."""
    members: dict[tuple[str, str], list[int]] = {}
    for place, person in enumerate(case.people):
        if not person.on_call or person.way is not None:
            continue
        members.setdefault(("hourly" if person.kind == "hourly" else "staff", person.unit), []).append(place)
    held = {place: groups.index(person.group) for place, person in enumerate(case.people)}
    found: dict[tuple[str, int, int], Listed] = {}
    for u, unit in enumerate(units):
        staff, hourly = members.get(("staff", unit), []), members.get(("hourly", unit), [])
        part = [n for n in staff if case.people[n].percent < PART_TIME_BELOW]
        for g in range(len(groups)):
            for step, people in (("extra_shift", part), ("hourly", hourly), ("overtime", staff)):
                able = [n for n in people if may_do[held[n], g]]
                found[step, u, g] = _listed(able, [float(held[n] != g) for n in able])
            lower = [n for n in (*part, *hourly) if not may_do[held[n], g]]
            found["lower_competence", u, g] = _listed(lower, [float(case.people[n].kind == "hourly") for n in lower])
    return found | _ways(case, units, groups)


def _ways(case: DispatchCase, units: tuple[str, ...], groups: tuple[str, ...]) -> dict[tuple[str, int, int], Listed]:
    """Those who are called in one step alone, for every unit they reach and their own group."""
    found: dict[tuple[str, int, int], list[int]] = {}
    for place, person in enumerate(case.people):
        for u, unit in enumerate(units) if person.way is not None and person.on_call else ():
            if case.reach(person.unit, unit):
                found.setdefault((person.way[0], u, groups.index(person.group)), []).append(place)  # type: ignore[index]
    return {key: _listed(people, [0.0] * len(people)) for key, people in found.items()}


def _listed(people: list[int], tiers: list[float]) -> Listed:
    return np.array(people, dtype=np.intp), np.array(tiers, dtype=np.float64)
