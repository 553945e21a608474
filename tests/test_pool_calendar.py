"""Pools over units with term calendars: sized, paid and held in the weeks in which the units run."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.pool import size_pools
from model.pool.absence import planned_presence
from model.pool.open_weeks import net_hours_held, week_kinds
from model.pool.program import blocks_of, case_of, drawn_days
from tests.test_pool_sizing import rota_of, town
from tests.tiny import fact, tiny

WARDS = {f"ward_{n}": 12.0 for n in range(4)}
UNITS = tuple(sorted(WARDS))


def closed(*weeks: int, activity: float = 0.0) -> dict[str, Any]:
    """A calendar with these weeks, from 1, closed or reduced."""
    periods = {
        f"p{week}": {"title": "Closed", "first_week": week, "last_week": week, "activity": fact(activity)}
        for week in weeks
    }
    return {"title": "Year", "year_work": "ordinary", "periods": periods}


def calendar_town(calendars: dict[str, dict[str, Any]], of: dict[str, str], **changes: Any) -> dict[str, Any]:
    facts = town(**changes)
    facts["calendars"] = calendars
    facts["units"] |= {name: facts["units"][name] | {"calendar": of[name]} for name in of}
    return facts


def two_a_month() -> list[int]:
    """Weeks to close, so that exactly two run in every month."""
    kinds = week_kinds(tiny(town()), 2026, UNITS)
    first = np.concatenate([[0], np.cumsum(kinds[0].by_month)]).astype(int)
    return [week + 1 for n in range(12) for week in range(first[n] + 2, first[n + 1])]


def test_units_that_run_all_year_have_one_kind_of_week_with_each_months_weeks() -> None:
    (kind,) = week_kinds(tiny(town()), 2026, UNITS)
    assert kind.weeks == 52 and set(kind.by_month) <= {4.0, 5.0}


def test_a_pool_in_24_weeks_holds_the_same_shifts_and_costs_24_parts_in_52() -> None:
    facts = calendar_town({"half": closed(*two_a_month())}, dict.fromkeys(UNITS, "half"))
    facts["working_time"]["net_hours_rota"] = fact(24 * 35.5)
    for name in UNITS:
        facts["units"][name]["rota"] = facts["units"][name]["rota"] | {"known_absence_planned": fact(0.0)}
    other = town()
    for name in UNITS:
        other["units"][name]["rota"] = other["units"][name]["rota"] | {"known_absence_planned": fact(0.0)}
    plain, half = size_pools(tiny(other), rota_of(WARDS)), size_pools(tiny(facts), rota_of(WARDS))
    assert half.shifts["shifts"].tolist() == plain.shifts["shifts"].tolist() and plain.shifts["shifts"].sum() > 0
    for column in ("pooled_cost", "separate_cost"):
        assert half.sizing[column].tolist() == pytest.approx([24 / 52 * cost for cost in plain.sizing[column]])
    for column in ("absent_hours", "uncovered_hours"):
        assert half.promise[column].tolist() == pytest.approx([24 / 52 * hours for hours in plain.promise[column]])
    hours = 52 * float(half.shifts["hours_week"].sum())
    assert half.posts["posts"].sum() == np.ceil(hours / (24 * 35.5) - 1e-9)


def test_a_calendar_without_periods_changes_nothing() -> None:
    plain = size_pools(tiny(town()), rota_of(WARDS))
    facts = calendar_town({"all": closed()}, dict.fromkeys(UNITS, "all"))
    assert size_pools(tiny(facts), rota_of(WARDS)).sizing.equals(plain.sizing)


def test_nobody_is_away_where_a_unit_is_closed_and_half_as_many_at_half_activity() -> None:
    summer = list(range(20, 36))
    facts = calendar_town({"school": closed(*summer), "half": closed(*summer, activity=0.5)},
                          {"ward_0": "school", "ward_1": "half"})  # fmt: skip
    facts["pools"]["care"]["sampled_days"] = fact(4800)
    scenario = tiny(facts)
    case = case_of(scenario, rota_of(WARDS), scenario.pools["care"], 2026)
    drawn = drawn_days(case)[0]
    units = drawn.days.cells["unit"].tolist()
    shut = next(n for n, kind in enumerate(drawn.kinds) if kind.activity["ward_0"] == 0)
    here = drawn.kind_of == shut
    absent = {unit: drawn.days.absent[here, n] for n, unit in enumerate(units)}
    assert not absent["ward_0"].any()
    error = np.sqrt((absent["ward_1"].var() / 4 + absent["ward_2"].var() / 16) * 4 / here.sum())
    assert abs(absent["ward_1"].mean() - absent["ward_2"].mean() / 2) < 4 * 2 * error
    blocks = {block.name.rsplit("-", 1)[1]: block for block in blocks_of(case, drawn, shared=False)}
    assert blocks["ward_0"].hours == pytest.approx(36 / 52 * blocks["ward_2"].hours)
    assert blocks["ward_1"].hours == pytest.approx(blocks["ward_2"].hours)
    assert all(block.weights.sum() == pytest.approx(1.0) for block in blocks.values())


def test_units_that_never_run_at_once_need_no_more_shifts_than_the_larger_alone() -> None:
    first, second = list(range(1, 27)), list(range(27, 53))
    calendars = {"autumn": closed(*first), "spring": closed(*second)}
    facts = calendar_town(calendars, {n: "autumn" if n in UNITS[:2] else "spring" for n in UNITS})
    turns = size_pools(tiny(facts), rota_of(WARDS)).shifts["shifts"].sum()
    together = size_pools(tiny(town()), rota_of(WARDS)).shifts["shifts"].sum()
    assert 0 < turns < together


def test_a_post_can_work_no_more_than_the_weeks_that_its_units_run() -> None:
    facts = calendar_town({"short": closed(*range(11, 53))}, dict.fromkeys(UNITS, "short"))
    scenario = tiny(facts)
    pool = scenario.pools["care"]
    weekly = scenario.working_time.weekly_hours_rota.at(2026, "ward_0")
    assert net_hours_held(scenario, pool, 2026) == pytest.approx(10 * weekly)
    facts["calendars"]["short"]["year_work"] = "compressed"
    net = scenario.working_time.net_hours_rota.at(2026, "care_pool")
    assert net_hours_held(tiny(facts), pool, 2026) == pytest.approx(net)


def test_holidays_fall_in_the_closed_weeks_first() -> None:
    scenario = tiny(calendar_town({"short": closed(*range(20, 40))}, dict.fromkeys(UNITS, "short")))
    assert planned_presence(scenario, 2026, "ward_0") == 1.0
    assert planned_presence(tiny(town()), 2026, "ward_0") < 1.0
