"""What scenarios are called on screen."""

from __future__ import annotations

from collections.abc import Sequence

from model.runs import Result


def titles_of(results: Sequence[Result]) -> list[str]:
    """A short title for each result: its measures in words, or ``Baseline`` when it has none.

    A title met again gets its number.
    """
    titles: list[str] = []
    for result in results:
        title = measures_title(result.scenario.measures) or "Baseline"
        number = 1 + sum(earlier == title or earlier.startswith(f"{title} (") for earlier in titles)
        titles.append(title if number == 1 else f"{title} ({number})")
    return titles


def measures_title(measures: Sequence[str]) -> str:
    """The measures' names in words: ``nurse_pool`` and ``full_time`` give ``Nurse pool + full time``."""
    words = " + ".join(measure.replace("_", " ") for measure in measures)
    return words[:1].upper() + words[1:]
