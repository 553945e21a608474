"""Users, norms and the need rules of each unit; levels are set so that need meets the cover in the first year."""

from __future__ import annotations

from typing import Any

from scenarios.reference.making import population
from scenarios.reference.making.facts import START_YEAR, assumed, fact, measured
from scenarios.reference.making.units import (
    COVER,
    KINDERGARTEN_SHARE,
    NEIGHBOURS,
    RESIDENTS,
    SCHOOL_SHARE,
    TITLES,
    group_shares,
    kind_of,
    rota_of,
    weekly_hours,
)

DIRECT_TIME = 0.62
TRAVEL = 0.15
NURSING_HOME_SHARE = 0.125
# Users as a share of the band, and relative granted hours by day, evening and night.
HOME_CARE = {
    "home_care_80": (80, 120, 0.33, (2.6, 1.2, 0.15)),
    "home_care_67": (67, 79, 0.075, (1.9, 0.8, 0.10)),
    "home_care_20": (20, 66, 0.012, (2.3, 0.9, 0.15)),
}
DRIVEN_BY_USERS = {
    "ward_west": "nursing_home",
    "ward_short": "short_stay",
    "housing_park": "supported_housing",
    "housing_fjord": "supported_housing",
    "day_activity": "day_activity",
}
DAY_ACTIVITY = {"social_educator": 25.0, "skilled": 45.0, "assistant": 30.0}
LEVEL = "share of users and hours a user: own assumption, the level set so that need meets the cover in 2026"
FUNCTION = {
    "nursing_home": "institution",
    "home_care": "home_services",
    "supported_housing": "staffed_housing",
    "day_activity": "activation",
    "kindergarten": "kindergarten",
    "school": "school",
    "support": "administration",
    "pool": "institution",
    "joint": "home_services",
}


def user_groups() -> dict[str, Any]:
    """Who uses which service, and how many hours a week."""
    hours = weekly_hours()
    ward = sum(hours["ward_west"].values()) / RESIDENTS["ward_west"]
    short = sum(hours["ward_short"].values()) / RESIDENTS["ward_short"]
    need = sum(sum(hours[unit].values()) for unit in hours if unit.startswith("home_care"))
    groups: dict[str, Any] = {
        "nursing_home": _users("Sykehjem, langtid", 80, 120, NURSING_HOME_SHARE, ward),
        "short_stay": _users("Sykehjem, korttid", 80, 120, NURSING_HOME_SHARE, short),
        "supported_housing": _users("Bofellesskap", 20, 66, 0.004, _housing_hours()),
        "day_activity": _users("Dagaktivitet", 20, 66, 0.0028, 6.5),
    }
    level = need / (_granted() * (1 / DIRECT_TIME + TRAVEL))
    for name, (low, high, share, granted) in HOME_CARE.items():
        groups[name] = {
            "title": f"Hjemmetjeneste, {low}–{high} år" if high < 120 else f"Hjemmetjeneste, {low} år og eldre",
            "age_from": low,
            "age_to": high,
            "users_per_inhabitant": assumed(share, LEVEL),
        } | {
            f"granted_hours_{part}": assumed(round(amount * level, 3), LEVEL)
            for part, amount in zip(("day", "evening", "night"), granted, strict=True)
        }
    return groups


def _users(title: str, low: int, high: int, share: float, hours: float) -> dict[str, Any]:
    return {
        "title": title,
        "age_from": low,
        "age_to": high,
        "users_per_inhabitant": assumed(share, LEVEL),
        "hours_per_user_week": assumed(round(hours, 2), LEVEL),
    }


def _granted() -> float:
    """Relative granted hours a week in the whole municipality, before the level is set."""
    return sum(population.persons(START_YEAR, low, high) * share * sum(g) for low, high, share, g in HOME_CARE.values())


def _housing_hours() -> float:
    hours = weekly_hours()
    total = sum(sum(hours[unit].values()) for unit in hours if unit.startswith("housing_"))
    return total / (population.persons(START_YEAR, 20, 66) * 0.004)


