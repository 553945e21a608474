"""What a unit could use besides what it uses now: the scenario's other shift and line kinds, other rules."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from model.rota.facts import rota_problem
from model.rota.full_time import STATED, offered_kinds
from model.rota.problem import GroupTerms, LineRange, RotaProblem
from model.rota.rule_table import Rule
from model.rota.shifts import DAY, clock_text
from model.scenario import rule_table
from model.scenario.schema import Scenario
from model.scenario.schema.rota import WEEKDAYS, ShiftKind

EARLIEST_DAY = 5 * 60
EARLIEST_EVENING = 13 * 60
LONG = 10 * 60


def wide_problem(scenario: Scenario, need: pd.DataFrame, year: int, unit: str) -> RotaProblem:
    """The unit's problem with every shift kind and line kind of the scenario, in use or not. Errors as rota_problem."""
    rota, settings = scenario.units[unit].rota, scenario.rota
    if rota is None:
        return rota_problem(scenario, need, year, unit)
    always = {"value": True, "adjustments": ()}
    shifts = {
        name: kind.model_copy(update={"in_use": kind.in_use.model_copy(update=always)})
        for name, kind in settings.shift_kinds.items()
    }
    lines = {
        name: kind.model_copy(update={"in_use": kind.in_use.model_copy(update=always)})
        for name, kind in settings.line_kinds.items()
    }
    all_kinds = rota.model_copy(update={"shift_kinds": tuple(sorted(shifts)), "line_kinds": tuple(sorted(lines))})
    units = scenario.units | {unit: scenario.units[unit].model_copy(update={"rota": all_kinds})}
    changed = settings.model_copy(update={"shift_kinds": shifts, "line_kinds": lines})
    return rota_problem(scenario.model_copy(update={"units": units, "rota": changed}), need, year, unit)


def unit_options(scenario: Scenario, need: pd.DataFrame, year: int, unit: str) -> Options:
    """What the unit could be allowed: the scenario's other shift and line kinds, its rule table, shifts not in it."""

    def with_new(added: tuple[NewShift, ...]) -> RotaProblem:
        return wide_problem(_with_kinds(scenario, added), need, year, unit)

    return Options(wide_problem(scenario, need, year, unit), rule_table(scenario).rows, with_new)


def _with_kinds(scenario: Scenario, added: tuple[NewShift, ...]) -> Scenario:
    """The scenario with more shift kinds, in use like any other of its kinds."""
    in_use = next(iter(scenario.rota.shift_kinds.values())).in_use
    kinds = {
        one.id: ShiftKind(
            title=f"{clock_text(one.start)}–{clock_text(one.end)}",
            start=clock_text(one.start),
            end=clock_text(one.end),
            family=one.family,
            weekdays=tuple(WEEKDAYS[day] for day in one.weekdays),
            in_use=in_use,
        )
        for one in added
    }
    settings = scenario.rota.model_copy(update={"shift_kinds": scenario.rota.shift_kinds | kinds})
    return scenario.model_copy(update={"rota": settings})


def with_shifts(problem: RotaProblem, wide: RotaProblem, shifts: Collection[str]) -> RotaProblem:
    """The problem with the named shift kinds, taken from `wide` with what they cost; sorted by id."""
    chosen = [number for number, shift in enumerate(wide.shifts) if shift.id in shifts]
    place = {number: at for at, number in enumerate(chosen)}
    terms = {group.id: group for group in wide.groups}
    groups = tuple(_priced(group, terms[group.id], place) for group in problem.groups)
    changed = replace(problem, shifts=tuple(wide.shifts[number] for number in chosen), groups=groups)
    return with_only(changed, base_lines(problem))


def base_lines(problem: RotaProblem) -> tuple[LineRange, ...]:
    """The line kinds as the scenario states them, before each is offered with its kinds of full-time hours."""
    found = {line.kind: replace(line, id=line.kind, hours_kind=STATED) for line in problem.lines}
    return tuple(found[kind] for kind in sorted(found))


def with_only(problem: RotaProblem, lines: Iterable[LineRange]) -> RotaProblem:
    """The problem with these stated line kinds alone, each offered with every kind of full-time hours it can have."""
    offered: list[LineRange] = []
    for line in lines:
        offered += [line] if problem.full_time is None else offered_kinds(line, problem.shifts, problem.full_time)
    return replace(problem, lines=tuple(sorted(offered, key=lambda line: line.id)))


def with_lines(problem: RotaProblem, lines: Iterable[LineRange]) -> RotaProblem:
    """The problem with these stated line kinds besides its own; the same range and weekends are not doubled."""
    kept = list(base_lines(problem))
    for line in lines:
        same = any((k.low, k.high, k.weekend_every) == (line.low, line.high, line.weekend_every) for k in kept)
        if not same and all(k.id != line.id for k in kept):
            kept.append(line)
    return with_only(problem, kept)


def more_often(lines: Iterable[LineRange], every: int | None = None) -> list[LineRange]:
    """Each kind with its weekends worked one step more often, or every `every`-th; kinds without weekends left out."""
    found = []
    for line in lines:
        if line.weekend_every is not None and line.weekend_every >= 1:
            k = every if every is not None else max(1, line.weekend_every - 1)
            found.append(replace(line, id=f"{line.id}_every_{k}", weekend_every=k))
    return found


def _priced(group: GroupTerms, wide: GroupTerms, place: dict[int, int]) -> GroupTerms:
    kept = [(day, place[number], nok) for day, number, nok in wide.supplements if number in place]
    return replace(group, supplements=tuple(sorted(kept)))


@dataclass(frozen=True)
class NewShift:
    """A shift that no file names, in minutes after midnight (above 1,440 is the next day); weekday 0 = Monday."""

    start: int
    end: int
    weekdays: tuple[int, ...]

    @property
    def id(self) -> str:
        """A name that no two spans share; a file's own names have no digits for clock times at their end."""
        days = "".join(map(str, self.weekdays))
        return f"new_{self.start:04d}_{self.end:04d}_{days}"

    @property
    def family(self) -> Literal["day", "evening", "night", "long"]:
        """What the shift counts as, by the clock and by its length."""
        if self.end > DAY or self.start < EARLIEST_DAY:
            return "night"
        if self.end - self.start > LONG:
            return "long"
        return "evening" if self.start >= EARLIEST_EVENING else "day"


@dataclass(frozen=True)
class Options:
    """What may be tried when a rota falls short.

    wide : the problem with every shift and line kind that could be allowed (`wide_problem`); None = no others.
    rules : rows of the working-time table; a row that binds less than the unit's own limit may be tried.
    with_new : the wide problem with shifts that no file names; None = none are tried.
    """

    wide: RotaProblem | None = None
    rules: tuple[Rule, ...] = ()
    with_new: Callable[[tuple[NewShift, ...]], RotaProblem] | None = None
