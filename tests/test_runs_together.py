"""Scenarios run side by side give what they give one by one."""

from __future__ import annotations

import pickle

import pytest
from pandas.testing import assert_frame_equal

from model.errors import InputError
from model.runs import run, run_together
from model.scenario import scenario_hash
from tests.tiny import fact, settings, tiny


def other() -> dict[str, object]:
    facts = settings()
    facts["groups"]["skilled"]["quit_rate_annual"] = fact(0.3)
    return facts


@pytest.mark.parametrize("workers", [1, 2])
def test_together_is_one_by_one(workers: int) -> None:
    scenarios = [tiny(), tiny(other())]
    told: list[tuple[str, int, int]] = []
    found = run_together(scenarios, 3, 4, workers, lambda *step: told.append(step))
    for scenario, result in zip(scenarios, found, strict=True):
        alone = run(scenario, seed=3, replications=4)
        for name, frame in alone.frames.items():
            assert_frame_equal(frame, result.frames[name])
    assert told[-1] == ("staff", 2, 2)
    assert not found[0].summary["mean"].equals(found[1].summary["mean"])


def test_a_scenario_that_has_travelled_is_the_same() -> None:
    before = tiny(other())
    after = pickle.loads(pickle.dumps(before))
    assert scenario_hash(after) == scenario_hash(before)
    assert after.measures == before.measures


def test_wrong_arguments_are_refused_before_any_work() -> None:
    with pytest.raises(InputError, match="workers"):
        run_together([tiny()], workers=0)
