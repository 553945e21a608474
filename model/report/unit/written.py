"""A value as people read it in a unit's answer."""

from __future__ import annotations

import math

from model.report.numbers import MISSING, THIN

_DECIMALS = {"count": 0, "one": 1, "two": 2, "nok": 0}


def written(value: object, as_what: str) -> str:
    """A value as people read it: `as_what` is text, count, one, two (decimals), share, nok or weekend."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return MISSING
    if as_what == "text" or isinstance(value, str):
        return str(value)
    number = float(value)  # type: ignore[arg-type]
    if as_what == "weekend":
        return weekend_words(int(number))
    if as_what == "share":
        return f"{100 * number:.1f}{THIN}%"
    shown = f"{number:,.{_DECIMALS[as_what]}f}"
    if as_what == "two":
        shown = shown.rstrip("0").rstrip(".")
    return (shown.removeprefix("-") if not any(c in shown for c in "123456789") else shown).replace(",", THIN)


def weekend_words(every: int) -> str:
    """How often a weekend is worked."""
    names = {0: "none", 1: "every", 2: "every 2nd", 3: "every 3rd"}
    return names.get(every, f"every {every}th")
