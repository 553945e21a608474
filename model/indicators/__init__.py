"""The vocabulary of results: every indicator's name, unit of measure, and how it adds up.

Two kinds of competence group stand behind the ``group`` of a result row. *Required* is the group that a post or an
hour of service asks for; *held* is the group that a person belongs to. ``Indicator.group_is`` says which, and
``none`` says that the indicator exists for all groups together only.

How a figure adds up, over years and over units: ``sum`` and ``mean`` may be formed from the indicator's own values;
``ratio`` may not – it is formed anew from the summed numerator and denominator, which the tally does for the totals.
"""

from __future__ import annotations

from model.indicators.drift import DRIFT
from model.indicators.kinds import Better, GroupMeaning, Indicator, Rule
from model.indicators.recruitment import RECRUITMENT
from model.indicators.training import TRAINING


def _table(*indicators: Indicator) -> dict[str, Indicator]:
    """Indicators by key; a key said twice is a fault in this file."""
    table = {indicator.key: indicator for indicator in indicators}
    if len(table) != len(indicators):
        raise ValueError("an indicator is declared twice")
    return table


# One indicator a paragraph reads as a table: key, title, unit of measure, rule over years, rule over units,
# which way is good, whose group, help. The formatter would give every word a line of its own.
# fmt: off
_HEADLINE = (
    Indicator(
        "net_cost_nok", "Net cost", "NOK", "sum", "sum", "lower", "none",
        "Pay, on-costs, training and bought services less refunds, in the prices of the price year.",
        headline=True,
    ),
    Indicator(
        "cover_share", "Required hours with the right competence", "share", "ratio", "ratio", "higher", "required",
        "Covered hours ÷ required hours. People without the required competence do not count, and surplus in one "
        "place never offsets shortage in another.",
        headline=True,
    ),
    Indicator(
        "uncovered_hours", "Hours without the right competence", "hours/year", "sum", "sum", "lower", "required",
        "Required hours that nobody with the right competence worked: left open, or done by lower competence.",
        headline=True,
    ),
    Indicator(
        "need_gap_fte", "Need gap", "FTE", "mean", "sum", "lower", "required",
        "Need FTE less available FTE of people who meet the requirement, before substitution. Positive is shortage. "
        "Pools are substitution and stand outside it. Totals are sums, so a surplus there does offset a shortage.",
        headline=True,
    ),
    Indicator(
        "need_met", "Probability that need is met", "probability", "ratio", "ratio", "higher", "required",
        "1 in a replication whose year-mean need gap is at most 0, else 0; the mean is the probability. All groups "
        "means jointly, every group in the same replication; all units means the municipality's summed gap.",
        headline=True,
    ),
    Indicator(
        "full_time_share", "People in full-time positions", "share", "ratio", "ratio", "higher", "held",
        "Monthly-paid people whose fractions sum to a full one ÷ all monthly-paid people. A line at 97–100 % of full "
        "hours is a full position whose balance is hours owed.",
        headline=True,
    ),
    Indicator(
        "mean_fraction", "Mean position fraction", "fraction", "ratio", "ratio", "higher", "held",
        "Contracted FTE ÷ people, monthly-paid staff.",
        headline=True,
    ),
    Indicator(
        "not_meeting_post_share_fte", "FTE not meeting the post's requirement", "share", "ratio", "ratio", "lower",
        "required",
        "FTE in posts whose required competence the holder does not have (nor a competence that may do that work) ÷ "
        "all FTE in such posts. With hourly staff, the hours that hourly substitutes work are added to both.",
        headline=True, headline_item="without_hourly",
    ),
    Indicator(
        "vacancies", "Vacant FTE", "FTE", "mean", "sum", "lower", "required",
        "Positions without a holder, mean of the year's months.",
        headline=True,
    ),
    Indicator(
        "overtime_agency_share", "Hours worked on overtime or by agency", "share", "ratio", "ratio", "lower",
        "required",
        "Overtime and agency hours ÷ all hours worked to meet the requirement.",
        headline=True,
    ),
)

