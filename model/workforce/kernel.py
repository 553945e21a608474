"""The workforce compiled: the rules of the SimPy engine as loops over people, equal to it bit for bit.

One call plays one replication without holding Python's lock, so threads can share the replications.
The order of the month is that of :class:`model.workforce.processes.Phase`; what follows from one
person alone (leaving, long leave, studies, applying) is done in one pass over the people.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from model.randomness import stream
from model.workforce.kernel_facts import CONCERN_NAMES, facts_of
from model.workforce.kernel_people import begin_replication, pass_over_people
from model.workforce.kernel_posts import meet_applicants, offer_larger_fractions, open_and_withdraw, start_work
from model.workforce.kernel_record import record
from model.workforce.kernel_town import Counts, new_town
from model.workforce.kernel_training import hold_intakes, move_graduates
from model.workforce.rates import Rulebook
from model.workforce.tallies import Tallies, empty_tallies


@njit(nogil=True)
def play(facts: Any, staff: Any, chance: Any, counts: Any) -> Any:
    """Play every month of the horizon; the counts are filled. Gives how many were ever employed."""
    town = new_town(facts, staff, chance, counts)
    begin_replication(facts, town)
    for month in range(facts.months):
        pass_over_people(facts, town, month)
        move_graduates(facts, town, month)
        hold_intakes(facts, town, month)
        offer_larger_fractions(facts, town, month)
        town = open_and_withdraw(facts, town, month)
        meet_applicants(facts, town, month)
        town = start_work(facts, town, month)
        record(facts, town, month)
    return town.size[0]


def simulate_replication(rules: Rulebook, seed: int, replication: int) -> Tallies:
    """Play every month of the horizon once and give the counts."""
    facts, staff = facts_of(rules)
    concerns = (*CONCERN_NAMES, *(f"apply:{name}" for name in rules.training.names))
    chance = np.array([stream(seed, replication, concern) for concern in concerns], dtype=np.uint64)
    tallies = empty_tallies(rules)
    play(facts, staff, chance, Counts(**vars(tallies)))
    return tallies
