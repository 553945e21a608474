"""Short absence as spells: shares by month and quarter, spread, ages, causes, lengths, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from model.errors import InputError
from model.pool import absence_faults, draw_spells, shock_factors, spell_rates
from model.pool.shocks import wave_loads, waves_of
from model.pool.spell_facts import age_weights, days_of, longer_by_cause, month_at, spell_lengths, town_rates
from model.pool.spells import drawn_spells, spell_plan
from model.scenario import with_overlays
from model.scenario.schema import Scenario
from model.scenario.schema.absence import CAUSES
from tests.scenario_folder import faults_in, told
from tests.tiny import fact, frames, settings, tiny

YEAR = 2026
QUARTERS = (8.8, 7.6, 6.2, 8.1)
"""Doctor-certified sickness absence in the municipalities by quarter of 2022, per cent (KS)."""


JUMPS = (5.1, 5.2, 4.7, 3.8, 3.7, 3.8, 1.7, 2.3, 2.5, 4.4, 4.4, 4.4)
"""Short absence of a group by month, per cent, that halves in July and rises by three quarters in October."""
LEVEL = tuple(5.0 for _ in range(12))


def town(linked: float = 0.0, share: float = 0.05, months: tuple[float, ...] | None = None, **absence: Any) -> Scenario:
    """The tiny town whose short absence follows the quarters about a mean of `share`, or is `months` per cent."""
    facts = settings()
    facts["dispatch"] = {"colleague_correlation": fact(linked), "bad_weeks_share": fact(0.15)}
    facts["absence"] = absence
    tables = frames()
    groups = sorted(tables["absence"]["group"].unique())
    by_month = [share * QUARTERS[month // 3] / np.mean(QUARTERS) for month in range(12)]
    if months is not None:
        by_month = [percent / 100 for percent in months]
    rows = [(group, month + 1, by_month[month]) for group in groups for month in range(12)]
    return tiny(facts, tables | {"absence": pd.DataFrame(rows, columns=["group", "month", "short_absence_share"])})


def crew(heads: int = 400, **more: Any) -> pd.DataFrame:
    return pd.DataFrame({"person": [f"p{n:03d}" for n in range(heads)], "unit": "ward", "group": "nurse"} | more)


def days_away(spells: pd.DataFrame, people: pd.DataFrame) -> np.ndarray:
    """[person, day], how many spells the person is in."""
    place = {name: n for n, name in enumerate(people["person"])}
    away = np.zeros((len(people), days_of(YEAR)), dtype=np.int8)
    for person, first, last in zip(spells["person"], spells["first_day"], spells["last_day"], strict=True):
        away[place[person], first : last + 1] += 1
    return away


def played(scenario: Scenario, people: pd.DataFrame, replications: int) -> np.ndarray:
    """[replication, person, day]."""
    plan = spell_plan(scenario, YEAR, people)
    return np.stack([days_away(drawn_spells(plan, 7, n), people) for n in range(replications)])


def within_errors(found: np.ndarray, wanted: float) -> bool:
    """Whether independent values have the wanted mean, in four standard errors."""
    return bool(abs(found.mean() - wanted) < 4 * found.std(ddof=1) / np.sqrt(len(found)))


def correlation(one: np.ndarray, other: np.ndarray | None = None) -> tuple[float, float]:
    """The year's mean same-day correlation of two people, and its standard error, from [replication, person, day].

    Two people of `one`, or one of each; the mean product of a pair less the product of the day's means, over the
    variance of one; by the jackknife over replications.
    """
    heads, away = one.shape[1], one.sum(axis=1).astype(float)
    first, second = away / heads, (away if other is None else other.sum(axis=1)) / heads
    both = away * (away - 1) / (heads * (heads - 1)) if other is None else first * second

    def of(kept: np.ndarray) -> float:
        a, b = first[kept].mean(axis=0), second[kept].mean(axis=0)
        return float((both[kept].mean(axis=0) - a * b).sum() / np.sqrt((a * (1 - a)).sum() * (b * (1 - b)).sum()))

    every = np.arange(len(one))
    left = np.array([of(np.delete(every, n)) for n in every])
    whole, number = of(every), len(one)
    return number * whole - (number - 1) * left.mean(), float(np.sqrt((number - 1) * left.var()))


@pytest.mark.parametrize(
    "months", [LEVEL, JUMPS, (6.0,) * 6 + (0.0,) + (6.0,) * 5, (6.0,) * 6 + (0.5, 0.0) + (6.0,) * 4]
)
def test_every_month_has_the_tables_absence_in_standard_errors(months: tuple[float, ...]) -> None:
    away = played(town(months=months), crew(), 60)
    for month, percent in enumerate(months):
        by_person = away[:, :, month_at(YEAR) == month].mean(axis=2).ravel()
        assert by_person.any() == (percent > 0)
        assert percent == 0 or within_errors(by_person, percent / 100)


def test_spells_running_on_new_years_day_are_those_of_a_december_like_the_years_own() -> None:
    away = played(town(), crew(), 100)
    first, last = away[:, :, 0].mean(axis=1), away[:, :, -1].mean(axis=1)
    before, after = 0.05 * QUARTERS[3] / np.mean(QUARTERS), 0.05 * QUARTERS[0] / np.mean(QUARTERS)
    for ends in (first, last):
        noise = 4 * ends.std(ddof=1) / np.sqrt(len(ends))
        assert before - noise < ends.mean() < after + noise


@pytest.mark.parametrize(("linked", "replications"), [(0.0, 100), (0.02, 400), (0.1, 1200)])
def test_the_mean_is_the_tables_whatever_the_correlation(linked: float, replications: int) -> None:
    away = played(town(linked, months=JUMPS), crew(40), replications)
    days = np.bincount(month_at(YEAR))
    assert within_errors(away.mean(axis=(1, 2)), float(np.array(JUMPS) @ days / days.sum()) / 100)


@pytest.mark.parametrize(("linked", "own"), [(0.0, 0.5), (0.02, 0.5), (0.05, 0.2), (0.1, 0.5)])
def test_two_colleagues_have_the_correlation_of_the_scenario_and_two_units_the_part_that_is_not_outbreaks(
    linked: float, own: float
) -> None:
    people = crew(120, unit=["ward"] * 60 + ["other_ward"] * 60)
    away = played(town(linked, months=JUMPS, outbreak_share=fact(own)), people, 150)
    here, there = away[:, :60], away[:, 60:]
    for wanted, (found, error) in (
        (linked, correlation(here)),
        (linked, correlation(there)),
        ((1 - own) * linked, correlation(here, there)),
    ):
        assert abs(found - wanted) < 4 * error and error < max(0.005, linked / 4)


def test_groups_with_much_and_with_little_absence_have_the_same_correlation() -> None:
    scenario = town(0.03)
    table = scenario.frame("absence").copy()
    table.loc[table["group"] == "skilled", "short_absence_share"] *= 2
    tables = {name: scenario.frame(name) for name in frames()} | {"absence": table}
    facts = settings()
    facts["dispatch"] = {"colleague_correlation": fact(0.03), "bad_weeks_share": fact(0.15)}
    people = crew(120, group=["nurse"] * 60 + ["skilled"] * 60)
    away = played(tiny(facts, tables), people, 150)
    for found, error in (
        correlation(away[:, :60]),
        correlation(away[:, 60:]),
        correlation(away[:, :60], away[:, 60:]),
    ):
        assert abs(found - 0.03) < 4 * error


def test_a_correlation_that_bad_weeks_cannot_give_is_refused_with_the_most_they_can() -> None:
    with pytest.raises(InputError, match=r"(?s)correlation of 0\.6 in 2026.*at most 0\.\d+ with bad weeks in 0\.15"):
        draw_spells(town(0.6), YEAR, crew(3), 1, 0)


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


@settings_of(max_examples=15, derandomize=True)
@given(
    months=st.lists(st.floats(0.004, 0.12), min_size=12, max_size=12),
    linked=st.sampled_from([0.0, 0.005, 0.02]),
    own=st.floats(0, 1),
    weeks=st.tuples(st.integers(1, 4), st.integers(1, 4)),
)
def test_rates_are_found_for_any_months_and_have_the_years_correlation_unless_bad_weeks_hold_almost_all(
    months: list[float], linked: float, own: float, weeks: tuple[int, int]
) -> None:
    facts = {"outbreak_share": fact(own), "wave_weeks": fact(weeks[0]), "outbreak_weeks": fact(weeks[1])}
    scenario = town(linked, months=tuple(100 * share for share in months), **facts)
    rates, place = town_rates(scenario, YEAR, ("ward",), ("nurse",))
    mine = int(place[0, 0])
    assert rates.reached[mine] == pytest.approx(linked, abs=1e-6) or rates.base[mine] < 0.0501
    assert (rates.begin[mine] >= 0).all() and (rates.stay[mine] >= 0).all() and (rates.stay[mine] <= 1).all()
    if linked == 0 and (rates.stay[mine] == 1).all():
        longer, day = longer_by_cause(scenario, YEAR).sum(axis=0), np.arange(365)
        begin = rates.begin[mine][month_at(YEAR)]
        load = sum(begin[(day - back) % 365] * longer[back] for back in range(30))
        away = np.bincount(month_at(YEAR), weights=1 - np.exp(-load)) / np.bincount(month_at(YEAR))
        assert away == pytest.approx(months, abs=1e-7)


@pytest.mark.parametrize(("mean", "over"), [(8.0, 0.05), (8.0, 0.25), (4.0, 0.0), (12.0, 0.4), (5.0, 0.2)])
def test_lengths_have_the_mean_and_the_share_over_the_employers_days(mean: float, over: float) -> None:
    table = np.concatenate([[0.0], spell_lengths(mean, 30, over), [1.0]])
    chance = np.diff(table)
    assert chance @ np.arange(1, 31) == pytest.approx(mean) and (chance >= 0).all()
    assert chance[16:].sum() == pytest.approx(over)
    ratio = chance[1:] / np.maximum(chance[:-1], 1e-300)
    assert ratio[:15] == pytest.approx(np.full(15, ratio[0]))
    if over:
        assert ratio[16:] == pytest.approx(np.full(13, ratio[0]))


def test_the_share_that_the_geometric_has_anyway_changes_nothing() -> None:
    plain = spell_lengths(8.0, 30)
    assert spell_lengths(8.0, 30, 1 - float(plain[15])) == pytest.approx(plain)


def test_drawn_spells_have_the_stated_share_over_16_days() -> None:
    alone = {f"{name}": {"share": fact(float(name == "certified")), "mean_days": fact(2.0), "longest_days": 5,
                         "notice_hours": fact(4.0)} for name in CAUSES}  # fmt: skip
    alone["certified"] |= {"mean_days": fact(8.0), "longest_days": 30, "over_16_share": fact(0.3)}
    spells = draw_spells(town(months=LEVEL, **alone), YEAR, crew(4000), 3, 0)
    # spells joined end to end and those cut by the year's ends are few at 5 per cent
    inside = spells[(spells["first_day"] > 0) & (spells["last_day"] < 364)]
    length = inside["last_day"] - inside["first_day"] + 1
    share = float((length > 16).mean())
    assert abs(share - 0.3) < 4 * np.sqrt(0.3 * 0.7 / len(length)) + 0.03


def hard_town() -> Scenario:
    """Bad weeks often and long, nearly all of them in the quarter with least absence."""
    season = {"first_quarter": 0.9, "second_quarter": 0.07, "third_quarter": 0.01, "fourth_quarter": 0.02}
    months = (0.6, 2.1, 0.7, 0.7, 1.6, 1.7, 2.7, 0.9, 2.8, 1.6, 2.8, 1.0)
    facts = {"season": {name: fact(share) for name, share in season.items()}, "outbreak_weeks": fact(11)}
    hard = town(0.05, months=months, outbreak_share=fact(1.0), **facts)
    return with_overlays(hard, caller={"dispatch.bad_weeks_share": 0.42})


def test_a_season_against_the_months_is_solved_too() -> None:
    rates, place = town_rates(hard_town(), YEAR, ("ward",), ("nurse",))
    assert rates.reached[place[0, 0]] == pytest.approx(0.05, abs=1e-6)


def test_rates_that_are_not_found_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spell_rates, "ROUNDS", 3)
    scenario = with_overlays(hard_town(), caller={"dispatch.colleague_correlation": 0.0512})
    with pytest.raises(InputError) as caught:
        draw_spells(scenario, YEAR, crew(3), 1, 0)
    assert caught.value.problems[0].remedy


@settings_of(max_examples=8, derandomize=True)
@given(
    months=st.lists(st.floats(0.005, 0.5), min_size=12, max_size=12),
    linked=st.sampled_from([0.02, 0.1, 0.4, 0.9]),
    season=st.lists(st.floats(0.001, 1.0), min_size=4, max_size=4),
    bad=st.floats(0.03, 0.9),
)
def test_extreme_months_seasons_and_correlations_are_solved_or_the_largest_correlation_is_told(
    months: list[float], linked: float, season: list[float], bad: float
) -> None:
    names = [f"{name}_quarter" for name in ("first", "second", "third", "fourth")]
    facts = {"season": {name: fact(share / sum(season)) for name, share in zip(names, season, strict=True)}}
    scenario = town(linked, months=tuple(100 * share for share in months), **facts)
    scenario = with_overlays(scenario, caller={"dispatch.bad_weeks_share": bad})
    found = absence_faults(scenario)
    if not found:
        rates, _ = town_rates(scenario, YEAR, ("ward",), ("nurse",))
        assert np.isfinite(rates.begin).all() and rates.reached.max() == pytest.approx(linked, abs=2e-4)
    for problem in found:
        most = float(problem.allowed.split()[2])
        where = problem.where.removeprefix("dispatch.")
        asked = {"bad_weeks_share": bad, "colleague_correlation": linked}
        assert 0 <= most < asked[where]


def test_more_bad_weeks_than_the_season_has_room_for_are_refused() -> None:
    season = {f"{name}_quarter": fact(float(name == "first")) for name in ("first", "second", "third", "fourth")}
    scenario = with_overlays(town(0.02, season=season), caller={"dispatch.bad_weeks_share": 0.4})
    (fault,) = absence_faults(scenario)
    assert fault.where == "dispatch.bad_weeks_share" and "room for 0.2" in fault.found


def test_check_tells_a_correlation_that_cannot_be_had_and_the_largest_there_is() -> None:
    assert absence_faults(town(0.02)) == []
    (fault,) = absence_faults(town(0.95))
    assert fault.where == "dispatch.colleague_correlation" and fault.remedy
    most = float(fault.allowed.split()[2])
    assert absence_faults(town(most - 0.001)) == [] and absence_faults(town(most + 0.002)) != []


def test_a_plan_draws_what_one_draw_does() -> None:
    scenario, people = town(0.02), crew(30)
    plan = spell_plan(scenario, YEAR, people)
    for number in (0, 7):
        drawn = drawn_spells(plan, 5, number)
        pd.testing.assert_frame_equal(drawn, draw_spells(scenario, YEAR, people, 5, number))
    assert not drawn_spells(plan, 5, 0).equals(drawn_spells(plan, 6, 0))


def test_a_units_shocks_are_the_same_whichever_units_are_asked_for() -> None:
    facts = settings()
    facts["dispatch"] = {"colleague_correlation": fact(0.02), "bad_weeks_share": fact(0.15)}
    factor = fact(1.0) | {"adjustments": []}
    facts["working_time"]["absence_factor"] = factor
    scenario = tiny(facts)
    ward, office = ("ward", "nurse"), ("office", "skilled")
    alone, together = (shock_factors(scenario, YEAR, asked, 4, 2) for asked in ((ward,), (office, ward)))
    np.testing.assert_array_equal(alone[0], together[1])
    assert not np.array_equal(together[0], together[1])


def test_bad_weeks_are_common_and_outbreaks_are_the_units_own() -> None:
    places = (("ward", "nurse"), ("other_ward", "nurse"))

    def related(own: float) -> float:
        scenario = town(0.02, outbreak_share=fact(own))
        drawn = np.concatenate([shock_factors(scenario, YEAR, places, 4, n)[:, ::7] for n in range(40)], axis=1)
        return float(np.corrcoef(drawn)[0, 1])

    assert related(0.0) == pytest.approx(1.0)
    assert 0.3 < related(0.5) < 0.7
    assert abs(related(1.0)) < 8 / np.sqrt(40 * 53)  # an outbreak's two weeks are one chance


def test_shocks_have_mean_one_in_every_month() -> None:
    places = tuple((f"ward_{n}", "nurse") for n in range(40))
    drawn = np.stack([shock_factors(town(0.05), YEAR, places, 3, n).mean(axis=0) for n in range(150)])
    for month in range(12):
        assert within_errors(drawn[:, month_at(YEAR) == month].mean(axis=1), 1.0)


@pytest.mark.parametrize("lasts", [1, 2, 4])
def test_waves_are_on_in_the_share_of_weeks_asked_for_and_more_in_their_season(lasts: int) -> None:
    season = np.repeat([0.5, 0.15, 0.05, 0.3], 13)
    waves = waves_of(0.15, np.concatenate([season[-(lasts - 1) :] if lasts > 1 else [], season]), lasts)
    loads = np.stack([wave_loads(waves, "waves", (1, n), ("everybody",))[0] for n in range(4000)])
    assert within_errors((loads > 0).mean(axis=1), 0.15)
    assert within_errors(loads[:, 5], waves.expected[5]) and within_errors(loads[:, 30], waves.expected[30])
    winter, summer = (loads[:, 13 * n : 13 * n + 13] > 0 for n in (0, 2))
    assert winter.mean() > 3 * summer.mean()
    # a wave is as hard all the weeks it is on
    lonely = (loads[:, :-lasts] == 0) & (loads[:, 1 : loads.shape[1] - lasts + 1] > 0)
    row, week = np.nonzero(lonely)
    assert (loads[row, week + lasts] >= loads[row, week + 1] * (1 - 1e-9)).mean() == 1.0


def test_the_correlation_is_higher_in_the_season_and_each_months_is_what_the_rates_tell() -> None:
    scenario, heads = town(0.02, months=LEVEL), 80
    rates, place = town_rates(scenario, YEAR, ("ward",), ("nurse",))
    told = rates.within[place[0, 0]]
    assert min(told[:3]) > 2 * max(told[6:9])
    away = played(scenario, crew(heads), 150)
    for month in (1, 4, 8, 11):
        found, error = correlation(away[:, :, month_at(YEAR) == month])
        assert abs(found - told[month]) < 4 * error


FAULTS = {
    "shares of the causes that sum to 1.2": {"course": {"share": fact(0.28)}},
    "a mean of 8 days and a share of 0.5 over 16 in 2026, and 30 at most": {"certified": {"over_16_share": fact(0.5)}},
    "a mean of 2 days and a share of 0.1 over 16 in 2026, and 8 at most": {
        "self_certified": {"over_16_share": fact(0.1)}
    },
    "a mean of 6 days in 2026, and 8 at most": {"self_certified": {"mean_days": fact(6.0)}},
    "a number from 1 to 30": {"certified": {"mean_days": fact(31.0)}},
    "a whole number from 1 to 30": {"certified": {"longest_days": 40}},
    "a number from 0 to 1": {"outbreak_share": fact(1.5)},
    "a whole number from 1 to 12": {"wave_weeks": fact(0)},
    "waves of illness that begin in no quarter of 2026": {
        "season": {f"{name}_quarter": fact(0.0) for name in ("first", "second", "third", "fourth")}
    },
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
