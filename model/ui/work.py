"""What a person has chosen, as plain facts: drafts, the list of saved ones, and the way back. No widgets here.

Every function takes a state and gives the next one, so the way back is to hold on to the old.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from model.errors import InputError, Problem

FIRST_NAME = "Scenario 1"
MOST_SAVED = 9
LONGEST_NAME = 60
LONGEST_REASON = 300
REPLICATIONS = 200
FIRST_REPLICATIONS = 20
SEED = 2026
_MOST_STEPS = 200
_VAGUE = re.compile(r"\b(final|endeleg|endelig|siste|last|ny|new|test|kopi|copy)\b", re.IGNORECASE)

Value = float | int | bool


@dataclass(frozen=True)
class Changed:
    """One value set by hand: its path, the value in the scenario's unit, and why."""

    path: str
    value: Value
    reason: str = ""


@dataclass(frozen=True)
class Draft:
    """One scenario as it was put together: measures with their first year (None as written), values set by hand.

    Both are kept sorted, so that two drafts with the same content are equal whatever the order of the clicks.
    """

    name: str = ""
    measures: tuple[tuple[str, int | None], ...] = ()
    values: tuple[Changed, ...] = ()

    @property
    def content(self) -> tuple[object, ...]:
        """All that the figures depend on: neither the name nor the reasons."""
        return self.measures, tuple((one.path, one.value) for one in self.values)

    @property
    def caller(self) -> dict[str, Value]:
        """The caller overlay: path → value."""
        return {one.path: one.value for one in self.values}

    @property
    def reasons(self) -> dict[str, str]:
        """Path → reason, where one was given."""
        return {one.path: one.reason for one in self.values if one.reason}


BASELINE = Draft()


@dataclass(frozen=True)
class Work:
    """The draft in hand, the saved ones, and how they are played."""

    draft: Draft = Draft(FIRST_NAME)
    saved: tuple[Draft, ...] = ()
    seed: int = SEED
    replications: int = REPLICATIONS


@dataclass(frozen=True)
class History:
    """The work now, and as it was before and after each step."""

    now: Work = Work()
    past: tuple[Work, ...] = ()
    future: tuple[Work, ...] = ()


def step(history: History, work: Work) -> History:
    """One step on; nothing where nothing changed."""
    if work == history.now:
        return history
    return History(work, (*history.past, history.now)[-_MOST_STEPS:])


def undo(history: History) -> History:
    """One step back, if there is one."""
    if not history.past:
        return history
    return History(history.past[-1], history.past[:-1], (history.now, *history.future))


def redo(history: History) -> History:
    """One step forward again, if one was taken back."""
    if not history.future:
        return history
    return History(history.future[0], (*history.past, history.now), history.future[1:])


def with_value(work: Work, path: str, value: Value | None, reason: str | None = None) -> Work:
    """One value set by hand, or (None) left to the scenario again; a reason already given stays unless told."""
    kept = {one.path: one for one in work.draft.values}
    before = kept.pop(path, None)
    if value is not None:
        why = (before.reason if before else "") if reason is None else tidy(reason)[:LONGEST_REASON]
        kept[path] = Changed(path, value, why)
    return _with_draft(work, replace(work.draft, values=tuple(kept[name] for name in sorted(kept))))


def with_measure(work: Work, name: str, on: bool, first_year: int | None = None) -> Work:
    """A measure switched on from a year (None as its file says), or off."""
    kept = dict(work.draft.measures)
    kept.pop(name, None)
    if on:
        kept[name] = first_year
    return _with_draft(work, replace(work.draft, measures=tuple(sorted(kept.items()))))


def back_to_baseline(work: Work) -> Work:
    """The draft with nothing changed; its name stays."""
    return _with_draft(work, Draft(work.draft.name))


def save(work: Work, name: str) -> Work:
    """Keep the draft under a name: over the saved one it was opened from, or as a new one.

    Raises InputError for a name that is taken, blank or too long, and when the list is full.
    """
    name = _right_name(work, name, work.draft.name)
    draft = replace(work.draft, name=name)
    others = [one for one in work.saved if not same_name(one.name, name)]
    if len(others) >= MOST_SAVED:
        found, allowed = f"{len(work.saved)} saved scenarios", f"at most {MOST_SAVED}"
        raise InputError(Problem("saved scenarios", found, allowed, "delete one that you no longer need"))
    return replace(work, draft=draft, saved=(*others, draft))


def rename(work: Work, name: str) -> Work:
    """Another name for the draft, and for the saved one it was opened from."""
    old, name = work.draft.name, _right_name(work, name, work.draft.name)
    saved = tuple(replace(one, name=name) if same_name(one.name, old) else one for one in work.saved)
    return replace(work, draft=replace(work.draft, name=name), saved=saved)


def duplicate(work: Work) -> Work:
    """A copy of the draft, saved under a name of its own; the copy is in hand."""
    name = free_name(work, work.draft.name)
    return save(replace(work, draft=replace(work.draft, name=name)), name)


def opened(work: Work, draft: Draft) -> Work:
    """A saved draft, or an example, in hand."""
    return replace(work, draft=draft)


def deleted(work: Work, name: str) -> Work:
    """Without the saved draft of that name; what is in hand stays."""
    return replace(work, saved=tuple(one for one in work.saved if not same_name(one.name, name)))


def is_saved(work: Work) -> bool:
    """Whether the draft in hand is among the saved ones just as it is."""
    return work.draft in work.saved


def free_name(work: Work, wanted: str) -> str:
    """The name itself where it is free, else with the lowest free number after it."""
    stem = re.sub(r" \d+$", "", wanted)[: LONGEST_NAME - 4] or "Scenario"
    taken = [work.draft.name, *(one.name for one in work.saved)]
    names = [wanted, *(f"{stem} {number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name and not any(same_name(name, other) for other in taken))


def same_name(one: str, other: str) -> bool:
    """Whether two names would be taken for the same by a reader."""
    return tidy(one).casefold() == tidy(other).casefold()


def is_vague(name: str) -> bool:
    """Whether a name tells when it was made rather than what is in it (“final”)."""
    return _VAGUE.search(name) is not None


def tidy(words: str) -> str:
    """One line of text: no control signs, single spaces, none at the ends."""
    plain = unicodedata.normalize("NFC", words)
    plain = "".join(" " if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} else sign for sign in plain)
    return " ".join(plain.split())


def reasons_of(work: Work) -> Mapping[str, str]:
    """Path → reason of the draft in hand."""
    return work.draft.reasons


def _with_draft(work: Work, draft: Draft) -> Work:
    return replace(work, draft=draft)


def _right_name(work: Work, name: str, own: str) -> str:
    name = tidy(name)
    if not name or len(name) > LONGEST_NAME:
        found = f"{len(name)} signs"
        raise InputError(
            Problem("name of the scenario", found, f"1–{LONGEST_NAME} signs", "say in a few words what is different")
        )
    if any(same_name(one.name, name) and not same_name(name, own) for one in work.saved):
        remedy = f"choose another name, such as “{free_name(work, name)}”"
        raise InputError(Problem("name of the scenario", f"“{name}”, which is taken", "a name of its own", remedy))
    return name
