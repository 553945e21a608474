"""Recruitment and position size: trend, competition, season, small posts, graduates, full-time policy, joint posts."""

from __future__ import annotations

from typing import Any

from scenarios.reference.making.facts import assumed, estimated

OWN_SIZES = "own assumption: no Norwegian figure for applicants by size of post found"
WANT_CARE = "2 of 10 new nurses want a nursing home or home care first (2018); a fifth of these look here, assumed"


def of_group() -> dict[str, Any]:
    """What every competence group has beside its applicants and its time to hire."""
    return {
        "applicants_growth_annual": assumed(0.0, "no trend: KS' monitor tells of shortage every year, no rate found"),
        "graduate_take_up": assumed(0.25),
        "dispensation_in_use": assumed(True, "posts are filled without the education today (Directorate of Health)"),
    }


def settings() -> dict[str, Any]:
    """What all groups have in common."""
    return {"competition": assumed(1.0, "1 = today's competition"), "graduate_oldest_age": 40}


def positions() -> dict[str, Any]:
    """The full-time policy lies ready and is not in use."""
    return {
        "full_time_policy_in_use": assumed(False, "the base has no full-time policy; a choice"),
        "full_time_policy_take_up": assumed(0.02),
    }


def joint_positions() -> dict[str, Any]:
    """Joint positions of the three smallest home-care districts; declared and not in use."""
    return {
        "home_care_nurses": {
            "title": "Felles sykepleierstillinger i hjemmetjenesten",
            "in_use": assumed(False, "joint positions are a measure"),
            "unit": "joint_home_care",
            "units": ["home_care_coast", "home_care_north", "home_care_south"],
            "group": "nurse",
            "fraction": 1.0,
            "sold_fte": assumed(0.0),
            "bought_fte": assumed(0.0),
            "price_annual_nok": assumed(850000.0, "pay with on-costs of a full position, rounded; agreed locally"),
        }
    }


def colleges() -> dict[str, Any]:
    """Two sources of new graduates."""
    return {
        "nursing": {
            "title": "Sykepleierutdanningen i regionen",
            "group": "nurse",
            "graduation_month": 6,
            "graduates_annual": assumed(60),
            "local_share": estimated(0.04, WANT_CARE),
            "stay_months": assumed(6),
        },
        "health_worker": {
            "title": "Lærlinger i andre virksomheter som tar fagbrev",
            "group": "skilled",
            "graduation_month": 8,
            "graduates_annual": assumed(20),
            "local_share": assumed(0.1),
            "stay_months": assumed(6),
        },
    }


def post_size_rows() -> list[tuple[int, int, float]]:
    """Factor on applicants by size of post."""
    return [(1, 19, 0.4), (20, 49, 0.6), (50, 79, 0.85), (80, 100, 1.0)]


def applicant_month_rows() -> list[tuple[str, int, float]]:
    """Factor on applicants by calendar month: no season until somebody has counted one."""
    return [("all", month, 1.0) for month in range(1, 13)]
