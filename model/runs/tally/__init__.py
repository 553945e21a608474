"""Tally: from the rooms' frames to the long result table and its summary."""

from model.runs.tally.long import KEYS, TABLE_COLUMNS
from model.runs.tally.table import full_table, summarise, tally
from model.runs.tally.totals import Totals, beside, rows_of, summary_of, totals

__all__ = [
    "KEYS",
    "TABLE_COLUMNS",
    "Totals",
    "beside",
    "full_table",
    "rows_of",
    "summarise",
    "summary_of",
    "tally",
    "totals",
]
