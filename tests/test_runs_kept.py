"""Plans kept between starts, and never those of somebody's own data."""

from __future__ import annotations

import gc
import os
import threading
import weakref
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest

from model.errors import SolverError
from model.rota import answers_of
from model.runs import kept, plan_for, plan_is_kept, sizing
from model.runs.memory import Memory
from model.runs.sizing import plan_key, sized_for
from model.scenario import with_overlays
from model.scenario.schema import Scenario
from tests.architecture.test_house import ROOMS
from tests.tiny import settings, tiny

WAIT = 30.0


def silent(stage: str, done: int, total: int) -> None:
    """Nobody watches."""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, all plans worth keeping, and a process that has sized nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sizing, "WORTH_SECONDS", 0.0)
    monkeypatch.setattr(sizing, "_FOR_ALL", sizing.Sized())
    return tmp_path / "utsyn" / "plans"


def next_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizing, "_FOR_ALL", sizing.Sized())


def stages(scenario: Scenario) -> list[str]:
    told: list[str] = []
    plan_for(scenario, lambda stage, done, total: told.append(stage))
    return told


def pooled() -> Scenario:
    facts = settings()
    facts["pools"]["care"]["in_use"] = facts["pools"]["care"]["in_use"] | {"value": True}
    return tiny(facts)


def own() -> Scenario:
    return tiny(settings() | {"synthetic": False})


