"""Tables that somebody sends in: what is taken, what is refused, and that nothing is ever half taken."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InputError, Problem
from model.scenario import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    ROW_MODELS,
    Mapped,
    Sheet,
    Source,
    assumptions,
    change_by_unit,
    guessed,
    in_per_cent,
    own_words,
    read_sheet,
    scenario_hash,
    take_in,
)
from model.workforce import trace
from tests.tiny import frames, tiny

STAFF = list(ROW_MODELS["staff"].model_fields)
SOURCE = Source("the payroll system, 1 March 2026", "2026-03-01")


def book(*rows: list[Any], more: list[list[Any]] | None = None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    if more:
        second = made.create_sheet("second")
        for row in more:
            second.append(row)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def csv_bytes(frame: pd.DataFrame, sep: str = ",") -> bytes:
    return frame.to_csv(index=False, sep=sep).encode("utf-8-sig")


def plain(sheet: Sheet) -> Mapped:
    return Mapped({name: name for name in sheet.header})


def refused(content: bytes, name: str = "staff.xlsx") -> list[Problem]:
    with pytest.raises(InputError) as caught:
        read_sheet(content, name)
    assert all(one.where.startswith(name.rsplit("/", maxsplit=1)[-1]) for one in caught.value.problems)
    return list(caught.value.problems)


def test_a_workbook_and_a_csv_file_with_the_same_cells_give_the_same_sheet() -> None:
    rows = [["person_id", "fraction", "start"], ["p1", 0.8, datetime.time(7, 30)], ["p2", 1, datetime.time(22)]]
    from_book = read_sheet(book(*rows, more=[["what", "else"]]), "a.xlsx")
    from_csv = read_sheet("\ufeffperson_id,fraction,start\np1,0.8,07:30\np2,1,22:00\n".encode(), "C:\\b\\a.csv")
    assert from_book.header == from_csv.header == ("person_id", "fraction", "start")
    assert from_book.rows == from_csv.rows == (("p1", "0.8", "07:30"), ("p2", "1", "22:00"))
    assert from_csv.where == "a.csv"


def test_a_formula_is_refused_by_its_cell_and_a_text_that_looks_like_one_is_text() -> None:
    made = openpyxl.Workbook()
    made.active.append(["person_id", "fraction"])
    made.active.append(["p1", "=0.5+0.3"])
    made.active.append(["p2", 0.5])
    made.active["A3"].value, made.active["A3"].data_type = "=HYPERLINK(1)", "s"
    target = io.BytesIO()
    made.save(target)
    (found,) = refused(target.getvalue())
    assert found.where == "staff.xlsx, row 2, column fraction"
    assert found.found == "the formula “=0.5+0.3”"
    made.active["B2"].value = 0.8
    target = io.BytesIO()
    made.save(target)
    assert read_sheet(target.getvalue(), "staff.xlsx").rows[1][0] == "=HYPERLINK(1)"


def test_every_formula_error_and_date_is_told_at_once() -> None:
    rows = [["a", "b"], ["=1", 1], [datetime.datetime(2026, 1, 2), "x"], ["#N/A", "y"]]
    found = refused(book(*rows))
    assert [one.where.split(", ")[1] for one in found] == ["row 2", "row 3", "row 4"]
    assert [one.found for one in found] == ["the formula “=1”", "the date 2026-01-02", "the error #N/A"]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"hello", "staff.xlsx", "no workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "staff.xlsx", "password"),
        (b"hello", "staff.xls", "ending in “.xls”"),
        (b"hello", "staff", "ending in “nothing”"),
        (b"a;b\n1;\xe6", "staff.csv", "not UTF-8"),
        (b"a;b\n1;\0", "staff.csv", "NUL"),
        (b"", "staff.csv", "an empty row"),
        (b"a;b\n\n\n", "staff.csv", "no rows below the header"),
        (b"a;a\n1;2\n", "staff.csv", "twice"),
        (b"a;;b\n1;2;3\n", "staff.csv", "column 2 without a name"),
        (b"a;b\n1;2;3\n", "staff.csv", "3 fields"),
        (b'a;b\n"1;2\n', "staff.csv", "unexpected end"),
        (b"a\n" + b"x" * 3000, "staff.csv", "3000 characters"),
        (b"x" * (MOST_BYTES + 1), "staff.csv", "10.5 MB"),
        (b"a\n" + b"1\n" * (MOST_ROWS + 1), "staff.csv", f"more than {MOST_ROWS} rows"),
        (";".join(["a"] * (MOST_COLUMNS + 1)).encode(), "staff.csv", f"{MOST_COLUMNS + 1} columns"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(content: bytes, name: str, words: str) -> None:
    assert any(words in one.found for one in refused(content, name))


def test_too_many_rows_or_columns_of_a_workbook_are_refused() -> None:
    assert "101 columns" in refused(book(list(map(str, range(MOST_COLUMNS + 1)))))[0].found
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet()
    for _ in range(MOST_ROWS + 2):
        sheet.append([1])
    target = io.BytesIO()
    made.save(target)
    assert f"more than {MOST_ROWS} rows" in refused(target.getvalue())[0].found


def test_a_cell_far_out_in_an_empty_sheet_is_refused_and_not_waited_for() -> None:
    made = openpyxl.Workbook()
    made.active.append(["a"])
    made.active.cell(1_048_576, 1, "far down")
    target = io.BytesIO()
    made.save(target)
    assert "far more cells" in refused(target.getvalue())[0].found


def test_a_file_that_unpacks_to_far_more_than_it_weighs_is_refused_before_it_is_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 70_000_000)
    assert len(target.getvalue()) < 100_000
    assert "unpacks to 70 MB" in refused(target.getvalue())[0].found


def test_entities_in_the_xml_are_refused() -> None:
    whole = book(["a"], ["x"])
    target = io.BytesIO()
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                content = bomb + content[content.index(b"<worksheet") :]
            new.writestr(part, content)
    assert "cannot be read as a workbook" in refused(target.getvalue())[0].found


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=8), st.integers(0, 10**4))
def test_no_damage_to_a_workbook_gives_anything_but_a_sheet_or_a_fault(hits: list[tuple[int, int]], cut: int) -> None:
    content = bytearray(book(["person_id", "fraction"], ["p1", 0.5], ["p2", 0.7]))
    for place, value in hits:
        content[place % len(content)] = value
    try:
        sheet = read_sheet(bytes(content if cut > len(content) else content[:cut]), "staff.xlsx")
    except InputError as fault:
        assert fault.problems
    else:
        assert all(len(row) == len(sheet.header) for row in sheet.rows)


def test_a_register_with_the_columns_of_the_template_replaces_the_scenarios_own() -> None:
    before = tiny()
    staff = frames()["staff"].iloc[5:].reset_index(drop=True)
    sheet = read_sheet(csv_bytes(staff, ";"), "ansatte.csv")
    mark = scenario_hash(before)
    after = take_in(before, "staff", sheet, plain(sheet), SOURCE)
    pd.testing.assert_frame_equal(after.frame("staff")[list(staff.columns)], staff, check_dtype=False)
    assert (after.synthetic, after.snapshot) == (False, "2026-03-01")
    assert (before.synthetic, scenario_hash(before)) == (True, mark)
    row = assumptions(after).set_index("path").loc["tables.staff"]
    assert (row["status"], row["source"]) == ("measured", SOURCE.words)
    found = change_by_unit(before, after, "staff").set_index("unit")
    assert found.loc["ward", ["people_before", "people_after"]].tolist() == [21, 16]
    assert found.loc["ward", "fte_before"] - found.loc["ward", "fte_after"] == pytest.approx(5 * 0.8)


def test_real_persons_can_no_longer_be_followed() -> None:
    sheet = read_sheet(csv_bytes(frames()["staff"]), "staff.csv")
    after = take_in(tiny(), "staff", sheet, plain(sheet), SOURCE)
    with pytest.raises(InputError, match="invented people only"):
        trace(after, "ward-nurse-0")


def test_columns_are_told_by_name_label_or_what_was_chosen_before() -> None:
    header = ["Ansattnr", "Enhet", "GROUP", "Født år", "noe annet"]
    labels = {"person_id": ["Person-id"], "unit": ["Enhet"], "birth_year": ["Fødselsår"]}
    found = guessed(
        header, ROW_MODELS["staff"], labels, {"person_id": "Ansattnr", "birth_year": "Født år", "sex": "Kjønn"}
    )
    assert found == {"person_id": "Ansattnr", "unit": "Enhet", "group": "GROUP", "birth_year": "Født år"}
    assert guessed(["group"], ROW_MODELS["staff"], {"post_group": ["group"]}, {}) == {"group": "group"}


def test_a_register_in_the_municipalitys_own_words_and_per_cent_is_understood() -> None:
    staff = frames()["staff"]
    theirs = staff.assign(
        unit=staff["unit"].map({"ward": "Ward", "school": "SCHOOL "}),
        group=staff["group"].str.upper(),
        fraction=[f"{100 * value:g} %".replace(".", ",") for value in staff["fraction"]],
        contract="Fast",
        name="Somebody",
    ).drop(columns="wanted_fraction")
    sheet = read_sheet(csv_bytes(theirs, ";"), "hr.csv")
    assert in_per_cent(sheet, "fraction") and not in_per_cent(sheet, "unit") and not in_per_cent(sheet, None)
    scenario = tiny()
    words = own_words(scenario, "staff") | {"contract": {"fast": "permanent"}}
    columns = {name: name for name in STAFF if name in theirs} | {"wanted_fraction": "fraction"}
    mapped = Mapped(columns, words, frozenset({"fraction", "wanted_fraction"}))
    after = take_in(scenario, "staff", sheet, mapped, SOURCE).frame("staff")
    assert after["fraction"].tolist() == staff["fraction"].tolist()
    assert after["unit"].tolist() == staff["unit"].tolist()
    assert set(after["contract"]) == {"permanent"}
    assert "name" not in after.columns


def test_a_word_that_two_groups_share_is_no_word_for_either() -> None:
    words = own_words(tiny(), "staff")["group"]
    assert "0000" not in words  # every group of the tiny municipality has this position code
    assert words["skilled care worker"] == "skilled"
    assert own_words(tiny(), "cover")["cover_id"] == {"ward": "ward"}


def test_every_fault_is_told_by_the_row_of_the_spreadsheet_and_nothing_changes() -> None:
    staff = frames()["staff"].astype(object)
    staff.loc[3, "fraction"] = "1,8"
    staff.loc[7, "unit"] = "ward"
    staff.loc[9, "birth_month"] = 13
    staff.loc[9, "contract"] = "fast"
    sheet = read_sheet(book(list(staff.columns), *staff.to_numpy(dtype=object).tolist()), "Ansatte.xlsx")
    before = tiny()
    with pytest.raises(InputError) as caught:
        take_in(before, "staff", sheet, plain(sheet), SOURCE)
    assert {one.where for one in caught.value.problems} == {
        "Ansatte.xlsx, row 5, column fraction",
        "Ansatte.xlsx, row 11, column birth_month",
        "Ansatte.xlsx, row 11, column contract",
    }
    pd.testing.assert_frame_equal(before.frame("staff"), tiny().frame("staff"))


def test_faults_between_tables_are_told_by_the_name_of_the_file_that_was_sent_in() -> None:
    staff = frames()["staff"]
    staff.loc[2, "unit"] = "wrad"
    staff.loc[4, "person_id"] = staff.loc[3, "person_id"]
    sheet = read_sheet(csv_bytes(staff), "hr.csv")
    with pytest.raises(InputError) as caught:
        take_in(tiny(), "staff", sheet, plain(sheet), SOURCE)
    told = {one.where: one.remedy for one in caught.value.problems}
    assert told["hr.csv, row 4, column unit"] == "did you mean “ward”?"
    assert "hr.csv, row 6, column person_id" in told


def test_a_row_left_empty_keeps_the_count_and_is_told() -> None:
    lines = frames()["staff"].to_csv(index=False).splitlines()
    lines.insert(3, "")
    lines[5] = lines[5].replace("permanent", "perm")
    sheet = read_sheet("\n".join(lines).encode(), "hr.csv")
    with pytest.raises(InputError) as caught:
        take_in(tiny(), "staff", sheet, plain(sheet), SOURCE)
    assert [one.where for one in caught.value.problems] == ["hr.csv, row 4", "hr.csv, row 6, column contract"]


def test_a_cover_table_leaves_the_staff_as_invented_as_they_were() -> None:
    cover = frames()["cover"]
    cover["start"], cover["end"] = (
        [datetime.time.fromisoformat(value) for value in cover[name]] for name in ("start", "end")
    )
    cover.loc[0, "required"] = 2
    sheet = read_sheet(book(list(cover.columns), *cover.to_numpy(dtype=object).tolist()), "cover.xlsx")
    after = take_in(tiny(), "cover", sheet, plain(sheet), Source("our rota"))
    assert (after.synthetic, after.snapshot) == (True, "2026-01-01")
    found = change_by_unit(tiny(), after, "cover").set_index("unit")
    assert found.loc["ward", "hours_week_after"] - found.loc["ward", "hours_week_before"] == 7.5
    assert found.loc["ward", "hours_week_before"] == 7 * (2 * 7.5 + 2 * 2 * 7.5 + 10 + 7.5)


def test_competences_of_the_former_persons_are_set_aside_with_them() -> None:
    tables = frames()
    before = tiny(tables=tables)
    tables["competences"] = pd.DataFrame({"person_id": ["gone"], "competence": ["x"], "level": [1]})
    before._frames["competences"] = tables["competences"]
    sheet = read_sheet(csv_bytes(tables["staff"]), "staff.csv")
    assert take_in(before, "staff", sheet, plain(sheet), SOURCE).frame("competences").empty
