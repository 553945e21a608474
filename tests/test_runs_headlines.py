"""The quick answer is the run's own."""

from __future__ import annotations

import threading

import numpy as np
import pandas as pd
import pytest

from model.errors import InputError
from model.indicators import HEADLINES
from model.report import findings, headline_frame, need_and_supply
from model.runs import (
    Headlines,
    Result,
    compare,
    compare_totals,
    cost_means,
    headlines,
    joined,
    plan_for,
    plan_is_kept,
    run,
)
from model.scenario import with_overlays
from model.scenario.schema import Scenario
from tests.reference import reference
from tests.test_workforce_joint import joint_facts, lively
from tests.tiny import frames, group, settings, tiny

WORDS = ["scenario", "unit", "group", "indicator", "item", "unit_of_measure"]


def same_rows(found: pd.DataFrame, whole: pd.DataFrame) -> None:
    """The rows are those of the run that have these indicators and all units, to the last bit."""
    kept = (whole["unit"] == "all") & whole["indicator"].isin(found["indicator"].unique())
    wanted = whole[kept].reset_index(drop=True).astype(dict.fromkeys(WORDS, "str"))
    pd.testing.assert_frame_equal(found.astype(dict.fromkeys(WORDS, "str")), wanted, check_exact=True)


@pytest.mark.parametrize("scenario", [tiny, reference])
def test_the_quick_answer_has_the_rows_of_the_whole_run(scenario: Scenario) -> None:
    facts = scenario()  # type: ignore[operator]
    whole, quick = run(facts, seed=3, replications=4), headlines(facts, 3, range(4))
    same_rows(quick.table, whole.table)
    same_rows(quick.summary, whole.summary)
    assert set(HEADLINES) <= set(quick.table["indicator"].astype("str"))
    assert headline_frame([quick]).equals(headline_frame([whole]))
    assert need_and_supply(quick).equals(need_and_supply(whole))
    assert findings([quick, quick], ["a", "b"]) == findings([whole, whole], ["a", "b"])


def test_joint_positions_are_told_the_same_by_the_quick_answer_and_by_the_run() -> None:
    facts = lively(joint_facts(sold=0.3, bought=0.2))
    whole, quick = run(facts, seed=3, replications=3), headlines(facts, 3, range(3))
    same_rows(quick.table, whole.table)
    assert (quick.table["indicator"] == "cost_nok").any()


def test_what_no_replication_of_the_run_has_is_nothing_in_the_quick_answer() -> None:
    settings_of_nobody = settings()
    settings_of_nobody["groups"]["adviser"] = group("Adviser")
    tables = frames()
    away = tables["absence"]
    tables["absence"] = pd.concat([away, away[away["group"] == "nurse"].assign(group="adviser")])
    facts = tiny(settings_of_nobody, tables)
    whole, quick = run(facts, seed=3, replications=2).table, headlines(facts, 3, range(2)).table
    assert not (whole["group"] == "adviser").any()
    assert (quick.loc[quick["group"] == "adviser", "value"] == 0).all()
    rest = quick[quick["group"] != "adviser"].reset_index(drop=True)
    same_rows(rest, whole)


def test_the_first_and_the_others_joined_are_the_whole() -> None:
    whole, first, others = (headlines(tiny(), 3, numbers) for numbers in (range(9), range(2), range(2, 9)))
    both = joined(first, others)
    assert (both.numbers, both.replications, first.replications) == (range(9), 9, 2)
    pd.testing.assert_frame_equal(both.table, whole.table, check_exact=True)
    pd.testing.assert_frame_equal(both.summary, whole.summary, check_exact=True)


def test_only_parts_of_one_run_in_order_are_joined() -> None:
    first, others = headlines(tiny(), 3, range(2)), headlines(tiny(), 3, range(2, 3))
    for wrong in ((others, first), (first, first), (first, headlines(tiny(), 4, range(2, 3)))):
        with pytest.raises(InputError, match="from where the first ends"):
            joined(*wrong)


@pytest.mark.parametrize("numbers", [range(0), range(0, 4, 2), range(-1, 3), range(9_999, 10_002)])
def test_replications_that_cannot_be_played_are_told_in_words(numbers: range) -> None:
    with pytest.raises(InputError, match="replications"):
        headlines(tiny(), 3, numbers)