def test_a_plan_comes_back_at_the_next_start_just_as_it_was(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = plan_for(pooled(), silent)
    next_start(monkeypatch)
    assert plan_is_kept(pooled()) and stages(pooled()) == []
    back = plan_for(pooled(), silent)
    assert back is not made
    for one, other in ((made.rota, back.rota), (made.pool, back.pool), (made, back)):
        for part in fields(one):  # type: ignore[arg-type]
            if isinstance(frame := getattr(one, part.name), pd.DataFrame):
                pd.testing.assert_frame_equal(frame, getattr(other, part.name), check_exact=True)


def test_a_pool_switched_on_at_the_next_start_finds_its_rotas(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan_for(tiny(), silent)
    next_start(monkeypatch)
    assert set(stages(pooled())) == {"pool"}


@pytest.mark.parametrize("damage", ["cut", "changed", "blank", "other"])
def test_a_damaged_file_is_made_anew(cache: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    made = plan_for(tiny(), silent)
    for path in cache.glob("*.tables"):
        content = path.read_bytes()
        spoilt = {"cut": content[:-9], "changed": content[:-9] + b"!" + content[-8:], "blank": b"", "other": b"x" * 999}
        path.write_bytes(spoilt[damage])
    next_start(monkeypatch)
    assert "rota" in stages(tiny())
    next_start(monkeypatch)
    assert stages(tiny()) == []
    assert plan_for(tiny(), silent).posts.equals(made.posts)


def test_plans_of_ones_own_data_are_neither_on_disk_nor_with_those_of_others(cache: Path) -> None:
    mine = own()
    plan = plan_for(mine, silent)
    assert plan_key(mine) == plan_key(tiny())
    assert not list(cache.glob("*.tables")) if cache.exists() else True
    assert len(sizing._FOR_ALL.plans) == len(sizing._FOR_ALL.rotas) == len(sizing._FOR_ALL.problems) == 0
    # what overlays make of the same data finds them again, another copy of the data does not
    assert plan_for(with_overlays(mine, caller={"groups.nurse.quit_rate_annual": 0.2}), silent) is plan
    assert not plan_is_kept(own()) and not plan_is_kept(tiny())


def test_plans_of_ones_own_data_go_when_the_data_go(cache: Path) -> None:
    mine = own()
    held = weakref.ref(plan_for(mine, silent))
    kept_with = weakref.ref(sized_for(mine))
    assert held() is not None
    del mine
    gc.collect()
    assert held() is None and kept_with() is None


def test_the_memory_of_plans_is_bounded(cache: Path) -> None:
    for standard in range(20):
        plan_for(with_overlays(tiny(), caller={"groups.nurse.long_leave_mean_months": 4.0 + standard}), silent)
    assert len(sizing._FOR_ALL.plans) == sizing._KEPT


def test_the_disk_keeps_what_was_read_last(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_FILES", 3)
    frame = pd.DataFrame({"number": [1]})
    for number, name in enumerate("abc"):
        assert kept.keep_frames(name, {"frame": frame})
        os.utime(max(cache.glob("*.tables"), key=lambda path: path.stat().st_mtime), (number, number))
    assert kept.kept_frames("a") is not None
    assert kept.keep_frames("d", {"frame": frame})
    assert [kept.is_kept(name) for name in "abcd"] == [True, False, True, True]
    assert len(list(cache.iterdir())) == 3


def test_a_folder_that_others_can_write_is_not_used(cache: Path) -> None:
    cache.mkdir(parents=True)
    cache.chmod(0o777)
    kept.keep_frames("a", {"frame": pd.DataFrame({"number": [1]})})
    assert not list(cache.iterdir())
    cache.chmod(0o700)
    assert kept.keep_frames("a", {"frame": pd.DataFrame({"number": [1]})})
    assert [path.stat().st_mode & 0o077 for path in cache.iterdir()] == [0]


def test_tables_that_would_not_come_back_the_same_are_not_kept(cache: Path) -> None:
    assert not kept.keep_frames("a", {"frame": pd.DataFrame({"mixed": [1, "a"]})})
    assert not kept.is_kept("a")


def test_whatever_sizes_is_in_the_name_of_the_file() -> None:
    above = ROOMS[: ROOMS.index("workforce")]
    assert tuple(part.removesuffix(".py") for part in kept._ROOMS) == above


def test_two_threads_find_an_answer_once() -> None:
    memory: Memory[object] = Memory(3)
    begun, go, count = threading.Event(), threading.Event(), [0]

    def find() -> object:
        count[0] += 1
        begun.set()
        assert go.wait(WAIT)
        return object()

    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.append(memory.found("a", find, lambda: None)), daemon=True)
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    assert begun.wait(WAIT)
    go.set()
    for thread in threads:
        thread.join(WAIT)
    assert len(found) == 2 and found[0] is found[1] and count == [1]


def test_who_waits_for_another_can_be_stopped_and_takes_over_when_the_other_fails() -> None:
    memory: Memory[int] = Memory(3)
    begun, go = threading.Event(), threading.Event()

    def fails() -> int:
        begun.set()
        assert go.wait(WAIT)
        raise SolverError("no")

    def first() -> None:
        with pytest.raises(SolverError):
            memory.found("a", fails, lambda: None)

    other = threading.Thread(target=first, daemon=True)
    other.start()
    assert begun.wait(WAIT)

    def stopped() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        memory.found("a", lambda: 1, stopped)
    assert memory.found("a", lambda: 2, go.set) == 2
    other.join(WAIT)


@pytest.mark.parametrize("workers", [1, 2])
def test_shared_work_is_told_and_given_up_when_nobody_waits(workers: int) -> None:
    told: list[tuple[int, int]] = []
    found = dict(answers_of(abs, [-1, -2, 3], workers, lambda *step: told.append(step)))
    assert found == {0: 1, 1: 2, 2: 3} and told[0] == (0, 3) and told[-1] == (3, 3)

    def tell(done: int, total: int) -> None:
        if done:
            raise KeyError

    answers = []
    with pytest.raises(KeyError):
        answers.extend(answers_of(abs, list(range(200)), workers, tell))
    assert len(answers) < 200
    assert dict(answers_of(abs, [-4, 4], workers)) == {0: 4, 1: 4}


def test_a_fault_in_another_process_comes_out_as_it_is_and_others_go_on() -> None:
    with pytest.raises(ValueError, match="abc"):
        list(answers_of(int, ["1", "abc"], 2))
    assert dict(answers_of(int, ["1", "2"], 2)) == {0: 1, 1: 2}
