"""Bokmål for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "day_written": "{day}. {month} {year}",
    "month_1": "januar",
    "month_10": "oktober",
    "month_11": "november",
    "month_12": "desember",
    "month_2": "februar",
    "month_3": "mars",
    "month_4": "april",
    "month_5": "mai",
    "month_6": "juni",
    "month_7": "juli",
    "month_8": "august",
    "month_9": "september",
    "weekday_long_fri": "fredag",
    "weekday_long_mon": "mandag",
    "weekday_long_sat": "lørdag",
    "weekday_long_sun": "søndag",
    "weekday_long_thu": "torsdag",
    "weekday_long_tue": "tirsdag",
    "weekday_long_wed": "onsdag",
}
