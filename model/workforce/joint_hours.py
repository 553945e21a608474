"""After the engines: the hours of joint positions given back to the units they are worked in."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from model.scenario.schema import Scenario
from model.workforce.frames import StaffPaths
from model.workforce.rules.joint import joint_in_use, member_shares

_KEYS = ("replication", "year", "month", "unit", "post_group", "group")
_BOUGHT = ("contracted_percent", "available_percent", "qualified_percent")


def give_back(scenario: Scenario, posts: pd.DataFrame, paths: StaffPaths) -> StaffPaths:
    """The paths with what joint units hold given to their member units by their shares of the part posts.

    `posts` are those the paths were simulated with. In `years` the share sold to a neighbour municipality stays
    on the joint unit, so that people and pay sum to what they were; in `months`, from which the municipality's
    own need is covered, that share is left out and hours bought from a neighbour are added. Sums that were
    integers become fractions. `flows` and `stock` stay on the joint unit: there people are hired and leave.
    Without joint positions in use the paths are given as they are.
    """
    if not joint_in_use(scenario):
        return paths
    shares = member_shares(scenario, posts)
    return replace(
        paths,
        years=_shared_out(scenario, paths.years, shares),
        months=_shared_out(scenario, paths.months, _without_neighbours(shares), shares),
    )


def _without_neighbours(shares: pd.DataFrame) -> pd.DataFrame:
    return shares[shares["unit"] != shares["joint_unit"]]


def _shared_out(
    scenario: Scenario, frame: pd.DataFrame, shares: pd.DataFrame, bought: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The frame with rows of joint units replaced by one for each share above 0, summed with the unit's own rows."""
    keys = [key for key in _KEYS if key in frame.columns]
    sums = [column for column in frame.columns if column not in keys]
    names = {key: frame[key].dtype for key in keys}
    frame = frame.astype({key: "str" for key in ("unit", "post_group", "group") if key in keys})
    frame = frame.astype({column: "float64" for column in sums})
    joint = frame["unit"].isin(shares["joint_unit"])
    parts = (
        frame[joint]
        .rename(columns={"unit": "joint_unit"})
        .merge(
            shares[shares["share"] > 0], on=["year", "joint_unit", "post_group"], how="inner", validate="many_to_many"
        )
    )
    for column in sums:
        parts[column] *= parts["share"]
    pieces = [frame[~joint], parts[[*keys, *sums]]]
    if bought is not None:
        pieces.append(_bought(frame, bought, keys, sums))
    whole = pd.concat(pieces, ignore_index=True).groupby(keys, as_index=False, sort=True)[sums].sum()
    return whole.astype(names)[list(frame.columns)]


def _bought(frame: pd.DataFrame, shares: pd.DataFrame, keys: list[str], sums: list[str]) -> pd.DataFrame:
    """What a neighbour's employees work in the members, every month of every replication."""
    shares = shares[shares["bought_percent"] > 0]
    when = frame[["replication", "year", "month"]].drop_duplicates()
    rows = when.merge(shares, on="year", how="inner", validate="many_to_many")
    amounts = {column: rows["bought_percent"] if column in _BOUGHT else 0.0 for column in sums}
    return rows.assign(**amounts)[[*keys, *sums]]
