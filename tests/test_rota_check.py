"""Each row of the rule table that the rota checker uses, just legal and just illegal; and bad input."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from model.errors import InputError
from model.rota.check.rota import check_line, line_hours
from model.rota.check.spans import ClockShift, LineTerms, refuse_impossible_shifts
from model.rota.rule_table import LEVELS, BlockRules, Rule, read_rule_table, rules_in_force

TABLE = read_rule_table(
    yaml.safe_load((Path(__file__).parents[1] / "scenarios" / "rules" / "working_time.yaml").read_text("utf-8"))
)
ROWS = {row.id: row for row in TABLE.rows}
ALL = rules_in_force(TABLE.rows, LEVELS, dt.date(2026, 1, 1))
FULL = LineTerms(fraction_from=1.0, fraction_to=1.0)
ROLLING = LineTerms(rolling_weekly_rest=True)


def kinds(**clocks: str) -> dict[str, ClockShift]:
    """Shift kinds from text such as 07:30-15:00 or 07:30-15:30/30 with unpaid minutes."""
    found = {}
    for name, text in clocks.items():
        clock, _, unpaid = text.partition("/")
        start, end = clock.split("-")
        found[name] = ClockShift(start, end, int(unpaid or 0))
    return found


def weeks(*texts: str) -> list[list[str | None]]:
    """Weeks from text: a letter is a shift, a dot a day off."""
    return [[None if letter == "." else letter for letter in text] for text in texts]


def alone(row: str) -> list[Rule]:
    """The row with the numbers that formulas need, and no other limit."""
    numbers = [rule for rule in ALL if rule.sense == "equals" and rule.agreement_level != "policy"]
    return [rule for rule in numbers if rule.quantity != ROWS[row].quantity] + [ROWS[row]]


@dataclass(frozen=True)
class Edge:
    """A row with a line that just keeps it and one that just breaks it; shift x differs by a minute or so."""

    row: str
    line: tuple[str, ...]
    legal: dict[str, str]
    illegal: dict[str, str]
    broken: tuple[str, ...] | None = None
    terms: LineTerms = field(default=LineTerms())
    also: str | None = None

    def found(self, legal: bool) -> set[str]:
        line = self.line if legal or self.broken is None else self.broken
        rules = alone(self.row) + ([ROWS[self.also]] if self.also else [])
        shifts = kinds(**(self.legal if legal else self.legal | self.illegal))
        return {violation.rule for violation in check_line(weeks(*line), shifts, rules, self.terms)}


DAY = {"a": "08:00-16:00"}
WHOLE = {"a": "08:00-16:00", "x": "08:00-16:00"}
LATE = {"x": "08:00-16:01"}
EDGES = [
    Edge("daily_rest_law", ("xa.....",), {"a": "07:30-15:00", "x": "14:30-20:30"}, {"x": "14:30-20:31"}),
    Edge("daily_rest_stewards", ("xa.....",), {"a": "07:30-15:00", "x": "16:00-23:30"}, {"x": "16:00-23:31"}),
    Edge("weekly_rest_law", ("aax.aaa",), {"a": "09:00-22:00", "x": "09:00-22:00"}, {"x": "09:00-22:01"}),
    Edge("weekly_rest_stewards", ("aax.aaa",), {"a": "09:00-05:00", "x": "09:00-05:00"}, {"x": "09:00-05:01"}),
    Edge("longest_shift_law", ("x......",), {"x": "08:00-17:30/30"}, {"x": "08:00-17:31/30"}),
    Edge("longest_shift_individual", ("x......",), {"x": "22:00-08:00"}, {"x": "22:00-08:01"}),
    Edge("longest_shift_stewards", ("x......",), {"x": "07:30-20:00"}, {"x": "07:30-20:01"}),
    Edge("longest_shift_central", ("x......",), {"x": "07:00-21:00"}, {"x": "07:00-21:01"}),
    Edge("week_hours_law", ("aaaax..", "......."), WHOLE, LATE),
    Edge("week_hours_individual", ("aaaax..",), {"a": "08:00-18:00", "x": "08:00-18:00"}, {"x": "08:00-18:01"}),
    Edge("week_hours_stewards", ("aaaaax.",), {"a": "08:00-17:00", "x": "08:00-17:00"}, {"x": "08:00-17:01"}),
    Edge("average_8_weeks", ("aaaaax.",), WHOLE, LATE),
    Edge("average_8_weeks_stewards", ("aaaaax.",), WHOLE, LATE),
    Edge("averaging_period", ("a......",) * 52, DAY, {}, ("a......",) * 53),
    Edge("averaging_period_stewards", ("a......",) * 52, DAY, {}, ("a......",) * 53),
    Edge("mean_hours_law", ("aaaax..",), WHOLE, LATE),
    Edge("mean_hours_sunday_night", ("aax..aa",), {"a": "08:00-15:36", "x": "08:00-15:36"}, {"x": "08:00-15:37"}),
    Edge("mean_hours_round_the_clock", ("a.nn..x",), WHOLE | {"n": "22:00-08:00"}, LATE),
    Edge("next_sunday_off", ("......a", "......."), DAY, {}, ("......a", "......a", ".......")),
    Edge("sunday_off_every_fourth", ("......a",) * 3 + (".......",), DAY, {}, ("......a",) * 4 + (".......",)),
    Edge("sundays_off_26_weeks", ("......a", "......."), DAY, {}, ("......a",) * 14 + (".......",) * 12),
    Edge("weekend_every_third", (".....aa", ".......", "......."), DAY, {}, (".....aa", ".......")),
    Edge("complete_weekends", (".....aa", "......."), DAY, {}, (".....a.", ".......")),
    Edge("days_in_row", ("aaaaaa.",), DAY, {}, ("aaaaaaa", ".......")),
    Edge("nights_in_row", ("nnnn...",), {"n": "22:00-08:00"}, {}, ("nnnnn..",)),
    # rows that say how another row's number is counted
    Edge("sunday_hours_end", ("......x",), {"x": "22:00-08:00"}, {"x": "21:59-08:00"}, also="next_sunday_off"),
    Edge("night_shift_hours", ("xxxxx..",), {"x": "17:00-02:59"}, {"x": "17:00-03:00"}, also="nights_in_row"),
    Edge("agreed_hours_day", ("aaaax..",), {"a": "08:00-15:30", "x": "08:00-15:30"}, {"x": "08:00-15:31"}, terms=FULL),
    Edge("agreed_hours_rota", ("aaaax..",), {"a": "15:00-22:06", "x": "15:00-22:06"}, {"x": "15:00-22:07"}, terms=FULL),
    Edge(
        "agreed_hours_continuous",
        ("a.nn..x",),
        {"a": "08:00-14:48", "x": "08:00-14:48", "n": "22:00-08:00"},
        {"x": "08:00-14:49"},
        terms=FULL,
    ),
]


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.row)
def test_a_line_that_just_keeps_a_rule_is_legal(edge: Edge) -> None:
    assert edge.found(legal=True) == set()


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.row)
def test_a_line_that_just_breaks_a_rule_is_told_by_its_row(edge: Edge) -> None:
    assert edge.found(legal=False) == {edge.also or edge.row}


# rows of formulas, tested just met and just missed in the tests of full-time hours
FORMULA_ROWS = {
    "continuous_night_hours",
    "continuous_sunday_hours",
    "evening_from",
    "night_from",
    "night_to",
    "three_part_day_evening_share",
    "three_part_night_minutes",
    "three_part_sunday_every",
    "three_part_sunday_minutes",
}


def test_every_row_that_is_checked_has_a_legal_and_an_illegal_case() -> None:
    tested = {edge.row for edge in EDGES} | FORMULA_ROWS
    assert tested == {row.id for row in TABLE.rows if not row.checked.startswith("not checked")}


def test_hours_of_eight_heavy_weeks_are_not_excused_by_light_ones() -> None:
    shifts = kinds(a="08:00-16:00", x="08:00-16:30")
    line = weeks(*["aaaaax."] * 8, *["......."] * 8)
    found = check_line(line, shifts, [ROWS["average_8_weeks"]])
    assert [(violation.week, violation.found) for violation in found] == [(1, 48.5)]


def test_a_night_from_sunday_to_monday_is_counted_in_both_weeks() -> None:
    # 35 hours by day in each week; of the ten hours at night two lie before midnight
    line = weeks("aaaaa.n", "aaaaa..")
    shifts = kinds(a="08:00-15:00", n="22:00-08:00")
    found = check_line(line, shifts, [ROWS["week_hours_law"].model_copy(update={"value": 36.9})])
    assert [(violation.week, violation.found) for violation in found] == [(1, 37.0), (2, 43.0)]


def test_rest_from_rest_to_rest_sees_what_calendar_weeks_hide() -> None:
    # early in one week and late in the next: each calendar week has its rest, but eleven days lie between
    line = weeks("..aaaaa", "aaaaa..")
    rule = [ROWS["weekly_rest_law"]]
    assert check_line(line, kinds(a="08:00-16:00"), rule) == []
    found = check_line(line, kinds(a="08:00-16:00"), rule, ROLLING)
    assert [violation.rule for violation in found] == ["weekly_rest_law"]
    assert found[0].week == 1 and found[0].weekday == "wed"
    assert check_line(weeks("aaaaa.."), kinds(a="08:00-16:00"), rule, ROLLING) == []


def test_the_cycle_repeats_so_its_last_week_meets_its_first() -> None:
    shifts = kinds(a="07:30-15:00", n="22:00-08:00")
    found = check_line(weeks("a......", "......n"), shifts, [ROWS["daily_rest_law"]])
    assert [violation.rule for violation in found] == ["overlapping_shifts"]
    found = check_line(weeks("aaa....", "....aaa"), shifts, [ROWS["days_in_row"].model_copy(update={"value": 5.0})])
    assert [(violation.week, violation.weekday, violation.found) for violation in found] == [(1, "wed", 6.0)]


def test_shifts_back_to_back_are_one_long_working_period() -> None:
    shifts = kinds(a="07:30-15:00", e="15:00-22:30")
    line = [[("a", "e"), None, None, None, None, None, None]]
    found = check_line(line, shifts, [ROWS["longest_shift_central"], ROWS["daily_rest_law"]])
    assert [(violation.rule, violation.found) for violation in found] == [("longest_shift_central", 15.0)]


def test_an_endless_stretch_of_work_is_found_and_said_in_words() -> None:
    found = check_line(weeks("aaaaaaa"), kinds(a="08:00-12:00"), [ROWS["days_in_row"]])
    assert found[0].found == float("inf") and "endless" in found[0].sentence


def test_the_summer_time_nights_keep_their_rostered_hours() -> None:
    # 22:00-08:00 is ten hours in the roster on every night, also those of nine and eleven
    assert line_hours(weeks("......n"), kinds(n="22:00-08:00"), ALL).mean == 10.0


def test_a_line_of_days_off_breaks_nothing() -> None:
    assert check_line(weeks(".......", "......."), kinds(a="08:00-16:00"), ALL) == []


def test_a_line_that_works_no_weekends_may_not_work_one() -> None:
    found = check_line(weeks(".....aa", "......."), DAYS, ALL, LineTerms(weekend_every=0))
    assert [(violation.rule, violation.week, violation.limit) for violation in found] == [("weekend_every_third", 1, 0)]
    assert check_line(weeks("aaaa..."), DAYS, ALL, LineTerms(weekend_every=0)) == []


DAYS = kinds(a="08:00-15:00")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ([], "a cycle of 0 weeks"),
        (weeks("aaa"), "3 days"),
        (weeks("aaaaaaaa"), "8 days"),
        (weeks("b......"), "week 1, Monday\n.*“b”"),
        ([[("a", "o"), *[None] * 6]], "a and o on the same day overlap"),
        ([[("a", "a"), *[None] * 6]], "a and a on the same day overlap"),
    ],
)
def test_a_line_that_cannot_be_judged_is_refused_in_words(line: list[list[str | None]], words: str) -> None:
    with pytest.raises(InputError, match=words):
        check_line(line, kinds(a="08:00-16:00", o="15:59-22:00"), ALL)


@pytest.mark.parametrize("clocks", ["8:00-16:00", "08:00-24:00", "08.00-16:00", "08:00-16:00/480", "aa:00-16:00"])
def test_a_shift_with_impossible_times_is_refused(clocks: str) -> None:
    with pytest.raises(InputError, match="shift a"):
        check_line(weeks("a......"), kinds(a=clocks), ALL)


def test_a_shift_longer_than_any_level_allows_is_refused() -> None:
    refuse_impossible_shifts(kinds(a="07:00-21:00", b="07:00-21:30/30"), TABLE.rows)
    with pytest.raises(InputError, match=r"14\.0167 hours.*\n.*at most 14 hours at any agreement level"):
        refuse_impossible_shifts(kinds(a="07:00-21:01"), TABLE.rows)
    with pytest.raises(InputError, match="24 hours"):
        refuse_impossible_shifts(kinds(a="07:00-07:00"), TABLE.rows)


def test_block_rules_that_name_an_unknown_shift_are_refused() -> None:
    with pytest.raises(InputError, match="block rules"):
        check_line(weeks("a......"), DAYS, ALL, blocks=BlockRules(forbidden_next=frozenset({("a", "z")})))


def test_full_time_hours_without_any_rule_for_them_are_refused() -> None:
    with pytest.raises(InputError, match="no full-time hours"):
        check_line(weeks("a......"), DAYS, [ROWS["daily_rest_law"]], FULL)


def test_eight_weeks_are_averaged_and_not_seven() -> None:
    # seven weeks of 49 hours and one of 41 are 48 on average
    shifts = kinds(a="08:00-15:00", x="08:00-14:50")
    line = weeks(*["aaaaaaa"] * 7, "xxxxxx.")
    assert check_line(line, shifts, [ROWS["average_8_weeks"]]) == []
    found = check_line(weeks(*["aaaaaaa"] * 8), shifts, [ROWS["average_8_weeks"]])
    assert [violation.found for violation in found] == [49.0]


def test_the_far_end_of_a_very_long_shift_is_still_counted() -> None:
    rule = ROWS["week_hours_law"].model_copy(update={"value": 5.9})
    found = check_line(weeks("......n", "......."), kinds(n="07:00-06:00"), [rule])
    assert [(violation.week, violation.found) for violation in found] == [(1, 17.0), (2, 6.0)]


def test_a_day_worked_between_two_shifts_is_no_day_off() -> None:
    blocks = BlockRules(forbidden_after_one_off=frozenset({("n", "d")}))
    shifts = kinds(d="08:00-12:00", n="18:00-22:00", e="13:00-17:00")
    assert check_line(weeks("ned...."), shifts, (), blocks=blocks) == []
    assert check_line(weeks("n..d..."), shifts, (), blocks=blocks) == []
    found = check_line(weeks("n.d...."), shifts, (), blocks=blocks)
    assert [(violation.rule, violation.weekday) for violation in found] == [("block_forbidden_after_one_off", "wed")]
