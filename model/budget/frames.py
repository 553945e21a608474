"""Tables at the door: the columns they must have, and values held from one planning year to the next."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from model.errors import InputError, Problem


def checked(name: str, frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The frame with just these columns; InputError names what it lacks."""
    missing = sorted(set(columns) - set(frame.columns))
    if missing:
        found = f"no column {', '.join(missing)}"
        raise InputError(Problem(f"table {name}", found, f"columns {', '.join(columns)}", "pass the whole table"))
    return frame[list(columns)]


def held_stepwise(name: str, frame: pd.DataFrame, years: Sequence[int]) -> pd.DataFrame:
    """Rows of planning years repeated for every year until the next planning year.

    A planning year is any year that occurs in the frame; a key without a row there has nothing until the next.
    Raises InputError when no planning year is as early as the first year.
    """
    planning = np.array(sorted(frame["year"].unique()), dtype=np.int64)
    wanted = np.array(sorted(years), dtype=np.int64)
    if len(planning) == 0:
        return frame
    place = np.searchsorted(planning, wanted, side="right") - 1
    if place.min() < 0:
        found, allowed = f"the first planning year is {planning[0]}", f"a planning year not after {wanted[0]}"
        raise InputError(Problem(f"table {name}", found, allowed, "size the rota for the first year as well"))
    held = pd.DataFrame({"held_year": wanted, "year": planning[place]})
    joined = held.merge(frame, on="year", how="left", validate="many_to_many")
    return joined.drop(columns="year").rename(columns={"held_year": "year"})
