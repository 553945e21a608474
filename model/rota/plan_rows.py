"""Rows of the rota plan's tables on lines, goals and prices: what is owed, what is missed, and what binds."""

from __future__ import annotations

from collections.abc import Mapping

from model.rota.answers import Sizing
from model.rota.english import in_english
from model.rota.limit_prices import price_text
from model.rota.wording import Said, said

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
    return [(year, unit, *row[:-1], in_english(row[-1], titles)) for row in goals_told(sizing)]


def goals_told(sizing: Sizing) -> list[tuple[str, str, float, float, float, Said]]:
    """(goal, group, asked, reached, short, in words) of each goal that is set or missed, by goal and group."""
    goals, short = sizing.problem.goals, sizing.shortfalls
    kinds = {line.id: line for line in sizing.problem.lines}
    people = sum(sizing.lines.values())
    full = sum(number for (_, kind), number in sizing.lines.items() if kinds[kind].full_time)
    rows: list[tuple[str, str, float, float, float, Said]] = []
    if goals.full_time_target is not None:
        share = full / people if people else 0.0
        lacks = short.full_time
        reached = said("goal_full_time_short", positions=lacks) if lacks else said("goal_reached")
        percent = 100 * goals.full_time_target
        told = said("goal_full_time", full=full, people=people, percent=percent, reached=reached)
        rows.append(("full_time", "", goals.full_time_target, share, lacks, told))
    if goals.heads_most is not None:
        told = said("goal_heads", people=people, most=goals.heads_most)
        rows.append(("heads", "", float(goals.heads_most), float(people), 0.0, told))
    for group, kept in sorted(short.lowered.items()):
        rows.append(("kept_fractions", group, 0.0, kept, kept, said("goal_kept_fractions", group=group, people=kept)))
    for group, hours in sorted(short.planned.items()):
        told = said("goal_planned_absence", group=group, hours=hours)
        rows.append(("planned_absence", group, 0.0, hours, hours, told))
    return sorted(rows, key=lambda row: (row[0], row[1]))


def price_rows(year: int, unit: str, sizing: Sizing, titles: Mapping[str, str]) -> list[tuple[object, ...]]:
    """What one more of each binding limit costs a week, in kroner and in words."""
    return [(year, unit, p.limit, p.group, p.start, p.end, p.nok, price_text(p, titles)) for p in sizing.prices]
