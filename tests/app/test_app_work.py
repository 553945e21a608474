"""Drafts, names and the way back, over many generated sequences of steps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InputError
from model.ui import work
from model.ui.work import BASELINE, Draft, History, Work

PATHS = ("groups.nurse.quit_rate_annual", "levers.service_standard", "workforce.retirement_shift_years")
NAMES = ("nurse_pool", "full_time", "stay_longer")
Step = Callable[[Work], Work]


def values() -> st.SearchStrategy[Step]:
    return st.builds(
        lambda path, value, why: lambda now: work.with_value(now, path, value, why),
        st.sampled_from(PATHS),
        st.none() | st.floats(0, 2, allow_nan=False),
        st.none() | st.text(max_size=30),
    )


def measures() -> st.SearchStrategy[Step]:
    return st.builds(
        lambda name, on, year: lambda now: work.with_measure(now, name, on, year),
        st.sampled_from(NAMES),
        st.booleans(),
        st.none() | st.integers(2026, 2040),
    )


def steps() -> st.SearchStrategy[Step]:
    plain = [work.back_to_baseline, work.duplicate, lambda now: work.deleted(now, now.draft.name)]
    named = st.text(min_size=1, max_size=20).map(lambda name: lambda now: _tried(now, name))
    return st.one_of(values(), measures(), st.sampled_from(plain), named)


def _tried(now: Work, name: str) -> Work:
    try:
        return work.save(now, name)
    except InputError:
        return now


def _taken(now: Work, step: Step) -> Work:
    try:
        return step(now)
    except InputError:
        return now


@given(st.lists(steps(), min_size=10, max_size=10))
def test_ten_changes_and_ten_steps_back_give_the_same_state(changes: list[Step]) -> None:
    history = History()
    for change in changes:
        history = work.step(history, _taken(history.now, change))
    last = history.now
    count = len(history.past)
    for _ in range(10):
        history = work.undo(history)
    assert history.now == Work() and not history.past
    for _ in range(count):
        history = work.redo(history)
    assert history.now == last and not history.future


@given(st.lists(steps(), max_size=12))
def test_names_stay_unique_and_saved_drafts_few(changes: list[Step]) -> None:
    now = Work()
    for change in changes:
        now = _taken(now, change)
        names = [work.tidy(one.name).casefold() for one in now.saved]
        assert len(set(names)) == len(names) <= work.MOST_SAVED


@given(st.permutations(range(4)))
def test_the_order_of_the_clicks_does_not_tell_drafts_apart(order: list[int]) -> None:
    clicks: list[Step] = [
        lambda now: work.with_value(now, PATHS[0], 0.06, "why"),
        lambda now: work.with_value(now, PATHS[1], 1.1),
        lambda now: work.with_measure(now, NAMES[0], True, 2028),
        lambda now: work.with_measure(now, NAMES[1], True),
    ]
    now, straight = Work(), Work()
    for place, click in zip(order, clicks, strict=True):
        now, straight = clicks[place](now), click(straight)
    assert now == straight


def test_a_step_that_changes_nothing_is_no_step() -> None:
    history = work.step(History(), work.with_value(Work(), PATHS[0], None))
    assert history == History()
    assert work.undo(history) == work.redo(history) == history


def test_a_new_step_takes_the_way_forward_away() -> None:
    history = work.step(History(), work.with_value(Work(), PATHS[0], 0.1))
    history = work.step(work.undo(history), work.with_value(Work(), PATHS[0], 0.2))
    assert work.redo(history) == history and history.now.draft.caller == {PATHS[0]: 0.2}


def test_a_reason_stays_with_its_value_and_is_no_part_of_the_content() -> None:
    now = work.with_value(Work(), PATHS[0], 0.06, "fewer leave")
    moved = work.with_value(now, PATHS[0], 0.07)
    assert moved.draft.reasons == {PATHS[0]: "fewer leave"}
    bare = work.with_value(Work(), PATHS[0], 0.07)
    assert bare.draft.content == moved.draft.content and bare != moved


def test_a_name_is_taken_whatever_its_case_and_spaces() -> None:
    now = work.save(Work(), "Pool  and rota")
    other = work.opened(now, Draft("Scenario 2"))
    with pytest.raises(InputError, match="which is taken"):
        work.save(other, " pool AND rota ")
    assert work.save(now, "pool and rota").saved == (Draft("pool and rota"),)


@pytest.mark.parametrize("name", ["", "  ", "\n", "x" * 61])
def test_a_blank_or_long_name_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="1–60 signs"):
        work.save(Work(), name)


def test_saving_again_under_the_same_name_replaces_and_under_another_adds() -> None:
    first = work.save(work.with_value(Work(), PATHS[0], 0.06), "One")
    again = work.save(work.with_value(first, PATHS[0], 0.07), "One")
    assert [one.caller for one in again.saved] == [{PATHS[0]: 0.07}]
    two = work.save(work.with_value(again, PATHS[0], 0.08), "Two")
    assert [(one.name, one.caller[PATHS[0]]) for one in two.saved] == [("One", 0.07), ("Two", 0.08)]


def test_a_new_name_follows_the_saved_scenario() -> None:
    now = work.rename(work.save(Work(), "One"), "Other")
    assert now.draft.name == "Other" and [one.name for one in now.saved] == ["Other"]


def test_copies_get_names_of_their_own() -> None:
    now = work.duplicate(work.duplicate(work.save(Work(), "Plan")))
    assert [one.name for one in now.saved] == ["Plan", "Plan 2", "Plan 3"]


def test_at_most_nine_are_saved() -> None:
    now = Work()
    for number in range(work.MOST_SAVED):
        now = work.save(now, f"Plan {number}")
    with pytest.raises(InputError, match="delete one"):
        work.save(now, "One more")


@pytest.mark.parametrize(
    ("name", "vague"), [("final", True), ("Endelig plan", True), ("Vikarpool 2028", False), ("Finale", False)]
)
def test_a_name_that_tells_only_when_is_vague(name: str, vague: bool) -> None:
    assert work.is_vague(name) is vague


def test_back_to_baseline_keeps_the_name_only() -> None:
    now = work.with_measure(work.with_value(Work(), PATHS[0], 0.06), NAMES[0], True, 2027)
    assert work.back_to_baseline(now).draft.content == BASELINE.content
    assert work.back_to_baseline(now).draft.name == now.draft.name
