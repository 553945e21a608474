"""Block rules inside the graph: what a line must remember about blocks of shifts, free weekends and days off.

They are the rules of general cyclic rotas (least and most of one shift kind in a row, forbidden successions,
free weekends, days off together), the same as the checker's `BlockRules` but as hashable tuples, so that a
graph can be kept. Blocks of days worked and of days off are limits of `Rules` itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

SATURDAY = 5
SUNDAY = 6
NO_LIMIT = 1 << 30


class BlockMemory(NamedTuple):
    """What the block rules can still ask about at 00:00 of a weekday.

    last : the shift worked yesterday, or the day before when yesterday alone was off; else "".
    length : days of `last` in a row until yesterday, 0 when yesterday was off.
    off : days off in a row within this week. together : enough of them have been had this week.
    weekends : worked weekends in a row. saturday : this week's Saturday was worked.
    """

    last: str = ""
    length: int = 0
    off: int = 0
    together: bool = False
    weekends: int = 0
    saturday: bool = False


@dataclass(frozen=True)
class Blocks:
    """Block rules with what each asks; every tuple sorted.

    shift_days : (shift id, least, most) days of that shift in a row; a most of NO_LIMIT is none.
    forbidden_next : (today, tomorrow) pairs of shift ids that may not follow each other.
    forbidden_after_one_off : pairs that may not stand on each side of exactly one day off.
    weekend_off_in : at least one of any so many weekends is free; 0 = no such rule.
    days_off_together : at least so many days off in a row within each Monday–Sunday week; 0 = no rule.
    """

    shift_days: tuple[tuple[str, int, int], ...] = ()
    forbidden_next: tuple[tuple[str, str], ...] = ()
    forbidden_after_one_off: tuple[tuple[str, str], ...] = ()
    weekend_off_in: int = 0
    days_off_together: int = 0

    def seed(self, days_off: int, weekday: int) -> BlockMemory:
        """The memory of a rested line whose last `days_off` days were free."""
        off = min(days_off, weekday, self.days_off_together)
        together = off >= self.days_off_together
        return BlockMemory(off=0 if together else off, together=together)

    def step(self, memory: BlockMemory, weekday: int, shift: str | None) -> BlockMemory | None:
        """The memory at the next midnight, or None when the day would break a block rule."""
        moved = self._off(memory) if shift is None else self._work(memory, shift)
        if moved is None:
            return None
        if weekday == SATURDAY and self.weekend_off_in:
            return moved._replace(saturday=shift is not None)
        return self._new_week(moved, shift is not None) if weekday == SUNDAY else moved

    def _off(self, memory: BlockMemory) -> BlockMemory | None:
        if memory.length and memory.length < self._lengths(memory.last)[0]:
            return None
        remembered = memory.length and any(first == memory.last for first, _ in self.forbidden_after_one_off)
        off = 0 if memory.together else memory.off + 1
        together = memory.together or off >= self.days_off_together
        return memory._replace(
            last=memory.last if remembered else "", length=0, off=0 if together else off, together=together
        )

    def _work(self, memory: BlockMemory, shift: str) -> BlockMemory | None:
        before, (least, most) = memory.last, self._lengths(shift)
        length = memory.length + 1 if memory.length and before == shift else 1
        changed = bool(memory.length) and before != shift
        too_short = changed and memory.length < self._lengths(before)[0]
        forbidden = self.forbidden_next if memory.length else self.forbidden_after_one_off
        if too_short or length > most or (before, shift) in forbidden:
            return None
        # without a most, days beyond the least need not be counted
        return memory._replace(last=shift, length=length if most < NO_LIMIT else min(length, least), off=0)

    def _new_week(self, memory: BlockMemory, sunday: bool) -> BlockMemory | None:
        weekends = 0
        if self.weekend_off_in:
            weekends = memory.weekends + 1 if memory.saturday or sunday else 0
        if not memory.together or (self.weekend_off_in and weekends >= self.weekend_off_in):
            return None
        return memory._replace(off=0, together=self.days_off_together == 0, weekends=weekends, saturday=False)

    def _lengths(self, shift: str) -> tuple[int, int]:
        """Least and most days of a shift in a row."""
        return next(((least, most) for name, least, most in self.shift_days if name == shift), (1, NO_LIMIT))
