"""What a server makes ready before anybody asks: the plan of the shipped municipality, and the engine."""

from __future__ import annotations

import logging
import threading

from model.errors import UtsynError
from model.runs import headlines, plan_for
from model.scenario import load_scenario
from model.scenario.schema import Scenario
from model.shipped_files import shipped_path
from model.ui.session import REFERENCE, WORKERS
from model.ui.work import SEED
from model.workforce import DEFAULT_ENGINE, ENGINES, compile_rulebook

_log = logging.getLogger("utsyn.app")


def warm_up() -> None:
    """Size the shipped municipality, or read its kept plan, and play it once, so that the engine is at hand.

    The first session then finds both, or waits for them and is told how far they have come. A fault is only noted: the
    session meets it itself, and tells it in words.
    """
    try:
        base = load_scenario(shipped_path(REFERENCE))
        engine = threading.Thread(target=start_engine, args=(base,), daemon=True, name="utsyn engine")
        engine.start()
        plan = plan_for(base, lambda stage, done, total: None, WORKERS)
        engine.join()
        headlines(base, SEED, range(1), plan, 1)
    except (UtsynError, OSError):
        _log.warning("could not be made ready before the first session", exc_info=True)


def start_engine(scenario: Scenario) -> None:
    """Compile the engine, or fetch it from where it is kept, while other processes still size the rotas.

    It is compiled for the kinds of its arrays, whatever they hold: one post for each unit and group with staff will do.
    """
    places = scenario.frame("staff")[["unit", "group"]].drop_duplicates()
    posts = places.assign(year=scenario.years[0], percent=100, weekend_every=0, posts=1)
    ENGINES[DEFAULT_ENGINE](compile_rulebook(scenario, posts), SEED, 0)
