"""The modules of words on screen, a page each; every language has one of each name."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

PAGES = (
    "app",
    "dispatch",
    "items",
    "months",
    "page_about",
    "page_assumptions",
    "page_budget",
    "page_compare",
    "page_data",
    "page_overview",
    "page_rota",
    "page_scenario",
    "page_staff",
    "pool",
    "pool_played",
    "report",
    "share",
    "unit",
)


def pages_of(package: str) -> tuple[ModuleType, ...]:
    """The modules of a language's package."""
    return tuple(import_module(f"{package}.{page}") for page in PAGES)
