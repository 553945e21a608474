"""Facts in, frozen scenario out: the one door by which a Scenario comes to be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from model.scenario.schema import OPTIONAL_TABLES, ROW_MODELS, Scenario
from model.scenario.schema.rule_table import RuleTable
from model.scenario.schema.tables import optional_columns


def build(settings: Mapping[str, Any], frames: Mapping[str, pd.DataFrame], rules: RuleTable | None = None) -> Scenario:
    """Validate the settings and join them with their tables.

    `settings` is the content of ``scenario.yaml``; `frames` one table for each name in
    ``model.scenario.schema.ROW_MODELS``, of which the optional ones may be missing; `rules` a rule table
    in place of the shipped one. Raises pydantic's ValidationError on a wrong setting.
    """
    scenario = Scenario.model_validate(dict(settings))
    scenario._frames.update({name: _whole(name, frame) for name, frame in frames.items()})
    for name in sorted(OPTIONAL_TABLES - set(frames)):
        fields = ROW_MODELS[name].model_fields.items()
        kinds = {column: "int64" if field.annotation is int else "str" for column, field in fields}
        scenario._frames[name] = pd.DataFrame({column: pd.Series(dtype=kind) for column, kind in kinds.items()})
    scenario._rule_table = rules
    return scenario


def _whole(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The table with the columns it may lack, empty."""
    missing = {column: kept_as for column, kept_as in optional_columns(ROW_MODELS[name]).items() if column not in frame}
    empty = {column: pd.Series([None] * len(frame), dtype=kept_as) for column, kept_as in missing.items()}
    return frame.reset_index(drop=True).assign(**empty)
