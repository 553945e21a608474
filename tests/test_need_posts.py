"""Posts of units without a rota: whole hundredths that sum to the need."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.need import need_posts, need_table
from model.need.posts import split_in_posts
from tests.tiny import fact, tiny
from tests.tiny import settings as tiny_settings


def test_seventeen_teachers_become_nine_part_posts_and_the_rest_full() -> None:
    # 30 % of 1700 hundredths in posts of 60: 8.5, rounded up to 9; 1160 left: 11 full and one of 60
    scenario = tiny()
    posts = need_posts(scenario, need_table(scenario))
    teachers = posts[(posts["group"] == "teacher") & (posts["year"] == 2026)]
    assert dict(zip(teachers["percent"], teachers["posts"], strict=True)) == {60: 10, 100: 11}


def test_only_units_without_a_rota_get_posts_and_none_at_weekends() -> None:
    scenario = tiny()
    posts = need_posts(scenario, need_table(scenario))
    assert set(posts["unit"]) == {"school"}
    assert (posts["weekend_every"] == 0).all()
    assert list(posts.columns) == ["year", "unit", "group", "percent", "weekend_every", "posts"]


def test_posts_sum_to_the_need_to_a_hundredth_in_every_year() -> None:
    scenario = tiny()
    need = need_table(scenario)
    posts = need_posts(scenario, need)
    posts["total"] = posts["percent"] * posts["posts"]
    summed = posts.groupby(["year", "unit", "group"])["total"].sum() / 100
    wanted = need[need["unit"] == "school"].set_index(["year", "unit", "group"])["need_fte"]
    assert (summed - wanted).abs().max() <= 0.005 + 1e-9
    assert len(summed) == len(wanted)


def test_without_part_time_share_only_the_rest_is_a_part_post() -> None:
    facts = tiny_settings()
    facts["units"]["school"]["part_time_share"] = fact(0.0)
    scenario = tiny(facts)
    posts = need_posts(scenario, need_table(scenario))
    assert set(posts["percent"]) == {100}


def test_a_rest_too_small_to_advertise_joins_another_post() -> None:
    assert split_in_posts(205, 0.0, 60, 15) == {52: 1, 53: 1, 100: 1}
    assert split_in_posts(70, 1.0, 60, 15) == {70: 1}
    assert split_in_posts(9, 0.0, 60, 15) == {9: 1}
    assert split_in_posts(0, 0.3, 60, 15) == {}


@settings(max_examples=200, derandomize=True)
@given(st.integers(0, 5000), st.floats(0, 1), st.integers(15, 100), st.integers(1, 50))
def test_any_split_sums_exactly_and_holds_whole_people(total: int, share: float, part: int, smallest: int) -> None:
    posts = split_in_posts(total, share, part, smallest)
    assert sum(percent * count for percent, count in posts.items()) == total
    assert all(1 <= percent <= 100 and count > 0 for percent, count in posts.items())
    if total >= 100:
        assert min(posts) >= min(smallest, part)


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 1.0])
def test_the_part_time_share_is_met_to_half_a_post(share: float) -> None:
    posts = split_in_posts(6000, share, 60, 15)
    assert abs(posts.get(60, 0) * 60 - 6000 * share) <= 60
