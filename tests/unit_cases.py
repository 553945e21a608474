"""A small unit for tests: two groups, day and evening, every third weekend; solved in a second."""

from __future__ import annotations

from pathlib import Path

_WEEK = "[mon, tue, wed, thu, fri, sat, sun]"
_MADE = "status: assumed, source: made"
SMALL = f"""utsyn_unit: 1
title: "Small"
year: 2026
groups:
  nurse:
    title: "Sykepleier"
    covers_for: [skilled]
    hour_nok: {{value: 420, {_MADE}}}
    exit_rate_annual: {{value: 0.1, {_MADE}}}
  skilled:
    title: "Helsefagarbeider"
    hour_nok: {{value: 350, {_MADE}}}
working_time:
  weekly_hours_rota: {{value: 35.5, {_MADE}}}
  net_hours_rota: {{value: 1632, {_MADE}}}
supplements:
  evening_from: "17:00"
  night_from: "21:00"
  night_to: "06:00"
  evening_nok: {{value: 56, {_MADE}}}
  night_share: {{value: 0.25, {_MADE}}}
  night_nok: {{value: 70, {_MADE}}}
  weekend_share: {{value: 0.22, {_MADE}}}
  weekend_nok: {{value: 70, {_MADE}}}
rota:
  shift_kinds:
    day: {{title: "Dagvakt", start: "07:30", end: "15:00", family: day}}
    evening: {{title: "Kveldsvakt", start: "15:00", end: "22:30", family: evening}}
  line_kinds:
    full: {{title: "Full", fraction_from: 0.97, fraction_to: 1.0, weekend_every: 3}}
    part: {{title: "Deltid", fraction_from: 0.4, fraction_to: 0.95, weekend_every: 3}}
  agreements:
    individual: {{value: true, {_MADE}}}
    local_stewards: {{value: true, {_MADE}}}
    central_union: {{value: false, {_MADE}}}
    authority: {{value: false, {_MADE}}}
  own_values:
    daily_rest_hours: {{value: 10, {_MADE}}}
  prices:
    uncovered_hour_nok: {{value: 2000, {_MADE}}}
    unqualified_step_nok: {{value: 20, {_MADE}}}
    line_nok: {{value: 50, {_MADE}}}
    part_time_line_nok: {{value: 300, {_MADE}}}
unit:
  allow_uncovered: true
  known_absence_planned: {{value: 1.0, {_MADE}}}
cover:
  - {{group: nurse, weekdays: {_WEEK}, start: "07:30", end: "15:00", required: 1}}
  - {{group: skilled, weekdays: {_WEEK}, start: "07:30", end: "22:30", required: 1}}
staff:
  - {{group: nurse, number: 4, fraction: 0.5, wanted_fraction: 0.8}}
options:
  weekends_to_compare: [2, 3]
"""


def written(folder: Path, text: str, name: str = "small.yaml") -> Path:
    """The text as a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
