"""What one session knows: its baseline and the latest runs. Nothing is shared between sessions."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.runs import Result, run
from model.scenario import load_scenario, with_overlays
from model.scenario.schema import Scenario
from model.shipped_files import shipped_measures, shipped_path

REPLICATIONS = 20
SEED = 2026
WORKERS = 2
_KEPT = 6

Choice = tuple[tuple[str, ...], tuple[tuple[str, float], ...]]
BASELINE: Choice = ((), ())


def measures() -> list[str]:
    """The measures on offer, by name."""
    return list(shipped_measures())


def scenario_for(choice: Choice) -> Scenario:
    """The shipped municipality with the chosen measures and moved sliders. Raises InputError in words."""
    names, moved = choice
    shipped = shipped_measures()
    return with_overlays(base_scenario(), *[shipped[name] for name in names], caller=dict(moved))


def base_scenario() -> Scenario:
    """The shipped municipality, read once a session."""
    if "base" not in st.session_state:
        st.session_state["base"] = load_scenario(shipped_path("reference"))
    scenario: Scenario = st.session_state["base"]
    return scenario


def result_for(choice: Choice, progress: Callable[[str, int, int], None]) -> Result:
    """The run of a choice: kept from before in this session, else played now."""
    kept: dict[Choice, Result] = st.session_state.setdefault("results", {})
    if choice not in kept:
        result = run(scenario_for(choice), SEED, REPLICATIONS, workers=WORKERS, progress=progress)
        kept[choice] = result
        for old in [name for name in kept if name != BASELINE][: max(0, len(kept) - _KEPT)]:
            del kept[old]
    return kept[choice]