def test_who_no_longer_waits_stops_the_work_from_the_progress() -> None:
    class Stopped(Exception):
        pass

    seen: list[int] = []

    def tell(stage: str, done: int, total: int) -> None:
        if stage == "staff":
            seen.append(done)
            if done == 1:
                raise Stopped

    with pytest.raises(Stopped):
        headlines(tiny(), 3, range(200), progress=tell)
    assert seen == [0, 1]


def test_several_sessions_at_once_get_their_own_answers() -> None:
    seeds = range(4)
    alone = [headlines(tiny(), seed, range(6)).table for seed in seeds]
    found: dict[int, Headlines] = {}

    def ask(seed: int) -> None:
        found[seed] = headlines(tiny(), seed, range(6))

    sessions = [threading.Thread(target=ask, args=(seed,)) for seed in seeds]
    for session in sessions:
        session.start()
    for session in sessions:
        session.join()
    for seed in seeds:
        pd.testing.assert_frame_equal(found[seed].table, alone[seed], check_exact=True)
    assert not np.array_equal(alone[0]["value"], alone[1]["value"])


def test_quick_answers_are_compared_with_each_other_and_not_with_whole_runs() -> None:
    whole: Result = run(tiny(), seed=3, replications=3)
    quick = headlines(tiny(), 3, range(3))
    found, wanted = compare(quick, quick), compare(whole, whole)
    wanted = wanted[(wanted["unit"] == "all") & wanted["indicator"].isin(found["indicator"])]
    pd.testing.assert_frame_equal(found, wanted.reset_index(drop=True), check_exact=True)
    with pytest.raises(InputError, match="kind of answer"):
        compare(whole, quick)
    with pytest.raises(InputError, match="kind of answer"):
        compare(quick, headlines(tiny(), 3, range(1, 4)))


@pytest.mark.parametrize("count", [1, 4])
def test_the_totals_of_quick_answers_compared_by_themselves_are_those_of_the_whole_comparison(count: int) -> None:
    other = with_overlays(tiny(), caller={"groups.nurse.quit_rate_annual": 0.3})
    pair = [headlines(facts, 3, range(count)) for facts in (tiny(), other)]
    whole, wanted = compare(*pair), [*HEADLINES, "recourse_hours", "months_to_fill"]
    kept = whole["indicator"].isin(wanted) & (whole["group"] == "all") & whole["year"].isin([2026, 2027])
    found = compare_totals(pair, wanted, [2026, 2027])
    assert (found["difference"] != 0).any()
    words = dict.fromkeys(["unit", "group", "indicator", "item"], "str")
    pd.testing.assert_frame_equal(found.astype(words), whole[kept].reset_index(drop=True).astype(words), rtol=1e-12)


def test_a_plan_made_before_is_kept() -> None:
    scenario = tiny()
    plan = plan_for(scenario, lambda stage, done, total: None)
    assert plan_is_kept(scenario)
    assert headlines(scenario, 3, range(2), plan).table.equals(headlines(scenario, 3, range(2)).table)


@pytest.mark.parametrize("scenario", [tiny, reference])
def test_what_is_booked_on_functions_and_accounts_is_what_the_whole_run_books(scenario: Scenario) -> None:
    facts = scenario()  # type: ignore[operator]
    whole, quick = run(facts, seed=3, replications=3), headlines(facts, 3, range(3))
    pd.testing.assert_frame_equal(cost_means(quick), cost_means(whole))
    parts = joined(headlines(facts, 3, range(1)), headlines(facts, 3, range(1, 3)))
    pd.testing.assert_frame_equal(parts.costs, quick.costs)
    net = quick.summary.query("indicator == 'net_cost_nok'").set_index("year")["mean"]
    assert quick.costs.groupby("year")["mean"].sum().tolist() == pytest.approx(net.tolist(), rel=1e-12)


def test_joint_positions_are_booked_the_same_by_the_quick_answer_and_by_the_run() -> None:
    facts = lively(joint_facts(sold=0.3, bought=0.2))
    whole, quick = run(facts, seed=3, replications=3), headlines(facts, 3, range(3))
    pd.testing.assert_frame_equal(cost_means(quick), cost_means(whole))
