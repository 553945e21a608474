"""The page: one file, no outside request, a table behind every picture."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
import pytest

from model.errors import InputError
from model.report import in_language, page_html, write_page
from model.report.charts import axis_note, over_time_chart, svg
from model.report.series import need_and_supply, over_time
from tests.made_results import made_result
from tests.tiny import settings, tiny

VOID = {"meta", "br", "img", "hr", "link", "input"}


class Reader(HTMLParser):
    """Collects tags, attributes and words, and whether every tag is closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module")
def page() -> str:
    named = tiny()
    named._measures = ("nurse_pool",)
    return page_html([made_result(), made_result(named, shift=0.1)])


@pytest.fixture(scope="module")
def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    assert reader.opened == []
    return reader


def test_the_page_asks_nothing_of_any_other_place(page: str, read: Reader) -> None:
    assert not re.search(r"https?:|//[a-z]|@import|url\((?!#)", page)
    tags = {tag for tag, _ in read.seen}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    for tag, attributes in read.seen:
        assert "src" not in attributes, tag
        assert (attributes.get("href") or "#").startswith("#"), tag


def test_the_page_has_language_title_and_words_for_every_picture(page: str, read: Reader) -> None:
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert ("html", {"lang": "en"}) in read.seen
    assert "<title>Utsyn: Tiny</title>" in page
    pictures = [attributes for tag, attributes in read.seen if attributes.get("role") == "img" and tag == "div"]
    assert len(pictures) == 5
    assert all(len(attributes["aria-label"] or "") > 40 for attributes in pictures)
    assert page.count("The figures behind the picture") == 5


def test_the_page_says_what_it_rests_on(read: Reader) -> None:
    words = " ".join(read.words)
    assert "Synthetic data" in words
    assert "seed 7" in words and "4 replications" in words
    assert "Baseline" in words and "Nurse pool" in words
    assert "46.2 pp" not in words


def test_what_print_leaves_out_is_never_the_main_picture(page: str) -> None:
    assert "details { display: none; }" in page.split("@media print")[1]
    shown = re.sub(r"<details>(?:(?!<details>).)*?</details>", "", page, flags=re.DOTALL)  # the tables
    shown = re.sub(r"<details>.*?</details>", "", shown, flags=re.DOTALL)  # the alternatives around them
    assert "<details" not in shown
    assert len(re.findall(r'role="img" aria-label="Baseline\. Line charts', shown)) == 1
    assert "Nurse pool. Line charts" in page and "Nurse pool. Line charts" not in shown


def test_pictures_share_no_ids(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)


def test_better_and_worse_are_said_only_where_the_whole_range_agrees(page: str) -> None:
    rows = {
        name: row for name, row in re.findall(r'<tr><th scope="row">([^<]+)</th>(.*?)</tr>', page.split("What each")[1])
    }
    assert "better" in rows["Required hours with the right competence"]
    assert "worse" in rows["Net cost, million NOK"]
    assert "better" not in rows["Probability that need is met"] + rows["Need gap, FTE"].replace("worse", "")


def test_text_from_a_scenario_is_shown_and_not_obeyed() -> None:
    facts = settings()
    facts["title"] = facts["groups"]["nurse"]["title"] = '<img src=x onerror="alert(1)"> & co'
    page = page_html([made_result(tiny(facts))])
    assert "<img" not in page
    assert "&lt;img src=x onerror=" in page


def test_the_same_results_give_the_same_page(page: str) -> None:
    named = tiny()
    named._measures = ("nurse_pool",)
    assert page_html([made_result(), made_result(named, shift=0.1)]) == page


def test_a_single_run_is_labelled_as_such() -> None:
    assert "A single replication" in page_html([made_result(replications=1)])


def test_writing_leaves_one_file_and_no_result_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    write_page([made_result()], tmp_path / "new" / "report.html")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["report.html"]
    with pytest.raises(InputError):
        page_html([])


def test_supply_is_need_less_gap_and_its_range_turns_around() -> None:
    result = made_result()
    frame = need_and_supply(result)
    summary = result.summary
    nurse = summary[(summary["group"] == "nurse") & (summary["year"] == 2027)].set_index("indicator")
    row = frame[(frame["group"] == "Nurse") & (frame["year"] == 2027)].iloc[0]
    assert row["need"] == pytest.approx(31.0)
    assert row["p10"] == pytest.approx(31.0 - nurse.loc["need_gap_fte", "p90"])
    assert (frame["p10"] <= frame["mean"]).all() and (frame["mean"] <= frame["p90"]).all()
    assert list(dict.fromkeys(frame["group"])) == ["Nurse", "Skilled care worker", "Assistant", "Teacher"]


def test_scenarios_differ_in_dash_as_well_as_colour() -> None:
    results = [made_result(), made_result(shift=0.1)]
    frame = over_time(results, ["Baseline", "Other"], "net_cost_nok", 1e-6)
    assert len(frame) == 6
    drawn = svg(over_time_chart(frame, "Million NOK"), "cost")
    strokes = set(re.findall(r'stroke="(#[0-9a-f]{6})" stroke-width="2\.4" stroke-dasharray="([^"]+)"', drawn))
    assert len({colour for colour, _ in strokes}) == 2
    assert len({dash for _, dash in strokes}) == 2


@pytest.mark.parametrize("least", [-5.0, 0.0, 3.0, 6.0, 600.0])
def test_a_chart_over_the_years_begins_at_zero_or_tells_that_it_does_not(least: float) -> None:
    ends = {"mean": [least, least + 4], "p10": [least, least + 3], "p90": [least, least + 5]}
    frame = pd.DataFrame({"scenario": "A", "year": [2026, 2027], **ends})
    drawn = svg(over_time_chart(frame, "Million NOK"), "cost")
    ticks = set(re.findall(r">(−?\d+)</text>", drawn)) - {"2026", "2027"}
    assert len(ticks) > 2 and ("0" in ticks) == (axis_note(frame) == "")
    with in_language("nb"):
        assert axis_note(frame) in ("", "Den loddrette aksen begynner ikke på null.")
