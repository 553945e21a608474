"""The probability that need is met, in words, group by group."""

from __future__ import annotations

import math

import pandas as pd

from model.report.numbers import number, span
from model.report.texts import text
from model.runs import Told

CHANCE_COLUMNS = ["group", "need", "supply", "range", "chance"]
# upper ends of what each word stands for; below the first, and from the last on, only what is all but certain
_WORDS = ((0.02, "chance_almost_no"), (0.33, "chance_unlikely"), (0.67, "chance_even"), (0.98, "chance_likely"))


def chance_words(share: float, replications: int) -> str:
    """How likely something is that was seen in a share of the replications: a word, and the count behind it."""
    word = next((key for end, key in _WORDS if share < end), "chance_almost_sure")
    seen = text("met_in", met=round(share * replications), replications=replications)
    return f"{text(word)} ({seen})"


def chance_by_group(result: Told, year: int | None = None) -> pd.DataFrame:
    """Each competence group that is needed in one year (the last unless told), in words ready to be shown.

    Columns: group (its title), need and supply (FTE, means), range (p10–p90 of the supply; blank in a first answer),
    chance (the probability that need is met).
    """
    year = result.scenario.years[-1] if year is None else year
    summary = result.summary
    rows = summary[(summary["unit"] == "all") & (summary["year"] == year) & (summary["item"] == "")]
    means, lows, highs = (_by_group(rows, name) for name in ("mean", "p10", "p90"))
    cells = []
    for key, group in result.scenario.groups.items():
        need = means.get(("need_fte", key), 0.0)
        if not need > 0:
            continue
        gap, met = means["need_gap_fte", key], means["need_met", key]
        low, high = need - highs["need_gap_fte", key], need - lows["need_gap_fte", key]
        supply, spread = number(need - gap, "FTE"), "" if math.isnan(low) else span(low, high, "FTE")
        told = (group.title, number(need, "FTE"), supply, spread, chance_words(met, result.replications))
        cells.append(dict(zip(CHANCE_COLUMNS, told, strict=True)))
    return pd.DataFrame(cells, columns=CHANCE_COLUMNS)


def _by_group(rows: pd.DataFrame, statistic: str) -> dict[tuple[str, str], float]:
    """Indicator and group → one statistic."""
    keys = zip(rows["indicator"].astype("str"), rows["group"].astype("str"), strict=True)
    return dict(zip(keys, rows[statistic].astype("float64"), strict=True))
