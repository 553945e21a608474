"""The pool's two-stage program: exact newsvendor cases, laws, and the pools of a scenario."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from scipy import stats

from model.errors import InputError
from model.pool import newsvendor, size_pools, two_stage
from model.pool.program import long_leave, net_of_long_leave
from model.pool.sizing import Block, Step, solve
from tests.tiny import fact, settings, tiny, unit

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CASES = [
    # units, on duty, absence, uncovered, separate cost, pooled shifts, pooled cost
    (6, 12, 0.08, 2.0, 9.9320, 6, 7.5923),
    (6, 12, 0.08, 1.5, 8.6400, 5, 6.9747),
    (4, 20, 0.07, 1.5, 7.8054, 5, 6.8195),
]


@dataclass(frozen=True)
class Rota:
    on_duty: pd.DataFrame
    posts: pd.DataFrame
    cover: pd.DataFrame


def chances(people: int, absence: float) -> np.ndarray:
    return stats.binom.pmf(np.arange(people + 1), people, absence)


@pytest.mark.parametrize(("units", "people", "absence", "uncovered", "apart", "shifts", "together"), CASES)
def test_pooled_shifts_and_cost_are_the_exact_newsvendor(units, people, absence, uncovered, apart, shifts, together):
    everyone = units * people
    pooled = two_stage(np.arange(everyone + 1)[:, None], chances(everyone, absence), 1.0, uncovered)
    assert pooled.shifts == (shifts,)
    assert pooled.cost == pytest.approx(together, abs=5e-5)
    plain = newsvendor(chances(everyone, absence), 1.0, uncovered)
    assert (plain.shifts, plain.cost) == (shifts, pytest.approx(pooled.cost, rel=1e-6))


@pytest.mark.parametrize(("units", "people", "absence", "uncovered", "apart", "shifts", "together"), CASES)
def test_separate_posts_cost_the_exact_sum(units, people, absence, uncovered, apart, shifts, together):
    # a unit by itself sees only its own distribution, so how the units move together does not matter
    alike = np.repeat(np.arange(people + 1)[:, None], units, axis=1)
    separate = two_stage(alike, chances(people, absence), 1.0, uncovered, pooled=False)
    assert len(set(separate.shifts)) == 1
    assert len(separate.shifts) == units
    assert separate.cost == pytest.approx(apart, abs=5e-5)


def test_six_separate_posts_against_six_pooled_shifts_on_one_set_of_days():
    # one unit of 12 beside the other five together: every combination with its exact chance
    first, rest = np.divmod(np.arange(13 * 61), 61)
    weights = chances(12, 0.08)[first] * chances(60, 0.08)[rest]
    scenarios = np.column_stack([first, rest])
    assert two_stage(scenarios, weights, 1.0, 2.0).cost == pytest.approx(7.5923, abs=5e-5)
    assert two_stage(scenarios, weights, 1.0, 2.0, pooled=False).shifts[0] == 1


def test_cover_of_95_percent_needs_18_separate_or_10_pooled_shifts():
    # a price of 20 puts the newsvendor's level at exactly 95 %
    assert 6 * newsvendor(chances(12, 0.08), 1.0, 20.0).shifts == 18
    assert newsvendor(chances(72, 0.08), 1.0, 20.0).shifts == 10
    assert two_stage(np.arange(73)[:, None], chances(72, 0.08), 1.0, 20.0).shifts == (10,)


days = st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=6)


@given(days, st.floats(0.2, 3.0), st.floats(0.2, 6.0))
@hypothesis_settings(max_examples=25, derandomize=True)
def test_a_shared_pool_never_costs_more_than_separate_posts(scenarios, holding, uncovered):
    weights = np.ones(len(scenarios))
    together = two_stage(scenarios, weights, holding, uncovered)
    apart = two_stage(scenarios, weights, holding, uncovered, pooled=False)
    assert together.cost <= apart.cost + 1e-5 * max(1.0, apart.cost)


@given(days, st.floats(0.2, 3.0), st.floats(0.2, 6.0))
@hypothesis_settings(max_examples=25, derandomize=True)
def test_the_program_and_the_newsvendor_agree_on_any_weighted_days(scenarios, holding, uncovered):
    counts = np.array(scenarios).sum(axis=1)
    distribution = np.bincount(counts) / len(counts)
    plain = newsvendor(distribution, holding, uncovered)
    assert two_stage(scenarios, np.ones(len(counts)), holding, uncovered).cost == pytest.approx(plain.cost, rel=1e-5)


def test_nobody_absent_means_an_empty_pool():
    nothing = two_stage(np.zeros((5, 4), dtype=int), np.ones(5), 1.0, 3.0)
    assert nothing.shifts == (0,)
    assert nothing.cost == 0.0


def block(arcs, **more) -> Block:
    rng = np.arange(40)
    absent = np.column_stack([rng % 4, (rng * 7) % 5, (rng * 3) % 3])
    facts = Block("all", tuple(arcs), absent, np.full(40, 1 / 40), (1.0, 1.0, 1.0), (), 1.0, 2.5)
    return replace(facts, **more)


OWN = [(0, 0), (1, 1), (2, 2)]
OTHERS = [(0, 1), (1, 2), (0, 2), (2, 1), (1, 0), (2, 0)]


def test_one_more_arc_of_substitution_never_raises_the_cost():
    costs = [solve([block(sorted(OWN + OTHERS[:n]))]).objective for n in range(len(OTHERS) + 1)]
    assert all(more <= less + 1e-5 for less, more in itertools.pairwise(costs))
    assert costs[-1] < costs[0] - 0.1


def test_substitution_goes_one_way_only():
    # group 1 may do the hours of group 0, and only group 0 is ever absent
    absent = np.array([[2, 0]])
    facts = {"absent": absent, "weights": np.ones(1), "presence": (1.0, 0.5)}
    (answer,) = solve([block([(0, 0), (1, 1), (1, 0)], **facts)]).answers
    assert answer.shifts == (2, 0)
    facts["presence"] = (0.3, 1.0)
    (answer,) = solve([block([(0, 0), (1, 1), (1, 0)], **facts)]).answers
    assert answer.shifts == (0, 2)
    (answer,) = solve([block([(0, 0), (1, 1), (0, 1)], **facts)]).answers
    assert answer.shifts == (0, 0), "group 1 may not help group 0, and a group 0 shift that rarely turns up is too dear"


def test_other_recourse_is_used_before_going_without_up_to_its_limit():
    absent = np.array([[0], [4]])
    facts = {"absent": absent, "weights": np.array([0.7, 0.3]), "presence": (1.0,), "arcs": [(0, 0)]}
    # a held shift is used on 30 % of the days: never worth its price of 1 against 2.5
    without = solve([block(**facts)])
    assert without.objective == pytest.approx(0.3 * 4 * 2.5)
    helped = solve([block(steps=(Step(1.2, (3.0,)),), **facts)])
    assert helped.objective == pytest.approx(0.3 * (3 * 1.2 + 2.5))


def test_a_pool_that_is_often_absent_itself_holds_more_shifts():
    absent, weights = np.array([[4]]), np.ones(1)
    numbers = [
        solve([block(((0, 0),), absent=absent, weights=weights, presence=(here,))]).answers[0].shifts[0]
        for here in (1.0, 0.9, 0.6)
    ]
    assert numbers == [4, 5, 7]  # the last would be 6.67 shifts; a seventh costs 1 and saves 0.4 × 2.5


def rota_of(people: dict[str, float], years=(2026,), families=("day", "evening"), group="skilled") -> Rota:
    rows = [
        (year, name, group, weekday, family, number)
        for year in years
        for name, number in people.items()
        for weekday in WEEKDAYS
        for family in families
    ]
    posts = [(year, name, group, 100, 3, 10) for year in years for name in people]
    cover = [(year, name, group, 200.0, 200.0, 0.0, 0.0) for year in years for name in people]
    hours = ["required_hours", "covered_hours", "uncovered_hours", "surplus_hours"]
    return Rota(
        pd.DataFrame(rows, columns=["year", "unit", "group", "weekday", "family", "on_duty"]),
        pd.DataFrame(posts, columns=["year", "unit", "group", "percent", "weekend_every", "posts"]),
        pd.DataFrame(cover, columns=["year", "unit", "group", *hours]),
    )


def town(wards: int = 4, **changes):
    facts = settings()
    ward = facts["units"].pop("ward")
    facts["units"] |= {f"ward_{n}": ward for n in range(wards)}
    facts["pools"]["care"] |= {"in_use": fact(True), "units": [f"ward_{n}" for n in range(wards)]}
    for step in ("extra_shift", "hourly", "overtime", "agency"):
        facts["recourse"][f"{step}_share"] = fact(0.0)
    for path, value in changes.items():
        place = facts
        *parents, last = path.split("__")
        for parent in parents:
            place = place[parent]
        place[last] = value
    return facts


def test_the_pools_posts_follow_the_shifts_and_the_net_hours():
    scenario = tiny(town())
    plan = size_pools(scenario, rota_of({f"ward_{n}": 12.0 for n in range(4)}))
    assert list(plan.posts.columns) == ["year", "unit", "group", "percent", "weekend_every", "posts"]
    (post,) = plan.posts.itertuples()
    assert (post.unit, post.group, post.percent, post.weekend_every) == ("care_pool", "skilled", 100, 3)
    sizing = plan.sizing.iloc[0]
    assert post.posts == sizing["posts"] > 0
    assert sizing["pooled_cost"] < sizing["separate_cost"]
    assert set(plan.solves["mode"]) == {"pooled", "separate"}
    assert (plan.solves["status"] == "Optimal").all()
    assert (plan.solves["distinct_days"] < plan.solves["days"]).all()


def test_half_positions_are_twice_as_many_posts():
    rota = rota_of({f"ward_{n}": 12.0 for n in range(4)})
    whole = size_pools(tiny(town()), rota).posts["posts"].iloc[0]
    half = size_pools(tiny(town(pools__care__fraction=0.5)), rota).posts
    assert half["percent"].iloc[0] == 50
    assert 2 * whole - 1 <= half["posts"].iloc[0] <= 2 * whole


def test_a_pool_that_is_not_in_use_gives_no_posts():
    plan = size_pools(tiny(town(pools__care__in_use=fact(False))), rota_of({"ward_0": 12.0}))
    assert plan.posts.empty
    assert plan.posts["year"].dtype == "int64"


def test_without_absence_the_pool_has_no_posts():
    plan = size_pools(
        tiny(town(working_time__absence_factor=fact(0.0))), rota_of({f"ward_{n}": 12.0 for n in range(4)})
    )
    assert plan.posts.empty
    assert plan.sizing[["posts", "pooled_cost", "separate_cost", "newsvendor_posts"]].to_numpy().sum() == 0


def test_the_order_of_units_and_rows_does_not_matter():
    rota = rota_of({f"ward_{n}": 5.0 + n for n in range(4)})
    facts = town()
    plan = size_pools(tiny(facts), rota)
    facts["pools"]["care"]["units"].reverse()
    facts["units"] = dict(reversed(facts["units"].items()))
    turned = Rota(*(getattr(rota, name).iloc[::-1] for name in ("on_duty", "posts", "cover")))
    other = size_pools(tiny(facts), turned)
    pd.testing.assert_frame_equal(plan.posts, other.posts)
    pd.testing.assert_frame_equal(plan.sizing, other.sizing)


def test_people_the_rota_over_books_make_the_pool_smaller():
    rota = rota_of({f"ward_{n}": 12.0 for n in range(4)})
    scenario = tiny(town(units__ward_0__rota__known_absence_planned=fact(0.0)))
    spare = replace(rota, cover=rota.cover.assign(covered_hours=150.0, surplus_hours=50.0))
    assert size_pools(scenario, spare).sizing["posts"].iloc[0] < size_pools(scenario, rota).sizing["posts"].iloc[0]


def test_planned_holidays_are_neither_absence_nor_over_booking():
    # the lines hold 1 / (1 − 11.6 %) of the people and hours required; what is above is eaten by holidays
    rota = rota_of({f"ward_{n}": 12.0 for n in range(4)})
    present = 1632 / (52 * 35.5)
    planned = Rota(
        rota.on_duty.assign(on_duty=12.0 / present),
        rota.posts,
        rota.cover.assign(covered_hours=200.0, surplus_hours=200 / present - 200),
    )
    plain = town()
    plain["units"]["ward_0"]["rota"]["known_absence_planned"] = fact(0.0)  # the wards share one rota
    pd.testing.assert_frame_equal(size_pools(tiny(town()), planned).sizing, size_pools(tiny(plain), rota).sizing)


def test_two_years_with_the_same_rota_get_the_same_pool():
    sizing = size_pools(tiny(town()), rota_of({f"ward_{n}": 9.0 for n in range(4)}, years=(2026, 2028))).sizing
    first, last = (sizing[sizing["year"] == year].drop(columns="year").to_numpy().tolist() for year in (2026, 2028))
    assert first == last


def test_cheap_hourly_substitutes_make_the_pool_smaller():
    rota = rota_of({f"ward_{n}": 12.0 for n in range(4)})
    alone = size_pools(tiny(town()), rota).sizing["posts"].iloc[0]
    helped = size_pools(tiny(town(recourse__hourly_share=fact(0.05))), rota).sizing["posts"].iloc[0]
    assert helped < alone


def test_a_pool_over_a_unit_without_rota_is_refused():
    facts = town(pools__care__units=["ward_0", "school"])
    with pytest.raises(InputError, match="school”, which has no rota"):
        size_pools(tiny(facts), rota_of({"ward_0": 12.0}))


def test_two_pools_in_use_for_one_unit_and_group_are_refused():
    facts = town()
    facts["pools"]["other"] = facts["pools"]["care"] | {"unit": "other_pool"}
    facts["units"]["other_pool"] = unit("Other pool", "pool")
    with pytest.raises(InputError, match="the pool care serves too"):
        size_pools(tiny(facts), rota_of({f"ward_{n}": 12.0 for n in range(4)}))


def test_long_leave_takes_the_cheapest_recourse_first():
    shares = np.array([0.02, 0.05, 0.03])
    assert net_of_long_leave(shares, 0.0) == pytest.approx(shares)
    assert net_of_long_leave(shares, 0.04) == pytest.approx([0.0, 0.03, 0.03])
    assert net_of_long_leave(shares, 0.5) == pytest.approx([0.0, 0.0, 0.0])


def test_substitutes_promised_to_long_leave_are_not_promised_to_the_pools_absence_too():
    # 12 months between spells of 6: a third of the time is away, more than the 5 % of hourly substitutes
    rota = rota_of({f"ward_{n}": 12.0 for n in range(4)})
    facts = town(recourse__hourly_share=fact(0.05))
    facts["groups"]["skilled"] |= {"long_leave_rate_annual": fact(1.0), "long_leave_mean_months": fact(6.0)}
    assert long_leave(tiny(facts), 2026, "ward_0", "skilled") == pytest.approx(1 / 3)
    none_left = size_pools(tiny(facts), rota).sizing
    pd.testing.assert_frame_equal(none_left, size_pools(tiny(town()), rota).sizing)
    facts["groups"]["skilled"] |= {"long_leave_rate_annual": fact(0.0)}
    assert size_pools(tiny(facts), rota).sizing["posts"].iloc[0] < none_left["posts"].iloc[0]
