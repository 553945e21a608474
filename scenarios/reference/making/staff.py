"""The synthetic staff register: people placed in units until the posts are filled as published figures say."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from model.randomness import key_of, stream, uniform
from scenarios.reference.making.facts import SEED, START_YEAR
from scenarios.reference.making.leaving import MEN

# Targets; filling the last post of a place with what is left takes a little away, so small groups aim higher.
# Share of a group's monthly-paid people with a full position, and the part-timers' fractions in turn.
FULL_TIME_SHARE = {
    "nurse": 0.655,
    "social_educator": 0.79,
    "skilled": 0.379,
    "assistant": 0.31,
    "kindergarten_teacher": 0.72,
    "child_youth_worker": 0.656,
    "teacher": 0.76,
    "adviser": 0.82,
}
PART_FRACTIONS = {
    "nurse": (0.75, 0.8, 0.6, 0.9, 0.5, 0.7),
    "social_educator": (0.8, 0.7, 0.75, 0.6),
    "skilled": (0.75, 0.6, 0.5, 0.8, 0.4, 0.7, 0.65, 0.55),
    "assistant": (0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.55),
    "kindergarten_teacher": (0.8, 0.6, 0.7),
    "child_youth_worker": (0.8, 0.6, 0.75, 0.5),
    "teacher": (0.8, 0.6, 0.7, 0.5),
    "adviser": (0.6, 0.8),
}
# Weights of the age bands below; assistants are young, teachers and skilled care workers older.
AGE_BANDS = ((19, 24), (25, 34), (35, 44), (45, 54), (55, 61), (62, 66), (67, 69))
AGE_WEIGHTS = {
    "nurse": (2, 24, 25, 26, 16.5, 6, 0.5),
    "social_educator": (2, 27, 27, 25, 14, 4.5, 0.5),
    "skilled": (5, 18, 20, 27, 21, 8.5, 0.5),
    "assistant": (15, 23, 19, 21, 15, 6.5, 0.5),
    "hourly": (38, 28, 12, 11, 7, 3, 1),
    "kindergarten_teacher": (1, 26, 30, 25, 13, 4.5, 0.5),
    "child_youth_worker": (6, 23, 26, 25, 14, 5.5, 0.5),
    "teacher": (0, 24, 29, 24, 16, 6.3, 0.7),
    "adviser": (0, 18, 28, 30, 17, 6, 1),
}
YOUNGEST = {"nurse": 22, "social_educator": 22, "kindergarten_teacher": 22, "teacher": 23, "adviser": 25}
FILLED = {"nurse": 0.94, "social_educator": 0.93, "skilled": 0.96, "assistant": 0.985, "kindergarten_teacher": 0.96}
# Share of the posts of a group that are held by people without the required education, and who they are.
UNQUALIFIED = {
    "nurse": (0.03, "skilled"),
    "skilled": (0.125, "assistant"),
    "kindergarten_teacher": (0.07, "child_youth_worker"),
    "child_youth_worker": (0.10, "assistant"),
    "teacher": (0.04, "assistant"),
}
UNANSWERED_SHARE = 0.3
WANTS_MORE_SHARE = 0.38
HOURLY_HEADS_PER_FTE = {
    "nursing_home": 0.48,
    "home_care": 0.42,
    "supported_housing": 0.52,
    "kindergarten": 0.3,
    "school": 0.15,
}
HOURLY_FRACTIONS = (0.05, 0.12, 0.2, 0.08, 0.15)
HOURLY_GROUPS = {
    "nursing_home": ("assistant", "skilled", "assistant", "skilled", "assistant", "nurse", "skilled", "assistant"),
    "home_care": ("assistant", "skilled", "assistant", "nurse", "skilled"),
    "supported_housing": ("assistant", "skilled", "assistant", "assistant", "skilled"),
    "kindergarten": ("assistant", "assistant", "child_youth_worker"),
    "school": ("assistant",),
}
COLUMNS = [
    *("person_id", "unit", "group", "post_group", "birth_year", "birth_month"),
    *("fraction", "wanted_fraction", "contract", "seniority_years", "sex"),
]


def draw(concern: str, *names: str | int) -> float:
    """One reproducible uniform, keyed by what it is for and whom it concerns."""
    return uniform(stream(SEED, 0, concern), key_of(*names), 0)


def register(targets: dict[tuple[str, str], float], kinds: dict[str, str]) -> list[dict[str, Any]]:
    """The register: `targets` is need FTE by unit and post group, `kinds` the units' kinds."""
    quotas = Quotas({}, {}, {})
    rows: list[dict[str, Any]] = []
    for (unit, post_group), need in targets.items():
        rows += _fill(unit, post_group, need * FILLED.get(post_group, 0.97), quotas)
    for unit, kind in kinds.items():
        fte = sum(need for (found, _), need in targets.items() if found == unit)
        rows += _hourly(unit, kind, round(fte * HOURLY_HEADS_PER_FTE.get(kind, 0.0)))
    _ages(rows)
    return rows


