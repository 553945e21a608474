"""Rota, pools, recourse and prices of the reference."""

from __future__ import annotations

from typing import Any

from scenarios.reference.making.facts import KS_PAY, assumed, estimated, measured
from scenarios.reference.making.units import COVER

AGREEMENT = "agreement with the shop stewards under the Working Environment Act"


def working_time() -> dict[str, Any]:
    """Hours of a full position."""
    net = "effective hours after five weeks' holiday and public holidays, finansleksikon.no (weak source)"
    return {
        "weekly_hours_day": measured(37.5, "main collective agreement, day work (KS circular 1.1.2023)"),
        "weekly_hours_rota": measured(35.5, "main collective agreement, rota work (Norwegian Nurses Organisation)"),
        "net_hours_day": assumed(1686.0, net),
        "net_hours_rota": assumed(1632.0, net),
        "absence_factor": assumed(1.0, "1 = the absence table as it stands"),
    }


def _shift(title: str, start: str, end: str, family: str, in_use: bool = True, **more: Any) -> dict[str, Any]:
    facts = {"title": title, "start": start, "end": end, "unpaid_minutes": 0, "family": family}
    return facts | more | {"in_use": assumed(in_use, "shift times are local decisions")}


def _line(title: str, low: float, high: float, every: int, in_use: bool = True) -> dict[str, Any]:
    facts = {"title": title, "fraction_from": low, "fraction_to": high, "weekend_every": every}
    return facts | {"in_use": assumed(in_use, "every third weekend is the common practice (NSF, Fagbladet)")}


def calendars() -> dict[str, Any]:
    """A school year of 39 weeks and a kindergarten that closes for three in summer; all assumed."""

    def period(title: str, first: int, last: int, activity: float = 0.0) -> dict[str, Any]:
        told = assumed(activity, "own assumption; the municipal council decides the school and kindergarten year")
        return {"title": title, "first_week": first, "last_week": last, "activity": told}

    return {
        "school_year": {
            "title": "Skuleår, 39 veker",
            "year_work": "compressed",
            "periods": {
                "new_year": period("Jul, januar", 1, 1),
                "winter": period("Vinterferie", 8, 8),
                "easter": period("Påske", 13, 13),
                "summer": period("Sommarferie", 26, 33),
                "autumn": period("Haustferie", 40, 40),
                "christmas": period("Jul, desember", 52, 52),
            },
        },
        "kindergarten_year": {
            "title": "Barnehageår",
            "year_work": "ordinary",
            "periods": {
                "easter": period("Påske", 13, 13, 0.5),
                "early_summer": period("Tidleg sommar", 26, 27, 0.5),
                "summer": period("Sommarstengt", 28, 30),
                "late_summer": period("Sein sommar", 31, 31, 0.5),
                "christmas": period("Romjul", 52, 52),
            },
        },
    }


def rota() -> dict[str, Any]:
    """Shift kinds, line kinds, rules and prices. Long weekend shifts lie ready but are not in use."""
    weekend = {"weekdays": ["sat", "sun"]}
    return {
        "shift_kinds": {
            "day": _shift("Dagvakt", "07:30", "15:00", "day"),
            "day_short": _shift("Kort dagvakt", "08:00", "13:30", "day", weekdays=["mon", "tue", "wed", "thu", "fri"]),
            "evening": _shift("Kveldsvakt", "15:00", "22:30", "evening"),
            "night": _shift("Nattvakt", "22:00", "07:30", "night"),
            "long_weekend": _shift("Langvakt helg, tidlig", "07:30", "20:00", "long", False, **weekend),
            "long_weekend_late": _shift("Langvakt helg, sen", "10:00", "22:30", "long", False, **weekend),
        },
        "line_kinds": {
            "full_third": _line("Full stilling, hver tredje helg", 0.97, 1.0, 3),
            "part_third": _line("Deltid, hver tredje helg", 0.4, 0.95, 3),
            "small_second": _line("Liten helgestilling, hver andre helg", 0.15, 0.5, 2, False),
            "full_fourth": _line("Full stilling, hver fjerde helg", 0.97, 1.0, 4, False),
            "part_fourth": _line("Deltid, hver fjerde helg", 0.4, 0.95, 4, False),
        },
        "agreements": {
            "individual": assumed(True, "averaged hours are the common practice in rotas (§ 10-5 first paragraph)"),
            "local_stewards": assumed(True, f"{AGREEMENT}: shifts up to 12.5 hours, weeks up to 54 (§ 10-5)"),
            "central_union": assumed(False, "no agreement on shifts of 13–14 hours (§ 10-12 fourth paragraph)"),
            "authority": assumed(False, "no leave to use more overtime"),
        },
        "own_values": {
            "daily_rest_hours": assumed(9.0, f"11 hours, down to 8 by agreement (§ 10-8); 9 chosen, {AGREEMENT}"),
            "weekly_rest_hours": measured(35.0, "Working Environment Act § 10-8, 35 hours (28 by agreement)"),
        },
        "prices": {
            "uncovered_hour_nok": assumed(2000.0, "weight in the rota's goal, far above any hourly cost"),
            "unqualified_step_nok": assumed(20.0, "weight in the rota's goal"),
            "line_nok": assumed(50.0, "weight in the rota's goal"),
            "part_time_line_nok": assumed(50.0, "weight in the rota's goal: the base does not push for full time"),
        },
        "mip_gap": 0.01,
    }


