"""What pages show as a share link writes it, and back: scenarios by their place in the link, never by their name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from model.scenario.schema import Scenario
from model.shipped_files import shipped_measures
from model.ui import work
from model.ui.choices import BETWEEN, CHOICES
from model.ui.work import Draft

BASELINE, IN_HAND = "baseline", "in hand"
SAVED, EXAMPLE = "saved ", "example "
_HAND = "hand"
_SHAPE = re.compile(r"[\w .,:+-]{0,80}")
_PLACE = re.compile(r"s([1-9])")
_LONGEST_WORDS = 100
_FEW = 8


class NoChoice(Exception):
    """A value that cannot be had; `allowed` says in short what can."""

    def __init__(self, allowed: str = "…") -> None:
        super().__init__(allowed)
        self.allowed = allowed


def in_link(name: str, value: str, saved: Sequence[Draft]) -> str | None:
    """A choice as the link has it; None for a scenario that is no longer there."""
    if CHOICES[name].kind not in ("scenario", "scenarios"):
        return value
    places = {SAVED + draft.name: f"s{number}" for number, draft in enumerate(saved, start=1)}
    places |= {BASELINE: BASELINE, IN_HAND: _HAND}
    written = [places.get(one) or _example_out(one) for one in value.split(BETWEEN)]
    return ",".join(one for one in written if one) or None


def in_session(name: str, value: str, names: Mapping[int, str], scenario: Scenario) -> str:
    """A choice of a link as the session has it; `names` are those of the link's saved scenarios by their place.

    Raises NoChoice when it cannot be had.
    """
    choice = CHOICES[name]
    if choice.kind in ("scenario", "scenarios"):
        asked = value.split(",") if choice.kind == "scenarios" else [value]
        return BETWEEN.join(_scenario(one, names) for one in asked)
    if choice.kind == "words":
        return work.tidy(value)[:_LONGEST_WORDS]
    if choice.allowed is not None:
        allowed = choice.allowed(scenario)
        if value not in allowed:
            raise NoChoice(_in_short(allowed))
    elif _SHAPE.fullmatch(value) is None:
        raise NoChoice()
    return value


def _scenario(code: str, names: Mapping[int, str]) -> str:
    if code in (BASELINE, _HAND):
        return IN_HAND if code == _HAND else BASELINE
    place = _PLACE.fullmatch(code)
    if place and int(place.group(1)) in names:
        return SAVED + names[int(place.group(1))]
    if code.startswith("m.") and code.removeprefix("m.") in shipped_measures():
        return EXAMPLE + code.removeprefix("m.")
    raise NoChoice(_in_short([BASELINE, _HAND, *(f"s{number}" for number in sorted(names))]))


def _example_out(key: str) -> str:
    return f"m.{key.removeprefix(EXAMPLE)}" if key.startswith(EXAMPLE) else ""


def _in_short(allowed: Sequence[str]) -> str:
    """Few values one by one, many by the first and the last."""
    shown = [one for one in allowed if one]
    return ", ".join(shown) if len(shown) <= _FEW else f"{shown[0]}, {shown[1]}, … {shown[-1]}"
