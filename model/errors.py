"""Every fault a user can meet: where it is, what was found, what is allowed, what to do.

The command line, the app and scripts show the same sentences, so they are formed here once.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One fault in the input, in words a planner can act on.

    Parameters
    ----------
    where : file and path or spreadsheet row, e.g. ``staff.csv, row 17, column fraction``.
    found : the value met, as written.
    allowed : what would have been accepted.
    remedy : what to do now.
    """

    where: str
    found: str
    allowed: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}\n    found:   {self.found}\n    allowed: {self.allowed}\n    do:      {self.remedy}"


class UtsynError(Exception):
    """Base of the errors that Utsyn raises on purpose."""


class InputError(UtsynError):
    """The input is wrong; carries every fault found, not just the first."""

    def __init__(self, problems: Problem | Iterable[Problem]):
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Problem, ...]]]:
        # the faults, not their text, must survive the way back from a worker process
        return (type(self), (self.problems,))


class SolverError(UtsynError):
    """The solver stopped without a proven answer; its numbers must not be used."""


class RunError(UtsynError):
    """A saved run is missing, incomplete or changed."""


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed name most like `word`, or None when nothing is close."""
    hits = difflib.get_close_matches(str(word), list(allowed), n=1, cutoff=0.6)
    return hits[0] if hits else None


def unknown_name(where: str, what: str, found: str, allowed: Sequence[str]) -> Problem:
    """The fault of a name that is not among the declared ones."""
    close = nearest(found, allowed)
    listed = ", ".join(sorted(allowed)[:12]) + (", …" if len(allowed) > 12 else "") or "none is declared"
    remedy = f"did you mean “{close}”?" if close else f"use one of those, or declare this {what} first"
    return Problem(where, f"“{found}”", f"a declared {what}: {listed}", remedy)