_NEED_AND_COVER = (
    Indicator(
        "need_hours", "Need", "hours/year", "sum", "sum", "none", "required",
        "Hours the service requires in the year.",
    ),
    Indicator(
        "need_fte", "Need", "FTE", "mean", "sum", "none", "required",
        "Required hours ÷ the net hours that one available FTE works in the year.",
    ),
    Indicator(
        "required_hours", "Required hours", "hours/year", "sum", "sum", "none", "required",
        "Hours that the year's plan asks to have staffed; covered + uncovered.",
    ),
    Indicator(
        "covered_hours", "Covered hours", "hours/year", "sum", "sum", "higher", "required",
        "Required hours worked by people with the right competence after one-way substitution and recourse.",
    ),
    Indicator(
        "surplus_hours", "Surplus hours", "hours/year", "sum", "sum", "lower", "required",
        "Hours worked beyond the requirement.",
    ),
    Indicator(
        "worked_hours", "Worked hours with the right competence", "hours/year", "sum", "sum", "none", "required",
        "Covered + surplus hours.",
    ),
    Indicator(
        "rota_cover_share", "Cover in the rota as planned", "share", "ratio", "ratio", "higher", "required",
        "Hours covered by the sized rota with every post filled and nobody absent beyond what is planned ÷ required "
        "hours. Units with a rota only.",
    ),
    Indicator(
        "vulnerable_competences", "Vulnerable competences", "number", "mean", "sum", "lower", "required",
        "Competences that a unit requires and at most two people there hold (mean heads of the year); 1 or 0 for one "
        "competence in one unit, their number in totals.",
    ),
    Indicator(
        "weekends_per_person", "Weekends worked per post", "weekends/year", "ratio", "ratio", "lower", "required",
        "52 ÷ k for a post that works every k-th weekend, mean over the posts of units with a rota and of pools.",
    ),
)

_STAFF = (
    Indicator(
        "headcount", "People", "persons", "mean", "sum", "none", "held",
        "Monthly-paid people, mean of the year's months. Who has several positions is counted once, where the largest "
        "is.",
    ),
    Indicator(
        "fte_contracted", "Contracted FTE", "FTE", "mean", "sum", "none", "held",
        "Σ position fractions, mean of the year's months; without extra hours, overtime and hourly contracts.",
    ),
    Indicator(
        "fte_available", "Available FTE", "FTE", "mean", "sum", "higher", "held",
        "Contracted FTE less long sick leave, parental leave and study leave.",
    ),
    Indicator(
        "not_meeting_post_fte", "FTE not meeting the post's requirement", "FTE", "mean", "sum", "lower", "required",
        "FTE in posts whose required competence the holder does not have, nor a competence that may do that work. "
        "Item: without or with hourly staff.",
    ),
    Indicator(
        "not_meeting_post_heads", "People not meeting the post's requirement", "persons", "mean", "sum", "lower",
        "required",
        "As for FTE, in heads.",
    ),
    Indicator(
        "without_health_education_share_fte", "FTE in care without health or social education", "share", "ratio",
        "ratio", "lower", "none",
        "The national statistic's meaning, in care units. Item: without or with hourly staff, who count by the hours "
        "they work.",
    ),
    Indicator(
        "without_health_education_share_heads", "People in care without health or social education", "share", "ratio",
        "ratio", "lower", "none",
        "As for FTE, in heads.",
    ),
    Indicator(
        "unwanted_part_time_share", "Unwanted part-time", "share", "ratio", "ratio", "lower", "held",
        "Part-timers who want a clearly larger fraction ÷ part-timers who answered.",
    ),
    Indicator(
        "unwanted_part_time_fte", "Unwanted part-time", "FTE", "mean", "sum", "lower", "held",
        "Σ (wanted − present fraction) over those in unwanted part-time.",
    ),
    Indicator(
        "unwanted_part_time_no_answer_share", "Part-timers who did not answer", "share", "ratio", "ratio", "lower",
        "held", "Part-timers without an answer about the fraction they want ÷ all part-timers.",
    ),
    Indicator("mean_age", "Mean age", "years", "ratio", "ratio", "none", "held", "Mean age of monthly-paid people."),
    Indicator(
        "share_55_plus", "Aged 55 or more", "share", "ratio", "ratio", "none", "held",
        "People aged 55 or more ÷ people, monthly-paid staff.",
    ),
    Indicator(
        "share_62_plus", "Aged 62 or more", "share", "ratio", "ratio", "none", "held",
        "People aged 62 or more ÷ people, monthly-paid staff.",
    ),
    Indicator(
        "exits", "Exits", "persons/year", "sum", "sum", "lower", "held",
        "Employments that end. Item: retire, disability, quit, or no_return (from leave).",
    ),
    Indicator(
        "hires", "Hires", "persons/year", "sum", "sum", "none", "held",
        "People taken on. Item: qualified or unqualified for the post.",
    ),
    Indicator(
        "months_to_fill", "Months to fill a vacancy", "months", "ratio", "ratio", "lower", "required",
        "Months from open to filled, mean over the vacancies filled in the year.",
    ),
    Indicator(
        "in_training", "In training", "persons", "mean", "sum", "none", "held",
        "People with a training seat, mean of the year's months, by the competence they held on entry.",
    ),
    Indicator(
        "training_completed", "Training completed", "persons/year", "sum", "sum", "higher", "held",
        "People who completed a training programme.",
    ),
    Indicator(
        "training_dropped_out", "Training dropped out of", "persons/year", "sum", "sum", "lower", "held",
        "People who left a training programme before its end.",
    ),
)

