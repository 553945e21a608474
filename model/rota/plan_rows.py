"""Rows of the rota plan's tables on lines, goals and prices: what is owed, what is missed, and what binds."""

from __future__ import annotations

from collections.abc import Mapping

from model.rota.answers import Sizing
from model.rota.limit_prices import price_text

LINE_KIND_COLUMNS = ["year", "unit", "group", "kind", "hours_kind", "weekend_every", "lines", "hours"]
LINE_KIND_COLUMNS += ["full_hours", "hours_owed"]
GOAL_COLUMNS = ["year", "unit", "goal", "group", "asked", "reached", "short", "sentence"]
PRICE_COLUMNS = ["year", "unit", "limit", "group", "start", "end", "nok_week", "sentence"]


def line_kind_rows(year: int, unit: str, sizing: Sizing) -> list[tuple[object, ...]]:
    """Lines and hours a week of each kind that has any, and the hours its full positions owe."""
    kinds = {line.id: line for line in sizing.problem.lines}
    rows: list[tuple[object, ...]] = []
    for (group, kind), full in sorted(sizing.full_hours.items()):
        line = kinds[kind]
        counted = (sizing.lines[group, kind], sizing.hours[group, kind], full, sizing.owed[group, kind])
        rows.append((year, unit, group, kind, line.hours_kind, line.weekend_every or 0, *counted))
    return rows


def goal_rows(year: int, unit: str, sizing: Sizing, titles: Mapping[str, str]) -> list[tuple[object, ...]]:
    """Each goal that is set: what was asked, reached and is short, and that in words."""
    goals, short = sizing.problem.goals, sizing.shortfalls
    kinds = {line.id: line for line in sizing.problem.lines}
    people = sum(sizing.lines.values())
    full = sum(number for (_, kind), number in sizing.lines.items() if kinds[kind].full_time)
    rows: list[tuple[object, ...]] = []
    if goals.full_time_target is not None:
        share = full / people if people else 0.0
        words = f"{full} of {people} people have full positions; asked for: {goals.full_time_target:.0%}"
        words += f"; {short.full_time:.1f} full positions short." if short.full_time else "; reached."
        rows.append((year, unit, "full_time", "", goals.full_time_target, share, short.full_time, words))
    if goals.heads_most is not None:
        words = f"{people} people in the rota; at most {goals.heads_most} allowed."
        rows.append((year, unit, "heads", "", float(goals.heads_most), float(people), 0.0, words))
    for group, kept in sorted(short.lowered.items()):
        words = f"{titles[group]}: {kept:g} people of today would get a smaller position fraction."
        rows.append((year, unit, "kept_fractions", group, 0.0, kept, kept, words))
    for group, hours in sorted(short.planned.items()):
        words = f"{titles[group]}: {hours:.1f} hours a week of the planned absence have nobody."
        rows.append((year, unit, "planned_absence", group, 0.0, hours, hours, words))
    return sorted(rows, key=lambda row: (row[2], row[3]))


def price_rows(year: int, unit: str, sizing: Sizing, titles: Mapping[str, str]) -> list[tuple[object, ...]]:
    """What one more of each binding limit costs a week, in kroner and in words."""
    return [(year, unit, p.limit, p.group, p.start, p.end, p.nok, price_text(p, titles)) for p in sizing.prices]
