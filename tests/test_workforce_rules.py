"""The rulebook's arrays, the rules of the month worked by hand, and bad input."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from model.errors import InputError
from model.workforce import Rulebook, calendar_month, compile_rulebook, simulate, year_index, year_of_month
from model.workforce.processes.openings import vacancy_percent
from model.workforce.rules.cumulative import geometric_tables, look_up, monthly_chance, poisson_tables, weights_table
from tests.tiny import fact, settings, tiny
from tests.workforce_towns import lively_posts, no_retirement, people, posts, set_group, still_settings, town

WARD = posts(("ward", "nurse", 100, 4))


def heads(paths: Any, flow: str) -> list[tuple[int, int, str, str, int]]:
    """When and where a flow was met: (year, month, post group, held group, heads)."""
    rows = paths.flows[paths.flows["flow"] == flow]
    return list(rows[["year", "month", "post_group", "group", "heads"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("annual", [0.0, 0.001, 0.116, 0.5, 0.99, 1.0])
def test_twelve_monthly_chances_make_the_annual_one(annual: float) -> None:
    assert 1 - (1 - monthly_chance(annual)) ** 12 == pytest.approx(annual, abs=1e-12)


def exit_below(rules: Rulebook) -> np.ndarray:
    """Chance a month to leave at all [Y, U, G, A], without early pension and in a quit class of factor 1."""
    return (rules.exits.ill_below + rules.exits.quit)[..., 0]


def test_the_compiled_exits_survive_a_year_at_the_annual_rates() -> None:
    facts = still_settings()
    set_group(facts, "nurse", quit_rate_annual=0.116)
    rules = compile_rulebook(town(facts), WARD)
    nurse, ward = rules.places.groups.index("nurse"), rules.places.units.index("ward")
    stays = (1 - exit_below(rules)[0, ward, nurse]) ** 12
    assert stays[40 - 15] == pytest.approx(1 - 0.116)
    assert stays[62 - 15] == pytest.approx((1 - 0.116) * (1 - 0.2))
    assert stays[75 - 15] == 0
    assert (rules.exits.retire_below[..., : 62 - 15, :] == 0).all()


def test_later_retirement_shifts_the_curve_and_a_factor_scales_it() -> None:
    facts = still_settings()
    facts["workforce"] |= {"retirement_shift_years": fact(1.5), "retirement_factor": fact({2026: 1.0, 2027: 2.0})}
    below = compile_rulebook(town(facts), WARD).exits.retire_below[:, 0, 0, :, 0]
    annual = 1 - (1 - below) ** 12
    # the table: 0 at 61, 0.2 at 62, 0.2 at 63, … read a year and a half earlier
    assert annual[0, [62 - 15, 63 - 15, 64 - 15]] == pytest.approx([0.0, 0.1, 0.2])
    assert annual[1, [63 - 15, 64 - 15]] == pytest.approx([0.2, 0.4])
    assert annual[1].max() <= 1


def test_a_unit_scoped_change_from_a_year_on_reaches_only_that_unit_and_those_years() -> None:
    facts = still_settings()
    change = {"operation": "set", "amount": 0.5, "units": ["ward"], "from_year": 2027}
    change |= {"by": "a test", "status": "assumed", "source": "a test"}
    facts["groups"]["nurse"]["quit_rate_annual"]["adjustments"] = [change]
    below = exit_below(compile_rulebook(town(facts), WARD))[..., 20]
    assert np.argwhere(below > 0).tolist() == [[1, 2, 1], [2, 2, 1]]


def test_cumulative_tables_have_their_means_and_end_in_one() -> None:
    means = np.array([0.0, 0.4, 7.0])
    tables = poisson_tables(means)
    assert (tables[:, -1] == 1).all() and (np.diff(tables, axis=1) >= 0).all()
    assert (1 - tables).sum(axis=1) == pytest.approx(means)
    lengths = geometric_tables(np.array([1.0, 2.5, 12.0]))
    assert 1 + (1 - lengths).sum(axis=1) == pytest.approx([1.0, 2.5, 12.0])


def test_looking_up_counts_the_entries_not_above_the_draw() -> None:
    table = weights_table(np.array([0.0, 1.0, 3.0, 0.0]))
    assert table.tolist() == [0.0, 0.25, 1.0, 1.0]
    draws = np.array([0.0, 0.2499, 0.25, 0.999999])
    assert look_up(np.tile(table, (4, 1)), draws).tolist() == [1, 1, 2, 2]
    assert np.searchsorted(table, draws, side="right").tolist() == [1, 1, 2, 2]


def test_posts_are_held_from_one_planning_year_to_the_next() -> None:
    rules = compile_rulebook(town(still_settings()), lively_posts())
    place = [
        (rules.places.units[u], rules.places.groups[g])
        for u, g in zip(rules.places.unit, rules.places.group, strict=True)
    ]
    ward, targets = place.index(("ward", "skilled")), rules.targets
    assert targets.percent[:, ward].tolist() == [1060, 1060, 980]
    assert targets.full_posts[:, ward].tolist() == [7, 7, 10]
    assert targets.full_percent[:, ward].tolist() == [100, 100, 98]
    assert targets.part_percent[:, ward].tolist() == [60, 60, 100]


def test_a_pool_absent_from_a_planning_year_is_closed_then() -> None:
    rows = pd.concat([posts(("ward", "nurse", 100, 4), ("care_pool", "skilled", 100, 3))])
    rows = pd.concat([rows, posts(("ward", "nurse", 100, 5), year=2027), posts(("school", "teacher", 100, 2))])
    targets = compile_rulebook(town(still_settings(), people("ward", "nurse", 4)), rows).targets
    assert targets.percent.tolist() == [[300, 200, 400], [0, 200, 500], [0, 200, 500]]


@pytest.mark.parametrize(
    ("gap", "full_missing", "posts_missing", "percent"),
    [
        (250, 1, 3, 100),
        (97, 2, 2, 100),
        (50, 1, 2, 100),
        (49, 1, 2, 0),
        (250, 0, 3, 60),
        (40, 0, 2, 40),
        (80, 0, 1, 80),
        (130, 0, 0, 100),
    ],
)
def test_the_size_of_a_vacancy_is_a_full_post_a_part_post_or_all_that_the_last_one_can_have(
    gap: int, full_missing: int, posts_missing: int, percent: int
) -> None:
    assert vacancy_percent(gap, full_missing, posts_missing, 100, 60) == percent


def test_vacancies_follow_the_mix_of_full_and_part_posts() -> None:
    facts = still_settings(years=1)
    set_group(facts, "nurse", applicants_per_month=20.0)
    rows = posts(("ward", "nurse", 100, 3), ("ward", "nurse", 60, 2))
    paths = simulate(town(facts, people("ward", "nurse", 1)), rows, 1, [0])
    assert heads(paths, "vacancy_opened") == [(2026, 1, "nurse", "nurse", 4)]
    year = paths.years.iloc[0]
    assert (year["full_time_head_months"], year["part_time_head_months"]) == (36, 24)
    assert year["percent_months"] == 12 * (300 + 120)


def test_crumbs_below_the_smallest_vacancy_are_not_advertised_but_offered() -> None:
    facts = still_settings(years=1)
    rows = posts(("ward", "nurse", 100, 1), ("ward", "nurse", 60, 1))
    staff = (
        people("ward", "nurse", 1),
        people("ward", "nurse", 1, person_id="part", fraction=0.5, wanted_fraction=1.0),
    )
    assert simulate(town(facts, *staff), rows, 1, [0]).flows.empty
    facts["workforce"]["offers_in_use"] = fact(True)
    set_group(facts, "nurse", larger_fraction_take_up=1.0)
    paths = simulate(town(facts, *staff), rows, 1, [0])
    assert heads(paths, "larger_fraction") == [(2026, 1, "nurse", "nurse", 1)]
    assert paths.months["contracted_percent"].tolist() == [160] * 12


def test_only_qualified_part_timers_who_said_they_want_more_are_raised() -> None:
    facts = still_settings(years=1)
    facts["workforce"]["offers_in_use"] = fact(True)
    for group in facts["groups"]:
        set_group(facts, group, larger_fraction_take_up=1.0)
    wants = people("ward", "nurse", 1, fraction=0.5, wanted_fraction=0.8)
    silent = people("ward", "nurse", 1, person_id="silent", fraction=0.5)
    unqualified = people("ward", "assistant", 1, post_group="nurse", fraction=0.5, wanted_fraction=1.0)
    paths = simulate(town(facts, wants, silent, unqualified), posts(("ward", "nurse", 100, 4)), 1, [0])
    assert heads(paths, "larger_fraction") == [(2026, 1, "nurse", "nurse", 1)]
    assert paths.months["contracted_percent"].tolist() == [180] * 12


def training_town(**programme: Any) -> dict[str, Any]:
    facts = still_settings(years=2, training=True)
    facts["programmes"]["practice_candidate"] |= {
        "entry_rate_annual": fact(1.0),
        "dropout_rate_monthly": fact(0.0),
        "duration_months": fact(5),
        "intake_months": [2],
        "seats": fact(1),
        "experience_months": fact(24),
    } | programme
    return facts


def test_seats_are_given_in_the_intake_month_and_those_in_posts_that_need_it_come_first() -> None:
    in_skilled_post = people("ward", "assistant", 1, person_id="z", post_group="skilled")
    facts = training_town()
    paths = simulate(
        town(facts, people("ward", "assistant", 3), in_skilled_post), posts(("ward", "assistant", 100, 3)), 1, [0]
    )
    assert heads(paths, "training_enter") == [
        (2026, 2, "skilled", "assistant", 1),
        (2027, 2, "assistant", "assistant", 1),
    ]
    assert heads(paths, "training_complete")[0] == (2026, 7, "skilled", "assistant", 1)
    assert heads(paths, "group_in")[0] == (2026, 7, "skilled", "skilled", 1)
    # the requirement is met from the month of completion
    place = paths.months.query("unit == 'ward' and post_group == 'skilled'")
    assert place["qualified_percent"].tolist()[:7] == [0] * 6 + [100]


def test_a_graduate_in_a_lower_post_moves_to_a_vacant_post_of_the_new_group() -> None:
    facts = training_town()
    rows = posts(("ward", "assistant", 100, 1), ("ward", "skilled", 100, 1))
    paths = simulate(town(facts, people("ward", "assistant", 1)), rows, 1, [0])
    assert heads(paths, "group_out") == [(2026, 7, "assistant", "assistant", 1)]
    assert heads(paths, "group_in") == [(2026, 7, "skilled", "skilled", 1)]
    assert heads(paths, "vacancy_filled") == [(2026, 7, "skilled", "skilled", 1)]
    assert heads(paths, "vacancy_opened") == [
        (2026, 1, "skilled", "skilled", 1),
        (2026, 7, "assistant", "assistant", 1),
    ]


def test_a_graduate_without_a_vacancy_stays_and_a_smaller_vacancy_is_no_place_to_go() -> None:
    for rows in (
        posts(("ward", "assistant", 100, 1)),
        posts(("ward", "assistant", 100, 1), ("ward", "skilled", 60, 1)),
    ):
        paths = simulate(town(training_town(), people("ward", "assistant", 1)), rows, 1, [0])
        assert heads(paths, "group_in") == [(2026, 7, "assistant", "skilled", 1)]


@pytest.mark.parametrize(
    ("change", "staff"),
    [
        ({}, {"seniority_years": 1}),
        ({}, {"fraction": 0.2}),
        ({}, {"birth_year": 1960}),
        ({"youngest_age": 40}, {}),
        ({"in_use": fact(False)}, {}),
        ({"seats": fact(0)}, {}),
        ({}, {"group": "nurse"}),
    ],
)
def test_who_does_not_pass_the_gate_does_not_enter(change: dict[str, Any], staff: dict[str, Any]) -> None:
    facts = {"group": "assistant", "seniority_years": 4} | staff
    person = people("ward", str(facts.pop("group")), 1, **(facts | {"post_group": "assistant"}))
    paths = simulate(town(training_town(**change), person), posts(("ward", "assistant", 100, 1)), 1, [0])
    first_year = [row for row in heads(paths, "training_enter") if row[0] == 2026]
    assert first_year == []


def test_part_time_work_delays_the_gate() -> None:
    entered = []
    for fraction in (1.0, 0.5):
        person = people("ward", "assistant", 1, fraction=fraction, seniority_years=1)
        facts = training_town(intake_months=list(range(1, 13)), experience_months=fact(15))
        entered += heads(simulate(town(facts, person), posts(("ward", "assistant", 100, 1)), 1, [0]), "training_enter")
    # 12 worked months and 3 more; half time has 6 and would need 18 more
    assert [row[:2] for row in entered] == [(2026, 4), (2027, 7)]


def test_study_takes_its_share_of_the_students_hours() -> None:
    person = people("ward", "assistant", 1, fraction=0.85)
    facts = training_town(study_leave_share=fact(0.1))
    paths = simulate(town(facts, person), posts(("ward", "assistant", 85, 1)), 1, [0])
    # 8.5 percent, rounded to 9, from February to June; back as skilled in July
    assert paths.months.query("unit == 'ward'")["available_percent"].tolist()[:7] == [85, 76, 76, 76, 76, 76, 85]
    assert paths.years["study_percent_months"].sum() == 45


def test_the_years_of_three_people_worked_by_hand() -> None:
    facts = still_settings(years=1)
    old = people("ward", "nurse", 1, born=1963, fraction=0.6, wanted_fraction=0.64, seniority_years=9)
    young = people("ward", "nurse", 1, person_id="b", born=1995, fraction=0.5, wanted_fraction=0.7, seniority_years=0)
    full = people("ward", "nurse", 1, person_id="c", born=1970, fraction=0.98, seniority_years=12)
    paths = simulate(
        town(facts, old, young, full, retirement=no_retirement()), posts(("ward", "nurse", 100, 2)), 1, [0]
    )
    expected = {
        "head_months": 36,
        "percent_months": 12 * (60 + 50 + 98),
        "leave_percent_months": 0,
        "study_percent_months": 0,
        "full_time_head_months": 12,
        "age_month_sum": sum((2026 - year) * 12 + month - 5 for year in (1963, 1995, 1970) for month in range(12)),
        "head_months_55": 12 + 12 - 5 + 5,
        "head_months_62": 12,
        "training_head_months": 0,
        "part_time_head_months": 24,
        "answered_head_months": 24,
        "unwanted_head_months": 12,
        "unwanted_percent_months": 12 * 20,
        "percent_months_60": 12 * 60,
        "percent_months_s0": 12 * (60 + 50),
        "percent_months_s10": 12 * 98,
    }
    row = paths.years.iloc[0]
    assert {name: int(row[name]) for name in expected} == expected


def test_years_and_months_of_the_horizon_count_from_january_of_the_first_year() -> None:
    assert [year_of_month(2026, month) for month in (0, 11, 12, 179)] == [2026, 2026, 2027, 2040]
    assert [calendar_month(month) for month in (0, 11, 12)] == [1, 12, 1]
    assert year_index(25) == 2


def _refused(scenario: Any, rows: pd.DataFrame = WARD, **options: Any) -> str:
    with pytest.raises(InputError) as refusal:
        simulate(scenario, rows, **({"seed": 1, "replications": [0]} | options))
    return str(refusal.value)


def test_an_unknown_engine_is_refused_by_name() -> None:
    assert "“simpie”" in _refused(tiny(), engine="simpie") and "“simpy”" in _refused(tiny(), engine="simpie")


@pytest.mark.parametrize("replications", [[], [0, 0], [-1], [40_000], 3, ["a"], [0.5], [True], None])
def test_missing_repeated_and_impossible_replications_are_refused(replications: Any) -> None:
    assert "replications" in _refused(tiny(), replications=replications)


@pytest.mark.parametrize("seed", ["7", 1.5, None, True])
def test_a_seed_that_is_no_whole_number_is_refused(seed: Any) -> None:
    assert "seed" in _refused(tiny(), seed=seed)


@pytest.mark.parametrize("threads", [0, 65, 1.5, "2"])
def test_threads_that_cannot_be_are_refused(threads: Any) -> None:
    assert "threads" in _refused(tiny(), threads=threads)


@pytest.mark.parametrize("count", [np.nan, np.inf, 1.5, "many"])
def test_posts_that_are_no_whole_numbers_are_refused(count: Any) -> None:
    assert "in column posts" in _refused(tiny(), WARD.astype(object).assign(posts=count))


def test_posts_after_the_horizon_and_no_posts_table_are_refused() -> None:
    assert "posts in 2099" in _refused(tiny(), WARD.assign(year=2099))
    assert "without year" in _refused(tiny(), None)  # type: ignore[arg-type]


def test_posts_of_unknown_units_groups_or_sizes_are_refused_all_at_once() -> None:
    message = _refused(tiny(), posts(("wrad", "nurse", 100, 4), ("ward", "nurze", 100, 4), ("ward", "nurse", 140, 4)))
    assert "“ward”?" in message and "“nurse”?" in message and "140 percent" in message
    assert "without posts" in _refused(tiny(), WARD.drop(columns="posts"))


def test_a_rate_that_changes_bring_above_one_is_refused() -> None:
    facts = settings()
    change = {"operation": "multiply", "amount": 20.0, "by": "a test", "status": "assumed", "source": "a test"}
    facts["groups"]["nurse"]["quit_rate_annual"]["adjustments"] = [change]
    message = _refused(tiny(facts))
    assert "quit_rate_annual" in message and "1.6" in message


def test_ages_without_a_leave_factor_or_pay_from_the_start_or_hire_ages_are_refused() -> None:
    gap = pd.DataFrame([(15, 39, 1.0), (41, 75, 1.0)], columns=["age_from", "age_to", "factor"])
    assert "age 40 in 0 rows" in _refused(town(settings(), leave_ages=gap))
    pay = pd.DataFrame([("none", 2, 400000.0)], columns=["pay_ladder", "seniority_years_from", "pay_annual_nok"])
    assert "first step at 2 years" in _refused(town(settings(), pay=pay))
    ages = pd.DataFrame([("nurse", 20, 29, 1.0)], columns=["group", "age_from", "age_to", "weight"])
    assert "no rows for assistant" in _refused(town(settings(), hire_ages=ages))


def test_people_too_young_or_too_old_and_leave_shorter_than_a_month_are_refused() -> None:
    assert "76 years old" in _refused(town(settings(), people("ward", "nurse", 1, born=1949)))
    assert "11 years old" in _refused(town(settings(), people("ward", "nurse", 1, born=2014)))
    facts = settings()
    set_group(facts, "nurse", long_leave_mean_months=0.5)
    assert "0.5 months" in _refused(town(facts))


def test_a_programme_to_its_own_group_or_without_duration_is_refused() -> None:
    facts = settings()
    facts["programmes"]["practice_candidate"] |= {"to_group": "assistant", "duration_months": fact(0)}
    message = _refused(tiny(facts))
    assert "assistant to itself" in message and "less than 1 month" in message


def test_turnover_alone_neither_splits_nor_merges_the_posts() -> None:
    facts = still_settings(years=10)
    facts["workforce"]["offers_in_use"] = fact(True)
    set_group(facts, "nurse", quit_rate_annual=0.3, applicants_per_month=1.0, larger_fraction_take_up=0.2)
    rows = posts(("ward", "nurse", 100, 10), ("ward", "nurse", 60, 10))
    staff = (
        people("ward", "nurse", 10),
        people("ward", "nurse", 10, fraction=0.6, wanted_fraction=0.8, person_id=None).assign(
            person_id=[f"part-{n}" for n in range(10)]
        ),
    )
    paths = simulate(town(facts, *staff, retirement=no_retirement()), rows, 2, range(20))
    late = paths.years[paths.years["year"] == 2035]
    mean_percent = late["percent_months"].sum() / late["head_months"].sum()
    assert 78 < mean_percent < 84  # 80 in the posts
