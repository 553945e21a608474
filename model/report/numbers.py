"""Numbers as people read them. One place, so that screen, page and picture write alike."""

from __future__ import annotations

import math

THIN = "\u202f"  # narrow space that does not break: groups thousands without being taken for a decimal sign
MINUS = "\u2212"
MISSING = "–"
_PERCENT = {"share", "probability"}


def number(value: float, unit_of_measure: str) -> str:
    """A value with as many digits as carry meaning, without its unit but for per cent.

    Shares and probabilities are written in per cent, kroner in millions (see :func:`shown_unit`).
    """
    if value is None or math.isnan(value):
        return MISSING
    if unit_of_measure in _PERCENT:
        return f"{_plain(100 * value, 1)}{THIN}%"
    if unit_of_measure == "NOK":
        return _plain(value / 1e6, 1)
    if unit_of_measure == "fraction":
        return _plain(value, 3)
    if unit_of_measure == "hours/year":
        return _plain(value, 0)
    return _plain(value, 1)


def span(low: float, high: float, unit_of_measure: str) -> str:
    """A range from low to high, each written as :func:`number` writes it."""
    if math.isnan(low) or math.isnan(high):
        return MISSING
    first, last = number(low, unit_of_measure), number(high, unit_of_measure)
    if last.endswith("%"):
        first = first.removesuffix(f"{THIN}%")
    joint = " to " if MINUS in first + last else "–"
    return f"{first}{joint}{last}"


def shown_unit(unit_of_measure: str) -> str:
    """The unit that :func:`number` writes in; empty where the number carries it."""
    if unit_of_measure in _PERCENT:
        return ""
    return "million NOK" if unit_of_measure == "NOK" else unit_of_measure


def signed(value: float, unit_of_measure: str) -> str:
    """A difference with its sign; between shares it is in percentage points."""
    shown = points(number(value, unit_of_measure))
    return shown if shown == MISSING or shown.startswith(MINUS) or not value > 0 else f"+{shown}"


def points(shown: str) -> str:
    """A difference between two shares is counted in percentage points, not per cent."""
    return shown.replace(f"{THIN}%", f"{THIN}pp")


def _plain(value: float, decimals: int) -> str:
    shown = f"{value:,.{decimals}f}".replace(",", THIN)
    if not any(digit in shown for digit in "123456789"):
        shown = shown.removeprefix("-")  # what rounds to nothing has no sign
    return shown.replace("-", MINUS)
