"""Small municipalities for the workforce tests: nothing happens in them unless a test says so."""

from __future__ import annotations

from typing import Any

import pandas as pd

from model.scenario.schema import Scenario
from tests.tiny import fact, frames, settings, tiny

POST_COLUMNS = ["year", "unit", "group", "percent", "weekend_every", "posts"]
STAFF_COLUMNS = list(frames()["staff"].columns)
STILL = ("quit_rate_annual", "long_leave_rate_annual", "applicants_per_month", "hire_delay_mean_months")
STILL += ("unqualified_hire_share", "larger_fraction_take_up")

STILL_EXITS = ("disability_rate_annual", "special_limit_take_up_annual", "early_pension_take_up_annual")
EVEN_EXITS = ("temporary_quit_factor", "part_time_quit_factor", "men_quit_factor", "men_retirement_factor")


def posts(*rows: tuple[str, str, int, int], year: int = 2026) -> pd.DataFrame:
    """Posts from (unit, group, percent, posts)."""
    return pd.DataFrame([(year, u, g, percent, 3, n) for u, g, percent, n in rows], columns=POST_COLUMNS)


def still_settings(years: int = 3, training: bool = False) -> dict[str, Any]:
    """The tiny municipality with every rate at 0 and offers off."""
    facts = settings()
    facts["period"]["horizon_years"] = years
    for group in facts["groups"].values():
        be_still(group)
    facts["exits"].update({name: fact(1.0) for name in EVEN_EXITS}, smaller_fraction_factor=fact(0.0))
    facts["leave"]["parental_leave_factor"] = fact(0.0)
    facts["leave"].update({f"{kind}_no_return_share": fact(0.0) for kind in ("long_leave", "parental", "study_leave")})
    facts["workforce"]["offers_in_use"] = fact(False)
    facts["programmes"]["practice_candidate"]["in_use"] = fact(training)
    return facts


def be_still(group: dict[str, Any]) -> None:
    """A group of whom nobody comes, changes or goes, but by age."""
    group.update({name: fact(0.0) for name in STILL})
    group["exits"].update({name: fact(0.0) for name in STILL_EXITS})
    group["leave"]["study_leave_rate_annual"] = fact(0.0)


def people(unit: str, group: str, heads: int, born: int = 1990, **more: Any) -> pd.DataFrame:
    """Identical people: full time, holding what their post requires, unless `more` says otherwise."""
    one = {"unit": unit, "group": group, "post_group": group, "birth_year": born, "birth_month": 6, "fraction": 1.0}
    one |= {"wanted_fraction": None, "contract": "permanent", "seniority_years": 5, "tenure_years": None, "sex": None}
    one |= more
    rows = [{"person_id": f"{unit}-{group}-{n:03}"} | one for n in range(heads)]
    return pd.DataFrame(rows, columns=[*STAFF_COLUMNS, "tenure_years", "sex"])


def town(facts: dict[str, Any], *staff: pd.DataFrame, **tables: pd.DataFrame) -> Scenario:
    """A municipality with these staff (the tiny one's, when none are given) and changed tables."""
    changed = frames() | tables
    if staff:
        changed["staff"] = pd.concat(staff, ignore_index=True)
    return tiny(facts, changed)


def set_group(facts: dict[str, Any], group: str, **values: float) -> None:
    """Change some of a group's facts."""
    facts["groups"][group].update({name: fact(value) for name, value in values.items()})


def no_retirement() -> pd.DataFrame:
    """A retirement table in which nobody retires before 75."""
    return pd.DataFrame([("all", 62, 0.0)], columns=["group", "age", "probability_annual"])


def college(group: str, graduates: int, local_share: float, stay: int, month: int = 6) -> dict[str, Any]:
    """A college whose graduates look for work here."""
    facts = {"title": "College", "group": group, "graduation_month": month, "graduates_annual": fact(graduates)}
    return facts | {"local_share": fact(local_share), "stay_months": fact(stay)}


def lively_settings() -> dict[str, Any]:
    """The tiny municipality with everything going on at once."""
    facts = settings()
    facts["positions"]["full_time_policy_in_use"] = fact({2026: False, 2027: True})
    facts["colleges"] = {"nursing": college("nurse", 3, 0.5, 2), "care": college("skilled", 2, 0.9, 5, month=1)}
    for group in facts["groups"].values():
        group.update(quit_rate_annual=fact(0.25), long_leave_rate_annual=fact(0.6), patience_months=fact(2))
        group["drift"] = {
            "offered_share": fact(0.9),
            "inflow_per_month": fact(0.3),
            "capacity": fact(0.4),
            "quit_rate_annual": fact(0.2),
            "long_term_rate_annual": fact(0.5),
            "permanent_rate_annual": fact(0.5),
        }
    facts["drift"] |= {"continuous_months": fact(9), "temporary_months": fact(14), "claim_share": fact(0.7)}
    facts["programmes"]["practice_candidate"].update(
        entry_rate_annual=fact(0.9), experience_months=fact(6), dropout_rate_monthly=fact(0.03), duration_months=fact(7)
    )
    facts["programmes"]["nursing"] = facts["programmes"]["practice_candidate"] | {
        "from_group": "skilled",
        "to_group": "nurse",
        "intake_months": [2, 9],
        "duration_months": fact(9),
    }
    return facts


def without_substitutes(facts: dict[str, Any]) -> dict[str, Any]:
    """The same, but no hours are offered to hourly substitutes and none come."""
    for group in facts["groups"].values():
        group["drift"] |= {"offered_share": fact(0.0), "inflow_per_month": fact(0.0)}
    return facts


def lively_posts() -> pd.DataFrame:
    """Posts that grow in some places, shrink in others, and leave one group without any."""
    first = posts(
        ("ward", "nurse", 100, 5), ("ward", "skilled", 100, 7), ("ward", "skilled", 60, 6), ("ward", "assistant", 50, 5)
    )
    school = posts(("school", "teacher", 100, 7), ("school", "assistant", 60, 3))
    later = posts(("ward", "nurse", 100, 7), ("ward", "skilled", 98, 10), ("ward", "assistant", 40, 2), year=2028)
    later_school = posts(
        ("school", "teacher", 100, 4), ("school", "teacher", 70, 2), ("school", "assistant", 60, 4), year=2028
    )
    return pd.concat([first, school, later, later_school], ignore_index=True)
