"""Posts of units without a rota: need FTE in full and part-time posts, in whole hundredths."""

from __future__ import annotations

import math

import pandas as pd

from model.need.table import needing_units
from model.scenario.schema import Scenario

COLUMNS = ["year", "unit", "group", "percent", "weekend_every", "posts"]


def need_posts(scenario: Scenario, need: pd.DataFrame) -> pd.DataFrame:
    """Posts for every year of `need` in the units that take their posts from need.

    Units with a rota and pools are left out: the rota and the pool size those. The posts of a unit and
    group sum to its need FTE rounded to a hundredth.

    Parameters
    ----------
    need : DataFrame[year, unit, group, need_hours, need_fte]; hand in the years you plan for.

    Returns
    -------
    DataFrame[year, unit, group, percent, weekend_every, posts], sorted; weekend_every is 0.
    """
    without_rota = [name for name in needing_units(scenario) if scenario.units[name].rota is None]
    smallest = math.ceil(scenario.workforce.smallest_vacancy * 100 - 1e-9)
    rows: list[tuple[int, str, str, int, int, int]] = []
    wanted = need[need["unit"].isin(without_rota)]
    keys = (wanted[name] for name in ("year", "unit", "group", "need_fte"))
    for year, unit, group, fte in zip(*keys, strict=True):
        facts = scenario.units[str(unit)]
        share = facts.part_time_share.at(int(year), str(unit))
        part = round(facts.part_time_fraction.at(int(year), str(unit)) * 100)
        found = split_in_posts(math.floor(float(fte) * 100 + 0.5), share, part, smallest)
        rows += [(int(year), str(unit), str(group), percent, 0, found[percent]) for percent in sorted(found)]
    return pd.DataFrame(rows, columns=COLUMNS).sort_values(COLUMNS[:4], ignore_index=True)


def split_in_posts(total: int, part_time_share: float, part: int, smallest: int) -> dict[int, int]:
    """Split `total` hundredths into posts: ``{percent: posts}``, summing to `total` exactly.

    About `part_time_share` of the total goes to posts of `part` percent, then as many full posts as
    there is room for. A rest too small to be advertised (below `smallest`) is not left alone: it
    joins one post, which is halved if that makes it more than a full one.
    """
    parts = min(math.floor(total * part_time_share / part + 0.5), total // part) if part > 0 else 0
    full, rest = divmod(total - parts * part, 100)
    percents = [100] * full + [part] * parts
    if 0 < rest < smallest and percents:
        joined = percents.pop() + rest
        percents += [joined] if joined <= 100 else [joined // 2, joined - joined // 2]
    elif rest:
        percents.append(rest)
    return {percent: percents.count(percent) for percent in sorted(set(percents))}
