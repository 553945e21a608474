"""Units of a person or two: lines no larger than the sizing asks, ways out that change something, faults in words."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from model.errors import InputError
from model.report import read_lines, unit_text, verdict_text, write_unit_workbook
from model.rota import UnitPlan, check_lines, plan_unit, rota_problem, unit_problem
from model.rota.explain import changes
from model.rota.explain.relax import ROUNDING_NOK
from model.rota.lines.hours import NoWholeLines
from model.scenario import UnitFile, load_unit, unit_scenario
from tests.unit_cases import SMALL, written

MONDAY = '  - {group: skilled, weekdays: [mon], start: "07:30", end: "15:00", required: 1}\n'
OFFICE = '  - {group: skilled, weekdays: [mon, tue, wed, thu, fri], start: "07:30", end: "15:00", required: 1}\n'
SUNDAY = '  - {group: skilled, weekdays: [sun], start: "07:30", end: "15:00", required: 1}\n'
NO_EVENING = '    evening: {title: "Kveldsvakt", start: "15:00", end: "22:30", family: evening}\n'
PART = '    part: {title: "Deltid", fraction_from: 0.4, fraction_to: 0.95, weekend_every: 3}\n'


def unit_with(folder: Path, cover: str, *changed: tuple[str, str]) -> UnitFile:
    """The small unit with another cover, without today's staff, and other texts in place of some of its own."""
    before, _ = SMALL.split("cover:\n")
    text = f"{before}cover:\n{cover}options:\n  weekends_to_compare: [2, 3]\n"
    for old, new in changed:
        assert old in text
        text = text.replace(old, new)
    return load_unit(written(folder, text))


def paid(plan: UnitPlan) -> float:
    """Hours a week in the lines."""
    summary = plan.lines.summary
    return float((summary["hours_week"] * summary["people"]).sum())


@pytest.mark.parametrize("cover", [MONDAY, SUNDAY, OFFICE])
def test_a_line_for_one_person_holds_at_most_a_shift_more_in_its_weeks_than_sized(tmp_path: Path, cover: str) -> None:
    plan = plan_unit(unit_with(tmp_path, cover))
    weeks = int(plan.lines.summary["weeks"].max())
    sized = sum(plan.sizing.hours.values())
    people = int(plan.lines.summary["people"].sum())
    assert sized <= paid(plan) + 1e-6
    assert paid(plan) <= sized + people * 7.5 / weeks + 1e-6


def test_one_person_in_office_hours_works_the_required_shifts_and_no_other(tmp_path: Path) -> None:
    no_weekend = ("weekend_every: 3}", "weekend_every: 0}")
    unit = unit_with(
        tmp_path,
        OFFICE,
        no_weekend,
        (PART.replace("3}", "0}"), ""),
        ("  weekends_to_compare: [2, 3]", "  pool_shares: [0.0]"),
    )
    plan = plan_unit(unit)
    worked = plan.lines.table[plan.lines.table["shift"] != ""]
    assert set(worked["shift"]) == {"day"}
    assert not worked["weekday"].isin(["sat", "sun"]).any()


def test_whole_shifts_are_counted_without_those_that_only_weekends_have(tmp_path: Path) -> None:
    # 22.5 + 12.5 hours would be a full week, but the long shift is on weekends and the line has none
    long = NO_EVENING + '    long: {title: "Lang", start: "07:30", end: "20:00", family: long, weekdays: [sat, sun]}\n'
    unit = unit_with(
        tmp_path,
        OFFICE,
        ("weekend_every: 3}", "weekend_every: 0}"),
        (NO_EVENING, long),
        ("  weekends_to_compare: [2, 3]", "  pool_shares: [0.0]"),
    )
    plan = plan_unit(unit)
    assert plan.lines.summary["people"].sum() >= 1
    assert set(plan.lines.table["shift"]) <= {"", "day", "evening"}


