"""Regret: what each day's shortage cost as played, against the least it could have cost had the day been known.

Within a day everybody's absence, freedom and answer are known beforehand, and what other days ask is left aside: that
is a relaxation of what the desk could do, so its cost is never higher. It is a transport problem – each missing shift
to one person, each person to one shift – whose linear program has whole numbers as its answer (Birkhoff, 1946).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from model.pool.dispatch.away import FIRST_NOTICE, Away
from model.pool.dispatch.board import Board
from model.pool.dispatch.case import DAY, StepTerms
from model.pool.dispatch.play import Luck, Played, agency_answers, chain_of, helpers_of
from model.pool.dispatch.tally import step_prices

IMPOSSIBLE = 1e9


def regret_frame(board: Board, away: Away, luck: Luck, played: Played) -> pd.DataFrame:
    """[day, dispatch_cost, lowest_cost], in ordinary hours, for every day with a shift that lacked its holder."""
    missing = np.nonzero(played.cause)[0]
    cost = step_prices(board)[played.step[missing]] * board.hours[missing]
    days = board.required.day[missing]
    rows = []
    for day in np.unique(days).tolist():
        here = days == day
        least = lowest_cost(board, away, luck, missing[here], played.cause)
        rows.append((day, float(cost[here].sum()), least))
    return pd.DataFrame(rows, columns=["day", "dispatch_cost", "lowest_cost"])


def lowest_cost(board: Board, away: Away, luck: Luck, duties: np.ndarray, cause: np.ndarray) -> float:
    """The least cost of one day's missing shifts."""
    chain, helpers = chain_of(board), helpers_of(board)
    prices = np.full((len(duties), len(board.case.people)), IMPOSSIBLE)
    alone = np.zeros(len(duties))
    for row, duty in enumerate(duties.tolist()):
        reason = away.causes[int(cause[duty]) - 1]
        alone[row] = board.case.uncovered_price
        for _, terms in chain[int(board.required.unit[duty])]:
            if terms.causes is not None and reason not in terms.causes:
                continue
            if (
                terms.name == "agency"
                and _in_time(board, away, duty, terms)
                and agency_answers(board, luck, duty, terms)
            ):
                alone[row] = min(alone[row], terms.price)
            who = _able(board, away, luck, duty, (terms, helpers))
            prices[row, who] = np.minimum(prices[row, who], terms.price)
    hours = board.hours[duties][:, None]
    own = np.where(np.eye(len(duties), dtype=bool), alone[:, None], IMPOSSIBLE)
    table = np.concatenate([prices, own], axis=1) * hours
    rows, columns = linear_sum_assignment(table)
    return float(table[rows, columns].sum())


def _in_time(board: Board, away: Away, duty: int, terms: StepTerms) -> bool:
    of = board.required
    day, person = int(of.day[duty]), int(of.person[duty])
    known = FIRST_NOTICE if person < 0 else int(away.known[day, person])
    return known + terms.lead_hours * 60 <= day * DAY + board.clock[0][int(of.shift[duty])]


def _able(
    board: Board, away: Away, luck: Luck, duty: int, what: tuple[StepTerms, dict[tuple[str, int], list[int]]]
) -> list[int]:
    """Everybody who could take the shift in this step, were nothing else asked of them."""
    terms, helpers = what
    of = board.required
    day, unit, group, shift = (int(column[duty]) for column in (of.day, of.unit, of.group, of.shift))
    lower = terms.name == "lower_competence"
    willing = terms.answer * terms.yes
    found = []
    for helper in helpers.get((terms.name, unit), ()):
        for person in board.reserve.get((day, helper, shift), ()):
            able = bool(board.may_do[board.person_group[person], group]) != lower
            comes = terms.name != "neighbour" or luck.yes[day, person] < willing
            if able and comes and away.cause[day, person] == 0:
                found.append(person)
    listed = board.lists.get((terms.name, unit, group))
    if listed is not None:
        people = listed[0]
        good = board.fits[day, shift, people] & (away.cause[day, people] == 0) & (luck.yes[day, people] < willing)
        found += people[good].tolist()
    return found
