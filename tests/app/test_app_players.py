"""The threads of all sessions: first answers first, and whole runs in turn."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from model.ui.players import Players

WAIT = 20.0


def held(players: Players) -> threading.Event:
    """Hold the only thread until the event is set."""
    go, begun = threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        assert go.wait(WAIT)

    players.at_once.submit(hold)
    assert begun.wait(WAIT)
    return go


def test_first_answers_go_before_whole_runs_and_whole_runs_still_get_on() -> None:
    players, done = Players(1), []
    go = held(players)
    jobs = [players.in_turn.submit(done.append, f"whole {number}") for number in range(2)]
    jobs += [players.at_once.submit(done.append, f"first {number}") for number in range(14)]
    go.set()
    for job in jobs:
        job.result(WAIT)
    firsts = [f"first {number}" for number in range(14)]
    assert done == [*firsts[:6], "whole 0", *firsts[6:13], "whole 1", firsts[13]]


def test_work_that_nobody_waits_for_is_left_out() -> None:
    players, done = Players(1), []
    go = held(players)
    stopped, other = players.in_turn.submit(done.append, 1), players.in_turn.submit(done.append, 2)
    assert stopped.cancel()
    go.set()
    other.result(WAIT)
    assert done == [2]


def test_a_fault_comes_out_and_the_thread_goes_on() -> None:
    players = Players(1)
    with pytest.raises(ZeroDivisionError):
        players.at_once.submit(lambda: 1 / 0).result(WAIT)
    assert players.in_turn.submit(lambda: 3).result(WAIT) == 3


def test_nothing_of_a_session_stays_behind_in_a_thread() -> None:
    class Own:
        """Stands for a session's data."""

    players, own = Players(1), Own()
    gone = weakref.ref(own)
    players.at_once.submit(lambda one: None, own).result(WAIT)
    players.at_once.submit(lambda: None).result(WAIT)
    del own
    gc.collect()
    assert gone() is None
