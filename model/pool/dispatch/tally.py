"""What one replication came to: hours by step, who worked when, and whom a resident met."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.pool.dispatch.away import Away
from model.pool.dispatch.board import WEEK_DAYS, Board, Ints, Shares
from model.pool.dispatch.play import AGENCY, OWN, Played
from model.scenario.schema.absence import CAUSES

SATURDAY = 5


@dataclass(frozen=True, eq=False)
class Tally:
    """Sums of one replication.

    hours[unit, group, shift, step] : required hours by how they were met. absent[cause] : (covered, not covered) hours
    of required duties whose holder was away, or that nobody held. heat[week, weekday, shift] : hours without the
    competence. lacking[group, shift] : slots (a group's shift in a unit on a day) that lack at least one holder, and
    slots. pool[pool, 3] : hours held, present and used. calls[step] ; filled : shifts filled by a step.
    short[unit, group, 2] : hours of required duties whose holder was away under a month, and those of them not covered.
    weekends : weekends worked by each of the own staff in the year. met[unit, 2] : different staff on duty in a week,
    and the number of them that one resident meets. cost : price × hours, in ordinary hours.
    """

    hours: Shares
    absent: dict[str, tuple[float, float]]
    heat: Shares
    lacking: Shares
    pool: Shares
    calls: Ints
    filled: int
    weekends: Ints
    met: Shares
    cost: float
    short: Shares


def tally(board: Board, away: Away, played: Played) -> Tally:
    """Sum up a replication."""
    of, hours = board.required, board.hours
    shape = (len(board.units), len(board.groups), len(board.shifts), len(board.case.step_names))
    step = steps_met(board, away, played)
    cube = _sums((of.unit, of.group, of.shift, step), shape, hours)
    bad = np.isin(step, board.not_covered)
    return Tally(
        hours=cube,
        absent=_absent(away, played, hours, bad),
        heat=_heat(board, bad),
        lacking=_lacking(board, bad),
        pool=_pool_hours(board, away, played),
        calls=played.calls,
        filled=int(((played.step > OWN) & (played.step < board.uncovered)).sum()),
        weekends=_weekends(board, away, played),
        met=_met(board, away, played),
        cost=float((step_prices(board)[played.step] * hours).sum()),
        short=_short(board, away, played, bad),
    )


def steps_met(board: Board, away: Away, played: Played) -> Ints:
    """The step of each required duty by what it gave: who lacks the post's competence covers nobody's hour."""
    of = board.required
    named = played.person >= 0
    lacks = named.copy()
    lacks[named] = away.lacking[of.day[named], played.person[named]]
    names = board.case.step_names
    lower = names.index("lower_competence" if "lower_competence" in names else "own_lower")
    return np.where(lacks, np.where(played.step == OWN, names.index("own_lower"), lower), played.step)


def step_prices(board: Board) -> Shares:
    """The price of an hour by place in the case's ``step_names``; own staff are paid whatever happens."""
    prices = np.zeros(len(board.case.step_names))
    for terms in board.case.steps:
        prices[1 + board.case.order.index(terms.name)] = terms.price
    prices[board.uncovered] = board.case.uncovered_price
    return prices


def required_by_day(board: Board) -> Shares:
    """Required hours by week, weekday and shift."""
    return _heat(board, np.ones(len(board.required.day), dtype=bool))


def _absent(away: Away, played: Played, hours: Shares, bad: NDArray[np.bool_]) -> dict[str, tuple[float, float]]:
    sums = [np.bincount(played.cause, weights=hours * keep, minlength=len(away.causes) + 1) for keep in (~bad, bad)]
    return {cause: (float(sums[0][n]), float(sums[1][n])) for n, cause in enumerate(away.causes, start=1)}


def _short(board: Board, away: Away, played: Played, bad: NDArray[np.bool_]) -> Shares:
    """[unit, group, 2] : hours away under a month, and those of them that nobody with the competence covered."""
    of, shape = board.required, (len(board.units), len(board.groups))
    causes = [number for number, cause in enumerate(away.causes, start=1) if cause in CAUSES]
    here = np.isin(played.cause, causes)
    return np.stack([_sums((of.unit, of.group), shape, board.hours * (here & keep)) for keep in (here, bad)], axis=-1)


def _heat(board: Board, which: NDArray[np.bool_]) -> Shares:
    of = board.required
    shape = (board.weeks, WEEK_DAYS, len(board.shifts))
    return _sums((board.week_of(of.day), board.weekday_of(of.day), of.shift), shape, board.hours * which)


def _sums(places: tuple[Ints, ...], shape: tuple[int, ...], weights: Shares) -> Shares:
    """Weights added up by place."""
    flat = np.bincount(np.ravel_multi_index(places, shape), weights=weights, minlength=int(np.prod(shape)))
    return np.asarray(flat.reshape(shape), dtype=np.float64)


def _lacking(board: Board, bad: NDArray[np.bool_]) -> Shares:
    """[group, shift, 2] : slots that lack somebody, all slots."""
    of, slot = board.required, board.slot
    short = np.bincount(slot, weights=bad) > 0
    first = np.unique(slot, return_index=True)[1]
    shape = (len(board.groups), len(board.shifts))
    where = (of.group[first], of.shift[first])
    counted = [_sums(where, shape, weight) for weight in (short.astype(np.float64), np.ones(len(first)))]
    return np.stack(counted, axis=-1)


def _pool_hours(board: Board, away: Away, played: Played) -> Shares:
    pools = sorted(board.case.pools)
    found = np.zeros((len(pools), 3))
    spare, hours = board.spare, board.shift_paid[board.spare.shift] / 60
    present = away.cause[spare.day, spare.person] == 0
    used = _flags(board, played.used)[spare.day, spare.person] & present
    for place, pool in enumerate(pools):
        mine = spare.unit == board.units.index(pool)
        found[place] = [float((hours * (mine & keep)).sum()) for keep in (True, present, used)]
    return found


def _flags(board: Board, pairs: set[tuple[int, int]]) -> NDArray[np.bool_]:
    flags = np.zeros((board.case.days, len(board.case.people)), dtype=bool)
    if pairs:
        day, person = np.array(sorted(pairs), dtype=np.int64).T
        flags[day, person] = True
    return flags


def on_duty(board: Board, away: Away, played: Played) -> tuple[Ints, Ints, Ints, Ints]:
    """Day, unit, shift and person (−2 = agency) of everybody at work: with a required duty, or spare and not sent
    elsewhere."""
    of, spare = board.required, board.spare
    there = played.person != -1
    left = (away.cause[spare.day, spare.person] == 0) & ~_flags(board, played.used)[spare.day, spare.person]
    pairs = ((of.day, spare.day), (of.unit, spare.unit), (of.shift, spare.shift), (played.person, spare.person))
    day, unit, shift, person = (np.concatenate([mine[there], more[left]]) for mine, more in pairs)
    return day, unit, shift, person


def _weekends(board: Board, away: Away, played: Played) -> Ints:
    day, _, _, person = on_duty(board, away, played)
    weekend = (board.weekday_of(day) >= SATURDAY) & (person >= 0)
    worked = np.zeros((len(board.case.people), board.weeks), dtype=bool)
    worked[person[weekend], board.week_of(day[weekend])] = True
    own = np.array([person.kind == "own" for person in board.case.people], dtype=bool)
    return np.asarray(worked[own].sum(axis=1), dtype=np.int64)


def _met(board: Board, away: Away, played: Played) -> Shares:
    """[unit, 2] : means over the weeks. A resident is helped on every shift by one of those on duty in the unit, each
    as likely: somebody with shifts of n₁, n₂ … on duty is met with 1 − Π(1 − 1/nᵢ). Each agency shift is a new face."""
    day, unit, shift, person = on_duty(board, away, played)
    week, people = board.week_of(day), len(board.case.people)
    crew = np.ravel_multi_index((day, unit, shift), (board.case.days, len(board.units), len(board.shifts)))
    number = np.bincount(crew)[crew]
    with np.errstate(divide="ignore"):
        missed = np.log1p(-1 / number)
    named = person >= 0
    size = (len(board.units), board.weeks, people)
    place = (unit[named], week[named], person[named])
    seen = _sums(place, size, np.ones(int(named.sum()))) > 0
    never = np.exp(_sums(place, size, missed[named]))
    hired = person == AGENCY
    news = [
        np.bincount(unit[hired], weights=value, minlength=size[0])
        for value in (np.ones(hired.sum()), 1 / number[hired])
    ]
    sums = np.stack([seen.sum(axis=(1, 2)) + news[0], (seen * (1 - never)).sum(axis=(1, 2)) + news[1]], axis=-1)
    return np.asarray(sums / max(1, board.weeks), dtype=np.float64)
