"""The independent rota checker: it judges rota lines from clock times alone.

It shares nothing with what builds rotas and knows nothing of how they were found, so a line that it
passes is legal whatever made it – a solver, a spreadsheet or a planner's hand. A rota repeats in
wall-clock time for ever: the last week is followed by the first, and on the two nights when the clock is
changed the hours stay as rostered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from model.errors import InputError, Problem
from model.rota.check import hours, rest, weekends
from model.rota.check.blocks import check_blocks
from model.rota.check.cover import (
    CoverDemand,
    cover_frame,
    cover_violations,
    covered_grid,
    grid_minutes,
    present_grid,
    refuse_bad_cover,
    required_grid,
)
from model.rota.check.spans import (
    Case,
    LineShifts,
    LineTerms,
    ShiftTimes,
    Violation,
    Week,
    read_line,
)
from model.rota.rule_table import BlockRules, Rule
from model.rota.wording import said
from model.scenario.schema.rota import WEEKDAYS

Check = Callable[[Case], Iterator[Violation]]
CHECKS: dict[str, Check] = {
    "overlapping_shifts": rest.overlapping_shifts,
    "daily_rest": rest.daily_rest,
    "weekly_rest": rest.weekly_rest,
    "longest_shift": rest.longest_shift,
    "hours_in_week": hours.hours_in_week,
    "hours_over_8_weeks": hours.hours_over_8_weeks,
    "averaging_period": hours.averaging_period,
    "mean_hours": hours.mean_hours,
    "agreed_hours": hours.agreed_hours,
    "sundays_in_row": weekends.sundays_in_row,
    "sundays_off_26_weeks": weekends.sundays_off_26_weeks,
    "complete_weekends": weekends.complete_weekends,
    "weekend_frequency": weekends.weekend_frequency,
    "days_in_row": weekends.days_in_row,
    "nights_in_row": weekends.nights_in_row,
}
NO_TERMS = LineTerms()


def check_line(
    line: Sequence[Week],
    shift_kinds: Mapping[str, ShiftTimes],
    rules: Iterable[Rule],
    terms: LineTerms = NO_TERMS,
    blocks: BlockRules | None = None,
) -> list[Violation]:
    """Every broken rule of one rota line that repeats for ever, sorted by week, weekday and rule.

    Parameters
    ----------
    line : weeks × 7 cells from Monday: a shift id, None for a day off, or several ids for one day.
    shift_kinds : shift kinds by id, with clock times.
    rules : the rules in force, one for each quantity (`rules_in_force`); a quantity without a rule is
        not checked.
    terms : what the line is meant to be: fraction, weekends.
    blocks : block rules of a general cyclic rota.

    Raises InputError for input that cannot be judged: a cycle of 0 weeks, a week that has not seven days,
    an unknown shift, impossible times, shifts of one day that overlap.
    """
    read = read_line(line, shift_kinds)
    case = Case(read, {rule.quantity: rule for rule in rules}, terms)
    found = [violation for check in CHECKS.values() for violation in check(case)]
    found += _wrong_weekdays(read, shift_kinds)
    if blocks is not None:
        found += check_blocks(read, blocks, tuple(shift_kinds))
    return sorted(found, key=_order)


def check_rota(
    lines: Sequence[RotaLine],
    shift_kinds: Mapping[str, ShiftTimes],
    rules: Iterable[Rule],
    cover: CoverDemand,
    blocks: BlockRules | None = None,
) -> RotaCheck:
    """Check every line of a unit, its cover by interval and competence, and that hours are conserved.

    Parameters are as for `check_line`; `cover` is what the unit requires. Raises InputError also for two
    lines with one id and for lines that only repeat together after more than 104 weeks.
    """
    rules = tuple(rules)
    _refuse_bad_lines(lines)
    refuse_bad_cover(cover.table)
    ordered = sorted(lines, key=lambda line: line.id)
    read = [_read(line, shift_kinds) for line in ordered]
    found: list[Violation] = []
    for line in ordered:
        broken = check_line(line.weeks, shift_kinds, rules, line.terms, blocks)
        found += [replace(violation, line=line.id) for violation in broken]
    step = grid_minutes(cover, shift_kinds)
    groups = sorted({line.group for line in ordered} | {str(group) for group in cover.table["group"]})
    required = required_grid(cover, groups, step)
    people = [(line.group, shifts, line.started) for line, shifts in zip(ordered, read, strict=True)]
    present = present_grid(people, groups, step)
    covered = covered_grid(present, required, cover, groups)
    frame = cover_frame((present, required, covered), groups, step)
    hours = _hours_frame(ordered, read)
    on_grid = float(present.sum()) * step / 60 * required.shape[1] / present.shape[1]
    found += [*_conserved(ordered, hours, on_grid), *cover_violations(frame, step)]
    return RotaCheck(tuple(found), frame, hours)


def line_hours(
    line: Sequence[Week],
    shift_kinds: Mapping[str, ShiftTimes],
    rules: Iterable[Rule],
    terms: LineTerms = NO_TERMS,
) -> LineHours:
    """Mean weekly hours of a line and the position fraction they come to. InputError as `check_line`."""
    case = Case(read_line(line, shift_kinds), {rule.quantity: rule for rule in rules}, terms)
    rule, full = hours.full_time_hours(case)
    nights, sundays = hours.night_hours(case), hours.sunday_hours(case)
    return LineHours(case.line.mean_hours, full, case.line.mean_hours / full, nights, sundays, rule.id)


def shift_counts(lines: Sequence[RotaLine]) -> pd.DataFrame:
    """People a week on each shift, mean over the weeks of each line: columns weekday, shift, people."""
    counts: dict[tuple[int, str], float] = {}
    for line in lines:
        for week in line.weeks:
            for day, cell in enumerate(week):
                for name in (cell,) if isinstance(cell, str) else cell or ():
                    share = len(line.started) / len(line.weeks)
                    counts[day, name] = counts.get((day, name), 0.0) + share
    rows = [(WEEKDAYS[day], name, people) for (day, name), people in sorted(counts.items())]
    return pd.DataFrame(rows, columns=["weekday", "shift", "people"])


def _order(violation: Violation) -> tuple[int, int, str, str]:
    return violation.week, WEEKDAYS.index(violation.weekday), violation.rule, violation.sentence


def _refuse_bad_lines(lines: Sequence[RotaLine]) -> None:
    ids = [line.id for line in lines]
    problems = [
        Problem("the rota", f"line {name} is there twice", "each line once", "give one of them another id")
        for name in sorted({name for name in ids if ids.count(name) > 1})
    ]
    problems += [
        Problem(f"line {line.id}", "a cycle of 0 weeks", "at least one week", "give the line its weeks")
        for line in lines
        if not line.weeks
    ]
    if problems:
        raise InputError(problems)


def _read(line: RotaLine, shift_kinds: Mapping[str, ShiftTimes]) -> LineShifts:
    try:
        return read_line(line.weeks, shift_kinds)
    except InputError as error:
        named = [replace(problem, where=f"line {line.id}, {problem.where}") for problem in error.problems]
        raise InputError(named) from None


def _wrong_weekdays(line: LineShifts, shift_kinds: Mapping[str, ShiftTimes]) -> Iterator[Violation]:
    for shift in line.worked:
        weekday = WEEKDAYS[shift.day % 7]
        if weekday not in shift_kinds[shift.shift].weekdays:
            told = said("shift_weekdays", shift=shift.shift, weekdays=(shift.day % 7,))
            yield Violation("shift_weekdays", shift.day // 7 + 1, weekday, 1.0, 0.0, "shifts", told)


def _hours_frame(lines: Sequence[RotaLine], read: Sequence[LineShifts]) -> pd.DataFrame:
    rows = []
    for line, shifts in zip(lines, read, strict=True):
        length = sum(shift.end - shift.start for shift in shifts.worked) / 60 / shifts.weeks
        people = len(line.started)
        rows.append((line.id, line.group, people, shifts.mean_hours, length - shifts.mean_hours))
    return pd.DataFrame(rows, columns=["line", "group", "people", "paid_hours", "unpaid_hours"])


def _conserved(lines: Sequence[RotaLine], hours: pd.DataFrame, on_grid: float) -> Iterator[Violation]:
    """Hours on the grid are the paid and unpaid hours of the shifts; a line has the hours it says it has."""
    rostered = float((hours["people"] * (hours["paid_hours"] + hours["unpaid_hours"])).sum())
    if abs(rostered - on_grid) > 1e-6 * max(1.0, rostered):
        told = said("hours_on_grid", found=on_grid, limit=rostered)
        yield Violation("hours_conserved", 1, "mon", on_grid, rostered, "hours", told)
    for line, found in zip(lines, hours["paid_hours"], strict=True):
        if line.stated_week_hours is not None and abs(found - line.stated_week_hours) > 1 / 60:
            stated = line.stated_week_hours
            told = said("hours_of_line", found=float(found), limit=stated)
            yield Violation("hours_conserved", 1, "mon", float(found), stated, "hours", told, line.id)


@dataclass(frozen=True)
class RotaLine:
    """One repeating line of a unit and the people who follow it.

    Parameters
    ----------
    id, group : the line's name and the competence group of its people.
    weeks : weeks × 7 cells, as `check_line`.
    starts : the week (0 = first) in which each of its people starts; None = one person in each week, so
        that every week of the line is worked by someone at all times.
    terms : what the line is meant to be.
    stated_week_hours : the mean weekly hours that whoever made the line says it has; None = not said.
    """

    id: str
    group: str
    weeks: Sequence[Week]
    starts: tuple[int, ...] | None = None
    terms: LineTerms = NO_TERMS
    stated_week_hours: float | None = None

    @property
    def started(self) -> tuple[int, ...]:
        """The starting week of each person."""
        return tuple(range(len(self.weeks))) if self.starts is None else self.starts


@dataclass(frozen=True)
class LineHours:
    """Hours a week of a line (mean), of a full position with the same work, and the row that decides it.

    `night` and `sunday` are mean hours a week; an hour at night on a Sunday counts as night only.
    """

    mean: float
    full_time: float
    fraction: float
    night: float
    sunday: float
    rule: str


@dataclass(frozen=True)
class RotaCheck:
    """The verdict on a unit's rota.

    violations : line by line, then hours, then cover.
    cover : week, weekday, start_minute, group, required, present, covered, uncovered for each interval with
        a need; covered + uncovered = required.
    hours : line, group, people, paid_hours, unpaid_hours (a week and person).
    """

    violations: tuple[Violation, ...]
    cover: pd.DataFrame
    hours: pd.DataFrame

    @property
    def legal(self) -> bool:
        """Whether nothing at all was found."""
        return not self.violations