def _pool(title: str, unit: str, groups: list[str], in_use: bool) -> dict[str, Any]:
    return {
        "title": title,
        "in_use": assumed(in_use, "the pool of care workers exists, the pool of nurses is a measure"),
        "unit": unit,
        "units": sorted(COVER),
        "groups": groups,
        "fraction": 1.0,
        "weekend_every": 3,
        "posts_price_factor": assumed(1.0),
        "sampled_days": assumed(200, "a balance between a stable answer and time"),
    }


def pools() -> dict[str, Any]:
    """The care pool works today; the nurse pool is declared and not in use."""
    return {
        "care_pool": _pool("Vikarpool, helsefagarbeidere og assistenter", "care_pool", ["skilled", "assistant"], True),
        "nurse_pool": _pool(
            "Vikarpool, sykepleiere og vernepleiere", "nurse_pool", ["nurse", "social_educator"], False
        ),
    }


def recourse() -> dict[str, Any]:
    """Prices in ordinary hourly cost, and how much of each source there is."""
    capacity = "capacity of the source: own assumption, no published figure found"
    price = "price against an ordinary hour: own assumption"
    shares = {"extra_shift": 0.04, "neighbour": 0.1, "hourly": 0.03, "overtime": 0.015, "agency": 0.025, "lower": 0.6}
    prices = {"extra_shift": 1.05, "neighbour": 1.0, "hourly": 1.1, "overtime": 1.6, "agency": 2.2, "lower": 0.9}
    facts = {f"{step}_share": assumed(share, capacity) for step, share in shares.items()}
    facts |= {f"{step}_price": assumed(amount, price) for step, amount in prices.items()}
    facts["agency_in_use"] = assumed(True, "agency is used on permitted grounds only")
    facts["uncovered_price"] = assumed(4.0, "weight that places an uncovered hour last")
    facts["pool_usable_share"] = assumed(0.85, capacity)
    return facts


def _calls(answer: float, yes: float, minutes: float, lead: float, at_once: bool = False) -> dict[str, Any]:
    told = "how people answer calls: own assumption, no published figure found"
    return {
        "answer_share": assumed(answer, told),
        "yes_share": assumed(yes, told),
        "minutes_per_call": assumed(minutes, told),
        "lead_hours": assumed(lead, told),
        "all_at_once": assumed(at_once, "hourly substitutes are asked by text message, the others are phoned"),
    }


def absence() -> dict[str, Any]:
    """Absence under a month: causes, lengths, ages, and what hits colleagues together."""
    told = "causes and lengths of short absence: own assumption, no published figure found"
    nav = "NAV, doctor-certified sickness absence by age, second quarter of 2017, both sexes"
    season = "waves of illness come mostly in winter and last for weeks: own assumption, no published figure found"
    causes = {
        "self_certified": (0.30, 2.0, 8, 4.0),
        "certified": (0.52, 8.0, 30, 12.0),
        "child_sick": (0.10, 1.5, 5, 4.0),
        "course": (0.08, 1.5, 5, 336.0),
    }
    ages = {
        "under_25": measured(0.032, nav),
        "from_25": estimated(0.047, nav + ", mean of 4.4 and 5.0 per cent"),
        "from_35": estimated(0.052, nav + ", read for 40–44 years"),
        "from_50": measured(0.057, nav),
        "from_55": measured(0.062, nav),
        "from_60": measured(0.070, nav),
        "from_65": measured(0.054, nav),
    }
    return {
        **{
            name: {
                "share": assumed(share, told),
                "mean_days": assumed(mean, told),
                "longest_days": longest,
                "notice_hours": assumed(notice, told),
            }
            for name, (share, mean, longest, notice) in causes.items()
        },
        "ages": ages,
        "outbreak_share": assumed(0.5, "how much of it is the unit's own: own assumption"),
        "season": {
            "first_quarter": assumed(0.5, season),
            "second_quarter": assumed(0.15, season),
            "third_quarter": assumed(0.05, season),
            "fourth_quarter": assumed(0.3, season),
        },
        "wave_weeks": assumed(3, season),
        "outbreak_weeks": assumed(2, season),
    }


