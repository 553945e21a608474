"""What a person who never reads code does with the app, in a real browser."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import picture, settled, window

pytestmark = pytest.mark.browser
NUMBER = "Nurse: people who quit, retirement taken out (per cent a year): type the number"


def metrics(page: Page) -> list[str]:
    return page.locator("[data-testid=stMetricValue]").all_inner_texts()


def link_on(page: Page, words: str) -> str:
    page.get_by_role("button", name=words).click()
    return page.locator("[data-testid=stCode]").first.inner_text().strip()


def typed(page: Page, name: str, value: str) -> None:
    entry = page.get_by_label(name, exact=False).first
    entry.fill(value)
    entry.press("Enter")
    page.wait_for_timeout(400)
    settled(page)


def test_lower_turnover_see_the_gap_close_and_share_it_in_few_clicks(town: str, browser: Browser) -> None:
    with window(browser) as page:
        page.goto(f"{town}/?lang=en")
        settled(page)
        clicks = 0
        page.get_by_role("link", name="Scenario").click()
        clicks += 1
        settled(page)
        before = metrics(page)
        typed(page, NUMBER, "6")
        clicks += 1
        after = metrics(page)
        assert after != before and len(after) == 4
        gap = [float(words[0].replace("\u202f", "").replace("\u2212", "-")) for words in (before, after)]
        assert gap[1] < gap[0]
        assert "against the baseline" in page.locator("[data-testid=stMetric]").first.inner_text()
        picture(page, "newcomer")
        link = link_on(page, "Share link")
        clicks += 1
        assert clicks <= 5
    assert dict(parse_qsl(urlsplit(link).query))["groups.nurse.quit_rate_annual"] == "0.06"
    with window(browser) as second:
        second.goto(link)
        settled(second)
        assert metrics(second) == after


def test_undo_and_redo_and_a_change_of_language_midway_keep_everything(town: str, browser: Browser) -> None:
    with window(browser) as page:
        page.goto(f"{town}/scenario?lang=en")
        settled(page)
        first = metrics(page)
        typed(page, NUMBER, "6")
        changed = metrics(page)
        page.get_by_role("button", name="Undo").click()
        page.wait_for_timeout(400)
        settled(page)
        assert metrics(page) == first
        page.get_by_text("Nynorsk", exact=True).click()
        page.wait_for_selector("text=Angre")
        settled(page)
        page.get_by_role("button", name="Gjer om").click()
        page.wait_for_timeout(400)
        settled(page)
        now = metrics(page)
        plain = [words.replace("\u00a0", "").replace("\u202f", "").replace(",", ".") for words in (*changed, *now)]
        assert plain[:4] == plain[4:]
        assert "mot basis" in page.locator("[data-testid=stMetric]").first.inner_text()


def test_undo_pressed_fast_takes_back_every_change_and_none_comes_again(town: str, browser: Browser) -> None:
    with window(browser) as page:
        page.goto(f"{town}/scenario?lang=en")
        settled(page)
        first, entries = metrics(page), page.locator("[data-testid=stMain] input[aria-label*='type the number']")
        # the browser writes a number into its box some time after the box is there
        for number in range(entries.count()):
            expect(entries.nth(number)).not_to_have_value("")
        before = entries.evaluate_all("all => all.map(one => one.value)")
        changes = range(min(6, len(before)))
        for number in changes:
            entries.nth(number).fill(str(3 + number))
            entries.nth(number).press("Tab")
            page.wait_for_timeout(200)
        settled(page)
        undo = page.get_by_role("button", name="Undo", exact=True)
        for _ in changes:
            undo.click()
            page.wait_for_timeout(150)
        page.wait_for_timeout(400)
        settled(page)
        assert entries.evaluate_all("all => all.map(one => one.value)") == before
        assert metrics(page) == first and undo.is_disabled()


def test_a_slider_moved_with_the_keyboard_keeps_the_focus(town: str, browser: Browser) -> None:
    with window(browser) as page:
        page.goto(f"{town}/scenario?lang=en")
        settled(page)
        slider = page.locator("[data-testid=stMain] input[type=range]").first
        slider.focus()
        told = [slider.get_attribute("aria-valuetext")]
        for _ in range(3):
            page.keyboard.press("ArrowLeft")
            page.wait_for_timeout(400)
            settled(page)
            told.append(slider.get_attribute("aria-valuetext"))
        assert len(set(told)) == 4
        assert page.evaluate("document.activeElement.type") == "range"


def test_what_a_person_wrote_is_shown_letter_by_letter(town: str, browser: Browser) -> None:
    nasty = "<img src=x onerror=alert(1)> $a^2$ :material/home: :smile: [b](http://c.example) **d** e@f.example"
    query = "lang=en&groups.nurse.quit_rate_annual=0.06"
    with window(browser) as page:
        page.on("dialog", lambda dialog: pytest.fail("a script ran"))
        page.goto(f"{town}/scenario?{query}")
        settled(page)
        reason = page.get_by_label("why?", exact=False).first
        reason.fill(nasty)
        reason.press("Enter")
        page.wait_for_timeout(400)
        settled(page)
        cell = page.locator("[data-testid=stMarkdownContainer] p", has_text="onerror").first
        assert cell.inner_text().replace("\u2060", "") == nasty
        assert cell.locator("img, a, .katex, strong, span[role=img]").count() == 0


def test_a_link_with_rubbish_opens_the_app_and_tells_what_it_left_out(town: str, browser: Browser) -> None:
    query = "lang=nb&groups.nurse.quit_rate_annual=nan&levers.service_standard=1e9&seed=1&seed=2"
    query += "&x=<script>alert(1)</script>"
    with window(browser) as page:
        page.on("dialog", lambda dialog: pytest.fail("a script ran"))
        page.goto(f"{town}/?{query}")
        settled(page)
        told = page.locator("[data-testid=stAlert]").all_inner_texts()
        assert sum("Lenken har" in words for words in told) == 4
        assert page.locator("[data-testid=stException]").count() == 0
        picture(page, "link_with_rubbish")
