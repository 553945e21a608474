"""`utsyn pool`: one substitute pool from a file of its own; `utsyn pools`: those of a scenario."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from model.cli_words import find_file, progress_bar, refuse_place, write_copy, write_together
from model.pool import answer_pool, play_pool, refuse_counts
from model.report import (
    PoolView,
    file_view,
    pool_facts,
    pool_json,
    pool_text,
    scenario_view,
    text,
    write_pool,
    write_pool_page,
)
from model.runs import label_of, scenario_pools
from model.scenario import load_pool
from model.scenario.schema import Scenario
from model.shipped_files import shipped_pools

_NEW = "care_two_professions"


def show_pool(name: str, chance: tuple[int, int, int], as_json: bool, out: Path | None) -> None:
    """Size a pool, play its year and print the answer; with `out`, write the page and its tables as CSV there.

    `chance` is seed, replications (0: the year is not played) and workers.
    """
    words = ("pool file", "a file, or a shipped pool", "name a file that exists; `utsyn pool --new FILE` writes one")
    pool = load_pool(find_file(name, shipped_pools(), words))
    if out is not None:
        refuse_place(out)
    seed, replications, workers = chance
    refuse_counts(replications or 1, workers)
    sized = answer_pool(pool)
    answer = file_view(sized, play_pool(sized, seed, replications, workers) if replications else None)
    _write({"pool": answer}, out)
    print(pool_json(answer) if as_json else pool_text(answer))


def show_pools(scenario: Scenario, names: Sequence[str], year: int | None, as_json: bool, out: Path | None) -> None:
    """Size the pools named (none: those in use) in a year (None: the first) and print what each is worth."""
    if out is not None:
        refuse_place(out)
    with progress_bar(label_of(scenario)) as progress:
        found = scenario_pools(scenario, names, year, progress)
    views = {name: scenario_view(scenario, worth) for name, worth in found.items()}
    _write(views, out)
    if as_json:
        whole = {name: pool_facts(view) for name, view in views.items()}
        print(json.dumps(whole, indent=1, ensure_ascii=False, default=int))
    else:
        print("\n\n".join(pool_text(view) for view in views.values()))


def _write(views: dict[str, PoolView], out: Path | None) -> None:
    if out is None:
        return
    written = write_together(
        out, lambda held: [path for name, view in views.items() for path in _files(view, held, name)]
    )
    print(text("cli_written", page=", ".join(map(str, written))), file=sys.stderr)


def _files(view: PoolView, out: Path, name: str) -> list[Path]:
    return [write_pool_page(view, out / f"{name}.html"), *write_pool(view, out, name)]


def write_new_pool(target: Path) -> None:
    """Write a commented pool file to start from. Raises InputError when the file exists."""
    write_copy(target, shipped_pools()[_NEW])
