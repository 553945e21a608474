"""A career as months, and who may be followed."""

from __future__ import annotations

import numpy as np
import pandas as pd

from model.runs import career_path, traceable
from model.workforce import Career, compile_rulebook, trace
from model.workforce.follow import COLUMNS
from model.workforce.processes.engine import simulate_replication
from model.workforce.tallies import STAYED
from tests.tiny import tiny
from tests.workforce_towns import lively_posts, lively_settings, town


def career(*events: tuple[int, int, str, int]) -> Career:
    rows = [(year, month, event, "ward", "nurse", "nurse", percent) for year, month, event, percent in events]
    return Career("p", pd.DataFrame(rows, columns=COLUMNS), "")


def test_a_career_is_told_month_by_month_until_the_exit() -> None:
    path = career_path(
        tiny(),
        career(
            (2026, 1, "first_day", 60),
            (2026, 3, "leave_start", 60),
            (2026, 5, "leave_end", 60),
            (2026, 6, "training_enter", 60),
            (2026, 8, "training_complete", 60),
            (2026, 9, "larger_fraction", 100),
            (2026, 11, "quit", 100),
        ),
    )
    assert path["state"].tolist() == ["works"] * 2 + ["leave"] * 2 + ["works"] + ["studies"] * 2 + ["works"] * 3
    assert path["percent"].tolist() == [60] * 8 + [100] * 2
    assert path["month"].tolist() == list(range(1, 11))


def test_hourly_work_has_no_percent_and_a_leave_from_a_course_is_a_leave() -> None:
    hourly = career_path(tiny(), career((2026, 1, "first_day_hourly", 0), (2026, 2, "substitute_out", 0)))
    assert hourly[["state", "percent"]].values.tolist() == [["hourly", 0]]
    both = career_path(
        tiny(), career((2026, 1, "hire", 50), (2026, 1, "training_enter", 50), (2026, 2, "leave_start", 50))
    )
    assert both["state"].tolist()[:2] == ["studies", "leave"] and len(both) == 12 * len(tiny().years)


def test_a_career_ends_in_the_month_in_which_the_engine_counts_the_exit() -> None:
    scenario, rows = town(lively_settings()), lively_posts()
    rules = compile_rulebook(scenario, rows)
    exits = simulate_replication(rules, 7, 0).exit_month
    months = {
        person: len(career_path(scenario, trace(scenario, person, 7, 0, rows))) for person in rules.register.person
    }
    stayed, gone = exits == STAYED, exits != STAYED
    assert stayed.any() and gone.any()
    assert all(months[rules.register.person[n]] == rules.months for n in np.flatnonzero(stayed))
    assert all(months[rules.register.person[n]] == exits[n] for n in np.flatnonzero(gone))


def test_people_of_a_synthetic_register_may_be_followed_and_others_not() -> None:
    scenario = tiny()
    found = traceable(scenario)
    assert set(found["person"]) == set(scenario.frame("staff")["person_id"])
    assert found["person"].is_unique
    assert traceable(scenario.model_copy(update={"synthetic": False})).empty
