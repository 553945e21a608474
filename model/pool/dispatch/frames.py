"""From the sums of the replications to long tables with mean, p10, p50 and p90."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.pool.dispatch.away import Away
from model.pool.dispatch.board import Board, Shares
from model.pool.dispatch.case import DAY
from model.pool.dispatch.play import AGENCY, ANSWERS, NOBODY, OWN, Played
from model.pool.dispatch.tally import Tally, required_by_day
from model.scenario.schema.rota import WEEKDAYS

KEYS = ["indicator", "unit", "group", "shift", "step", "unit_of_measure"]
ALL = "all"
Row = tuple[tuple[str, str, str, str, str, str], Shares]


def indicator_frame(board: Board, tallies: Sequence[Tally]) -> pd.DataFrame:
    """Every indicator with its spread over the replications."""
    rows = [*_hour_rows(board, tallies), *_pool_rows(board, tallies), *_people_rows(board, tallies)]
    keys = pd.DataFrame([key for key, _ in rows], columns=KEYS)
    values = np.stack([value for _, value in rows])
    p10, p50, p90 = np.quantile(values, (0.1, 0.5, 0.9), axis=1)
    return keys.assign(mean=values.mean(axis=1), p10=p10, p50=p50, p90=p90, replications=len(tallies))


def _hour_rows(board: Board, tallies: Sequence[Tally]) -> Iterator[Row]:
    """Hours by step, cover and uncovered hours, in all and by unit, competence and shift kind."""
    cube = np.stack([tally.hours for tally in tallies])
    for (unit, group, shift), steps in _cuts(board, cube):
        required = steps.sum(axis=1)
        if not required.any():
            continue
        bad = steps[:, list(board.not_covered)].sum(axis=1)
        yield ("cover", unit, group, shift, "", "share"), 1 - bad / required
        yield ("uncovered_hours", unit, group, shift, "", "hours/year"), bad
        for number, name in enumerate(board.case.step_names):
            yield ("step_hours", unit, group, shift, name, "hours/year"), steps[:, number]
            yield ("step_share", unit, group, shift, name, "share"), steps[:, number] / required
    slots = np.stack([tally.lacking for tally in tallies])
    for g, group in enumerate((*board.groups, ALL)):
        for k, shift in enumerate((*board.shifts, ALL)):
            part = slots[:, [g] if group != ALL else slice(None)][:, :, [k] if shift != ALL else slice(None)]
            short, number_of = part.sum(axis=(1, 2)).T
            if number_of.any():
                yield ("shift_lacks_competence", ALL, group, shift, "", "probability"), short / number_of


def _cuts(board: Board, cube: Shares) -> Iterator[tuple[tuple[str, str, str], Shares]]:
    """[replication, step] in all, by unit, group, shift, unit × group, and group × shift."""
    names = (board.units, board.groups, board.shifts)
    for kept in ((), (0,), (1,), (2,), (0, 1), (1, 2)):
        summed = cube.sum(axis=tuple(axis + 1 for axis in range(3) if axis not in kept))
        for place in np.ndindex(*(len(names[axis]) for axis in kept)):
            label = [ALL, ALL, ALL]
            for axis, n in zip(kept, place, strict=True):
                label[axis] = names[axis][n]
            yield (label[0], label[1], label[2]), summed[(slice(None), *place)]


def _pool_rows(board: Board, tallies: Sequence[Tally]) -> Iterator[Row]:
    hours = np.stack([tally.pool for tally in tallies])
    for place, pool in enumerate(sorted(board.case.pools)):
        held, present, used = hours[:, place].T
        if not held.any():
            continue
        yield ("pool_utilisation", pool, ALL, ALL, "pool", "share"), _share(used, present)
        yield ("pool_idle_hours", pool, ALL, ALL, "pool", "hours/year"), present - used
        yield ("pool_absent_share", pool, ALL, ALL, "pool", "share"), 1 - _share(present, held)


def _people_rows(board: Board, tallies: Sequence[Tally]) -> Iterator[Row]:
    calls = np.stack([tally.calls for tally in tallies]).astype(np.float64)
    filled = np.array([tally.filled for tally in tallies], dtype=np.float64)
    yield ("calls", ALL, ALL, ALL, ALL, "calls/year"), calls.sum(axis=1)
    yield ("calls_per_filled_shift", ALL, ALL, ALL, ALL, "calls"), _share(calls.sum(axis=1), filled)
    for number, name in enumerate(board.case.step_names):
        if calls[:, number].any():
            yield ("calls", ALL, ALL, ALL, name, "calls/year"), calls[:, number]
    weekends = [tally.weekends for tally in tallies]
    if len(weekends[0]):
        yield ("weekends_worked", ALL, ALL, ALL, "", "weekends/year"), np.array([w.mean() for w in weekends])
        spread = np.array([np.quantile(w, 0.9) - np.quantile(w, 0.1) for w in weekends])
        yield ("weekends_spread", ALL, ALL, ALL, "", "weekends/year"), spread
    met = np.stack([tally.met for tally in tallies])
    for place, unit in enumerate(board.units):
        if met[:, place].any() and unit not in board.case.pools:
            yield ("staff_on_duty_week", unit, ALL, ALL, "", "persons/week"), met[:, place, 0]
            yield ("staff_met_week", unit, ALL, ALL, "", "persons/week"), met[:, place, 1]
    yield ("recourse_cost", ALL, ALL, ALL, "", "ordinary hours"), np.array([tally.cost for tally in tallies])


def _share(part: Shares, whole: Shares) -> Shares:
    """part ÷ whole, 0 where there is nothing."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def heat_frame(board: Board, tallies: Iterable[Tally]) -> pd.DataFrame:
    """Uncovered hours by week, weekday and shift kind, mean over the replications."""
    uncovered = np.mean([tally.heat for tally in tallies], axis=0)
    required = required_by_day(board)
    week, weekday, shift = (n.ravel() for n in np.indices(required.shape))
    frame = pd.DataFrame(
        {
            "week": week + 1,
            "weekday": np.array(WEEKDAYS)[weekday],
            "shift": np.array(board.shifts)[shift],
            "required_hours": required.ravel(),
            "uncovered_hours": uncovered.ravel(),
        }
    )
    frame = frame[frame["required_hours"] > 0].reset_index(drop=True)
    return frame.assign(share=frame["uncovered_hours"] / frame["required_hours"])


