"""The unit file: every fault at once with its line and a way out, and the shipped units read without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import InputError, Problem
from model.rota import people_frame, rota_problem, unit_problem, unit_rota
from model.scenario import load_unit, unit_scenario
from model.shipped_files import shipped_units
from tests.unit_cases import SMALL, written


def faults(tmp_path: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        load_unit(written(tmp_path, text))
    return caught.value.problems


def test_five_units_are_shipped_and_each_is_read_without_a_fault() -> None:
    assert list(shipped_units()) == [
        "home_care_few_nights",
        "kindergarten",
        "nursing_home_ward",
        "support_by_day",
        "supported_housing",
    ]
    for path in shipped_units().values():
        unit = load_unit(path)
        assert unit.title and unit.cover and unit.staff


def test_a_unit_file_becomes_the_problem_that_a_scenario_with_the_same_facts_has(tmp_path: Path) -> None:
    unit = load_unit(written(tmp_path, SMALL))
    problem = unit_problem(unit)
    assert [group.id for group in problem.groups] == ["nurse", "skilled"]
    assert [group.hour_nok for group in problem.groups] == [420.0, 350.0]
    assert sum(row.hours for row in problem.cover) == 7 * (15 + 7.5)
    assert problem.full_hours == 35.5
    assert problem.rules.daily_rest == 10 * 60
    assert problem == rota_problem(unit_scenario(unit), None, 2026, "unit")  # type: ignore[arg-type]


FAULTS = [
    ("hour_nok: {value: 420,", "hour_nok: {value: -1,", "groups.nurse.hour_nok.value", "from 0"),
    ("hour_nok: {value: 420, status: assumed, source: made}", "hour_nok: 420", "groups.nurse.hour_nok", "status and"),
    ("covers_for: [skilled]", "covers_fr: [skilled]", "unknown key “covers_fr”", "did you mean “covers_for”?"),
    ("covers_for: [skilled]", "covers_for: [skiled]", "“skiled”", "did you mean “skilled”?"),
    ('title: "Small"', "", "title", "add title"),
    ("group: nurse, weekdays", "group: doctor, weekdays", "cover.0.group", "nurse, skilled"),
    ("weekdays: [mon, tue", "weekdays: [monday, tue", "cover.0.weekdays.0", "mon, tue"),
    ("required: 1}", "required: 0}", "a cover that requires nobody", "above 0"),
    ('end: "22:30", family: evening', 'end: "25:00", family: evening', "rota.shift_kinds.evening.end", "clock time"),
    ('end: "15:00", family: day}', 'end: "23:30", family: day}', "the shift “day” of 16 hours", "longest_shift"),
    ("family: day}", "family: day, unpaid_minutes: 120}\n    again: {title: A, start: '07:30', end: '15:00',"
     " family: day, unpaid_minutes: 120}", "the same as “day”", "delete one"),
    ("from: 0.97, fraction_to: 1.0", "from: 1.0, fraction_to: 0.97", "1.0 above", "swap"),
    ("weekend_every: 3}", "weekend_every: 9}", "rota.line_kinds.full.weekend_every", "from 0 to 8"),
    ("daily_rest_hours: {value: 10", "daily_rest_hours: {value: 5", "outside what the agreements", "keep within"),
    ("daily_rest_hours: {value: 10", "dayly_rest: {value: 10", "“dayly_rest”", "quantity"),
    ("weekends_to_compare: [2, 3]", "weekends_to_compare: [0]", "options.weekends", "from 1"),
    ("weekends_to_compare: [2, 3]", "weekends_to_compare: [2, 2]", "“2” twice", "delete"),
    ("number: 4, fraction: 0.5", "number: 0, fraction: 0.5", "staff.0.number", "from 1"),
    ("group: nurse, number", "group: cook, number", "“cook”", "nurse, skilled"),
    ("utsyn_unit: 1", "utsyn_unit: 2", "utsyn_unit", "1"),
    ("utsyn_unit: 1", "name: 2", "no unit file", "utsyn rota --new"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told", "way_out"), FAULTS)
def test_a_wrong_value_is_told_with_its_place_and_a_way_out(
    tmp_path: Path, old: str, new: str, told: str, way_out: str
) -> None:
    assert old in SMALL
    found = faults(tmp_path, SMALL.replace(old, new))
    said = " ".join(str(problem) for problem in found)
    assert told in said and way_out in said
    assert all(problem.found and problem.allowed and problem.remedy for problem in found)


def test_a_fault_names_the_line_of_the_file(tmp_path: Path) -> None:
    text = SMALL.replace("required: 1}", "required: one}")
    line = next(number for number, words in enumerate(text.splitlines(), start=1) if "required: one}" in words)
    assert f"line {line}, cover.0.required" in faults(tmp_path, text)[0].where


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = SMALL.replace("required: 1}", "required: one}").replace("covers_for", "covers_fr").replace("year: 2026", "")
    assert len(faults(tmp_path, text)) >= 3


def test_substitution_in_a_circle_is_refused(tmp_path: Path) -> None:
    text = SMALL.replace('title: "Helsefagarbeider"', 'title: "Helsefagarbeider"\n    covers_for: [nurse]')
    assert "a circle: nurse → skilled → nurse" in str(faults(tmp_path, text)[0])


@pytest.mark.parametrize("text", ["", "- 1", "title: [", "a: 1\na: 2"], ids=["empty", "list", "broken", "twice"])
def test_text_that_is_no_unit_file_is_refused_in_words(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text)[0].remedy


def closed(first: int, last: int, activity: float, year_work: str = "ordinary") -> str:
    return (
        f"{SMALL}calendar:\n  title: Term\n  year_work: {year_work}\n  periods:\n    gap: {{title: Gap, "
        f"first_week: {first}, last_week: {last}, activity: {{value: {activity}, status: assumed, source: made}}}}\n"
    )


def test_a_term_calendar_closes_weeks_and_keeps_the_years_pay(tmp_path: Path) -> None:
    plain, term, long = (
        unit_rota(unit_scenario(load_unit(written(tmp_path, text))), "unit")
        for text in (SMALL, closed(27, 30, 0.5), closed(14, 33, 0.0, "compressed"))
    )
    assert (plain.weeks.running, plain.weeks.paid) == (52, 52)
    assert (term.weeks.running, term.weeks.paid) == (50, 52)
    # 1,632 net hours in 32 weeks are 51 a week, paid as 52 weeks of 35.5
    assert long.problem.full_hours == pytest.approx(51)
    assert long.weeks.paid * 51 == pytest.approx(52 * 35.5)
    assert people_frame(term)["cost_nok"].sum() > 0


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (closed(30, 27, 0.0), "calendar.periods.gap"),
        (closed(1, 52, 0.0), "calendar"),
        (closed(0, 3, 0.0), "calendar.periods.gap.first_week"),
        (closed(1, 60, 0.0), "calendar.periods.gap.last_week"),
        (closed(1, 2, 1.5), "calendar.periods.gap.activity"),
        (closed(1, 2, 0.5, "half"), "calendar.year_work"),
        (SMALL + "calendar: summer\n", "calendar"),
    ],
)
def test_a_calendar_at_fault_is_told_where_it_stands(tmp_path: Path, text: str, where: str) -> None:
    assert any(where in problem.where for problem in faults(tmp_path, text))
