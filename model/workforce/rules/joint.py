"""Joint positions: part posts of several units made into larger posts of one unit, before the engines see them.

From the first year on, if they are in use in any, the joint unit takes over the part posts of its member
units and as many of their people as fill them, so that every hour is held in one place only. In the years
in use the posts are put together; in the others they keep their sizes. What the joint unit then holds
belongs to the members by their shares of the part posts, and to the neighbour municipality by what is sold.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from model.errors import InputError, Problem
from model.scenario.schema import Scenario
from model.scenario.schema.positions import JointPosition
from model.workforce.rules.targets import FULL_PERCENT, POST_COLUMNS, held_from

SHARE_COLUMNS = ["year", "joint_unit", "unit", "post_group", "share", "bought_percent"]


def joint_in_use(scenario: Scenario) -> list[JointPosition]:
    """The joint positions in use in some year, by name."""
    declared = [scenario.joint_positions[name] for name in sorted(scenario.joint_positions)]
    return [joint for joint in declared if any(joint.in_use.at(year) for year in scenario.years)]


def part_percents(scenario: Scenario, posts: pd.DataFrame, joint: JointPosition) -> pd.DataFrame:
    """Percents of the part posts to be joined: one row a year of the horizon, one column a member unit, sorted."""
    held = held_from(scenario, posts)
    part = held[_is_part(held, joint, "group", held["percent"])]
    percents = (part["percent"] * part["posts"]).groupby([part["year"], part["unit"]]).sum()
    units = sorted(joint.units)
    return percents.unstack("unit").reindex(index=list(scenario.years), columns=units).fillna(0).astype("int64")  # noqa: PD010 - sums, never an average


def join_posts(scenario: Scenario, posts: pd.DataFrame) -> pd.DataFrame:
    """The posts of every year of the horizon, part posts of joint positions in their joint units.

    `posts` itself when no joint position is in use. Raises InputError when more is bought than the part posts hold.
    """
    joints = joint_in_use(scenario)
    if not joints:
        return posts
    held, new = held_from(scenario, posts)[list(POST_COLUMNS)], []
    for joint in joints:
        part = _is_part(held, joint, "group", held["percent"])
        percents = part_percents(scenario, posts, joint).sum(axis=1)
        apart = [year for year in scenario.years if not joint.in_use.at(year)]
        new.append(held[part & held["year"].isin(apart)].assign(unit=joint.unit))
        rows = [row for year in scenario.years for row in _joined(scenario, joint, year, int(percents[year]))]
        new.append(pd.DataFrame(rows, columns=list(POST_COLUMNS)))
        held = held[~part]
    return pd.concat([held, *new], ignore_index=True)


def join_staff(scenario: Scenario, posts: pd.DataFrame, staff: pd.DataFrame) -> pd.DataFrame:
    """The staff register with the people who fill the part posts of the first year moved to the joint unit.

    In each member unit those with part posts come first, in order of the register, then the others, as long
    as they fit into the unit's part posts.
    """
    staff = staff.copy()
    for joint in joint_in_use(scenario):
        room = part_percents(scenario, posts, joint).iloc[0].to_dict()
        percent = (staff["fraction"].astype(float) * 100).round().astype("int64")
        fits = (staff["post_group"] == joint.group) & staff["unit"].isin(joint.units)
        part = _is_part(staff, joint, "post_group", percent)
        for row in [*staff.index[part], *staff.index[fits & ~part]]:
            unit = staff.loc[row, "unit"]
            if percent[row] <= room[unit]:
                room[unit] -= percent[row]
                staff.loc[row, "unit"] = joint.unit
    return staff


def member_shares(scenario: Scenario, posts: pd.DataFrame) -> pd.DataFrame:
    """Whose the hours of each joint unit are: year, joint_unit, unit, post_group, share, bought_percent.

    One row a member unit and year, and one for the joint unit itself, the share sold to a neighbour municipality;
    the shares of a year sum to 1. `bought_percent` is what the member gets from the neighbour's employees.
    A year without part posts keeps the shares of the year before, else of the first year that has any.
    """
    rows: list[tuple[int, str, str, str, float, float]] = []
    for joint in joint_in_use(scenario):
        percents = part_percents(scenario, posts, joint)
        total = percents.sum(axis=1)
        shares = percents.div(total, axis=0).ffill().bfill().fillna(0.0)
        for year in scenario.years:
            sold, bought = traded(joint, year)
            held = int(total[year]) - bought + sold
            neighbour = sold / held if held > 0 else 0.0
            for unit in percents.columns:
                own = float(shares[unit].to_dict()[year])
                rows.append((year, joint.unit, unit, joint.group, own * (1 - neighbour), bought * own))
            rows.append((year, joint.unit, joint.unit, joint.group, neighbour, 0.0))
    return pd.DataFrame(rows, columns=SHARE_COLUMNS)


def traded(joint: JointPosition, year: int) -> tuple[int, int]:
    """Percents of positions sold to and bought from a neighbour municipality in a year."""
    if not joint.in_use.at(year):
        return 0, 0
    return round(joint.sold_fte.at(year) * 100), round(joint.bought_fte.at(year) * 100)


def _joined(scenario: Scenario, joint: JointPosition, year: int, percent: int) -> Iterator[tuple[object, ...]]:
    """The joint posts of a year in use: as many whole ones as there are hours for, and one for the rest."""
    if not joint.in_use.at(year):
        return
    sold, bought = traded(joint, year)
    if bought > percent:
        name = next(name for name in sorted(scenario.joint_positions) if scenario.joint_positions[name] is joint)
        found = f"{bought / 100:g} FTE in {year}"
        allowed = f"at most the {percent / 100:g} FTE of part posts that the units have then"
        raise InputError(Problem(f"joint_positions.{name}.bought_fte", found, allowed, "buy less, or name more units"))
    whole, rest = divmod(percent - bought + sold, round(joint.fraction * 100))
    for size, count in ((round(joint.fraction * 100), whole), (rest, min(rest, 1))):
        if count:
            yield (year, joint.unit, joint.group, size, count)


def _is_part(frame: pd.DataFrame, joint: JointPosition, group: str, percent: pd.Series) -> pd.Series:
    """Rows of the member units that are smaller than the joint positions, and less than full."""
    small = percent < min(round(joint.fraction * 100), FULL_PERCENT)
    return small & (frame[group] == joint.group) & frame["unit"].isin(joint.units)
