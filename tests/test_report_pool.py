"""A pool's sentences: one is told from many, and what goes the other way is told as that."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from model.report import PoolView, in_language, pool_sentences, text

CASES = ("no_pool", "separate", "pooled", "other_days", "uncorrelated", "no_extra_cost")


def view(posts: int, open_hours: float, alone: int) -> PoolView:
    """A pool of so many posts with hours left open, against 2 posts and 100 hours where each unit has its own."""
    value = pd.DataFrame({"case": CASES, "posts": [0, 2, posts, posts, alone, 1], "paid_nok": 100.0})
    hours = {"pooled": open_hours}
    value = value.assign(
        uncovered_hours=[hours.get(case, 100.0) for case in CASES], uncovered_share=0.1, weighed_nok=200.0
    )
    empty = pd.DataFrame()
    base = PoolView("Pool", 2026, {}, {}, {}, empty, empty, value, empty, (), None, 200, 0.3, ())
    return replace(base, value=value)


def said(shown: PoolView, language: str) -> str:
    with in_language(language):
        return " ".join(text(key, **values) for key, values in pool_sentences(shown))


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "needs 1 post, each", "needs 3 posts, each"),
        ("nb", "trenger 1 stilling, hver", "trenger 3 stillinger, hver"),
        ("nn", "treng 1 stilling, kvar", "treng 3 stillingar, kvar"),
    ],
)
def test_one_post_is_told_from_many(language: str, one: str, many: str) -> None:
    assert one in said(view(1, 50.0, 1), language) and many in said(view(3, 50.0, 1), language)


def test_fewer_hours_open_and_more_are_told_apart_and_neither_has_a_minus() -> None:
    fewer, more = said(view(3, 40.0, 3), "nb"), said(view(3, 130.0, 3), "nb")
    assert "60 færre timer" in fewer and "30 flere timer" in more
    assert "−" not in fewer + more


def test_a_number_of_posts_that_does_not_change_is_told_in_words() -> None:
    assert "the number of posts is the same" in said(view(3, 40.0, 3), "en")
    assert "changes the number of posts by 2" in said(view(3, 40.0, 1), "en")
