"""A whole run of the tiny municipality."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from pydantic import BaseModel

from model.errors import InputError
from model.indicators import HEADLINES
from model.need import need_posts, need_table
from model.pool import GROUP_LEAVES_READ, size_pools
from model.rota import size_rotas
from model.runs import SUMMARY_COLUMNS, TABLE_COLUMNS, Result, flows, run
from model.runs.run import chunks
from model.runs.sizing import (
    ABSENCE_NOT_READ,
    BUDGET_READ,
    DISPATCH_READ,
    FRAMES_NOT_READ,
    NOT_READ,
    plan_key,
    rota_key,
)
from model.scenario import with_overlays
from model.scenario.schema import Leaf, Scenario
from model.workforce import EXITS, simulate
from tests.tiny import fact, settings, tiny


@pytest.fixture(scope="module")
def result() -> Result:
    return run(tiny(), seed=3, replications=6)


def test_the_tables_have_the_columns_that_were_promised(result: Result) -> None:
    assert list(result.table.columns) == TABLE_COLUMNS
    assert list(result.summary.columns) == SUMMARY_COLUMNS
    assert result.table["replication"].dtype == "Int16"
    assert sorted(result.table["replication"].unique()) == list(range(6))
    assert not result.table.duplicated(TABLE_COLUMNS[:-1]).any()
    assert result.table["value"].notna().all()


def test_every_headline_has_a_total_in_every_year(result: Result) -> None:
    totals = result.summary[(result.summary["unit"] == "all") & (result.summary["group"] == "all")]
    for key in HEADLINES:
        assert set(totals.loc[totals["indicator"] == key, "year"]) == set(result.scenario.years), key


def test_cover_is_no_more_than_the_rota_reaches_and_the_later_steps_give() -> None:
    facts = settings()
    facts["units"]["ward"]["rota"]["shift_kinds"] = ["day", "evening"]
    found = run(tiny(facts), seed=3, replications=3).summary
    ward = found[(found["unit"] == "ward") & (found["group"] == "skilled")]

    def values(indicator: str, *items: str) -> pd.Series[float]:
        rows = ward[ward["indicator"] == indicator]
        rows = rows[rows["item"].isin(items)] if items else rows
        return rows.groupby("year")["mean"].sum()

    required = values("required_hours")
    later = values("recourse_hours", "pool", "extra_shift", "neighbour", "hourly", "overtime", "agency")
    cover, planned = values("cover_share"), values("rota_cover_share")
    assert (planned < 0.9).all()
    assert (cover <= planned + later / required + 1e-9).all()
    own = values("recourse_hours", "own", "own_lower", "over_booking")
    assert (own <= planned * required + 1e-6).all()
    # surplus by day is there, and stays surplus, also while nights have nobody; no absence is planned for the nights
    surplus = values("surplus_hours")
    assert surplus.iloc[0] > 0 and (surplus >= 0).all()


def test_two_workers_give_the_same_tables_as_one(result: Result) -> None:
    other = run(tiny(), seed=3, replications=6, workers=2)
    for name, frame in result.frames.items():
        pd.testing.assert_frame_equal(frame, other.frames[name], obj=name)


def test_fewer_replications_are_the_first_of_more(result: Result) -> None:
    few = run(tiny(), seed=3, replications=2).table
    shared = result.table[result.table["replication"] < 2].reset_index(drop=True)
    for frame in (few, shared):
        frame[["unit", "group", "item"]] = frame[["unit", "group", "item"]].astype("str")
    pd.testing.assert_frame_equal(few, shared, check_categorical=False)


def test_another_seed_gives_another_run(result: Result) -> None:
    assert not run(tiny(), seed=4, replications=6).table["value"].equals(result.table["value"])


def test_flows_belong_to_the_run_they_are_asked_of(result: Result) -> None:
    moves = flows(result)
    left = moves[moves["flow"].isin(EXITS)].groupby("replication")["heads"].sum()
    exits = result.table.query("indicator == 'exits' and unit == 'all' and group == 'all'")
    told = exits.groupby("replication")["value"].sum()
    assert [float(left.get(n, 0)) for n in range(6)] == [float(told.get(n, 0.0)) for n in range(6)]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"seed": -1}, "seed"),
        ({"seed": 1.5}, "seed"),
        ({"seed": True}, "seed"),
        ({"replications": 0}, "replications"),
        ({"replications": 10_001}, "1 to 10000"),
        ({"workers": 0}, "workers"),
        ({"engine": "kernal", "replications": 1}, "engine"),
    ],
)
def test_a_wrong_argument_is_told_in_words(wrong: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        run(tiny(), **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", ["scenarios/reference", None, {"seed": 1}])
def test_what_is_no_scenario_is_told_in_words(given: object) -> None:
    for ask in (lambda: run(given), lambda: simulate(given, pd.DataFrame(), 1, range(2))):  # type: ignore[arg-type]
        with pytest.raises(InputError, match="load_scenario") as fault:
            ask()
        assert str(given)[:20] in str(fault.value)


def test_whole_numbers_of_numpy_do_as_well() -> None:
    result = run(tiny(), seed=np.int64(3), replications=np.int32(1))  # type: ignore[arg-type]
    assert (type(result.seed), type(result.replications)) == (int, int)
    pd.testing.assert_frame_equal(result.table, run(tiny(), seed=3, replications=1).table)
    with pytest.raises(InputError, match="seed"):
        run(tiny(), seed=np.bool_(True), replications=1)  # type: ignore[arg-type]


def test_sick_leave_has_no_dust_below_nothing(result: Result) -> None:
    hours = result.table[result.table["indicator"] == "sick_leave_hours"]["value"]
    assert len(hours) and (hours >= 0).all() and not np.signbit(hours.to_numpy(dtype=float)).any()


def test_chunks_hold_every_replication_once() -> None:
    assert [number for piece in chunks(23) for number in piece] == list(range(23))
    assert chunks(1) == [range(1)]


def test_the_plan_is_kept_when_only_the_staff_change_and_made_anew_when_the_need_does() -> None:
    facts = settings()
    facts["groups"]["nurse"]["quit_rate_annual"] = fact(0.5)
    facts["budget"]["pension_share"] = fact(0.2)
    assert plan_key(tiny(facts)) == plan_key(tiny())
    for change in (
        lambda facts: facts["budget"].update(hours_base=fact(1700.0)),
        lambda facts: facts["workforce"].update(smallest_vacancy=0.3),
        lambda facts: facts["levers"].update(service_standard=fact(1.1)),
        lambda facts: facts["groups"]["nurse"].update(covers_for=[]),
        lambda facts: facts["groups"]["nurse"].update(long_leave_mean_months=fact(9.0)),
        lambda facts: facts["working_time"].update(absence_factor=fact(2.0)),
        lambda facts: facts["period"].update(horizon_years=2),
    ):
        facts = settings()
        change(facts)
        assert plan_key(tiny(facts)) != plan_key(tiny())


class Taken:
    """Stands where a part was that sizing must not read."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"sizing read {name}, which the plan's key leaves out")