def short_frame(board: Board, tallies: Sequence[Tally]) -> pd.DataFrame:
    """[replication, unit, group, absent_hours, uncovered_hours] of absence under a month, where there is any."""
    cube = np.stack([tally.short for tally in tallies])
    replication, unit, group = (places.ravel() for places in np.indices(cube.shape[:3]))
    absent, uncovered = cube.reshape(-1, 2).T
    names = {"unit": _named(board.units, unit), "group": _named(board.groups, group)}
    frame = pd.DataFrame({"replication": replication, **names, "absent_hours": absent, "uncovered_hours": uncovered})
    return frame[frame["absent_hours"] > 0].reset_index(drop=True)


def calls_frame(board: Board, played: Played) -> pd.DataFrame:
    """The log of calls, in the order they were made."""
    calls = sorted(played.log)
    minute, duty, step, person, answer = (
        (np.array(column, dtype=np.int64) for column in zip(*calls, strict=True))
        if (calls)
        else (np.zeros(0, dtype=np.int64),) * 5
    )
    of = board.required
    return pd.DataFrame(
        {
            "minute": minute,
            "day": of.day[duty],
            "unit": _named(board.units, of.unit[duty]),
            "group": _named(board.groups, of.group[duty]),
            "shift": _named(board.shifts, of.shift[duty]),
            "step": _named(board.case.step_names, step),
            "person": _people(board, person),
            "answer": _named(ANSWERS, answer),
        }
    )


def worked_frame(board: Board, away: Away, played: Played) -> pd.DataFrame:
    """Every shift that somebody worked, in clock time; agencies' people left out."""
    of, spare = board.required, board.spare
    sent = set(zip(of.day[played.step > OWN].tolist(), played.person[played.step > OWN].tolist(), strict=True))
    left = np.array(
        [pair not in sent for pair in zip(spare.day.tolist(), spare.person.tolist(), strict=True)], dtype=bool
    )
    idle = left & (away.cause[spare.day, spare.person] == 0)
    named = played.person > NOBODY
    day, shift, person = (
        np.concatenate([mine[named], more[idle]])
        for mine, more in ((of.day, spare.day), (of.shift, spare.shift), (played.person, spare.person))
    )
    step = np.concatenate([played.step[named], np.zeros(int(idle.sum()), dtype=np.int64)])
    frame = pd.DataFrame(
        {
            "person": _people(board, person),
            "unit": _named(board.units, board.person_unit[person]),
            "day": day,
            "start": day * DAY + board.shift_start[shift],
            "end": day * DAY + board.shift_end[shift],
            "paid": board.shift_paid[shift],
            "step": _named(board.case.step_names, step),
            "overtime": np.array(board.case.step_names)[step] == "overtime",
        }
    )
    return frame.sort_values(["person", "start"], kind="stable", ignore_index=True)


def _named(names: tuple[str, ...], place: NDArray[np.int64]) -> NDArray[np.object_]:
    return np.array(names, dtype=object)[place]


def _people(board: Board, place: NDArray[np.int64]) -> list[str]:
    keys = [person.key for person in board.case.people]
    return ["agency" if n == AGENCY else keys[n] for n in place.tolist()]
