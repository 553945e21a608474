"""Utsyn: workforce foresight for municipalities. Names are fetched when first used, so that starting is quick."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "InputError": "model.errors",
    "Result": "model.runs",
    "Scenario": "model.scenario.schema",
    "assumptions": "model.scenario",
    "compare": "model.runs",
    "load_scenario": "model.scenario",
    "open_run": "model.runs",
    "run": "model.runs",
    "save_run": "model.runs",
    "trace": "model.workforce",
    "verify_run": "model.runs",
}
__all__ = [
    "InputError",
    "Result",
    "Scenario",
    "assumptions",
    "compare",
    "load_scenario",
    "open_run",
    "run",
    "save_run",
    "trace",
    "verify_run",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"Utsyn has no public name “{name}”; it has {', '.join(sorted(_HOMES))}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(_HOMES)
