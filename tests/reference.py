"""The reference municipality as a scenario, read once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from model.scenario.build import build
from model.scenario.schema import ROW_MODELS, Scenario

FOLDER = Path(__file__).parent.parent / "scenarios" / "reference"
MEASURES = FOLDER.parent / "measures"


def content() -> dict[str, Any]:
    """The settings as written."""
    found: dict[str, Any] = yaml.safe_load((FOLDER / "scenario.yaml").read_text(encoding="utf-8"))
    return found


def table(name: str) -> pd.DataFrame:
    """One table as written; codes stay text."""
    return pd.read_csv(FOLDER / f"{name}.csv", dtype={"account_code": str, "function_code": str})


@cache
def reference() -> Scenario:
    """The reference, built once."""
    return build(content(), {name: table(name) for name in ROW_MODELS})
