"""Three people in two units: the frames of one replication, small enough to add up by hand.

A holds a full nurse post in the ward and is on long leave in January and February. B holds half a skilled care
worker's post in the ward but is an assistant, in training half the year. C teaches 80 % at the school.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd

from model.scenario.schema import Scenario
from model.workforce import MEASURES
from tests.tiny import fact, frames, settings, tiny

KEYS = ["replication", "year", "unit", "group"]
A = {"unit": "ward", "post_group": "nurse", "group": "nurse"}
B = {"unit": "ward", "post_group": "skilled", "group": "assistant"}
C = {"unit": "school", "post_group": "teacher", "group": "teacher"}
COUNTS = ("head_months", "percent_months", "leave_percent_months", "study_percent_months", "full_time_head_months")
COUNTS += ("age_month_sum", "head_months_55", "head_months_62", "training_head_months", "part_time_head_months")
COUNTS += ("answered_head_months", "unwanted_head_months", "unwanted_percent_months")
COUNTS += ("hourly_head_months", "hourly_percent_months", "long_term_head_months")


def scenario(pool: bool = False, years: int = 1) -> Scenario:
    """The tiny municipality with two hourly contracts in its register, used at 20 and 30 %."""
    facts, tables = settings(), frames()
    facts["period"]["horizon_years"] = years
    facts["pools"]["care"]["in_use"] = fact(pool)
    facts["competences"] = {"wounds": {"title": "Wounds", "required_in": {"ward": fact(2)}}}
    staff = tables["staff"]
    hourly = staff.iloc[:2].assign(contract="hourly", fraction=[0.2, 0.3], person_id=["h1", "h2"])
    tables["staff"] = pd.concat([staff, hourly], ignore_index=True)
    return tiny(facts, tables)


def staff_years(replication: int = 0) -> pd.DataFrame:
    """Ages 60, 30 and 62 the whole year; B wants 80 %, C did not answer."""
    a = (12, 1200, 200, 0, 12, 12 * 720, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    b = (12, 600, 0, 60, 0, 12 * 360, 0, 0, 6, 12, 12, 12, 12 * 30, 24, 300, 6)
    c = (12, 960, 0, 0, 0, 12 * 744, 12, 12, 0, 12, 0, 0, 0, 0, 0, 0)
    none = dict.fromkeys(MEASURES, 0) | {"employment_months": 12}
    rows = [who | none | dict(zip(COUNTS, counts, strict=True)) for who, counts in ((A, a), (B, b), (C, c))]
    return pd.DataFrame([{"replication": replication, "year": 2026} | row for row in rows])


def staff_months(replication: int = 0) -> pd.DataFrame:
    """Percent of a position by month: a whole skilled post stands vacant beside B's."""
    rows = []
    for month in range(1, 13):
        present = 0 if month < 3 else 100
        rows.append(("ward", "nurse", 100, present, present, 0, 0))
        rows.append(("ward", "skilled", 50, 45, 0, 50, 100))
        rows.append(("school", "teacher", 80, 80, 80, 20, 0))
    columns = ["unit", "post_group", "contracted_percent", "available_percent", "qualified_percent"]
    months = pd.DataFrame(rows, columns=[*columns, "free_percent", "open_percent"])
    months.insert(0, "month", [1 + n // 3 for n in range(36)])
    return months.assign(replication=replication, year=2026)


def staff_flows(replication: int = 0) -> pd.DataFrame:
    rows = [(A, "hire", 1), (A, "retire", 1), (B, "hire_unqualified", 1), (B, "training_complete", 1)]
    rows += [(B, "training_dropout", 2), (B, "vacancy_filled", 2), (B, "months_to_fill", 7), (C, "quit", 1)]
    rows += [(B, "substitute_in", 2), (B, "drift_long_term", 1), (B, "drift_permanent", 1)]
    rows += [(C, "drift_permanent", 1), (C, "drift_claim", 1)]
    rows += [(A, "applicants", 5), (A, "graduate_hire", 1), (B, "larger_fraction", 2), (B, "full_time_policy", 1)]
    events = [who | {"flow": flow, "heads": heads} for who, flow, heads in rows]
    return pd.DataFrame([{"replication": replication, "year": 2026, "month": 5} | event for event in events])


def staff_courses(replication: int = 0) -> pd.DataFrame:
    """Three people began; B completed after six months, two left in their first."""
    row = {"unit": "ward", "programme": "practice_candidate", "entered": 3, "completed": 1, "dropped_out": 2}
    return pd.DataFrame([{"replication": replication, "year": 2026} | row | {"student_months": 6, "available": 0}])


def staff_competences(replication: int = 0) -> pd.DataFrame:
    """A treats wounds the whole year, B from September; C is not asked to."""
    columns = ["unit", "competence", "head_months", "missing_head_months", "months_short", "months_with_at_most_two"]
    rows = [("ward", "wounds", 16, 8, 8, 12), ("school", "wounds", 12, 0, 0, 0)]
    return pd.DataFrame(rows, columns=columns).assign(replication=replication, year=2026)


def recourse(replication: int = 0) -> SimpleNamespace:
    nurse = {"own": 1360.0, "overtime": 40.0, "agency": 100.0, "uncovered": 132.0}
    skilled = {"own_lower": 816.0, "over_booking": 200.0, "pool": 100.0, "extra_shift": 68.0, "hourly": 1632.0}
    skilled |= {"lower_competence": 408.0, "uncovered": 40.0}
    units = (("ward", "nurse", nurse), ("ward", "skilled", skilled), ("school", "teacher", {"own": 1180.2}))
    steps = [(*place, step, hours) for *place, taken in units for step, hours in taken.items()]
    absence = [("ward", "nurse", "long_leave", 272.0), ("ward", "nurse", "short_absence", 50.0)]
    absence += [("ward", "nurse", "parental_leave", 30.0), ("ward", "skilled", "study_leave", 81.6)]
    absence += [("ward", "skilled", "short_absence", 20.0), ("ward", "skilled", "vacancy", 1632.0)]
    balance = [("ward", "nurse", 1632.0, 1500.0, 132.0, 10.0), ("ward", "skilled", 3264.0, 2000.0, 1264.0, 0.0)]
    balance += [("school", "teacher", 1180.2, 1180.2, 0.0, 160.0)]

    def frame(rows: list[Any], more: list[str]) -> pd.DataFrame:
        return pd.DataFrame([(replication, 2026, *row) for row in rows], columns=[*KEYS, *more])

    return SimpleNamespace(
        steps=frame(steps, ["step", "hours"]),
        absence=frame(absence, ["cause", "hours"]),
        balance=frame(balance, ["required", "covered", "uncovered", "surplus"]),
        pool_use=pool_use(replication).iloc[:0],
    )


def pool_use(replication: int = 0) -> pd.DataFrame:
    """The pool's hours, for the scenario in which it is in use."""
    columns = ["replication", "year", "pool", "hours_available", "hours_used"]
    return pd.DataFrame([(replication, 2026, "care", 800.0, 100.0)], columns=columns)


def costs(replication: int = 0) -> pd.DataFrame:
    rows = [("ward", "253", "010", 500_000), ("ward", "253", "710", -20_000), ("school", "202", "010", 300_000)]
    columns = ["replication", "year", "unit", "function_code", "account_code", "cost_nok"]
    return pd.DataFrame([(replication, 2026, *row) for row in rows], columns=columns)


def plan() -> SimpleNamespace:
    need = [(2026, "school", "teacher", 1180.2, 0.7), (2026, "ward", "nurse", 1632.0, 1.0)]
    need.append((2026, "ward", "skilled", 3264.0, 2.0))
    posts = [("ward", "nurse", 100, 3, 1), ("ward", "skilled", 100, 2, 1), ("ward", "skilled", 50, 2, 1)]
    posts.append(("school", "teacher", 80, 0, 1))
    cover = [(2026, "ward", "nurse", 31.0, 30.0, 1.0, 0.0), (2026, "ward", "skilled", 62.0, 31.0, 31.0, 0.0)]
    hours = ["required_hours", "covered_hours", "uncovered_hours", "surplus_hours"]
    return SimpleNamespace(
        need=pd.DataFrame(need, columns=["year", "unit", "group", "need_hours", "need_fte"]),
        posts=pd.DataFrame(
            [(2026, *post) for post in posts], columns=["year", "unit", "group", "percent", "weekend_every", "posts"]
        ),
        rota=SimpleNamespace(cover=pd.DataFrame(cover, columns=["year", "unit", "group", *hours])),
    )


def outcome(replication: int = 0) -> SimpleNamespace:
    paths = SimpleNamespace(
        years=staff_years(replication),
        months=staff_months(replication),
        flows=staff_flows(replication),
        courses=staff_courses(replication),
        competences=staff_competences(replication),
    )
    return SimpleNamespace(paths=paths, recourse=recourse(replication), costs=costs(replication))


def stacked(*parts: Any) -> Any:
    """Several outcomes laid end to end."""
    if isinstance(parts[0], pd.DataFrame):
        return pd.concat(parts, ignore_index=True)
    names = vars(parts[0])
    return SimpleNamespace(**{name: stacked(*(getattr(part, name) for part in parts)) for name in names})
