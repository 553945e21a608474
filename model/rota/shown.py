"""One unit of a scenario for whoever shows it: a function a thing, each giving data frames.

`unit_rota` sizes a unit and builds its lines once (seconds; keep what it gives); the others read from that:

- `rota_grid`, `shift_legend`: the lines as a grid of shifts, and what each shift is;
- `check_grid`: the faults of a grid changed by hand, in some 20 ms for a unit of 40 people;
- `binding_frame`, `price_frame`: what decides the number of people, and what one more of each limit costs;
- `part_time_frame`: why there are part-time lines; `unit_shortage`: what is missing, and the cheapest ways out;
- `frontier_frame`: weekends × long shifts × pool (seconds; from scenario and unit, no rota needed);
- `people_frame`, `duty_frame`, `cover_frame`, `figures` (`unit_figures.py`): people, shifts, cover and cost.

Where a row has a sentence, column `said` holds it as a `Said` – a key with values, in no language – and `sentence` the
same in English. `say(said, wording, titles)` writes it in another language; `rota_titles` gives the titles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import itemgetter

import pandas as pd

from model.errors import InputError, Problem, unknown_name
from model.need import need_table
from model.rota.alone_faults import no_whole_lines
from model.rota.check.blocks import BLOCK_TITLES
from model.rota.check.rota import RotaLine
from model.rota.check.spans import Week
from model.rota.english import in_english
from model.rota.explain import (
    Shortage,
    bound_said,
    explain_shortfall,
    part_time_reasons,
    staffing_bounds,
    unit_options,
    wide_problem,
)
from model.rota.facts import rota_problem, rota_units
from model.rota.frontier import Axes, told_frontier
from model.rota.limit_prices import price_said
from model.rota.lines.build import Lines, build_lines, judge_lines
from model.rota.lines.hours import NoWholeLines
from model.rota.lines.rows import rows_in_force
from model.rota.problem import RotaProblem
from model.rota.rule_table import Rule
from model.rota.shifts import DAY, WEEK, clock_text
from model.rota.side_by_side import Tell, silent
from model.rota.sizing import NoLine, Sizing, size_problem
from model.rota.unit_figures import YearWeeks, year_weeks
from model.scenario import working_time_rows
from model.scenario.schema import Scenario
from model.scenario.schema.rota import WEEKDAYS

GRID_COLUMNS = ["line", "group", "kind", "people", "week", *WEEKDAYS, "hours_week"]
LEGEND_COLUMNS = ["shift", "title", "start", "end", "family", "weekdays", "paid_hours"]
FAULT_COLUMNS = ["line", "week", "weekday", "rule", "found", "limit", "unit", "said", "sentence"]
PRICE_COLUMNS = ["limit", "group", "weekday", "start", "end", "nok_week", "said", "sentence"]
# two shifts on one day
JOIN = "+"


def unit_rota(scenario: Scenario, unit: str, year: int | None = None, tell: Tell = silent) -> UnitRota:
    """Size a unit of a scenario in a year (None: the first) and build its lines, all passed by the checker.

    tell : called with (steps done, steps) before the sizing, before the lines and after; what it raises ends the work.

    Raises InputError for an unknown unit or year, and when no rota can be made; SolverError when the solver proves
    nothing.
    """
    chosen = _year(scenario, unit, year)
    tell(0, 2)
    problem = rota_problem(scenario, _need(scenario, unit), chosen, unit)
    answer = size_problem(problem)
    tell(1, 2)
    if not isinstance(answer, Sizing):
        where = f"{scenario.units[unit].title}, {chosen}"
        found = "nobody can work any of its line kinds" if isinstance(answer, NoLine) else "its cover cannot be met"
        remedy = "loosen a rule, allow a shift or line kind that fits, or set allow_uncovered: true"
        raise InputError(Problem(where, found, "a rota that covers what is required", remedy))
    table = working_time_rows(scenario, chosen, unit)
    try:
        lines = build_lines(problem, answer, table)
    except NoWholeLines as fault:
        raise InputError(no_whole_lines(f"{scenario.units[unit].title}, {chosen}", fault, _titles(scenario))) from fault
    tell(2, 2)
    return UnitRota(scenario, unit, chosen, table, problem, answer, lines)


def rota_titles(rota: UnitRota) -> dict[str, str]:
    """Titles by id of groups, line kinds and shifts, as sentences use them."""
    return _titles(rota.scenario)


def rota_grid(rota: UnitRota) -> pd.DataFrame:
    """The lines, a row a line and week: [line, group, kind, people, week, mon … sun, hours_week].

    A cell is a shift id, "" for a day off, ids joined by “+” for two shifts on one day. A line with as many people
    as weeks has one person in each week; a line with one person starts in its first week.
    """
    paid = {shift.id: shift.paid / 60 for shift in rota.problem.shifts}
    rows = []
    for line in rota.lines.rota:
        group, kind, _ = line.id.split(".")
        for number, week in enumerate(line.weeks, start=1):
            cells = [_text(cell) for cell in week]
            hours = sum(paid[name] for cell in cells for name in _names(cell))
            rows.append((line.id, group, kind, len(line.started), number, *cells, hours))
    return pd.DataFrame(rows, columns=GRID_COLUMNS)


def shift_legend(rota: UnitRota) -> pd.DataFrame:
    """What each shift of the unit is: [shift, title, start, end, family, weekdays, paid_hours].

    family (day, evening, night, long) is what a colour stands for.
    """
    titles = rota_titles(rota)
    rows = [
        (
            shift.id,
            titles.get(shift.id, shift.id),
            clock_text(shift.start),
            clock_text(shift.end),
            shift.family,
            tuple(WEEKDAYS[day] for day in shift.weekdays),
            shift.paid / 60,
        )
        for shift in rota.problem.shifts
    ]
    return pd.DataFrame(rows, columns=LEGEND_COLUMNS)


def check_grid(rota: UnitRota, grid: pd.DataFrame) -> pd.DataFrame:
    """The faults of a grid as `rota_grid` gives it, changed by hand; no row when every rule is kept and cover is met.

    [line, week, weekday, rule, found, limit, unit, said, sentence]; a fault of the cover has line "". Judged from clock
    times alone, by the rules of the working-time table and the unit. Raises InputError for a line that the rota does
    not have, a week that is missing or twice, and an unknown shift.
    """
    check = judge_lines(rota.problem, rota.table, _changed(rota, grid))
    titles = rota_titles(rota)
    rows = [
        (v.line, v.week, v.weekday, v.rule, v.found, v.limit, v.unit, v.said, in_english(v.said, titles))
        for v in check.violations
    ]
    return pd.DataFrame(rows, columns=FAULT_COLUMNS)


def rule_titles(rota: UnitRota) -> dict[str, str]:
    """What each rule that a fault may name is called."""
    return BLOCK_TITLES | {row.id: row.title for row in rows_in_force(rota.problem, rota.table)}


def binding_frame(rota: UnitRota) -> pd.DataFrame:
    """The least numbers of people by group and for the unit, as `staffing_bounds`, with [said, sentence]."""
    frame = staffing_bounds(rota.problem, rota.sizing)
    told = pd.Series([bound_said(row) for _, row in frame.iterrows()], index=frame.index, dtype=object)
    return frame.assign(said=told, sentence=[in_english(one, rota_titles(rota)) for one in told])


def price_frame(rota: UnitRota) -> pd.DataFrame:
    """What one more of each limit that binds costs: [limit, group, weekday, start, end, nok_week, said, sentence].

    By the linear program: a guide to where a change helps. limit as in `LimitPrice`; weekday 0 = Monday, −1 where there
    is none; start and end are clock times or ""; nok_week below 0 is a saving.
    """
    rows = []
    for price in rota.sizing.prices:
        timed = price.limit == "cover"
        day = price.start % WEEK // DAY if timed else -1
        times = (clock_text(price.start), clock_text(price.end)) if timed else ("", "")
        told = price_said(price)
        rows.append((price.limit, price.group, day, *times, price.nok, told, in_english(told, rota_titles(rota))))
    return pd.DataFrame(rows, columns=PRICE_COLUMNS)


def part_time_frame(rota: UnitRota) -> pd.DataFrame:
    """Why there are part-time lines, as `part_time_reasons`; a few program solves, so seconds for a large unit."""
    return part_time_reasons(rota.sizing, rota_titles(rota))


def unit_shortage(scenario: Scenario, unit: str, year: int | None = None) -> Shortage | None:
    """What a unit's rota lacks and the cheapest ways out; None when every required hour can be covered.

    Its `missing` and `relaxation_table(shortage)` are frames, its `said` the sentences. Errors as `unit_rota`.
    """
    chosen = _year(scenario, unit, year)
    need = _need(scenario, unit)
    problem = rota_problem(scenario, need, chosen, unit)
    return explain_shortfall(problem, unit_options(scenario, need, chosen, unit), _titles(scenario))


def frontier_frame(
    scenario: Scenario, unit: str, year: int | None = None, axes: Axes | None = None, tell: Tell = silent
) -> pd.DataFrame:
    """A unit's frontier: `unit_frontier` and a column `said`. A point without a rota is a row with its reason.

    tell : called with (points done, points); what it raises ends the work.

    InputError for an unknown unit or year.
    """
    chosen = _year(scenario, unit, year)
    tell(0, 1)
    need = _need(scenario, unit)
    problem, wide = (make(scenario, need, chosen, unit) for make in (rota_problem, wide_problem))
    return told_frontier(problem, wide, axes, tell)


def _titles(scenario: Scenario) -> dict[str, str]:
    named = (scenario.rota.shift_kinds, scenario.rota.line_kinds, scenario.groups)
    return {name: item.title for part in named for name, item in part.items()}


def _year(scenario: Scenario, unit: str, year: int | None) -> int:
    known = rota_units(scenario)
    faults = [] if unit in known else [unknown_name("unit", "unit with a rota", unit, known)]
    if year is not None and year not in scenario.years:
        allowed = f"{scenario.years[0]}–{scenario.years[-1]}"
        faults.append(Problem("year", str(year), allowed, "choose a year of the scenario"))
    if faults:
        raise InputError(faults)
    return scenario.years[0] if year is None else year


def _need(scenario: Scenario, unit: str) -> pd.DataFrame:
    """The need that the unit's cover follows; nothing where the cover is as written."""
    rota = scenario.units[unit].rota
    return need_table(scenario) if rota is not None and rota.cover_follows == "need" else pd.DataFrame()


