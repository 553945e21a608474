"""Laws the staff obey whatever the rates: nobody is lost, nobody is moved by somebody else's luck."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from model.workforce import StaffPaths, Tallies, compile_rulebook, simulate
from model.workforce.processes.engine import simulate_replication
from model.workforce.processes.openings import FULL_POST
from model.workforce.tallies import EXITS, FLOW
from tests.tiny import fact
from tests.workforce_towns import (
    lively_posts,
    lively_settings,
    no_retirement,
    people,
    posts,
    set_group,
    still_settings,
    town,
    without_substitutes,
)

TABLES = ("years", "months", "flows", "stock")
CELL = ["replication", "unit", "post_group", "group"]
PLACE = ["replication", "unit", "post_group"]


@pytest.fixture(scope="module")
def lively() -> StaffPaths:
    return simulate(town(lively_settings()), lively_posts(), 11, range(6))


def same(first: StaffPaths, second: StaffPaths) -> None:
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(first, table), getattr(second, table))


def by_month(frame: pd.DataFrame, value: str, keys: list[str], years: int = 3) -> pd.DataFrame:
    """Sums by month of the horizon (rows) and keys (columns), zeros where nothing happened."""
    month = (frame["year"] - 2026) * 12 + frame["month"] - 1
    wide = frame.assign(when=month).pivot_table(index="when", columns=keys, values=value, aggfunc="sum", fill_value=0)
    return wide.reindex(range(years * 12), fill_value=0)


def flow(paths: StaffPaths, name: str, keys: list[str]) -> pd.DataFrame:
    return by_month(paths.flows[paths.flows["flow"] == name], "heads", keys)


def total(keys: list[str], paths: StaffPaths, plus: str, minus: str = "") -> pd.DataFrame:
    """Flows in minus flows out, by month of the horizon and keys."""
    signs = dict.fromkeys(plus.split(), 1) | dict.fromkeys(minus.split(), -1)
    counted = paths.flows[paths.flows["flow"].isin(signs)]
    signed = counted["heads"] * counted["flow"].map(signs).astype(int)
    return by_month(counted.assign(heads=signed), "heads", keys)


def test_everything_happens_in_the_lively_municipality(lively: StaffPaths) -> None:
    assert set(FLOW) == set(lively.flows["flow"])


def test_heads_before_plus_in_minus_out_are_heads_after_in_every_cell_and_month(lively: StaffPaths) -> None:
    stock = by_month(lively.stock, "heads", CELL)
    arrive = "hire hire_unqualified group_in drift_long_term drift_direct"
    change = total(CELL, lively, arrive, f"{' '.join(EXITS)} group_out long_term_end")
    start = lively_settings_start()
    cells = stock.columns.union(change.columns)
    stock, change = (frame.reindex(columns=cells, fill_value=0) for frame in (stock, change))
    before = stock.shift(1)
    before.loc[0] = [start.get(cell[1:], 0) for cell in cells]
    assert (before + change - stock == 0).all(axis=None)
    assert (stock >= 0).all(axis=None)


def lively_settings_start() -> dict[tuple[str, str, str], int]:
    staff = town(lively_settings()).frame("staff")
    return {key: len(rows) for key, rows in staff.groupby(["unit", "post_group", "group"])}


def test_students_are_those_who_entered_and_neither_completed_nor_dropped_out(lively: StaffPaths) -> None:
    students = total(["replication"], lively, "training_enter", "training_complete training_dropout").cumsum()
    assert (students >= 0).all(axis=None) and students.to_numpy().max() > 0
    counted = lively.years.pivot_table(
        index="year", columns="replication", values="training_head_months", aggfunc="sum"
    )
    assert students.groupby(lambda month: 2026 + month // 12).sum().to_numpy().tolist() == counted.to_numpy().tolist()


def test_a_completion_moves_one_head_from_one_group_to_another(lively: StaffPaths) -> None:
    completions, out, arrived = (
        flow(lively, f"{name}", ["replication"]) for name in ("training_complete", "group_out", "group_in")
    )
    assert completions.equals(out) and completions.equals(arrived)


def test_every_vacancy_is_filled_withdrawn_or_waiting_and_fits_the_open_posts(lively: StaffPaths) -> None:
    waiting = total(PLACE, lively, "vacancy_opened", "vacancy_filled vacancy_withdrawn").cumsum()
    assert (waiting >= 0).all(axis=None)
    filled = flow(lively, "vacancy_filled", ["replication"]).to_numpy().sum()
    hired = total(["replication"], lively, "hire hire_unqualified").to_numpy().sum()
    moved = filled - hired
    assert 0 <= moved <= flow(lively, "group_in", ["replication"]).to_numpy().sum()


def test_contracted_and_open_percents_make_up_the_posts_wherever_staff_are_too_few(lively: StaffPaths) -> None:
    months = lively.months
    target = compile_rulebook(town(lively_settings()), lively_posts()).targets.percent
    wanted = np.tile(np.repeat(target, 12, axis=0).ravel(), 6)
    assert (months["open_percent"] == np.maximum(wanted - months["contracted_percent"], 0)).all()
    assert (months["qualified_percent"] <= months["available_percent"]).all()
    assert (months["available_percent"] <= months["contracted_percent"]).all()


def test_hiring_goes_above_the_posts_by_at_most_half_a_full_post_while_posts_do_not_fall() -> None:
    first = lively_posts().query("year == 2026")
    paths = simulate(town(without_substitutes(lively_settings())), first, 11, range(4))
    contracted = by_month(paths.months, "contracted_percent", PLACE)
    rules = compile_rulebook(town(lively_settings()), first)
    names = [
        (rules.places.units[u], rules.places.groups[g])
        for u, g in zip(rules.places.unit, rules.places.group, strict=True)
    ]
    target = dict(zip(names, rules.targets.percent[0], strict=True))
    limits = np.array([max(target[cell[1:]], 0) + FULL_POST // 2 for cell in contracted.columns])
    start = contracted.iloc[0].to_numpy()
    assert (contracted.to_numpy() <= np.maximum(limits, start)).all()
    # a rise in the contracted hours happens only below the posts, and ends half a full post above at most
    grown = contracted.diff().fillna(0).to_numpy() > 0
    assert grown.any() and (contracted.to_numpy()[grown] <= np.broadcast_to(limits, grown.shape)[grown]).all()


def test_the_years_are_the_sums_of_the_months(lively: StaffPaths) -> None:
    years = lively.years.groupby(["replication", "year", "unit", "post_group"])[["head_months", "percent_months"]].sum()
    months = lively.months.groupby(["replication", "year", "unit", "post_group"])["contracted_percent"].sum()
    stock = lively.stock.groupby(["replication", "year", "unit", "post_group"])["heads"].sum()
    assert years["percent_months"].equals(months[months > 0].rename("percent_months"))
    assert years["head_months"].equals(stock.rename("head_months"))


def test_the_seniority_bands_add_up_to_the_contracted_percents(lively: StaffPaths) -> None:
    bands = lively.years.filter(like="percent_months_s")
    assert list(bands.columns) == ["percent_months_s0", "percent_months_s10"]
    assert (bands.sum(axis=1) == lively.years["percent_months"]).all()
    assert (bands > 0).any().all()


def test_leave_starts_and_ends_explain_every_change_in_those_on_leave() -> None:
    facts = still_settings()
    set_group(facts, "nurse", long_leave_rate_annual=1.2, quit_rate_annual=0.3, long_leave_mean_months=3.0)
    paths = simulate(town(facts, people("ward", "nurse", 30)), posts(("ward", "nurse", 100, 30)), 5, range(4))
    away = (paths.months["contracted_percent"] - paths.months["available_percent"]) // 100
    away = by_month(paths.months.assign(away=away), "away", ["replication"])
    change = total(["replication"], paths, "leave_start", "leave_end")
    assert (away.diff().iloc[1:] == change.iloc[1:]).all(axis=None)
    assert change.to_numpy().any()


def test_tables_are_sorted_and_have_one_row_a_key(lively: StaffPaths) -> None:
    keys = {"years": ["replication", "year", "unit", "post_group", "group"]}
    keys |= {"months": ["replication", "year", "month", "unit", "post_group"]}
    keys |= {"stock": ["replication", "year", "month", "unit", "post_group", "group"]}
    keys |= {"flows": [*keys["stock"], "flow"]}
    for table in TABLES:
        index = pd.MultiIndex.from_frame(getattr(lively, table)[keys[table]])
        assert index.is_monotonic_increasing and index.is_unique
        assert getattr(lively, table)["replication"].dtype == np.int16


def test_one_seed_gives_one_set_of_tables_however_the_replications_are_split(lively: StaffPaths) -> None:
    scenario = town(lively_settings())
    parts = [simulate(scenario, lively_posts(), 11, part) for part in ([5, 3], (n for n in (0, 1)), [2, 4])]
    for table in TABLES:
        joined = pd.concat([getattr(part, table) for part in parts])
        joined = joined.sort_values("replication", kind="stable").reset_index(drop=True)
        pd.testing.assert_frame_equal(joined, getattr(lively, table))


def test_another_seed_gives_other_tables(lively: StaffPaths) -> None:
    other = simulate(town(lively_settings()), lively_posts(), 12, range(6))
    assert not other.stock.equals(lively.stock)


def test_the_order_of_units_staff_and_posts_does_not_matter(lively: StaffPaths) -> None:
    facts = lively_settings()
    for name in ("units", "groups", "programmes"):
        facts[name] = dict(reversed(facts[name].items()))
    scenario = town(facts, town(facts).frame("staff").sample(frac=1.0, random_state=3))
    same(simulate(scenario, lively_posts().iloc[::-1], 11, range(6)), lively)


def test_a_new_unit_moves_nobody_elsewhere() -> None:
    facts = lively_settings()
    facts["programmes"], facts["colleges"] = {}, {}
    base = simulate(town(facts), lively_posts(), 11, range(3))
    facts["units"]["annexe"] = facts["units"]["ward"]
    staff = town(facts).frame("staff")
    added = people("annexe", "skilled", 6, birth_month=2)
    rows = pd.concat(
        [lively_posts(), posts(("annexe", "skilled", 100, 8)), posts(("annexe", "skilled", 100, 8), year=2028)]
    )
    more = simulate(town(facts, staff, added), rows, 11, range(3))
    for table in TABLES:
        rest = getattr(more, table)
        rest = rest[rest["unit"] != "annexe"].reset_index(drop=True)
        assert len(rest) < len(getattr(more, table))
        pd.testing.assert_frame_equal(rest, getattr(base, table))


def test_one_post_more_adds_its_own_people_and_moves_no_other_draw() -> None:
    facts = still_settings()
    set_group(
        facts,
        "nurse",
        quit_rate_annual=0.4,
        long_leave_rate_annual=0.5,
        applicants_per_month=0.5,
        hire_delay_mean_months=1.0,
    )
    scenario = town(facts, people("ward", "nurse", 10))
    base = simulate(scenario, posts(("ward", "nurse", 100, 12)), 4, range(20))
    more = simulate(scenario, posts(("ward", "nurse", 100, 13)), 4, range(20))
    for name in ("hire", "quit", "vacancy_opened", "vacancy_filled", "leave_start"):
        extra = total(["replication"], more, name).sub(total(["replication"], base, name), fill_value=0)
        assert (extra >= 0).all(axis=None), name
        assert extra.to_numpy().any(), name


def _exits(facts: dict, rows: pd.DataFrame, *staff: pd.DataFrame) -> list[Tallies]:
    rules = compile_rulebook(town(facts, *staff), rows)
    return [simulate_replication(rules, 11, replication) for replication in range(4)]


def test_incumbents_leave_in_the_same_months_in_every_scenario_with_training_and_offers_off() -> None:
    facts = lively_settings()
    facts["programmes"] = {}
    facts["workforce"]["offers_in_use"] = fact(False)
    # who is on leave more often has more chances not to come back, and fewer to ask for a smaller position
    facts["leave"].update({f"{kind}_no_return_share": fact(0.0) for kind in ("long_leave", "parental", "study_leave")})
    facts["exits"]["smaller_fraction_factor"] = fact(0.0)
    base = _exits(facts, lively_posts())
    for group in facts["groups"].values():
        group.update(applicants_per_month=fact(3.0), long_leave_rate_annual=fact(1.5), patience_months=fact(0))
    facts["units"]["annexe"] = facts["units"]["ward"]
    other = _exits(facts, posts(("ward", "skilled", 100, 30), ("annexe", "nurse", 70, 5)))
    for first, second in zip(base, other, strict=True):
        assert (first.exit_month == second.exit_month).all() and (first.exit_flow == second.exit_flow).all()
        assert (first.exit_month >= 0).any()


def test_more_turnover_only_adds_leavers_and_brings_no_exit_later() -> None:
    facts = lively_settings()
    facts["programmes"] = {}
    base = _exits(facts, lively_posts())
    for group in facts["groups"].values():
        group.update(quit_rate_annual=fact(0.35))
    for first, second in zip(base, _exits(facts, lively_posts()), strict=True):
        left = first.exit_month >= 0
        assert (second.exit_month[left] >= 0).all()
        assert (second.exit_month[left] <= first.exit_month[left]).all()


def test_without_rates_nobody_moves() -> None:
    facts = still_settings()
    staff = (people("ward", "nurse", 7), people("school", "teacher", 5, fraction=0.6, wanted_fraction=1.0))
    scenario = town(facts, *staff, retirement=no_retirement())
    paths = simulate(scenario, posts(("ward", "nurse", 100, 7), ("school", "teacher", 60, 5)), 1, range(3))
    assert paths.flows.empty
    assert paths.stock.groupby(["unit", "group"])["heads"].unique().map(list).to_dict() == {
        ("school", "teacher"): [5],
        ("ward", "nurse"): [7],
    }
    assert (paths.months["available_percent"] == paths.months["contracted_percent"]).all()


def test_at_rate_one_all_leave_in_the_first_month() -> None:
    facts = still_settings()
    set_group(facts, "nurse", quit_rate_annual=1.0)
    paths = simulate(town(facts, people("ward", "nurse", 7)), posts(("ward", "nurse", 100, 7)), 1, [0])
    assert paths.flows.query("flow == 'quit'")[["year", "month", "heads"]].to_numpy().tolist() == [[2026, 1, 7]]
    assert paths.stock.empty


def test_everyone_retires_at_75_even_when_the_table_says_nobody_does() -> None:
    born = people("ward", "nurse", 4, born=1953)
    paths = simulate(town(still_settings(), born, retirement=no_retirement()), posts(("ward", "nurse", 100, 4)), 1, [0])
    assert paths.flows.query("flow == 'retire'")[["year", "month", "heads"]].to_numpy().tolist() == [[2028, 6, 4]]


def test_more_posts_bring_hires_and_fewer_posts_dismiss_nobody() -> None:
    facts = still_settings()
    set_group(facts, "nurse", applicants_per_month=20.0)
    scenario = town(facts, people("ward", "nurse", 5), people("ward", "skilled", 5))
    grown = pd.concat([posts(("ward", "nurse", 100, 5), ("ward", "skilled", 100, 5))])
    grown = pd.concat([grown, posts(("ward", "nurse", 100, 8), ("ward", "skilled", 100, 2), year=2027)])
    paths = simulate(scenario, grown, 1, [0])
    hired = paths.flows.query("flow == 'hire'")[["year", "month", "post_group", "heads"]]
    assert hired.to_numpy().tolist() == [[2027, 1, "nurse", 3]]
    assert paths.stock.query("year == 2028 and month == 12")["heads"].tolist() == [8, 5]


def test_posts_that_go_take_their_vacancies_with_them() -> None:
    rows = pd.concat([posts(("ward", "nurse", 100, 9)), posts(("ward", "nurse", 100, 6), year=2027)])
    paths = simulate(town(still_settings(), people("ward", "nurse", 5)), rows, 1, [0])
    opened, withdrawn = (paths.flows.query(f"flow == 'vacancy_{name}'") for name in ("opened", "withdrawn"))
    assert opened[["year", "month", "heads"]].to_numpy().tolist() == [[2026, 1, 4]]
    assert withdrawn[["year", "month", "heads"]].to_numpy().tolist() == [[2027, 1, 3]]


def test_staff_in_a_pool_without_posts_stay_until_they_leave() -> None:
    facts = still_settings()
    set_group(facts, "skilled", quit_rate_annual=0.5, applicants_per_month=9.0)
    paths = simulate(town(facts, people("care_pool", "skilled", 6)), posts(("ward", "nurse", 100, 1)), 1, [0])
    pool = paths.stock.query("unit == 'care_pool'")["heads"].tolist()
    assert pool == sorted(pool, reverse=True) and len(pool) > 0
    assert paths.months.query("unit == 'care_pool'")["open_percent"].sum() == 0


def test_staff_with_hourly_contracts_are_left_out() -> None:
    hourly = people("ward", "assistant", 9, contract="hourly")
    staff = (people("ward", "nurse", 3), hourly)
    paths = simulate(town(still_settings(), *staff), posts(("ward", "nurse", 100, 3)), 1, [0])
    assert set(paths.stock["post_group"]) == {"nurse"}
