"""Several people at once, each with a register, a name for their scenario and a turnover of their own."""

from __future__ import annotations

import time
from contextlib import ExitStack

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from model.report import cell_words, column_labels, headline_cells, headline_frame, text, use_language
from model.runs import headlines
from model.scenario import ROW_MODELS, Mapped, Source, guessed, read_sheet, take_in, with_overlays
from model.ui.strip import STRIP
from tests.browser.conftest import settled, window
from tests.browser.test_newcomer import NUMBER, metrics
from tests.tiny import frames, tiny

pytestmark = pytest.mark.browser
CANARIES = ("canary-alder", "canary-birch", "canary-cedar")
SECONDS = 15.0
REPLICATIONS = 200


def register(place: int) -> pd.DataFrame:
    """A register of its own length: 31, 27 or 23 people."""
    return frames()["staff"].iloc[4 * place :]


def file_of(place: int) -> tuple[str, bytes]:
    return f"{CANARIES[place]}.csv", register(place).to_csv(index=False, sep=";").encode("utf-8-sig")


def rate_of(place: int, count: int) -> float:
    """Turnover in per cent: no two sessions ever have the same."""
    return 4.0 + 9.0 * place + 0.5 * (count % 12)


def alone(place: int, rate: float) -> list[str]:
    """The headline numbers of a session's own data, worked out without the app."""
    base, (name, content) = tiny(), file_of(place)
    sheet = read_sheet(content, name)
    guess = guessed(sheet.header, ROW_MODELS["staff"], column_labels("staff"), {})
    mapped = Mapped({ours: theirs for ours, theirs in guess.items() if theirs}, cell_words(base, "staff"), frozenset())
    own = take_in(base, "staff", sheet, mapped, Source(name))
    own = with_overlays(own, caller={"groups.nurse.quit_rate_annual": round(rate / 100, 9)})
    frame = headline_frame([figures := headlines(own, 2026, range(REPLICATIONS))])
    cells = headline_cells(frame).assign(indicator=list(dict.fromkeys(frame["indicator"]))).set_index("indicator")
    return [str(cells.loc[name, figures.label]) for name in STRIP]


def sent_in(page: Page, address: str, place: int) -> None:
    """A session that uses its own register, and has saved a scenario under its own name."""
    name, content = file_of(place)
    page.goto(f"{address}/data?lang=en")
    settled(page)
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name=text("data_use")).click()
    page.wait_for_selector(f"text={text('data_used')}")
    page.get_by_role("link", name="Scenario").click()
    settled(page)
    page.get_by_role("button", name=text("saved_save")).first.click()
    page.get_by_label(text("saved_name"), exact=True).fill(CANARIES[place])
    page.get_by_role("button", name=text("saved_save_as"), exact=True).click()
    page.wait_for_function("name => document.body.textContent.includes(name)", arg=CANARIES[place])
    page.keyboard.press("Escape")


def strangers(page: Page, place: int) -> list[str]:
    said = page.locator("body").inner_text()
    return [name for other, name in enumerate(CANARIES) if other != place and name in said]


def test_sessions_that_work_at_once_never_see_each_others_names_people_or_numbers(town: str, browser: Browser) -> None:
    use_language("en")
    with ExitStack() as stack:
        pages = [stack.enter_context(window(browser)) for _ in CANARIES]
        for place, page in enumerate(pages):
            sent_in(page, town, place)
        begun, count = time.monotonic(), 0
        while time.monotonic() - begun < SECONDS:
            count += 1
            for place, page in enumerate(pages):
                entry = page.get_by_label(NUMBER, exact=False).first
                entry.fill(f"{rate_of(place, count):g}")
                entry.press("Enter")
            for place, page in enumerate(pages):
                page.wait_for_timeout(250)
                assert strangers(page, place) == []
        assert count > 1
        for place, page in enumerate(pages):
            settled(page)
            assert strangers(page, place) == []
            assert metrics(page) == alone(place, rate_of(place, count))
            page.get_by_role("link", name="Data").click()
            settled(page)
            said = page.locator("[data-testid=stMain]").inner_text()
            assert str(len(register(place)["person_id"].unique())) in said and strangers(page, place) == []
    assert len({tuple(alone(place, rate_of(place, count))) for place in range(len(CANARIES))}) == len(CANARIES)
