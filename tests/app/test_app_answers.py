"""The answer of a draft: first from a few replications, then the whole, and the two never confused."""

from __future__ import annotations

import pandas as pd
import pytest

from model.report import text
from model.runs import headlines, run
from model.runs.sizing import plan_key, sized_for
from model.ui import work
from model.ui.answers import FAMILY, Answer, answer_for, means_only
from model.ui.session import Session
from model.ui.strip import mark_of
from model.ui.tasks import Task
from model.ui.work import BASELINE, History, Work
from tests.tiny import settings, tiny

PATH = "groups.nurse.quit_rate_annual"


def session() -> Session:
    return Session(tiny(), history=History(Work(replications=30)))


def whole(own: Session, draft: work.Draft = BASELINE) -> pd.DataFrame:
    answer = answer_for(own, draft)
    assert answer.task.ended.wait(300)
    answer = answer_for(own, draft)
    assert answer.whole and not answer.old and answer.figures is not None
    return answer.figures.summary


def test_the_whole_answer_is_that_of_a_run() -> None:
    own = session()
    found = whole(own)
    totals = run(own.base, own.work.seed, 30).summary
    keys = ["year", "unit", "group", "indicator", "item"]
    both = found.merge(totals, on=keys, suffixes=("", "_run"))
    assert len(both) > 100
    for name in ("mean", "p10", "p90"):
        assert both[name].equals(both[f"{name}_run"])


def test_a_first_answer_has_the_means_of_the_first_replications_and_no_range() -> None:
    first = headlines(tiny(), 2026, range(20))
    shown = means_only(first)
    assert shown.summary["mean"].equals(first.summary["mean"]) and shown.replications == 20
    assert shown.summary[["p10", "p50", "p90"]].isna().all(axis=None)
    assert first.summary["p10"].notna().any()


def test_the_rest_is_played_whether_or_not_a_page_shows_the_first_answer() -> None:
    own = session()
    task = answer_for(own, BASELINE).task
    assert task.ended.wait(300) and task.fault is None and not task.seen.is_set()
    assert task.value.replications == own.work.replications


def test_a_page_that_was_drawn_with_old_figures_knows_so_when_the_first_answer_has_come_meanwhile() -> None:
    task = Task("in hand", 1)
    figures = headlines(tiny(), 2026, range(2))
    drawn = Answer(figures, True, True, task, 30)
    task.publish(figures)
    assert not drawn.has_own and not Answer(None, True, False, task, 30).has_own
    assert Answer(means_only(task.first), False, False, task, 30).has_own


def test_a_page_that_was_drawn_before_the_whole_came_knows_that_there_is_more() -> None:
    task = Task("in hand", 1, first=(figures := headlines(tiny(), 2026, range(2))))
    drawn = Answer(means_only(figures), False, False, task, 2)
    assert drawn.unfinished and not drawn.behind
    task.value = figures
    task.ended.set()
    assert drawn.behind and drawn.unfinished
    assert not Answer(figures, True, False, task, 2).unfinished
    task.value, task.fault = None, ValueError("no")
    assert Answer(None, True, False, task, 2).behind
    task.stop.set()
    assert not drawn.unfinished


def test_a_page_that_waits_makes_way_for_what_the_person_does_next(monkeypatch: pytest.MonkeyPatch) -> None:
    class NextRun(BaseException):
        """What Streamlit raises in a run of the script that another follows."""

    def asked_again() -> None:
        raise NextRun

    own = session()
    whole(own)
    own.do(work.with_value, PATH, 0.21)
    monkeypatch.setattr("model.ui.answers.Task.publish", lambda task, first: task.ended.wait(1))
    monkeypatch.setattr("model.ui.answers.make_way", asked_again)
    with pytest.raises(NextRun):
        answer_for(own, own.draft)
    own.tasks.forget()


def test_old_figures_are_told_to_be_old_until_the_new_are_there() -> None:
    own = session()
    own.do(work.with_value, PATH, 0.2)
    before = whole(own, own.draft)
    own.do(work.with_value, "levers.service_standard", 1.31)  # read by rotas: the plan must be made first
    answer = answer_for(own, own.draft)
    if not answer.whole or answer.old:
        assert answer.figures is None or answer.old is (answer.task.first is None)
    after = whole(own, own.draft)
    assert not before["mean"].equals(after["mean"])


def test_moving_on_never_mixes_results() -> None:
    own = session()
    rates = [0.01, 0.3, 0.02, 0.25]
    for rate in rates:
        own.do(work.with_value, PATH, rate)
        answer_for(own, own.draft)
    found = {}
    for rate in rates:
        own.do(work.with_value, PATH, rate)
        found[rate] = whole(own, own.draft)["mean"]
    for rate in rates:
        alone = session()
        alone.do(work.with_value, PATH, rate)
        assert whole(alone, alone.draft)["mean"].equals(found[rate])


def test_two_sessions_share_no_answer() -> None:
    one, other = session(), session()
    one.do(work.with_value, PATH, 0.3)
    mine = whole(one, one.draft)
    assert not whole(other)["mean"].equals(mine["mean"])
    assert other.tasks.found(FAMILY, one.key(one.draft)) is None


def test_other_data_leave_nothing_behind() -> None:
    own = session()
    own.do(work.with_value, PATH, 0.3)
    whole(own, own.draft)
    snapshot = own.snapshot
    own.use(tiny(settings() | {"title": "Another place"}))
    assert own.draft.values == () and not own.history.past
    assert own.tasks.found(FAMILY, own.key(BASELINE)) is None
    assert own.snapshot != snapshot


def test_the_first_change_of_what_rotas_read_leaves_the_figures_in_place_and_says_that_they_are_old() -> None:
    own = session()
    before = whole(own)
    own.do(work.with_value, "levers.service_standard", 1.47)
    scenario = own.scenario(own.draft)
    # as if another session were sizing the same: nothing can be played yet
    plans, key = sized_for(scenario).plans, plan_key(scenario)
    plans._sought.add(key)
    answer = answer_for(own, own.draft)
    assert answer.old and answer.figures is not None and answer.figures.summary.equals(before)
    assert mark_of(answer) == text("app_old")
    plans._sought.discard(key)
    assert not whole(own, own.draft)["mean"].equals(before["mean"])
