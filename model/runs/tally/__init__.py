"""Tally: from the rooms' frames to the long result table and its summary."""

from model.runs.tally.grid import Cells, Grid, grid_of, over_units, summed
from model.runs.tally.long import KEYS, TABLE_COLUMNS
from model.runs.tally.service import AWAY, BALANCE, KINDS, fte_of_kinds
from model.runs.tally.staff import FILLING, MOVED, OF_THESE, PEOPLE
from model.runs.tally.table import full_table, statistics_of_cells, summarise, tally
from model.runs.tally.totals import Totals, beside, rows_of, summary_of, totals, totals_of_sums

__all__ = [
    "AWAY",
    "BALANCE",
    "FILLING",
    "KEYS",
    "KINDS",
    "MOVED",
    "OF_THESE",
    "PEOPLE",
    "TABLE_COLUMNS",
    "Cells",
    "Grid",
    "Totals",
    "beside",
    "fte_of_kinds",
    "full_table",
    "grid_of",
    "over_units",
    "rows_of",
    "statistics_of_cells",
    "summarise",
    "summary_of",
    "summed",
    "tally",
    "totals",
    "totals_of_sums",
]
