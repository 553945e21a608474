"""A value as people read it in a unit's answer."""

from __future__ import annotations

import math

from model.report.numbers import MISSING, plain_number, space
from model.report.texts import text

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
        return f"{plain_number(100 * number, 1)}{space()}%"
    shown = plain_number(number, _DECIMALS[as_what])
    return shown.rstrip("0").rstrip(".,") if as_what == "two" else shown


def weekend_words(every: int) -> str:
    """How often a weekend is worked."""
    return text(f"weekend_{every}") if 0 <= every <= 3 else text("weekend_k", every=every)
