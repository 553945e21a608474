"""Competences in the kernel: two bits each in a person's word; who holds any stands in a list."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.workforce.kernel.chance import mixed, uniform_of
from model.workforce.kernel.compiler import compiled, making
from model.workforce.kernel.facts import CONCERN_NAMES
from model.workforce.kernel.town import EVER, HOLDING, LISTS
from model.workforce.rules.competences import BITS, FEW_HOLDERS, LEVELS
from model.workforce.tallies import HOLDER_MEASURES, STAYED

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
        if held[row] != 0:
            town.asides[row]["competences"] = held[row]
            note_holder(town, row)


@compiled
def note_holder(town: Any, row: Any) -> None:
    """Put somebody who holds a first competence into the list of holders."""
    town.lists[HOLDING, town.size[LISTS + HOLDING]] = row
    town.size[LISTS + HOLDING] += 1


@compiled
def gain(town: Any, row: Any, competence: Any, level: Any, done_of: Any) -> None:
    """The person holds the competence at this level or a higher one, and may skip the courses that give it."""
    aside, shift = town.asides[row], BITS * competence
    word = np.int64(aside["competences"])
    if word == 0:
        note_holder(town, row)
    level_now = (word >> shift) % LEVELS
    if level_now < level:
        word += (level - level_now) << shift
        level_now = level
    aside["competences"] = word
    aside["done"] |= done_of[competence, level_now]


@compiled
def bring_competences(town: Any, first: Any, recruit_below: Any, done_of: Any, month: Any) -> None:
    """What this month's recruits, from the first one on, hold on their first day; `recruit_below` [G, C]."""
    for row in range(first, town.size[EVER]):
        below = recruit_below[town.people[row]["group"]]
        for competence in range(len(below)):
            if below[competence] > 0.0:
                key = mixed(town.people[row]["key"], competence)
                if uniform_of(town.chance[C_COMPETENCE], key, month) < below[competence]:
                    gain(town, row, competence, 1, done_of)


@making
def count_holders(town: Any, required: Any, counts_from: Any, counts: Any) -> None:
    """Who holds what in each unit [U, C] at the month's end, against what is required; who left goes out."""
    units, competences = required.shape
    if competences == 0:
        return
    heads, kept = np.zeros((units, competences), np.int64), 0
    for spot in range(town.size[LISTS + HOLDING]):
        row = town.lists[HOLDING, spot]
        if town.asides[row]["left"] != STAYED:
            continue
        town.lists[HOLDING, kept] = row
        kept += 1
        word, unit = np.int64(town.asides[row]["competences"]), town.places[town.people[row]["place"]]["unit"]
        for competence in range(competences):
            if (word >> (BITS * competence)) % LEVELS >= counts_from[competence]:
                heads[unit, competence] += 1
    town.size[LISTS + HOLDING] = kept
    for unit in range(units):
        for competence in range(competences):
            here, least, row_of = heads[unit, competence], required[unit, competence], counts[unit, competence]
            row_of[HEADS] += here
            row_of[MISSING] += max(least - here, 0)
            row_of[SHORT] += here < least
            row_of[FEW] += least > 0 and here <= FEW_HOLDERS
