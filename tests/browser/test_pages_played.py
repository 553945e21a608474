"""Five scenarios side by side, and files that are broken, in a real browser."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PICTURES, picture, settled, window
from tests.tiny import frames

pytestmark = pytest.mark.browser
RATES = {"A": 0.05, "B": 0.1, "C": 0.2, "D": 0.4}
ROW = 4
"""The row of the spreadsheet that is broken: the heading is the first."""


def no_traceback(page: Page) -> None:
    assert page.locator("[data-testid=stException]").count() == 0
    assert "Traceback" not in page.locator("body").inner_text()


def test_five_scenarios_are_laid_side_by_side_from_one_link(town: str, browser: Browser) -> None:
    with window(browser) as page:
        numbered = list(enumerate(RATES.items(), start=1))
        saved = [f"s{n}.name={name}&s{n}.groups.nurse.quit_rate_annual={rate}" for n, (name, rate) in numbered]
        page.goto(f"{town}/compare?lang=nb&{'&'.join(saved)}&show.compare_scenarios=baseline,s1,s2,s3,s4")
        settled(page)
        no_traceback(page)
        heads = page.locator("[data-testid=stTable] th[scope=col], [data-testid=stTable] thead th").all_inner_texts()
        assert [words for words in heads if words.strip()][-4:] == list(RATES)
        assert page.locator("[data-testid=stVegaLiteChart]").count() >= 8
        picture(page, "compare_five")
        assert (PICTURES / "compare_five.png").stat().st_size > 20_000


def broken(ending: str) -> tuple[str, bytes]:
    """A register of staff with a word for a number in one row."""
    staff = frames()["staff"].astype({"fraction": "object"})
    staff.loc[ROW - 2, "fraction"] = "ni"
    if ending == "csv":
        return "ansatte.csv", staff.to_csv(index=False, sep=";").encode("utf-8-sig")
    book = openpyxl.Workbook()
    for row in [list(staff.columns), *staff.astype("str").to_numpy().tolist()]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return "ansatte.xlsx", out.getvalue()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_broken_file_is_told_with_its_row_and_no_traceback(
    town: str, browser: Browser, tmp_path: Path, ending: str
) -> None:
    name, content = broken(ending)
    (tmp_path / name).write_bytes(content)
    with window(browser) as page:
        page.goto(f"{town}/data?lang=nb")
        settled(page)
        page.locator("input[type=file]").set_input_files(tmp_path / name)
        page.get_by_text("ansatte", exact=False).first.wait_for()
        settled(page)
        no_traceback(page)
        told = page.locator("[data-testid=stMain]").inner_text()
        assert re.search(rf"(rad |\b){ROW}\b[^\n]*«ni»", told), told
        picture(page, f"broken_{ending}")


def test_a_file_that_is_none_of_its_kind_is_told_too(town: str, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "ansatte.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    with window(browser) as page:
        page.goto(f"{town}/data?lang=nb")
        settled(page)
        page.locator("input[type=file]").set_input_files(tmp_path / "ansatte.xlsx")
        page.locator("[data-testid=stAlert]").nth(1).wait_for()
        settled(page)
        no_traceback(page)
        assert "ansatte.xlsx" in page.locator("[data-testid=stMain]").inner_text()
        picture(page, "broken_no_workbook")


FADED = """() => {
  const one = document.querySelector('[data-testid=stMetric]').closest('[data-testid=stElementContainer]');
  const still = getComputedStyle(one).transitionDuration;
  one.dataset.stale = 'true';
  return new Promise(done => setTimeout(() => done([still, getComputedStyle(one).opacity]), 1000));
}"""
GLIDING = """() => {
  window.glided = [];
  const look = () => {
    for (const one of document.getAnimations())
      if (one.effect.getComputedTiming().duration > 0) window.glided.push(one.effect.target.dataset.testid ?? '');
    requestAnimationFrame(look);
  };
  look();
}"""


def test_what_is_drawn_anew_fades_in_one_step_and_costs_no_pictures(town: str, browser: Browser) -> None:
    with window(browser) as page:
        page.goto(f"{town}/scenario?lang=en&groups.nurse.quit_rate_annual=0.2")
        settled(page)
        assert page.evaluate(FADED) == ["0s", "0.65"]
        wrap = "one => getComputedStyle(one).whiteSpace"
        assert page.locator("[data-testid=stMetricDelta] p").first.evaluate(wrap) == "normal"
        page.evaluate(GLIDING)
        page.locator("[data-testid=stSlider] [role=slider], [data-testid=stSlider] input").first.press("ArrowRight")
        page.wait_for_timeout(500)
        settled(page)
        glided = page.evaluate("window.glided")
        assert not {"stElementContainer", "stProgressBarTrack"} & set(glided), glided
