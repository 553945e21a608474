"""Long work in the background: kept, stopped, and never mixed."""

from __future__ import annotations

import threading

from model.ui.tasks import Task, Tasks

WAIT = 20.0


def test_an_answer_is_kept_under_its_key_and_worked_out_once() -> None:
    tasks, count = Tasks(), [0]

    def work(task: Task) -> int:
        count[0] += 1
        return 7

    first = tasks.ask("a", 1, work)
    assert first.ended.wait(WAIT)
    assert tasks.ask("a", 1, work) is first and first.value == 7 and count == [1]


def test_moving_on_stops_the_work_and_its_answer_is_never_kept() -> None:
    tasks, go = Tasks(), threading.Event()

    def slow(task: Task) -> str:
        assert go.wait(WAIT)
        return "of the first"

    first = tasks.ask("a", 1, slow)
    second = tasks.ask("a", 2, lambda task: "of the second")
    assert second.ended.wait(WAIT)
    go.set()
    assert first.ended.wait(WAIT)
    assert (first.value, second.value) == (None, "of the second")
    assert second.old is None
    third = tasks.ask("a", 3, lambda task: "of the third")
    assert third.old == "of the second"


def test_work_that_tells_its_progress_ends_as_soon_as_nobody_waits() -> None:
    tasks, begun, steps = Tasks(), threading.Event(), [0]

    def endless(task: Task) -> None:
        while True:
            steps[0] += 1
            begun.set()
            task.tell("staff", steps[0], 10)

    first = tasks.ask("a", 1, endless)
    assert begun.wait(WAIT)
    tasks.ask("a", 2, lambda task: None)
    assert first.ended.wait(WAIT) and first.fault is None and first.stopped


def test_another_kind_of_work_goes_on() -> None:
    tasks, go = Tasks(), threading.Event()
    slow = tasks.ask("a", 1, lambda task: go.wait(WAIT))
    quick = tasks.ask("b", 1, lambda task: 1)
    assert quick.ended.wait(WAIT)
    go.set()
    assert slow.ended.wait(WAIT) and slow.value is True


def test_what_a_person_stopped_rests_until_they_ask_again() -> None:
    tasks, go = Tasks(), threading.Event()

    def work(task: Task) -> int:
        assert go.wait(WAIT)
        task.tell("staff", 1, 2)
        return 1

    first = tasks.ask("a", 1, work)
    tasks.stop("a")
    go.set()
    assert first.ended.wait(WAIT)
    assert tasks.ask("a", 1, work) is first and first.held and first.value is None
    tasks.again("a")
    second = tasks.ask("a", 1, work)
    assert second is not first and second.ended.wait(WAIT) and second.value == 1


def test_a_fault_is_kept_with_its_task() -> None:
    tasks = Tasks()

    def wrong(task: Task) -> None:
        raise ValueError("no")

    task = tasks.ask("a", 1, wrong)
    assert task.ended.wait(WAIT) and isinstance(task.fault, ValueError) and not task.running


def test_nothing_is_left_of_data_that_are_gone() -> None:
    tasks, go = Tasks(), threading.Event()
    done = tasks.ask("a", 1, lambda task: "secret")
    assert done.ended.wait(WAIT)
    late = tasks.ask("b", 1, lambda task: go.wait(WAIT) and "secret")
    tasks.forget()
    go.set()
    assert late.ended.wait(WAIT) and late.value is None
    assert tasks.found("a", 1) is None and tasks.ask("a", 2, lambda task: 1).old is None


def test_a_page_that_has_been_drawn_has_shown_the_early_answers_that_were_there() -> None:
    tasks, go = Tasks(), threading.Event()

    def early(task: Task) -> int:
        task.publish("early")
        assert task.seen.wait(WAIT)
        return 1

    def late(task: Task) -> int:
        assert go.wait(WAIT)
        return 2

    first, second = tasks.ask("a", 1, early), tasks.ask("b", 1, late)
    assert first.has_first.wait(WAIT) and not first.ended.is_set()
    tasks.mark_seen()
    assert first.ended.wait(WAIT) and first.value == 1
    assert not second.seen.is_set()
    go.set()
    assert second.ended.wait(WAIT) and second.value == 2
