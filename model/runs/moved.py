"""A rota's grid with shifts moved by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from model.rota import UnitRota, check_grid, rota_grid, shift_legend
from model.scenario.schema.rota import WEEKDAYS

Cell = tuple[str, int, str]
"""Line, week, weekday."""


def moved_grid(rota: UnitRota, changes: Mapping[Cell, str]) -> pd.DataFrame:
    """`rota_grid` with other shifts in some cells; the hours of the weeks follow.

    changes : shift ids by cell, "" for a day off. A cell that the grid lacks changes nothing.
    """
    grid = rota_grid(rota)
    for (line, week, day), shift in changes.items():
        grid.loc[(grid["line"] == line) & (grid["week"] == week), day] = shift
    legend = shift_legend(rota)
    paid = dict(zip(legend["shift"], legend["paid_hours"], strict=True))
    cells = grid[list(WEEKDAYS)].itertuples(index=False)
    hours = [sum(paid[name] for cell in week for name in str(cell).split("+") if name) for week in cells]
    return grid.assign(hours_week=hours)


def split_faults(rota: UnitRota, faults: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The faults of `check_grid` parted: those that changes by hand brought, and those of the rota as it was made."""
    keys = ["line", "week", "weekday", "rule", "sentence"]
    made = set(check_grid(rota, rota_grid(rota))[keys].itertuples(index=False, name=None))
    known = pd.Series([row in made for row in faults[keys].itertuples(index=False, name=None)], index=faults.index)
    known = known.astype(bool)
    return faults[~known].reset_index(drop=True), faults[known].reset_index(drop=True)
