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