def test_hours_that_no_line_of_whole_shifts_has_are_told_with_unit_kind_and_a_way_out(tmp_path: Path) -> None:
    narrow = (
        'full: {title: "Full", fraction_from: 0.97, fraction_to: 1.0',
        'full: {title: "Full", fraction_from: 0.99, fraction_to: 0.9901',
    )
    unit = unit_with(tmp_path, OFFICE, narrow, (PART, ""))
    with pytest.raises(InputError) as caught:
        plan_unit(unit)
    (fault,) = caught.value.problems
    assert isinstance(caught.value.__cause__, NoWholeLines)
    assert fault.where == "Small, rota.line_kinds"
    assert (
        "“Full” for Helsefagarbeider" in fault.found and "at most 15 weeks" in fault.allowed and "widen" in fault.remedy
    )


def test_a_way_out_is_cheaper_than_covering_every_hour_as_the_rules_stand(tmp_path: Path) -> None:
    shortage = plan_unit(unit_with(tmp_path, SUNDAY)).shortage
    assert shortage is not None and shortage.full_cover is not None
    whole = shortage.full_cover.extra_nok_week
    assert shortage.relaxations
    assert all(way.weighed_nok_week < whole - ROUNDING_NOK for way in shortage.relaxations)
    assert "cheaper than covering every hour" in shortage.sentences[-1]


def test_a_shift_that_reaches_what_is_missing_is_offered_and_works(tmp_path: Path) -> None:
    evenings = OFFICE.replace("fri]", "fri, sat, sun]")
    evenings += evenings.replace("07:30", "15:00", 1).replace('end: "15:00"', 'end: "22:30"')
    shortage = plan_unit(unit_with(tmp_path, evenings, (NO_EVENING, ""))).shortage
    assert shortage is not None
    ways = [way for way in shortage.relaxations if way.kind == "shift"]
    assert ways and any("add a shift 15:00–22:30 on all days" in sentence.lower() for sentence in shortage.sentences)
    shift = next(shift for shift in ways[0].problem.shifts if shift.id.startswith("new_"))
    assert (shift.start, shift.end, shift.family) == (15 * 60, 22 * 60 + 30, "evening")
    # evenings bring the supplement of evenings although no file names the shift
    (group,) = ways[0].problem.groups
    number = ways[0].problem.shifts.index(shift)
    assert all(nok > 0 for _, index, nok in group.supplements if index == number)


def test_ways_out_are_each_told_once(tmp_path: Path) -> None:
    evenings = '  - {group: nurse, weekdays: [mon, tue, wed], start: "07:30", end: "22:30", required: 1}\n'
    evenings += evenings.replace("nurse", "skilled")
    shortage = plan_unit(unit_with(tmp_path, evenings, (NO_EVENING, ""))).shortage
    assert shortage is not None
    told = [way.said for way in shortage.relaxations]
    assert len(set(map(repr, told))) == len(told)
    assert sum(way.kind.startswith("cover") for way in shortage.relaxations) <= 1


def test_hours_of_cover_given_up_are_those_named(tmp_path: Path) -> None:
    unit = unit_with(tmp_path, SUNDAY)
    problem = unit_problem(unit)
    assert problem == rota_problem(unit_scenario(unit), None, 2026, "unit")  # type: ignore[arg-type]
    gap = changes.Missing("skilled", 6 * 1440 + 450, 6 * 1440 + 900, 0.4)
    (change,) = changes._fewer(problem, (gap,))
    assert change.waived_hours == 7.5
    assert dict(change.said.values)["gaps"][0].values  # the hours said are those of a whole person
    assert [dict(one.values)["hours"] for one in dict(change.said.values)["gaps"]] == [7.5]


@pytest.mark.parametrize("name", ["gone.csv", "gone.xlsx"])
def test_lines_that_are_not_there_are_asked_for_by_what_out_writes(tmp_path: Path, name: str) -> None:
    unit = load_unit(written(tmp_path, SMALL))
    with pytest.raises(InputError) as caught:
        read_lines(unit, unit_problem(unit), tmp_path / name)
    (fault,) = caught.value.problems
    assert "rota.csv or rota.xlsx that --out wrote" in fault.remedy