def _fill(unit: str, post_group: str, fte: float, quotas: Quotas) -> list[dict[str, Any]]:
    """People in one unit's posts until the contracted FTE is reached to a twentieth of a position."""
    rows: list[dict[str, Any]] = []
    left = round(fte * 20) / 20
    while left >= 0.15:
        group = quotas.group(post_group)
        fraction = quotas.fraction(group)
        if left - fraction < 0.15:
            fraction = left if left <= 1 else round(left / 2, 2)
        left = round(left - fraction, 4)
        quotas.settle(group, post_group, fraction)
        person = f"{unit}-{post_group}-{len(rows) + 1:02d}"
        rows.append(_person(person, unit, group, post_group) | _position(person, fraction))
    return rows


def _person(person: str, unit: str, group: str, post_group: str) -> dict[str, Any]:
    return {"person_id": person, "unit": unit, "group": group, "post_group": post_group}


def _position(person: str, fraction: float) -> dict[str, Any]:
    wanted: float | str = fraction
    if draw("answered", person) < UNANSWERED_SHARE:
        wanted = ""
    elif fraction < 1 and draw("wants more", person) < WANTS_MORE_SHARE:
        wanted = min(1.0, round(fraction + (0.1, 0.2, 0.3, 0.5)[int(draw("how much", person) * 4)], 2))
    contract = "temporary" if draw("temporary", person) < 0.06 else "permanent"
    return {"fraction": fraction, "wanted_fraction": wanted, "contract": contract}


def _hourly(unit: str, kind: str, heads: int) -> list[dict[str, Any]]:
    rows = []
    for number in range(heads):
        group = HOURLY_GROUPS[kind][number % len(HOURLY_GROUPS[kind])]
        person = f"{unit}-hourly-{number + 1:02d}"
        terms = {"fraction": HOURLY_FRACTIONS[number % 5], "wanted_fraction": "", "contract": "hourly"}
        rows.append(_person(person, unit, group, group) | terms)
    return rows


def _ages(rows: list[dict[str, Any]]) -> None:
    """Give each group its age structure: even steps through the distribution, dealt out by chance."""
    by_group: dict[tuple[str, bool], list[dict[str, Any]]] = {}
    for row in rows:
        by_group.setdefault((row["group"], row["contract"] == "hourly"), []).append(row)
    for (group, hourly), people in by_group.items():
        people.sort(key=lambda row: draw("age order", row["person_id"]))
        for place, row in enumerate(people):
            age = _age_at("hourly" if hourly else group, (place + 0.5) / len(people))
            age = max(age, YOUNGEST.get(group, 18) + draw("young", row["person_id"]))
            row["birth_year"] = START_YEAR - 1 - int(age)
            row["birth_month"] = 1 + int(draw("birth month", row["person_id"]) * 12)
            row["sex"] = "m" if draw("sex", row["person_id"]) < MEN[group] else "f"
            longest = max(0.0, age - YOUNGEST.get(group, 19))
            served = draw("seniority", row["person_id"])
            row["seniority_years"] = int(min(longest, 8) * served**2) if hourly else int(longest * served**0.8)


def _age_at(group: str, quantile: float) -> float:
    weights = AGE_WEIGHTS[group]
    steps = [sum(weights[: n + 1]) / sum(weights) for n in range(len(weights))]
    band = min(bisect_right(steps, quantile), len(weights) - 1)
    below = steps[band - 1] if band else 0.0
    low, high = AGE_BANDS[band]
    return low + (high + 1 - low) * (quantile - below) / (steps[band] - below)


@dataclass(frozen=True)
class Quotas:
    """Running counts that keep shares at their published level from the first person to the last."""

    heads: dict[str, list[int]]  # group → people, people in full positions
    parts: dict[str, int]  # group → part-timers so far
    posts: dict[str, list[float]]  # post group → FTE, FTE held without the required education

    def group(self, post_group: str) -> str:
        """Who gets the next post: the required group, or its usual stand-in."""
        share, stand_in = UNQUALIFIED.get(post_group, (0.0, post_group))
        total, unqualified = self.posts.get(post_group, [0.0, 0.0])
        return stand_in if unqualified < share * total - 0.3 else post_group

    def fraction(self, group: str) -> float:
        """The next person's position fraction."""
        heads, full = self.heads.get(group, [0, 0])
        if full < FULL_TIME_SHARE[group] * (heads + 1) - 0.5:
            return 1.0
        return PART_FRACTIONS[group][self.parts.get(group, 0) % len(PART_FRACTIONS[group])]

    def settle(self, group: str, post_group: str, fraction: float) -> None:
        """Count the person who was placed."""
        heads, full = self.heads.get(group, [0, 0])
        self.heads[group] = [heads + 1, full + (fraction >= 1)]
        if fraction < 1:
            self.parts[group] = self.parts.get(group, 0) + 1
        total, unqualified = self.posts.get(post_group, [0.0, 0.0])
        self.posts[post_group] = [total + fraction, unqualified + fraction * (group != post_group)]
