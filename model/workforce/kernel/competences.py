"""Competences in the kernel: two bits each in a person's word; who holds any is counted as long as it lasts."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.workforce.kernel.chance import mixed, uniform_of
from model.workforce.kernel.compiler import compiled
from model.workforce.kernel.facts import COMES, CONCERN_NAMES, GOES
from model.workforce.kernel.town import EVER
from model.workforce.rules.competences import BITS, FEW_HOLDERS, LEVELS
from model.workforce.tallies import HOLDER_MEASURES

LOWEST = np.int64(1)
C_COMPETENCE = CONCERN_NAMES.index("competence")
HEADS, MISSING, SHORT, FEW = (
    HOLDER_MEASURES.index(name)
    for name in ("head_months", "missing_head_months", "months_short", "months_with_at_most_two")
)


@compiled
def begin_holding(town: Any, held: Any, done: Any) -> None:
    """What the register's people hold and have completed on the first day."""
    for row in range(town.size[EVER]):
        town.asides[row]["done"] = done[row]
        town.asides[row]["competences"] = held[row]
        count_held(town, row, COMES)


@compiled
def count_held(town: Any, row: Any, sign: Any) -> None:
    """Count somebody's competences in the unit in (sign 1) or out (−1)."""
    word = np.int64(town.asides[row]["competences"])
    if word == 0:
        return
    unit, counts_from = town.places[town.people[row]["place"]]["unit"], town.ledger.counts_from
    for competence in range(len(counts_from)):
        if (word >> (BITS * competence)) % LEVELS >= counts_from[competence]:
            town.ledger.holders[unit, competence] += sign


@compiled
def gain(town: Any, row: Any, competence: Any, level: Any, done_of: Any) -> None:
    """The person holds the competence at this level or a higher one, and may skip the courses that give it."""
    aside, shift = town.asides[row], BITS * competence
    count_held(town, row, GOES)
    word = np.int64(aside["competences"])
    level_now = (word >> shift) % LEVELS
    if level_now < level:
        word += (level - level_now) << shift
        level_now = level
    aside["competences"] = word
    aside["done"] |= done_of[competence, level_now]
    count_held(town, row, COMES)


@compiled
def bring_competences(town: Any, first: Any, recruit_below: Any, done_of: Any, month: Any) -> None:
    """What this month's recruits, from the first one on, hold on their first day; `recruit_below` [G, C]."""
    for row in range(first, town.size[EVER]):
        below = recruit_below[town.people[row]["group"]]
        for competence in range(len(below)):
            if below[competence] > 0.0:
                key = mixed(town.people[row]["key"], competence)
                if uniform_of(town.chance[C_COMPETENCE], key, month) < below[competence]:
                    gain(town, row, competence, LOWEST, done_of)


@compiled
def count_holders(holders: Any, required: Any, counts: Any) -> None:
    """Who holds what in each unit [U, C] at the month's end, against what is required."""
    units, competences = required.shape
    for unit in range(units):
        for competence in range(competences):
            here, least, row_of = holders[unit, competence], required[unit, competence], counts[unit, competence]
            row_of[HEADS] += here
            row_of[MISSING] += max(least - here, 0)
            row_of[SHORT] += here < least
            row_of[FEW] += least > 0 and here <= FEW_HOLDERS