def test_what_is_no_shift_is_told_once_with_how_often_it_stands(tmp_path: Path) -> None:
    unit = load_unit(written(tmp_path, SMALL))
    week = "skilled.part.01,1,{},=1+1,,ghost,ghost,,,\n"
    file = tmp_path / "lines.csv"
    file.write_text("line,people,week,mon,tue,wed,thu,fri,sat,sun\n" + week.format(1) + week.format(2))
    with pytest.raises(InputError) as caught:
        read_lines(unit, unit_problem(unit), file)
    told = [(fault.where, fault.found) for fault in caught.value.problems]
    assert told == [
        ("lines.csv, row 2, column mon", "“=1+1”, in 2 cells"),
        ("lines.csv, row 2, column wed", "“ghost”, in 4 cells"),
    ]


@pytest.mark.parametrize(("weeks", "way"), [((1, 3), "put week 2 back, or give"), ((1, 1, 2), "give the line each")])
def test_a_week_that_is_gone_or_twice_is_told_with_what_to_do(tmp_path: Path, weeks: tuple[int, ...], way: str) -> None:
    unit = load_unit(written(tmp_path, SMALL))
    file = tmp_path / "lines.csv"
    rows = "".join(f"skilled.part.01,{len(weeks)},{week},day,,,,,,\n" for week in weeks)
    file.write_text("line,people,week,mon,tue,wed,thu,fri,sat,sun\n" + rows)
    with pytest.raises(InputError) as caught:
        read_lines(unit, unit_problem(unit), file)
    (fault,) = caught.value.problems
    assert fault.remedy.startswith(way)
    assert fault.allowed == f"each of the weeks 1 to {max(weeks)} once"


def test_a_limit_of_the_table_is_told_once_and_a_block_rule_by_its_name(tmp_path: Path) -> None:
    unit = load_unit(written(tmp_path, SMALL))
    file = tmp_path / "lines.csv"
    always = "skilled.part.01,1,1,day,day,day,day,day,day,day\n"
    file.write_text("line,people,week,mon,tue,wed,thu,fri,sat,sun\n" + always)
    lines = read_lines(unit, unit_problem(unit), file)
    found = check_lines(unit, lines)
    assert "days_in_row" in {fault.rule for fault in found}
    assert "block_work_days" not in {fault.rule for fault in found}
    shown = verdict_text(unit, found, lines)
    assert "1 line for 1 person checked" in shown
    assert "block work days" not in shown


