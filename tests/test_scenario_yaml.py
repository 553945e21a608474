"""YAML: what is refused, and what stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import InputError
from model.scenario import check_scenario, load_scenario
from model.scenario.yaml_reader import read_yaml
from tests import tiny
from tests.scenario_folder import told, write_tiny


def faults_of(text: str) -> str:
    with pytest.raises(InputError) as caught:
        read_yaml(text, "f.yaml")
    assert all(p.where and p.found and p.allowed and p.remedy for p in caught.value.problems)
    return str(caught.value)


@pytest.mark.parametrize(
    "written", ["0301", "NO", "no", "Yes", "on", "2026-01-01", "12:30", "07:30", "1_000", "0x1F", "0o7", ".inf", ".nan"]
)
def test_what_yaml_of_old_would_turn_into_something_else_stays_text(written: str) -> None:
    assert read_yaml(f"a: {written}", "f.yaml").data == {"a": written}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("12", 12),
        ("-3", -3),
        ("+2", 2),
        ("0", 0),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        ("1.5e-07", 1.5e-07),
        ("~", None),
        ("null", None),
        ("", None),
    ],
)
def test_plain_numbers_and_yes_or_no_are_read(written: str, value: object) -> None:
    read = read_yaml(f"a: {written}", "f.yaml").data["a"]
    assert read == value and type(read) is type(value)


def test_quotes_make_text_of_anything() -> None:
    assert read_yaml("a: \"12\"\nb: 'true'", "f.yaml").data == {"a": "12", "b": "true"}


def test_aliases_and_anchors_are_refused_with_their_lines() -> None:
    text = faults_of("a: &x 1\nb: *x")
    assert "f.yaml, line 1" in text and "anchor &x" in text
    assert "f.yaml, line 2" in text and "alias *x" in text


def test_a_duplicate_key_is_refused_and_both_lines_are_told() -> None:
    text = faults_of("a: 1\nb: 2\na: 3")
    assert "line 3" in text and "“a” for the second time, first in line 1" in text


def test_a_year_as_number_and_as_text_is_the_same_key() -> None:
    assert "second time" in faults_of("2026: 1\n'2026': 2")


@pytest.mark.parametrize("written", ["!!int 5", "!!python/object/apply:os.system ['true']", "!mine x", "!!str 5"])
def test_tags_are_refused(written: str) -> None:
    assert "the tag" in faults_of(f"a: {written}")


def test_a_second_document_is_refused() -> None:
    text = faults_of("a: 1\n---\nb: 2")
    assert "line 2" in text and "one document" in text


@pytest.mark.parametrize("written", ["[" * 60_000, "{" * 60_000, "- " * 5_000 + "x"])
def test_nesting_without_end_is_refused_without_a_crash(written: str) -> None:
    assert "at most 30 levels" in faults_of(written)


@pytest.mark.parametrize("written", ["a: [1,\nb", "a:\n\tb: 1", "a: 'x", "a\x00b: 1", "a: \ud800", "a: b: c"])
def test_what_is_no_yaml_is_told_in_words(written: str) -> None:
    faults_of(written)


def test_a_key_that_is_a_list_is_refused() -> None:
    assert "a key that is no name" in faults_of("[1, 2]: 3")


def test_one_look_at_a_file_tells_every_fault_of_form() -> None:
    text = faults_of("a: &x 1\na: 2\nb: !!int 3\nc: *x")
    assert all(word in text for word in ("anchor", "second time", "tag", "alias"))


def test_a_file_over_one_megabyte_is_refused(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "t")
    with (folder / "scenario.yaml").open("a", encoding="utf-8") as file:
        file.write("# " + "x" * 1_000_001 + "\n")
    told(check_scenario(folder), "scenario.yaml", "1.0 MB", "at most 1 MB")


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "t")
    for file in folder.iterdir():
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert load_scenario(folder).name == "tiny"


@pytest.mark.parametrize("file", ["scenario.yaml", "accounts.csv"])
def test_another_encoding_is_refused_with_the_way_out(tmp_path: Path, file: str) -> None:
    folder = write_tiny(tmp_path / "t")
    (folder / file).write_bytes((folder / file).read_bytes() + "# Tjøme".encode("latin-1"))
    told(check_scenario(folder), file, "row", "0xf8", "UTF-8", "save the file as UTF-8")


def test_utf_16_is_refused_in_words(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "t")
    (folder / "scenario.yaml").write_text("a: 1", encoding="utf-16")
    told(check_scenario(folder), "scenario.yaml", "not UTF-8")


@pytest.mark.parametrize("content", ["", "# nothing\n", "- 1\n- 2\n", "just words\n"])
def test_a_file_without_keys_is_told(tmp_path: Path, content: str) -> None:
    folder = write_tiny(tmp_path / "t")
    (folder / "scenario.yaml").write_text(content, encoding="utf-8")
    told(check_scenario(folder), "scenario.yaml", "a block of keys")


def test_a_missing_file_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "fjord")
    told(check_scenario(tmp_path / "fjrod"), "no such file", "did you mean", "fjord")
    (folder / "pay.csv").rename(folder / "pays.csv")
    told(check_scenario(folder), "pay.csv", "no such file", "did you mean", "pays.csv")


@pytest.mark.parametrize("name", ["../pay.csv", "/etc/passwd", "a/../../pay.csv"])
def test_a_table_outside_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    facts = tiny.settings()
    facts["tables"]["pay"]["file"] = name
    write_tiny(tmp_path, None)
    told(check_scenario(write_tiny(tmp_path / "t", facts)), "tables.pay.file", name, "outside the folder")


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "t")
    (folder / "pay.csv").rename(tmp_path / "pay.csv")
    (folder / "pay.csv").symlink_to(tmp_path / "pay.csv")
    told(check_scenario(folder), "tables.pay.file", "outside the folder")


def test_messages_give_the_line_of_the_file(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "t")
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    line = text[: text.index("horizon_years: 3")].count("\n") + 1
    (folder / "scenario.yaml").write_text(text.replace("horizon_years: 3", "horizon_years: 0"), encoding="utf-8")
    fault = told(check_scenario(folder), "period.horizon_years")
    assert fault.where == f"scenario.yaml, line {line}, period.horizon_years"
