"""The rota as a coloured table: a row a week, a code and a colour a shift, faults and changes marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from model.report.numbers import plain_number
from model.report.texts import term, text
from model.report.texts.rota import rota_words
from model.report.unit.grid import COLOURS, codes_of
from model.report.unit.headings import DAY_NAMES
from model.rota import UnitRota, rota_titles, shift_legend
from model.scenario.schema.rota import WEEKDAYS

Cell = tuple[str, int, str]
"""A cell of the grid: line, week, weekday."""

_EDGE = "1px solid rgba(128,128,128,.35)"
_BOX = "padding:3px 6px;text-align:center;font-weight:600;border-radius:4px;min-width:2.1em;display:inline-block"


def line_titles(rota: UnitRota, grid: pd.DataFrame) -> dict[str, str]:
    """Each line in words: group, kind of line, number, people."""
    titles = rota_titles(rota)
    lines = grid.drop_duplicates("line")
    found = {}
    for line, group, kind, people in lines[["line", "group", "kind", "people"]].itertuples(index=False):
        number = int(str(line).rsplit(".", 1)[-1])
        named = text("unit_line_name", kind=titles.get(kind, kind), number=number)
        who = text("unit_line_people", count=int(people))
        found[str(line)] = f"{titles.get(group, group)}: {named} ({who})"
    return found


def shift_titles(rota: UnitRota) -> dict[str, str]:
    """Each shift of the unit in words, with its clock times."""
    legend = shift_legend(rota)[["shift", "title", "start", "end"]]
    return {str(shift): f"{title} {start}–{end}" for shift, title, start, end in legend.itertuples(index=False)}


def rota_codes(rota: UnitRota) -> dict[str, str]:
    """The short code of each shift of the unit."""
    legend = shift_legend(rota)
    return codes_of(dict(zip(legend["shift"], legend["title"], strict=True)))


def grid_html(rota: UnitRota, grid: pd.DataFrame, faults: pd.DataFrame, changed: Sequence[Cell] = ()) -> str:
    """The grid as an HTML table that reads well in light and dark: every text of others is escaped.

    grid : of `rota_grid`; faults : of `check_grid`; changed : cells changed by hand. A faulty cell has a red frame
    and “!”, one changed by hand “*”.
    """
    looks = _Looks(rota, faults, changed)
    titles = line_titles(rota, grid)
    head = "".join(f'<th scope="col" style="{_head()}">{escape(words)}</th>' for words in _headings())
    body = []
    for line, weeks in grid.groupby("line", sort=False):
        for place, row in enumerate(weeks.to_dict("records")):
            body.append(_row(looks, row, titles[str(line)] if place == 0 else "", len(weeks)))
    caption = escape(text("rota_grid_caption", unit=rota.scenario.units[rota.unit].title, year=rota.year))
    return (
        f'<div tabindex="0" role="region" aria-label="{caption}" style="overflow-x:auto;max-height:640px">'
        f'<table style="border-collapse:collapse;font-size:.92rem"><caption style="{_hidden()}">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def legend_html(rota: UnitRota) -> str:
    """What each code and colour stands for, and the marks."""
    codes, families = rota_codes(rota), _families(rota)
    items = [_item(codes[shift], families[shift], title) for shift, title in shift_titles(rota).items()]
    marks = [f"<li>{escape(text(key))}</li>" for key in ("rota_mark_fault", "rota_mark_changed")]
    style = "list-style:none;padding:0;margin:.4rem 0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem"
    return f'<ul style="{style}">{"".join([*items, *marks])}</ul>'


def fault_rows(rota: UnitRota, grid: pd.DataFrame, faults: pd.DataFrame) -> pd.DataFrame:
    """The faults in words: [line, week, day, fault]; the cover belongs to no line."""
    titles, names = line_titles(rota, grid), rota_titles(rota)
    rows = []
    for line, week, day, said in faults[["line", "week", "weekday", "said"]].itertuples(index=False):
        where = titles.get(str(line), text("verdict_cover"))
        rows.append((where, str(week), _day(str(day)), rota_words(said, names)))
    return pd.DataFrame(rows, columns=["line", "week", "day", "fault"])


def week_titles(grid: pd.DataFrame, line: str) -> dict[str, str]:
    """The weeks of a line in words, by number."""
    weeks = grid.loc[grid["line"] == line, "week"]
    return {str(week): text("rota_week", number=int(week)) for week in weeks}


def _day(weekday: str) -> str:
    return text(f"weekday_long_{weekday}") if weekday in WEEKDAYS else ""


class _Looks:
    """Codes, colours and marks by cell."""

    def __init__(self, rota: UnitRota, faults: pd.DataFrame, changed: Sequence[Cell]) -> None:
        self.codes, self.families, self.titles = rota_codes(rota), _families(rota), shift_titles(rota)
        cells = faults[["line", "week", "weekday"]].itertuples(index=False)
        self.faulty = {(str(line), str(week), str(day)) for line, week, day in cells}
        self.changed = {(line, str(week), day) for line, week, day in changed}

    def cell(self, where: tuple[str, str, str], shifts: str) -> str:
        """One day: the codes in their colour, “–” for a day off."""
        names = [name for name in shifts.split("+") if name]
        code = "+".join(self.codes.get(name, name) for name in names) or "–"
        mark = ("!" if where in self.faulty else "") + ("*" if where in self.changed else "")
        paper, ink = COLOURS[self.families[names[0]]] if names else ("", "")
        fill = f"background:{paper};color:{ink};" if names else "opacity:.75;"
        frame = "outline:3px solid #c8102e;outline-offset:1px;" if where in self.faulty else ""
        title = " + ".join(self.titles.get(name, name) for name in names) or text("unit_off")
        inside = f'<span title="{escape(title)}" style="{_BOX};{fill}{frame}">'
        return f'<td style="padding:2px 3px;text-align:center">{inside}{escape(code + mark)}</span></td>'


def _row(looks: _Looks, row: Mapping[Any, Any], title: str, span: int) -> str:
    line, week = str(row["line"]), str(row["week"])
    top = f"border-top:{_EDGE};" if title else ""
    named = (
        f'<th scope="rowgroup" rowspan="{span}" style="{top}text-align:left;vertical-align:top;font-weight:500;'
        f'padding:4px 12px 4px 0;max-width:17rem">{escape(title)}</th>'
        if title
        else ""
    )
    cells = "".join(looks.cell((line, week, day), str(row[day])) for day in WEEKDAYS)
    hours = plain_number(float(str(row["hours_week"])), 1)
    numbers = f'<td style="padding:2px 8px;text-align:right">{escape(week)}</td>'
    return f'<tr style="{top}">{named}{numbers}{cells}<td style="padding:2px 8px;text-align:right">{hours}</td></tr>'


def _headings() -> list[str]:
    return [text("rota_line"), text("week"), *(term(name) for name in DAY_NAMES), text("unit_hours")]


def _families(rota: UnitRota) -> dict[str, str]:
    legend = shift_legend(rota)
    return dict(zip(legend["shift"], legend["family"], strict=True))


def _item(code: str, family: str, title: str) -> str:
    fill, ink = COLOURS[family]
    return f'<li><span style="{_BOX};background:{fill};color:{ink}">{escape(code)}</span> {escape(title)}</li>'


def _head() -> str:
    return f"text-align:center;padding:2px 6px;font-weight:600;border-bottom:{_EDGE}"


def _hidden() -> str:
    return "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"
