"""What may be relaxed in a unit's problem, each as one change in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from model.rota.explain.missing import missing_said, missing_shifts
from model.rota.explain.new_shifts import new_shifts
from model.rota.explain.options import Options, base_lines, more_often, with_lines, with_shifts
from model.rota.lines.rows import LIMITS
from model.rota.problem import LineRange, Requirement, RotaProblem, intervals
from model.rota.rule_table import LEVELS, Rule, more_permissive
from model.rota.shifts import WEEK, clock_text
from model.rota.sizing import TOLERANCE, Missing
from model.rota.wording import Said, said

# limits the employer sets: one more may be tried without a row that allows it
POLICIES = ("days_in_row", "nights_in_row")
# a part-time line when neither the unit nor the scenario offers any
PART_LOW, PART_HIGH = 0.3, 0.95
# between the kinds of two relaxations
TOGETHER = " + "


def changes_for(problem: RotaProblem, missing: tuple[Missing, ...], options: Options) -> list[Change]:
    """Every single relaxation worth trying, in a fixed order; whether it works is not known yet."""
    found = [*_weekends(problem), *_shifts(problem, options), *_rules(problem, options)]
    found += [*_new_shifts(problem, missing, options)]
    found += [*_heads(problem), *_line_kinds(problem, options), *_substitutions(problem, missing)]
    return [*found, *_fewer(problem, missing)]


def _weekends(problem: RotaProblem) -> Iterator[Change]:
    """Weekends one step more often, for all kinds that have the frequency."""
    for every in sorted(
        {line.weekend_every for line in problem.lines if line.weekend_every and line.weekend_every > 1}
    ):
        lines = more_often(line for line in problem.lines if line.weekend_every == every)
        yield Change("weekend", said("change_weekend", every=every - 1, now=every), _adding(lines))
    if not any(line.weekend_every for line in problem.lines):
        for every in (3, 2):
            lines = [replace(line, id=f"{line.id}_every_{every}", weekend_every=every) for line in problem.lines]
            yield Change("weekend", said("change_weekend_first", every=every), _adding(lines), about="weekend")


def _adding(lines: Iterable[LineRange]) -> Callable[[RotaProblem], RotaProblem]:
    added = tuple(lines)
    return lambda problem: with_lines(problem, added)


def _shifts(problem: RotaProblem, options: Options) -> Iterator[Change]:
    """The shift kinds the unit lacks: the long ones together, each other one by itself."""
    wide = options.wide
    if wide is None:
        return
    known = {shift.id for shift in problem.shifts}
    other = [shift for shift in wide.shifts if shift.id not in known]
    long = [shift.id for shift in other if shift.family == "long"]
    for chosen in [long, *([shift.id] for shift in other if shift.family != "long")]:
        if chosen:
            yield Change("shift", said("change_shifts", shifts=tuple(chosen)), _allowing(wide, chosen))


def _allowing(wide: RotaProblem, shifts: list[str]) -> Callable[[RotaProblem], RotaProblem]:
    return lambda problem: with_shifts(problem, wide, {*(shift.id for shift in problem.shifts), *shifts})


def _new_shifts(problem: RotaProblem, missing: tuple[Missing, ...], options: Options) -> Iterator[Change]:
    """Shifts that no file names, where they would reach what is missing: each by itself, and all of them."""
    if options.with_new is None:
        return
    found = new_shifts(problem, missing)
    for chosen in [*([one] for one in found), *([found] if len(found) > 1 else [])]:
        told = [
            said("change_new_shift", start=clock_text(one.start), end=clock_text(one.end), days=one.weekdays)
            for one in chosen
        ]
        together = reduce(lambda first, second: said("change_both", first=first, second=second), told)
        allowing = _allowing(options.with_new(tuple(chosen)), [one.id for one in chosen])
        yield Change("shift", together, allowing, about="new_shift")


def _rules(problem: RotaProblem, options: Options) -> Iterator[Change]:
    """Limits that a row of the table loosens, the lowest agreement level first; the employer's own by one."""
    tried: set[tuple[str, float]] = set()
    for row in sorted(options.rules, key=lambda row: (LEVELS.index(row.agreement_level), row.id)):
        name, _, _, scale = LIMITS.get(row.quantity, ("", "", "", 1))
        now = getattr(problem.rules, name, None)
        if now is None or row.kind != "limit" or isinstance(now, bool) or not more_permissive(row, now / scale):
            continue
        if (name, row.value) not in tried:
            tried.add((name, row.value))
            yield Change("rule", _rule_said(row, now / scale), _limited(name, round(row.value * scale)), about=name)
    for name in POLICIES:
        now = getattr(problem.rules, name)
        if now is not None:
            told = said(f"change_{name}", more=now + 1, now=now)
            yield Change("rule", told, _limited(name, now + 1), about=name)


def _rule_said(row: Rule, now: float) -> Said:
    law = row.agreement_level == "law"
    level = said("level_law") if law else said("level_agreed", level=row.agreement_level.replace("_", " "))
    values = {"title": row.title, "value": row.value, "unit": row.unit, "paragraph": row.paragraph}
    return said("change_rule", now=now, level=level, **values)


