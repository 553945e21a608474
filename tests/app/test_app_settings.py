"""How the app is started: safe settings, a short entry file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from model.cli_words import app_flags

ROOT = Path(__file__).resolve().parent.parent.parent


def flags(part: dict[str, Any], front: str = "") -> list[str]:
    """Every setting of a file as the flag of the command line."""
    found: list[str] = []
    for name, value in part.items():
        found += flags(value, f"{front}{name}.") if isinstance(value, dict) else [f"--{front}{name}={value!s}".lower()]
    return found


def test_safe_settings_stand_in_the_file_and_in_the_command_alike() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert set(flags(settings)) == {flag.lower() for flag in app_flags()}
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["client"]["disableDataExport"] is True and settings["server"]["maxUploadSize"] == 10


def test_the_entry_file_is_short_and_no_icon_is_fetched_from_another_place() -> None:
    assert len((ROOT / "app.py").read_text().splitlines()) <= 60
    # the browser asks a font service for a page icon named :material/…:, so none may be named
    assert "page_icon" not in (ROOT / "app.py").read_text()


def test_the_wheel_has_the_settings_beside_the_entry_file() -> None:
    taken = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert taken["force-include"][".streamlit/config.toml"] == "model/shipped/.streamlit/config.toml"
    assert taken["force-include"]["app.py"] == "model/shipped/app.py"
