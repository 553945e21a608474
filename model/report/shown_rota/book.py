"""The rota as a workbook in the reader's language, as it stands with what was changed by hand."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd

from model.report.shown_rota.grid import fault_rows, line_titles, rota_codes, shift_titles
from model.report.texts import term, text
from model.report.unit.grid import COLOURS
from model.report.unit.headings import DAY_NAMES
from model.report.workbook import CREATED, SAFE
from model.rota import UnitRota, shift_legend
from model.scenario.schema.rota import WEEKDAYS

_HEAD = {"bold": True, "bg_color": "#0b5c8a", "font_color": "white", "text_wrap": True, "valign": "top"}


def rota_workbook(rota: UnitRota, grid: pd.DataFrame, faults: pd.DataFrame) -> bytes:
    """The workbook's content: the coloured grid, the faults if there are any, what the codes stand for. All values, no
    formulas; the same rota gives the same bytes."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, SAFE)
    unit = rota.scenario.units[rota.unit].title
    book.set_properties({"title": f"{unit} {rota.year}", "author": "Utsyn", "created": CREATED})
    _grid(book, rota, grid)
    if len(faults):
        told = fault_rows(rota, grid, faults)
        heads = (text("rota_line"), text("week"), text("rota_day"), text("rota_fault"))
        _table(book, text("rota_faults_sheet"), heads, told.values.tolist())
    codes = rota_codes(rota)
    legend = [(codes[shift], title) for shift, title in shift_titles(rota).items()]
    _table(book, text("rota_codes_sheet"), (text("rota_code"), text("rota_shift")), legend)
    book.close()
    return target.getvalue()


def _grid(book: Any, rota: UnitRota, grid: pd.DataFrame) -> None:
    sheet = book.add_worksheet(text("unit_rota")[:31])
    codes, titles = rota_codes(rota), line_titles(rota, grid)
    legend = shift_legend(rota)
    family = dict(zip(legend["shift"], legend["family"], strict=True))
    looks = {name: _look(book, fill, ink) for name, (fill, ink) in COLOURS.items()}
    head = book.add_format(_HEAD)
    heads = (text("rota_line"), text("week"), *(term(name) for name in DAY_NAMES), text("unit_hours"))
    for place, words in enumerate(heads):
        sheet.write_string(0, place, words, head)
    for number, row in enumerate(grid.to_dict("records"), start=1):
        sheet.write_string(number, 0, titles[str(row["line"])])
        sheet.write_number(number, 1, int(row["week"]))
        for place, day in enumerate(WEEKDAYS, start=2):
            names = [name for name in str(row[day]).split("+") if name]
            look = looks[family[names[0]] if names else "off"]
            sheet.write_string(number, place, "+".join(codes[name] for name in names), look)
        sheet.write_number(number, 9, float(row["hours_week"]), book.add_format({"num_format": "0.0"}))
    for first, last, wide in ((0, 0, 52), (1, 1, 6), (2, 8, 6), (9, 9, 8)):
        sheet.set_column(first, last, wide)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _look(book: Any, fill: str, ink: str) -> Any:
    edges = {"border": 1, "border_color": "#ffffff"}
    return book.add_format({"bg_color": fill, "font_color": ink, "align": "center", "bold": True, **edges})


def _table(book: Any, name: str, heads: tuple[str, ...], rows: list[Any]) -> None:
    sheet = book.add_worksheet(name[:31])
    for place, words in enumerate(heads):
        sheet.write_string(0, place, words, book.add_format(_HEAD))
    for number, row in enumerate(rows, start=1):
        for place, words in enumerate(row):
            sheet.write_string(number, place, str(words))
    sheet.set_column(0, len(heads) - 2, 20)
    sheet.set_column(len(heads) - 1, len(heads) - 1, 80)
