"""The unit's rota as a workbook: the coloured grid, the tables and the facts, all as values without formulas."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import Any

import pandas as pd

from model.report.files import write_whole
from model.report.texts import in_language
from model.report.unit.grid import COLOURS, cells_of_week, families, shift_codes, shift_words
from model.report.unit.headings import COLUMNS, DAY_NAMES
from model.report.unit.page import week_hours
from model.report.unit.sections import Section, key_figures, sections, titles_of_unit
from model.report.unit.words import shown_frame
from model.report.unit.written import written
from model.report.workbook import CREATED, SAFE, safe_text
from model.rota import UnitPlan
from model.scenario import WEEKDAYS

ROTA_SHEET = "Rota"
ROTA_HEADER = ("Line", "Competence group", "Kind of line", "People", "Week", *DAY_NAMES, "Hours")
_FORMATS = {"count": "0", "one": "#,##0.0", "two": "#,##0.00", "share": "0.0%", "nok": "#,##0", "text": "@"}
# letters that a merged line of a sheet holds with room to spare
_LINE = 95
_HEAD = {"bold": True, "bg_color": "#0b5c8a", "font_color": "white", "text_wrap": True, "valign": "top"}


def write_unit_workbook(plan: UnitPlan, path: Path) -> Path:
    """Write the workbook; whole or not at all. It is in English in every language: `--check` reads it back."""
    with in_language("en"):
        return write_whole(path, unit_workbook(plan))


def write_unit_tables(plan: UnitPlan, path: Path) -> Path:
    """Write the lines as CSV: line, people, week and the shift of each weekday; what `--check` reads back."""
    return write_whole(path, safe_text(rota_rows(plan)).to_csv(index=False, lineterminator="\n").encode())


def rota_rows(plan: UnitPlan) -> pd.DataFrame:
    """[line, people, week, mon … sun]: the shift ids of each week of each line; "" is a day off."""
    rows = [
        (line.id, len(line.started), number, *("+".join(names) for names in cells_of_week(week)))
        for line in plan.lines.rota
        for number, week in enumerate(line.weeks, start=1)
    ]
    return pd.DataFrame(rows, columns=["line", "people", "week", *WEEKDAYS])


def unit_workbook(plan: UnitPlan) -> bytes:
    """The workbook's content; the same plan gives the same bytes."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, SAFE)
    book.set_properties({"title": plan.unit.title, "author": "Utsyn", "created": CREATED})
    _summary(book, plan)
    _rota(book, plan)
    for section in sections(plan):
        _section(book, section)
    book.close()
    return target.getvalue()


def _summary(book: Any, plan: UnitPlan) -> None:
    sheet = book.add_worksheet("Summary")
    large = book.add_format({"bold": True, "font_size": 15})
    sheet.write_string(0, 0, f"{plan.unit.title}: rota for {plan.unit.year}", large)
    sheet.write_string(1, 0, "Every line has passed the independent check of working time.")
    for row, (_, title, how, value) in enumerate(key_figures(plan), start=3):
        sheet.write_string(row, 0, title)
        sheet.write_number(row, 1, value, book.add_format({"num_format": _FORMATS[how]}))
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 16)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _rota(book: Any, plan: UnitPlan) -> None:
    """The grid: a row a week, a colour and a code a cell, with the legend to the right."""
    sheet = book.add_worksheet(ROTA_SHEET)
    head = book.add_format(_HEAD)
    looks = {(name, first): _cell_look(book, (name, first)) for name in COLOURS for first in (False, True)}
    codes, family, names = shift_codes(plan.unit), families(plan.unit), titles_of_unit(plan)
    for place, title in enumerate(ROTA_HEADER):
        sheet.write_string(0, place, title, head)
    row = 1
    for line in plan.lines.rota:
        group, kind, _ = line.id.split(".")
        for number, (week, hours) in enumerate(zip(line.weeks, week_hours(plan, line), strict=True), start=1):
            plain = book.add_format({"top": 1 if number == 1 else 0})
            for place, words in enumerate((line.id, names["group"][group], names["kind"][kind])):
                sheet.write_string(row, place, words, plain)
            sheet.write_number(row, 3, len(line.started), plain)
            sheet.write_number(row, 4, number, plain)
            for day, shifts in enumerate(cells_of_week(week)):
                look = looks[family[shifts[0]] if shifts else "off", number == 1]
                sheet.write_string(row, 5 + day, "+".join(codes[shift] for shift in shifts), look)
            sheet.write_number(row, 12, hours, book.add_format({"num_format": "0.0", "top": 1 if number == 1 else 0}))
            row += 1
    _legend(book, sheet, plan)
    for first, last, wide in ((0, 0, 24), (1, 1, 20), (2, 2, 30), (3, 4, 8), (5, 11, 6), (12, 12, 8), (14, 14, 7)):
        sheet.set_column(first, last, wide)
    sheet.set_column(15, 15, 34)
    sheet.freeze_panes(1, 5)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _cell_look(book: Any, look: tuple[str, bool]) -> Any:
    fill, ink = COLOURS[look[0]]
    edges = {"border": 1, "border_color": "#ffffff", "top": 1, "top_color": "#000000" if look[1] else "#ffffff"}
    return book.add_format({"bg_color": fill, "font_color": ink, "align": "center", "bold": True, **edges})


