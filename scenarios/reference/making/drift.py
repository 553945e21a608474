"""Market drift: how hourly substitutes come, work, rise and go. No published figure was found for most of it."""

from __future__ import annotations

from typing import Any

from scenarios.reference.making.facts import assumed, measured

SHARE = "hourly hours about as in the register; the share of open and absent hours is an own assumption"
# Share of the hours offered, newcomers a month and unit while offered hours are not worked.
OFFERED = {
    "nurse": 0.15,
    "social_educator": 0.15,
    "skilled": 0.4,
    "assistant": 0.5,
    "kindergarten_teacher": 0.2,
    "child_youth_worker": 0.4,
    "teacher": 0.2,
}
INFLOW = {"nurse": 0.02, "skilled": 0.06, "assistant": 0.3, "child_youth_worker": 0.03}

LONG_TERM = {"assistant": 0.6, "skilled": 0.4}
STABLE = "own assumption, so that the share without the required education stays about what it is"


def of_group(name: str) -> dict[str, Any]:
    """What holds for one competence group."""
    return {
        "offered_share": assumed(OFFERED.get(name, 0.0), SHARE),
        "inflow_per_month": assumed(INFLOW.get(name, 0.0)),
        "capacity": assumed(0.2, "the most in use in the register"),
        "quit_rate_annual": assumed(0.35, "many are students or look for a permanent post"),
        "long_term_rate_annual": assumed(LONG_TERM.get(name, 0.2), STABLE),
        "permanent_rate_annual": assumed(0.6, STABLE),
    }


def settings() -> dict[str, Any]:
    """Legal triggers and the switch."""
    act = "Working Environment Act § 14-9 (7)"
    return {
        "continuous_months": measured(36, f"{act}: permanent after more than 3 years' continuous substitute work"),
        "temporary_months": measured(48, f"{act}: permanent after more than 4 years' temporary work"),
        "claim_share": assumed(0.3, "not everyone claims what the law gives; the position is § 14-4 a's actual hours"),
        "break_months": assumed(2, "what breaks continuous work is decided case by case"),
        "idle_months": assumed(12),
        "controlled_recruitment": assumed(False, "the market decides today; control is a measure"),
        "controlled_inflow_factor": assumed(0.6),
        "controlled_training_share": assumed(0.3),
    }
