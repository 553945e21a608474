"""A career in words: what the engine's flows mean for one person."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from typing import NamedTuple

from model.scenario.schema import Scenario


class Event(NamedTuple):
    """What happened to the person with this key: month of the horizon, flow, place, held group and percent after it."""

    month: int
    event: str
    key: int
    place: int
    group: int
    percent: int


SENTENCES = {
    "first_day": "employed as {group} in a post for {post_group} at {unit}, {percent} %",
    "first_day_hourly": "takes shifts as {group} at {unit}",
    "hire": "hired as {group} at {unit}, {percent} %",
    "hire_unqualified": "hired as {group} in a post for {post_group} at {unit}, {percent} %, without its requirement",
    "graduate_hire": "came straight from college or course",
    "quit": "quits",
    "retire": "retires",
    "disability": "leaves on a disability pension",
    "no_return": "does not come back from leave",
    "leave_start": "begins a long leave",
    "leave_end": "the long leave ends",
    "parental_start": "begins parental leave",
    "parental_end": "the parental leave ends",
    "study_leave_start": "begins a leave for study",
    "study_leave_end": "the leave for study ends",
    "smaller_fraction": "takes a smaller position, {percent} %",
    "larger_fraction": "takes a larger position, {percent} %",
    "full_time_policy": "wants a full position",
    "training_enter": "begins a course",
    "training_complete": "completes the course",
    "training_dropout": "leaves the course",
    "group_out": "held {group} until now",
    "group_in": "is now {group}, in a post for {post_group} at {unit}, {percent} %",
    "substitute_in": "begins to take shifts as {group} at {unit}",
    "substitute_out": "takes no more shifts",
    "drift_long_term": "temporary contract as {group} for {post_group} at {unit}, {percent} %",
    "long_term_end": "the temporary contract ends; back to taking shifts",
    "drift_direct": "comes to it straight from taking shifts",
    "drift_claim": "claims a permanent post",
    "drift_permanent": "permanent as {group} in a post for {post_group} at {unit}, {percent} %",
}


def told(scenario: Scenario, person: str, rows: Sequence[tuple[int, int, str, str, str, str, int]]) -> str:
    """The events as lines, with the scenario's titles."""
    lines = [f"{person} – {scenario.title}"]
    for year, month, event, unit, post_group, group, percent in rows:
        words = {
            "unit": scenario.units[unit].title,
            "post_group": scenario.groups[post_group].title,
            "group": scenario.groups[group].title,
            "percent": percent,
        }
        sentence = SENTENCES.get(event, event.replace("_", " ")).format(**words)
        lines.append(f"{calendar.month_name[month]} {year}: {sentence}.")
    return "\n".join(lines)
