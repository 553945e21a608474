"""Tally: from the rooms' frames to the long result table and its summary."""

from model.runs.tally.long import KEYS, TABLE_COLUMNS
from model.runs.tally.table import full_table, summarise, tally

__all__ = ["KEYS", "TABLE_COLUMNS", "full_table", "summarise", "tally"]
