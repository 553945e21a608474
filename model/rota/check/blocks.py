"""Block rules of general cyclic rotas: lengths of blocks, forbidden successions, free weekends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.errors import InputError, unknown_name
from model.rota.check.spans import NAMES, SATURDAY, LineShifts, Violation, amount, runs
from model.rota.check.weekends import worked_weekends
from model.rota.rule_table import BlockRules
from model.scenario.schema.rota import WEEKDAYS


def check_blocks(line: LineShifts, blocks: BlockRules, known: Sequence[str]) -> Iterator[Violation]:
    """Every break of the block rules; InputError when they name a shift that is not among `known`."""
    named = set(blocks.shift_days or {})
    for pair in blocks.forbidden_next | blocks.forbidden_after_one_off:
        named |= set(pair)
    unknown = sorted(named - set(known))
    if unknown:
        raise InputError([unknown_name("block rules", "shift kind", name, known) for name in unknown])
    worked = [bool(cell) for cell in line.cells]
    yield from _lengths(worked, blocks.work_days, "block_work_days", "days worked")
    yield from _lengths([not day for day in worked], blocks.days_off, "block_days_off", "days off")
    for name, limits in sorted((blocks.shift_days or {}).items()):
        yield from _lengths([name in cell for cell in line.cells], limits, f"block_shift_{name}", f"{name} shifts")
    yield from _successions(line, blocks)
    yield from _weekends(line, blocks)
    yield from _together(line, blocks)


def _lengths(flags: list[bool], limits: tuple[int, int] | None, rule: str, what: str) -> Iterator[Violation]:
    if limits is None:
        return
    for first, length in runs(flags):
        if length < limits[0]:
            sentence = f"A block of {amount(length)} {what}; at least {limits[0]}."
            yield _told(rule, first, (length, limits[0]), sentence)
        elif length > limits[1]:
            sentence = f"A block of {amount(length)} {what}; at most {limits[1]}."
            yield _told(rule, (first + limits[1]) % len(flags), (length, limits[1]), sentence)


def _successions(line: LineShifts, blocks: BlockRules) -> Iterator[Violation]:
    cells, size = line.cells, len(line.cells)
    for day in range(size):
        tomorrow, after = (day + 1) % size, (day + 2) % size
        for first in cells[day]:
            for second in cells[tomorrow]:
                if (first, second) in blocks.forbidden_next:
                    text = f"{first} is followed by {second} the next day, which is forbidden."
                    yield _told("block_forbidden_next", tomorrow, (1, 0), text)
            for second in () if cells[tomorrow] else cells[after]:
                if (first, second) in blocks.forbidden_after_one_off:
                    text = f"{first}, one day off and {second} follow each other, which is forbidden."
                    yield _told("block_forbidden_after_one_off", after, (1, 0), text)


def _weekends(line: LineShifts, blocks: BlockRules) -> Iterator[Violation]:
    if blocks.weekend_off_in == 0:
        return
    most = blocks.weekend_off_in - 1
    for first, length in runs([any(days) for days in worked_weekends(line)]):
        if length > most:
            text = f"{amount(length)} weekends in a row are worked; one of any {blocks.weekend_off_in} must be free."
            yield _told("block_weekend_off", (first + most) % line.weeks * 7 + SATURDAY, (length, most), text)


def _together(line: LineShifts, blocks: BlockRules) -> Iterator[Violation]:
    least = blocks.days_off_together
    for week in range(line.weeks if least else 0):
        # a day worked stands on each side, so that no run goes round from Sunday to Monday
        off = [False, *(not cell for cell in line.cells[week * 7 : week * 7 + 7])]
        longest = max((length for _, length in runs(off)), default=0.0)
        if longest < least:
            text = f"At most {amount(longest)} days off in a row from {NAMES[0]} to {NAMES[6]}; at least {least}."
            yield _told("block_days_off_together", week * 7, (longest, least), text)


def _told(rule: str, day: int, found_limit: tuple[float, float], sentence: str) -> Violation:
    found, limit = found_limit
    return Violation(rule, day // 7 + 1, WEEKDAYS[day % 7], float(found), float(limit), "days", sentence)
