"""Months of the horizon: month 0 is January of the first year, month 12 January of the second."""

from __future__ import annotations

MONTHS_A_YEAR = 12


def year_index(month: int) -> int:
    """Which year of the horizon a month belongs to, from 0."""
    return month // MONTHS_A_YEAR


def year_of_month(start_year: int, month: int) -> int:
    """The calendar year of a month of the horizon."""
    return start_year + month // MONTHS_A_YEAR


def calendar_month(month: int) -> int:
    """The calendar month, 1–12, of a month of the horizon."""
    return month % MONTHS_A_YEAR + 1
