"""Thirty kinds of planted faults in a legal rota: all found, none invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pandas as pd
import pytest

from model.rota.check.rota import CoverDemand, RotaLine, check_line, check_rota
from model.rota.check.spans import Cell, ClockShift, LineTerms
from model.rota.rule_table import BlockRules, Rule, with_agreed_values
from tests.test_rota_check import ALL, ROWS, kinds, weeks

SHIFTS = kinds(
    d="07:30-15:00",
    e="14:30-22:00",
    n="22:00-08:00",
    k="17:00-23:00",
    m="22:00-06:00",
    q="15:00-22:30",
    u="22:00-09:00",
    v="16:00-23:45",
    x="07:30-20:30",
    y="07:30-18:30",
) | {"l": ClockShift("07:30", "20:00", 0, ("sat", "sun"))}
RULES = with_agreed_values(
    ALL,
    {"longest_shift_hours": 12.5, "hours_in_week": 46.0, "weekly_rest_hours": 35.0, "hours_over_8_weeks": 37.0},
)
BLOCKS = BlockRules(
    work_days=(1, 6),
    days_off=(1, 4),
    shift_days={"n": (2, 4)},
    forbidden_next=frozenset({("n", "d"), ("n", "e"), ("n", "k")}),
    forbidden_after_one_off=frozenset({("n", "d")}),
    weekend_off_in=3,
    days_off_together=1,
)
# six weeks, every third weekend, a little over 34 hours a week
BASE = ("dd.eedd", ".dedd..", "nn..e..", "dd.ddee", "..nn...", "dddde..")
TERMS = LineTerms(fraction_from=0.85, fraction_to=1.02)
NO_FRACTION = LineTerms()
ANY_WEEKEND = LineTerms(weekend_every=1)
SECOND_WEEKEND = ((2, 1, "."), (2, 2, "."), (2, 5, "d"), (2, 6, "d"))
NEXT_SUNDAY = tuple(ROWS["next_sunday_off"] if rule.quantity == "sundays_in_row" else rule for rule in RULES)


@dataclass(frozen=True)
class Fault:
    """Changes to the legal line – (week from 1, weekday from 0, shift) – and the rows that must be named."""

    name: str
    rows: set[str]
    edits: Sequence[tuple[int, int, str]] = ()
    terms: LineTerms = field(default=TERMS)
    rules: tuple[Rule, ...] = RULES
    blocks: BlockRules = BLOCKS
    repeats: int = 1

    def line(self) -> list[list[Cell]]:
        cells: list[list[Cell]] = [list(week) for week in weeks(*BASE)]
        for week, day, shifts in self.edits:
            cells[week - 1][day] = None if shifts == "." else (shifts if len(shifts) == 1 else tuple(shifts))
        return cells * self.repeats


FAULTS = [
    Fault("too little rest between two days", {"daily_rest_stewards"}, [(1, 4, "v")]),
    Fault("too little rest from Sunday to Monday", {"daily_rest_stewards"}, [(4, 6, "v"), (5, 0, "d")]),
    Fault("a night runs into the next day's shift", {"overlapping_shifts"}, [(2, 1, "u"), (2, 2, "d")]),
    Fault("too short weekly rest round the only day off", {"weekly_rest_stewards"}, [(1, 1, "e"), (1, 3, "d")]),
    Fault(
        "a week without a day off",
        {"weekly_rest_stewards", "days_in_row", "week_hours_stewards", "block_work_days", "block_days_off_together"},
        [(1, 2, "d"), (6, 4, ".")],
    ),
    Fault("a shift too long", {"longest_shift_central"}, [(3, 4, "x")]),
    Fault("two shifts back to back", {"longest_shift_central"}, [(6, 1, "dq"), (6, 2, ".")]),
    Fault("too many hours in a week", {"week_hours_stewards"}, [(1, 0, "y")]),
    Fault("too many hours over eight weeks", {"average_8_weeks"}, [(2, 1, "y"), (2, 3, "y"), (2, 4, "y")]),
    Fault("a cycle too long to average over", {"averaging_period"}, repeats=9),
    Fault(
        "more than the ordinary hours on average",
        {"mean_hours_sunday_night", "average_8_weeks", "agreed_hours_rota"},
        [*[(2, day, "y") for day in (1, 2, 3, 4)], (3, 4, "y"), *[(6, day, "y") for day in range(4)], (6, 4, ".")],
    ),
    Fault("a full position without the hours", {"agreed_hours_rota"}, terms=LineTerms(0.99, 1.0)),
    Fault("a part position with too many hours", {"agreed_hours_rota"}, terms=LineTerms(0.5, 0.9)),
    Fault("two weekends in a row", {"weekend_every_third"}, SECOND_WEEKEND),
    Fault("two Sundays in a row by law", {"weekend_every_third", "next_sunday_off"}, SECOND_WEEKEND, rules=NEXT_SUNDAY),
    Fault(
        "too few free Sundays in half a year",
        {"sundays_off_26_weeks"},
        [*SECOND_WEEKEND, (5, 5, "e"), (5, 6, "e"), (6, 0, "."), (6, 1, "."), (6, 2, ".")],
        ANY_WEEKEND,
    ),
    Fault(
        "four Sundays in a row",
        {"sunday_off_every_fourth", "sundays_off_26_weeks", "block_weekend_off"},
        [*SECOND_WEEKEND, (3, 5, "d"), (3, 6, "d"), (4, 0, "."), (6, 1, "."), (6, 2, ".")],
        ANY_WEEKEND,
    ),
    Fault("only the Saturday of a weekend", {"complete_weekends"}, [(1, 6, ".")]),
    Fault("only the Sunday of a weekend", {"complete_weekends"}, [(1, 5, ".")]),
    Fault(
        "a weekend moved to the wrong week",
        {"weekend_every_third"},
        [(4, 5, "."), (4, 6, "."), (3, 5, "d"), (3, 6, "d")],
    ),
    Fault("a weekend in a line that has none", {"weekend_every_third"}, terms=replace(TERMS, weekend_every=0)),
    Fault("seven days in a row", {"days_in_row", "block_work_days"}, [(2, 0, "d"), (2, 3, ".")]),
    Fault(
        "five nights in a row",
        {"nights_in_row"},
        [*[(3, day, "m") for day in range(5)], (6, 2, "."), (6, 3, ".")],
        NO_FRACTION,
    ),
    Fault("a night block too short", {"block_shift_n"}, [(3, 1, ".")]),
    Fault("a forbidden succession", {"block_forbidden_next"}, [(3, 2, "k")]),
    Fault("a forbidden succession across a day off", {"block_forbidden_after_one_off"}, [(3, 3, "d")]),
    Fault("a work block too short", {"block_work_days"}, blocks=replace(BLOCKS, work_days=(2, 6))),
    Fault("a block of days off too long", {"block_days_off"}, [(3, 4, ".")]),
    Fault("days off not together", {"block_days_off_together"}, blocks=replace(BLOCKS, days_off_together=2)),
    Fault("a weekend shift on a Tuesday", {"shift_weekdays"}, [(2, 1, "l")]),
]


def test_there_are_thirty_kinds_of_planted_faults() -> None:
    assert len({fault.name for fault in FAULTS}) == 30


@pytest.mark.parametrize("terms", [TERMS, NO_FRACTION, ANY_WEEKEND, LineTerms(weekend_every=3)], ids=str)
def test_the_line_before_the_faults_is_legal(terms: LineTerms) -> None:
    assert check_line(weeks(*BASE), SHIFTS, RULES, terms, BLOCKS) == []
    assert check_line(weeks(*BASE) * 2, SHIFTS, RULES, terms, BLOCKS) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_and_nothing_else(fault: Fault) -> None:
    found = check_line(fault.line(), SHIFTS, fault.rules, fault.terms, fault.blocks)
    assert {violation.rule for violation in found} == fault.rows


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_where_the_cycle_begins_does_not_change_what_is_found(fault: Fault) -> None:
    line = fault.line()
    turned = check_line(line[2:] + line[:2], SHIFTS, fault.rules, fault.terms, fault.blocks)
    straight = check_line(line, SHIFTS, fault.rules, fault.terms, fault.blocks)
    assert sorted(violation.rule for violation in turned) == sorted(violation.rule for violation in straight)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_violation_says_where_and_what_in_words(fault: Fault) -> None:
    line = fault.line()
    for violation in check_line(line, SHIFTS, fault.rules, fault.terms, fault.blocks):
        assert 1 <= violation.week <= len(line)
        assert violation.sentence.endswith(".") and "None" not in violation.sentence
        if violation.rule in ROWS:
            assert ROWS[violation.rule].paragraph in violation.sentence


# --- a whole unit: everybody on the legal line, cover exactly what they give -------------------------------------


def cover(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["group", "weekday", "start", "end", "required"])


MONDAY = cover(("nurse", "mon", "07:30", "15:00", 3), ("nurse", "mon", "22:00", "08:00", 1))


def unit(table: pd.DataFrame, covers_for: dict[str, tuple[str, ...]] | None = None, **line: object) -> set[str]:
    lines = [RotaLine("first", "nurse", weeks(*BASE), terms=TERMS, **line)]  # type: ignore[arg-type]
    found = check_rota(lines, SHIFTS, RULES, CoverDemand(table, covers_for or {}), BLOCKS)
    return {violation.rule for violation in found.violations}


def test_a_unit_that_has_what_it_requires_is_legal() -> None:
    assert unit(MONDAY) == set()
    assert unit(MONDAY, stated_week_hours=205 / 6) == set()


@pytest.mark.parametrize(
    ("table", "covers_for"),
    [
        (cover(("nurse", "mon", "07:30", "15:00", 4)), {}),
        (cover(("nurse", "mon", "07:30", "15:01", 3)), {}),
        (cover(("nurse", "tue", "22:00", "08:00", 2)), {}),
        (cover(("doctor", "mon", "07:30", "15:00", 1)), {}),
        (cover(("doctor", "mon", "07:30", "15:00", 1)), {"doctor": ("nurse",)}),
        (cover(("nurse", "mon", "07:30", "15:00", 2), ("care", "mon", "07:30", "15:00", 2)), {"nurse": ("care",)}),
    ],
)
def test_missing_cover_or_competence_is_found_and_nothing_else(
    table: pd.DataFrame, covers_for: dict[str, tuple[str, ...]]
) -> None:
    assert unit(table, covers_for) == {"cover"}


def test_hours_that_are_said_but_not_rostered_are_found() -> None:
    assert unit(MONDAY, stated_week_hours=35.5) == {"hours_conserved"}


def test_a_fault_is_told_with_the_line_it_is_in() -> None:
    faulty = Fault("", set(), [(3, 2, "k")]).line()
    lines = [RotaLine("b", "nurse", weeks(*BASE), terms=TERMS), RotaLine("a", "nurse", faulty, terms=TERMS)]
    found = check_rota(lines, SHIFTS, RULES, CoverDemand(MONDAY, {}), BLOCKS).violations
    assert [(violation.line, violation.rule, violation.week) for violation in found] == [
        ("a", "block_forbidden_next", 3)
    ]
