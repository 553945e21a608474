"""The reference's units and the cover of those that have a rota."""

from __future__ import annotations

from typing import Any

from scenarios.reference.making.facts import assumed

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WINDOWS = {
    "day": ("07:30", "15:00"),
    "peak": ("08:00", "13:30"),
    "evening": ("15:00", "22:30"),
    "early_evening": ("15:00", "20:00"),
    "late_evening": ("20:00", "22:30"),
    "night": ("22:00", "07:30"),
}

# People on: weekday days, weekday evenings, weekend days, weekend evenings, every night, weekday morning peak.
COVER: dict[str, dict[str, tuple[int, int, int, int, int, int]]] = {
    "ward_north": {"nurse": (3, 1, 2, 1, 0, 0), "skilled": (5, 4, 4, 3, 1, 0), "assistant": (2, 1, 2, 1, 0, 0)},
    "ward_south": {"nurse": (3, 2, 2, 1, 1, 0), "skilled": (5, 4, 4, 3, 1, 0), "assistant": (1, 1, 1, 1, 0, 0)},
    "ward_east": {"nurse": (3, 1, 2, 1, 0, 0), "skilled": (5, 4, 4, 3, 1, 0), "assistant": (1, 1, 1, 1, 1, 0)},
    "ward_west": {"nurse": (4, 2, 2, 2, 0, 0), "skilled": (6, 4, 5, 4, 1, 0), "assistant": (2, 1, 1, 1, 0, 0)},
    "ward_short": {"nurse": (4, 2, 2, 2, 1, 0), "skilled": (5, 3, 4, 2, 1, 0), "assistant": (1, 1, 1, 1, 0, 0)},
    "ward_river": {"nurse": (3, 2, 2, 1, 0, 0), "skilled": (5, 4, 4, 3, 1, 0), "assistant": (1, 1, 1, 1, 0, 0)},
    "home_care_centre": {"nurse": (5, 3, 3, 2, 1, 1), "skilled": (8, 5, 7, 5, 1, 1), "assistant": (2, 1, 2, 1, 0, 0)},
    "home_care_north": {"nurse": (4, 2, 2, 2, 0, 1), "skilled": (7, 4, 6, 4, 0, 1), "assistant": (2, 1, 1, 1, 0, 0)},
    "home_care_south": {"nurse": (4, 2, 3, 1, 0, 1), "skilled": (7, 5, 6, 5, 0, 1), "assistant": (2, 1, 2, 1, 0, 0)},
    "home_care_coast": {"nurse": (3, 2, 2, 1, 0, 0), "skilled": (6, 3, 5, 3, 1, 1), "assistant": (1, 1, 1, 1, 0, 0)},
    "housing_river": {
        "social_educator": (2, 1, 1, 1, 0, 0),
        "skilled": (3, 3, 3, 2, 1, 0),
        "assistant": (1, 1, 1, 1, 1, 0),
    },
    "housing_hill": {
        "social_educator": (2, 1, 1, 1, 0, 0),
        "skilled": (3, 2, 2, 2, 1, 0),
        "assistant": (1, 1, 1, 1, 0, 0),
    },
    "housing_park": {
        "social_educator": (3, 2, 2, 1, 0, 0),
        "skilled": (5, 3, 4, 3, 2, 0),
        "assistant": (1, 2, 1, 1, 0, 0),
    },
    "housing_fjord": {
        "social_educator": (2, 2, 1, 1, 0, 0),
        "skilled": (4, 3, 3, 3, 1, 0),
        "assistant": (1, 1, 1, 1, 0, 0),
    },
}
FOLLOWS_NEED = ("ward_west", "ward_short", "home_care_", "housing_park", "housing_fjord")
RESIDENTS = {"ward_north": 28, "ward_south": 28, "ward_east": 24, "ward_west": 32, "ward_short": 24, "ward_river": 26}

TITLES = {
    "ward_north": "Eksempelvik sykehjem, avdeling Nord",
    "ward_south": "Eksempelvik sykehjem, avdeling Sør",
    "ward_east": "Eksempelvik sykehjem, avdeling Øst (demens)",
    "ward_west": "Eksempelvik sykehjem, avdeling Vest",
    "ward_short": "Eksempelvik sykehjem, korttidsavdelingen",
    "ward_river": "Elvebakken omsorgssenter",
    "home_care_centre": "Hjemmetjenesten, distrikt Sentrum",
    "home_care_north": "Hjemmetjenesten, distrikt Nord",
    "home_care_south": "Hjemmetjenesten, distrikt Sør",
    "home_care_coast": "Hjemmetjenesten, distrikt Kyst",
    "housing_river": "Elvebakken bofellesskap",
    "housing_hill": "Åslia bofellesskap",
    "housing_park": "Parkveien bofellesskap",
    "housing_fjord": "Fjordgløtt bofellesskap",
    "day_activity": "Eksempelvik dagaktivitetssenter",
    "kindergarten_anchor": "Ankeret barnehage",
    "kindergarten_birch": "Bjørkelia barnehage",
    "kindergarten_clover": "Kløverenga barnehage",
    "kindergarten_lark": "Lerkebakken barnehage",
    "kindergarten_pebble": "Rullesteinen barnehage",
    "kindergarten_sail": "Seilet barnehage",
    "school_centre": "Sentrum skole",
    "school_hill": "Åslia skole",
    "school_lake": "Tjernet skole",
    "school_shore": "Stranda skole",
    "support": "Fag- og støtteenheten",
    "care_pool": "Vikarpool, helsefagarbeidere og assistenter",
    "nurse_pool": "Vikarpool, sykepleiere og vernepleiere",
    "joint_home_care": "Felles stillinger i hjemmetjenesten",
}

