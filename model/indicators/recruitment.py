"""Indicators of recruitment and of position size as people choose it."""

from __future__ import annotations

from model.indicators.kinds import Indicator

# One indicator a paragraph reads as a table, as in the room's first module.
# fmt: off
RECRUITMENT = (
    Indicator(
        "applicants", "Qualified applicants", "persons/year", "sum", "sum", "higher", "required",
        "Qualified applicants for advertised posts, graduates who look for work here not counted.",
    ),
    Indicator(
        "graduates_hired", "New graduates hired", "persons/year", "sum", "sum", "higher", "held",
        "People hired straight from a college or a course outside the municipality's staff; part of the hires.",
    ),
    Indicator(
        "unqualified_hire_share", "Hires without the required education", "share", "ratio", "ratio", "lower",
        "required",
        "People hired into a post without the education it requires ÷ all people hired into such posts.",
    ),
    Indicator(
        "larger_positions", "Positions made larger", "persons/year", "sum", "sum", "higher", "held",
        "Part-timers who took open hours before anyone was hired (preferential right); one person may count twice.",
    ),
    Indicator(
        "full_time_policy_taken_up", "Full-time policy taken up", "persons/year", "sum", "sum", "higher", "held",
        "Part-timers who came to want a full position where the unit has a full-time policy.",
    ),
)
# fmt: on
