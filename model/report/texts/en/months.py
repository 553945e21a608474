"""Weekdays and months."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "day_written": "{day} {month} {year}",
    "month_1": "January",
    "month_10": "October",
    "month_11": "November",
    "month_12": "December",
    "month_2": "February",
    "month_3": "March",
    "month_4": "April",
    "month_5": "May",
    "month_6": "June",
    "month_7": "July",
    "month_8": "August",
    "month_9": "September",
    "weekday_long_fri": "Friday",
    "weekday_long_mon": "Monday",
    "weekday_long_sat": "Saturday",
    "weekday_long_sun": "Sunday",
    "weekday_long_thu": "Thursday",
    "weekday_long_tue": "Tuesday",
    "weekday_long_wed": "Wednesday",
}