KINDERGARTEN_SHARE = {"anchor": 0.115, "birch": 0.105, "clover": 0.095, "lark": 0.095, "pebble": 0.08, "sail": 0.075}
SCHOOL_SHARE = {"centre": 0.165, "hill": 0.145, "lake": 0.13, "shore": 0.12}
NEIGHBOURS = (
    ("ward_north", "ward_south"),
    ("ward_east", "ward_west"),
    ("ward_short", "ward_west"),
    ("ward_river", "ward_short"),
    ("home_care_centre", "home_care_north"),
    ("home_care_coast", "home_care_south"),
    ("housing_hill", "housing_river"),
    ("housing_fjord", "housing_park"),
)


def follows_need(unit: str) -> bool:
    """Whether the unit's cover grows with its users."""
    return unit.startswith(FOLLOWS_NEED)


def cover_rows() -> list[tuple[str, str, str, str, str, int]]:
    """The cover table, one row for each unit, group, weekday and time of day that needs somebody."""
    rows = []
    for unit, groups in COVER.items():
        for group, (day, evening, weekend_day, weekend_evening, night, peak) in groups.items():
            for weekday in WEEKDAYS:
                weekend = weekday in ("sat", "sun")
                late = weekend_evening // 2 if group == "assistant" else (weekend_evening + 1) // 2
                counts = {"day": day, "peak": peak, "evening": evening, "night": night}
                if weekend:  # calmer after 20:00, which is what lets long shifts replace ordinary ones
                    counts = {
                        "day": weekend_day,
                        "early_evening": weekend_evening,
                        "late_evening": late,
                        "night": night,
                    }
                rows += [(unit, group, weekday, *WINDOWS[part], count) for part, count in counts.items() if count]
    return rows


def weekly_hours() -> dict[str, dict[str, float]]:
    """Hours of cover a week by unit and group, straight from the windows."""
    totals: dict[str, dict[str, float]] = {}
    for unit, group, _, start, end, required in cover_rows():
        minutes = (_minute(end) - _minute(start)) % 1440
        hours = totals.setdefault(unit, {})
        hours[group] = hours.get(group, 0.0) + required * minutes / 60
    return totals


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def kind_of(unit: str) -> str:
    """The unit's kind in the schema's words."""
    for start, kind in (
        ("ward_", "nursing_home"),
        ("home_care_", "home_care"),
        ("housing_", "supported_housing"),
        ("kindergarten_", "kindergarten"),
        ("school_", "school"),
    ):
        if unit.startswith(start):
            return kind
    return {"day_activity": "day_activity", "support": "support", "joint_home_care": "joint"}.get(unit, "pool")


def group_shares(hours: dict[str, float]) -> dict[str, Any]:
    """Each group's share of the hours, to three decimals, summing to one."""
    total = sum(hours.values())
    names = list(hours)
    shares = {name: round(hours[name] / total, 3) for name in names[1:]}
    shares = {names[0]: round(1 - sum(shares.values()), 3)} | shares
    why = "shares of the hours in the unit's own cover pattern"
    return {name: assumed(share, why) for name, share in shares.items()}


def rota_of(unit: str) -> dict[str, Any]:
    """The unit's part of the rota: its cover, and the shifts and lines it may use."""
    nights = any(counts[4] for counts in COVER[unit].values())
    short = any(counts[5] for counts in COVER[unit].values())
    shifts = ["day", "evening", *(["night"] if nights else []), *(["day_short"] if short else [])]
    lines = ["full_third", "part_third", "small_second", "full_fourth", "part_fourth"]
    return {
        "cover": unit,
        "cover_follows": "need" if follows_need(unit) else "fixed",
        "shift_kinds": [*shifts, "long_weekend", "long_weekend_late"],
        "line_kinds": lines,
        "allow_uncovered": True,
        "known_absence_planned": assumed(1.0, "the rota over-books holidays in full; own assumption"),
    }
