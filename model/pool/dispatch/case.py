"""What a year of dispatch is played on: people, duties, who may do whose work, and the rules of calling.

Neutral on purpose: a scenario's rotas fill it (`scenario_case`), a stand-alone pool file may as well. Days count from
0 = 1 January; minutes within a day from 00:00, an end beyond 1,440 is on the next day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from model.errors import InputError, Problem, unknown_name
from model.pool.chain import STEPS

PersonKind = Literal["own", "pool", "hourly"]
DAY = 24 * 60
DUTY_COLUMNS = ("day", "unit", "group", "shift", "person", "required")

ORDER = STEPS[STEPS.index("over_booking") : STEPS.index("uncovered")]
"""The steps in the order in which calls go out; what none of them fills is ``uncovered``."""


@dataclass(frozen=True)
class Person:
    """Somebody who has duties, or who can be called.

    key : a stable name; chance is keyed by it, so that adding a person moves nobody else's luck.
    unit : where the person belongs; pool staff belong to the pool's unit, hourly substitutes to the unit they know.
    group : the competence group held. percent : hundredths of a full position, 0 for hourly substitutes.
    kind : own staff, pool staff, or hourly substitute.
    on_call : may be phoned on a day off. way : (step, shift kind) of somebody who is called in that step alone, for
    such shifts of the own group; None = whoever the step calls.
    """

    key: str
    unit: str
    group: str
    percent: int
    kind: PersonKind = "own"
    on_call: bool = True
    way: tuple[str, str] | None = None


@dataclass(frozen=True)
class ShiftSpan:
    """A shift kind in clock time: start, end (may pass 1,440) and paid minutes, and its family."""

    id: str
    start: int
    end: int
    paid: int
    family: str

    @property
    def hours(self) -> float:
        """Paid hours."""
        return self.paid / 60


@dataclass(frozen=True)
class StepTerms:
    """One step of the chain.

    price : of an hour, in ordinary hours. answer, yes : chance that somebody called answers, and that somebody who
    answers says yes; steps that need no call (over-booking, pool) read neither. minutes_per_call : from one call to
    the next. parallel : everybody is asked at once and the first in order who says yes gets the shift.
    lead_hours : the step is closed when the shift starts sooner. causes : the grounds on which the step may be used,
    None = any. units : the units that may use it, None = all.
    """

    name: str
    price: float
    answer: float = 1.0
    yes: float = 1.0
    minutes_per_call: float = 0.0
    parallel: bool = False
    lead_hours: float = 0.0
    causes: frozenset[str] | None = None
    units: frozenset[str] | None = None


@dataclass(frozen=True)
class WorkLimits:
    """Working-time limits in minutes, from the rule table at the agreement level in force; None = no limit.

    daily_rest, weekly_rest : least rest between two shifts (§ 10-8), and in a row within Monday–Sunday.
    day : most hours in 24 hours, overtime included (§ 10-6). week : most in Monday–Sunday (§ 10-5).
    eight_weeks : most in a week as a mean over eight (§ 10-6). overtime_7, overtime_28, overtime_364 : most overtime in
    7 days, 4 weeks and 52 weeks (§ 10-6). full_week : weekly hours of a full position; a part-timer's extra shift ends
    there as a mean of four weeks, what is more is overtime. sundays_in_row : most Sundays worked in a row (§ 10-8);
    work before `sunday_end` on a Sunday counts (§ 10-10).
    """

    daily_rest: int = 0
    weekly_rest: int = 0
    day: int | None = None
    week: int | None = None
    eight_weeks: int | None = None
    overtime_7: int | None = None
    overtime_28: int | None = None
    overtime_364: int | None = None
    full_week: int = 2130
    sundays_in_row: int | None = None
    sunday_end: int = 22 * 60

    @property
    def rest_between(self) -> int:
        """Least minutes between two shifts that keeps daily rest and the hours in any 24 hours.

        With 24 h − limit between any two shifts no 24 hours hold more than the limit, however they are placed.
        """
        return max(self.daily_rest, 0 if self.day is None else DAY - self.day)


NO_LIMITS = WorkLimits()


@dataclass(frozen=True)
class DispatchCase:
    """A year to be played.

    people : everybody, in any order.
    shifts : the shift kinds by id.
    duties : frame of ``DUTY_COLUMNS``; `person` a key or "" for a duty nobody has; `required` False for a duty beyond
        the cover (over-booked in a unit, or held by a pool). A person has at most one duty a day.
    arcs : (who, whose) pairs of groups, one way, beyond a group's own work.
    pools : pool unit → the units it serves. neighbours : unit → the units it may borrow from.
    travel_groups : unit → travel group; pools and neighbours reach only units in their own; a unit left out reaches
        every other unit left out.
    steps : the chain; a step left out is not used. order : the steps by name as they are taken, of which those that
        are not in ``ORDER`` reach nobody but people with such a way. uncovered_price : of an hour.
    limits : working-time limits by unit; "" is for every unit left out.
    days, first_weekday : length of the year and the weekday (0 = Monday) of day 0.
    """

    people: tuple[Person, ...]
    shifts: Mapping[str, ShiftSpan]
    duties: pd.DataFrame
    steps: tuple[StepTerms, ...]
    arcs: tuple[tuple[str, str], ...] = ()
    pools: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    neighbours: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    travel_groups: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, WorkLimits] = field(default_factory=dict)
    uncovered_price: float = 4.0
    days: int = 365
    first_weekday: int = 0
    order: tuple[str, ...] = ORDER

    @property
    def step_names(self) -> tuple[str, ...]:
        """How an hour may be met, by the number that stands for it: own staff, the steps, nobody, and own staff without
        the competence."""
        return ("own", *self.order, "uncovered", "own_lower")

    def limits_of(self, unit: str) -> WorkLimits:
        """The limits that hold for the people of a unit."""
        return self.limits.get(unit, self.limits.get("", NO_LIMITS))

    def reach(self, helper: str, helped: str) -> bool:
        """Whether the two units are in one travel group."""
        return self.travel_groups.get(helper, "") == self.travel_groups.get(helped, "")


def check_case(case: DispatchCase) -> None:
    """InputError with every fault: double people, unknown names, two duties on a day, days outside the year."""
    duties = case.duties
    known = {person.key for person in case.people}
    problems = [
        unknown_name("the duties, person", "person", name, sorted(known))
        for name in sorted(set(duties["person"].astype(str)) - known - {""})
    ]
    problems += [
        unknown_name("the duties, shift", "shift kind", name, sorted(case.shifts))
        for name in sorted(set(duties["shift"].astype(str)) - set(case.shifts))
    ]
    problems += [
        unknown_name("the steps", "step", step.name, case.order) for step in case.steps if step.name not in case.order
    ]
    if len(known) < len(case.people):
        problems.append(Problem("the people", "the same key twice", "one key for a person", "rename one of them"))
    held = duties[duties["person"].astype(str) != ""]
    if held.duplicated(["person", "day"]).any():
        one = held[held.duplicated(["person", "day"])].iloc[0]
        found = f"{one['person']} has two duties on day {one['day']}"
        problems.append(Problem("the duties", found, "at most one duty a day", "give one of them to somebody else"))
    if len(duties) and not duties["day"].between(0, case.days - 1).all():
        problems.append(Problem("the duties, day", "days outside the year", f"0–{case.days - 1}", "correct the days"))
    if problems:
        raise InputError(problems)
