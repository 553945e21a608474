"""Commands about days of absence: pool, pools, dispatch, vulnerability. Each fetches what it needs when called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from model.cli_options import Language, OverlayNames, Replications, ScenarioName, Seed, Workers

commands = typer.Typer(rich_markup_mode=None)


@commands.command()
def pool(  # noqa: PLR0913, PLR0917 – each parameter is an option on the command line
    pool_file: Annotated[str, typer.Argument(help="A pool file, or the name of a shipped one (care_two_professions).")],
    seed: Seed = 2026,
    replications: Annotated[int, typer.Option(help="How many times the year is played; 0 sizes only.")] = 20,
    workers: Workers = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Everything as JSON.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder for the page and the tables as CSV.")] = None,
    fresh: Annotated[bool, typer.Option("--new", help="Write POOL_FILE as a new file to start from.")] = False,
    language: Language = "en",
) -> None:
    """Size one substitute pool from a file of its own, show what sharing it is worth, and play its year."""
    from model.cli_pool import show_pool, write_new_pool
    from model.cli_rota import refuse_both
    from model.report import text

    refuse_both(fresh, out is not None or as_json, "--new together with --out or --json")
    if fresh:
        write_new_pool(Path(pool_file))
        typer.echo(text("cli_new_pool", name=pool_file), err=True)
    else:
        show_pool(pool_file, (seed, replications, workers), as_json, out)


@commands.command()
def pools(  # noqa: PLR0913, PLR0917 – each parameter is an option on the command line
    scenario: ScenarioName,
    overlays: OverlayNames = None,
    pool: Annotated[list[str] | None, typer.Option(help="A pool, in use or not; may be repeated.")] = None,
    year: Annotated[int | None, typer.Option(help="The year, else the first.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for pages and the tables as CSV.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Everything as JSON.")] = False,
    language: Language = "en",
) -> None:
    """What the pools of a scenario need and are worth: separate against shared, on other days, for today's kroner."""
    from model.cli_pool import show_pools
    from model.cli_words import find_scenario

    show_pools(find_scenario(scenario, overlays or []), pool or [], year, as_json, out)


@commands.command()
def dispatch(  # noqa: PLR0913, PLR0917 – each parameter is an option on the command line
    scenario: ScenarioName,
    overlays: OverlayNames = None,
    year: Annotated[int | None, typer.Option(help="The year to play, else the first.")] = None,
    seed: Seed = 2026,
    replications: Replications = 20,
    workers: Workers = 2,
    out: Annotated[Path | None, typer.Option(help="Folder for the tables as CSV and the heat map.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Everything as JSON.")] = False,
    language: Language = "en",
) -> None:
    """A year of shifts played day by day against the rota, the pools and the staff there is."""
    from model.cli_dispatch import show_dispatch
    from model.cli_words import find_scenario

    show_dispatch(find_scenario(scenario, overlays or []), year, (seed, replications, workers), out, as_json)


@commands.command()
def vulnerability(
    scenario: ScenarioName,
    overlays: OverlayNames = None,
    unit: Annotated[list[str] | None, typer.Option(help="A unit; may be repeated. All if left out.")] = None,
    year: Annotated[int | None, typer.Option(help="The year, else the first.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The rows that may be shared, as JSON.")] = False,
    language: Language = "en",
) -> None:
    """Competences that few hold in a unit: how often nobody is there, and what one more person changes."""
    from model.cli_vulnerability import show_vulnerability
    from model.cli_words import find_scenario

    show_vulnerability(find_scenario(scenario, overlays or []), year, unit or [], as_json)
