"""The smallest municipality that uses every room: one ward with a rota, one school, one pool.

Tests change the plain dictionaries and frames before they build; no value here claims to be real.
"""

from __future__ import annotations

import copy
from typing import Any

import pandas as pd

from model.scenario.build import build
from model.scenario.schema import Scenario


def fact(value: Any) -> dict[str, Any]:
    """A leaf with the least it may carry."""
    return {"value": value, "status": "assumed", "source": "invented for a test"}


def group(title: str, covers_for: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    facts = {
        "title": title,
        "position_code": "0000",
        "health_education": True,
        "care": True,
        "covers_for": list(covers_for),
        "pay_ladder": "skilled",
        "quit_rate_annual": fact(0.08),
        "long_leave_rate_annual": fact(0.1),
        "long_leave_mean_months": fact(4.0),
        "applicants_per_month": fact(0.8),
        "hire_delay_mean_months": fact(2.0),
        "patience_months": fact(4),
        "unqualified_hire_share": fact(0.3),
        "unqualified_group": "assistant",
        "larger_fraction_take_up": fact(0.2),
        "exits": {
            "disability_rate_annual": fact(0.01),
            "special_age_limit": fact(65),
            "special_limit_take_up_annual": fact(0.1),
            "early_pension_take_up_annual": fact(0.1),
            "men_share_of_recruits": fact(0.2),
        },
        "leave": {"study_leave_rate_annual": fact(0.02), "study_leave_mean_months": fact(6.0)},
        "drift": {
            "offered_share": fact(0.0),
            "inflow_per_month": fact(0.0),
            "capacity": fact(0.5),
            "quit_rate_annual": fact(0.3),
            "long_term_rate_annual": fact(0.2),
            "permanent_rate_annual": fact(0.2),
        },
        "recruitment": {
            "applicants_growth_annual": fact(0.0),
            "graduate_take_up": fact(0.5),
            "dispensation_in_use": fact(True),
        },
    }
    return facts | more


def unit(title: str, kind: str, **more: Any) -> dict[str, Any]:
    facts = {
        "title": title,
        "kind": kind,
        "function": "institution",
        "catchment_share": fact(0.5),
        "part_time_share": fact(0.3),
        "part_time_fraction": fact(0.6),
    }
    return facts | more


def shift(start: str, end: str, family: str, unpaid: int = 0, in_use: bool = True, **more: Any) -> dict[str, Any]:
    facts = {"title": family, "start": start, "end": end, "unpaid_minutes": unpaid, "family": family}
    return facts | {"in_use": fact(in_use)} | more


def line(low: float, high: float, every: int, in_use: bool = True) -> dict[str, Any]:
    return {
        "title": f"{low}-{high} every {every}",
        "fraction_from": low,
        "fraction_to": high,
        "weekend_every": every,
        "in_use": fact(in_use),
    }


def _rota() -> dict[str, Any]:
    return {
        "shift_kinds": {
            "day": shift("07:30", "15:00", "day"),
            "evening": shift("15:00", "22:30", "evening"),
            "night": shift("22:00", "08:00", "night"),
            "long_weekend": shift("07:30", "20:00", "long", weekdays=["sat", "sun"], in_use=False),
        },
        "line_kinds": {
            "full_third": line(0.97, 1.0, 3),
            "part_third": line(0.3, 0.95, 3),
            "part_second": line(0.15, 0.95, 2),
        },
        "agreements": {
            "individual": fact(True),
            "local_stewards": fact(True),
            "central_union": fact(False),
            "authority": fact(False),
        },
        "own_values": {"daily_rest_hours": fact(9.0), "weekly_rest_hours": fact(35.0)},
        "prices": {
            "uncovered_hour_nok": fact(2000.0),
            "unqualified_step_nok": fact(20.0),
            "line_nok": fact(50.0),
            "part_time_line_nok": fact(300.0),
        },
    }


def _pool_and_recourse() -> dict[str, Any]:
    shares = {"extra_shift": (0.2, 1.05), "neighbour": (0.3, 1.0), "hourly": (0.05, 1.1)}
    shares |= {"overtime": (0.02, 1.6), "agency": (0.05, 2.2), "lower": (0.5, 0.9)}
    recourse = {f"{step}_share": fact(share) for step, (share, _) in shares.items()}
    recourse |= {f"{step}_price": fact(price) for step, (_, price) in shares.items()}
    recourse |= {"agency_in_use": fact(True), "uncovered_price": fact(3.0), "pool_usable_share": fact(0.85)}
    pool = {
        "title": "Care pool",
        "in_use": fact(False),
        "unit": "care_pool",
        "units": ["ward"],
        "groups": ["skilled"],
        "fraction": 1.0,
        "posts_price_factor": fact(1.0),
        "sampled_days": fact(200),
    }
    return {"pools": {"care": pool}, "recourse": recourse}


def _budget() -> dict[str, Any]:
    return {
        "price_year": 2026,
        "contribution_zone": "I",
        "contribution_by_zone": {"I": fact(0.141), "V": fact(0.0)},
        "holiday_pay_share": fact(0.12),
        "holiday_pay_extra_share_60": fact(0.023),
        "pension_share": fact(0.15),
        "pay_growth_annual": fact(0.0),
        "pay_index": fact(1.0),
        "hours_base": fact(1846.0),
        "supplements": {
            "evening_from": "17:00",
            "night_from": "21:00",
            "night_to": "06:00",
            "evening_nok": fact(56.0),
            "night_share": fact(0.25),
            "night_nok": fact(70.0),
            "weekend_share": fact(0.22),
            "weekend_nok": fact(70.0),
            "holy_day_share": fact(1.333),
            "holy_days_year": fact(9.0),
        },
        "sick_pay": {
            "employer_days": fact(16.0),
            "base_amount_nok": fact(130000.0),
            "cap_base_amounts": fact(6.0),
            "long_absence_refunded_share": fact(0.9),
            "short_absence_refunded_share": fact(0.3),
            "holiday_pay_refund_share": fact(0.102),
        },
        "pool_start_cost_nok": fact(0.0),
    }


def _programme() -> dict[str, Any]:
    return {
        "title": "Practice candidate",
        "from_group": "assistant",
        "to_group": "skilled",
        "in_use": fact(True),
        "seats": fact(2),
        "intake_months": [8],
        "duration_months": fact(12),
        "experience_months": fact(24),
        "entry_rate_annual": fact(0.3),
        "dropout_rate_monthly": fact(0.01),
        "study_leave_share": fact(0.1),
        "cost_per_seat_annual_nok": fact(30000.0),
        "cost_per_head_nok": fact(0.0),
        "smallest_fraction": fact(0.0),
        "motivation_factor": fact(1.0),
        "bound_months": fact(0),
        "bound_quit_factor": fact(1.0),
    }


def _norms() -> dict[str, Any]:
    kindergarten = {"children_per_adult_under_3": 3.0, "children_per_adult_from_3": 6.0}
    kindergarten |= {"children_per_leader_under_3": 7.0, "children_per_leader_from_3": 14.0}
    kindergarten |= {"attendance_under_3": 0.85, "attendance_from_3": 0.97, "skilled_share_of_other_adults": 0.5}
    school = {"pupils_per_teacher_grades_1_4": 15.0, "pupils_per_teacher_grades_5_10": 20.0}
    school |= {"teachers_per_group": 1.5, "support_positions_per_100_pupils": 2.0, "skilled_share_of_support": 0.5}
    return {
        "kindergarten": {key: fact(value) for key, value in kindergarten.items()},
        "school": {key: fact(value) for key, value in school.items()},
    }


def _exits_and_leave() -> dict[str, Any]:
    exits = {
        "first_year_quit_factor": 1.0,
        "temporary_quit_factor": 1.5,
        "part_time_quit_factor": 1.2,
        "men_quit_factor": 1.1,
        "men_retirement_factor": 0.9,
        "general_age_limit": 75,
        "early_pension_sum_years": 85,
        "early_pension_years_before_limit": 3.0,
        "smaller_fraction_factor": 1.0,
    }
    leave = {
        "parental_leave_factor": 1.0,
        "parental_mean_months_women": 9.0,
        "parental_mean_months_men": 4.0,
        "long_leave_no_return_share": 0.02,
        "parental_no_return_share": 0.03,
        "study_leave_no_return_share": 0.1,
        "parental_refunded_share": 1.0,
        "study_leave_paid_share": 0.0,
    }
    parts = {"exits": exits, "leave": leave}
    return {part: {key: fact(value) for key, value in facts.items()} for part, facts in parts.items()}


def settings() -> dict[str, Any]:
    """The content of the tiny scenario's YAML, free to change."""
    ward_rota = {
        "cover": "ward",
        "cover_follows": "fixed",
        "shift_kinds": ["day", "evening", "night", "long_weekend"],
        "line_kinds": ["full_third", "part_third", "part_second"],
        "allow_uncovered": True,
        "known_absence_planned": fact(1.0),
    }
    school_rule = {"rule": "school_norm", "teacher_group": "teacher", "skilled_group": "skilled"}
    tables = ("staff", "population", "cover", "absence", "retirement", "hire_ages", "leave_ages", "quit_ages", "pay")
    tables += ("quit_tenure", "disability_ages", "smaller_fractions", "parental_leave")
    tables += ("post_sizes", "applicant_months")
    return {
        "utsyn_format": 1,
        "name": "tiny",
        "title": "Tiny",
        "synthetic": True,
        "snapshot": "2026-01-01",
        "period": {"start_year": 2026, "horizon_years": 3},
        "groups": {
            "nurse": group("Nurse", ("skilled",), pay_ladder="higher"),
            "skilled": group("Skilled care worker", ("assistant",)),
            "assistant": group("Assistant", health_education=False, pay_ladder="none", unqualified_group=None),
            "teacher": group("Teacher", care=False, health_education=False, pay_ladder="higher"),
        },
        "working_time": {
            "weekly_hours_day": fact(37.5),
            "weekly_hours_rota": fact(35.5),
            "net_hours_day": fact(1686.0),
            "net_hours_rota": fact(1632.0),
            "absence_factor": fact(1.0),
        },
        "user_groups": {},
        "levers": {
            "service_standard": fact(1.0),
            "initial_shortage": fact(0.0),
            "productivity_change_annual": fact(0.0),
            "new_tasks_share": fact(0.0),
        },
        "norms": _norms(),
        "home_care": {"direct_time_share": fact(0.6), "travel_share": fact(0.15)},
        "units": {
            "ward": unit("Ward", "nursing_home", need=[{"rule": "cover"}], rota=ward_rota),
            "school": unit(
                "School", "school", function="school", need=[school_rule | {"assistant_group": "assistant"}]
            ),
            "care_pool": unit("Care pool", "pool"),
        },
        "rota": _rota(),
        **_pool_and_recourse(),
        "workforce": {
            "retirement_factor": fact(1.0),
            "retirement_shift_years": fact(0.0),
            "smallest_vacancy": 0.15,
            "offers_in_use": fact(True),
            "wanted_margin": 0.05,
            "experience_at_hire_months": fact(24),
        },
        **_exits_and_leave(),
        "drift": {
            "continuous_months": fact(36),
            "temporary_months": fact(48),
            "claim_share": fact(0.5),
            "break_months": fact(2),
            "idle_months": fact(6),
            "controlled_recruitment": fact(False),
            "controlled_inflow_factor": fact(0.5),
            "controlled_training_share": fact(0.5),
        },
        "positions": {"full_time_policy_in_use": fact(False), "full_time_policy_take_up": fact(0.1)},
        "joint_positions": {},
        "recruitment": {"competition": fact(1.0), "graduate_oldest_age": 40},
        "colleges": {},
        "programmes": {"practice_candidate": _programme()},
        "budget": _budget(),
        "tables": {
            name: {"file": f"{name}.csv", "status": "assumed", "source": "invented for a test"}
            for name in (*tables, "accounts", "functions")
        },
    }


def _cover() -> pd.DataFrame:
    rows = []
    for weekday in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        for name, start, end, need in (
            ("nurse", "07:30", "15:00", 1),
            ("nurse", "15:00", "22:30", 1),
            ("skilled", "07:30", "15:00", 2),
            ("skilled", "15:00", "22:30", 2),
            ("skilled", "22:00", "08:00", 1),
            ("assistant", "07:30", "15:00", 1),
        ):
            rows.append(("ward", name, weekday, start, end, need))
    return pd.DataFrame(rows, columns=["cover_id", "group", "weekday", "start", "end", "required"])


def _staff() -> pd.DataFrame:
    columns = ["person_id", "unit", "group", "post_group", "birth_year", "birth_month"]
    columns += ["fraction", "wanted_fraction", "contract", "seniority_years"]
    rows = []
    for unit_id, name, heads, fraction in (
        ("ward", "nurse", 5, 0.8),
        ("ward", "skilled", 12, 0.7),
        ("ward", "assistant", 4, 0.5),
        ("school", "teacher", 8, 1.0),
        ("school", "assistant", 2, 0.6),
    ):
        for n in range(heads):
            wanted = None if n % 4 == 3 else min(1.0, fraction + 0.2 * (n % 2))
            person = (f"{unit_id}-{name}-{n}", unit_id, name, name, 1964 + (n * 7) % 38, 1 + n % 12)
            rows.append((*person, fraction, wanted, "permanent", n % 20))
    return pd.DataFrame(rows, columns=columns)


def _exit_and_leave_tables() -> dict[str, pd.DataFrame]:
    ages = ["age_from", "age_to"]
    return {
        "quit_tenure": pd.DataFrame([(0, 1.0)], columns=["tenure_years_from", "factor"]),
        "disability_ages": pd.DataFrame([(15, 49, 0.5), (50, 75, 2.0)], columns=[*ages, "factor"]),
        "smaller_fractions": pd.DataFrame([(60, 66, 0.1, 20)], columns=[*ages, "chance_annual", "percent_points"]),
        "parental_leave": pd.DataFrame([(20, 45, 0.05, 0.03)], columns=[*ages, "women_rate_annual", "men_rate_annual"]),
    }


def frames() -> dict[str, pd.DataFrame]:
    """The tables of the tiny scenario, free to change."""
    names = ("nurse", "skilled", "assistant", "teacher")
    population = [
        (y, low, high, n) for y in (2026, 2028) for low, high, n in ((1, 5, 300), (6, 15, 400), (80, 120, 90))
    ]
    accounts = [("fixed_pay", "010", "Fixed pay"), ("substitutes", "020", "Substitutes")]
    accounts += [
        ("extra_help", "030", "Extra help"),
        ("overtime", "040", "Overtime"),
        ("other_pay", "050", "Other pay"),
    ]
    accounts += [("pension", "090", "Pension"), ("employer_contribution", "099", "Employer contribution")]
    accounts += [
        ("courses", "150", "Courses"),
        ("agency", "270", "Bought services"),
        ("sick_pay_refund", "710", "Refund"),
        ("apprentice_pay", "010", "Pay of apprentices"),
        ("training_grants", "730", "Grants"),
        ("positions_bought", "350", "Bought from municipalities"),
        ("positions_sold", "730", "Paid by municipalities"),
    ]
    ages = [(62, 0.2), (63, 0.2), (64, 0.2), (65, 0.4), (66, 0.4), (67, 0.6), (68, 0.5), (69, 0.5), (70, 1.0)]
    return {
        "staff": _staff(),
        "population": pd.DataFrame(population, columns=["year", "age_from", "age_to", "persons"]),
        "cover": _cover(),
        "absence": pd.DataFrame(
            [(g, m, 0.04 if m < 4 else 0.03) for g in names for m in range(1, 13)],
            columns=["group", "month", "short_absence_share"],
        ),
        "retirement": pd.DataFrame(
            [("all", age, p) for age, p in ages], columns=["group", "age", "probability_annual"]
        ),
        "hire_ages": pd.DataFrame(
            [("all", 20, 29, 5.0), ("all", 30, 49, 4.0), ("all", 50, 60, 1.0)],
            columns=["group", "age_from", "age_to", "weight"],
        ),
        "quit_ages": pd.DataFrame([(15, 75, 1.0)], columns=["age_from", "age_to", "factor"]),
        **_exit_and_leave_tables(),
        "post_sizes": pd.DataFrame([(1, 100, 1.0)], columns=["percent_from", "percent_to", "applicants_factor"]),
        "applicant_months": pd.DataFrame(
            [("all", month, 1.0) for month in range(1, 13)], columns=["group", "month", "applicants_factor"]
        ),
        "leave_ages": pd.DataFrame(
            [(15, 39, 0.8), (40, 59, 1.0), (60, 75, 1.3)], columns=["age_from", "age_to", "factor"]
        ),
        "pay": pd.DataFrame(
            [
                (ladder, seniority, pay)
                for ladder, low, high in (("none", 4e5, 4.5e5), ("skilled", 4.5e5, 5e5), ("higher", 5.2e5, 6e5))
                for seniority, pay in ((0, low), (10, high))
            ],
            columns=["pay_ladder", "seniority_years_from", "pay_annual_nok"],
        ),
        "accounts": pd.DataFrame(accounts, columns=["cost_item", "account_code", "title"]),
        "functions": pd.DataFrame(
            [("institution", "253", 2000, "Institution"), ("school", "202", 2000, "Primary school")],
            columns=["function", "function_code", "valid_from_year", "title"],
        ),
        "competences": pd.DataFrame(
            {
                "person_id": pd.Series(dtype="str"),
                "competence": pd.Series(dtype="str"),
                "level": pd.Series(dtype="int64"),
            }
        ),
    }


def tiny(facts: dict[str, Any] | None = None, tables: dict[str, pd.DataFrame] | None = None) -> Scenario:
    """Build the tiny scenario, or a changed copy of its facts and tables."""
    return build(copy.deepcopy(facts or settings()), tables or frames())
