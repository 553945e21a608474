"""One replication played in SimPy: absence becomes known, calls go out in order, people answer, shifts are taken.

A process stands for one uncovered shift and lives from the minute it is known until it is filled or its time is up;
nobody who is neither absent nor called costs anything. The clock counts minutes from 1 January 00:00.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field

import numpy as np
import simpy
from numpy.typing import NDArray

from model.pool.dispatch.away import FIRST_NOTICE, Away
from model.pool.dispatch.board import NEVER, RESERVE_STEPS, Board
from model.pool.dispatch.case import StepTerms
from model.pool.dispatch.roster import Blank, Roster, book, is_legal
from model.randomness import mix, stream, uniform, uniforms

OWN = 0
NOBODY, AGENCY = -1, -2
NO_ANSWER, NO, YES, TAKEN = range(4)
ANSWERS = ("no_answer", "no", "yes", "yes_too_late")
Call = tuple[int, int, int, int, int]
"""minute, duty, step, person, answer."""
Steps = Generator[simpy.Event, None, None]


@dataclass(frozen=True, eq=False)
class Luck:
    """yes[day, person] : one uniform for all calls of a day. lot[day, person] : in which order people are called."""

    yes: NDArray[np.float64]
    lot: NDArray[np.float64]
    agency: np.uint64


@dataclass(frozen=True, eq=False)
class Played:
    """One replication. By required duty: `step` (place in the case's ``step_names``), `person` who worked it (−1
    nobody, −2 an agency), `cause` (0 = nobody was missing, else 1 + place in the causes). `calls` : number by step;
    `log` : the calls, when asked for; `used` : spare duties that were put to use, (day, person)."""

    step: NDArray[np.int64]
    person: NDArray[np.int64]
    cause: NDArray[np.int64]
    calls: NDArray[np.int64]
    log: list[Call]
    used: set[tuple[int, int]]


@dataclass(eq=False)
class Desk:
    """The dispatcher's desk in one replication."""

    board: Board
    away: Away
    luck: Luck
    roster: Roster
    env: simpy.Environment
    chain: dict[int, list[tuple[int, StepTerms]]]
    helpers: dict[tuple[str, int], list[int]]
    keep_log: bool
    step: list[int]
    person: list[int]
    cause: list[int]
    calls: list[int]
    log: list[Call] = field(default_factory=list)
    used: set[tuple[int, int]] = field(default_factory=set)


def luck_of(board: Board, seed: int, replication: int) -> Luck:
    """Everybody's answers and lots of a replication, keyed by person and day."""
    days = np.arange(board.case.days)[:, None]
    drawn = [
        uniforms(stream(seed, replication, concern), board.person_key[None, :], days)
        for concern in ("dispatch_answer", "dispatch_lot")
    ]
    return Luck(drawn[0], drawn[1], stream(seed, replication, "dispatch_agency"))


def play(start: Blank, away: Away, luck: Luck, keep_log: bool = False) -> Played:
    """Play one replication to the end of the year."""
    board = start.board
    duties = board.required
    held = duties.person >= 0
    cause = np.where(held, away.cause[duties.day, duties.person], 1 + away.causes.index("vacancy"))
    known = np.where(held, away.known[duties.day, duties.person], FIRST_NOTICE)
    missing = np.nonzero(cause)[0]
    filled, met = np.where(cause == 0, duties.person, NOBODY), np.where(cause == 0, OWN, board.uncovered)
    desk = Desk(
        board, away, luck, start.roster(), simpy.Environment(initial_time=FIRST_NOTICE), chain_of(board),
        helpers_of(board), keep_log, met.tolist(), filled.tolist(), cause.tolist(), [0] * len(board.case.step_names),
    )  # fmt: skip
    desk.roster.fits &= (away.known > FIRST_NOTICE)[:, None, :]
    order = missing[np.lexsort((missing, known[missing]))]
    desk.env.process(_notices(desk, zip(known[order].tolist(), order.tolist(), strict=True)))
    desk.env.run()
    step, person = (np.array(of, dtype=np.int64) for of in (desk.step, desk.person))
    return Played(step, person, cause, np.array(desk.calls), desk.log, desk.used)


