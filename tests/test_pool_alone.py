"""A pool by itself: exact cover, laws of sharing, the days it is drawn on, bad input, and the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from scipy import stats
from typer.testing import CliRunner

from model.cli import app
from model.errors import InputError
from model.pool import PoolAnswer, answer_pool, two_stage
from model.pool.alone_days import blocks_for, common_share, drawn_families
from model.pool.sampled_days import binomial_places
from model.pool.sizing import solve
from model.scenario import PoolFile, load_pool, weeks_of_need
from model.shipped_files import shipped_pools


def fact(value: Any) -> dict[str, Any]:
    return {"value": value, "status": "assumed", "source": "invented for a test"}


def pool_facts(units: int = 6, people: int = 12, absence: float = 0.08, **pool: Any) -> dict[str, Any]:
    """Alike units with one group on duty by day, and no other recourse."""
    names = [f"unit_{n}" for n in range(units)]
    weekdays = ["mon", "tue", "wed", "thu", "fri"]
    return {
        "utsyn_pool": 1,
        "title": "A pool",
        "year": 2026,
        "groups": {"nurse": {"title": "Nurse", "hour_nok": fact(400.0), "short_absence_share": fact(absence)}},
        "units": {name: {"title": name} for name in names},
        "families": {"day": {"title": "Day", "start": "08:00", "end": "16:00"}},
        "on_duty": [
            {"unit": name, "group": "nurse", "family": "day", "weekdays": weekdays, "people": people} for name in names
        ],
        "pool": {
            "net_hours": fact(1600.0),
            "price": fact(1.0),
            "uncovered_price": fact(2.0),
            "short_absence_share": fact(0.0),
            "correlation": fact(0.0),
            "sampled_days": 4000,
        }
        | pool,
    }


def made(facts: dict[str, Any]) -> PoolFile:
    return PoolFile.model_validate(facts)


def value(answer: PoolAnswer, case: str, column: str) -> float:
    return float(answer.value.set_index("case").loc[case, column])  # type: ignore[arg-type]


def test_a_promise_of_95_days_in_a_hundred_takes_18_separate_shifts_or_10_pooled() -> None:
    together = stats.binom.pmf(np.arange(73), 72, 0.08)
    pooled = two_stage(np.arange(73)[:, None], together, 1.0, 2.0, least_cover=0.95)
    assert pooled.shifts == (10,)
    alike = np.repeat(np.arange(13)[:, None], 6, axis=1)
    apart = two_stage(alike, stats.binom.pmf(np.arange(13), 12, 0.08), 1.0, 2.0, pooled=False, least_cover=0.95)
    assert sum(apart.shifts) == 18


def test_sampled_days_give_the_promised_shifts_too() -> None:
    answer = answer_pool(made(pool_facts(cover_probability=0.95)))
    assert answer.shifts["shifts"].sum() == 10
    assert value(answer, "pooled", "weighed_nok") < value(answer, "separate", "weighed_nok")


@pytest.mark.parametrize("correlation", [0.0, 0.03, 0.1])
def test_the_number_absent_has_the_mean_and_the_variance_that_the_correlation_says(correlation: float) -> None:
    people, share, days = 72, 0.08, 20_000
    facts = pool_facts(units=1, people=people, correlation=fact(correlation), sampled_days=days)
    absent = drawn_families(made(facts))[0].absent[:, 0]
    spread = people * share * (1 - share) * (1 + (people - 1) * correlation)
    assert abs(absent.mean() - people * share) < 4 * np.sqrt(spread / days)
    # the standard error of a variance, from the sample's own fourth moment
    error = np.sqrt((((absent - absent.mean()) ** 2 - absent.var()) ** 2).mean() / days)
    assert abs(absent.var() - spread) < 4 * error


def test_the_binomial_place_is_right_for_every_chance_up_to_certainty() -> None:
    drawn = np.linspace(0.0005, 0.9995, 40)
    for chance in (0.0, 0.08, 0.5, 0.51, 0.97, 1.0):
        for people in (1, 12, 400):
            found = binomial_places(drawn, np.full(40, people), np.full(40, chance))
            assert (found == stats.binom.ppf(drawn, people, chance)).all()


def test_units_of_one_day_are_absent_together_only_when_correlated() -> None:
    linked = drawn_families(made(pool_facts(correlation=fact(0.1))))[0].absent
    alone = drawn_families(made(pool_facts()))[0].absent
    off = ~np.eye(6, dtype=bool)
    assert np.corrcoef(linked.T)[off].min() > 0.3
    assert np.abs(np.corrcoef(alone.T)[off]).max() < 4 / np.sqrt(4000)


def test_without_correlation_the_common_share_is_the_mean_every_day() -> None:
    assert common_share(0.08, 0.0, np.linspace(0.01, 0.99, 9)) == pytest.approx(np.full(9, 0.08), rel=1e-12)


def test_positive_correlation_raises_the_pooled_need_for_one_promise() -> None:
    held = [
        answer_pool(made(pool_facts(cover_probability=0.95, correlation=fact(rho), sampled_days=1000)))
        .shifts["shifts"]
        .sum()
        for rho in (0.0, 0.02, 0.1)
    ]
    assert held[0] < held[1] < held[2]


def test_nobody_absent_needs_no_pool_and_costs_nothing() -> None:
    answer = answer_pool(made(pool_facts(absence=0.0, sampled_days=100)))
    assert answer.posts[["posts", "separate_posts", "newsvendor_posts"]].to_numpy().sum() == 0
    assert (answer.value[["paid_nok", "uncovered_hours", "weighed_nok"]] == 0).all().all()


def test_more_substitution_never_costs_more() -> None:
    care = yaml.safe_load(shipped_pools()["care_two_professions"].read_text())
    costs = []
    for nurse, social in (([], []), (["social_educator"], []), (["social_educator"], ["nurse"])):
        care["groups"]["nurse"]["covers_for"], care["groups"]["social_educator"]["covers_for"] = nurse, social
        pool = made(care)
        costs.append(solve(blocks_for(pool, drawn_families(pool), shared=True)).objective)
    assert costs[0] >= costs[1] - 1e-6 and costs[1] >= costs[2] - 1e-6


def test_travel_groups_keep_pool_staff_apart_and_cost_no_less() -> None:
    facts = pool_facts(sampled_days=1000)
    whole = answer_pool(made(facts))
    for name in ("unit_0", "unit_1", "unit_2"):
        facts["units"][name]["travel_group"] = "north"
    parted = answer_pool(made(facts))
    assert set(parted.posts["travel_group"]) == {"north", "all"}
    assert value(parted, "pooled", "weighed_nok") >= value(whole, "pooled", "weighed_nok") - 1e-6
    assert value(parted, "separate", "weighed_nok") == pytest.approx(value(whole, "separate", "weighed_nok"))


def test_the_pool_sized_costs_no_less_on_the_whole_on_days_it_was_not_sized_on() -> None:
    facts = pool_facts(sampled_days=300)
    pool = made(facts)
    sized = solve(blocks_for(pool, drawn_families(pool), shared=True))
    fresh = blocks_for(pool, drawn_families(pool, sample=1), shared=True)
    own = solve(fresh)
    answer = answer_pool(pool)
    assert value(answer, "other_days", "weighed_nok") >= own.objective * 52 * 400 - 1e-3
    assert value(answer, "pooled", "weighed_nok") == pytest.approx(sized.objective * 52 * 400)


def test_posts_for_todays_kroner_cost_no_more_and_leave_no_more_uncovered() -> None:
    facts = pool_facts(sampled_days=1000)
    terms = {"title": "Agency", "price": fact(1.9), "share": fact(0.2)}
    facts["recourse"] = {"agency": terms}
    answer = answer_pool(made(facts))
    assert value(answer, "no_extra_cost", "posts") > 0
    for column in ("paid_nok", "uncovered_hours"):
        assert value(answer, "no_extra_cost", column) <= value(answer, "no_pool", column) * (1 + 1e-5) + 1


def test_a_ground_that_is_not_permitted_is_as_if_the_step_were_not_there() -> None:
    facts = pool_facts(sampled_days=500)
    plain = answer_pool(made(facts))
    facts["recourse"] = {"agency": {"title": "Agency", "price": fact(1.2), "share": fact(0.5), "permitted": False}}
    barred = answer_pool(made(facts))
    assert barred.value.equals(plain.value)
    assert barred.warnings == (("pool_not_permitted", {"step": "Agency"}),)


def test_recourse_cheaper_than_the_pool_is_allowed_and_said() -> None:
    facts = pool_facts(sampled_days=200)
    facts["recourse"] = {"agency": {"title": "Agency", "price": fact(0.9), "share": fact(1.0)}}
    answer = answer_pool(made(facts))
    assert answer.posts["posts"].sum() == 0
    assert answer.warnings[0][0] == "pool_cheaper"


@pytest.mark.parametrize("name", sorted(shipped_pools()))
def test_every_shipped_pool_is_answered_and_the_command_prints_it(name: str, tmp_path: Path) -> None:
    runner = CliRunner()
    asked = ["pool", name, "--replications", "2", "--out", str(tmp_path / "out")]
    printed = runner.invoke(app, asked)
    assert printed.exit_code == 0 and load_pool(shipped_pools()[name]).title in printed.stdout
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "pool.html", "pool_calls.csv", "pool_heat_map.csv", "pool_indicators.csv", "pool_played.csv", "pool_posts.csv",
        "pool_regret.csv", "pool_shifts.csv", "pool_solves.csv", "pool_value.csv",
    ]  # fmt: skip
    assert "http" not in (tmp_path / "out" / "pool.html").read_text(encoding="utf-8").replace("http://www.w3.org", "")


def test_the_answer_as_json_holds_every_table() -> None:
    told = json.loads(CliRunner().invoke(app, ["pool", "school", "--json", "--replications", "2"]).stdout)
    assert told["played"]["replications"] == 2 and told["played"]["steps"][0]["step"] == "absent"
    sized = json.loads(CliRunner().invoke(app, ["pool", "school", "--json", "--replications", "0"]).stdout)
    assert "played" not in sized and sized["value"] == told["value"]
    assert {"title", "year", "sentences", "posts", "shifts", "value", "solves"} <= set(told)
    assert [row["case"] for row in told["value"]][:3] == ["no_pool", "separate", "pooled"]


def period(first: int, last: int, activity: float = 0.0) -> dict[str, Any]:
    return {"title": "Closed", "first_week": first, "last_week": last, "activity": fact(activity)}


def test_a_term_calendar_says_in_how_many_weeks_there_is_need() -> None:
    facts = pool_facts(sampled_days=500)
    plain = answer_pool(made(facts))
    facts["calendar"] = {"title": "Year", "year_work": "ordinary", "periods": {}}
    assert answer_pool(made(facts)).value.equals(plain.value)
    facts["calendar"]["periods"] = {"summer": period(25, 34), "easter": period(14, 15, 0.5)}
    assert weeks_of_need(made(facts)) == 41
    answer = answer_pool(made(facts))
    assert value(answer, "pooled", "weighed_nok") == pytest.approx(41 / 52 * value(plain, "pooled", "weighed_nok"))
    assert answer.shifts.equals(plain.shifts)
    held = float(answer.posts["hours_week"].sum())
    assert answer.posts["posts"].sum() == np.ceil(held * 41 / 1600 - 1e-9)
    assert weeks_of_need(load_pool(shipped_pools()["school"])) == 38


def test_a_new_file_is_a_pool_and_is_not_written_over(tmp_path: Path) -> None:
    runner, target = CliRunner(), tmp_path / "mine.yaml"
    assert runner.invoke(app, ["pool", str(target), "--new"]).exit_code == 0
    load_pool(target)
    again = runner.invoke(app, ["pool", str(target), "--new"])
    assert isinstance(again.exception, InputError) and "exists already" in str(again.exception)


def _without_rota(facts: dict[str, Any]) -> None:
    facts["on_duty"] = [row for row in facts["on_duty"] if row["unit"] != "unit_3"]


def _circle(facts: dict[str, Any]) -> None:
    for name, covers in (("a", "b"), ("b", "c"), ("c", "a")):
        facts["groups"][name] = facts["groups"]["nurse"] | {"covers_for": [covers]}


def _calendar(*periods: dict[str, Any]) -> dict[str, Any]:
    return {"title": "Year", "year_work": "ordinary", "periods": {f"p{n}": one for n, one in enumerate(periods)}}


def _situations(*parts: tuple[float, float]) -> dict[str, Any]:
    return {f"s{n}": {"title": "S", "weight": fact(weight), "absence_factor": fact(factor)}
            for n, (weight, factor) in enumerate(parts)}  # fmt: skip


def _way(name: str) -> dict[str, Any]:
    return {name: {"title": "A way", "price": fact(1.5), "share": fact(0.1)}}


FAULTS = {
    "a way called “uncovered”": lambda facts: facts.update(recourse=_way("uncovered")),
    "a way called “pool”": lambda facts: facts.update(recourse=_way("pool")),
    "names other than absent, pool, uncovered": lambda facts: facts.update(recourse=_way("absent")),
    "weights that sum to 0": lambda facts: facts["pool"].update(situations=_situations((0.0, 1.0))),
    "0.800 of hours absent": lambda facts: facts["pool"].update(situations=_situations((0.9, 1.0), (0.1, 10.0))),
    "a shift from 08:00 to 08:00": lambda facts: facts["families"]["day"].update(end="08:00"),
    "write it as a share: 95 % is 0.95": lambda facts: facts["pool"].update(cover_probability=95),
    "write it as a share: 4.5 % is 0.045": lambda facts: facts["groups"]["nurse"].update(short_absence_share=fact(4.5)),
    "first_week 9 above last_week 8": lambda facts: facts.update(calendar=_calendar(period(9, 8))),
    "week 9, also in": lambda facts: facts.update(calendar=_calendar(period(8, 9), period(9, 10))),
    "more than one week of activity": lambda facts: facts.update(calendar=_calendar(period(1, 52))),
    "weeks_year besides a calendar": lambda facts: (
        facts.update(calendar=_calendar()),
        facts["pool"].update(weeks_year=40),
    ),
    "a unit with nobody on duty": _without_rota,
    "a number from 0 to 0.6": lambda facts: facts["groups"]["nurse"].update(short_absence_share=fact(0.61)),
    "a circle: a, b, c replace each other": _circle,
    "“nurce”": lambda facts: facts["on_duty"][0].update(group="nurce"),
    "again, first in row 1": lambda facts: facts["on_duty"].append(dict(facts["on_duty"][0])),
    "a break shorter than the shift": lambda facts: facts["families"]["day"].update(end="09:00", unpaid_minutes=60),
    "a number from 0 to 0.9": lambda facts: facts["pool"].update(correlation=fact(1.0)),
    "utsyn_pool: 1": lambda facts: facts.pop("utsyn_pool"),
}


@pytest.mark.parametrize("words", sorted(FAULTS))
def test_a_fault_is_told_with_place_and_remedy(words: str, tmp_path: Path) -> None:
    facts = pool_facts()
    FAULTS[words](facts)
    path = tmp_path / "pool.yaml"
    path.write_text(json.dumps(facts), encoding="utf-8")  # JSON is YAML, without anchors
    with pytest.raises(InputError) as caught:
        load_pool(path)
    assert words in str(caught.value)
    assert all(problem.remedy and problem.where for problem in caught.value.problems)
