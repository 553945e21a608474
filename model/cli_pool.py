"""`utsyn pool`: one substitute pool from a file of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from model.cli_words import find_file, refuse_place, write_copy
from model.pool import answer_pool
from model.report import pool_json, pool_text, text, write_pool
from model.scenario import load_pool
from model.shipped_files import shipped_pools

_NEW = "care_two_professions"


def show_pool(name: str, as_json: bool, out: Path | None) -> None:
    """Size a pool and print the answer; with `out`, write its tables there as CSV."""
    words = ("pool file", "a file, or a shipped pool", "name a file that exists; `utsyn pool --new FILE` writes one")
    pool = load_pool(find_file(name, shipped_pools(), words))
    if out is not None:
        refuse_place(out)
    answer = answer_pool(pool)
    if out is not None:
        print(text("cli_written", page=", ".join(map(str, write_pool(answer, out)))), file=sys.stderr)
    print(pool_json(answer) if as_json else pool_text(answer))


def write_new_pool(target: Path) -> None:
    """Write a commented pool file to start from. Raises InputError when the file exists."""
    write_copy(target, shipped_pools()[_NEW])
