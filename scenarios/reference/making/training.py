"""Training routes, external programmes and competences of the reference."""

from __future__ import annotations

from typing import Any

from scenarios.reference.making.facts import assumed, estimated, measured
from scenarios.reference.making.staff import draw

GATE = "KS, practice candidate: 60 months of relevant work at full position"
COUNTY = "county pages, certificate in work: 12 months' experience, position of at least 80 %, contract 12–36 months"
APPRENTICE = "two years of school and two as apprentice, outside basic staffing, with a grant: background, not verified"
OUTSIDE = "background knowledge of the scheme, not verified"


def _course(title: str, months: dict[str, Any], seats: int, intake: list[int], dropout: float) -> dict[str, Any]:
    """What every programme says; all but the practice candidates' are measures, thus not in use."""
    return {
        "title": title,
        "in_use": assumed(False, "not in use today; a measure may start it"),
        "seats": assumed(seats),
        "intake_months": intake,
        "duration_months": months,
        "dropout_rate_monthly": assumed(dropout),
        "source": assumed(0)["source"],
    }


def _costs(per_seat: float, per_head: float = 0.0) -> dict[str, Any]:
    return {"cost_per_seat_annual_nok": assumed(per_seat), "cost_per_head_nok": assumed(per_head)}


def _gate(rate: float, experience: dict[str, Any], fraction: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "experience_months": experience,
        "smallest_fraction": fraction or assumed(0.0, "0 = any position"),
        "entry_rate_annual": assumed(rate),
        "motivation_factor": assumed(1.0, "1 = the share who apply as it stands"),
    }


def _after(study_leave: float, bound: int = 0) -> dict[str, Any]:
    return {
        "study_leave_share": assumed(study_leave),
        "bound_months": assumed(bound, "0 = no binding time; else a local agreement"),
        "bound_quit_factor": assumed(0.3, "those bound quit less; how much less: own assumption"),
    }


SUPERVISION = {
    "students_per_supervisor": assumed(0.5, "one student for two skilled colleagues at work: own assumption")
}
TO_SKILLED = {"from_group": "assistant", "to_group": "skilled"}
ADULTS = {"youngest_age": 21, "oldest_age": 55}


def programmes() -> dict[str, Any]:
    """Ways from assistant to skilled care worker, and courses that give a competence. One is in use today."""
    year, none = estimated(24, COUNTY), assumed(0, "0 = open to new employees too")
    candidate = _course("Praksiskandidat til helsefagarbeider", assumed(12), 4, [8], 0.015)
    candidate["in_use"] = assumed(True)
    basic = _course("Helsespråk, data og dokumentasjon", assumed(4), 12, [1, 8], 0.03)
    supported = _course("Praksiskandidat etter basiskurs", assumed(12), 6, [8], 0.01)
    in_work = _course("Fagbrev på jobb, helsefagarbeider", year, 8, [1, 8], 0.015)
    in_work |= {
        "duration_spread": [{"later_months": 0, "share": 0.7}, {"later_months": 12, "share": 0.3}],
        "dropout_steps": [{"from_month": 1, "factor": 1.5}, {"from_month": 7, "factor": 0.75}],
    }
    everyone = _course("Felles kurs for alle ansatte", assumed(1), 40, [2, 4, 9, 11], 0.02)
    cross = _course("Opplæring på tvers i fag- og støtteenheten", assumed(3), 2, [2, 9], 0.0)
    return {
        "practice_candidate": candidate
        | TO_SKILLED
        | _gate(0.1, measured(60, GATE))
        | _after(0.05)
        | _costs(25000.0)
        | ADULTS,
        "basic_course": basic
        | {"from_group": "assistant"}
        | _gate(0.2, assumed(12))
        | _after(0.05)
        | _costs(12000.0, 2000.0)
        | ADULTS,
        "supported_candidate": supported
        | TO_SKILLED
        | {"after": ["basic_course"], "supervision": SUPERVISION}
        | _gate(0.4, measured(60, GATE))
        | _after(0.05, 12)
        | _costs(25000.0)
        | ADULTS,
        "certificate_in_work": in_work
        | TO_SKILLED
        | {"supervision": SUPERVISION}
        | _gate(0.08, measured(12, COUNTY), measured(0.8, COUNTY))
        | _after(0.1, 12)
        | _costs(35000.0)
        | ADULTS,
        "all_staff_course": everyone
        | {"adds": {"competence": "improvement", "level": 1}}
        | _gate(0.9, none)
        | _after(0.05)
        | _costs(0.0, 1500.0)
        | {"youngest_age": 18, "oldest_age": 70},
        "cross_training": cross
        | {"adds": {"competence": "payroll", "level": 1}, "units": ["support"]}
        | _gate(0.7, none)
        | _after(0.1)
        | _costs(0.0, 3000.0)
        | {"youngest_age": 18, "oldest_age": 64},
    }


