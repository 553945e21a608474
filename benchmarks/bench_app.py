"""The app in a real browser: seconds from what a person does to what they see, on the reference municipality.

    python -m benchmarks.bench_app [CHANGES] [SECONDS]

Measured: the server's start; the first chart when rotas and pools must be sized and when they are kept from an earlier
start (the engine is compiled before); a slider let go → another headline number, and → the whole run with its range;
the same for sliders that size rotas or pools, of which no plan is kept; a change of page; and five sessions at once for
SECONDS, each with a turnover of its own, of which none may ever see another's name or numbers. Times are taken inside
the page, from the release of the pointer to the change of the words. Seconds of processor are the server's own. Needs
Chromium.

The goals, on two idle cores: server 3 s, first chart with a kept plan 5 s, number 0.6 s (median) and 1.2 s (p95), range
3 s (median), number after sizing 15 s and old figures marked until then, five sessions 3 s (p95), nothing of others.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from model import load_scenario
from model.report import headline_cells, headline_frame, text, use_language
from model.runs import headlines, plan_for
from model.scenario import with_overlays

ROOT = Path(__file__).resolve().parents[1]
SLIDER = "groups.nurse.quit_rate_annual"
STRIP = ("need_gap_fte", "cover_share", "net_cost_nok", "full_time_share")
PATIENCE_MS = 180_000
SESSIONS, SIZINGS = 5, 3
SIZED_ANEW = {"need": "rotas and pools (level of service)", "substitutes": "pools (part-timers' extra shifts)"}
CHART = "[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg"
TRACK = "[data-testid=stSlider] [role=group] > div"

# what the page says after each change of its words, in milliseconds since the pointer was let go
WATCH = """marks => {
  const strip = () => [...document.querySelectorAll('[data-testid=stMetricValue]')];
  const words = () => strip().map(one => one.textContent).join('|');
  const state = () => {
    const said = document.querySelector('[data-testid=stMain]')?.textContent ?? '';
    return Object.keys(marks).find(mark => said.includes(marks[mark])) ?? '';
  };
  window.seen = []; window.released = 0; window.before = words();
  addEventListener('pointerup', () => {
    window.released = performance.now(); window.before = words(); window.seen = [];
  }, true);
  new MutationObserver(() => {
    const now = [words(), state()], last = window.seen.at(-1);
    if (window.released && (!last || last[1] !== now[0] || last[2] !== now[1]))
      window.seen.push([performance.now() - window.released, ...now]);
  }).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""


@dataclass(frozen=True)
class Server:
    """A started app: its address, its process, and the seconds until it answered."""

    address: str
    process: int
    ready: float

    def processor(self) -> float:
        """Seconds of processor it has used, without those of its helpers."""
        with open(f"/proc/{self.process}/stat", encoding="ascii") as file:
            parts = file.read().rsplit(")", 1)[1].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(cache: Path | None = None) -> Iterator[Server]:
    """``utsyn app``, with plans kept in `cache` if told, and compiled code where it is always kept."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = int(place.getsockname()[1])
    inside = os.environ | {"STREAMLIT_SERVER_HEADLESS": "true", "PYTHONPATH": str(ROOT)}
    if cache is not None:
        usual = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
        inside |= {"XDG_CACHE_HOME": str(cache), "NUMBA_CACHE_DIR": usual}
    begun = time.perf_counter()
    command = [sys.executable, "-m", "model", "app", "--port", str(port)]
    process = subprocess.Popen(command, env=inside, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5).read()
                break
            except OSError:
                time.sleep(0.02)
        yield Server(f"http://127.0.0.1:{port}", process.pid, time.perf_counter() - begun)
    finally:
        process.terminate()
        process.wait(30)


def window(browser: Browser, address: str) -> Page:
    """A browser session of its own."""
    page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    return page


def first_chart(browser: Browser, cache: Path | None, told: str) -> None:
    """Seconds from the server's start to its answer, and from opening the page to a chart."""
    with served(cache) as server:
        begun = time.perf_counter()
        page = window(browser, f"{server.address}/?lang=en")
        page.wait_for_selector("h1")
        title = time.perf_counter() - begun
        page.wait_for_selector(CHART)
        took = time.perf_counter() - begun
        print(f"{told}: server ready {server.ready:.1f} s, title {title:.1f} s, first chart {took:.1f} s after opening")
        page.context.close()


def on_sliders(browser: Browser, address: str, theme: str = "turnover") -> Page:
    """A session on the page with sliders, whose baseline has been played whole."""
    page = window(browser, f"{address}/scenario?lang=en&show.scenario_theme={theme}")
    page.wait_for_selector(TRACK)
    page.wait_for_function("words => document.body.textContent.includes(words)", arg=marks()["whole"])
    page.evaluate(WATCH, marks())
    return page


def marks() -> dict[str, str]:
    """Words that tell which figures are shown."""
    use_language("en")
    whole = text("app_whole_answer", year="", replications=200)
    return {"old": text("app_old"), "first": text("app_first_answer", first=20, replications=200), "whole": whole[2:]}


def let_go(page: Page, share: float) -> None:
    """The first slider pulled to a place on its track and let go."""
    box = None
    while box is None:  # the page may just be drawn anew
        page.locator(TRACK).first.wait_for()
        box = page.locator(TRACK).first.bounding_box()
    x, y = box["x"] + box["width"] * share, box["y"] + box["height"] / 2
    page.mouse.move(x - 6, y)
    page.mouse.down()
    page.mouse.move(x, y, steps=2)
    page.mouse.up()


def number_after(page: Page) -> float | None:
    """Seconds from the release to a number of the new draft, or None while there is none."""
    found: Any = page.evaluate("window.seen.find(one => one[1] !== window.before && one[2] !== 'old')?.[0] ?? null")
    return None if found is None else float(found) / 1000


def range_after(page: Page) -> float:
    """Seconds from the release to the whole run, waited for. New numbers may stand a moment above the old caption, so
    the first answer's must have been seen before."""
    ready = "window.seen.some(one => one[2] === 'first') && window.seen.at(-1)[2] === 'whole'"
    page.wait_for_function(ready, polling=50)
    return float(page.evaluate("window.seen.at(-1)[0]")) / 1000


def changes(browser: Browser, count: int) -> None:
    """One person who waits for the range before the next change."""
    with served() as server:
        page = on_sliders(browser, server.address)
        numbers, ranges, used = [], [], []
        for number in range(count):
            before = server.processor()
            let_go(page, 0.05 + 0.9 * ((number + 1) * 0.618034 % 1))
            ranges.append(range_after(page))
            numbers.append(number_after(page) or ranges[-1])
            used.append(server.processor() - before)
            page.wait_for_timeout(200)
        print(f"slider → number, {count} changes: {told(numbers)}")
        print(f"slider → range p10–p90: {told(ranges)}; {statistics.median(used):.2f} s of processor a change")
        begun = time.perf_counter()
        page.get_by_role("link", name="Overview").click()
        page.wait_for_selector(CHART)
        print(f"change of page → chart: {time.perf_counter() - begun:.2f} s")
        page.context.close()


def sized_anew(browser: Browser, cache: Path) -> None:
    """One person who moves the first slider of a theme, to values whose rotas or pools nobody has sized before."""
    with served(cache) as server:
        for theme, which in SIZED_ANEW.items():
            page = on_sliders(browser, server.address, theme)
            numbers, marked = [], 0
            for number in range(SIZINGS):
                let_go(page, 0.15 + 0.7 * ((number + 1) * 0.618034 % 1))
                whole = range_after(page)
                numbers.append(number_after(page) or whole)
                marked += bool(page.evaluate("window.seen.some(one => one[2] === 'old')"))
            print(f"slider that sizes {which} → number: {told(numbers)}; {marked} of {SIZINGS} marked as old meanwhile")
            page.context.close()


def together(browser: Browser, seconds: float) -> None:
    """Five persons who change the turnover as soon as they see a number, each within limits of their own."""
    with served() as server:
        pages = [on_sliders(browser, server.address) for _ in range(SESSIONS)]
        for place, page in enumerate(pages):
            save_as(page, canary(place))
            let_go(page, share_of(place, 0))
        begun, counts, took = time.perf_counter(), [0] * SESSIONS, []
        while time.perf_counter() - begun < seconds:
            for place, page in enumerate(pages):
                waited = number_after(page)
                if waited is not None:
                    took.append(waited)
                    counts[place] += 1
                    let_go(page, share_of(place, counts[place]))
            pages[0].wait_for_timeout(100)  # looking often would take from what is looked at
        crossed = sum(strange(page, place) for place, page in enumerate(pages))
        print(f"{SESSIONS} sessions for {seconds:.0f} s, {sum(counts)} changes: {told(took)}; crossings: {crossed}")


def canary(place: int) -> str:
    """The name of a session's scenario."""
    return f"canary {'abcde'[place] * 6}"


def share_of(place: int, count: int) -> float:
    """Where on the track a session's next value lies: no two sessions come near each other."""
    return 0.08 + 0.17 * place + 0.12 * (count * 0.618034 % 1)


def save_as(page: Page, name: str) -> None:
    """Save what is in hand under a name."""
    page.get_by_role("button", name=text("saved_save")).first.click()
    page.get_by_label(text("saved_name"), exact=True).fill(name)
    page.get_by_role("button", name=text("saved_save_as"), exact=True).click()
    page.wait_for_function("name => document.body.textContent.includes(name)", arg=name)
    page.keyboard.press("Escape")


def strange(page: Page, place: int) -> int:
    """What a session shows of the others': their names, or numbers that its own turnover does not give."""
    page.wait_for_timeout(500)
    range_after(page)
    said = page.locator("body").inner_text()
    names = sum(canary(other) in said for other in range(SESSIONS) if other != place)
    rate = float(page.locator("[data-testid=stSlider] input").first.get_attribute("aria-valuetext") or "nan") / 100
    shown = page.locator("[data-testid=stMetricValue]").all_inner_texts()
    return names + (shown != alone(rate))


def alone(rate: float) -> list[str]:
    """The headline numbers of a turnover, worked out here."""
    use_language("en")
    scenario = with_overlays(load_scenario(ROOT / "scenarios" / "reference"), caller={SLIDER: rate})
    plan = plan_for(scenario, lambda stage, done, total: None, 2)
    figures = headlines(scenario, 2026, range(200), plan)
    frame = headline_frame([figures])
    cells = headline_cells(frame).assign(indicator=list(dict.fromkeys(frame["indicator"]))).set_index("indicator")
    return [str(cells.loc[name, figures.label]) for name in STRIP]


def told(seconds: Sequence[float]) -> str:
    """Median, 95th percentile and range."""
    if not seconds:
        return "none"
    ordered = sorted(seconds)
    late = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"median {statistics.median(ordered):.2f} s, p95 {late:.2f} s, {ordered[0]:.2f}–{ordered[-1]:.2f} s"


def main(count: int, seconds: float) -> None:
    """Print every figure, and how busy the machine is with other things."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        print("left out: no Chromium")
        return
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    alone(0.1)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as empty:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        first_chart(browser, Path(empty), "no plan kept")
        first_chart(browser, None, "plan kept")
        changes(browser, count)
        sized_anew(browser, Path(empty))
        together(browser, seconds)
        browser.close()
    print(f"load after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    given = [float(one) for one in sys.argv[1:3]]
    main(int(given[0]) if given else 30, given[1] if len(given) > 1 else 60.0)
