"""The scenario room: a municipality's facts, the overlays that change them, and every fault told at once."""

from model.scenario.assumptions import assumptions
from model.scenario.calendar import active_weeks, running_week_hours, week_activity
from model.scenario.check_resting import minutes_between, minutes_of
from model.scenario.csv_reader import allowed_in_column, read_table
from model.scenario.leaves import Place, leaves
from model.scenario.load import (
    check_scenario,
    load_scenario,
    read_text,
    refuse_no_scenario,
    shipped_rule_table,
    with_overlays,
)
from model.scenario.new import new_scenario
from model.scenario.pool_file import family_hours, load_pool, week_shares, weeks_of_need
from model.scenario.publish import json_schema, json_schema_text
from model.scenario.save import save_scenario, scenario_hash, table_fingerprints
from model.scenario.schema import FORMAT_VERSION, ROW_MODELS, Leaf, Scenario
from model.scenario.schema.pool_file import PoolFile
from model.scenario.schema.rota import WEEKDAYS
from model.scenario.schema.tables import COST_ITEMS
from model.scenario.schema.unit_file import UNIT, RotaRow, UnitFile
from model.scenario.sharing import kept
from model.scenario.start import first_year_of, last_start_of, starting
from model.scenario.unit_file import load_unit, unit_scenario
from model.scenario.upload import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    UPLOADS,
    Mapped,
    Sheet,
    Source,
    change_by_unit,
    guessed,
    in_per_cent,
    own_words,
    read_sheet,
    take_in,
)
from model.scenario.words import FILL_IN
from model.scenario.working_time import agreement_levels, general_rows, rule_table, working_time_rows
from model.scenario.yaml_reader import read_yaml

__all__ = [
    "COST_ITEMS",
    "FILL_IN",
    "FORMAT_VERSION",
    "MOST_BYTES",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "ROW_MODELS",
    "UNIT",
    "UPLOADS",
    "WEEKDAYS",
    "Leaf",
    "Mapped",
    "Place",
    "PoolFile",
    "RotaRow",
    "Scenario",
    "Sheet",
    "Source",
    "UnitFile",
    "active_weeks",
    "agreement_levels",
    "allowed_in_column",
    "assumptions",
    "change_by_unit",
    "check_scenario",
    "family_hours",
    "first_year_of",
    "general_rows",
    "guessed",
    "in_per_cent",
    "json_schema",
    "json_schema_text",
    "kept",
    "last_start_of",
    "leaves",
    "load_pool",
    "load_scenario",
    "load_unit",
    "minutes_between",
    "minutes_of",
    "new_scenario",
    "own_words",
    "read_sheet",
    "read_table",
    "read_text",
    "read_yaml",
    "refuse_no_scenario",
    "rule_table",
    "running_week_hours",
    "save_scenario",
    "scenario_hash",
    "shipped_rule_table",
    "starting",
    "table_fingerprints",
    "take_in",
    "unit_scenario",
    "week_activity",
    "week_shares",
    "weeks_of_need",
    "with_overlays",
    "working_time_rows",
]
