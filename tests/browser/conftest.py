"""A server of the app and a Chromium for a session of tests; screenshots are left in runs/browser/."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from model.cli_words import app_flags

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "runs" / "browser"
PATIENCE = 120_000.0
"""Milliseconds that a page may take on a machine that does much else: no test is about time."""
_LOOK, _LOOKS = 400.0, 4


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


@contextmanager
def served(script: Path, folder: Path, *flags: str) -> Iterator[str]:
    """The app of a script, started from a folder; gives its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), *flags]
    command += [f"--server.port={port}", "--server.fileWatcherType=none"]
    with answering(command, folder, port, ROOT) as address:
        yield address


@contextmanager
def answering(command: list[str], folder: Path, port: int, packages: Path) -> Iterator[str]:
    """A command that serves the app on a port, with the packages of a folder; gives its address when it answers."""
    inside = os.environ | {"PYTHONPATH": str(packages), "STREAMLIT_SERVER_HEADLESS": "true"}
    process = subprocess.Popen(command, cwd=folder, env=inside, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            assert process.poll() is None, "the server ended"
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).read()
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:  # it waits for work in hand, which nobody needs any longer
            process.kill()
            process.wait(30)


@pytest.fixture(scope="session")
def town() -> Iterator[str]:
    """The address of the app on the tiny municipality."""
    with served(Path(__file__).parent / "small_town.py", ROOT, *app_flags()) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program is not None, "install Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@contextmanager
def window(browser: Browser, scheme: str = "light", width: int = 1400) -> Iterator[Page]:
    """A browser session of its own. Anything it asks for outside this machine fails the test."""
    context = browser.new_context(viewport={"width": width, "height": 1000}, color_scheme=scheme)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    outside: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: outside.append(request.url) if _is_outside(request.url) else None)
    yield page
    context.close()
    assert outside == []


def _is_outside(url: str) -> bool:
    return url.startswith(("http", "ws")) and "//127.0.0.1:" not in url


_STATE = """() => {
  const app = document.querySelector('[data-testid=stApp]'), main = document.querySelector('[data-testid=stMain]');
  const busy = app?.dataset.testScriptState !== 'notRunning' || document.querySelector('[data-testid=stProgress]');
  return [!busy, main ? main.innerText.length : 0];
}"""


def settled(page: Page) -> None:
    """Wait until the page is drawn and nothing more is on its way: the same words for a while and nothing running.

    The browser draws after the script has run, and work that has just begun shows its bar at the next look.
    """
    page.wait_for_selector("h1")
    same, before = 0, [False, 0]
    for _ in range(int(PATIENCE / _LOOK)):
        page.wait_for_timeout(_LOOK)
        now = page.evaluate(_STATE)
        same = same + 1 if now == before and now[0] else 0
        if same == _LOOKS:
            return
        before = now
    raise AssertionError("the page is not done")


def picture(page: Page, name: str) -> None:
    """The whole page as a picture, for whoever looks."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": before["width"] if before else 1400, "height": min(int(tall) + 60, 6000)})
    page.wait_for_timeout(600)
    page.screenshot(path=PICTURES / f"{name}.png")
    if before:
        page.set_viewport_size(before)
