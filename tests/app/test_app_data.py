"""The page where tables are sent in: from the file to a scenario in use, or to a list of what is wrong."""

from __future__ import annotations

import io
import re

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from model.report import cell_words, column_labels, fault_csv, in_language, upload_template
from model.scenario import ROW_MODELS, UPLOADS, WEEKDAYS, Mapped, Source, guessed, read_sheet, take_in
from model.ui import work
from tests.app.pages import opened, said, session_of, settled, turned
from tests.tiny import frames, tiny

MIME = "text/csv"


def staff() -> pd.DataFrame:
    return frames()["staff"]


def sent(frame: pd.DataFrame, name: str = "ansatte.csv", app: AppTest | None = None) -> AppTest:
    """The page after a file was put on it."""
    app = app or settled(opened(address="data"))
    app.file_uploader[0].upload(name, frame.to_csv(index=False, sep=";").encode("utf-8-sig"), MIME).run()
    assert not app.exception
    return app


def tables(app: AppTest) -> str:
    return " ".join(part.proto.body for part in app.get("html"))


def test_a_right_register_is_reported_and_used_only_when_the_person_says_so() -> None:
    app = sent(staff().iloc[3:])
    assert app.success[0].value.startswith("No faults: 28 rows read from ansatte")
    assert session_of(app).base.synthetic and len(session_of(app).base.frame("staff")) == 31
    session_of(app).do(work.with_value, "groups.nurse.quit_rate_annual", 0.3)
    app.button(key="data use").click().run()
    session = session_of(app)
    assert (session.base.synthetic, session.base_name, len(session.base.frame("staff"))) == (False, "own", 28)
    assert session.draft.caller == {}
    assert [one.value for one in app.success] == ["The table is in use."]
    assert "These are your own data." in said(app) and all(one.key != "data use" for one in app.button)
    assert not app.run().success
    app.button(key="data reset").click().run()
    assert session_of(app).base.name == "eksempelvik" and session_of(app).base.synthetic


@pytest.mark.parametrize("place", ["read_sheet", "guessed", "take_in", "change_by_unit"])
def test_an_unforeseen_fault_in_an_upload_is_told_by_an_id_that_is_also_in_the_log(
    place: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*values: object) -> None:
        raise ZeroDivisionError("the fraction of somebody")

    monkeypatch.setattr(f"model.ui.data.{place}", broken)
    app = sent(staff().iloc[3:], app=settled(opened(language="nb", address="data")))
    (told,) = [one.value for one in app.error]
    mark = re.search(r"\b[0-9a-f]{8}\b", told)
    assert told.startswith("Noe gikk galt i programmet.") and "somebody" not in said(app)
    assert mark is not None and mark.group() in caplog.text and "ZeroDivisionError" in caplog.text
    assert session_of(app).base.synthetic


def test_figures_of_the_new_register_come_on_the_other_pages() -> None:
    app = sent(staff().iloc[3:])
    app.button(key="data use").click().run()
    settled(turned(app, "budget"))
    assert not app.exception and not app.error
    assert "Synthetic" not in said(app)


def test_every_fault_is_listed_with_its_row_and_nothing_is_changed() -> None:
    broken = staff().astype(object)
    broken.loc[0, "unit"] = "<img onerror=alert(1)> $x$"
    broken.loc[5, "birth_month"] = 14
    app = sent(broken)
    assert app.error[0].value == "2 faults. Nothing has been changed."
    told = tables(app)
    assert "row 7, column birth_month" in told and "row 2, column unit" in told
    assert "&lt;img onerror=alert(1)&gt; $x$" in told and "<img" not in told
    assert session_of(app).base.synthetic
    assert all(button.key != "data use" for button in app.button)


@pytest.mark.parametrize("content", [b"\x00\xff", b"", b"PK\x03\x04 broken", b"a;b\n=1;2"])
def test_a_file_that_is_none_is_told_in_words(content: bytes) -> None:
    app = settled(opened(address="data"))
    app.file_uploader[0].upload("ansatte.xlsx", content, "application/octet-stream").run()
    assert not app.exception
    assert app.error[0].value == "One fault. Nothing has been changed."
    assert "ansatte.xlsx" in tables(app)


def test_columns_of_other_names_are_chosen_once_and_remembered_for_the_next_file() -> None:
    theirs = staff().rename(columns={"person_id": "Ansattnr", "unit": "Avd."})
    app = sent(theirs)
    assert "Choose a column for: Made-up person id, Unit" in app.warning[0].value
    app.selectbox(key="data column staff person_id").set_value("Ansattnr").run()
    app.selectbox(key="data column staff unit").set_value("Avd.").run()
    assert app.success[0].value.startswith("No faults: 31 rows")
    sent(theirs.iloc[1:], "next.csv", app)
    assert app.success[0].value.startswith("No faults: 30 rows")


