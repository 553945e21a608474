"""Indicators of market drift: who takes shifts, who stays, and who becomes permanent."""

from __future__ import annotations

from model.indicators.kinds import Indicator

# One indicator a paragraph reads as a table, as in the room's first module.
# fmt: off
DRIFT = (
    Indicator(
        "skilled_workers", "Skilled workers", "persons", "mean", "sum", "higher", "held",
        "Monthly-paid people who hold a competence with health or social education, mean of the year's months.",
    ),
    Indicator(
        "hourly_staff", "Hourly substitutes", "persons", "mean", "sum", "none", "held",
        "People called in shift by shift, mean of the year's months; not among the monthly paid.",
    ),
    Indicator(
        "hourly_fte", "Hours of hourly substitutes", "FTE", "mean", "sum", "none", "held",
        "What hourly substitutes work of the hours offered to them, in full positions, mean of the year's months.",
    ),
    Indicator(
        "long_term_substitutes", "Long-term substitutes", "persons", "mean", "sum", "none", "held",
        "People on a temporary contract for a vacant post or a long-absent holder; among the monthly paid.",
    ),
    Indicator(
        "drift_moves", "Moves of substitutes", "persons/year", "sum", "sum", "none", "held",
        "Item: substitute_in, substitute_out, long_term (a temporary contract), long_term_end (back to shifts), "
        "permanent, and of those permanent_by_claim and permanent_unmet (without what the post requires).",
    ),
)
