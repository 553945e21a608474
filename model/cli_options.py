"""Arguments and options that several commands share, each with its help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ScenarioName = Annotated[str, typer.Argument(help="A scenario's folder, or the name of a shipped one (reference).")]
OverlayNames = Annotated[
    list[str] | None, typer.Argument(help="Overlays: files, or names of shipped measures (nurse_pool).")
]
Seed = Annotated[int, typer.Option(help="Where chance starts; the same seed gives the same figures.")]
Replications = Annotated[int, typer.Option(help="How many times chance is played.")]
Engine = Annotated[str, typer.Option(help="The staff engine: kernel or simpy; the figures are the same.")]
Workers = Annotated[int, typer.Option(help="Threads that share the work; the figures stay the same.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a saved run in the same folder.")]


def _speak(language: str) -> str:
    """The language of what this command says and of the page it writes."""
    from model.errors import InputError
    from model.report import use_language

    try:
        use_language(language)
    except InputError as fault:
        raise typer.BadParameter(fault.problems[0].allowed) from None
    return language


Language = Annotated[str, typer.Option(callback=_speak, help="Words on screen and page: en, nb or nn.")]
RunFolder = Annotated[Path, typer.Argument(help="The folder of a saved run.")]
