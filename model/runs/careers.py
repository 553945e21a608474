"""One career, month by month, and who may be followed."""

from __future__ import annotations

import pandas as pd

from model.scenario.schema import Scenario
from model.workforce import EXITS, MONTHS_A_YEAR, Career

PEOPLE_COLUMNS = ["person", "unit", "group", "age", "percent"]
PATH_COLUMNS = ["year", "month", "percent", "group", "unit", "state"]
WORKS, HOURLY, LEAVE, STUDIES = "works", "hourly", "leave", "studies"
_LEAVES = ("leave", "parental", "study_leave")
_GONE = {*EXITS, "substitute_out"}
_COME = {"first_day", "first_day_hourly", "hire", "hire_unqualified", "substitute_in", "drift_long_term"}


def traceable(scenario: Scenario) -> pd.DataFrame:
    """Who of the register may be followed: [person, unit, group, age, percent], by unit, group and name.

    Nobody of an imported register. A person with several positions is told by the largest; percent 0 is hourly work.
    """
    if not scenario.synthetic:
        return pd.DataFrame(columns=PEOPLE_COLUMNS)
    staff = scenario.frame("staff")
    people = pd.DataFrame(
        {
            "person": staff["person_id"].astype(str),
            "unit": staff["unit"].astype(str),
            "group": staff["group"].astype(str),
            "age": scenario.period.start_year - staff["birth_year"].astype(int),
            "percent": (staff["fraction"].astype(float) * 100).round().astype(int),
        }
    )
    people.loc[(staff["contract"] == "hourly").to_numpy(), "percent"] = 0
    order = people.sort_values(["person", "percent"], ascending=[True, False], kind="stable")
    first = order.drop_duplicates("person")
    return first.sort_values(["unit", "group", "person"], ignore_index=True)


def career_path(scenario: Scenario, career: Career) -> pd.DataFrame:
    """The career as months: [year, month, percent, group, unit, state], from the first event to the horizon or exit.

    state at the month's end: works, hourly, leave or studies (who is on leave from a course is on leave). A month in
    which the person is not employed here has no row. percent is hundredths of a position.
    """
    rows, state, events = [], _State(), list(career.table.itertuples(index=False))
    first, end = scenario.years[0], scenario.years[-1]
    for year in range(first, end + 1):
        for month in range(1, MONTHS_A_YEAR + 1):
            while events and (events[0].year, events[0].month) <= (year, month):
                state.hear(events.pop(0))
            if state.present:
                rows.append((year, month, state.percent, state.group, state.unit, state.name))
    return pd.DataFrame(rows, columns=PATH_COLUMNS)


class _State:
    """Where a person stands after the events heard so far."""

    def __init__(self) -> None:
        self.present = self.away = self.student = False
        self.percent, self.group, self.unit = 0, "", ""

    @property
    def name(self) -> str:
        """The state in one word."""
        if self.away:
            return LEAVE
        if self.student:
            return STUDIES
        return WORKS if self.percent else HOURLY

    def hear(self, event: object) -> None:
        """Take in one row of the career's table."""
        name = str(event.event)  # type: ignore[attr-defined]
        self.percent, self.group, self.unit = int(event.percent), str(event.group), str(event.unit)  # type: ignore[attr-defined]
        # a leave or a course that an exit ends is told after the exit
        self.present = name in _COME or (self.present and name not in _GONE)
        if name in {f"{kind}_start" for kind in _LEAVES}:
            self.away = True
        elif name in {f"{kind}_end" for kind in _LEAVES} or name in _GONE:
            self.away = False
        if name.startswith("training_"):
            self.student = name == "training_enter"
        if name in _GONE:
            self.student = False
