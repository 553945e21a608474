"""Who is away in each replication of a scenario's year: vacancies and long leave as the simulated staff have them,
holidays as planned, and short absence drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.errors import InputError, Problem
from model.pool.absence import MONTHS
from model.pool.dispatch.away import LACKING, SPELL_COLUMNS
from model.pool.dispatch.case import DispatchCase, Person
from model.pool.spell_facts import month_days
from model.pool.spells import SpellPlan, drawn_spells
from model.randomness import key_of, stream, uniforms

LONG_NOTICE = 28 * 24.0


@dataclass(frozen=True, eq=False)
class YearAbsence:
    """The spells of a replication: call it with the replication's number.

    short : what the spells of absence under a month are drawn by, for :func:`people_of` the case.
    months : the staff engine's months of the year, [replication, month, unit, post_group, contracted_percent,
    available_percent, qualified_percent, open_percent]; None = every post filled and nobody on long leave.
    """

    year: int
    case: DispatchCase
    short: SpellPlan
    holidays: pd.DataFrame
    months: pd.DataFrame | None
    seed: int

    def __call__(self, replication: int) -> pd.DataFrame:
        """Frame of person, cause, first_day, last_day, notice_hours."""
        parts = [self.holidays, drawn_spells(self.short, self.seed, replication)]
        if self.months is not None:
            shares = month_shares(self.months, replication)
            parts.append(long_spells(self.case, self.year, shares, (self.seed, replication)))
        kept = [part[list(SPELL_COLUMNS)] for part in parts if len(part)]
        return pd.concat(kept, ignore_index=True) if kept else self.holidays


def people_of(case: DispatchCase) -> pd.DataFrame:
    """Those whose absence is drawn, all but hourly substitutes: person, unit, group."""
    rows = [(person.key, person.unit, person.group) for person in case.people if person.kind != "hourly"]
    return pd.DataFrame(rows, columns=["person", "unit", "group"])


Shares = dict[tuple[int, str, str], tuple[float, float, float]]


def month_shares(months: pd.DataFrame, replication: int) -> Shares:
    """(month, unit, group) → the shares of its posts that are vacant, whose holder is on long leave, and whose holder
    works without the post's competence."""
    mine = months[months["replication"] == replication]
    if mine.empty:
        found = f"no staff months of replication {replication}"
        remedy = "simulate as many replications as are played"
        raise InputError(Problem("dispatch, staff", found, "the months of every replication", remedy))
    columns = [
        "month",
        "unit",
        "post_group",
        "contracted_percent",
        "available_percent",
        "qualified_percent",
        "open_percent",
    ]
    shares: Shares = {}
    for month, unit, group, contracted, available, qualified, vacant in zip(
        *(mine[name] for name in columns), strict=True
    ):
        whole = contracted + vacant
        if whole > 0:
            parts = (vacant / whole, (contracted - available) / whole, (available - qualified) / whole)
            shares[int(month), str(unit), str(group)] = parts
    return shares


def long_spells(case: DispatchCase, year: int, shares: Shares, chance: tuple[int, int]) -> pd.DataFrame:
    """Vacancy and long leave by month: of a place's posts the share that the staff engine has, in whole people.

    The posts stand in an order of their own in each replication; vacant ones are counted from one end and leave from
    the other, so a post stays vacant from month to month as long as as many are.
    """
    places: dict[tuple[str, str], list[Person]] = {}
    for person in case.people:
        if person.kind != "hourly":
            places.setdefault((person.unit, person.group), []).append(person)
    lots = stream(*chance, "dispatch_posts")
    rows = []
    for (unit, group), people in sorted(places.items()):
        keys = np.array([key_of(person.key) for person in people], dtype=np.uint64)
        drawn = uniforms(lots, keys, 0)
        # the half person is rounded by its own chance, so that the mean is kept
        half = float(uniforms(lots, np.array([key_of(unit, group)], dtype=np.uint64), 1)[0])
        ordered = [people[n].key for n in np.argsort(drawn).tolist()]
        for month in range(1, MONTHS + 1):
            vacant, leave, lacking = shares.get((month, unit, group), (0.0, 0.0, 0.0))
            first, last = month_days(year, month)
            empty = min(len(people), int(vacant * len(people) + half))
            gone = min(len(people) - empty, int(leave * len(people) + half))
            rows += [(key, "vacancy", first, last, LONG_NOTICE) for key in ordered[:empty]]
            rows += [(key, "long_leave", first, last, LONG_NOTICE) for key in ordered[len(people) - gone :]]
            without = min(len(people) - empty - gone, int(lacking * len(people) + half))
            rows += [(key, LACKING, first, last, LONG_NOTICE) for key in ordered[empty : empty + without]]
    return pd.DataFrame(rows, columns=list(SPELL_COLUMNS))