_SUBSTITUTION = (
    Indicator(
        "sick_leave_hours", "Sick-leave hours", "hours/year", "sum", "sum", "lower", "required",
        "Hours lost to sickness. Item: long (a month or more) or short.",
    ),
    Indicator(
        "other_leave_hours", "Hours on other leave", "hours/year", "sum", "sum", "none", "required",
        "Hours of people away on parental leave or for study, working time spent on study included. Item: parental "
        "or study.",
    ),
    Indicator(
        "recourse_hours", "How the required hours were met", "hours/year", "sum", "sum", "none", "required",
        "Required hours by who worked them, own staff first. Item: the step.",
    ),
    Indicator(
        "fte_worked", "FTE worked, by kind", "FTE", "mean", "sum", "none", "required",
        "Hours worked ÷ net hours of an FTE. Item: plan, over_booking, substitutes, overtime.",
    ),
    Indicator(
        "overtime_share", "Hours worked on overtime", "share", "ratio", "ratio", "lower", "required",
        "Overtime hours ÷ all hours worked to meet the requirement.",
    ),
    Indicator(
        "agency_share", "Hours worked by agency", "share", "ratio", "ratio", "lower", "required",
        "Agency hours ÷ all hours worked to meet the requirement.",
    ),
    Indicator(
        "pool_posts", "Posts in substitute pools", "posts", "mean", "sum", "none", "required", "Posts in pools in use.",
    ),
    Indicator(
        "pool_utilisation", "Use of the substitute pools", "share", "ratio", "ratio", "higher", "none",
        "Hours that a pool worked in the units it serves ÷ hours its staff were present. All groups together.",
    ),
)

_MONEY = (
    Indicator(
        "cost_nok", "Cost by account code", "NOK", "sum", "sum", "lower", "none",
        "Cost in the prices of the price year, refunds negative. Item: account code.",
    ),
)

# fmt: on
INDICATORS: dict[str, Indicator] = _table(
    *_HEADLINE, *_NEED_AND_COVER, *_STAFF, *DRIFT, *RECRUITMENT, *TRAINING, *_SUBSTITUTION, *_MONEY
)
"""Every indicator by key, in the order of the headline table first."""

HEADLINES: tuple[str, ...] = tuple(key for key, indicator in INDICATORS.items() if indicator.headline)
"""Keys of the headline indicators, in the order they are shown."""

__all__ = ["HEADLINES", "INDICATORS", "Better", "GroupMeaning", "Indicator", "Rule"]