def _text(cell: object) -> str:
    return "" if cell is None else cell if isinstance(cell, str) else JOIN.join(cell)  # type: ignore[arg-type]


def _names(cell: str) -> list[str]:
    return [name for name in cell.split(JOIN) if name]


def _changed(rota: UnitRota, grid: pd.DataFrame) -> list[RotaLine]:
    """The rota's lines with the grid's weeks; what a line is meant to be stays."""
    lacking = [name for name in ("line", "week", *WEEKDAYS) if name not in grid]
    if lacking:
        remedy = "give the grid as `rota_grid` gives it, with its cells changed"
        raise InputError(Problem("the grid", f"no column {', '.join(lacking)}", f"{', '.join(GRID_COLUMNS)}", remedy))
    weeks: dict[str, list[tuple[int, Week]]] = {}
    for name, number, *cells in grid[["line", "week", *WEEKDAYS]].itertuples(index=False):
        weeks.setdefault(str(name), []).append((int(number), tuple(_cell(cell) for cell in cells)))
    lines: Mapping[str, RotaLine] = {line.id: line for line in rota.lines.rota}
    faults = [unknown_name("the grid", "line", name, sorted(lines)) for name in sorted(set(weeks) - set(lines))]
    for name, line in lines.items():
        asked = list(range(1, len(line.weeks) + 1))
        given = sorted(number for number, _ in weeks.get(name, ()))
        if given != asked:
            found = f"weeks {', '.join(map(str, given)) or 'none'}"
            faults.append(Problem(f"the grid, {name}", found, f"weeks 1 to {asked[-1]}", "give each week one row"))
    if faults:
        raise InputError(faults)
    return [
        replace(line, weeks=tuple(week for _, week in sorted(weeks[name], key=itemgetter(0))), stated_week_hours=None)
        for name, line in lines.items()
    ]


def _cell(cell: object) -> str | tuple[str, ...] | None:
    names = _names(str(cell)) if isinstance(cell, str) else []
    return tuple(names) if len(names) > 1 else names[0] if names else None


@dataclass(frozen=True, eq=False)
class UnitRota:
    """A unit of a scenario in a year, sized, with its lines. table : the working-time rows in force."""

    scenario: Scenario
    unit: str
    year: int
    table: tuple[Rule, ...]
    problem: RotaProblem
    sizing: Sizing
    lines: Lines

    @property
    def weeks(self) -> YearWeeks:
        """The weeks that the unit runs, and those that its lines are paid for."""
        return year_weeks(self.scenario, self.unit, self.year)
