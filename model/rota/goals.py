"""What the sizing of a unit aims at besides cover and cost, and how far it may move from today's staff.

The goals stand in an order: hours without cover first, then hours short of the planned absence (only where a limit
on people can make them short), then people of today whose fraction is lowered, then hours done by another
competence, then full positions short of the target, then kroner. Under the order `priced` each goal has a price
in kroner and the sum is made small; under `strict` they are made small one after another, so that no amount of a
later goal can buy the least of an earlier one.
"""

from __future__ import annotations

from dataclasses import dataclass

PRICED = "priced"
STRICT = "strict"


@dataclass(frozen=True)
class StaffLimit:
    """How far a group may move from today's people.

    today : people now. fewer, more : at most so many fewer or more than today; None = no limit.
    kept : (fraction, people) pairs, ascending: at least so many lines must be of kinds whose smallest fraction is
        that or more (full kinds count for every fraction), so that nobody's fraction is lowered. Where fewer
        people are allowed, those with the smallest fractions are taken to be the ones who leave.
    """

    group: str
    today: int
    fewer: int | None = None
    more: int | None = None
    kept: tuple[tuple[float, int], ...] = ()


@dataclass(frozen=True)
class Goals:
    """Targets and limits of one unit; the prices are kroner a week and count under the order `priced`.

    full_time_target : share of the lines that are to be full positions; what is missing is counted.
    full_time_short : price of one full position short of the target.
    heads_most : at most so many people in the unit's rota, all groups together.
    staff : limits from today's staff by group, sorted by group.
    planned_hour : price of an hour short of the planned absence, where a limit on people makes it short.
    lowered : price of a person of today who gets a smaller fraction.
    """

    order: str = PRICED
    full_time_target: float | None = None
    full_time_short: float = 0.0
    heads_most: int | None = None
    staff: tuple[StaffLimit, ...] = ()
    planned_hour: float = 0.0
    lowered: float = 0.0

    @property
    def limits_people(self) -> bool:
        """Whether anything bounds the number of people from above."""
        return self.heads_most is not None or any(limit.more is not None for limit in self.staff)
