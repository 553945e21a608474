"""What is made once for a rulebook and kept as long as the rulebook lives, whichever thread asks first."""

from __future__ import annotations

import functools
import threading
import weakref
from collections.abc import Callable
from typing import TypeVar

from model.workforce.rules.rates import Rulebook

Made = TypeVar("Made")


def kept(make: Callable[[Rulebook], Made]) -> Callable[[Rulebook], Made]:
    """`make`, called once for each rulebook."""
    known: weakref.WeakKeyDictionary[Rulebook, Made] = weakref.WeakKeyDictionary()
    lock = threading.Lock()

    @functools.wraps(make)
    def keeper(rules: Rulebook) -> Made:
        with lock:
            found = known.get(rules)
            if found is None:
                found = known[rules] = make(rules)
            return found

    return keeper
