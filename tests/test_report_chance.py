"""How likely it is that need is met, in words."""

from __future__ import annotations

import pytest

from model.report import chance_by_group, chance_words, difference_cells, in_language
from model.runs import run
from model.scenario import with_overlays
from tests.tiny import tiny


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (0.0, "almost certainly not met"),
        (0.02, "hardly met"),
        (0.33, "as likely met as not"),
        (0.67, "probably met"),
        (0.98, "almost certainly met"),
        (1.0, "almost certainly met"),
    ],
)
def test_a_chance_has_a_word_and_the_count_behind_it(share: float, word: str) -> None:
    assert chance_words(share, 200) == f"{word} ({round(200 * share)} of 200)"


def test_every_group_that_is_needed_is_told_as_its_summary_has_it() -> None:
    result = run(tiny(), replications=10)
    cells = chance_by_group(result).set_index("group")
    rows = result.summary
    rows = rows[(rows["unit"] == "all") & (rows["year"] == result.scenario.years[-1]) & (rows["item"] == "")]
    met = rows[rows["indicator"] == "need_met"].astype({"group": "str"}).set_index("group")["mean"]
    need = rows[rows["indicator"] == "need_fte"].astype({"group": "str"}).set_index("group")["mean"]
    titles = {key: group.title for key, group in result.scenario.groups.items()}
    needed = [key for key in titles if need.get(key, 0.0) > 0]
    assert list(cells.index) == [titles[key] for key in needed] and len(needed) > 1
    for key in needed:
        assert cells.loc[titles[key], "chance"] == chance_words(met[key], 10)
    with in_language("nn"):
        assert "dekt" in chance_by_group(result)["chance"].iloc[0]


def test_a_difference_is_better_only_where_the_whole_range_says_so() -> None:
    base = run(tiny(), replications=10)
    same = difference_cells([base, run(tiny(), replications=10)])
    assert set(same["better"]) == {""}
    worse = run(with_overlays(tiny(), caller={"groups.nurse.quit_rate_annual": 0.9}), replications=10)
    cells = difference_cells([base, worse]).set_index("indicator")
    assert cells.loc["need_gap_fte", "better"] == "worse" and cells.loc["need_gap_fte", "difference"].startswith("+")
    assert len(cells) == len(same)
