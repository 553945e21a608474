"""The scenario's schema: the root model and the names the other rooms use.

``Scenario`` is a frozen set of facts. It feeds the loader, the checks, the assumptions table, the
published JSON Schema and the app's widgets, so that each thing is said once.
"""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
from pydantic import Field, PrivateAttr

from model.scenario.schema.absence import AbsenceSettings
from model.scenario.schema.budget import BudgetSettings
from model.scenario.schema.calendar import TermCalendar
from model.scenario.schema.competences import Competence
from model.scenario.schema.dispatch import DispatchSettings
from model.scenario.schema.drift import DriftSettings
from model.scenario.schema.exits import ExitSettings
from model.scenario.schema.leaf import Frozen, Identifier, Leaf, Status, Text
from model.scenario.schema.leave import LeaveSettings
from model.scenario.schema.need import HomeCare, Levers, Norms, UserGroup
from model.scenario.schema.pool import Pool, Recourse, WorkingTime
from model.scenario.schema.positions import JointPosition, PositionSettings
from model.scenario.schema.recruitment import College, RecruitmentSettings
from model.scenario.schema.rota import RotaSettings
from model.scenario.schema.rule_table import RuleTable
from model.scenario.schema.tables import OPTIONAL_TABLES, ROW_MODELS
from model.scenario.schema.training import ExternalProgramme, Programme
from model.scenario.schema.units import Unit
from model.scenario.schema.workforce import Group, WorkforceSettings

FORMAT_VERSION = 1


class Period(Frozen):
    """The years the scenario covers."""

    start_year: int = Field(strict=True, ge=1990, le=2150, title="First year")
    horizon_years: int = Field(strict=True, ge=1, le=40, title="Number of years")


class TableFile(Frozen):
    """Where a table lies, and how far it can be trusted."""

    file: Text
    status: Status
    source: Text


class Scenario(Frozen):
    """A municipality's facts and decisions. Change it only through overlays."""

    utsyn_format: Literal[1]
    name: Identifier
    title: Text
    synthetic: bool = Field(strict=True, title="The staff are invented, no real person is described")
    snapshot: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$", title="Date of the staff register")
    period: Period
    groups: dict[Identifier, Group]
    working_time: WorkingTime
    user_groups: dict[Identifier, UserGroup] = Field(default={})
    levers: Levers
    norms: Norms
    home_care: HomeCare
    calendars: dict[Identifier, TermCalendar] = Field(default={})
    units: dict[Identifier, Unit]
    rota: RotaSettings
    pools: dict[Identifier, Pool] = Field(default={})
    recourse: Recourse
    absence: AbsenceSettings = Field(default=AbsenceSettings(), title="Absence under a month, spell by spell")
    dispatch: DispatchSettings = Field(default=DispatchSettings(), title="Calls when a shift lacks somebody")
    workforce: WorkforceSettings
    exits: ExitSettings
    leave: LeaveSettings
    drift: DriftSettings
    positions: PositionSettings
    joint_positions: dict[Identifier, JointPosition] = Field(default={})
    recruitment: RecruitmentSettings
    colleges: dict[Identifier, College] = Field(default={})
    programmes: dict[Identifier, Programme] = Field(default={})
    external_programmes: dict[Identifier, ExternalProgramme] = Field(default={})
    competences: dict[Identifier, Competence] = Field(default={})
    budget: BudgetSettings
    tables: dict[str, TableFile]

    _frames: dict[str, pd.DataFrame] = PrivateAttr(default_factory=dict)
    _measures: tuple[str, ...] = PrivateAttr(default=())
    # None stands for the table that comes with Utsyn
    _rule_table: RuleTable | None = PrivateAttr(default=None)
    _sent_in: bool = PrivateAttr(default=False)
    _worked_out: dict[str, Any] = PrivateAttr(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        """How a scenario travels to another process: as its settings and tables, read anew there."""
        return restored, (self.model_dump(), self._frames, self._measures, self._rule_table, self._sent_in)

    @property
    def years(self) -> range:
        """Every year of the horizon, first to last."""
        return range(self.period.start_year, self.period.start_year + self.period.horizon_years)

    @property
    def measures(self) -> tuple[str, ...]:
        """Names of the overlays that made this scenario, sorted."""
        return self._measures

    @property
    def own(self) -> bool:
        """Whether it has real persons or a table that somebody sent in: what comes of it belongs to whoever has it."""
        return self._sent_in or not self.synthetic

    @property
    def worked_out(self) -> dict[str, Any]:
        """What other rooms worked out from this scenario or another one that overlays made of the same base.

        It is kept as long as one of them is in use and no longer; it is never saved and goes to no other process.
        """
        return self._worked_out

    def table(self, name: str) -> pd.DataFrame:
        """One of the scenario's tables, the same object in all scenarios of a base: to tell by, not to edit."""
        return self._frames[name]

    def frame(self, table: str) -> pd.DataFrame:
        """One of the scenario's tables, as read; the caller gets a copy."""
        return self._frames[table].copy()


def restored(
    settings: dict[str, Any],
    frames: dict[str, pd.DataFrame],
    measures: tuple[str, ...],
    rules: RuleTable | None,
    sent_in: bool,
) -> Scenario:
    """A scenario from what :meth:`Scenario.__reduce__` sent."""
    scenario = Scenario.model_validate(settings)
    scenario._frames, scenario._measures = frames, measures
    scenario._rule_table, scenario._sent_in = rules, sent_in
    return scenario


__all__ = ["FORMAT_VERSION", "OPTIONAL_TABLES", "ROW_MODELS", "Frozen", "Leaf", "Scenario", "TableFile"]
