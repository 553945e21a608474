"""Dispatch of a scenario: the cover is what is required, the staff engine's vacancies are the year's, limits hold."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from model.cli_dispatch import show_dispatch
from model.cli_vulnerability import show_vulnerability
from model.errors import InputError
from model.pool import check_worked, short_absence
from model.pool.dispatch.absence import YearAbsence, long_spells, month_shares, people_of
from model.pool.dispatch.away import LACKING, away_days
from model.pool.dispatch.board import lay_out
from model.pool.dispatch.crew import Shown, crew_of, demand_of
from model.pool.dispatch.from_scenario import YearCase, scenario_case
from model.pool.dispatch.year import play_year
from model.pool.spell_facts import month_at, month_days
from model.pool.spells import spell_plan
from model.report import dispatch_json, dispatch_text, heat_svg, in_language, write_dispatch
from model.runs import PlayedYear, plan_for, played_year
from model.runs.run import silent
from model.scenario.schema import Scenario
from model.scenario.schema.absence import CAUSES
from tests.tiny import settings, tiny

YEAR = 2026


@pytest.fixture(scope="module")
def town() -> Scenario:
    return tiny(settings())


@pytest.fixture(scope="module")
def laid(town: Scenario) -> YearCase:
    return scenario_case(town, YEAR, plan_for(town, silent))


@pytest.fixture(scope="module")
def played(town: Scenario) -> PlayedYear:
    return played_year(town, YEAR, 7, 4)


def test_the_required_duties_of_a_year_are_the_hours_of_the_cover(town: Scenario, laid: YearCase) -> None:
    duties = laid.case.duties[laid.case.duties["required"].astype(bool)]
    hours = sum(laid.case.shifts[shift].paid / 60 for shift in duties["shift"])
    plan = plan_for(town, silent)
    cover = plan.rota.cover[plan.rota.cover["year"] == YEAR]
    # a shift may reach over what the cover asks for, never under it
    assert hours >= 0.98 * cover["covered_hours"].sum() * 365 / 7
    assert hours <= 1.15 * cover["required_hours"].sum() * 365 / 7


def test_the_case_is_legal_before_anybody_is_called(laid: YearCase) -> None:
    quiet = replace(laid.case, steps=())
    year = play_year(quiet, lambda replication: laid.holidays, 1, 1)
    assert check_worked(year.worked, quiet.limits_of, quiet.first_weekday, quiet.days).empty


def test_no_limit_is_broken_and_hours_are_conserved_in_a_scenarios_year(laid: YearCase, played: PlayedYear) -> None:
    case = laid.case
    assert check_worked(played.dispatch.worked, case.limits_of, case.first_weekday, case.days).empty
    board = lay_out(case)
    for tally in played.dispatch.tallies:
        assert tally.hours.sum() == pytest.approx(board.hours.sum())
        absent = sum(sum(pair) for pair in tally.absent.values())
        own = tally.hours[..., [0, case.step_names.index("own_lower")]].sum()
        assert own + absent == pytest.approx(board.hours.sum())


def test_vacancies_and_long_leave_are_the_staff_engines_in_whole_people(laid: YearCase) -> None:
    places = sorted({(person.unit, person.group) for person in laid.case.people if person.kind != "hourly"})
    rows = [(0, month, unit, group, 800, 720, 640, 200) for month in range(1, 13) for unit, group in places]
    columns = [
        "replication",
        "month",
        "unit",
        "post_group",
        "contracted_percent",
        "available_percent",
        "qualified_percent",
        "open_percent",
    ]
    shares = month_shares(pd.DataFrame(rows, columns=columns), 0)
    assert set(shares.values()) == {(0.2, 0.08, 0.08)}
    days: dict[str, int] = {"vacancy": 0, "long_leave": 0}
    people = sum(person.kind != "hourly" for person in laid.case.people)
    for seed in range(60):
        spells = long_spells(laid.case, YEAR, shares, (seed, 0))
        away = away_days(lay_out(laid.case), spells) if seed == 0 else None
        if away is not None:
            length = (spells["last_day"] - spells["first_day"] + 1).groupby(spells["cause"]).sum()
            assert (away.cause > 0).sum() == length.drop(LACKING, errors="ignore").sum()
            assert away.lacking.sum() == length.get(LACKING, 0)
            assert not (away.lacking & (away.cause > 0)).any()
        for cause in days:
            mine = spells[spells["cause"] == cause]
            days[cause] += int((mine["last_day"] - mine["first_day"] + 1).sum())
    assert days["vacancy"] / (60 * 365 * people) == pytest.approx(0.2, rel=0.1)
    assert days["long_leave"] / (60 * 365 * people) == pytest.approx(0.08, rel=0.25)
    with pytest.raises(InputError, match="replication 3"):
        month_shares(pd.DataFrame(rows, columns=columns), 3)


def test_every_absent_day_has_one_cause_and_short_absence_is_the_tables_share_of_the_days_that_are_left(
    town: Scenario, laid: YearCase
) -> None:
    board, months = lay_out(laid.case), month_at(YEAR)
    short = spell_plan(town, YEAR, people_of(laid.case))
    absence = YearAbsence(YEAR, laid.case, short, laid.holidays, None, 3)
    monthly = [place for place, person in enumerate(laid.case.people) if person.kind != "hourly"]
    pairs = [(laid.case.people[place].unit, laid.case.people[place].group) for place in monthly]
    units, groups = (tuple(sorted({pair[n] for pair in pairs})) for n in (0, 1))
    shares = short_absence(town, YEAR, units, groups)
    table = np.array([shares[:, units.index(unit), groups.index(group)] for unit, group in pairs])[:, months].T
    ratios = []
    for replication in range(60):
        away = away_days(board, absence(replication))
        named = [away.causes.index(cause) + 1 for cause in CAUSES if cause in away.causes]
        held, ill = away.cause[:, monthly] == away.causes.index("holiday") + 1, np.isin(away.cause[:, monthly], named)
        assert (held | ill == (away.cause[:, monthly] > 0)).all() and not (held & ill).any()
        ratios.append(ill.sum() / (table * ~held).sum())
    assert abs(np.mean(ratios) - 1) < 4 * np.std(ratios, ddof=1) / np.sqrt(len(ratios))


def test_months_lie_end_to_end_in_a_leap_year_too() -> None:
    spans = [month_days(2028, month) for month in range(1, 13)]
    assert spans[0][0] == 0
    assert spans[-1][1] == 365
    assert all(first[1] + 1 == then[0] for first, then in itertools.pairwise(spans))


def crew(*rows: Shown) -> list[tuple[Any, ...]]:
    weekdays = tuple(range(7))
    shifts = {"day": (450, 900, weekdays), "evening": (900, 1350, weekdays)}
    cover = [("nurse", day * 1440 + 450, day * 1440 + 900, 1) for day in range(7)]
    demand = demand_of(cover, shifts, {"nurse": (), "chief": ("nurse",)}, 7, 0)
    return crew_of(demand, rows)


def test_who_is_on_holiday_is_spared_first_and_a_shift_nobody_has_is_vacant() -> None:
    two = [Shown(0, "day", "nurse", "a", (-1, 0, 1)), Shown(0, "day", "nurse", "b", (0, 0, 2))]
    rows = crew(*two)
    assert [row for row in rows if row[0] == 0] == [(0, "nurse", "day", "b", True)]
    assert [row[3] for row in rows if row[0] > 0] == [""] * 6


def test_a_spare_person_who_may_do_the_work_takes_it_before_it_is_vacant() -> None:
    rows = crew(Shown(0, "day", "chief", "c", (0, 0, 1)), Shown(1, "evening", "nurse", "a", (0, 1, 1)))
    assert (0, "nurse", "day", "c", True) in rows
    assert (1, "nurse", "evening", "a", False) in rows
    assert (1, "nurse", "day", "", True) in rows


def test_promised_and_played_stand_side_by_side_and_each_sums_to_the_required_hours(played: PlayedYear) -> None:
    assert played.steps["promised_share"].sum() == pytest.approx(1)
    assert played.steps["played_share"].sum() == pytest.approx(1)
    assert (played.steps["p10"] <= played.steps["p90"] + 1e-12).all()


def test_the_words_the_files_and_the_picture_of_a_year(played: PlayedYear, tmp_path: Any) -> None:
    told = dispatch_text(played)
    assert "Promised" in told
    assert "4 replications, seed 7" in told
    with in_language("nn"):
        assert "Lova" in dispatch_text(played)
    assert '"key": "dispatch_cover"' in dispatch_json(played)
    written = write_dispatch(played, tmp_path)
    assert sorted(path.suffix for path in written) == [".csv"] * 5 + [".svg"]
    drawn = heat_svg(played.dispatch.heat)
    assert 'role="img"' in drawn
    assert "Week" in drawn
    people = pd.read_csv(tmp_path / "dispatch_calls.csv")["person"].astype(str)
    assert not set(people) & set(played.scenario.frame("staff")["person_id"].astype(str))


def test_a_year_outside_the_scenario_is_refused_before_anything_is_sized(town: Scenario) -> None:
    with pytest.raises(InputError, match="1999"):
        played_year(town, 1999)
    with pytest.raises(InputError, match="replications"):
        played_year(town, YEAR, replications=0)


def test_the_commands_print_words_or_json(town: Scenario, capsys: pytest.CaptureFixture[str], tmp_path: Any) -> None:
    show_dispatch(town, YEAR, (3, 1, 1), tmp_path / "made", True)
    printed = capsys.readouterr()
    facts = json.loads(printed.out)
    assert (facts["year"], facts["seed"], facts["replications"]) == (YEAR, 3, 1)
    assert sum(row["played_share"] for row in facts["steps"]) == pytest.approx(1)
    assert "dispatch_heat_map.svg" in printed.err
    show_vulnerability(town, None, [], True)
    rows = json.loads(capsys.readouterr().out)
    assert {row["period"] for row in rows} <= {"shift", "day", ""}
    show_vulnerability(town, None, ["ward_a"] if "ward_a" in town.units else [], False)
    assert "Before anybody is called in" in capsys.readouterr().out
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="a file"):
        show_dispatch(town, YEAR, (3, 1, 1), tmp_path / "file", False)
