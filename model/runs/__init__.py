"""Runs: one scenario from facts to kroner, several side by side, kept on disk so that anyone can check them."""

from model.runs.booked import cost_means
from model.runs.careers import career_path, traceable
from model.runs.compare import COMPARE_COLUMNS, compare, compare_totals, distinct_labels
from model.runs.dispatched import PlayedYear, played_year, vulnerable_units
from model.runs.headlines import Headlines, PartByPart, headlines, joined
from model.runs.moved import moved_grid, split_faults
from model.runs.payback import Payback, payback, payback_of
from model.runs.picture import unit_picture, units_beside
from model.runs.pool_worth import scenario_pools
from model.runs.record import read_record, verify_run, versions
from model.runs.result import SUMMARY_COLUMNS, TABLE_COLUMNS, Result, Told, label_of
from model.runs.run import flows, refuse_wrong, run
from model.runs.sizing import Plan, plan_for, plan_is_kept
from model.runs.staff import (
    FEWEST,
    FLOW_KINDS,
    PlayedFlows,
    PlayedStaff,
    age_pyramid,
    flow_frame,
    older_share,
    played_flows,
    played_staff,
    shows_ages,
    training_queue,
)
from model.runs.store import open_run, parquet_bytes, refuse_taken, save_run
from model.runs.together import run_together
from model.runs.unlike import Unlikeness, unlikeness

__all__ = [
    "COMPARE_COLUMNS",
    "FEWEST",
    "FLOW_KINDS",
    "SUMMARY_COLUMNS",
    "TABLE_COLUMNS",
    "Headlines",
    "PartByPart",
    "Payback",
    "Plan",
    "PlayedFlows",
    "PlayedStaff",
    "PlayedYear",
    "Result",
    "Told",
    "Unlikeness",
    "age_pyramid",
    "career_path",
    "compare",
    "compare_totals",
    "cost_means",
    "distinct_labels",
    "flow_frame",
    "flows",
    "headlines",
    "joined",
    "label_of",
    "moved_grid",
    "older_share",
    "open_run",
    "parquet_bytes",
    "payback",
    "payback_of",
    "plan_for",
    "plan_is_kept",
    "played_flows",
    "played_staff",
    "played_year",
    "read_record",
    "refuse_taken",
    "refuse_wrong",
    "run",
    "run_together",
    "save_run",
    "scenario_pools",
    "shows_ages",
    "split_faults",
    "traceable",
    "training_queue",
    "unit_picture",
    "units_beside",
    "unlikeness",
    "verify_run",
    "versions",
    "vulnerable_units",
]
