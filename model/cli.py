"""The command line. stdout is data, stderr is talk; exit codes: 0 fine, 1 the input is wrong, 2 usage.

Only typer is imported here, so that help answers at once; each command fetches what it needs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from model.cli_days import commands as day_commands
from model.cli_options import (
    Engine,
    Force,
    Language,
    OverlayNames,
    Replications,
    RunFolder,
    ScenarioName,
    Seed,
    Workers,
)

app = typer.Typer(
    help="Utsyn: how many people with which competence, and what it costs, ten to twenty years ahead.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.command()
def demo(
    replications: Replications = 200,
    years: Annotated[int, typer.Option(help="Years to look ahead.")] = 15,
    out: Annotated[Path, typer.Option(help="Folder for the runs and the page.")] = Path("runs/demo"),
    workers: Workers = 2,
    seed: Seed = 2026,
    language: Language = "en",
) -> None:
    """The main job: the shipped municipality and three alternatives, with a table, a page and the runs."""
    from model.cli_demo import play_demo

    play_demo(out, years, (seed, replications, workers))


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Folder of the new municipality; its last part is its name.")],
) -> None:
    """An empty municipality with templates to fill in."""
    from model.scenario import new_scenario

    folder = new_scenario(Path(name))
    _say(f"Written: {folder}. Fill in every {_fill_in()} and run `utsyn check {name}`.")


@app.command()
def run(  # noqa: PLR0913, PLR0917 – each parameter is an option on the command line
    scenario: ScenarioName,
    overlays: OverlayNames = None,
    seed: Seed = 2026,
    replications: Replications = 20,
    engine: Engine = "kernel",
    out: Annotated[Path | None, typer.Option(help="Folder of the run; else runs/ and the scenario's name.")] = None,
    workers: Workers = 1,
    force: Force = False,
    language: Language = "en",
) -> None:
    """Take a scenario, with overlays if any, through the whole method and save the run."""
    from model.cli_words import find_scenario, progress_bar
    from model.report import headed_text, text, titles_of, warning_lines
    from model.runs import label_of, refuse_taken, save_run
    from model.runs import run as run_scenario

    facts = find_scenario(scenario, overlays or [])
    folder = out or Path("runs") / label_of(facts)
    refuse_taken(folder, force)
    for line in warning_lines(facts):
        _say(line)
    with progress_bar(label_of(facts)) as progress:
        result = run_scenario(facts, seed, replications, engine, workers, progress)
    save_run(result, folder, force)
    print(headed_text([result], titles_of([result])))
    _say(text("cli_saved", folder=folder))


@app.command()
def compare(
    runs: Annotated[list[Path], typer.Argument(help="Folders of saved runs, the baseline first.")],
    as_csv: Annotated[bool, typer.Option("--csv", help="Every indicator, unit, group and year as CSV.")] = False,
    page: Annotated[Path | None, typer.Option(help="Also write a page with pictures to this file.")] = None,
    language: Language = "en",
) -> None:
    """Runs side by side: the headline table, or all differences as CSV."""
    from model.report import headed_text, text, titles_of, write_page
    from model.runs import compare as compare_runs
    from model.runs import open_run

    results = [open_run(folder) for folder in runs]
    differences = compare_runs(*results)
    titles = titles_of(results, runs)
    if page is not None:
        write_page(results, page, titles)
        _say(text("cli_written", page=page))
    if as_csv:
        print(differences.to_csv(index=False, lineterminator="\n"), end="")
    else:
        print(headed_text(results, titles))


@app.command()
def check(scenario: ScenarioName, overlays: OverlayNames = None, language: Language = "en") -> None:
    """Every fault of a scenario at once; when there is none, its assumptions as CSV."""
    from model.cli_words import find_scenario
    from model.errors import InputError
    from model.pool import absence_faults
    from model.report import text, warning_lines
    from model.scenario import assumptions

    facts = find_scenario(scenario, overlays or [])
    faults = absence_faults(facts)
    if faults:
        raise InputError(faults)
    table = assumptions(facts)
    print(table.to_csv(index=False, lineterminator="\n"), end="")
    assumed = int((table["status"] == "assumed").sum())
    _say(text("cli_no_fault", title=facts.title, values=len(table), assumed=assumed))
    for line in warning_lines(facts):
        _say(line)


@app.command()
def rota(
    unit: Annotated[str, typer.Argument(help="A unit file, or the name of a shipped one (nursing_home_ward).")],
    as_json: Annotated[bool, typer.Option("--json", help="Everything as JSON.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder for the page, the workbook and the lines as CSV.")] = None,
    check: Annotated[
        Path | None, typer.Option(help="Check these lines, as written by --out and changed by hand (csv or xlsx).")
    ] = None,
    fresh: Annotated[bool, typer.Option("--new", help="Write UNIT as a new file to start from.")] = False,
    language: Language = "en",
) -> None:
    """Size, build and check the rota of one unit from a file of its own."""
    from model.cli_rota import check_rota_file, refuse_both, show_rota, write_new
    from model.report import text

    refuse_both(out is not None, fresh or check is not None, "--out together with --new or --check")
    refuse_both(fresh, check is not None, "--new together with --check")
    if fresh:
        write_new(Path(unit))
        _say(text("cli_new_unit", name=unit))
    elif check is not None:
        check_rota_file(unit, check, as_json)
    else:
        show_rota(unit, as_json, out)


@app.command()
def trace(  # noqa: PLR0913, PLR0917 – each parameter is an option on the command line
    scenario: ScenarioName,
    person: Annotated[str, typer.Argument(help="A person_id, or a recruit: unit:post_group:year-month:number.")],
    overlays: OverlayNames = None,
    seed: Seed = 2026,
    replication: Annotated[int, typer.Option(help="Which of the replications, from 0.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="The events as JSON.")] = False,
    language: Language = "en",
) -> None:
    """One synthetic person's career in one replication, dated."""
    from model.cli_words import find_scenario
    from model.report import career_lines
    from model.workforce import trace as trace_career

    facts = find_scenario(scenario, overlays or [])
    career = trace_career(facts, person, seed, replication)
    print(career.table.to_json(orient="records", indent=2) if as_json else career_lines(facts, career))


