"""Dispatch: how calls go out when a shift lacks somebody, and how people answer.

Nobody has published how often Norwegian care staff say yes to a call, so every default here is assumed and says so; a
municipality that logs its calls can put its own figures in.
"""

from __future__ import annotations

from pydantic import Field

from model.scenario.schema.leaf import Amount, Flag, Frozen, Identifier, Leaf, Share, Text, leaf

_SOURCE = "own assumption; no published figure found"


def _share(value: float) -> Leaf[Share]:
    return Leaf[Share](value=value, status="assumed", source=_SOURCE)


def _amount(value: float) -> Leaf[Amount]:
    return Leaf[Amount](value=value, status="assumed", source=_SOURCE)


def _flag(value: bool) -> Leaf[Flag]:
    return Leaf[Flag](value=value, status="assumed", source=_SOURCE)


class CallStep(Frozen):
    """One way of filling a shift by calling somebody."""

    answer_share: Leaf[Share] = leaf("Calls that are answered", "share", by_unit=True)
    yes_share: Leaf[Share] = leaf("Those who answer and say yes", "share", by_unit=True)
    minutes_per_call: Leaf[Amount] = leaf("Time from one call to the next", "minutes", by_unit=True)
    lead_hours: Leaf[Amount] = leaf("Least time before the shift starts", "hours", by_unit=True)
    all_at_once: Leaf[Flag] = leaf("Everybody is asked at the same time (a text message)", "yes/no", by_unit=True)


def call_step(answer: float, yes: float, minutes: float, lead: float, at_once: bool = False) -> CallStep:
    """A step with assumed values."""
    return CallStep(
        answer_share=_share(answer),
        yes_share=_share(yes),
        minutes_per_call=_amount(minutes),
        lead_hours=_amount(lead),
        all_at_once=_flag(at_once),
    )


class DispatchSettings(Frozen):
    """Calls in each step of the chain, who may be phoned, and on which grounds an agency may be used."""

    extra_shift: CallStep = Field(default=call_step(0.6, 0.35, 8.0, 1.0), title="Part-timers' extra shifts")
    neighbour: CallStep = Field(default=call_step(1.0, 0.7, 5.0, 0.5), title="Staff over in a neighbour unit")
    hourly: CallStep = Field(default=call_step(0.6, 0.45, 15.0, 1.0, True), title="Hourly substitutes")
    overtime: CallStep = Field(default=call_step(0.6, 0.2, 8.0, 1.0), title="Overtime")
    agency: CallStep = Field(default=call_step(1.0, 0.6, 30.0, 24.0), title="Agency")
    lower_competence: CallStep = Field(default=call_step(0.6, 0.35, 8.0, 1.0), title="Lower competence")
    pool_lead_hours: Leaf[Amount] = leaf("Least time before a pool worker can be sent", "hours", default=_amount(0.5))
    on_call_share: Leaf[Share] = leaf(
        "Monthly paid staff who may be phoned on a day off", "share", by_unit=True, default=_share(0.8)
    )
    colleague_correlation: Leaf[Share] = leaf(
        "Correlation of two colleagues' short absence on a day", "correlation", default=_share(0.02)
    )
    bad_weeks_share: Leaf[Share] = leaf(
        "Weeks in which much more of the staff is ill", "share of weeks", default=_share(0.15)
    )
    agency_grounds: tuple[Text, ...] = Field(
        default=("self_certified", "certified", "child_sick", "short_absence", "long_leave"),
        title="Causes of absence that are a legal ground for an agency",
        description="a substitute for somebody who is away; a vacancy or a course is none without an agreement",
    )
    travel_groups: dict[Identifier, Identifier] = Field(
        default={}, title="Unit → travel group: pools and neighbours reach only units in the same group"
    )
