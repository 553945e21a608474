"""The main job end to end: the shipped municipality, three alternatives, and what came of it."""

from __future__ import annotations

import sys
from pathlib import Path

from model.cli_words import find_scenario, progress_bar
from model.errors import InputError, Problem
from model.report import findings, headed_text, text, titles_of, write_page, write_picture
from model.runs import Result, label_of, refuse_taken, refuse_wrong, run_together, save_run
from model.scenario.schema import Scenario

ALTERNATIVES = ("nurse_pool", "full_time", "adult_education")


def play_demo(out: Path, years: int, chance: tuple[int, int, int]) -> None:
    """Run the baseline and its alternatives, save them and tell the result. `chance`: seed, replications, workers.

    Nothing is written before every run is done.
    """
    refuse_wrong(*chance)
    scenarios = [find_scenario("reference", overlays) for overlays in ([], *([name] for name in ALTERNATIVES))]
    scenarios = [with_years(scenario, years) for scenario in scenarios]
    folders = [out / label_of(scenario) for scenario in scenarios]
    for folder in folders:
        refuse_taken(folder, replace=True)
    results = _play(scenarios, chance)
    for result, folder in zip(results, folders, strict=True):
        save_run(result, folder, replace=True)
    page = write_page(results, out / "report.html")
    write_picture(results[0], out / "need_and_supply.svg")
    print(summary_text(results))
    print(_next_steps(folders, page), file=sys.stderr)


def with_years(scenario: Scenario, years: int) -> Scenario:
    """The scenario with a shorter horizon. Raises InputError for none or for more than it has."""
    most = scenario.period.horizon_years
    if not 1 <= years <= most:
        remedy = "choose fewer years, or give the scenario a longer horizon and population"
        raise InputError(Problem("--years", str(years), f"1 to {most}", remedy))
    return scenario.model_copy(update={"period": scenario.period.model_copy(update={"horizon_years": years})})


def summary_text(results: list[Result]) -> str:
    """The headline table and the finding in sentences."""
    titles = titles_of(results)
    return "\n".join([headed_text(results, titles), "", *findings(results, titles)])


def _play(scenarios: list[Scenario], chance: tuple[int, int, int]) -> list[Result]:
    seed, replications, workers = chance
    names = ", ".join(label_of(scenario) for scenario in scenarios)
    if not sys.stderr.isatty():
        print(text("cli_running", names=names), file=sys.stderr)
    with progress_bar("demo") as progress:
        return run_together(scenarios, seed, replications, workers, progress)


def _next_steps(folders: list[Path], page: Path) -> str:
    lines = [
        "",
        text("cli_page", page=page),
        text("cli_runs"),
        *(f"  {folder}" for folder in folders),
        text("cli_next"),
    ]
    lines += [f"  utsyn compare {folders[0]} {folders[1]}", f"  utsyn export {folders[1]} --to xlsx"]
    lines += [f"  utsyn verify {folders[0]}", "  utsyn check reference", "  utsyn new my_municipality", "  utsyn app"]
    return "\n".join(lines)
