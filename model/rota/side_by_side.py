"""Pieces of work shared by processes: told as they are done, and given up when nobody waits for them.

The processes are kept between calls, for starting them takes longer than many a piece of work, and end by themselves
when they have nothing to do. They are this module's own: work of another kind that fails must not take them along.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from joblib.externals.loky import ProcessPoolExecutor

Task = TypeVar("Task")
Answer = TypeVar("Answer")
Tell = Callable[[int, int], None]

LOOK_SECONDS = 0.2
_IDLE_SECONDS = 120
_lock = threading.Lock()
_processes: dict[int, Any] = {}


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


def answers_of(
    work: Callable[[Task], Answer], tasks: Sequence[Task], workers: int = 1, tell: Tell = silent
) -> Iterator[tuple[int, Answer]]:
    """(place in `tasks`, answer) of each task, as they are done.

    Parameters
    ----------
    work : a function that other processes can import.
    workers : processes; with one, or with one task that nobody watches, the work is done here.
    tell : called with (done, total) several times a second, here between two tasks. What it raises comes out of this
        function; tasks not yet begun are then given up.
    """
    tell(0, len(tasks))
    left = set(range(len(tasks)))
    if workers > 1 and (len(tasks) > 1 or tell is not silent):
        try:
            for place, answer in _shared(work, tasks, workers, tell):
                left.discard(place)
                yield place, answer
        except BrokenProcessPool:
            # the system ended a process, mostly for want of memory: the rest is done here
            _forget(workers)
    for place in sorted(left):
        yield place, work(tasks[place])
        left.discard(place)
        tell(len(tasks) - len(left), len(tasks))


def _shared(
    work: Callable[[Task], Answer], tasks: Sequence[Task], workers: int, tell: Tell
) -> Iterator[tuple[int, Answer]]:
    jobs: dict[Future[Answer], int] = {}
    try:
        for place, task in enumerate(tasks):
            jobs[_submitted(work, task, workers)] = place
        waiting = set(jobs)
        while waiting:
            done, waiting = wait(waiting, LOOK_SECONDS, FIRST_COMPLETED)
            for job in sorted(done, key=jobs.__getitem__):
                yield jobs[job], job.result()
            tell(len(jobs) - len(waiting), len(jobs))
    finally:
        for job in jobs:
            job.cancel()


def _submitted(work: Callable[[Task], Answer], task: Task, workers: int) -> Future[Answer]:
    with _lock:
        if workers not in _processes:
            _processes[workers] = ProcessPoolExecutor(workers, timeout=_IDLE_SECONDS)
        job: Future[Answer] = _processes[workers].submit(work, task)
        return job


def _forget(workers: int) -> None:
    with _lock:
        broken = _processes.pop(workers, None)
    if broken is not None:
        broken.shutdown(wait=False, kill_workers=True)
