"""What an indicator says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rule = Literal["mean", "sum", "ratio"]
Better = Literal["higher", "lower", "none"]
GroupMeaning = Literal["held", "required", "none"]


@dataclass(frozen=True)
class Indicator:
    """One thing that a run reports.

    ``headline`` indicators are kept for every unit in every replication and shown in the headline table, with
    ``headline_item`` where the indicator has several items. ``help`` is one plain explanation for the screen.
    """

    key: str
    title: str
    unit_of_measure: str
    over_years: Rule
    over_units: Rule
    better: Better
    group_is: GroupMeaning
    help: str
    headline: bool = False
    headline_item: str = ""