def chain_of(board: Board) -> dict[int, list[tuple[int, StepTerms]]]:
    """The steps that each unit may use, in order, with their places in the case's ``step_names``."""
    order = board.case.order
    steps = sorted(board.case.steps, key=lambda terms: order.index(terms.name))
    numbered = [(1 + order.index(terms.name), terms) for terms in steps]
    return {
        place: [(number, terms) for number, terms in numbered if terms.units is None or unit in terms.units]
        for place, unit in enumerate(board.units)
    }


def helpers_of(board: Board) -> dict[tuple[str, int], list[int]]:
    """The units whose spare people may come: the unit itself, the pools that serve it, its neighbours."""
    case, place = board.case, {unit: n for n, unit in enumerate(board.units)}
    found: dict[tuple[str, int], list[int]] = {}
    for n, unit in enumerate(board.units):
        pools = [pool for pool in sorted(case.pools) if unit in case.pools[pool] and case.reach(pool, unit)]
        near = [other for other in case.neighbours.get(unit, ()) if other in place and case.reach(other, unit)]
        found["over_booking", n] = found["lower_competence", n] = [n]
        found["pool", n] = [place[pool] for pool in pools]
        found["neighbour", n] = [place[other] for other in near]
    return found


def _notices(desk: Desk, missing: zip[tuple[int, int]]) -> Steps:
    """Wait for each absence to become known, then let its shift be filled."""
    for known, duty in missing:
        if known > desk.env.now:
            yield desk.env.timeout(known - desk.env.now)
        desk.env.process(_fill(desk, duty))


def _fill(desk: Desk, duty: int) -> Steps:
    """Take the steps in order until somebody has the shift, or it starts."""
    day, unit, _, shift, begins = desk.board.places[duty]
    for number, terms in desk.chain[unit]:
        if desk.env.now + terms.lead_hours * 60 > begins or not _permitted(desk, duty, terms):
            continue
        if terms.name in RESERVE_STEPS or terms.name == "lower_competence":
            person = _spare(desk, duty, terms)
            if person is not None:
                _take(desk, duty, number, person)
                return
        if terms.name == "agency" and _agency_comes(desk, duty, number, terms):
            yield desk.env.timeout(terms.minutes_per_call)
            desk.step[duty], desk.person[duty] = number, AGENCY
            return
        asked = _ask(desk, duty, number, terms)
        if asked is None:
            continue
        minutes, person = asked
        if person is not None:
            # spoken for from the round of calls that reaches them, so that no other shift gets them meanwhile
            book(desk.roster, person, day, shift, terms.name)
            _take(desk, duty, number, person)
            return
        yield desk.env.timeout(minutes)


def _permitted(desk: Desk, duty: int, terms: StepTerms) -> bool:
    return terms.causes is None or desk.away.causes[desk.cause[duty] - 1] in terms.causes


def _spare(desk: Desk, duty: int, terms: StepTerms) -> int | None:
    """Somebody on duty at the same time whom nobody needs: own group first, then one-way substitution."""
    board = desk.board
    day, unit, group, shift, _ = board.places[duty]
    second = None
    for helper in desk.helpers[terms.name, unit]:
        for person in board.reserve.get((day, helper, shift), ()):
            if (day, person) in desk.used or desk.away.known[day, person] <= desk.env.now:
                continue
            held = int(board.person_group[person])
            if terms.name == "neighbour" and not _comes(desk, duty, person, terms, board.may_do[held, group]):
                continue
            if held == group and terms.name != "lower_competence":
                return person
            if second is None and bool(board.may_do[held, group]) != (terms.name == "lower_competence"):
                second = person
    return second


def _comes(desk: Desk, duty: int, person: int, terms: StepTerms, able: bool) -> bool:
    """Whether a neighbour's spare person comes when asked."""
    if not able:
        return False
    answer = _answer(float(desk.luck.yes[desk.board.places[duty][0], person]), terms)
    _note(desk, (int(desk.env.now), duty, 1 + desk.board.case.order.index(terms.name), person, answer))
    return answer == YES


