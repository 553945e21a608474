"""Started from anywhere, the app has its safe settings: the file beside the entry file is read."""

from __future__ import annotations

import socket
import sys
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import ROOT, answering, free_port, served, window
from tests.wheel import unpacked

pytestmark = pytest.mark.browser


def answers(host: str, port: int) -> bool:
    with socket.socket() as place:
        place.settimeout(5)
        return place.connect_ex((host, port)) == 0


def test_from_another_folder_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    with served(ROOT / "app.py", tmp_path) as address:
        port = int(address.rsplit(":", 1)[1])
        assert answers("127.0.0.1", port)
        # 127.0.0.2 is this machine too: a server that listens everywhere would answer there
        assert not answers("127.0.0.2", port)
        told = urllib.request.urlopen(f"{address}/_stcore/host-config", timeout=30).read()
        assert b"allowedOrigins" in told


def test_the_settings_in_force_are_those_of_the_file(tmp_path: Path) -> None:
    import subprocess

    ask = (
        "from streamlit import config; config._main_script_path = sys.argv[1]; config.get_config_options(True);"
        "print([config.get_option(name) for name in ('server.address', 'server.maxUploadSize',"
        "'browser.gatherUsageStats', 'client.showErrorDetails', 'client.disableDataExport')])"
    )
    command = [sys.executable, "-c", f"import sys; {ask}", str(ROOT / "app.py")]
    found = subprocess.run(command, check=False, cwd=tmp_path, capture_output=True, text=True)
    assert found.stdout.strip() == "['127.0.0.1', 10, False, 'none', True]", found.stderr


@pytest.mark.parametrize("by_command", [True, False], ids=["utsyn app", "streamlit run app.py"])
def test_the_installed_program_shows_its_own_pages_and_scenario(
    tmp_path: Path, browser: Browser, by_command: bool
) -> None:
    site, elsewhere, port = unpacked(tmp_path), tmp_path / "elsewhere", free_port()
    elsewhere.mkdir()
    command = [sys.executable, "-m", "model", "app", f"--port={port}"]
    if not by_command:
        entry = site / "model" / "shipped" / "app.py"
        command = [sys.executable, "-m", "streamlit", "run", str(entry), f"--server.port={port}"]
    with answering(command, elsewhere, port, site) as address, window(browser) as page:
        assert not answers("127.0.0.2", port)
        page.goto(f"{address}/about?lang=nb")
        page.get_by_role("heading", name="Om Utsyn").wait_for()
        assert page.locator("[data-testid=stSidebarNavLink]").count() == 9
        page.goto(f"{address}/assumptions?lang=nb")
        page.get_by_text("Ingen tall beskriver en virkelig kommune", exact=False).wait_for()
        page.locator("[data-testid=stMain] table").first.wait_for()
        assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
