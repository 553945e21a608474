"""Two engines, one rulebook: every flow of every month, every stock, sum and exit the same to the last bit."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.bench_workforce import posts_of_register
from model.errors import InputError
from model.scenario import load_scenario
from model.scenario.schema import Scenario
from model.workforce import ENGINES, Rulebook, Tallies, compile_rulebook, play_by_year, simulate
from tests.reference import FOLDER, MEASURES
from tests.tiny import fact
from tests.workforce_generated import changed_simpy, plain_kernel, rulebooks
from tests.workforce_towns import lively_posts, lively_settings, no_retirement, people, posts, town, without_substitutes

OVERLAYS = ("", *sorted(path.stem for path in MEASURES.glob("*.yaml")))
TABLES = ("years", "months", "flows", "stock")
DRAWN: dict[str, Any] = {"derandomize": True, "suppress_health_check": list(HealthCheck)}


def unequal(first: Tallies, second: Tallies) -> list[str]:
    """The names of the counts in which two engines differ, in values, shape or type."""
    pairs = {name: (array, getattr(second, name)) for name, array in vars(first).items()}
    return [name for name, (a, b) in pairs.items() if a.dtype != b.dtype or not np.array_equal(a, b)]


def compared(rules: Rulebook, replications: range, seed: int = 2026, engine: Any = ENGINES["kernel"]) -> list[str]:
    return sorted(
        {
            name
            for number in replications
            for name in unequal(ENGINES["simpy"](rules, seed, number), engine(rules, seed, number))
        }
    )


@cache
def lively() -> Rulebook:
    return compile_rulebook(town(lively_settings()), lively_posts())


@cache
def crowded() -> Rulebook:
    """Many assistants, long leaves, one seat at a time, and a gate that not all have reached."""
    facts = lively_settings()
    facts["groups"]["assistant"] |= {"long_leave_rate_annual": fact(3.0), "quit_rate_annual": fact(0.05)}
    for programme in facts["programmes"].values():
        programme |= {"seats": fact(1), "experience_months": fact(22)}
    staff = (
        people("ward", "assistant", 15, seniority_years=1),
        people("ward", "assistant", 15, seniority_years=1, post_group="skilled").assign(
            person_id=[f"other-{n}" for n in range(15)]
        ),
    )
    return compile_rulebook(town(facts, *staff), lively_posts())


@cache
def plain() -> Rulebook:
    """The lively municipality without substitutes, so that vacancies wait for graduates and applicants."""
    return compile_rulebook(town(without_substitutes(lively_settings())), lively_posts())


def found(changed: Any, unchanged: Any, replications: int) -> bool:
    """Whether a changed engine is told from the other one in some replication of either town."""
    return any(
        unequal(unchanged(rules, 2026, number), changed(rules, 2026, number))
        for rules in (lively(), crowded(), plain())
        for number in range(replications)
    )


def shipped(overlay: str, years: int | None) -> Scenario:
    scenario = load_scenario(FOLDER, *([MEASURES / f"{overlay}.yaml"] if overlay else []))
    if years is None:
        return scenario
    return scenario.model_copy(update={"period": scenario.period.model_copy(update={"horizon_years": years})})


def test_the_engines_agree_where_everything_happens() -> None:
    assert compared(lively(), range(10)) == []


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_the_engines_agree_on_the_shipped_municipality_with_each_measure(overlay: str) -> None:
    scenario = shipped(overlay, years=4)
    assert compared(compile_rulebook(scenario, posts_of_register(scenario)), range(2)) == []


@pytest.mark.deep
@pytest.mark.parametrize("overlay", OVERLAYS)
def test_the_engines_agree_on_the_shipped_municipality_over_the_whole_horizon(overlay: str) -> None:
    scenario = shipped(overlay, years=None)
    assert compared(compile_rulebook(scenario, posts_of_register(scenario)), range(10)) == []


@settings(max_examples=200, **DRAWN)
@given(rules=rulebooks())
def test_the_engines_agree_on_generated_municipalities(rules: Rulebook) -> None:
    assert compared(rules, range(1)) == []


@pytest.mark.deep
@settings(max_examples=2000, **DRAWN)
@given(rules=rulebooks())
def test_the_engines_agree_on_many_generated_municipalities(rules: Rulebook) -> None:
    assert compared(rules, range(2), seed=7) == []


def test_the_engines_agree_when_far_more_come_than_were_there() -> None:
    facts = lively_settings()
    for group in facts["groups"].values():
        group["applicants_per_month"] = fact(30.0)
    rows = posts(("ward", "nurse", 100, 300), ("ward", "skilled", 20, 200))
    assert compared(compile_rulebook(town(facts, people("ward", "nurse", 1)), rows), range(2)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rules.quit[where] * factor", "1.1 * rules.quit[where] * factor"),
        ("full_percent if 2 * gap >= full_percent", "full_percent if gap >= full_percent"),
        ("vacancy = town.vacancies[place][-1]", "vacancy = town.vacancies[place][0]"),
        ("return 0 if needed ==", "return 0 if needed !="),
        ("vacancy.percent >= people.percent[row]", "vacancy.percent > people.percent[row]"),
        ("np.lexsort((people.key[rows], draws,", "np.lexsort((people.key[rows], -draws,"),
        ("people.experience[rows[at_work]] += percent[at_work]", "people.experience[rows] += percent"),
        ("key=lambda row: (int(people.key[row]), row)", "key=lambda row: -row"),
        ("month - person.clock > longest", "month - person.clock >= longest"),
        ("left // (len(able) - after)", "left // len(able)"),
        ("person.clock = month if person.clock == NONE", "person.clock = month + 1 if person.clock == NONE"),
        ("if -2 * free[place] >= percent", "if -free[place] >= percent"),
        ("or free[place] > free[best]", "or free[place] >= free[best]"),
        ("(sum(self.worked) + MONTHS_A_YEAR // 2)", "sum(self.worked)"),
        ("store.items[0] < month", "store.items[0] <= month"),
        (
            "people.percent[rows] < FULL_PERCENT) & (people.wanted[rows]",
            "people.percent[rows] < 60) & (people.wanted[rows]",
        ),
    ],
)
def test_a_changed_rule_in_the_simpy_engine_is_found(old: str, new: str) -> None:
    assert found(changed_simpy(old, new), ENGINES["kernel"], 40)


def test_an_unchanged_copy_of_the_simpy_engine_is_found_equal() -> None:
    assert compared(lively(), range(3), engine=changed_simpy()) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("draw = uniform_of(town.chance[C_LEAVE_START]", "draw = 0.8 * uniform_of(town.chance[C_LEAVE_START]"),
        ("if drawn(asked, month) < chance:", "if drawn(asked, month) < 0.98 * chance:"),
        ("for month in range(soon, until):", "for month in range(soon + 1, until):"),
        ('["completes"] == month', '["completes"] + 1 == month'),
        ("if full_missing > 0:", "if full_missing > 1:"),
        ("table[middle] <= draw", "table[middle] <= 0.98 * draw"),
    ],
)
def test_a_changed_rule_in_the_kernel_is_found(old: str, new: str) -> None:
    with np.errstate(over="ignore"):
        assert found(plain_kernel(old, new), ENGINES["simpy"], 6)


def test_the_kernel_as_plain_python_gives_the_same() -> None:
    with np.errstate(over="ignore"):
        assert compared(lively(), range(2), engine=plain_kernel()) == []


def test_flows_counted_by_year_are_the_sums_of_the_months_and_nothing_else_differs() -> None:
    for rules in (lively(), crowded()):
        by_month, by_year = ENGINES["kernel"](rules, 7, 0), play_by_year(rules, 7, 0)
        flows = by_month.flows.reshape(rules.months // 12, 12, *by_month.flows.shape[1:])
        assert np.array_equal(flows.sum(axis=1), by_year.flows) and flows.any()
        others = [name for name in vars(by_month) if name != "flows"]
        assert [name for name in others if not np.array_equal(vars(by_month)[name], vars(by_year)[name])] == []


def test_threads_do_not_change_the_tables() -> None:
    scenario = town(lively_settings())
    one = simulate(scenario, lively_posts(), 3, range(12), threads=1)
    for other in (
        simulate(scenario, lively_posts(), 3, range(12), threads=5),
        simulate(scenario, lively_posts(), 3, range(12), engine="simpy"),
    ):
        for table in TABLES:
            pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table))


def test_callers_in_several_threads_get_what_they_would_get_alone() -> None:
    def play(number: int) -> pd.DataFrame:
        facts = lively_settings()
        facts["groups"]["nurse"]["quit_rate_annual"]["value"] = 0.1 * (number + 1)
        return simulate(town(facts), lively_posts(), number, range(20)).flows

    alone = [play(number) for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(3):
            for first, second in zip(alone, pool.map(play, range(4)), strict=True):
                pd.testing.assert_frame_equal(first, second)


@pytest.mark.parametrize(("engine", "threads"), [("kernal", None), ("kernel", 0), ("kernel", 1000)])
def test_an_engine_or_a_number_of_threads_that_cannot_be_is_refused(engine: str, threads: int | None) -> None:
    with pytest.raises(InputError):
        simulate(town(lively_settings()), lively_posts(), 1, [0], engine=engine, threads=threads)


def test_keyed_chance_makes_differences_ten_times_as_sure() -> None:
    facts = lively_settings()
    base = town(facts, people("ward", "nurse", 40), retirement=no_retirement())
    facts["groups"]["nurse"]["quit_rate_annual"]["value"] = 0.26
    other = town(facts, people("ward", "nurse", 40), retirement=no_retirement())
    rows = posts(("ward", "nurse", 100, 40))

    def quits(scenario: Scenario, seed: int) -> np.ndarray:
        flows = simulate(scenario, rows, seed, range(400)).flows.query("flow == 'quit'")
        return flows.groupby("replication")["heads"].sum().reindex(range(400), fill_value=0).to_numpy(float)

    first = quits(base, 1)
    paired, independent = (quits(other, 1) - first).var(ddof=1), (quits(other, 2) - first).var(ddof=1)
    assert paired <= independent / 10


def test_the_room_is_imported_without_the_compiler() -> None:
    words = "import sys, model.workforce, model.cli; print([name for name in sys.modules if name.startswith('numba')])"
    assert _python(words) == "[]"


def test_a_second_start_finds_the_compiled_code() -> None:
    ENGINES["kernel"](lively(), 1, 0)
    words = (
        "from tests.test_workforce_engines import lively\n"
        "from model.workforce.kernel.engine import play, simulate_replication\n"
        "simulate_replication(lively(), 1, 0)\n"
        "print(sum(play.compiled.stats.cache_hits.values()), sum(play.compiled.stats.cache_misses.values()))"
    )
    assert _python(words) == "1 0"


def _python(words: str) -> str:
    root = Path(__file__).parent.parent
    return subprocess.run(
        [sys.executable, "-c", words], cwd=root, env=os.environ | {"PYTHONPATH": str(root)}, check=True,
        capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip


def test_a_changed_source_has_another_cache_folder(tmp_path: Path) -> None:
    from model.workforce.kernel.compiler import fingerprint

    (tmp_path / "rules.py").write_text("A = 1\n")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    (tmp_path / "rules.py").write_text("A = 2\n")
    assert fingerprint(tmp_path) != before


def test_the_cache_goes_where_it_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import numba

    from model.workforce.kernel.compiler import cache_folder

    barred = tmp_path / "barred"
    barred.write_text("a file stands where the folder should be")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    for asked, cache_home, expected in (
        (tmp_path / "numba", tmp_path / "home", tmp_path / "numba"),
        ("", tmp_path / "home", tmp_path / "home"),
        (barred, tmp_path / "home", tmp_path / "home"),
        (barred, barred, tmp_path / "temporary"),
    ):
        monkeypatch.setattr(numba.config, "CACHE_DIR", str(asked))
        monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
        folder = cache_folder()
        assert folder is not None and folder.is_relative_to(expected)
    monkeypatch.setattr("tempfile.tempdir", str(barred))
    assert cache_folder() is None
