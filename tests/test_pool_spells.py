"""Short absence as spells: shares by month and quarter, spread, ages, causes, lengths, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from model.pool import draw_spells, shock_factors
from model.pool.spells import age_weights, days_of, spell_lengths, two_point
from model.scenario.schema import Scenario
from model.scenario.schema.absence import CAUSES
from tests.scenario_folder import faults_in, told
from tests.tiny import fact, frames, settings, tiny

YEAR = 2026
QUARTERS = (8.8, 7.6, 6.2, 8.1)
"""Doctor-certified sickness absence in the municipalities by quarter of 2022, per cent (KS)."""


def town(linked: float = 0.0, share: float = 0.05, **absence: Any) -> Scenario:
    """The tiny town whose short absence follows the quarters about a mean of `share`."""
    facts = settings()
    facts["dispatch"] = {"colleague_correlation": fact(linked), "bad_weeks_share": fact(0.15)}
    facts["absence"] = absence
    tables = frames()
    groups = sorted(tables["absence"]["group"].unique())
    by_month = [share * QUARTERS[month // 3] / np.mean(QUARTERS) for month in range(12)]
    rows = [(group, month + 1, by_month[month]) for group in groups for month in range(12)]
    return tiny(facts, tables | {"absence": pd.DataFrame(rows, columns=["group", "month", "short_absence_share"])})


def crew(heads: int = 400, **more: Any) -> pd.DataFrame:
    return pd.DataFrame({"person": [f"p{n:03d}" for n in range(heads)], "unit": "ward", "group": "nurse"} | more)


def days_away(spells: pd.DataFrame, people: pd.DataFrame) -> np.ndarray:
    """[person, day], how many spells the person is in."""
    place = {name: n for n, name in enumerate(people["person"])}
    away = np.zeros((len(people), days_of(YEAR)), dtype=int)
    for person, first, last in zip(spells["person"], spells["first_day"], spells["last_day"], strict=True):
        away[place[person], first : last + 1] += 1
    return away


def played(scenario: Scenario, people: pd.DataFrame, replications: int) -> np.ndarray:
    """[replication, person, day]."""
    return np.stack([days_away(draw_spells(scenario, YEAR, people, 7, n), people) for n in range(replications)])


def test_the_year_and_its_quarters_come_out_in_standard_errors() -> None:
    people = crew()
    away = played(town(), people, 20).astype(float)
    by_person = away.mean(axis=2).ravel()
    assert abs(by_person.mean() - 0.05) < 4 * by_person.std(ddof=1) / np.sqrt(len(by_person))
    quarter = np.array_split(away, np.cumsum([90, 91, 92]), axis=2)
    for part, percent in zip(quarter, QUARTERS, strict=True):
        wanted, own = 0.05 * percent / np.mean(QUARTERS), part.mean(axis=2).ravel()
        # spells that last into the next quarter carry some of this one's share with them
        edge = 4 / 90 * 0.05 * (max(QUARTERS) - min(QUARTERS)) / np.mean(QUARTERS)
        assert abs(own.mean() - wanted) < 4 * own.std(ddof=1) / np.sqrt(len(own)) + edge


def test_as_many_are_away_on_the_first_of_january_as_on_other_days_of_the_month() -> None:
    away = played(town(), crew(), 60)
    first, rest = away[:, :, 0].mean(axis=1), away[:, :, 5:25].mean(axis=(1, 2))
    noise = np.sqrt(first.var(ddof=1) / len(first) + rest.var(ddof=1) / len(rest))
    assert abs(first.mean() - rest.mean()) < 4 * noise


@pytest.mark.parametrize("linked", [0.0, 0.02])
def test_a_days_number_away_is_spread_as_the_correlation_says(linked: float) -> None:
    heads = 200
    away = played(town(linked), crew(heads), 60)[:, :, 120:150].sum(axis=1).astype(float)
    share = away.mean() / heads
    spread = heads * share * (1 - share) * (1 + (heads - 1) * linked)
    found = ((away - away.mean()) ** 2).mean(axis=1)
    # a spell outlasts its bad week and begins in a good one, so some of the correlation is spread over weeks
    low, high = (0.5, 1.15) if linked else (0.85, 1.15)
    assert low * spread < found.mean() < high * spread


def test_nobody_is_away_without_absence_and_no_day_has_two_causes() -> None:
    assert draw_spells(town(share=0.0), YEAR, crew(50), 1, 0).empty
    many = draw_spells(town(share=0.3), YEAR, crew(200), 1, 0)
    assert days_away(many, crew(200)).max() == 1
    assert (many["last_day"] >= many["first_day"]).all() and many["first_day"].min() >= 0


def test_older_staff_are_away_more_and_the_mean_stays() -> None:
    people = crew(400, age=np.where(np.arange(400) % 2 == 0, 24, 62))
    scenario = town()
    assert age_weights(scenario, YEAR, people).mean() == pytest.approx(1.0)
    by_person = played(scenario, people, 20).mean(axis=(0, 2))
    young, old = by_person[::2], by_person[1::2]
    assert old.mean() / young.mean() == pytest.approx(7.0 / 3.2, rel=0.1)
    assert abs(by_person.mean() - 0.05) < 4 * by_person.std(ddof=1) / np.sqrt(400)


def test_each_cause_has_its_share_of_the_days_and_its_mean_length() -> None:
    scenario, people = town(), crew()
    spells = pd.concat([draw_spells(scenario, YEAR, people, 3, n) for n in range(10)])
    inside = spells[(spells["first_day"] > 0) & (spells["last_day"] < 364)]
    lengths = inside["last_day"] - inside["first_day"] + 1
    for cause in CAUSES:
        facts, own = getattr(scenario.absence, cause), lengths[(inside["cause"] == cause).to_numpy()]
        assert own.max() <= facts.longest_days
        # a spell that begins inside another is cut, a little below the mean
        assert own.mean() == pytest.approx(facts.mean_days.at(YEAR), rel=0.06)
        assert own.sum() / lengths.sum() == pytest.approx(facts.share.at(YEAR), abs=0.03)
    course = inside.loc[inside["cause"] == "course", "notice_hours"]
    assert course.mean() == pytest.approx(336, rel=0.1)


@pytest.mark.parametrize(("mean", "longest"), [(1.0, 5), (2.0, 8), (8.0, 30), (1.5, 5), (15.5, 30)])
def test_lengths_have_the_mean_that_was_asked_for(mean: float, longest: int) -> None:
    table = np.concatenate([spell_lengths(mean, longest), [1.0]])
    chances = np.diff(table, prepend=0.0)
    assert (chances >= 0).all()
    assert chances @ np.arange(1, longest + 1) == pytest.approx(mean, abs=1e-6)


def test_adding_a_person_moves_nobody_elses_spells() -> None:
    few = draw_spells(town(0.02), YEAR, crew(40), 5, 2)
    many = draw_spells(town(0.02), YEAR, crew(60), 5, 2)
    pd.testing.assert_frame_equal(few, many[many["person"].isin(few["person"])].reset_index(drop=True))


def test_bad_weeks_are_common_and_outbreaks_are_the_units_own() -> None:
    units = ("ward", "other_ward")

    def related(own: float) -> float:
        scenario = town(0.02, outbreak_share=fact(own))
        drawn = [shock_factors(scenario, YEAR, ("ward",), 4, n)[0][::7] for n in range(40)]
        other = [shock_factors(scenario, YEAR, units[1:], 4, n)[0][::7] for n in range(40)]
        return float(np.corrcoef(np.concatenate(drawn), np.concatenate(other))[0, 1])

    assert related(0.0) == pytest.approx(1.0)
    assert 0.3 < related(0.5) < 0.7
    assert abs(related(1.0)) < 4 / np.sqrt(40 * 53)


def test_a_two_point_factor_has_mean_one_and_the_variance_asked_for() -> None:
    grid = (np.arange(100_000) + 0.5) / 100_000
    factor = two_point(grid, 0.15, 0.4)
    assert factor.mean() == pytest.approx(1.0) and factor.var() == pytest.approx(0.4)
    assert two_point(grid, 0.15, 100.0).min() == pytest.approx(0.0)


FAULTS = {
    "shares of the causes that sum to 1.2": {"course": {"share": fact(0.28)}},
    "a mean of 6 days in 2026, and 8 at most": {"self_certified": {"mean_days": fact(6.0)}},
    "a number from 1 to 30": {"certified": {"mean_days": fact(31.0)}},
    "a whole number from 1 to 30": {"certified": {"longest_days": 40}},
    "a number from 0 to 1": {"outbreak_share": fact(1.5)},
}


@pytest.mark.parametrize("words", sorted(FAULTS))
def test_a_fault_is_told_in_words(words: str, tmp_path: Path) -> None:
    facts = settings()
    facts["absence"] = {
        name: {"share": fact(share), "mean_days": fact(mean), "longest_days": longest, "notice_hours": fact(4.0)}
        for name, share, mean, longest in (
            ("self_certified", 0.30, 2.0, 8),
            ("certified", 0.52, 8.0, 30),
            ("child_sick", 0.10, 1.5, 5),
            ("course", 0.08, 1.5, 5),
        )
    }
    assert faults_in(tmp_path / "whole", facts) == []
    for name, part in FAULTS[words].items():
        facts["absence"][name] = facts["absence"].get(name, {}) | part if isinstance(part, dict) else part
    told(faults_in(tmp_path / "changed", facts), words)
