"""What keeps runs from being compared, and what is only marked."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from model.report.texts import problem_words
from model.runs import compare, compare_totals, open_run, save_run, unlikeness, versions
from tests.made_results import made_result
from tests.tiny import frames, settings, tiny


def test_runs_of_one_municipality_that_differ_by_a_decision_are_alike() -> None:
    facts = settings()
    facts["groups"]["nurse"]["quit_rate_annual"]["value"] = 0.02
    assert unlikeness([made_result(), made_result(tiny(facts)), made_result(shift=0.1)]) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"period": {"start_year": 2026, "horizon_years": 2}}, "years 2026–2028 and 2026–2027"),
        ({"snapshot": "2025-01-01"}, "data snapshot 2026-01-01 and 2025-01-01"),
    ],
)
def test_another_horizon_or_date_of_the_register_refuses(changed: dict[str, object], words: str) -> None:
    found = unlikeness([made_result(), made_result(), made_result(tiny(settings() | changed))])
    assert [one.problem.found for one in found if one.refuses] == [words]


def test_another_staff_register_under_the_same_date_is_marked_by_its_fingerprint() -> None:
    tables = frames()
    tables["staff"].loc[0, "fraction"] = 0.75
    other = made_result(tiny(tables=tables))
    (found,) = unlikeness([made_result(), other])
    assert not found.refuses and found.problem.found.startswith("content of staff ")
    assert len(compare(made_result(), other)) > 0  # marked, and compared all the same


def test_a_run_that_another_version_made_is_marked() -> None:
    older = versions() | {"utsyn": "0.0.9", "numpy": "1.0"}
    found = unlikeness([made_result(), replace(made_result(), made_with=older)])
    assert [one.problem.found.split(" and ")[0] for one in found] == [
        f"version of numpy {versions()['numpy']}",
        f"version of utsyn {versions()['utsyn']}",
    ]
    assert not any(one.refuses for one in found)
    assert "0.0.9" in found[1].problem.found


def test_a_saved_run_tells_the_versions_it_was_made_with(tmp_path) -> None:  # type: ignore[no-untyped-def]
    saved = open_run(save_run(made_result(), tmp_path / "run"))
    assert saved.made_with == versions()
    assert unlikeness([made_result(), saved]) == []


def test_refusals_stand_first_and_everything_can_be_told_in_norwegian() -> None:
    facts = settings() | {"snapshot": "2025-01-01", "title": "Another"}
    other = replace(made_result(tiny(facts), seed=9), made_with=versions() | {"utsyn": "0.0.9"})
    found = unlikeness([made_result(), other])
    assert [one.refuses for one in found] == [True, True, False, False]
    told = " ".join(problem_words(one.problem, "nb").found for one in found)
    assert "municipality" not in told and "version" not in told and "and" not in told.split()
    for one in found:
        words = problem_words(one.problem, "nn")
        assert words.remedy != one.problem.remedy and words.allowed != one.problem.allowed


def test_the_totals_compared_by_themselves_are_those_of_the_whole_comparison() -> None:
    base, other = made_result(), made_result(shift=0.1)
    whole = compare(base, other)
    rows = (whole["unit"] == "all") & (whole["group"] == "all") & (whole["year"] == 2027)
    wanted = whole[rows & whole["indicator"].isin(["vacancies", "net_cost_nok"])].reset_index(drop=True)
    found = compare_totals([base, other], ["vacancies", "net_cost_nok"], [2027])
    pd.testing.assert_frame_equal(found, wanted)
