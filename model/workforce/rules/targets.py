"""The posts the engine fills: how many percents, full posts and part posts each place has a year.

A *place* is a unit and the competence group its posts require. Posts come for planning years and
are held until the next one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.errors import InputError, Problem, unknown_name
from model.randomness import Keys, key_of
from model.scenario.schema import Scenario

Ints = NDArray[np.int64]

FULL_PERCENT = 97
"""From this percent on a post counts as a full position (its balance is hours owed)."""

FULL_POST = 100

POST_COLUMNS = ("year", "unit", "group", "percent", "posts")


@dataclass(frozen=True)
class Places:
    """Units and competence groups in sorted order, and the places (unit, post group) among them.

    `unit` and `group` have one number a place; `key` seeds the vacancies of the place.
    """

    units: tuple[str, ...]
    groups: tuple[str, ...]
    unit: Ints
    group: Ints
    key: Keys

    @property
    def cells(self) -> int:
        """Number of cells: a cell is a place and a held group, numbered place × groups + group."""
        return len(self.unit) * len(self.groups)


@dataclass(frozen=True)
class Targets:
    """Arrays [year, place]: percents to be held, number of posts, and of full posts among them, mean
    percent of one full and of one part post (100 where there are none)."""

    percent: Ints
    posts: Ints
    full_posts: Ints
    full_percent: Ints
    part_percent: Ints


def check_posts(scenario: Scenario, posts: pd.DataFrame) -> None:
    """Refuse a posts table that lacks columns, names the unknown or counts the impossible."""
    columns = posts.columns if isinstance(posts, pd.DataFrame) else ()
    missing = [column for column in POST_COLUMNS if column not in columns]
    if missing:
        remedy = "join the posts of rota, pool and need"
        raise InputError(Problem("posts", f"without {', '.join(missing)}", ", ".join(POST_COLUMNS), remedy))
    _check_numbers(posts)
    faults = [
        unknown_name("posts", "unit", u, list(scenario.units)) for u in sorted(set(posts["unit"]) - set(scenario.units))
    ]
    faults += [
        unknown_name("posts", "group", g, list(scenario.groups))
        for g in sorted(set(posts["group"]) - set(scenario.groups))
    ]
    late = posts["year"] > scenario.years[-1]
    if late.any():
        found = f"posts in {posts.loc[late, 'year'].max()}"
        allowed = f"planning years up to {scenario.years[-1]}, the last of the horizon"
        faults.append(Problem("posts", found, allowed, "take these rows out, or lengthen the horizon"))
    wrong = posts[(posts["percent"] < 1) | (posts["percent"] > 100) | (posts["posts"] < 0)]
    for year, unit, group, percent, count in wrong[list(POST_COLUMNS)].head(20).to_numpy().tolist():
        where = f"posts, {unit}, {group}, {year}"
        found = f"{count} posts of {percent} percent"
        faults.append(Problem(where, found, "0 or more posts of 1–100 percent", "correct what gives the posts"))
    if faults:
        raise InputError(faults)


def _check_numbers(posts: pd.DataFrame) -> None:
    """Refuse what is no whole number; a missing one would otherwise be read as very many posts."""
    for column in ("year", "percent", "posts"):
        numbers = pd.to_numeric(posts[column], errors="coerce")
        wrong = ~np.isfinite(numbers.to_numpy(dtype=np.float64)) | (numbers % 1 != 0).to_numpy()
        if wrong.any():
            found = f"{posts[column].to_numpy()[wrong][0]} in column {column}"
            remedy = "round the posts, and fill in what is missing"
            raise InputError(Problem("posts", found, "whole numbers", remedy))


def compile_places(scenario: Scenario, posts: pd.DataFrame, staff: pd.DataFrame) -> Places:
    """Every unit and post group that has posts or staff, in sorted order."""
    units, groups = tuple(sorted(scenario.units)), tuple(sorted(scenario.groups))
    pairs = set(zip(posts["unit"], posts["group"], strict=True))
    pairs |= set(zip(staff["unit"], staff["post_group"], strict=True))
    places = sorted(pairs)
    return Places(
        units,
        groups,
        np.array([units.index(unit) for unit, _ in places], dtype=np.int64),
        np.array([groups.index(group) for _, group in places], dtype=np.int64),
        np.array([key_of(unit, group, "vacancy") for unit, group in places], dtype=np.uint64),
    )


def held_from(scenario: Scenario, posts: pd.DataFrame) -> pd.DataFrame:
    """The posts of every year of the horizon, each planning year held until the next.

    Rota units and pools are planned in the same years, so a pool without posts in a planning year
    is closed then; the other units have planning years of their own.
    """
    planned = {u for u, unit in scenario.units.items() if unit.rota is not None or unit.kind == "pool"}
    kind = posts["unit"].isin(planned).to_numpy()
    year, rows, held_in = posts["year"].to_numpy(dtype=np.int64), [], []
    for family in (np.flatnonzero(kind), np.flatnonzero(~kind)):
        for now in scenario.years:
            held = year[family][year[family] <= now]
            if len(held):
                rows.append(family[year[family] == held.max()])
                held_in.append(np.full(len(rows[-1]), now))
    if not rows:
        return posts
    return posts.take(np.concatenate(rows)).assign(year=np.concatenate(held_in))


def compile_targets(scenario: Scenario, posts: pd.DataFrame, places: Places) -> Targets:
    """The targets of every year and place; see :class:`Targets`."""
    number = {
        (places.units[u], places.groups[g]): n for n, (u, g) in enumerate(zip(places.unit, places.group, strict=True))
    }
    shape = (2, len(scenario.years), len(number))
    count, percent = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    held = held_from(scenario, posts)
    place = [number[pair] for pair in zip(held["unit"].tolist(), held["group"].tolist(), strict=True)]
    size, heads = held["percent"].to_numpy(dtype=np.int64), held["posts"].to_numpy(dtype=np.int64)
    year = held["year"].to_numpy(dtype=np.int64) - scenario.period.start_year
    where = (np.where(size >= FULL_PERCENT, 0, 1), year, np.array(place, dtype=np.int64))
    np.add.at(count, where, heads)
    np.add.at(percent, where, heads * size)
    mean = np.where(count > 0, (2 * percent + count) // np.maximum(2 * count, 1), 100)
    return Targets(percent.sum(axis=0), count.sum(axis=0), count[0], mean[0], mean[1])