def _without_unread(scenario: Scenario, drop_pool_facts: bool) -> Scenario:
    """The scenario with everything taken away that the key leaves out."""
    taken = Taken()

    def bare(part: BaseModel, *but: str) -> BaseModel:
        leaves = [name for name, value in part if isinstance(value, Leaf) and name not in but]
        return part.model_copy(update=dict.fromkeys(leaves, taken))

    kept = () if drop_pool_facts else GROUP_LEAVES_READ

    update: dict[str, object] = {name: taken for name in NOT_READ}
    update["groups"] = {name: bare(group, *kept) for name, group in scenario.groups.items()}
    update["workforce"] = bare(scenario.workforce)
    unread = set(type(scenario.budget).model_fields) - set(BUDGET_READ)
    update["budget"] = scenario.budget.model_copy(update=dict.fromkeys(unread, taken))
    calls = set(type(scenario.dispatch).model_fields) - (set() if drop_pool_facts else set(DISPATCH_READ))
    update["dispatch"] = scenario.dispatch.model_copy(update=dict.fromkeys(calls, taken))
    update["absence"] = taken if drop_pool_facts else _absence_read(scenario, taken)
    if drop_pool_facts:
        update["recourse"] = taken
        update["pools"] = {name: bare(pool) for name, pool in scenario.pools.items()}
    changed = scenario.model_copy(update=update)
    dropped = {*FRAMES_NOT_READ, *(["absence"] if drop_pool_facts else [])}
    changed._frames = {name: frame for name, frame in scenario._frames.items() if name not in dropped}
    return changed


def _absence_read(scenario: Scenario, taken: Taken) -> BaseModel:
    facts = scenario.absence
    for name, what in ABSENCE_NOT_READ.items():
        own = getattr(facts, name)
        own = own.model_copy(update=dict.fromkeys(what, taken)) if isinstance(what, set) else taken
        facts = facts.model_copy(update={name: own})
    return facts


def test_sizing_reads_nothing_that_its_key_leaves_out() -> None:
    facts = settings()
    facts["pools"]["care"]["in_use"] = fact(True)
    facts["recourse"]["agency_by_ground"] = fact(True)
    facts["dispatch"] = {"travel_groups": {"ward": "north"}}
    scenario = tiny(facts)
    bare = _without_unread(scenario, drop_pool_facts=False)
    need = need_table(bare)
    rota = size_rotas(_without_unread(scenario, drop_pool_facts=True), need)
    assert len(rota.posts) and len(size_pools(bare, rota).sizing) and len(need_posts(bare, need))


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"dispatch.colleague_correlation": 0.05}, False),
        ({"absence.outbreak_share": 0.9}, False),
        ({"absence.self_certified.notice_hours": 2.0}, True),
        ({"dispatch.on_call_share": 0.1}, True),
    ],
)
def test_what_colleagues_have_in_common_sizes_pools_anew_and_calls_do_not(change: dict[str, float], kept: bool) -> None:
    moved = with_overlays(tiny(), caller=change)
    assert rota_key(moved) == rota_key(tiny())
    assert (plan_key(moved) == plan_key(tiny())) == kept


def test_a_pool_switched_on_finds_its_rotas_ready() -> None:
    facts = settings()
    facts["pools"]["care"]["in_use"] = fact(True)
    assert rota_key(tiny(facts)) == rota_key(tiny())
    assert plan_key(tiny(facts)) != plan_key(tiny())


def test_progress_is_told_stage_by_stage_and_ends_full() -> None:
    told: list[tuple[str, int, int]] = []
    run(tiny(), seed=3, replications=26, progress=lambda *step: told.append(step))
    assert [stage for stage, _, _ in told][-1] == "tally"
    assert [step for step in told if step[0] == "staff"] == [("staff", 0, 2), ("staff", 1, 2), ("staff", 2, 2)]
    assert all(0 <= done <= total for _, done, total in told)
