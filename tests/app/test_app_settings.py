"""How the app is started: safe settings, a short entry file."""

from __future__ import annotations

import tomllib
from pathlib import Path

from model.cli_words import app_flags

ROOT = Path(__file__).resolve().parent.parent.parent


def test_safe_settings_stand_in_the_file_and_in_the_command_alike() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    written = {
        f"--{part}.{name}={value!s}".lower() for part, names in settings.items() for name, value in names.items()
    }
    assert written == {flag.lower() for flag in app_flags()}
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"


def test_the_entry_file_is_short_and_no_icon_is_fetched_from_another_place() -> None:
    assert len((ROOT / "app.py").read_text().splitlines()) <= 60
    # the browser asks a font service for a page icon named :material/…:, so none may be named
    assert "page_icon" not in (ROOT / "app.py").read_text()