@app.command()
def frontier(  # noqa: PLR0913, PLR0917 – each parameter is an option on the command line
    scenario: ScenarioName,
    overlays: OverlayNames = None,
    unit: Annotated[
        list[str] | None, typer.Option(help="A unit with a rota; may be repeated. All if left out.")
    ] = None,
    year: Annotated[int | None, typer.Option(help="The year to size for, else the first.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Every point as JSON.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder for the pictures and the table as CSV.")] = None,
    language: Language = "en",
) -> None:
    """Full-time share, people and cost by weekend frequency, long weekend shifts and pool."""
    from model.cli_frontier import show_frontier
    from model.cli_words import find_scenario

    show_frontier(find_scenario(scenario, overlays or []), (unit or [], year), as_json, out)


@app.command()
def export(
    folder: RunFolder,
    to: Annotated[str, typer.Option(help="xlsx, csv or parquet.")],
    out: Annotated[Path | None, typer.Option(help="The workbook, or the folder of files, to write.")] = None,
) -> None:
    """The run's tables as a workbook, or as a folder of CSV or Parquet files."""
    from model.report import export_run
    from model.runs import open_run

    result = open_run(folder)
    name = Path(folder).resolve().name
    target = out or Path(f"{name}.xlsx" if to == "xlsx" else f"{name}-{to}")
    print(export_run(result, to, target))
    if to == "csv":
        _say("Text that a spreadsheet would take for a formula has an apostrophe in front; numbers are untouched.")


@app.command()
def verify(folder: RunFolder) -> None:
    """Whether a saved run is as it was saved; names every file that is not."""
    from model.errors import InputError
    from model.runs import verify_run

    problems = verify_run(folder)
    if problems:
        raise InputError(problems)
    print(f"{folder}: every file is as it was saved.")


@app.command()
def schema() -> None:
    """The scenario's format as JSON Schema."""
    from model.scenario import json_schema_text

    print(json_schema_text(), end="")


@app.command(name="app")
def start_app(
    port: Annotated[int, typer.Option(help="Port on this machine.", min=1, max=65535)] = 8501,
) -> None:
    """Open the app in the browser, on this machine only."""
    from model.cli_words import run_streamlit

    run_streamlit(port)


app.add_typer(day_commands)


def main() -> None:
    """Run a command; whatever the user did wrong is told in words, without a traceback."""
    from model.errors import UtsynError

    try:
        app()
    except (UtsynError, OSError) as fault:
        from model.cli_words import fault_text

        _say(fault_text(fault))
        sys.exit(1)


def _say(words: str) -> None:
    print(words, file=sys.stderr)


def _fill_in() -> str:
    from model.scenario import FILL_IN

    return FILL_IN
