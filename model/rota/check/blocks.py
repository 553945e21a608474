"""Block rules of general cyclic rotas: lengths of blocks, forbidden successions, free weekends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.errors import InputError, unknown_name
from model.rota.check.spans import SATURDAY, LineShifts, Violation, runs
from model.rota.check.weekends import worked_weekends
from model.rota.rule_table import BlockRules
from model.rota.wording import Said, said
from model.scenario.schema.rota import WEEKDAYS

# what a fault's rule is called; the rules of one shift kind are `block_shift_` and its id
BLOCK_TITLES = {
    "block_work_days": "Days worked in a row, the unit's own rule",
    "block_days_off": "Days off in a row, the unit's own rule",
    "block_forbidden_next": "Shifts that may not follow each other, the unit's own rule",
    "block_forbidden_after_one_off": "Shifts that may not stand on each side of a day off, the unit's own rule",
    "block_weekend_off": "A weekend off among so many, the unit's own rule",
    "block_days_off_together": "Days off together in each week, the unit's own rule",
}
SHIFT_BLOCK_TITLE = "Days in a row with the same shift, the unit's own rule"


def block_title(rule: str) -> str | None:
    """What a block rule that a fault names is called; None for a rule of the working-time table."""
    return SHIFT_BLOCK_TITLE if rule.startswith("block_shift_") else BLOCK_TITLES.get(rule)


def check_blocks(line: LineShifts, blocks: BlockRules, known: Sequence[str]) -> Iterator[Violation]:
    """Every break of the block rules; InputError when they name a shift that is not among `known`."""
    named = set(blocks.shift_days or {})
    for pair in blocks.forbidden_next | blocks.forbidden_after_one_off:
        named |= set(pair)
    unknown = sorted(named - set(known))
    if unknown:
        raise InputError([unknown_name("block rules", "shift kind", name, known) for name in unknown])
    worked = [bool(cell) for cell in line.cells]
    yield from _lengths(worked, blocks.work_days, "block_work_days", said("days_worked"))
    yield from _lengths([not day for day in worked], blocks.days_off, "block_days_off", said("days_off"))
    for name, limits in sorted((blocks.shift_days or {}).items()):
        flags = [name in cell for cell in line.cells]
        yield from _lengths(flags, limits, f"block_shift_{name}", said("shifts_of", shift=name))
    yield from _successions(line, blocks)
    yield from _weekends(line, blocks)
    yield from _together(line, blocks)


def _lengths(flags: list[bool], limits: tuple[int, int] | None, rule: str, what: Said) -> Iterator[Violation]:
    if limits is None:
        return
    for first, length in runs(flags):
        if length < limits[0]:
            told = said("block_too_short", found=length, what=what, limit=limits[0])
            yield _told(rule, first, (length, limits[0]), told)
        elif length > limits[1]:
            told = said("block_too_long", found=length, what=what, limit=limits[1])
            yield _told(rule, (first + limits[1]) % len(flags), (length, limits[1]), told)


def _successions(line: LineShifts, blocks: BlockRules) -> Iterator[Violation]:
    cells, size = line.cells, len(line.cells)
    for day in range(size):
        tomorrow, after = (day + 1) % size, (day + 2) % size
        for first in cells[day]:
            for second in cells[tomorrow]:
                if (first, second) in blocks.forbidden_next:
                    told = said("block_forbidden_next", first=first, second=second)
                    yield _told("block_forbidden_next", tomorrow, (1, 0), told)
            for second in () if cells[tomorrow] else cells[after]:
                if (first, second) in blocks.forbidden_after_one_off:
                    told = said("block_forbidden_after_one_off", first=first, second=second)
                    yield _told("block_forbidden_after_one_off", after, (1, 0), told)


def _weekends(line: LineShifts, blocks: BlockRules) -> Iterator[Violation]:
    if blocks.weekend_off_in == 0:
        return
    most = blocks.weekend_off_in - 1
    for first, length in runs([any(days) for days in worked_weekends(line)]):
        if length > most:
            told = said("block_weekend_off", found=length, limit=blocks.weekend_off_in)
            yield _told("block_weekend_off", (first + most) % line.weeks * 7 + SATURDAY, (length, most), told)


def _together(line: LineShifts, blocks: BlockRules) -> Iterator[Violation]:
    least = blocks.days_off_together
    for week in range(line.weeks if least else 0):
        # a day worked stands on each side, so that no run goes round from Sunday to Monday
        off = [False, *(not cell for cell in line.cells[week * 7 : week * 7 + 7])]
        longest = max((length for _, length in runs(off)), default=0.0)
        if longest < least:
            told = said("block_days_off_together", found=longest, limit=least)
            yield _told("block_days_off_together", week * 7, (longest, least), told)


def _told(rule: str, day: int, found_limit: tuple[float, float], told: Said) -> Violation:
    found, limit = found_limit
    return Violation(rule, day // 7 + 1, WEEKDAYS[day % 7], float(found), float(limit), "days", told)
