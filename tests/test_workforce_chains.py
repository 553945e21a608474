"""Training against Markov chains worked out in the test itself: promotion, blocking, time to qualify."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.workforce import StaffPaths, simulate
from tests.tiny import fact, frames, group
from tests.training_towns import assistants, course, fits, months_of, quiet, studied, trained_town
from tests.workforce_towns import be_still, people

Matrix = NDArray[np.float64]
LADDER = ("assistant", "skilled", "nurse", "teacher", "leader")


def monthly(annual: float) -> float:
    return float(1 - (1 - annual) ** (1 / 12))


def promotion(facts: dict[str, Any], quits: list[float], applies: list[float], dropout: float) -> None:
    """Five groups, each with a programme of two months to the next; those who leave are not replaced."""
    facts["groups"]["leader"] = group("Leader", pay_ladder="higher")
    be_still(facts["groups"]["leader"])
    facts["programmes"]["practice_candidate"]["in_use"] = fact(False)
    for name, rate in zip(LADDER, quits, strict=True):
        facts["groups"][name]["quit_rate_annual"] = fact(rate)
    for number, (start, end) in enumerate(pairwise(LADDER)):
        changes = {"entry_rate_annual": applies[number], "dropout_rate_monthly": dropout, "duration_months": 2}
        course(facts, f"step_{number}", from_group=start, to_group=end, **changes)


def month_of_promotion(quits: list[float], applies: list[float], dropout: float) -> Matrix:
    """One month of the chain with the states idle, in the first and in the second month of study, group by group.

    First one may leave, then complete or drop out, then those idle may begin.
    """
    size = 3 * len(LADDER)
    end, begin, leave = np.eye(size), np.eye(size), np.diag(np.repeat([1 - monthly(rate) for rate in quits], 3))
    for number, rate in enumerate(applies):
        idle, first, second, above = (3 * number + step for step in range(4))
        end[first], end[second] = 0, 0
        end[first, second], end[first, idle] = 1 - dropout, dropout
        end[second, above] = 1
        begin[idle, idle], begin[idle, first] = 1 - monthly(rate), monthly(rate)
    return leave @ end @ begin


def test_a_promotion_ladder_of_five_groups_follows_its_markov_chain_for_twenty_years() -> None:
    quits, applies, dropout = [0.05, 0.1, 0.02, 0.15, 0.08], [0.2, 0.12, 0.3, 0.08], 0.1
    facts, heads, replications = quiet(years=20), 100, 150
    promotion(facts, quits, applies, dropout)
    staff = assistants(heads)
    absence = frames()["absence"]
    absence = pd.concat([absence, absence[absence["group"] == "nurse"].assign(group="leader")], ignore_index=True)
    stock = simulate(trained_town(facts, staff, absence=absence), fits(staff), 3, range(replications)).stock
    found = stock[stock["month"] == 12].groupby(["replication", "year", "group"])["heads"].sum()
    every = pd.MultiIndex.from_product([range(replications), range(2026, 2046), LADDER])
    held = found.reindex(every, fill_value=0).to_numpy(float).reshape(replications, 20, len(LADDER))
    state, month = np.zeros(3 * len(LADDER)), month_of_promotion(quits, applies, dropout)
    state[0] = 1.0
    for year in range(20):
        for _ in range(12):
            state = state @ month
        share = state.reshape(-1, 3).sum(axis=1)
        error = np.sqrt(share * (1 - share) / (heads * replications))
        assert (np.abs(held[:, year].mean(axis=0) / heads - share) < 4 * error + 1e-12).all(), 2026 + year
    # and the ladder has been climbed: everyone would otherwise be where they began
    assert held[:, -1].mean(axis=0).argmax() > 0


def binomial(trials: int, chance: float) -> Matrix:
    """The chances of 0, 1, … successes, by adding one trial at a time."""
    found = np.array([1.0])
    for _ in range(trials):
        found = np.append(found * (1 - chance), 0.0) + np.append(0.0, found * chance)
    return found


def stationary(month: Matrix) -> Matrix:
    """The distribution that a month leaves as it is."""
    size = len(month)
    equations = np.vstack([month.T - np.eye(size), np.ones(size)])
    return np.asarray(np.linalg.lstsq(equations, np.append(np.zeros(size), 1.0), rcond=None)[0])


def blocked_chain(people_here: int, room: int, seats: int, rates: tuple[float, float]) -> dict[tuple[int, int], float]:
    """The stationary distribution of (students, waiting) at month end: some drop out, some of the idle join the
    queue, and as many are let in as there is room and a seat for."""
    applies, drops = rates
    states = [(k, q) for k in range(room + 1) for q in range(people_here - k + 1)]
    month = np.zeros((len(states), len(states)))
    for here, (students, waiting) in enumerate(states):
        for out, chance in enumerate(binomial(students, drops)):
            idle = people_here - waiting - students + out
            for joins, second in enumerate(binomial(idle, applies)):
                stay, queue = students - out, waiting + joins
                enter = min(queue, room - stay, seats)
                month[here, states.index((stay + enter, queue - enter))] += chance * second
    return dict(zip(states, stationary(month), strict=True))


def waiting_town(seats: int) -> tuple[StaffPaths, int]:
    """Six assistants, supervisors for two students, and a course that is only ever dropped out of."""
    facts, replications = quiet(years=30), 200
    supervision = {"students_per_supervisor": fact(0.5)}
    rates = {"entry_rate_annual": 0.7, "dropout_rate_monthly": 0.15, "duration_months": 1000}
    course(facts, seats=seats, supervision=supervision, **rates)
    staff = pd.concat([assistants(6), people("ward", "skilled", 4)])
    return studied(facts, staff, replications), replications


def test_blocking_of_a_programme_is_that_of_the_monthly_chains_own_stationary_distribution() -> None:
    for seats in (1, 5):
        paths, replications = waiting_town(seats)
        chain = blocked_chain(6, 2, seats, (monthly(0.7), 0.15))
        change = np.zeros((replications, 360))
        for flow, sign in (("training_enter", 1), ("training_dropout", -1)):
            rows = paths.flows[paths.flows["flow"] == flow]
            month = (rows["year"] - 2026) * 12 + rows["month"] - 1
            np.add.at(change, (rows["replication"].to_numpy(), month.to_numpy()), sign * rows["heads"].to_numpy())
        students = change.cumsum(axis=1)
        assert students.max() == 2
        later = students[:, 120:]
        for share, expected in (
            (later.mean(axis=1), sum(chance * number for (number, _), chance in chain.items())),
            ((later == 2).mean(axis=1), sum(chance for (number, _), chance in chain.items() if number == 2)),
        ):
            assert abs(share.mean() - expected) < 4 * share.std(ddof=1) / replications**0.5, seats
        # with every seat taken by one intake the room is the limit, and there is often a queue
        assert sum(chance for (_, waiting), chance in chain.items() if waiting) > 0.3


def test_the_time_to_qualify_is_geometric_and_then_the_course() -> None:
    facts, rate, heads, replications = quiet(years=20), 0.3, 50, 60
    course(facts, duration_months=7, entry_rate_annual=rate)
    done = months_of(studied(facts, assistants(heads), replications), "training_complete")
    chance, people_in_all = monthly(rate), heads * replications
    assert done.index.min() == 7
    for years in range(1, 18):
        share = 1 - (1 - chance) ** (12 * years)
        qualified = done[done.index < 12 * years + 7].sum() / people_in_all
        assert abs(qualified - share) < 4 * (share * (1 - share) / people_in_all) ** 0.5, years
    mean = float((done.index.to_numpy() * done.to_numpy()).sum() / done.sum())
    # mean and spread of a geometric time counted from 0, cut by a horizon that one in a thousand does not reach
    assert abs(mean - 7 - (1 - chance) / chance) < 4 * ((1 - chance) / chance**2 / people_in_all) ** 0.5 + 0.3
