"""The main finding in sentences."""

from __future__ import annotations

import math
from collections.abc import Sequence

from model.report.headline import totals_of
from model.report.numbers import number, span
from model.report.texts import text
from model.runs import Told


def findings(results: Sequence[Told], titles: Sequence[str]) -> list[str]:
    """One sentence on the baseline's gap in the last year, then one for each alternative."""
    base = results[0]
    year = base.scenario.years[-1]
    need, gap = _total(base, "need_fte", year), _total(base, "need_gap_fte", year)
    lines = []
    if need and gap:
        supply = number(need["mean"] - gap["mean"], "FTE")
        needed = number(need["mean"], "FTE")
        shortage = _gap(gap, base.replications)
        lines.append(text("find_best", baseline=titles[0], last_year=year, need=needed, supply=supply, gap=shortage))
    cover, cost = _total(base, "cover_share", year), _total(base, "net_cost_nok", year)
    for result, title in zip(results[1:], titles[1:], strict=True):
        other_cover, other_cost = _total(result, "cover_share", year), _total(result, "net_cost_nok", year)
        if cover and cost and other_cover and other_cost:
            facts = {"cover": number(other_cover["mean"], "share"), "base_cover": number(cover["mean"], "share")}
            facts |= {"cost": number(other_cost["mean"], "NOK"), "base_cost": number(cost["mean"], "NOK")}
            lines.append(text("find_alternative", title=title, **facts))
    return lines


def _gap(gap: dict[str, float], replications: int) -> str:
    sign, key = (1.0, "find_gap") if gap["mean"] > 0 else (-1.0, "find_surplus")
    low, high = sorted((sign * gap["p10"], sign * gap["p90"]))
    if replications < 2:
        shown = text("no_range")
    else:
        shown = text("range_to_come") if math.isnan(low) else span(low, high, "FTE")
    return text(key, fte=number(sign * gap["mean"], "FTE"), range=shown)


def _total(result: Told, indicator: str, year: int) -> dict[str, float] | None:
    totals = totals_of(result)
    rows = totals[(totals["indicator"] == indicator) & (totals["year"] == year) & (totals["item"] == "")]
    return {name: float(rows[name].iloc[0]) for name in ("mean", "p10", "p90")} if len(rows) == 1 else None