def _limited(name: str, value: int) -> Callable[[RotaProblem], RotaProblem]:
    limits: dict[str, Any] = {name: value}
    return lambda problem: replace(problem, rules=replace(problem.rules, **limits))


def _heads(problem: RotaProblem) -> Iterator[Change]:
    """One person more where the number is limited, in the unit or in a group."""
    goals = problem.goals
    if goals.heads_most is not None:
        told = said("change_person", more=goals.heads_most + 1, now=goals.heads_most)
        yield Change("heads", told, _with_goals(heads_most=goals.heads_most + 1))
    for limit in goals.staff:
        if limit.more is not None:
            most = limit.today + limit.more
            told = said("change_group_person", group=limit.group, more=most + 1, now=most)
            staff = (replace(one, more=limit.more + 1) if one == limit else one for one in goals.staff)
            yield Change("heads", told, _with_goals(staff=tuple(staff)))


def _with_goals(**changed: Any) -> Callable[[RotaProblem], RotaProblem]:
    return lambda problem: replace(problem, goals=replace(problem.goals, **changed))


def _line_kinds(problem: RotaProblem, options: Options) -> Iterator[Change]:
    """Line kinds that the unit does not use, full or part time."""
    known = {(line.low, line.high, line.weekend_every) for line in problem.lines}
    wide = base_lines(options.wide) if options.wide else ()
    offered = [line for line in wide if line.weekend_every is not None]
    if not any(not line.full_time for line in (*offered, *problem.lines)):
        for every in sorted({line.weekend_every for line in problem.lines if line.weekend_every is not None}):
            offered.append(LineRange(f"part_time_every_{every}", PART_LOW, PART_HIGH, every))
    for line in offered:
        if (line.low, line.high, line.weekend_every) not in known:
            kind = "lines" if line.full_time else "part_time"
            told = said(f"change_{kind}", low=100 * line.low, high=100 * line.high, every=line.weekend_every)
            yield Change(kind, told, _adding([line]))


def _substitutions(problem: RotaProblem, missing: tuple[Missing, ...]) -> Iterator[Change]:
    """A group whose time costs as much or more does the work of a group that lacks people."""
    for helped in sorted({gap.group for gap in missing}):
        price = next(group.hour_nok for group in problem.groups if group.id == helped)
        for helper in problem.groups:
            if helper.id != helped and helped not in helper.covers_for and helper.hour_nok >= price:
                told = said("change_substitution", helper=helper.id, helped=helped)
                yield Change("substitution", told, _helping(helper.id, helped))


def _helping(helper: str, helped: str) -> Callable[[RotaProblem], RotaProblem]:
    def apply(problem: RotaProblem) -> RotaProblem:
        groups = (
            replace(group, covers_for=tuple(sorted({*group.covers_for, helped}))) if group.id == helper else group
            for group in problem.groups
        )
        return replace(problem, groups=tuple(groups))

    return apply


def _fewer(problem: RotaProblem, missing: tuple[Missing, ...]) -> Iterator[Change]:
    """Cover lowered by what is missing, for each group by itself and for all groups together."""
    # nobody gives up part of a person: what is missing on average is given up whole
    missing = tuple(replace(gap, people=float(math.ceil(gap.people - TOLERANCE))) for gap in missing)
    groups = sorted({gap.group for gap in missing})
    for chosen in [*([group] for group in groups), *([groups] if len(groups) > 1 else [])]:
        gaps = tuple(gap for gap in missing if gap.group in chosen)
        waived = sum(gap.people * (gap.end - gap.start) / 60 for gap in gaps)
        told = said("change_cover", gaps=tuple(missing_said(missing_shifts(problem, gaps))))
        yield Change("cover", told, _lowering(gaps), waived)


def _lowering(gaps: tuple[Missing, ...]) -> Callable[[RotaProblem], RotaProblem]:
    def apply(problem: RotaProblem) -> RotaProblem:
        cover = []
        for interval in intervals(problem):
            for place, group in enumerate(problem.groups):
                fewer = sum(
                    round(gap.people)
                    for gap in gaps
                    if gap.group == group.id and any(gap.start <= interval.start + t < gap.end for t in (0, WEEK))
                )
                left = interval.required[place] - fewer
                if left > 0:
                    cover.append(Requirement(group.id, interval.start, interval.end, left))
        return replace(problem, cover=tuple(sorted(cover, key=lambda row: (row.group, row.start, row.end))))

    return apply


@dataclass(frozen=True)
class Change:
    """One relaxation: its kind, what it is, how it changes a problem, and the hours of cover it gives up.

    about : the limit it relaxes; of several that relax the same one, the later are named only when cheaper.
    """

    kind: str
    said: Said
    apply: Callable[[RotaProblem], RotaProblem]
    waived_hours: float = 0.0
    about: str = ""


def both(first: Change, second: Change) -> Change:
    """Two relaxations together."""
    return Change(
        f"{first.kind}{TOGETHER}{second.kind}",
        said("change_both", first=first.said, second=second.said),
        lambda problem: second.apply(first.apply(problem)),
        first.waived_hours + second.waived_hours,
    )