def _legend(book: Any, sheet: Any, plan: UnitPlan) -> None:
    sheet.write_string(0, 14, "Code", book.add_format(_HEAD))
    sheet.write_string(0, 15, "Shift", book.add_format(_HEAD))
    for row, (name, kind) in enumerate(plan.unit.rota.shift_kinds.items(), start=1):
        sheet.write_string(row, 14, shift_codes(plan.unit)[name], _cell_look(book, (kind.family, False)))
        sheet.write_string(row, 15, shift_words(kind))


def _section(book: Any, section: Section) -> None:
    sheet = book.add_worksheet(section.title.replace("?", "")[:31])
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for row, sentence in enumerate(section.sentences):
        sheet.merge_range(row, 0, row, max(5, len(section.frame.columns) - 1), sentence, wrap)
        sheet.set_row(row, 15.5 * max(1, -(-len(sentence) // _LINE)))
    top = len(section.sentences) + 1
    for place, name in enumerate(section.frame.columns):
        title, how = COLUMNS[str(name)]
        # a heading stands over its column: words to the left, a step in, numbers to the right
        side = {"align": "left", "indent": int(place > 0)} if how in ("text", "weekend") else {"align": "right"}
        sheet.write_string(top, place, title, book.add_format({**_HEAD, **side}))
        plain = {"num_format": _FORMATS.get(how, "@"), "text_wrap": how == "text", "valign": "top"}
        look = book.add_format({**plain, **side})
        for row, value in enumerate(section.frame[name].tolist(), start=top + 1):
            _write(sheet, (row, place), written(value, how) if how == "weekend" else value, look)
        longest = max([len(title), *(len(str(value)) for value in section.frame[name] if isinstance(value, str))])
        sheet.set_column(place, place, min(60, max(11, longest + 2)))
    if section.total and len(section.frame) > 1:
        _total(book, sheet, section, top + 1 + len(section.frame))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _total(book: Any, sheet: Any, section: Section, row: int) -> None:
    words = shown_frame(section)[1][-1]
    for place, (name, shown) in enumerate(zip(section.frame.columns, words, strict=True)):
        look = book.add_format({"num_format": _FORMATS.get(COLUMNS[str(name)][1], "@"), "bold": True, "top": 1})
        value = shown if place == 0 else float(section.frame[name].sum()) if shown else ""
        _write(sheet, (row, place), value, look)


def _write(sheet: Any, where: tuple[int, int], value: object, look: Any) -> None:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        sheet.write_blank(*where, None, look)
    elif isinstance(value, str):
        sheet.write_string(*where, value, look)
    else:
        sheet.write_number(*where, float(value), look)  # type: ignore[arg-type]
