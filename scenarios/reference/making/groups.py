"""Competence groups: how people come, change and go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scenarios.reference.making import drift, leaving, recruitment
from scenarios.reference.making.facts import KS_TURNOVER, SSB_ABSENCE, assumed, estimated


@dataclass(frozen=True)
class GroupFacts:
    """One competence group's facts, as published or assumed."""

    title: str
    code: str
    health: bool
    care: bool
    covers_for: tuple[str, ...]
    ladder: str
    turnover: float
    absence: float  # all sickness absence, share of contracted hours; the sectors come out as published
    applicants: float  # qualified applicants a month and advertised post
    unqualified: str | None
    source: str


PRESS = "the shortage of the group is reported by KS; applicants a month: own assumption"
CODE = "position code"

GROUPS = {
    "nurse": GroupFacts(
        "Sykepleier", "7174", True, True, ("social_educator", "skilled", "assistant"), "college_3",
        0.139, 0.088, 0.22, "skilled", f"{KS_TURNOVER}, {CODE} 7174: 13.9 %",
    ),
    "social_educator": GroupFacts(
        "Vernepleier", "6455", True, True, ("skilled", "assistant"), "college_3",
        0.138, 0.090, 0.22, "skilled", f"{KS_TURNOVER}, {CODE} 6675 (miljøterapeut) as the nearest: 13.8 %",
    ),
    "skilled": GroupFacts(
        "Helsefagarbeider", "7076", True, True, ("assistant",), "skilled",
        0.116, 0.100, 0.3, "assistant", f"{KS_TURNOVER}, {CODE} 7076: 11.6 %",
    ),
    "assistant": GroupFacts(
        "Assistent", "6572", False, True, (), "none",
        0.276, 0.095, 3.0, None, f"{KS_TURNOVER}, {CODE} 6572: 27.6 %",
    ),
    "kindergarten_teacher": GroupFacts(
        "Barnehagelærer", "7637", False, False, ("child_youth_worker", "assistant"), "college_3",
        0.088, 0.098, 0.3, "child_youth_worker", f"{KS_TURNOVER}, {CODE} 7637 (pedagogical leader): 8.8 %",
    ),
    "child_youth_worker": GroupFacts(
        "Barne- og ungdomsarbeider", "7517", True, False, ("assistant",), "skilled",
        0.109, 0.102, 0.4, "assistant", f"{KS_TURNOVER}, {CODE} 7517 (skilled worker): 10.9 %",
    ),
    "teacher": GroupFacts(
        "Lærer", "7962", False, False, ("child_youth_worker", "assistant"), "college_4",
        0.079, 0.054, 0.5, "assistant", f"{KS_TURNOVER}, {CODE} 7962 (adjunkt): 7.9 %",
    ),
    "adviser": GroupFacts(
        "Rådgiver", "8530", False, False, (), "college_4",
        0.102, 0.058, 1.0, None, f"{KS_TURNOVER}, {CODE} 8530: 10.2 %",
    ),
}  # fmt: skip

TURNOVER = {name: group.turnover for name, group in GROUPS.items()}
LONG_SHARE_OF_ABSENCE = 0.56
LONG_LEAVE_MONTHS = 4.5


# A month's search without an applicant, and then the chance to give up the requirement: long for nurses, short for
# skilled care workers, so that the share of their posts held without the education stays about what it is today.
PATIENCE_MONTHS = {"nurse": 6, "social_educator": 6, "skilled": 3, "child_youth_worker": 3}
UNQUALIFIED_HIRE = {
    "nurse": 0.05,
    "social_educator": 0.05,
    "skilled": 0.25,
    "kindergarten_teacher": 0.15,
    "child_youth_worker": 0.25,
    "teacher": 0.1,
}


def long_share(group: str) -> float:
    """Share of contracted hours lost in absence of a month or more."""
    return GROUPS[group].absence * LONG_SHARE_OF_ABSENCE


def settings(quit_rate: dict[str, float], leave_factor: dict[str, float]) -> dict[str, Any]:
    """The groups as the schema wants them.

    `quit_rate` gives each group its published turnover with this register, `leave_factor` is the
    group's mean age factor on long leave.
    """
    return {name: _group(name, quit_rate[name], leave_factor[name]) for name in GROUPS}


def _group(name: str, quit_rate: float, factor: float) -> dict[str, Any]:
    facts = GROUPS[name]
    lost = long_share(name)
    leave = lost / (1 - lost) * 12 / LONG_LEAVE_MONTHS / factor
    absent = f"{SSB_ABSENCE}; the part in spells of a month or more: own assumption"
    return {
        "title": facts.title,
        "position_code": facts.code,
        "health_education": facts.health,
        "care": facts.care,
        "covers_for": list(facts.covers_for),
        "pay_ladder": facts.ladder,
        "quit_rate_annual": estimated(
            quit_rate,
            f"{facts.source}, less the other ways to leave with this register, where every factor is 1",
        ),
        "long_leave_rate_annual": estimated(round(leave, 4), absent),
        "long_leave_mean_months": assumed(LONG_LEAVE_MONTHS),
        "applicants_per_month": assumed(facts.applicants, PRESS),
        "hire_delay_mean_months": assumed(1.0 if facts.applicants > 2 else 2.5, "notice period of about three months"),
        "patience_months": assumed(PATIENCE_MONTHS.get(name, 4)),
        "unqualified_hire_share": assumed(UNQUALIFIED_HIRE.get(name, 0.0)),
        "unqualified_group": facts.unqualified,
        "larger_fraction_take_up": assumed(0.04),
        "exits": leaving.group_exits(name),
        "leave": leaving.group_leave(),
        "drift": drift.of_group(name),
        "recruitment": recruitment.of_group(),
    }
