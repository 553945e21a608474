"""How long the rota checker takes for a hand-changed line: prints the median and the slowest in milliseconds.

Each line is the same legal six weeks, repeated or cut to a length, with one cell changed at a time; every
change is checked from scratch against all rules of the table, as when a planner changes one shift.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from pathlib import Path

import pandas as pd
import yaml

from model.rota.check.rota import CoverDemand, RotaLine, check_line, check_rota
from model.rota.check.spans import ClockShift, LineTerms
from model.rota.rule_table import LEVELS, BlockRules, Rule, read_rule_table, rules_in_force

TABLE = Path(__file__).parents[1] / "scenarios" / "rules" / "working_time.yaml"
SHIFTS = {
    "d": ClockShift("07:30", "15:00"),
    "e": ClockShift("14:30", "22:00"),
    "n": ClockShift("22:00", "08:00"),
    "l": ClockShift("07:30", "20:00"),
}
WEEKS = ("dd.eedd", ".dedd..", "nn..e..", "dd.ddee", "..nn...", "dddde..")
BLOCKS = BlockRules(work_days=(1, 6), days_off=(1, 4), shift_days={"n": (2, 4)}, weekend_off_in=3, days_off_together=1)
TERMS = LineTerms(fraction_from=0.85, fraction_to=1.0, rolling_weekly_rest=True)


def line_of(weeks: int) -> list[list[str | None]]:
    """The first `weeks` weeks of the legal line repeated."""
    return [[None if letter == "." else letter for letter in WEEKS[week % len(WEEKS)]] for week in range(weeks)]


def time_changes(weeks: int, rules: tuple[Rule, ...]) -> list[float]:
    """Milliseconds to check the line after each single change of a cell."""
    times = []
    for day in range(weeks * 7):
        line = line_of(weeks)
        cell = line[day // 7][day % 7]
        line[day // 7][day % 7] = "l" if cell is None else None
        start = time.perf_counter()
        check_line(line, SHIFTS, rules, TERMS, BLOCKS)
        times.append((time.perf_counter() - start) * 1000)
    return times


def time_unit(lines: int, rules: tuple[Rule, ...]) -> float:
    """Milliseconds to check a unit of so many six-week lines with its cover."""
    rota = [RotaLine(f"line{number:03d}", "nurse", line_of(6), terms=TERMS) for number in range(lines)]
    rows = [("nurse", day, start, end, lines) for day in ("mon", "sat") for start, end in (("07:30", "15:00"),)]
    cover = CoverDemand(pd.DataFrame(rows, columns=["group", "weekday", "start", "end", "required"]), {})
    start = time.perf_counter()
    check_rota(rota, SHIFTS, rules, cover, BLOCKS)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print one row for each length of line and one for each size of unit."""
    table = read_rule_table(yaml.safe_load(TABLE.read_text(encoding="utf-8")))
    rules = rules_in_force(table.rows, LEVELS, dt.date(2026, 1, 1))
    check_line(line_of(6), SHIFTS, rules, TERMS, BLOCKS)
    print("weeks in line   median ms   slowest ms   changes")
    for weeks in (1, 3, 6, 12, 26, 52):
        times = time_changes(weeks, rules)
        print(f"{weeks:13d} {statistics.median(times):11.2f} {max(times):12.2f} {len(times):9d}")
    print("people in unit   ms")
    for lines in (1, 4, 20):
        print(f"{lines * 6:14d} {time_unit(lines, rules):8.1f}")


if __name__ == "__main__":
    main()
