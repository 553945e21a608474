"""Cover by interval and competence, one-way substitution, and hours that neither vanish nor appear."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest

from model.errors import InputError
from model.rota.check.rota import CoverDemand, RotaCheck, RotaLine, check_rota, shift_counts
from model.rota.check.spans import ClockShift
from tests.test_rota_check import kinds, weeks

SHIFTS = kinds(d="07:30-15:00", e="15:00-22:30", n="22:00-08:00")
GROUPS = ("a", "b", "c", "f")


def cover(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["group", "weekday", "start", "end", "required"])


def check(table: pd.DataFrame, *lines: RotaLine, **covers_for: tuple[str, ...]) -> RotaCheck:
    return check_rota(lines, SHIFTS, (), CoverDemand(table, covers_for))


def person(name: str, group: str, *texts: str, start: int = 0) -> RotaLine:
    return RotaLine(name, group, weeks(*texts), starts=(start,))


def uncovered(result: RotaCheck) -> dict[str, int]:
    return {str(group): int(rows.max()) for group, rows in result.cover.groupby("group")["uncovered"]}


def test_cover_is_split_into_half_hours_and_adds_up() -> None:
    result = check(cover(("a", "mon", "07:30", "15:00", 2)), person("one", "a", "d......"))
    assert len(result.cover) == 15
    assert list(result.cover["start_minute"]) == list(range(450, 900, 30))
    assert (result.cover["covered"] + result.cover["uncovered"] == result.cover["required"]).all()
    assert [(violation.found, violation.limit) for violation in result.violations] == [(1.0, 2.0)]
    assert "07:30–15:00" in result.violations[0].sentence


def test_a_minute_of_missing_cover_is_seen_although_it_is_less_than_an_interval() -> None:
    shifts = kinds(d="07:30-14:59")
    result = check_rota(
        [person("one", "a", "d......")], shifts, (), CoverDemand(cover(("a", "mon", "07:30", "15:00", 1)), {})
    )
    assert "14:59–15:00" in result.violations[0].sentence and len(result.violations) == 1


def test_a_night_covers_the_morning_after_it_also_from_the_last_week_to_the_first() -> None:
    needed = cover(("a", "sun", "22:00", "08:00", 1))
    assert check(needed, person("one", "a", "......n")).legal
    result = check(needed, person("one", "a", "......n", "......."), person("two", "a", "......n", ".......", start=1))
    assert result.legal


def test_people_who_start_in_each_week_of_a_line_give_the_same_cover_every_week() -> None:
    line = RotaLine("rota", "a", weeks("d......", ".d.....", "..d...."))
    needed = cover(*(("a", day, "07:30", "15:00", 1) for day in ("mon", "tue", "wed")))
    result = check(needed, line)
    assert result.legal and result.cover["week"].max() == 1
    alone = check(needed, person("one", "a", "d......", ".d.....", "..d...."))
    assert alone.cover["week"].max() == 3
    assert alone.cover["uncovered"].sum() * 30 == 6 * 450


def test_a_person_who_starts_later_in_the_line_works_that_week_first() -> None:
    needed = cover(("a", "mon", "07:30", "15:00", 1))
    early = check(needed, person("one", "a", "d......", "......."))
    late = check(needed, person("one", "a", "d......", ".......", start=1))
    assert {violation.week for violation in early.violations} == {2}
    assert {violation.week for violation in late.violations} == {1}


def test_each_week_of_a_line_comes_in_its_turn() -> None:
    needed = cover(("a", "mon", "07:30", "15:00", 1))
    second = check(needed, person("one", "a", ".......", "d......", ".......", start=0))
    assert {violation.week for violation in second.violations} == {1, 3}
    started_there = check(needed, person("one", "a", ".......", "d......", ".......", start=2))
    assert {violation.week for violation in started_there.violations} == {1, 2}


def test_substitution_goes_one_way() -> None:
    needed = cover(("a", "mon", "07:30", "15:00", 1), ("b", "mon", "07:30", "15:00", 1))
    two_a = (person("one", "a", "d......"), person("two", "a", "d......"))
    two_b = (person("one", "b", "d......"), person("two", "b", "d......"))
    assert check(needed, *two_a, a=("b",)).legal
    assert uncovered(check(needed, *two_b, a=("b",))) == {"a": 1, "b": 0}


def test_substitution_is_used_as_given_and_not_chained() -> None:
    needed = cover(("c", "mon", "07:30", "15:00", 1))
    assert not check(needed, person("one", "a", "d......"), a=("b",), b=("c",)).legal
    assert check(needed, person("one", "a", "d......"), a=("b", "c"), b=("c",)).legal


def test_substitution_that_is_not_nested_is_solved_exactly() -> None:
    # a serves b or c, b serves only c: taking the first that fits would leave one of them short
    needed = cover(("b", "mon", "07:30", "15:00", 1), ("c", "mon", "07:30", "15:00", 1))
    people = (person("one", "a", "d......"), person("two", "b", "d......"))
    assert check(needed, *people, a=("b", "c"), b=("c",)).legal
    assert check(needed, *people, a=("c",), b=("c",)).legal
    assert check(needed, *people, a=("b",), b=("c",)).legal


def _best(present: list[int], required: list[int], edges: set[tuple[int, int]]) -> int:
    """The most people required who can be covered, by trying every assignment."""
    givers = [index for index, count in enumerate(present) for _ in range(count)]
    takers = [index for index, count in enumerate(required) for _ in range(count)]

    def most(left: tuple[int, ...], free: tuple[int, ...]) -> int:
        if not left:
            return 0
        best = most(left[1:], free)
        for place, taker in enumerate(free):
            if (left[0], taker) in edges:
                best = max(best, 1 + most(left[1:], free[:place] + free[place + 1 :]))
        return best

    return most(tuple(givers), tuple(takers))


def test_as_many_are_covered_as_the_best_assignment_covers() -> None:
    chance = np.random.Generator(np.random.Philox(key=[7, 2026]))
    for _ in range(60):
        present, required = (chance.integers(0, 3, len(GROUPS)).tolist() for _ in range(2))
        pairs = [pair for pair in itertools.permutations(range(4), 2) if chance.random() < 0.3]
        covers_for = {GROUPS[giver]: tuple(GROUPS[t] for g, t in pairs if g == giver) for giver in range(4)}
        people = [
            person(f"{group}{number}", group, "d......")
            for group, count in zip(GROUPS, present, strict=True)
            for number in range(count)
        ]
        if not people:
            continue
        rows = [(group, "mon", "07:30", "15:00", n) for group, n in zip(GROUPS, required, strict=True)]
        frame = check(cover(*rows), *people, **covers_for).cover
        first = frame[frame["start_minute"] == 450]
        best = _best(present, required, set(pairs) | {(index, index) for index in range(4)})
        assert first["covered"].sum() == best
        assert (first["covered"] <= first["required"]).all() and (first["covered"] >= 0).all()


def test_the_group_that_fewest_may_stand_in_for_is_covered_first() -> None:
    needed = cover(("a", "mon", "07:30", "15:00", 1), ("b", "mon", "07:30", "15:00", 1))
    assert uncovered(check(needed, person("one", "a", "d......"), a=("b",))) == {"a": 0, "b": 1}


def test_the_order_of_lines_and_rows_changes_nothing() -> None:
    needed = cover(("b", "mon", "07:30", "15:00", 2), ("a", "mon", "07:30", "22:30", 1))
    people = [person("one", "a", "d......"), person("two", "b", "e......"), person("three", "a", "e......")]
    one, other = check(needed, *people, a=("b",)), check(needed[::-1], *people[::-1], a=("b",))
    pd.testing.assert_frame_equal(one.cover, other.cover)
    pd.testing.assert_frame_equal(one.hours, other.hours)
    assert one.violations == other.violations


def test_hours_on_the_grid_are_the_paid_and_unpaid_hours() -> None:
    shifts = kinds(d="07:30-15:30/30", n="22:00-08:00")
    line = RotaLine("rota", "a", weeks("dd...dn", ".nnn..."))
    result = check_rota([line], shifts, (), CoverDemand(cover(("a", "mon", "07:30", "08:00", 1)), {}))
    row = result.hours.iloc[0]
    assert (row["people"], row["paid_hours"], row["unpaid_hours"]) == (2, (3 * 7.5 + 40) / 2, 0.75)
    assert "hours_conserved" not in {violation.rule for violation in result.violations}


def test_people_on_each_shift_are_counted_by_weekday() -> None:
    counts = shift_counts([RotaLine("rota", "a", weeks("dd.....", "de....."))])
    assert counts.to_dict("list") == {
        "weekday": ["mon", "tue", "tue"],
        "shift": ["d", "d", "e"],
        "people": [2.0, 1.0, 1.0],
    }


def test_cover_for_a_competence_that_nobody_holds_is_uncovered() -> None:
    assert uncovered(check(cover(("f", "mon", "07:30", "15:00", 2)), person("one", "a", "d......"))) == {"f": 2}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (cover(("a", "monday", "07:30", "15:00", 1)), "did you mean “mon”"),
        (cover(("a", "mon", "7:30", "15:00", 1)), "clock time"),
        (cover(("a", "mon", "07:30", "15:00", 1)).drop(columns="required"), "no column required"),
        (cover(("a", "mon", "07:30", "15:00", 1)).drop(columns="start"), "no column start"),
        (cover(("a", "mon", "07:30", "15:00", 1)).drop(columns="group"), "no column group"),
        (cover(("a", "mon", "07:30", "15:00", -1)), "-1"),
        (cover(("a", "mon", "07:30", "15:00", 1)).assign(required=1.5), "1.5"),
    ],
)
def test_a_bad_cover_table_is_refused_in_words(table: pd.DataFrame, words: str) -> None:
    with pytest.raises(InputError, match=words):
        check(table, person("one", "a", "d......"))


def test_bad_lines_are_refused_in_words() -> None:
    needed = cover(("a", "mon", "07:30", "15:00", 1))
    with pytest.raises(InputError, match="line one is there twice"):
        check(needed, person("one", "a", "d......"), person("one", "a", "d......"))
    with pytest.raises(InputError, match="a cycle of 0 weeks"):
        check(needed, RotaLine("one", "a", []))
    with pytest.raises(InputError, match="at most 104 weeks"):
        check(needed, person("one", "a", *["......."] * 11), person("b", "a", *["d......"] + ["......."] * 12))


def test_a_shift_on_a_weekday_it_does_not_exist_is_told() -> None:
    shifts = {"w": ClockShift("09:00", "15:00", 0, ("sat", "sun"))}
    result = check_rota(
        [person("one", "a", "w....w.")], shifts, (), CoverDemand(cover(("a", "sat", "09:00", "15:00", 1)), {})
    )
    assert [(violation.rule, violation.weekday) for violation in result.violations] == [("shift_weekdays", "mon")]
