"""Small random towns to dispatch in: a few units, groups and shifts, people on random legal weeks, random absence."""

from __future__ import annotations

import numpy as np
import pandas as pd

from model.pool.dispatch import DispatchCase, Person, ShiftSpan, StepTerms, WorkLimits
from model.pool.dispatch.case import DUTY_COLUMNS

DAY = 24 * 60
SHIFTS = {
    "day": ShiftSpan("day", 450, 900, 450, "day"),
    "evening": ShiftSpan("evening", 900, 1350, 450, "evening"),
    "night": ShiftSpan("night", 1320, 1890, 570, "night"),
}
LIMITS = WorkLimits(
    daily_rest=9 * 60, weekly_rest=35 * 60, day=16 * 60, week=54 * 60, eight_weeks=48 * 60,
    overtime_7=10 * 60, overtime_28=25 * 60, overtime_364=200 * 60, full_week=2130,
    sundays_in_row=2,
)  # fmt: skip
# weeks that are legal whichever follows which; full 5 shifts, part 2–3
WEEKS = (
    ("day", "day", "evening", "evening", "", "", ""),
    ("", "day", "day", "day", "day", "", ""),
    ("day", "", "", "evening", "evening", "evening", ""),
    ("", "", "", "", "", "night", "night"),
    ("night", "night", "", "", "", "", ""),
    ("", "evening", "", "", "", "day", "day"),
    ("", "", "", "", "", "", ""),
)
SUNDAY_WEEKS = (3, 5)
"""Those of them with work on the Sunday."""


def steps(**changes: object) -> tuple[StepTerms, ...]:
    """The whole chain with quick, willing people."""
    base = {
        "over_booking": StepTerms("over_booking", 0.0),
        "pool": StepTerms("pool", 0.0),
        "extra_shift": StepTerms("extra_shift", 1.05, 0.8, 0.6, 5.0),
        "neighbour": StepTerms("neighbour", 1.0, 1.0, 0.5, 5.0),
        "hourly": StepTerms("hourly", 1.1, 0.7, 0.5, 5.0, parallel=True),
        "overtime": StepTerms("overtime", 1.6, 0.8, 0.7, 5.0),
        "agency": StepTerms("agency", 2.2, 1.0, 0.5, 30.0, lead_hours=12.0, causes=frozenset({"sick"})),
        "lower_competence": StepTerms("lower_competence", 2.0, 0.8, 0.6, 5.0),
    }
    return tuple((base | changes).values())  # type: ignore[arg-type]


def random_town(number: int, days: int = 56, limits: WorkLimits = LIMITS) -> DispatchCase:
    """A town by its number: 2 units and a pool, nurses and assistants, a third of the staff part-timers."""
    rng = np.random.default_rng(number)
    people, rows = [], []
    first = int(rng.integers(0, 7))
    for unit, heads in (("ward_a", 9), ("ward_b", 6), ("pool", 3)):
        for n in range(heads):
            group = "nurse" if n % 3 else "assistant"
            percent = int(rng.choice([40, 70, 100]))
            person = Person(f"{unit}.{n}", unit, group, percent, "pool" if unit == "pool" else "own")
            people.append(person)
            rows += _duties(person, rng, (days, -first % 7), required=unit != "pool")
    people += [Person(f"hourly.{n}", "ward_a" if n % 2 else "ward_b", "nurse" if n % 3 else "assistant", 0, "hourly")
               for n in range(5)]  # fmt: skip
    rows += [(int(day), "ward_a", "nurse", "night", "", True) for day in rng.choice(days, days // 8, replace=False)]
    return DispatchCase(
        people=tuple(people),
        shifts=SHIFTS,
        duties=pd.DataFrame(rows, columns=list(DUTY_COLUMNS)),
        steps=steps(),
        arcs=(("nurse", "assistant"),),
        pools={"pool": ("ward_a", "ward_b")},
        neighbours={"ward_a": ("ward_b",), "ward_b": ("ward_a",)},
        limits={"": limits},
        days=days,
        first_weekday=first,
    )


def _duties(
    person: Person, rng: np.random.Generator, span: tuple[int, int], required: bool
) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    before, sundays = 0, 0
    for monday in range(span[1], span[0] - 6, 7):
        number = int(rng.integers(0, len(WEEKS)))
        number = (
            6 if before == 3 or sundays == 2 else number
        )  # a week that starts with work must not follow two weekend nights
        sundays = sundays + 1 if number in SUNDAY_WEEKS else 0
        for weekday, shift in enumerate(WEEKS[number]):
            if shift:
                spare = required and rng.random() < 0.1
                rows.append((monday + weekday, person.unit, person.group, shift, person.key, required and not spare))
        before = number
    return rows


def random_spells(case: DispatchCase, number: int, share: float = 0.12) -> pd.DataFrame:
    """Spells of one to four days, some known days before and some two hours before; a vacancy and a holiday."""
    rng = np.random.default_rng(1_000_003 + number)
    rows = []
    for person in case.people:
        for day in np.nonzero(rng.random(case.days) < share / 2.5)[0].tolist():
            notice = float(rng.choice([1.0, 2.0, 12.0, 100.0]))
            rows.append(
                (person.key, "sick" if rng.random() < 0.7 else "course", day, day + int(rng.integers(0, 4)), notice)
            )
    rows.append((case.people[1].key, "vacancy", 0, case.days - 1, 1000.0))
    rows.append((case.people[2].key, "holiday", 7, 20, 1000.0))
    return pd.DataFrame(rows, columns=["person", "cause", "first_day", "last_day", "notice_hours"])
