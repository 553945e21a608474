"""What scenarios of one base share: things worked out from parts that no overlay has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from model.scenario.schema import Scenario

Part = TypeVar("Part")


def kept(scenario: Scenario, name: str, read: Sequence[object], make: Callable[[], Part]) -> Part:
    """What `make` gives; if everything that it has `read` is what it was the last time, what it gave then.

    Overlays exchange the leaves that they change and all that lies around them, and leave the rest of a scenario as it
    is: so what is the same object says the same. Whoever moves one value has a few things worked out anew, not all.
    `name` tells what is made from all else that is kept; nobody may edit it afterwards.
    """
    before, part = scenario.worked_out.get(name, (None, None))
    if before is None or len(before) != len(read) or any(new is not old for new, old in zip(read, before, strict=True)):
        part = make()
        scenario.worked_out[name] = (tuple(read), part)
    found: Part = part
    return found
