"""`utsyn dispatch`: a year of shifts played day by day against the sized plan."""

from __future__ import annotations

import sys
from pathlib import Path

from model.cli_words import progress_bar, refuse_place, write_together
from model.report import dispatch_json, dispatch_text, text, warning_lines, write_dispatch
from model.runs import label_of, played_year
from model.scenario.schema import Scenario


def show_dispatch(
    scenario: Scenario, year: int | None, chance: tuple[int, int, int], out: Path | None, as_json: bool
) -> None:
    """Play a year (None: the first) and print promised against played; `chance` is seed, replications and workers.

    With `out` the indicators, calls, heat map and regret are written there as CSV, the heat map also as a picture.
    """
    seed, replications, workers = chance
    if out is not None:
        refuse_place(out)
    for line in warning_lines(scenario):
        print(line, file=sys.stderr)
    with progress_bar(label_of(scenario)) as progress:
        played = played_year(scenario, year, seed, replications, workers, progress)
    if out is not None:
        written = write_together(out, lambda held: write_dispatch(played, held))
        print(text("cli_written", page=", ".join(map(str, written))), file=sys.stderr)
    print(dispatch_json(played) if as_json else dispatch_text(played))
