"""The unit's rota on one page: figures, the coloured grid of every line, and the tables behind it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from model.report.files import write_whole
from model.report.frontier import frontier_svg
from model.report.html import element, fold, paragraph, table, whole_page
from model.report.texts import text
from model.report.unit.grid import cells_of_week, legend_svg, line_svg
from model.report.unit.headings import COLUMNS
from model.report.unit.sections import Section, key_figures, sections, titles_of_unit
from model.report.unit.words import shown_frame
from model.report.unit.written import weekend_words, written
from model.rota import RotaLine, UnitPlan, full_hours_of
from model.scenario import WEEKDAYS

_STYLE = """
main { max-width: 74rem; }
.figures { display: flex; flex-wrap: wrap; gap: .8rem 2.2rem; margin: 1.2rem 0; padding: 0; list-style: none; }
.figures b { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.figures span { color: var(--soft); font-size: .9rem; }
.lines { display: flex; flex-wrap: wrap; gap: 1.2rem 2.4rem; align-items: flex-start; }
.lines figure { margin: 0; break-inside: avoid; max-width: 100%; }
.lines figcaption { max-width: 300px; margin-bottom: .35rem; font-size: .92rem; }
.lines figcaption b { display: block; }
.quiet caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.words td:nth-child(2), .words th:nth-child(2) { text-align: left; }
svg.rota { max-width: 100%; height: auto; display: block; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; list-style: none; padding: 0; margin: .6rem 0 1rem; }
.swatch { display: inline-block; min-width: 1.7rem; text-align: center; font-weight: 600; border-radius: 3px;
  padding: 0 .25rem; border: 1px solid var(--line); -webkit-print-color-adjust: exact; print-color-adjust: exact; }
"""


def write_unit_page(plan: UnitPlan, path: Path) -> Path:
    """Write the page; whole or not at all."""
    return write_whole(path, unit_page(plan).encode())


def unit_page(plan: UnitPlan) -> str:
    """The page as text; it asks nothing of any other place."""
    title = text("unit_title", title=plan.unit.title, year=plan.unit.year)
    parts = [element("header", element("h1", escape(title)) + paragraph(_promise(plan), "facts")), _figures(plan)]
    parts += [
        element("h2", escape(text("unit_rota"))),
        paragraph(text("unit_how_to_read"), "note"),
        legend_svg(plan.unit),
        *_groups(plan),
    ]
    for section in sections(plan):
        words = "".join(paragraph(sentence, "note") for sentence in section.sentences)
        parts.append(element("h2", escape(section.title)) + words)
        if section.key == "frontier" and (plan.frontier["status"] != "impossible").any():
            parts.append(element("figure", frontier_svg(plan.frontier)))
        if len(section.frame):
            header, rows = shown_frame(section)
            parts.append(
                table(header, [[escape(cell) for cell in row] for row in rows], section.title, _class(section))
            )
    return whole_page(title, parts, _STYLE)


def _class(section: Section) -> str:
    """The heading above says what the caption would; a second column of words stands to the left."""
    second = section.frame.columns[1] if len(section.frame.columns) > 1 else ""
    return "quiet words" if COLUMNS.get(str(second), ("", ""))[1] == "text" else "quiet"


def week_hours(plan: UnitPlan, line: RotaLine) -> list[float]:
    """Paid hours of the shifts that start in each week of a line."""
    paid = {shift.id: shift.paid / 60 for shift in plan.problem.shifts}
    return [sum(paid[name] for names in cells_of_week(week) for name in names) for week in line.weeks]


def line_words(plan: UnitPlan, line: RotaLine) -> tuple[str, str]:
    """A line's name and what it is, in words."""
    names = titles_of_unit(plan)
    _, kind, number = line.id.split(".")
    every = next(item.weekend_every for item in plan.problem.lines if item.id == kind)
    people, weeks = len(line.started), len(line.weeks)
    whole = next(item.full_time for item in plan.problem.lines if item.id == kind)
    hours = float(line.stated_week_hours or 0.0)
    percent = 100.0 if whole else 100 * hours / full_hours_of(plan, line)
    position = text("unit_full") if whole else text("unit_part", percent=f"{percent:.0f}")
    said = text(
        "unit_line_said",
        who=text("unit_line_people", count=people),
        weeks=text("unit_line_weeks", count=weeks),
        hours=written(hours, "one"),
        position=position,
        weekend=weekend_words(every or 0),
    )
    return text("unit_line_name", kind=names["kind"][kind], number=int(number)), said


def _promise(plan: UnitPlan) -> str:
    return text("unit_promise", lines=len(plan.lines.rota))


def _figures(plan: UnitPlan) -> str:
    items = "".join(
        f"<li><b>{escape(written(value, how))}</b><span>{escape(title)}</span></li>"
        for _, title, how, value in key_figures(plan)
    )
    return f'<ul class="figures">{items}</ul>'


def _groups(plan: UnitPlan) -> list[str]:
    names = titles_of_unit(plan)["group"]
    parts = []
    for group in dict.fromkeys(sorted((line.group for line in plan.lines.rota), key=list(names).index)):
        lines = [line for line in plan.lines.rota if line.group == group]
        drawn = "".join(_line(plan, line) for line in lines)
        parts.append(element("h3", escape(names[group])) + f'<div class="lines">{drawn}</div>')
        parts.append(fold(text("unit_in_words", group=names[group]), _in_words(plan, lines, names[group])))
    return parts


def _line(plan: UnitPlan, line: RotaLine) -> str:
    name, said = line_words(plan, line)
    picture = line_svg(plan.unit, line, week_hours(plan, line), text("unit_line_alt", name=name, said=said))
    return element("figure", element("figcaption", f"<b>{escape(name)}</b>{escape(said)}") + picture)


def _in_words(plan: UnitPlan, lines: Sequence[RotaLine], title: str) -> str:
    shifts = titles_of_unit(plan)["shift"]
    rows = [
        [
            escape(text("unit_line_week", line=line_words(plan, line)[0], number=number)),
            *(escape(" + ".join(shifts[name] for name in names) or text("unit_off")) for names in cells_of_week(week)),
        ]
        for line in lines
        for number, week in enumerate(line.weeks, start=1)
    ]
    days = [text(f"weekday_long_{day}") for day in WEEKDAYS]
    return table([text("unit_line_and_week"), *days], rows, text("unit_week_by_week", group=title), "text")
