"""Make the reference municipality «Eksempelvik»: scenario.yaml and its tables, the same bytes every time.

Run from the repository's root: ``python -m scenarios.reference.make_reference``. Nothing here is about real
people or a real municipality; the levels come from published figures, see SOURCES.md.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd

from model.need import need_table
from model.scenario.build import build
from scenarios.reference.making import (
    drift,
    facts,
    groups,
    leaving,
    need_facts,
    population,
    recruitment,
    settings,
    staff,
    tables,
    training,
    units,
)

TABLES: dict[str, tuple[str, str, str]] = {
    "staff": (" ".join(staff.COLUMNS), "assumed", "synthetic register, calibrated to published figures"),
    "population": ("year age_from age_to persons", "estimated", facts.SSB_POPULATION),
    "cover": ("cover_id group weekday start end required", "assumed", facts.OWN),
    "absence": ("group month short_absence_share", "estimated", f"{facts.KS_ABSENCE}; {facts.SSB_ABSENCE}"),
    "retirement": (
        "group age probability_annual",
        "assumed",
        "teachers' employment by age, women (LÆRERMOD); from 68 on the mean of 67–70",
    ),
    "hire_ages": ("group age_from age_to weight", "assumed", facts.OWN),
    "leave_ages": ("age_from age_to factor", "estimated", "NAV, doctor-certified absence by age, Q2 2017"),
    "quit_ages": ("age_from age_to factor", "estimated", "KS, turnover by age 2020–21; other ages than 55–60 assumed"),
    "quit_tenure": ("tenure_years_from factor", "assumed", facts.OWN),
    "disability_ages": ("age_from age_to factor", "assumed", facts.OWN),
    "smaller_fractions": (
        "age_from age_to chance_annual percent_points",
        "assumed",
        "teachers' working time falls from about 0.94 at 61 to 0.61 at 67 (LÆRERMOD); chances and steps assumed",
    ),
    "parental_leave": ("age_from age_to women_rate_annual men_rate_annual", "assumed", facts.OWN),
    "post_sizes": ("percent_from percent_to applicants_factor", "assumed", recruitment.OWN_SIZES),
    "applicant_months": ("group month applicants_factor", "assumed", "no season counted; 1 in every month"),
    "pay": ("pay_ladder seniority_years_from pay_annual_nok", "measured", facts.KS_PAY),
    "accounts": ("cost_item account_code title", "assumed", "KOSTRA account codes; 270, 350, 710 and 730 not verified"),
    "functions": (
        "function function_code valid_from_year title",
        "assumed",
        "KOSTRA functions, 257 and 258 from 2024; 120 not verified",
    ),
    "competences": ("person_id competence level", "assumed", facts.OWN),
}
POOL_STAFF = {("care_pool", "skilled"): 6.0, ("care_pool", "assistant"): 2.0}


def make() -> dict[str, str]:
    """Every file of the reference: ``{name: text}``."""
    rows = _small_tables()
    even = {name: 1.0 for name in groups.GROUPS}
    guess = {name: leaving.GUESS for name in groups.GROUPS}
    content = _settings(guess, even)
    need = need_table(build(content, {name: _frame(name, rows.get(name, [])) for name in TABLES}))
    first = need[need["year"] == facts.START_YEAR]
    targets = {(u, g): fte for u, g, fte in zip(first["unit"], first["group"], first["need_fte"], strict=True)}
    kinds = {unit: units.kind_of(unit) for unit in units.TITLES}
    people = staff.register(targets | POOL_STAFF, kinds)
    rows["staff"] = [tuple(person[column] for column in staff.COLUMNS) for person in people]
    rows["competences"] = training.holder_rows(people)
    sick_leave = _age_factors(people, tables.leave_age_rows())
    guessed = build(_settings(guess, sick_leave), {name: _frame(name, rows[name]) for name in TABLES})
    content = _settings(leaving.quit_rates(guessed, posts_of(people), groups.TURNOVER), sick_leave)
    texts = {f"{name}.csv": _csv(name, rows[name]) for name in TABLES}
    head = "# Made by make_reference.py; synthetic, no real municipality and no real person.\n"
    return texts | {"scenario.yaml": head + yaml_text(content)}


def write(folder: Path) -> None:
    """Write the reference into `folder`."""
    for name, text in make().items():
        (folder / name).write_bytes(text.encode("utf-8"))


def _settings(quit_rates: dict[str, float], leave_factors: dict[str, float]) -> dict[str, Any]:
    care = "share of working time with users and travel: own assumption"
    return {
        "utsyn_format": 1,
        "name": "eksempelvik",
        "title": "Eksempelvik (syntetisk kommune)",
        "synthetic": True,
        "snapshot": f"{facts.START_YEAR}-01-01",
        "period": {"start_year": facts.START_YEAR, "horizon_years": facts.HORIZON_YEARS},
        "groups": groups.settings(quit_rates, leave_factors),
        "working_time": settings.working_time(),
        "user_groups": need_facts.user_groups(),
        "levers": need_facts.levers(),
        "norms": need_facts.norms(),
        "home_care": {
            "direct_time_share": facts.assumed(need_facts.DIRECT_TIME, care),
            "travel_share": facts.assumed(need_facts.TRAVEL, care),
        },
        "calendars": settings.calendars(),
        "units": need_facts.units(),
        "rota": settings.rota(),
        "pools": settings.pools(),
        "recourse": settings.recourse(),
        "absence": settings.absence(),
        "dispatch": settings.dispatch(),
        "workforce": settings.workforce(),
        "exits": leaving.exits(),
        "leave": leaving.leave(),
        "drift": drift.settings(),
        "positions": recruitment.positions(),
        "joint_positions": recruitment.joint_positions(),
        "recruitment": recruitment.settings(),
        "colleges": recruitment.colleges(),
        "programmes": training.programmes(),
        "external_programmes": training.external_programmes(),
        "competences": training.competences(),
        "budget": settings.budget(),
        "tables": {
            name: {"file": f"{name}.csv", "status": status, "source": source}
            for name, (_, status, source) in TABLES.items()
        },
    }


def _small_tables() -> dict[str, list[tuple[Any, ...]]]:
    return {
        "population": list(population.population_rows()),
        "cover": list(units.cover_rows()),
        "absence": list(tables.absence_rows()),
        "retirement": list(tables.retirement_rows()),
        "hire_ages": list(tables.hire_age_rows()),
        "leave_ages": list(tables.leave_age_rows()),
        "quit_ages": list(tables.quit_age_rows()),
        "quit_tenure": leaving.QUIT_TENURE,
        "disability_ages": leaving.DISABILITY_AGES,
        "smaller_fractions": leaving.SMALLER_FRACTIONS,
        "parental_leave": leaving.PARENTAL_LEAVE,
        "post_sizes": recruitment.post_size_rows(),
        "applicant_months": recruitment.applicant_month_rows(),
        "pay": list(tables.pay_rows()),
        "accounts": list(tables.ACCOUNTS),
        "functions": list(tables.FUNCTIONS),
    }


def posts_of(people: list[dict[str, Any]]) -> pd.DataFrame:
    """One whole post in each place where somebody works: exits do not depend on the posts."""
    places = sorted({(row["unit"], row["post_group"]) for row in people})
    rows = [(facts.START_YEAR, unit, group, 100, 1) for unit, group in places]
    return pd.DataFrame(rows, columns=["year", "unit", "group", "percent", "posts"])


def _age_factors(people: list[dict[str, Any]], rows: list[tuple[int, int, float]]) -> dict[str, float]:
    """Each group's mean factor by age on long leave."""

    def factor(row: dict[str, Any]) -> float:
        age = facts.START_YEAR - row["birth_year"]
        return next(f for low, high, f in rows if low <= age <= high)

    return _group_means(people, factor)