def test_a_value_outside_every_agreement_is_told_with_the_limit_and_its_paragraph(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_unit(written(tmp_path, SMALL.replace("daily_rest_hours: {value: 10", "daily_rest_hours: {value: 4")))
    (fault,) = caught.value.problems
    assert fault.found == "4 in 2026, outside what the agreements allow"
    assert fault.allowed.startswith("8 hours (daily_rest_stewards, Working Environment Act § 10-8 (3))")


def test_a_cover_that_ends_when_it_starts_is_refused_and_midnight_to_midnight_is_a_day(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        unit_with(tmp_path, SUNDAY.replace('end: "15:00"', 'end: "07:30"'))
    (fault,) = caught.value.problems
    assert fault.found == "a cover from 07:30 to 07:30" and "00:00–00:00" in fault.remedy
    whole = unit_with(tmp_path, SUNDAY.replace("07:30", "00:00").replace("15:00", "00:00"))
    assert sum(row.hours for row in unit_problem(whole).cover) == 24


def test_a_person_every_night_has_a_rota_with_stated_hours_and_by_mix(tmp_path: Path) -> None:
    night = '    night: {title: "Nattevakt", start: "22:00", end: "07:00", family: night}\n'
    day = '    day: {title: "Dagvakt", start: "07:30", end: "15:00", family: day}\n'
    cover = OFFICE.replace("fri]", "fri, sat, sun]").replace("07:30", "22:00").replace("15:00", "07:00")
    only_nights = ((day, night), (NO_EVENING, ""), ("  weekends_to_compare: [2, 3]", "  pool_shares: [0.0]"))
    for hours in ("", "  full_time_hours: by_mix\n"):
        plan = plan_unit(unit_with(tmp_path, cover, *only_nights, ("unit:\n", f"unit:\n{hours}")))
        assert plan.lines.uncovered_hours == 0
        assert set(plan.lines.table["shift"]) == {"", "night"}


def test_absence_is_planned_for_no_hour_that_nobody_can_work(tmp_path: Path) -> None:
    no_weekend = (("weekend_every: 3}", "weekend_every: 0}"), ("  weekends_to_compare: [2, 3]", "  pool_shares: [0.0]"))
    week = plan_unit(unit_with(tmp_path, OFFICE, *no_weekend))
    more = plan_unit(unit_with(tmp_path, OFFICE + SUNDAY, *no_weekend))
    assert more.sizing.hours == week.sizing.hours
    with pytest.raises(InputError, match="nobody can work an hour"):
        plan_unit(unit_with(tmp_path, SUNDAY, *no_weekend))


def test_cover_given_up_is_told_in_hours_and_not_hidden_in_a_price(tmp_path: Path) -> None:
    no_weekend = (("weekend_every: 3}", "weekend_every: 0}"), ("  weekends_to_compare: [2, 3]", "  pool_shares: [0.0]"))
    shortage = plan_unit(unit_with(tmp_path, OFFICE + SUNDAY, *no_weekend)).shortage
    assert shortage is not None
    (fewer,) = (way for way in shortage.relaxations if way.kind == "cover")
    assert abs(fewer.extra_nok_week) < 1 and fewer.waived_hours == 7.5
    assert any("7.5 hours of cover a week are given up" in sentence for sentence in shortage.sentences)


def test_what_stands_in_the_way_is_named_also_where_two_limits_do_so_together(tmp_path: Path) -> None:
    few = "unit:\n  goals: {order: strict, heads_most: {value: 1, status: assumed, source: made}}\n"
    week = OFFICE.replace("fri]", "fri, sat, sun]")
    shortage = plan_unit(unit_with(tmp_path, week, ("unit:\n", few))).shortage
    assert shortage is not None
    assert any(" + " in way.kind for way in shortage.relaxations)
    assert set(shortage.binding) == {"weekend", "heads"}
    assert any(sentence.startswith("What stands in the way:") for sentence in shortage.sentences)


def test_block_rules_that_leave_no_line_are_named(tmp_path: Path) -> None:
    pairs = "[[day, day], [day, evening], [evening, day], [evening, evening]]"
    blocks = f"unit:\n  blocks: {{source: made, work_days: [3, 4], forbidden_next: {pairs}}}\n"
    with pytest.raises(InputError) as caught:
        plan_unit(unit_with(tmp_path, OFFICE.replace("fri]", "fri, sat, sun]"), ("unit:\n", blocks)))
    (fault,) = caught.value.problems
    assert fault.where == "Small, unit.blocks"
    assert "forbidden_next" in fault.found and "forbidden_next" in fault.remedy


def test_planned_absence_that_nobody_has_is_told_and_one_person_fewer_is_not_said_to_be_impossible(
    tmp_path: Path,
) -> None:
    week = OFFICE.replace("fri]", "fri, sat, sun]")
    few = "unit:\n  goals: {order: strict, heads_most: {value: 3, status: assumed, source: made}}\n"
    off = "  blocks: {source: made, days_off: [7, 7]}\n"
    plan = plan_unit(unit_with(tmp_path, week, ("unit:\n", few + off)))
    assert plan.lines.uncovered_hours == 0
    assert plan.sizing.shortfalls.planned["skilled"] > 0
    words = unit_text(plan)
    assert "of the planned absence have nobody" in words
    assert "so that holidays are planned" not in words
    four = plan_unit(unit_with(tmp_path, week, ("unit:\n", "unit:\n" + off)))
    assert "no plan can be made" not in " ".join(four.reasons["sentence"])


def test_a_formula_in_the_workbook_is_no_day_off(tmp_path: Path) -> None:
    unit = load_unit(written(tmp_path, SMALL))
    file = tmp_path / "rota.xlsx"
    write_unit_workbook(plan_unit(unit), file)
    book = openpyxl.load_workbook(file)
    sheet = book["Rota"]
    column = [cell.value for cell in sheet[1]].index("Mon") + 1
    sheet.cell(3, column).value = "=A1"
    book.save(file)
    with pytest.raises(InputError) as caught:
        read_lines(unit, unit_problem(unit), file)
    assert [fault.found for fault in caught.value.problems] == ["“=A1”"]
