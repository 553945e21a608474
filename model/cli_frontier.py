"""`utsyn frontier`: what full-time takes, for a unit or for the whole municipality."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from model.cli_words import refuse_place
from model.errors import InputError, Problem, unknown_name
from model.need import need_table
from model.report import frame_text, frontier_rows, frontier_text, rota_words, text, write_frontier
from model.rota import frontier_said, municipality_frontier, rota_problem, rota_units, wide_problem
from model.scenario.schema import Scenario

WHOLE = "all"
WORKERS = 2


def show_frontier(scenario: Scenario, asked: tuple[Sequence[str], int | None], as_json: bool, out: Path | None) -> None:
    """Print the frontier of the units asked for (none: every unit with a rota) and of their sum, in the year asked for
    (None: the first). Pictures and the table as CSV go to `out`."""
    units, year = asked[0], scenario.years[0] if asked[1] is None else asked[1]
    names = _units_of(scenario, units, year)
    if out is not None:
        refuse_place(out)
    need = need_table(scenario)
    problems = {
        name: (rota_problem(scenario, need, year, name), wide_problem(scenario, need, year, name)) for name in names
    }
    frame = municipality_frontier(problems, workers=WORKERS)
    shown = names if len(names) == 1 else [WHOLE, *(names if units else [])]
    if len(names) == 1:
        # the sum of one unit is that unit
        frame = frame[frame["unit"] == names[0]]
    titles = {name: _title(scenario, name, len(problems)) for name in shown}
    if out is not None:
        written = ", ".join(str(path) for path in write_frontier(frame, titles, out))
        print(text("cli_written", page=written), file=sys.stderr)
    print(frame.to_json(orient="records", indent=1) if as_json else _words(frame, titles, problems))


def _units_of(scenario: Scenario, units: Sequence[str], year: int) -> list[str]:
    known = rota_units(scenario)
    faults = [unknown_name("--unit", "unit with a rota", unit, known) for unit in units if unit not in known]
    if year not in scenario.years:
        allowed = f"{scenario.years[0]}–{scenario.years[-1]}"
        faults.append(Problem("--year", str(year), allowed, "choose a year of the scenario"))
    if not known:
        faults.append(Problem(scenario.name, "no unit with a rota", "at least one", "give a unit a rota"))
    if faults:
        raise InputError(faults)
    return sorted(set(units)) or known


def _title(scenario: Scenario, name: str, units: int) -> str:
    return text("frontier_all", count=units) if name == WHOLE else scenario.units[name].title


def _words(frame: pd.DataFrame, titles: dict[str, str], problems: dict[str, tuple]) -> str:  # type: ignore[type-arg]
    parts = []
    for name, title in titles.items():
        own = frame[frame["unit"] == name]
        sentences = [] if name == WHOLE else [rota_words(told) for told in frontier_said(*problems[name])]
        parts += [title, "═" * len(title), *sentences, frontier_text(own), "", frame_text(frontier_rows(own)), ""]
    return "\n".join(parts).rstrip()
