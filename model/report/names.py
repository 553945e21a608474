"""What scenarios are called on screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from model.report.texts import term, text
from model.runs import Result


def titles_of(results: Sequence[Result], folders: Sequence[Path] | None = None) -> list[str]:
    """A short title for each result: its measures in words, or “Baseline” when it has none.

    A title met again is told apart by its run's folder, where `folders` (one for each result) are given;
    otherwise, or when the folder's name is taken as well, it gets its number.
    """
    places = _folder_names(folders) if folders is not None else [""] * len(results)
    titles: list[str] = []
    for result, place in zip(results, places, strict=True):
        title = measures_title(result.scenario.measures) or text("baseline")
        titles.append(_untaken(place if place and title in titles else title, titles))
    return titles


def _folder_names(folders: Sequence[Path]) -> list[str]:
    """The last part of each path where those differ, else the paths as they were given."""
    names = [Path(folder).resolve().name for folder in folders]
    return names if len(set(names)) == len(names) else [str(folder) for folder in folders]


def _untaken(title: str, titles: Sequence[str]) -> str:
    numbered = [title, *(f"{title} ({number})" for number in range(2, len(titles) + 2))]
    return next(name for name in numbered if name not in titles)


def measures_title(measures: Sequence[str]) -> str:
    """The measures' names in the reader's words: ``nurse_pool`` and ``full_time`` give ``Nurse pool + full time``."""
    words = " + ".join(term(measure.replace("_", " ")) for measure in measures)
    return words[:1].upper() + words[1:]