def _take(desk: Desk, duty: int, number: int, person: int) -> None:
    """The shift is the person's, unless the person falls ill later: then it is to be filled once more."""
    day = desk.board.places[duty][0]
    desk.step[duty], desk.person[duty] = number, person
    desk.used.add((day, person))
    known = int(desk.away.known[day, person])
    if known < NEVER:
        desk.env.process(_falls_ill(desk, duty, known))


def _falls_ill(desk: Desk, duty: int, known: int) -> Steps:
    yield desk.env.timeout(max(0, known - desk.env.now))
    desk.step[duty], desk.person[duty] = desk.board.uncovered, NOBODY
    yield from _fill(desk, duty)


def _agency_comes(desk: Desk, duty: int, number: int, terms: StepTerms) -> bool:
    comes = agency_answers(desk.board, desk.luck, duty, terms)
    _note(desk, (int(desk.env.now), duty, number, AGENCY, YES if comes else NO))
    return comes


def agency_answers(board: Board, luck: Luck, duty: int, terms: StepTerms) -> bool:
    """Whether the agency has somebody for the shift."""
    return uniform(luck.agency, _duty_key(board, duty), 0) < terms.answer * terms.yes


def _duty_key(board: Board, duty: int) -> np.uint64:
    """A duty by what it is, not by its row."""
    day, unit, group, shift, _ = board.places[duty]
    return mix(mix(board.place_key[unit, group, shift], day), board.number_in_slot[duty])


def _answer(drawn: float, terms: StepTerms) -> int:
    if drawn < terms.answer * terms.yes:
        return YES
    return NO if drawn < terms.answer else NO_ANSWER


def _ask(desk: Desk, duty: int, number: int, terms: StepTerms) -> tuple[float, int | None] | None:
    """Call those who are free, in order, until one says yes: minutes that takes, and who; None when nobody is left.

    Whoever does not say yes is not called again for the same day.
    """
    board, now = desk.board, desk.env.now
    day, unit, group, shift, begins = board.places[duty]
    listed = board.lists.get((terms.name, unit, group))
    if listed is None or not len(listed[0]):
        return None
    people, tier = listed
    free = desk.roster.fits[day, shift].take(people).nonzero()[0]
    if not len(free):
        return None
    there = desk.away.known[day].take(people[free]) > now
    free = free[there]
    people = people[free]
    if not len(people):
        return None
    people = people[(desk.luck.lot[day].take(people) + tier[free]).argsort()]
    drawn = desk.luck.yes[day].take(people).tolist()
    return _call(desk, (duty, number, terms), (people.tolist(), drawn), begins - now)


def _call(
    desk: Desk, what: tuple[int, int, StepTerms], whom: tuple[list[int], list[float]], left: float
) -> tuple[float, int | None] | None:
    """The calls themselves, one by one or all at once, as long as there is time before the shift."""
    duty, number, terms = what
    day, _, _, shift, _ = desk.board.places[duty]
    minutes, found, refused = 0.0, None, []
    for person, chance in zip(*whom, strict=True):
        if not terms.parallel and minutes + terms.minutes_per_call > left:
            break
        if found is None or terms.parallel:
            if not is_legal(desk.roster, person, day, shift, terms.name):
                continue
            answer = _answer(chance, terms)
            late = found is not None and answer == YES
            _note(desk, (int(desk.env.now + minutes), duty, number, person, TAKEN if late else answer))
            minutes = terms.minutes_per_call if terms.parallel else minutes + terms.minutes_per_call
            if answer != YES:
                refused.append(person)
            elif found is None:
                found = person
        if found is not None and not terms.parallel:
            break
    if refused:
        desk.roster.fits[day, :, refused] = False
    return None if found is None and not refused else (minutes, found)


def _note(desk: Desk, call: Call) -> None:
    desk.calls[call[2]] += 1
    if desk.keep_log:
        desk.log.append(call)