def _group_means(people: list[dict[str, Any]], value: Any) -> dict[str, float]:
    paid = [row for row in people if row["contract"] != "hourly"]
    found: dict[str, list[float]] = {}
    for row in paid:
        found.setdefault(row["group"], []).append(value(row))
    return {group: sum(values) / len(values) for group, values in found.items()}


def _frame(name: str, rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=TABLES[name][0].split())
    return frame.mask(frame == "")


def _csv(name: str, rows: list[tuple[Any, ...]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(TABLES[name][0].split())
    writer.writerows(rows)
    return buffer.getvalue()


def yaml_text(content: Any, indent: int = 0) -> str:
    """Plain YAML: every text quoted, facts on one line, no aliases."""
    pad = "  " * indent
    lines = []
    for key, value in content.items():
        if isinstance(value, dict) and value and "value" not in value:
            lines.append(f"{pad}{_key(key)}:\n{yaml_text(value, indent + 1)}")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            items = [yaml_text(item, indent + 2).replace("  " * (indent + 2), pad + "  - ", 1) for item in value]
            lines.append(f"{pad}{_key(key)}:\n{''.join(items)}")
        else:
            lines.append(f"{pad}{_key(key)}: {_flow(value)}\n")
    return "".join(lines)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _key(key: Any) -> str:
    text = str(key)
    return text if text.islower() or text.isdigit() else json.dumps(text)


if __name__ == "__main__":
    write(Path(__file__).parent)
