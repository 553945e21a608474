"""The staff looked at month by month: the same people as in every other table, counted finer."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from model.runs import (
    FLOW_KINDS,
    PlayedFlows,
    PlayedStaff,
    age_pyramid,
    flow_frame,
    older_share,
    played_flows,
    played_staff,
    shows_ages,
    training_queue,
)
from model.workforce import AGE_BANDS, compile_rulebook, month_ends, simulate, simulate_years
from model.workforce.processes.engine import simulate_replication
from tests.tiny import tiny
from tests.workforce_towns import lively_posts, lively_settings, people, posts, still_settings, town


def staff_of(scenario: object, rows: pd.DataFrame, replications: int = 2) -> PlayedStaff:
    rules = compile_rulebook(scenario, rows)  # type: ignore[arg-type]
    seen = [month_ends(rules, 7, number) for number in range(replications)]
    ages, waiting = (pd.concat([getattr(one, name) for one in seen]) for name in ("ages", "waiting"))
    return PlayedStaff(scenario, 7, replications, ages, waiting)  # type: ignore[arg-type]


def test_a_watcher_changes_nothing() -> None:
    rules = compile_rulebook(town(lively_settings()), lively_posts())
    alone, watched = simulate_replication(rules, 7, 3), simulate_replication(rules, 7, 3, watcher=lambda *_: None)
    assert all(np.array_equal(values, getattr(watched, name)) for name, values in vars(alone).items())


def test_the_heads_of_all_ages_are_the_stock_that_the_compiled_engine_counts() -> None:
    scenario = town(lively_settings())
    assert scenario.frame("staff")["person_id"].is_unique
    seen = month_ends(compile_rulebook(scenario, lively_posts()), 7, 3).ages
    stock = simulate(scenario, lively_posts(), 7, [3]).stock
    keys = ["year", "unit", "group"]
    counted = stock[stock["month"] == 12].groupby(keys)["heads"].sum()
    mine = seen[seen["year"] >= scenario.years[0]].groupby(keys)["heads"].sum()
    pd.testing.assert_series_equal(mine, counted, check_names=False)


def test_students_at_month_ends_are_the_student_months_of_the_year() -> None:
    scenario = town(lively_settings())
    seen = month_ends(compile_rulebook(scenario, lively_posts()), 7, 3).waiting
    courses = simulate(scenario, lively_posts(), 7, [3]).courses
    keys = ["year", "unit", "programme"]
    counted = courses.groupby(keys)["student_months"].sum()
    mine = seen.groupby(keys)["studying"].sum()
    assert mine[mine > 0].to_dict() == counted[counted > 0].to_dict() != {}
    assert (seen["waiting"] > 0).any()


def test_people_who_stay_grow_older_year_by_year() -> None:
    scenario = town(still_settings(years=6), people("ward", "nurse", 4, born=1995))
    pyramid = age_pyramid(staff_of(scenario, posts(("ward", "nurse", 100, 4))))
    there = pyramid[pyramid["mean"] > 0]
    assert there["year"].tolist() == list(range(2025, 2032))
    # born in 1995: 30 on the first day and 31 at the end of 2026, 35 at the end of 2030
    assert there["age_from"].tolist() == [30, 30, 30, 30, 30, 35, 35]
    assert (there["mean"] == 4).all() and (there["low"] == there["high"]).all()
    assert len(pyramid) == 7 * len(AGE_BANDS)


def test_the_pyramid_is_cut_by_unit_and_group_and_the_cuts_add_up() -> None:
    played = staff_of(town(lively_settings()), lively_posts())
    whole = age_pyramid(played)["mean"]
    for names, which in ((played.scenario.units, "unit"), (played.scenario.groups, "group")):
        parts = sum(age_pyramid(played, **{which: name})["mean"] for name in names)
        np.testing.assert_allclose(np.asarray(parts), whole)


def test_the_share_of_older_people_is_of_all_bands_from_that_age() -> None:
    pyramid = pd.DataFrame(
        {"year": [2026] * 3 + [2027] * 3, "age_from": [50, 55, 60] * 2, "mean": [6, 1, 1, 0, 0, 0.0]}
    )
    assert older_share(pyramid).values.tolist() == [[2026, 8, 2, 0.25], [2027, 0, 0, 0]]


def test_few_people_of_an_imported_register_are_not_shown_by_age() -> None:
    played = staff_of(town(still_settings(), people("ward", "nurse", 4)), posts(("ward", "nurse", 100, 4)))
    assert shows_ages(played)
    imported = PlayedStaff(played.scenario.model_copy(update={"synthetic": False}), 7, 2, played.ages, played.waiting)
    assert not shows_ages(imported)
    more = staff_of(town(still_settings(), people("ward", "nurse", 5)), posts(("ward", "nurse", 100, 5)))
    assert shows_ages(PlayedStaff(more.scenario.model_copy(update={"synthetic": False}), 7, 2, more.ages, more.waiting))


def test_the_queue_has_every_month_of_every_programme_that_anybody_waits_for() -> None:
    played = staff_of(town(lively_settings()), lively_posts())
    queue = training_queue(played)
    months = 12 * len(played.scenario.years)
    assert set(queue["programme"]) == set(played.waiting["programme"])
    assert len(queue) == months * queue["programme"].nunique()
    assert (queue["waiting_low"] <= queue["waiting"]).all() and (queue["waiting"] <= queue["waiting_high"]).all()
    sums = played.waiting.groupby("programme")["waiting"].sum() / played.replications
    np.testing.assert_allclose(queue.groupby("programme")["waiting"].sum(), sums)
    assert training_queue(played, "nowhere").empty


@pytest.fixture(scope="module")
def flowing() -> PlayedFlows:
    scenario = town(lively_settings())
    return PlayedFlows(scenario, 7, 4, simulate(scenario, lively_posts(), 7, range(4)).flows)


@pytest.mark.parametrize("kind", FLOW_KINDS)
def test_flows_of_a_year_are_those_of_its_months_and_those_that_years_are_told_by(
    flowing: PlayedFlows, kind: str
) -> None:
    by_year, by_month = flow_frame(flowing, kind), flow_frame(flowing, kind, by_month=True)
    keys = ["flow", "year"]
    yearly = by_year.set_index(keys)["mean"]
    pd.testing.assert_series_equal(by_month.groupby(keys, sort=False)["mean"].sum(), yearly)
    told = simulate_years(flowing.scenario, lively_posts(), 7, range(4)).flows
    sums = told.groupby(keys, observed=True)["heads"].sum() / 4
    assert yearly[yearly > 0].to_dict() == {key: value for key, value in sums.items() if key[0] in FLOW_KINDS[kind]}
    assert (by_month["p10"] <= by_month["p90"]).all()


def test_flows_are_cut_by_unit_and_group_and_the_cuts_add_up(flowing: PlayedFlows) -> None:
    whole = flow_frame(flowing, "exits")["mean"]
    assert whole.sum() > 0
    by_unit = sum(flow_frame(flowing, "exits", unit=unit)["mean"] for unit in flowing.scenario.units)
    by_group = sum(flow_frame(flowing, "exits", group=group)["mean"] for group in flowing.scenario.groups)
    np.testing.assert_allclose(np.asarray(by_unit), whole)
    np.testing.assert_allclose(np.asarray(by_group), whole)


def test_playing_tells_how_far_it_has_come_and_gives_the_same_twice() -> None:
    told: list[tuple[str, int, int]] = []
    first = played_staff(tiny(), 3, 2, progress=lambda *step: told.append(step))
    again = played_staff(tiny(), 3, 2)
    assert [step for step in told if step[0] == "staff"] == [("staff", 0, 2), ("staff", 1, 2), ("staff", 2, 2)]
    pd.testing.assert_frame_equal(first.ages, again.ages)
    assert played_flows(tiny(), 3, 2).flows["replication"].nunique() == 2
