"""The scenario's schema: the root model and the names the other rooms use.

``Scenario`` is a frozen set of facts. It feeds the loader, the checks, the assumptions table, the
published JSON Schema and the app's widgets, so that each thing is said once.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd
from pydantic import Field, PrivateAttr

from model.scenario.schema.budget import BudgetSettings
from model.scenario.schema.drift import DriftSettings
from model.scenario.schema.leaf import Frozen, Identifier, Leaf, Status, Text
from model.scenario.schema.need import HomeCare, Levers, Norms, UserGroup
from model.scenario.schema.pool import Pool, Recourse, WorkingTime
from model.scenario.schema.rota import RotaSettings
from model.scenario.schema.tables import ROW_MODELS
from model.scenario.schema.units import Unit
from model.scenario.schema.workforce import Group, Programme, WorkforceSettings

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
    units: dict[Identifier, Unit]
    rota: RotaSettings
    pools: dict[Identifier, Pool] = Field(default={})
    recourse: Recourse
    workforce: WorkforceSettings
    drift: DriftSettings
    programmes: dict[Identifier, Programme] = Field(default={})
    budget: BudgetSettings
    tables: dict[str, TableFile]

    _frames: dict[str, pd.DataFrame] = PrivateAttr(default_factory=dict)
    _measures: tuple[str, ...] = PrivateAttr(default=())

    @property
    def years(self) -> range:
        """Every year of the horizon, first to last."""
        return range(self.period.start_year, self.period.start_year + self.period.horizon_years)

    @property
    def measures(self) -> tuple[str, ...]:
        """Names of the overlays that made this scenario, sorted."""
        return self._measures

    def frame(self, table: str) -> pd.DataFrame:
        """One of the scenario's tables, as read; the caller gets a copy."""
        return self._frames[table].copy()


__all__ = ["FORMAT_VERSION", "ROW_MODELS", "Frozen", "Leaf", "Scenario", "TableFile"]