def dispatch() -> dict[str, Any]:
    """How calls go out and are answered."""
    return {
        "extra_shift": _calls(0.6, 0.35, 8.0, 1.0),
        "neighbour": _calls(1.0, 0.7, 5.0, 0.5),
        "hourly": _calls(0.6, 0.45, 15.0, 1.0, True),
        "overtime": _calls(0.6, 0.2, 8.0, 1.0),
        "agency": _calls(1.0, 0.6, 30.0, 24.0),
        "lower_competence": _calls(0.6, 0.35, 8.0, 1.0),
        "pool_lead_hours": assumed(0.5, "time from a call to the door of another unit: own assumption"),
        "on_call_share": assumed(0.8, "not everybody wants to be phoned on a day off: own assumption"),
        "colleague_correlation": assumed(0.02, "infection and weather hit colleagues together: own assumption"),
        "bad_weeks_share": assumed(0.15, "about eight weeks of the year: own assumption"),
        "agency_grounds": ["self_certified", "certified", "child_sick", "short_absence", "long_leave"],
    }


def workforce() -> dict[str, Any]:
    """What all groups have in common."""
    return {
        "retirement_factor": assumed(1.0, "1 = the retirement table as it stands"),
        "retirement_shift_years": assumed(0.0, "0 = the retirement table as it stands"),
        "smallest_vacancy": 0.15,
        "offers_in_use": assumed(True, "part-timers' preferential right, Working Environment Act § 14-3"),
        "wanted_margin": 0.05,
        "experience_at_hire_months": assumed(24),
    }


def budget() -> dict[str, Any]:
    """On-costs, supplements, refunds and the price index."""
    zones = {"I": 0.141, "Ia": 0.141, "II": 0.106, "III": 0.064, "IV": 0.051, "IVa": 0.079, "V": 0.0}
    rates = "main agreement, supplements for rota staff from 2023 (Norwegian Nurses Organisation)"
    sick = "Norwegian Tax Administration and Altinn, refund of sick pay"
    unverified = "background knowledge, not verified"
    return {
        "price_year": 2026,
        "contribution_zone": "I",
        "contribution_by_zone": {
            zone: measured(share, "employer contribution by zone") for zone, share in zones.items()
        },
        "holiday_pay_share": assumed(0.12, unverified),
        "holiday_pay_extra_share_60": assumed(0.023, unverified),
        "pension_share": assumed(0.16, "employer's premium is often 12–20 % of pay, not verified"),
        "pay_growth_annual": assumed(0.0, "0 = fixed prices, a choice"),
        "pay_index": assumed(1.2, f"growth from the pay table's 2022 to 2026, rates not found. {KS_PAY}"),
        "hours_base": measured(1846.0, "52 weeks of 35.5 hours (KS circular 1.1.2023)"),
        "supplements": {
            "evening_from": "17:00",
            "night_from": "21:00",
            "night_to": "06:00",
            "evening_nok": measured(56.0, rates),
            "night_share": measured(0.25, rates),
            "night_nok": measured(70.0, rates),
            "weekend_share": measured(0.22, rates),
            "weekend_nok": measured(70.0, rates),
            "holy_day_share": measured(1.3333, rates),
            "holy_days_year": assumed(9.0, "public holidays that do not fall on a Sunday, mean of several years"),
        },
        "sick_pay": {
            "employer_days": measured(16.0, sick),
            "base_amount_nok": assumed(133000.0, "base amount (G) indexed to 2026, not verified"),
            "cap_base_amounts": measured(6.0, sick),
            "long_absence_refunded_share": assumed(0.85, "long leave less the employer's first 16 days"),
            "short_absence_refunded_share": assumed(0.15, "absence under a month beyond the first 16 days"),
            "holiday_pay_refund_share": measured(0.102, sick),
        },
        "pool_start_cost_nok": assumed(0.0, "a measure must cost nothing at introduction; the overlay says otherwise"),
    }
