"""A measure begun in another year than its file says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from model.scenario.load import OverlayLike, read_document
from model.scenario.overlay import read_overlay
from model.scenario.yaml_reader import Document


def first_year_of(overlay: OverlayLike, scenario_begins: int) -> int:
    """The year in which an overlay first changes something: the scenario's first where a change names no year.

    Raises InputError when the overlay cannot be read.
    """
    return min(_starts(_content(overlay), scenario_begins), default=scenario_begins)


def last_start_of(overlay: OverlayLike, years: range) -> int:
    """The latest year an overlay can begin in and still have all of its changes within the years."""
    starts = _starts(_content(overlay), years[0])
    return years[-1] - (max(starts) - min(starts)) if starts else years[-1]


def starting(overlay: OverlayLike, first_year: int, scenario_begins: int) -> dict[str, Any]:
    """The overlay with every year moved, so that it first changes something in `first_year`.

    What was said to come later comes as much later as before; a change that named no year begins in `first_year`.
    """
    content = _content(overlay)
    later = first_year - first_year_of(content, scenario_begins)
    return content | {"changes": [_moved(change, later, first_year) for change in content.get("changes", ())]}


def _moved(change: Mapping[str, Any], later: int, first_year: int) -> dict[str, Any]:
    if change.get("roll_out"):
        return dict(change) | {"roll_out": {unit: year + later for unit, year in change["roll_out"].items()}}
    return dict(change) | {"from_year": change["from_year"] + later if change.get("from_year") else first_year}


def _starts(content: Mapping[str, Any], scenario_begins: int) -> list[int]:
    found: list[int] = []
    for change in content.get("changes", ()):
        own = [*(change.get("roll_out") or {}).values()] or [change.get("from_year") or scenario_begins]
        found += own
    return found


def _content(overlay: OverlayLike) -> dict[str, Any]:
    """The overlay as a dictionary. Raises InputError with every fault of form."""
    if isinstance(overlay, Mapping):
        return dict(overlay)
    document: Document = read_document(FilePath(overlay))
    read_overlay(document)
    content: dict[str, Any] = document.data
    return content
