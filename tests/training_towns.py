"""Small municipalities in which only training happens, and an external programme to add to them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from model.scenario.schema import Scenario
from model.workforce import StaffPaths, simulate
from tests.tiny import fact
from tests.workforce_towns import no_retirement, people, posts, still_settings, town

EVERY_MONTH = list(range(1, 13))
NOTHING: dict[str, Any] = {"after": [], "supervision": None, "duration_spread": [], "dropout_steps": [], "adds": None}
OPEN: dict[str, Any] = {"smallest_fraction": 0.0, "motivation_factor": 1.0, "bound_months": 0} | {
    "seats": 1000,
    "experience_months": 0,
    "entry_rate_annual": 1.0,
    "dropout_rate_monthly": 0.0,
}


def course(facts: dict[str, Any], name: str = "practice_candidate", **changes: Any) -> None:
    """A programme open to everybody each month unless `changes` say otherwise; single values become leaves."""
    pattern = facts["programmes"]["practice_candidate"]
    plain = ("adds", "after", "units", "for_groups", "from_group", "to_group", "duration_spread", "dropout_steps")
    plain += ("supervision", "intake_months", "oldest_age", "youngest_age")
    wanted = (
        {"in_use": True, "intake_months": EVERY_MONTH, "duration_months": 1, "study_leave_share": 0.0} | OPEN | changes
    )
    facts["programmes"][name] = (
        pattern | NOTHING | {key: value if key in plain else fact(value) for key, value in wanted.items()}
    )


def to_competence(competence: str, level: int = 1, **changes: Any) -> dict[str, Any]:
    """Changes that make a programme give a competence to all staff instead of a group."""
    return {"from_group": None, "to_group": None, "adds": {"competence": competence, "level": level}} | changes


def required(facts: dict[str, Any], name: str, **units: int) -> None:
    """A competence that units require of so many people."""
    facts["competences"] = facts.get("competences", {}) | {
        name: {"title": name, "required_in": {unit: fact(least) for unit, least in units.items()}}
    }


def holding(**people_of: tuple[str, int]) -> pd.DataFrame:
    """The competence table from person = (competence, level); an underscore in a person's name is a hyphen."""
    rows = [(person.replace("_", "-"), *held) for person, held in people_of.items()]
    return pd.DataFrame(rows, columns=["person_id", "competence", "level"])


def external(**changes: Any) -> dict[str, Any]:
    """An external programme to the skilled, from August to July two years later."""
    leaves = {
        **{"in_use": True, "seats": 10, "duration_months": 24, "dropout_rate_monthly": 0.02, "fill_share": 0.8},
        **{"stay_share": 0.5, "available_months": 6, "pay_annual_nok": 1.0, "grant_annual_nok": 1.0},
        **{"cost_per_seat_annual_nok": 1.0, "cost_per_head_nok": 0.0},
    }
    head = {"title": "Apprentices", "to_group": "skilled", "unit": "ward", "intake_months": [8]}
    return head | {name: fact(changes.get(name, value)) for name, value in leaves.items()}


def assistants(heads: int, **more: Any) -> pd.DataFrame:
    """Young assistants in the ward."""
    return people("ward", "assistant", heads, born=2000, **more)


def fits(staff: pd.DataFrame) -> pd.DataFrame:
    """Posts as the staff fill them, so that nothing is advertised."""
    counts = staff.assign(percent=(staff["fraction"] * 100).astype(int))
    sizes = counts.groupby(["unit", "post_group", "percent"], sort=True).size()
    return posts(*((*place, heads) for place, heads in sizes.items()))


def studied(facts: dict[str, Any], staff: pd.DataFrame, replications: int = 1, **tables: pd.DataFrame) -> StaffPaths:
    """Play the staff in posts of their own, retiring at 75 only."""
    scenario = trained_town(facts, staff, **tables)
    return simulate(scenario, fits(staff), 11, range(replications))


def trained_town(facts: dict[str, Any], staff: pd.DataFrame, **tables: pd.DataFrame) -> Scenario:
    """The municipality of :func:`studied`."""
    return town(facts, staff, retirement=no_retirement(), **tables)


def quiet(years: int = 3) -> dict[str, Any]:
    """Nothing happens, and no programme runs."""
    return still_settings(years=years)


def counted(paths: StaffPaths, measure: str, programme: str = "practice_candidate") -> int:
    """A measure of a programme summed over everything."""
    rows = paths.courses[paths.courses["programme"] == programme]
    return int(rows[measure].sum())


def months_of(paths: StaffPaths, flow: str) -> pd.Series:
    """Heads of a flow by month of the horizon, in sorted order."""
    rows = paths.flows[paths.flows["flow"] == flow]
    month = (rows["year"] - 2026) * 12 + rows["month"] - 1
    return rows["heads"].groupby(month).sum()
