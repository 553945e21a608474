"""What may be relaxed in a unit's problem, each as one change in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from model.rota.explain.missing import missing_sentences, missing_shifts
from model.rota.explain.options import Options, base_lines, more_often, with_lines, with_shifts
from model.rota.explain.words import Titles, number, title_of, weekend_words
from model.rota.lines.rows import LIMITS
from model.rota.problem import LineRange, Requirement, RotaProblem, intervals
from model.rota.rule_table import LEVELS, Rule, more_permissive
from model.rota.shifts import WEEK
from model.rota.sizing import TOLERANCE, Missing

# limits the employer sets: one more may be tried without a row that allows it
POLICIES = (("days_in_row", "days in a row"), ("nights_in_row", "nights in a row"))
# a part-time line when neither the unit nor the scenario offers any
PART_LOW, PART_HIGH = 0.3, 0.95


def changes_for(
    problem: RotaProblem, missing: tuple[Missing, ...], options: Options, titles: Titles | None = None
) -> list[Change]:
    """Every single relaxation worth trying, in a fixed order; whether it works is not known yet."""
    found = [*_weekends(problem), *_shifts(problem, options, titles), *_rules(problem, options)]
    found += [*_heads(problem, titles), *_line_kinds(problem, options), *_substitutions(problem, missing, titles)]
    return [*found, *_fewer(problem, missing, titles)]


def _weekends(problem: RotaProblem) -> Iterator[Change]:
    """Weekends one step more often, for all kinds that have the frequency."""
    for every in sorted(
        {line.weekend_every for line in problem.lines if line.weekend_every and line.weekend_every > 1}
    ):
        lines = more_often(line for line in problem.lines if line.weekend_every == every)
        words = f"let people work {weekend_words(every - 1)} instead of {weekend_words(every)}"
        yield Change("weekend", words, _adding(lines))
    if not any(line.weekend_every for line in problem.lines):
        for every in (3, 2):
            lines = [replace(line, id=f"{line.id}_every_{every}", weekend_every=every) for line in problem.lines]
            words = f"let people work {weekend_words(every)}; no line kind works weekends"
            yield Change("weekend", words, _adding(lines), about="weekend")


def _adding(lines: Iterable[LineRange]) -> Callable[[RotaProblem], RotaProblem]:
    added = tuple(lines)
    return lambda problem: with_lines(problem, added)


def _shifts(problem: RotaProblem, options: Options, titles: Titles | None) -> Iterator[Change]:
    """The shift kinds the unit lacks: the long ones together, each other one by itself."""
    wide = options.wide
    if wide is None:
        return
    known = {shift.id for shift in problem.shifts}
    other = [shift for shift in wide.shifts if shift.id not in known]
    long = [shift.id for shift in other if shift.family == "long"]
    for chosen in [long, *([shift.id] for shift in other if shift.family != "long")]:
        if chosen:
            names = ", ".join(title_of(titles, name) for name in chosen)
            yield Change("shift", f"allow the shifts {names}", _allowing(wide, chosen))


def _allowing(wide: RotaProblem, shifts: list[str]) -> Callable[[RotaProblem], RotaProblem]:
    return lambda problem: with_shifts(problem, wide, {*(shift.id for shift in problem.shifts), *shifts})


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
            words = f"{row.title[0].lower()}{row.title[1:]}: {number(row.value)} {row.unit} instead of "
            words += f"{number(now / scale)} ({row.paragraph}, {_level(row)})"
            yield Change("rule", words, _limited(name, round(row.value * scale)), about=name)
    for name, words in POLICIES:
        now = getattr(problem.rules, name)
        if now is not None:
            yield Change("rule", f"{now + 1} {words} instead of {now}", _limited(name, now + 1), about=name)


def _level(row: Rule) -> str:
    return "the law" if row.agreement_level == "law" else f"agreement level {row.agreement_level.replace('_', ' ')}"


def _limited(name: str, value: int) -> Callable[[RotaProblem], RotaProblem]:
    limits: dict[str, Any] = {name: value}
    return lambda problem: replace(problem, rules=replace(problem.rules, **limits))


def _heads(problem: RotaProblem, titles: Titles | None) -> Iterator[Change]:
    """One person more where the number is limited, in the unit or in a group."""
    goals = problem.goals
    if goals.heads_most is not None:
        words = f"one person more: {goals.heads_most + 1} instead of {goals.heads_most}"
        yield Change("heads", words, _with_goals(heads_most=goals.heads_most + 1))
    for limit in goals.staff:
        if limit.more is not None:
            most = limit.today + limit.more
            words = f"one more {title_of(titles, limit.group)}: {most + 1} instead of {most}"
            staff = (replace(one, more=limit.more + 1) if one == limit else one for one in goals.staff)
            yield Change("heads", words, _with_goals(staff=tuple(staff)))


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
            size = "full-time" if line.full_time else "part-time"
            words = f"allow {size} lines of {number(100 * line.low, 0)}–{number(100 * line.high, 0)} %, "
            kind = "lines" if line.full_time else "part_time"
            yield Change(kind, words + weekend_words(line.weekend_every), _adding([line]))


def _substitutions(problem: RotaProblem, missing: tuple[Missing, ...], titles: Titles | None) -> Iterator[Change]:
    """A group whose time costs as much or more does the work of a group that lacks people."""
    for helped in sorted({gap.group for gap in missing}):
        price = next(group.hour_nok for group in problem.groups if group.id == helped)
        for helper in problem.groups:
            if helper.id != helped and helped not in helper.covers_for and helper.hour_nok >= price:
                words = f"let {title_of(titles, helper.id)} do the work of {title_of(titles, helped)}"
                yield Change("substitution", words, _helping(helper.id, helped))


def _helping(helper: str, helped: str) -> Callable[[RotaProblem], RotaProblem]:
    def apply(problem: RotaProblem) -> RotaProblem:
        groups = (
            replace(group, covers_for=tuple(sorted({*group.covers_for, helped}))) if group.id == helper else group
            for group in problem.groups
        )
        return replace(problem, groups=tuple(groups))

    return apply


def _fewer(problem: RotaProblem, missing: tuple[Missing, ...], titles: Titles | None) -> Iterator[Change]:
    """Cover lowered by what is missing, for each group by itself and for all groups together."""
    groups = sorted({gap.group for gap in missing})
    for chosen in [*([group] for group in groups), *([groups] if len(groups) > 1 else [])]:
        gaps = tuple(gap for gap in missing if gap.group in chosen)
        waived = sum(math.ceil(gap.people - TOLERANCE) * (gap.end - gap.start) / 60 for gap in gaps)
        spans = "; ".join(missing_sentences(missing_shifts(problem, gaps), titles))
        yield Change("cover", f"require fewer: {spans}", _lowering(gaps), waived)


def _lowering(gaps: tuple[Missing, ...]) -> Callable[[RotaProblem], RotaProblem]:
    def apply(problem: RotaProblem) -> RotaProblem:
        cover = []
        for interval in intervals(problem):
            for place, group in enumerate(problem.groups):
                fewer = sum(
                    math.ceil(gap.people - TOLERANCE)
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
    """One relaxation: its kind, what it is in words, how it changes a problem, and the hours of cover it gives up.

    about : the limit it relaxes; of several that relax the same one, the later are named only when cheaper.
    """

    kind: str
    words: str
    apply: Callable[[RotaProblem], RotaProblem]
    waived_hours: float = 0.0
    about: str = ""


def both(first: Change, second: Change) -> Change:
    """Two relaxations together."""
    return Change(
        f"{first.kind} + {second.kind}",
        f"{first.words}, and {second.words}",
        lambda problem: second.apply(first.apply(problem)),
        first.waived_hours + second.waived_hours,
    )
