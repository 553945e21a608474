"""The working-time limits of one unit in one year, as the shift-state graph reads them.

The values are the rows in force of the working-time rule table (`model.scenario.working_time_rows`). Block
rules come from the unit's own settings. Lines without a weekend rule are not used by a scenario's units; they
let general cyclic rotas run through the same graph.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from model.rota.blocks import Blocks
from model.scenario import working_time_rows
from model.scenario.schema import Scenario
from model.scenario.schema.blocks import BlockSettings
from model.scenario.schema.rule_table import Rule


def rules_in_force(scenario: Scenario, year: int, unit: str) -> Rules:
    """The limits for `unit` in `year`, in minutes and counts."""
    rota = scenario.units[unit].rota
    limits = limits_of(working_time_rows(scenario, year, unit))
    if rota is None or rota.blocks is None:
        return limits
    used = {name for name in rota.shift_kinds if scenario.rota.shift_kinds[name].in_use.at(year, unit)}
    return with_blocks(limits, rota.blocks, used)


def limits_of(rows: Iterable[Rule]) -> Rules:
    """The limits of the rows in force, one row for each quantity; a quantity without a row is no limit."""
    held = {row.quantity: row.value for row in rows}

    def most(quantity: str, scale: int) -> int | None:
        return round(held[quantity] * scale) if quantity in held else None

    return Rules(
        daily_rest=most("daily_rest_hours", 60) or 0,
        weekly_rest=most("weekly_rest_hours", 60) or 0,
        longest_shift=most("longest_shift_hours", 60),
        days_in_row=most("days_in_row", 1),
        nights_in_row=most("nights_in_row", 1),
        minutes_in_week=most("hours_in_week", 60),
        complete_weekends=bool(held.get("complete_weekends", 1)),
    )


def with_blocks(limits: Rules, blocks: BlockSettings, shifts: Collection[str]) -> Rules:
    """The limits with a unit's block rules on top; rules about shifts that are not among `shifts` are left out."""
    work, off = blocks.work_days or (1, None), blocks.days_off or (1, None)
    longest = min((most for most in (limits.days_in_row, work[1]) if most is not None), default=None)
    lengths = [(name, *blocks.shift_days[name]) for name in sorted(blocks.shift_days) if name in shifts]
    followers, across = (
        tuple(sorted({(first, then) for first, then in pairs if first in shifts and then in shifts}))
        for pairs in (blocks.forbidden_next, blocks.forbidden_after_one_off)
    )
    return replace(
        limits,
        days_in_row=longest,
        least_days_in_row=work[0],
        least_days_off=off[0],
        most_days_off=off[1],
        blocks=Blocks(tuple(lengths), followers, across, blocks.weekend_off_in, blocks.days_off_together),
    )


@dataclass(frozen=True)
class Rules:
    """Limits on one line; None means that there is no such limit.

    daily_rest : least minutes between the end of a shift and the start of the next (Working Environment
        Act § 10-8 first paragraph; 11 h, 8 h by agreement).
    weekly_rest : least minutes of continuous rest that lie inside each week, Monday 00:00 to Sunday 24:00
        (§ 10-8 second paragraph; 35 h, 28 h by agreement).
    longest_shift : most paid minutes in a shift (§ 10-5; 12.5 h by agreement with shop stewards).
    days_in_row : most calendar days in a row on which a shift starts.
    nights_in_row : most shifts of the night family in a row.
    minutes_in_week : most paid minutes between Monday 00:00 and Sunday 24:00; a shift over midnight from
        Sunday is counted on both sides.
    complete_weekends : a line works both Saturday and Sunday of a weekend, or neither.
    least_days_in_row, least_days_off, most_days_off : lengths of blocks of days worked and of days off.
    blocks : the further block rules of a general cyclic rota.
    """

    daily_rest: int = 0
    weekly_rest: int = 0
    longest_shift: int | None = None
    days_in_row: int | None = None
    nights_in_row: int | None = None
    minutes_in_week: int | None = None
    complete_weekends: bool = True
    least_days_in_row: int = 1
    least_days_off: int = 1
    most_days_off: int | None = None
    blocks: Blocks | None = None
