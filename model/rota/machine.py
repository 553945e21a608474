"""What a line may do next: the legal memory of a line and the one step that moves it a day on.

The memory holds only what the limits in force can still ask about; whatever can no longer bind is cut
to one value, so that the graph stays small. Legality is judged from clock times in minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from model.rota.blocks import BlockMemory
from model.rota.rules import Rules
from model.rota.shifts import DAY, Shift

SATURDAY = 5
SUNDAY = 6
NO_WEEKEND_RULE = -2
NEVER = -1


class Memory(NamedTuple):
    """The legal memory of a line at 00:00 of a weekday.

    rest : minutes since the last shift ended, cut where more makes no difference; negative while a
        shift from the day before still runs.
    rested : this week's weekly rest has been taken.
    run : days worked in a row, or minus the days off in a row.
    nights : nights in a row.
    paid : paid minutes so far this week, 0 when the limit can no longer bind.
    weekend : weeks until the weekend that is worked (0 = this week), or NEVER, or NO_WEEKEND_RULE.
    blocks : what the block rules of a general cyclic rota ask about; None without such rules.
    """

    rest: int
    rested: bool
    run: int
    nights: int
    paid: int
    weekend: int
    blocks: BlockMemory | None = None


@dataclass(frozen=True)
class Machine:
    """The rules of one kind of line: its shifts, its limits, its weekends.

    `weekend_every` k ≥ 1: exactly one worked weekend in each k; 0: never; None: no rule on frequency.
    """

    shifts: tuple[Shift, ...]
    rules: Rules
    weekend_every: int | None

    @cached_property
    def most_run(self) -> int:
        """Days in a row beyond which the memory need not count."""
        return self.rules.days_in_row or self.rules.least_days_in_row

    @cached_property
    def most_off(self) -> int:
        """Days off in a row beyond which the memory need not count."""
        return self.rules.most_days_off or self.rules.least_days_off

    @cached_property
    def daily_cut(self) -> int:
        """Minutes of rest at midnight after which every shift may start."""
        earliest = min((shift.start for shift in self.shifts), default=0)
        return max(0, self.rules.daily_rest - earliest)

    @cached_property
    def longest_paid(self) -> int:
        """Paid minutes of the longest shift."""
        return max((shift.paid for shift in self.shifts), default=0)

    @cached_property
    def counts_nights(self) -> bool:
        """Whether the limit on nights can bind before the limit on days does."""
        nights, days = self.rules.nights_in_row, self.rules.days_in_row
        return nights is not None and (days is None or nights < days)

    def weekends(self) -> tuple[int, ...]:
        """Every value that the weekend part of the memory may have."""
        if self.weekend_every is None:
            return (NO_WEEKEND_RULE,)
        return tuple(range(self.weekend_every)) or (NEVER,)

    def seeds(self, weekday: int) -> list[Memory]:
        """Memories of a fully rested line: everything legal is reached from these."""
        rest, rules = max(self.rules.weekly_rest, self.daily_cut), self.rules.blocks
        found = []
        for weekend in self.weekends():
            for off in range(1, max(self.most_off, rules.days_off_together if rules else 0) + 1):
                blocks = None if rules is None else rules.seed(off, weekday)
                rested = weekday * DAY >= self.rules.weekly_rest
                run = -min(off, self.most_off)
                found.append(self.cut(Memory(rest, rested, run, 0, 0, weekend, blocks), weekday))
        return found

    def step(self, memory: Memory, weekday: int, shift: Shift | None) -> Memory | None:
        """The memory at the next midnight, or None when the day would break a rule."""
        run = self._run_after(memory.run, shift is not None)
        if run == 0 or not self._weekend_allows(memory, weekday, shift is not None):
            return None
        moved = self._day_off(memory, weekday) if shift is None else self._work(memory, weekday, shift)
        if moved is None:
            return None
        moved = moved._replace(run=run)
        if moved.blocks is not None and self.rules.blocks is not None:
            blocks = self.rules.blocks.step(moved.blocks, weekday, None if shift is None else shift.id)
            if blocks is None:
                return None
            moved = moved._replace(blocks=blocks)
        if weekday == SUNDAY:
            if not moved.rested:
                return None
            moved = self._new_week(moved, 0 if shift is None else shift.paid_after_midnight)
        return self.cut(moved, (weekday + 1) % 7)

    def cut(self, memory: Memory, weekday: int) -> Memory:
        """The same memory without what can no longer matter."""
        rest_cut = self.daily_cut
        if not memory.rested:
            rest_cut = max(rest_cut, min(self.rules.weekly_rest, weekday * DAY))
        limit = self.rules.minutes_in_week
        ahead = (7 - weekday) * self.longest_paid
        slack = limit is None or memory.paid + ahead <= limit
        return memory._replace(rest=min(memory.rest, rest_cut), paid=0 if slack else memory.paid)

    def _run_after(self, run: int, works: bool) -> int:
        """The run after one more day, 0 when a block would be too short or too long."""
        rules = self.rules
        if works:
            if run < 0:
                return 1 if -run >= rules.least_days_off else 0
            too_long = rules.days_in_row is not None and run >= rules.days_in_row
            return 0 if too_long else min(run + 1, self.most_run)
        if run > 0:
            return -1 if run >= rules.least_days_in_row else 0
        too_long = rules.most_days_off is not None and -run >= rules.most_days_off
        return 0 if too_long else -min(-run + 1, self.most_off)

    def _weekend_allows(self, memory: Memory, weekday: int, works: bool) -> bool:
        if weekday < SATURDAY:
            return True
        if memory.weekend != NO_WEEKEND_RULE:
            on = memory.weekend == 0
            if works and not on:
                return False
            if not works and on and self.rules.complete_weekends:
                return False
            # without complete weekends a line may leave out one of the two days, never both
            return works or not on or weekday == SATURDAY or memory.run > 0
        saturday_worked = memory.run > 0
        return weekday == SATURDAY or not self.rules.complete_weekends or works == saturday_worked

    def _day_off(self, memory: Memory, weekday: int) -> Memory:
        rest = memory.rest + DAY
        in_week = min(rest, (weekday + 1) * DAY)
        return memory._replace(rest=rest, rested=memory.rested or in_week >= self.rules.weekly_rest, nights=0)

    def _work(self, memory: Memory, weekday: int, shift: Shift) -> Memory | None:
        rules = self.rules
        if memory.rest + shift.start < rules.daily_rest:
            return None
        nights = memory.nights + 1 if self.counts_nights and shift.family == "night" else 0
        if rules.nights_in_row is not None and nights > rules.nights_in_row:
            return None
        in_day = shift.paid if weekday < SUNDAY else shift.paid - shift.paid_after_midnight
        paid = memory.paid + in_day
        if rules.minutes_in_week is not None and paid > rules.minutes_in_week:
            return None
        before = min(memory.rest, weekday * DAY) + shift.start
        after = DAY - shift.end
        rested = memory.rested or max(before, after) >= rules.weekly_rest
        return memory._replace(rest=after, rested=rested, nights=nights, paid=paid)

    def _new_week(self, memory: Memory, carried: int) -> Memory:
        weekend = memory.weekend
        if weekend >= 0 and self.weekend_every:
            weekend = (weekend - 1) % self.weekend_every
        return memory._replace(rested=self.rules.weekly_rest <= 0, paid=carried, weekend=weekend)
