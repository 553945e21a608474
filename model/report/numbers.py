"""Numbers as people read them, in the language of the context. One place, so that screen, page and picture write alike.

Norwegian: decimal comma, thousands apart by a no-break space (1 234,5), as Språkrådet advises. English: decimal point
and a narrow no-break space, which is taken for no decimal sign.
"""

from __future__ import annotations

import datetime
import math
import re

from model.report.texts import current_language, term, text

NO_BREAK = "\u00a0"
THIN = "\u202f"  # narrow space that does not break: groups thousands without being taken for a decimal sign
MINUS = "\u2212"
MISSING = "–"
_PERCENT = {"share", "probability"}
_ENGLISH = re.compile(r"[-+]?(([0-9]+|[0-9]{1,3}([ ,][0-9]{3})+)(\.[0-9]*)?|\.[0-9]+)")
_NORWEGIAN = re.compile(r"[-+]?(([0-9]+|[0-9]{1,3}( [0-9]{3})+)([.,][0-9]*)?|[.,][0-9]+)")
_LONG = re.compile(r"(?<![\w.,])[0-9]{5,}(?!\w)")
_POINTS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")


def number(value: float, unit_of_measure: str) -> str:
    """A value with as many digits as carry meaning, without its unit but for per cent.

    Shares and probabilities are written in per cent, kroner in millions (see :func:`shown_unit`).
    """
    if value is None or math.isnan(value):
        return MISSING
    if unit_of_measure in _PERCENT:
        return f"{plain_number(100 * value, 1)}{space()}%"
    if unit_of_measure == "NOK":
        return plain_number(value / 1e6, 1)
    if unit_of_measure == "fraction":
        return plain_number(value, 3)
    if unit_of_measure == "hours/year":
        return plain_number(value, 0)
    return plain_number(value, 1)


def span(low: float, high: float, unit_of_measure: str) -> str:
    """A range from low to high, each written as :func:`number` writes it."""
    if math.isnan(low) or math.isnan(high):
        return MISSING
    first, last = number(low, unit_of_measure), number(high, unit_of_measure)
    if last.endswith("%"):
        first = first.removesuffix(f"{space()}%")
    joint = f" {text('to')} " if MINUS in first + last else "–"
    return f"{first}{joint}{last}"


def day_written(iso: str) -> str:
    """A date such as 2026-01-31 as people write it; what is no date comes back as it is."""
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    return text("day_written", day=day.day, month=text(f"month_{day.month}"), year=day.year)


def shown_unit(unit_of_measure: str) -> str:
    """The unit that :func:`number` writes in; empty where the number carries it."""
    if unit_of_measure in _PERCENT:
        return ""
    return term("million NOK" if unit_of_measure == "NOK" else unit_of_measure)


def signed(value: float, unit_of_measure: str) -> str:
    """A difference with its sign; between shares it is in percentage points."""
    shown = points(number(value, unit_of_measure))
    grows = value > 0 and any(digit in shown for digit in "123456789")
    return f"+{shown}" if grows else shown


def points(shown: str) -> str:
    """A difference between two shares is counted in percentage points, not per cent."""
    return shown.replace(f"{space()}%", f"{space()}{text('percentage_points')}")


def plain_number(value: float, decimals: int) -> str:
    """A number with so many decimals; what rounds to nothing has no sign."""
    shown = f"{value:,.{decimals}f}"
    if not any(digit in shown for digit in "123456789"):
        shown = shown.removeprefix("-")
    signs = {ord(","): space(), ord("-"): MINUS} | ({} if current_language() == "en" else {ord("."): ","})
    return shown.translate(signs)


def spaced(written: str) -> str:
    """A text with the thousands of its whole numbers apart, from five digits on: four may be a year."""
    return _LONG.sub(lambda found: plain_number(int(found.group()), 0), written)


def read_number(written: str) -> float:
    """The value of a number as :func:`plain_number` writes it, or as people type it.

    Raises ValueError for words, and for what could be read in two ways that differ tenfold or more: in English 6,5 (a
    comma stands between thousands), in Norwegian 1.234 (a point between thousands is written there too), 6 5 in both.
    """
    english = current_language() == "en"
    plain = "".join(" " if letter.isspace() else letter for letter in written.strip()).replace(MINUS, "-")
    if not (_ENGLISH if english else _NORWEGIAN).fullmatch(plain) or (not english and _POINTS.fullmatch(plain)):
        raise ValueError(f"no number: {written!r}")
    plain = plain.replace(" ", "")
    return float(plain.replace(",", "") if english else plain.replace(",", "."))


def space() -> str:
    """What stands between thousands, and before a per cent sign."""
    return THIN if current_language() == "en" else NO_BREAK


def percent_label() -> str:
    """How an axis or a legend writes a share as per cent (a Vega expression), with the language's space in it."""
    return f"format(datum.value * 100, '.0f') + '{space()}%'"


def chart_locale() -> dict[str, object]:
    """How a chart writes its numbers (d3-format): for the chart's own ``config.locale``, which needs no network."""
    decimal = "." if current_language() == "en" else ","
    return {"decimal": decimal, "thousands": space(), "grouping": [3], "currency": ["", ""], "minus": MINUS}
