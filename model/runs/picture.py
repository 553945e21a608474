"""One frame per unit and year with what Sarpsborg laid side by side: rotas, position sizes, sick leave, the groups."""

from __future__ import annotations

import pandas as pd

from model.runs.result import Result

SIDE_BY_SIDE = (
    ("weekends_per_person", ""),
    ("rota_cover_share", ""),
    ("headcount", ""),
    ("mean_fraction", ""),
    ("full_time_share", ""),
    ("unwanted_part_time_share", ""),
    ("sick_leave_hours", "long"),
    ("sick_leave_hours", "short"),
    ("skilled_workers", ""),
    ("hourly_staff", ""),
    ("hourly_fte", ""),
    ("long_term_substitutes", ""),
    ("not_meeting_post_share_fte", "without_hourly"),
    ("not_meeting_post_share_fte", "with_hourly"),
    ("drift_moves", "permanent_unmet"),
)
"""Indicator and item of the columns, in order; the balance between the groups follows."""


def unit_picture(result: Result) -> pd.DataFrame:
    """Rotas, position sizes, sick leave and the balance between competence groups, unit by unit.

    Returns unit and year, a column for each of SIDE_BY_SIDE (``indicator`` or ``indicator_item``) and
    ``fte_contracted_{group}`` for each competence group: means over the replications, for all groups of the unit
    together. A figure that is not defined (weekends where there is no rota) is missing. Sorted by unit and year; the
    municipality is the unit ``all``.
    """
    summary = result.summary.astype({key: "str" for key in ("unit", "group", "indicator", "item")})
    keys = ["unit", "year"]
    whole = summary[summary["group"] == "all"]
    picture = whole[keys].drop_duplicates().set_index(keys).sort_index()
    for indicator, item in SIDE_BY_SIDE:
        own = whole[(whole["indicator"] == indicator) & (whole["item"] == item)]
        picture["_".join(filter(None, (indicator, item)))] = own.set_index(keys)["mean"]
    contracted = summary[(summary["indicator"] == "fte_contracted") & (summary["group"] != "all")]
    for group in sorted(result.scenario.groups):
        picture[f"fte_contracted_{group}"] = contracted[contracted["group"] == group].set_index(keys)["mean"]
    return picture.reset_index()


BESIDE_COLUMNS = ["unit", "measure", "item", "unit_of_measure", "value"]
_LENGTHS = ("long", "short")
_PLAIN = (
    ("weekends_per_person", "weekends/year"),
    ("mean_fraction", "share"),
    ("full_time_share", "share"),
    ("unwanted_part_time_share", "share"),
)


def units_beside(picture: pd.DataFrame, year: int) -> pd.DataFrame:
    """A year of `unit_picture` as rows that can be laid side by side: [unit, measure, item, unit_of_measure, value].

    measure: weekends_per_person, mean_fraction, full_time_share, unwanted_part_time_share; sick_leave (item long or
    short), hours a year for each full position that is contracted; balance (item a competence group), the group's share
    of the contracted full positions. Units without contracted positions are left out, and so is the municipality.
    """
    mine = picture[(picture["year"] == year) & (picture["unit"] != "all")].set_index("unit")
    groups = [name for name in mine.columns if name.startswith("fte_contracted_")]
    fte = mine[groups].sum(axis=1)
    mine, fte = mine[fte > 0], fte[fte > 0]
    parts = [_beside(mine[name], name, "", unit) for name, unit in _PLAIN]
    parts += [_beside(mine[f"sick_leave_hours_{kind}"] / fte, "sick_leave", kind, "hours/FTE") for kind in _LENGTHS]
    parts += [_beside(mine[name] / fte, "balance", name.removeprefix("fte_contracted_"), "share") for name in groups]
    frame = pd.concat(parts, ignore_index=True)
    return frame[frame["value"].notna()].reset_index(drop=True)


def _beside(values: pd.Series, measure: str, item: str, unit_of_measure: str) -> pd.DataFrame:
    columns = {"unit": values.index, "measure": measure, "item": item}
    columns |= {"unit_of_measure": unit_of_measure, "value": values.to_numpy(dtype=float)}
    return pd.DataFrame(columns, columns=BESIDE_COLUMNS)