def _outside(unit: str, to_group: str, fill: float, stay: float) -> dict[str, Any]:
    return {
        "to_group": to_group,
        "unit": unit,
        "fill_share": assumed(fill),
        "stay_share": assumed(stay),
        "available_months": assumed(6, "then they have found work elsewhere"),
    }


def _money(pay: float, grant: float) -> dict[str, Any]:
    return {"pay_annual_nok": assumed(pay), "grant_annual_nok": assumed(grant)}


def external_programmes() -> dict[str, Any]:
    """Students outside basic staffing. Those of today are among the applicants; these would come on top."""
    apprentices = _course("Lærlinger i helsearbeiderfaget", assumed(24, APPRENTICE), 8, [8], 0.008)
    apprentices["dropout_steps"] = [{"from_month": 1, "factor": 2.0}, {"from_month": 7, "factor": 0.7}]
    men = _course("Menn i helse", assumed(28, OUTSIDE), 4, [1], 0.015)
    nurses = _course("Desentralisert sykepleierutdanning", assumed(48, OUTSIDE), 5, [8], 0.008)
    nurses["duration_spread"] = [{"later_months": 0, "share": 0.8}, {"later_months": 12, "share": 0.2}]
    return {
        "apprentices": apprentices
        | _outside("support", "skilled", 0.85, 0.7)
        | _costs(15000.0)
        | _money(300000.0, 85000.0),
        "men_in_health": men | _outside("support", "skilled", 0.8, 0.75) | _costs(20000.0) | _money(150000.0, 60000.0),
        "decentralised_nursing": nurses
        | _outside("support", "nurse", 0.9, 0.8)
        | _costs(40000.0, 5000.0)
        | _money(0.0, 0.0),
    }


# Competence: its name on screen, units that require it with the least number of holders, share of holders by group.
COMPETENCES: dict[str, tuple[str, dict[str, int], dict[str, float]]] = {
    "dementia": ("Demensomsorg", {"ward_east": 6, "ward_west": 4, "ward_river": 3}, {"nurse": 0.1, "skilled": 0.14}),
    "improvement": ("Forbedringsarbeid", {}, {"adviser": 0.3, "nurse": 0.04, "teacher": 0.04}),
    "payroll": ("Lønn og personal", {"support": 3}, {"adviser": 0.25}),
    "procurement": ("Innkjøp", {"support": 3}, {"adviser": 0.2}),
    "wound_care": ("Sårbehandling", {"home_care_centre": 3, "ward_short": 2}, {"nurse": 0.09}),
}


def competences() -> dict[str, Any]:
    """Competences beyond the group, required in some units."""
    why = "own assumption: no published mapping of competences in units was found"
    return {
        name: {
            "title": title,
            "counts_from_level": 1,
            "required_in": {unit: assumed(least, why) for unit, least in required.items()},
            "recruit_share": {
                group: assumed(share, "as among those employed today") for group, share in shares.items()
            },
        }
        for name, (title, required, shares) in COMPETENCES.items()
    }


def holder_rows(people: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    """Who holds which competence at which level, dealt out by chance to people with monthly pay."""
    rows = []
    for person in people:
        for name, (_, _, shares) in COMPETENCES.items():
            who = person["person_id"]
            if person["contract"] != "hourly" and draw("holds", who, name) < shares.get(person["group"], 0.0):
                rows.append((who, name, 1 + int(draw("level", who, name) * 3)))
    return rows
