"""A bounded memory of answers that take long to find, for several threads: each is found once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")

_LOOK_SECONDS = 0.2


class Memory(Generic[Answer]):
    """The latest `most` answers by key; the one that was asked for longest ago goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[str, Answer] = OrderedDict()
        self._sought: set[str] = set()
        self._changed = threading.Condition()

    def __contains__(self, key: str) -> bool:
        return key in self._found

    def __len__(self) -> int:
        return len(self._found)

    def found(self, key: str, find: Callable[[], Answer], wait: Callable[[], None]) -> Answer:
        """The answer for the key, remembered or found now.

        While another thread is finding it, `wait` is called several times a second; what it raises ends the waiting.
        What `find` raises comes out to its own caller only: another who waits then tries in turn.
        """
        with self._changed:
            while key not in self._found and key in self._sought:
                self._changed.wait(_LOOK_SECONDS)
                wait()
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
            self._sought.add(key)
        try:
            answer = find()
            with self._changed:
                self._found[key] = answer
                while len(self._found) > self._most:
                    self._found.popitem(last=False)
            return answer
        finally:
            with self._changed:
                self._sought.discard(key)
                self._changed.notify_all()