def catchments() -> dict[str, float]:
    """Each unit's share of the population it draws on."""
    hours = {unit: sum(groups.values()) for unit, groups in weekly_hours().items()}
    residents = population.persons(START_YEAR, 80, 120) * NURSING_HOME_SHARE
    shares = {unit: round(count / residents, 4) for unit, count in RESIDENTS.items()}
    for start in ("home_care_", "housing_"):
        total = sum(h for unit, h in hours.items() if unit.startswith(start))
        shares |= {unit: round(h / total, 4) for unit, h in hours.items() if unit.startswith(start)}
    shares |= {f"kindergarten_{name}": share for name, share in KINDERGARTEN_SHARE.items()}
    shares |= {f"school_{name}": share for name, share in SCHOOL_SHARE.items()}
    return shares


def need_rules(unit: str) -> list[dict[str, Any]]:
    """The rules that say what the unit's users need."""
    kind = kind_of(unit)
    if kind == "home_care":
        shares = group_shares(weekly_hours()[unit])
        return [{"rule": "granted_hours", "user_group": name, "group_shares": shares} for name in HOME_CARE]
    if unit in DRIVEN_BY_USERS:
        shares = group_shares(weekly_hours().get(unit, DAY_ACTIVITY))
        return [{"rule": "users", "user_group": DRIVEN_BY_USERS[unit], "group_shares": shares}]
    staff = {"skilled_group": "child_youth_worker", "assistant_group": "assistant"}
    rules: dict[str, dict[str, Any]] = {
        "kindergarten": {"rule": "kindergarten_norm", "leader_group": "kindergarten_teacher"} | staff,
        "school": {"rule": "school_norm", "teacher_group": "teacher"} | staff,
        "support": {"rule": "positions", "positions": {"adviser": assumed(10.0)}},
    }
    if kind in ("pool", "joint"):
        return []
    return [rules.get(kind, {"rule": "cover"})]


CALENDARS = {"school": "school_year", "kindergarten": "kindergarten_year"}


def units() -> dict[str, Any]:
    """Every unit of the reference."""
    shares = catchments()
    pairs = [*NEIGHBOURS, *((b, a) for a, b in NEIGHBOURS)]
    found = {}
    for unit, title in TITLES.items():
        kind = kind_of(unit)
        found[unit] = {
            "title": title,
            "kind": kind,
            "function": FUNCTION[kind],
            "catchment_share": assumed(shares.get(unit, 1.0), "catchment of the synthetic unit"),
            **({"calendar": CALENDARS[kind]} if kind in CALENDARS else {}),
            "need": need_rules(unit),
            **({"rota": rota_of(unit)} if unit in COVER else {}),
            "part_time_share": assumed({"school": 0.15, "support": 0.1, "kindergarten": 0.2}.get(kind, 0.3)),
            "part_time_fraction": assumed(0.65),
            "neighbours": sorted(b for a, b in pairs if a == unit),
        }
    return found


def norms() -> dict[str, Any]:
    """The norms of kindergartens and schools."""
    law = "national staffing norm for kindergartens: 1 adult per 3 children under 3 and 6 from 3 years"
    leader = "national pedagogue norm: 1 leader per 7 children under 3 and 14 from 3 years"
    teacher = "teacher norm 15 pupils in grades 1–4 and 20 in grades 5–10, not verified"
    own = "own assumption"
    return {
        "kindergarten": {
            "children_per_adult_under_3": measured(3.0, law),
            "children_per_adult_from_3": measured(6.0, law),
            "children_per_leader_under_3": measured(7.0, leader),
            "children_per_leader_from_3": measured(14.0, leader),
            "attendance_under_3": assumed(0.86, own),
            "attendance_from_3": assumed(0.97, own),
            "skilled_share_of_other_adults": assumed(0.45, own),
        },
        "school": {
            "pupils_per_teacher_grades_1_4": assumed(15.0, teacher),
            "pupils_per_teacher_grades_5_10": assumed(20.0, teacher),
            "teachers_per_group": assumed(1.45, own),
            "support_positions_per_100_pupils": assumed(3.2, own),
            "skilled_share_of_support": assumed(0.55, own),
        },
    }


def levers() -> dict[str, Any]:
    """Nothing moves need in the base but the population."""
    neutral = "the base changes nothing; a choice, not a forecast"
    return {
        "service_standard": fact(1.0, "assumed", neutral),
        "initial_shortage": fact(0.0, "assumed", neutral),
        "productivity_change_annual": fact(0.0, "assumed", neutral),
        "new_tasks_share": fact(0.0, "assumed", neutral),
    }
