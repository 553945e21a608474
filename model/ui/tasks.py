"""Long work in the background, one session's own: progress, an early answer, a stop, and never two answers mixed.

A task is made for one key – all that its answer depends on – and what it finds is kept under that key. Whoever asks for
another key stops the task that nobody waits for any longer; its answer, if it comes at all, is thrown away.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

_KEPT = 16

Tell = Callable[[str, int, int], None]


class Stopped(Exception):
    """Raised inside work that nobody waits for any longer."""


@dataclass(eq=False)
class Task:
    """One piece of work; written by its thread, read by the page.

    Attributes
    ----------
    first : an early answer, where the work gives one.
    value : the answer; None until it is there.
    fault : what stopped the work, if something did.
    old : the last answer of this kind to another key, to show meanwhile, marked as old.
    seen : set when a page has drawn the early answer.
    held : stopped by the person who waited for it, so not begun anew before they ask for it.
    """

    kind: str
    key: Hashable
    family: str = ""
    first: Any = None
    value: Any = None
    fault: Exception | None = None
    old: Any = None
    held: bool = False
    stage: str = ""
    done: int = 0
    total: int = 1
    stop: threading.Event = field(default_factory=threading.Event)
    has_first: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    seen: threading.Event = field(default_factory=threading.Event)

    @property
    def running(self) -> bool:
        """Whether more is to come."""
        return not (self.ended.is_set() or self.stop.is_set())

    @property
    def stopped(self) -> bool:
        """Whether somebody stopped it before it had its answer."""
        return self.stop.is_set() and self.value is None

    def tell(self, stage: str, done: int, total: int) -> None:
        """The progress that the rooms report to; raises Stopped when nobody waits."""
        if self.stop.is_set():
            raise Stopped
        self.stage, self.done, self.total = stage, done, total

    def publish(self, first: Any) -> None:
        """An early answer."""
        self.tell(self.stage, self.done, self.total)
        self.first = first
        self.has_first.set()


class Tasks:
    """The work of one session."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, Hashable], Task] = OrderedDict()
        self._now: dict[str, Task] = {}
        self._latest: dict[str, Task] = {}

    def ask(self, kind: str, key: Hashable, work: Callable[[Task], Any], family: str = "") -> Task:
        """The task for this key: found, or begun now in a thread. Another key's running task of the kind is stopped.

        Kinds of one `family` share their answers. A task that failed is kept with its fault; one that was stopped
        begins anew.
        """
        with self._lock:
            before = self._now.pop(kind, None)
            task = self._kept.get((family or kind, key))
            if before is not None and before is not task and before not in self._now.values():
                before.stop.set()
            if task is not None and (task.held or not task.stopped):
                self._kept.move_to_end((family or kind, key))
                self._now[kind] = task
                return task
            latest = self._latest.get(kind)
            task = Task(kind, key, family or kind, old=latest.value if latest is not None else None)
            self._now[kind] = self._kept[task.family, key] = task
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        threading.Thread(target=self._carry_out, args=(task, work), daemon=True, name=f"utsyn {kind}").start()
        return task

    def mark_seen(self) -> None:
        """A page has drawn all that was there to show."""
        with self._lock:
            now = list(self._now.values())
        for task in now:
            if task.first is not None:
                task.seen.set()

    def found(self, family: str, key: Hashable) -> Task | None:
        """The task for this key if there is one; nothing is begun."""
        return self._kept.get((family, key))

    def latest(self, kind: str) -> Any:
        """The newest answer of a kind, whatever its key; None where there is none."""
        task = self._latest.get(kind)
        return None if task is None else task.value

    def stop(self, kind: str) -> None:
        """Stop the running task of a kind, and let it rest until :meth:`again`."""
        with self._lock:
            task = self._now.get(kind)
            if task is not None and task.value is None:
                task.held = True
                task.stop.set()

    def again(self, kind: str) -> None:
        """Let a task that was stopped or failed begin anew when it is next asked for."""
        with self._lock:
            task = self._now.pop(kind, None)
            if task is not None and task.value is None:
                task.stop.set()
                self._kept.pop((task.family, task.key), None)

    def forget(self) -> None:
        """Stop everything and keep no answer: the data they came from are gone."""
        with self._lock:
            for task in self._kept.values():
                task.stop.set()
            self._kept.clear()
            self._now.clear()
            self._latest.clear()

    def settle(self, seconds: float) -> bool:
        """Wait until nothing runs, at most so long; whether that came about."""
        return all(task.ended.wait(seconds) for task in list(self._kept.values()))

    def _carry_out(self, task: Task, work: Callable[[Task], Any]) -> None:
        try:
            task.tell("", 0, 1)
            value = work(task)
            with self._lock:
                if not task.stop.is_set():
                    task.value = value
                    self._latest[task.kind] = task
        except Stopped:
            pass
        except Exception as fault:
            task.fault = fault
        finally:
            task.ended.set()
            task.has_first.set()
