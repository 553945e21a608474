"""Tables that somebody sends in: a sheet read from bytes, its columns named, its cells checked."""

from model.scenario.upload.mapping import Mapped, as_text, guessed, in_per_cent
from model.scenario.upload.sheet import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Sheet, read_sheet
from model.scenario.upload.take_in import UPLOADS, Source, change_by_unit, own_words, take_in

__all__ = [
    "MOST_BYTES",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "UPLOADS",
    "Mapped",
    "Sheet",
    "Source",
    "as_text",
    "change_by_unit",
    "guessed",
    "in_per_cent",
    "own_words",
    "read_sheet",
    "take_in",
]
