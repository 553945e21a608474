"""The threads that play replications for all sessions: first answers before whole runs, and nobody waits for ever.

Every session used to have threads of its own, and then five whole runs were as slow as the five together. Here pieces
of work stand in two queues, each served in the order in which they came. A first answer is 4 pieces and a whole run 36.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

_PATIENT_EACH = 8
"""Of so many pieces one is of a whole run, however many first answers are asked for."""

Job = tuple[Future[Any], Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class Players:
    """Threads with two queues: :attr:`at_once` for first answers and :attr:`in_turn` for whole runs."""

    def __init__(self, threads: int) -> None:
        self._threads, self._begun = threads, 0
        self._work = threading.Condition()
        self._queues: tuple[deque[Job], deque[Job]] = (deque(), deque())
        self._urgent_in_row = 0
        self.at_once: Executor = _Queue(self._put, 0)
        self.in_turn: Executor = _Queue(self._put, 1)

    def _put(self, queue: int, job: Job) -> None:
        with self._work:
            self._queues[queue].append(job)
            if self._begun < self._threads:
                self._begun += 1
                threading.Thread(target=self._play, daemon=True, name=f"utsyn player {self._begun}").start()
            self._work.notify()

    def _next(self) -> Job:
        """The next piece, waited for."""
        with self._work:
            while not any(self._queues):
                self._work.wait()
            urgent, patient = self._queues
            if urgent and (not patient or self._urgent_in_row < _PATIENT_EACH - 1):
                self._urgent_in_row += 1
                return urgent.popleft()
            self._urgent_in_row = 0
            return patient.popleft()

    def _play(self) -> None:
        while True:
            future, work, values, named = self._next()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(work(*values, **named))
            except BaseException as fault:
                future.set_exception(fault)
            # nothing of a session stays behind in a thread that waits
            del future, work, values, named


class _Queue(Executor):
    """One of the queues, as what takes work."""

    def __init__(self, put: Callable[[int, Job], None], place: int) -> None:
        self._put, self._place = put, place

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Put a piece of work at the end of the queue."""
        future: Future[Any] = Future()
        self._put(self._place, (future, fn, args, kwargs))
        return future


PLAYERS = Players(max(1, min(4, os.cpu_count() or 1)))
