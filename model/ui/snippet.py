"""The same figures from Python: what is in hand, as lines that anyone can run."""

from __future__ import annotations

from model.ui.session import OWN
from model.ui.work import BASELINE, Draft


def python_of(draft: Draft, chance: tuple[int, int], base_name: str, begins: int) -> str:
    """Lines of Python that play the baseline and the draft and compare them.

    `chance` is seed and replications, `begins` the scenario's first year. Data of one's own are named by a folder.
    """
    seed, replications = chance
    changed = draft.content != BASELINE.content
    where = '"folder/with/your/scenario"' if base_name == OWN else 'shipped_path("reference")'
    started = any(year is not None for _, year in draft.measures)
    lines = ["from model import compare, load_scenario, run" if changed else "from model import load_scenario, run"]
    lines += ["from model.scenario import starting"] if started else []
    names = [*(["shipped_measures"] if draft.measures else []), *([] if base_name == OWN else ["shipped_path"])]
    lines += [f"from model.shipped_files import {', '.join(names)}"] if names else []
    lines += ["", f"base = load_scenario({where})"]
    if changed:
        lines += ["scenario = load_scenario(", f"    {where},"]
        lines += [f"    {_measure(name, year, begins)}," for name, year in draft.measures]
        lines += ["    caller={"] if draft.values else []
        lines += [line for one in draft.values for line in _value(one.path, one.value, one.reason)]
        lines += ["    },"] if draft.values else []
        lines += [")"]
    how = f"seed={seed}, replications={replications}, workers=2"
    lines += ["", f"baseline = run(base, {how})"]
    lines += [f"result = run(scenario, {how})", "differences = compare(baseline, result)"] if changed else []
    lines += [f"print({'result' if changed else 'baseline'}.summary)"]
    return "\n".join(lines) + "\n"


def _measure(name: str, year: int | None, begins: int) -> str:
    path = f'shipped_measures()["{name}"]'
    return path if year is None else f"starting({path}, {year}, {begins})"


def _value(path: str, value: object, reason: str) -> list[str]:
    """One value, and above it why; a comment ends with its line whatever was written."""
    why = [f"        # {' '.join(reason.split())}"] if reason else []
    return [*why, f'        "{path}": {value!r},']
