"""Runs side by side, paired by replication."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from model.errors import InputError
from model.runs import COMPARE_COLUMNS, compare
from model.runs.result import tidy_keys
from tests.made_results import made_result
from tests.tiny import settings, tiny


def _row(frame: pd.DataFrame, indicator: str, year: int = 2026) -> pd.Series:
    rows = frame[(frame["indicator"] == indicator) & (frame["year"] == year) & (frame["group"] == "all")]
    assert len(rows) == 1
    return rows.iloc[0]


def test_a_result_set_against_itself_differs_by_nothing() -> None:
    frame = compare(made_result(), made_result())
    assert list(frame.columns) == COMPARE_COLUMNS
    assert (frame["difference"] == 0).all()
    assert (frame["baseline"] == frame["alternative"]).all()
    assert set(frame["scenario"]) == {"tiny (2)"}


def test_the_difference_is_taken_within_each_replication() -> None:
    base, other = made_result(), made_result()
    chosen = (other.table["indicator"] == "vacancies") & (other.table["year"] == 2026) & (other.table["group"] == "all")
    other.table.loc[chosen, "value"] += np.array([1.0, 2.0, 3.0, 10.0])
    row = _row(compare(base, other), "vacancies")
    assert row["difference"] == pytest.approx(4.0)
    assert row["p10"] == pytest.approx(1.3)  # the level swings by far more between replications
    assert row["p90"] == pytest.approx(7.9)
    assert row["alternative"] - row["baseline"] == pytest.approx(4.0)
    assert row["replications"] == 4


def test_rows_in_another_order_give_the_same_comparison() -> None:
    base, other = made_result(), made_result(shift=0.1)
    shuffled = made_result(shift=0.1)
    object.__setattr__(shuffled, "table", other.table.sample(frac=1.0, random_state=1))
    pd.testing.assert_frame_equal(compare(base, other), compare(base, shuffled))


def test_what_only_one_side_has_is_left_empty_and_not_called_zero() -> None:
    base, other = made_result(), made_result()
    extra = other.table.iloc[[0]].astype({"unit": "str"}).assign(unit="care_pool")
    object.__setattr__(other, "table", tidy_keys(pd.concat([other.table, extra])))
    row = compare(base, other).query("unit == 'care_pool'").iloc[0]
    assert np.isnan(row["baseline"]) and np.isnan(row["difference"])
    assert row["replications"] == 0


def test_a_single_replication_has_no_spread() -> None:
    frame = compare(made_result(replications=1), made_result(replications=1, shift=0.1))
    assert frame["p10"].isna().all() and frame["p90"].isna().all()
    assert (frame["replications"] == 1).all()


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (lambda: made_result(seed=8), "seed 7 and 8"),
        (lambda: made_result(replications=3), "number of replications 4 and 3"),
        (
            lambda: made_result(_changed("period", {"start_year": 2026, "horizon_years": 2})),
            "years 2026–2028 and 2026–2027",
        ),
        (lambda: made_result(_changed("snapshot", "2025-01-01")), "data snapshot 2026-01-01 and 2025-01-01"),
    ],
)
def test_unlike_runs_are_refused_in_words(other, words) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match=words):
        compare(made_result(), other())


def test_every_unlikeness_is_told_at_once_and_one_run_is_too_few() -> None:
    with pytest.raises(InputError) as caught:
        compare(made_result(), made_result(seed=9, replications=2))
    assert len(caught.value.problems) == 2
    with pytest.raises(InputError, match="two runs or more"):
        compare(made_result())


def test_names_of_folders_are_not_results_and_are_refused_in_words() -> None:
    with pytest.raises(InputError, match="open_run") as caught:
        compare("a", "b")  # type: ignore[arg-type]
    assert len(caught.value.problems) == 2 and "str 'a'" in str(caught.value)


def _changed(key: str, value: object):  # type: ignore[no-untyped-def]
    return tiny(settings() | {key: value})
