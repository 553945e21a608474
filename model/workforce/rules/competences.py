"""Competences beyond the group, compiled: two bits a competence in one word a person."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.scenario.schema import Scenario
from model.workforce.rules.ages import check_share
from model.workforce.rules.cumulative import Floats
from model.workforce.rules.targets import Places

Ints = NDArray[np.int64]

BITS = 2
"""Bits for the level of one competence, 0 = not held."""
LEVELS = 4
MOST_BITS = 62
FEW_HOLDERS = 2
"""Required and held by at most so many: vulnerable."""


@dataclass(frozen=True)
class CompetenceRules:
    """Arrays over competences C in sorted order.

    `required` [Y, U, C] least holders; `counts_from` [C] level; `recruit_below` [Y, G, C]; `held` and `done`
    [person of the register], the words of competences and of completed programmes on the first day; `done_of`
    [C, level] the programmes that count as completed by who holds the competence at that level.
    """

    names: tuple[str, ...]
    required: Ints
    counts_from: Ints
    recruit_below: Floats
    held: Ints
    done: Ints
    done_of: Ints


def done_bits(scenario: Scenario) -> dict[str, int]:
    """The bit of each programme whose completion must be remembered: it opens others, or may not be taken twice.

    One that only leads to another group needs none: nobody in that group is let in again.
    """
    opens = {earlier for programme in scenario.programmes.values() for earlier in programme.after}
    kept = [
        name
        for name in sorted(scenario.programmes)
        if name in opens or scenario.programmes[name].to_group is None or scenario.programmes[name].adds is not None
    ]
    return {name: 1 << number for number, name in enumerate(kept)}


def compile_competences(scenario: Scenario, places: Places, people: tuple[str, ...]) -> CompetenceRules:
    """The scenario's competences as arrays; `people` are the register's persons in its order."""
    names = tuple(sorted(scenario.competences))
    competences = [scenario.competences[name] for name in names]
    required = np.zeros((len(scenario.years), len(places.units), len(names)), dtype=np.int64)
    for number, competence in enumerate(competences):
        for unit, least in sorted(competence.required_in.items()):
            required[:, places.units.index(unit), number] = [least.at(year) for year in scenario.years]
    recruits = np.zeros((len(scenario.years), len(places.groups), len(names)))
    for number, competence in enumerate(competences):
        for group, leaf in sorted(competence.recruit_share.items()):
            recruits[:, places.groups.index(group), number] = [leaf.at(year) for year in scenario.years]
    done_of = _done_of(scenario, names)
    held, done = _register_words(scenario, names, people, done_of)
    return CompetenceRules(
        names=names,
        required=required,
        counts_from=np.array([competence.counts_from_level for competence in competences], dtype=np.int64),
        recruit_below=check_share("competences.*.recruit_share", recruits, 1.0),
        held=held,
        done=done,
        done_of=done_of,
    )


def _done_of(scenario: Scenario, names: tuple[str, ...]) -> Ints:
    bits = done_bits(scenario)
    table = np.zeros((len(names), LEVELS), dtype=np.int64)
    for name in sorted(bits):
        added = scenario.programmes[name].adds
        # who also is to change group has not completed it by holding the competence
        if added is not None and scenario.programmes[name].to_group is None:
            table[names.index(added.competence), added.level :] |= bits[name]
    return table


def _register_words(
    scenario: Scenario, names: tuple[str, ...], people: tuple[str, ...], done_of: Ints
) -> tuple[Ints, Ints]:
    """The words of every entry of the register; a person with posts in two units holds them in both."""
    words: dict[str, tuple[int, int]] = {}
    frame = scenario.frame("competences")
    for person, competence, level in zip(frame["person_id"], frame["competence"], frame["level"], strict=True):
        number = names.index(competence)
        held, done = words.get(person, (0, 0))
        words[person] = (held | int(level) << BITS * number, done | int(done_of[number, int(level)]))
    pairs = np.array([words.get(person, (0, 0)) for person in people], dtype=np.int64).reshape((len(people), 2))
    return pairs[:, 0].copy(), pairs[:, 1].copy()
