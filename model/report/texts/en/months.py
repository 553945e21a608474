"""Weekdays, months and how often."""

from __future__ import annotations

WORDS: dict[str, str] = {
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
    "weekday_fri": "Friday",
    "weekday_mon": "Monday",
    "weekday_sat": "Saturday",
    "weekday_short_fri": "Fri",
    "weekday_short_mon": "Mon",
    "weekday_short_sat": "Sat",
    "weekday_short_sun": "Sun",
    "weekday_short_thu": "Thu",
    "weekday_short_tue": "Tue",
    "weekday_short_wed": "Wed",
    "weekday_sun": "Sunday",
    "weekday_thu": "Thursday",
    "weekday_tue": "Tuesday",
    "weekday_wed": "Wednesday",
}