def test_one_column_may_stand_for_two_and_an_optional_one_may_be_left_out() -> None:
    app = sent(staff().drop(columns="post_group"))
    app.selectbox(key="data column staff post_group").set_value("group").run()
    app.selectbox(key="data column staff wanted_fraction").set_value("").run()
    assert app.success[0].value.startswith("No faults: 31 rows")
    assert "wanted_fraction" in said(app)
    app.button(key="data use").click().run()
    assert session_of(app).base.frame("staff")["wanted_fraction"].isna().all()


def test_norwegian_words_and_per_cent_are_understood() -> None:
    theirs = staff().assign(contract="Fast", unit="Ward", fraction=100 * staff()["fraction"])
    theirs["wanted_fraction"] *= 100
    app = sent(theirs[theirs["person_id"].str.startswith("ward")])
    assert app.success[0].value.startswith("No faults: 21 rows")
    app.button(key="data use").click().run()
    found = session_of(app).base.frame("staff")
    assert found["fraction"].max() == 0.8 and set(found["contract"]) == {"permanent"}


def test_a_cover_table_is_taken_in_as_well() -> None:
    cover = frames()["cover"]
    theirs = ["mandag", "tirsdag", "ons", "tor", "fre", "lørdag", "søn"]
    cover["weekday"] = cover["weekday"].map(dict(zip(WEEKDAYS, theirs, strict=True)))
    cover["required"] += 1
    app = settled(opened(address="data"))
    app.selectbox(key="choice data_table").set_value("cover").run()
    sent(cover, "plan.csv", app)
    assert app.success[0].value.startswith("No faults: 42 rows")
    app.button(key="data use").click().run()
    assert session_of(app).base.frame("cover")["required"].min() == 2
    assert session_of(app).base.synthetic


@pytest.mark.parametrize("kind", UPLOADS)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_filled_in_template_in_any_language_is_understood(kind: str, language: str) -> None:
    scenario = tiny()
    with in_language(language):
        book = openpyxl.load_workbook(io.BytesIO(upload_template(scenario, kind)))
    sheet, frame = book.worksheets[0], frames()[kind].reindex(columns=list(ROW_MODELS[kind].model_fields))
    for row in frame.astype(object).where(frame.notna(), None).to_numpy(dtype=object).tolist():
        sheet.append(row)
    assert "ward" in [cell for row in book.worksheets[2].values for cell in row]
    target = io.BytesIO()
    book.save(target)
    found = read_sheet(target.getvalue(), "filled.xlsx")
    columns = guessed(found.header, ROW_MODELS[kind], column_labels(kind), {})
    assert list(columns) == list(ROW_MODELS[kind].model_fields)
    after = take_in(scenario, kind, found, Mapped(columns, cell_words(scenario, kind)), Source("a test"))
    assert len(after.frame(kind)) == len(frame)


def test_what_a_file_holds_is_no_formula_in_the_list_of_faults() -> None:
    from model.errors import Problem

    told = fault_csv([Problem("a.csv, row 2", "=cmd|' /C calc'!A0", "a value", "correct the cell")]).decode("utf-8-sig")
    assert "\n" in told and ";'=cmd" in told


def test_no_staff_data_is_left_on_the_page_after_they_are_taken_back() -> None:
    app = sent(staff().iloc[3:])
    app.button(key="data use").click().run()
    app.button(key="data reset").click().run()
    assert "data sheet" not in app.session_state and "data checked" not in app.session_state


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_english_is_left_in_the_list_of_faults(language: str) -> None:
    broken = staff().astype(object)
    for column, value in (
        ("birth_month", "femten"), ("birth_year", ""), ("fraction", "1.234"), ("wanted_fraction", "80 %"),
        ("contract", "perm"), ("unit", "Avd. 3"), ("group", "ingen"), ("seniority_years", "12,5"),
    ):  # fmt: skip
        broken.loc[len(broken) % 7 + len(column) % 5, column] = value
    app = sent(broken, app=settled(opened(language=language, address="data")))
    cells = re.findall(r"<t[dh][^>]*>([^<]*)", tables(app))
    assert len(cells) > 4 * 6
    left = {"write", "number", "correct", "the", "cell", "of", "or", "and", "you", "did", "mean", "with", "row"}
    bare = [re.sub(r"[“«][^”»]*[”»]", "", cell) for cell in cells]
    assert [one for one in bare if set(re.findall(r"[a-zæøå]+", one.lower())) & left] == []
