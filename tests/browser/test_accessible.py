"""axe on every page, light and dark, and at 400 % zoom; findings in the library's own parts are listed by id."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from model.ui import PAGES
from model.ui.choices import ROTA_PARTS, SCENARIO_THEMES, STAFF_PARTS
from tests.browser.conftest import picture, settled, window

pytestmark = pytest.mark.browser
SERIOUS = {"serious", "critical"}
COUNTED = {"heading-order", "page-has-heading-one", "empty-heading"}
"""Rules of less weight that are kept all the same."""
OF_THE_LIBRARY: dict[str, str] = {}
"""axe's rule → the selector of Streamlit's own part that breaks it, which we cannot change."""


def findings(page: Page) -> list[str]:
    """Findings in what is ours that are serious, or break a rule that is counted too: rule and place."""
    response: dict[str, Any] = Axe().run(page).response
    found = []
    for rule in response["violations"]:
        if rule["impact"] not in SERIOUS and rule["id"] not in COUNTED:
            continue
        for node in rule["nodes"]:
            selector = OF_THE_LIBRARY.get(rule["id"])
            place = node["target"][-1]
            inside = "([place, part]) => Boolean(document.querySelector(place)?.closest(part))"
            if selector is None or not page.evaluate(inside, [place, selector]):
                found.append(f"{rule['id']}: {place}: {node['html'][:160]}")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page_of", PAGES, ids=lambda page: page.key)
def test_no_serious_finding_on_any_page(town: str, browser: Browser, page_of: Any, scheme: str) -> None:
    with window(browser, scheme) as page:
        page.goto(f"{town}/{page_of.address}?lang=nb&groups.nurse.quit_rate_annual=0.06")
        settled(page)
        picture(page, f"{page_of.key}_{scheme}")
        assert findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "part"),
    [("staff", part) for part in STAFF_PARTS]
    + [("rota", part) for part in ROTA_PARTS]
    + [("scenario", theme) for theme in SCENARIO_THEMES],
)
def test_no_serious_finding_in_any_part_of_a_page(
    town: str, browser: Browser, address: str, part: str, scheme: str
) -> None:
    choice = f"{address}_theme" if address == "scenario" else f"{address}_part"
    with window(browser, scheme) as page:
        page.goto(f"{town}/{address}?lang=nn&pools.care.in_use=true&show.{choice}={part}")
        settled(page)
        begins = page.locator("[data-testid=stMain] [data-testid=stBaseButton-primary]:visible")
        if begins.count():
            begins.first.click()
            page.wait_for_timeout(400)
            settled(page)
        picture(page, f"{address}_{part}_{scheme}")
        assert page.locator("[data-testid=stAlertContentError]").count() == 0
        assert address == "scenario" or page.locator("[data-testid=stVegaLiteChart], [data-testid=stTable]").count()
        assert findings(page) == []


@pytest.mark.parametrize("page_of", PAGES, ids=lambda page: page.key)
def test_no_page_scrolls_sideways_at_400_per_cent(town: str, browser: Browser, page_of: Any) -> None:
    with window(browser, width=350) as page:
        page.goto(f"{town}/{page_of.address}?lang=nb")
        settled(page)
        picture(page, f"{page_of.key}_400")
        wide = page.evaluate(
            "(main => main.scrollWidth - main.clientWidth)(document.querySelector('[data-testid=stMain]'))"
        )
        assert wide <= 0
