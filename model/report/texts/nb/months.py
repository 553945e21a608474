"""Bokmål for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "month_1": "Januar",
    "month_10": "Oktober",
    "month_11": "November",
    "month_12": "Desember",
    "month_2": "Februar",
    "month_3": "Mars",
    "month_4": "April",
    "month_5": "Mai",
    "month_6": "Juni",
    "month_7": "Juli",
    "month_8": "August",
    "month_9": "September",
    "weekday_fri": "Fredag",
    "weekday_mon": "Mandag",
    "weekday_sat": "Lørdag",
    "weekday_short_fri": "Fre",
    "weekday_short_mon": "Man",
    "weekday_short_sat": "Lør",
    "weekday_short_sun": "Søn",
    "weekday_short_thu": "Tor",
    "weekday_short_tue": "Tir",
    "weekday_short_wed": "Ons",
    "weekday_sun": "Søndag",
    "weekday_thu": "Torsdag",
    "weekday_tue": "Tirsdag",
    "weekday_wed": "Onsdag",
}
