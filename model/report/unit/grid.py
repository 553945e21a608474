"""The rota as a coloured grid: a line a block, a week a row, a letter and a colour in each cell.

Colours are tints of the palette of Okabe and Ito (2008); the letter says the same to who cannot tell them apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from model.report.texts import term, text
from model.report.unit.headings import DAY_NAMES
from model.report.unit.written import written
from model.rota import RotaLine
from model.scenario import UnitFile
from model.scenario.schema.rota import ShiftKind

# family: fill, letter
COLOURS = {
    "day": ("#bfe0f5", "#12222e"),
    "evening": ("#f7cf7f", "#12222e"),
    "night": ("#1f4e79", "#ffffff"),
    "long": ("#8fd6b8", "#12222e"),
    "off": ("#f4f6f8", "#51606b"),
}
CELL, HIGH, LEFT, TOP, RIGHT, GAP = 30, 24, 34, 20, 52, 5
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"


def shift_codes(unit: UnitFile) -> dict[str, str]:
    """A short code for each shift kind of a unit."""
    return codes_of({name: kind.title for name, kind in unit.rota.shift_kinds.items()})


def codes_of(titles: Mapping[str, str]) -> dict[str, str]:
    """A short code for each title: its first letters, as many as tell it from the others."""
    codes: dict[str, str] = {}
    for name, title in sorted(titles.items()):
        letters = "".join(letter for letter in title if letter.isalnum()) or name
        tries = [letters[0], *(letters[0] + letter for letter in letters[1:]), *(f"{letters[0]}{n}" for n in range(99))]
        codes[name] = next(code.capitalize() for code in tries if code.capitalize() not in codes.values())
    return codes


def families(unit: UnitFile) -> dict[str, str]:
    """The colour family of each shift kind."""
    return {name: kind.family for name, kind in unit.rota.shift_kinds.items()}


def cells_of_week(week: Sequence[object]) -> list[tuple[str, ...]]:
    """The shift ids of each day of a week."""
    return [() if cell is None else (cell,) if isinstance(cell, str) else tuple(cell) for cell in week]  # type: ignore[arg-type]


def line_svg(unit: UnitFile, line: RotaLine, week_hours: Sequence[float], title: str) -> str:
    """One line as a picture; `title` is what a screen reader says of it."""
    codes, family = shift_codes(unit), families(unit)
    wide = LEFT + 7 * CELL + GAP + RIGHT
    high = TOP + HIGH * len(line.weeks) + 4
    parts = [
        _text(LEFT + day * CELL + CELL / 2 + _gap(day), TOP - 6, name, "head")
        for day, name in enumerate(map(term, DAY_NAMES))
    ]
    parts.append(_text(wide - 4, TOP - 6, text("unit_hours"), "side end"))
    for number, (week, hours) in enumerate(zip(line.weeks, week_hours, strict=True)):
        top = TOP + number * HIGH
        parts.append(_text(LEFT - 8, top + 16, str(number + 1), "side end"))
        for day, names in enumerate(cells_of_week(week)):
            fill, ink = COLOURS[family[names[0]] if names else "off"]
            letter = "+".join(codes[name] for name in names)
            left = LEFT + day * CELL + _gap(day)
            parts.append(f'<rect x="{left}" y="{top}" width="{CELL - 2}" height="{HIGH - 2}" rx="3" fill="{fill}"/>')
            parts.append(_text(left + CELL / 2 - 1, top + 16, letter, "cell", ink))
        parts.append(_text(wide - 4, top + 16, written(hours, "one"), "side end"))
    return (
        f'<svg class="rota" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="img" '
        f'aria-label="{escape(title)}" font-family="{_FONT}">{"".join(parts)}</svg>'
    )


def legend_svg(unit: UnitFile) -> str:
    """What each colour and letter stands for, with clock times."""
    items = []
    for name, kind in unit.rota.shift_kinds.items():
        fill, ink = COLOURS[kind.family]
        swatch = f'<span class="swatch" style="background:{fill};color:{ink}">{escape(shift_codes(unit)[name])}</span>'
        items.append(f"<li>{swatch} {escape(shift_words(kind))}</li>")
    fill, ink = COLOURS["off"]
    off = escape(text("unit_off"))
    items.append(f'<li><span class="swatch" style="background:{fill};color:{ink}">&nbsp;</span> {off}</li>')
    return f'<ul class="legend">{"".join(items)}</ul>'


def shift_words(kind: ShiftKind) -> str:
    """Title, clock times and rest of a shift kind."""
    times = {"start": kind.resting.start, "end": kind.resting.end} if kind.resting else {}
    rest = f" ({text('unit_rest', **times)})" if times else ""
    return f"{kind.title} {kind.start}–{kind.end}{rest}"


def _gap(day: int) -> int:
    """Saturday and Sunday stand a little apart."""
    return GAP if day >= 5 else 0


def _text(left: float, top: float, words: str, class_: str, ink: str = "#51606b") -> str:
    if not words:
        return ""
    anchor = "end" if class_.endswith("end") else "middle"
    size, weight = (13, 600) if class_ == "cell" else (11.5, 400)
    return (
        f'<text x="{left:g}" y="{top:g}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}" '
        f'fill="{ink}">{escape(words)}</text>'
    )
