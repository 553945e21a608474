"""What a server makes ready before anybody asks: the plan of the shipped municipality, and the engine."""

from __future__ import annotations

import logging

from model.errors import UtsynError
from model.runs import headlines, plan_for
from model.scenario import load_scenario
from model.shipped_files import shipped_path
from model.ui.session import REFERENCE, WORKERS
from model.ui.work import SEED

_log = logging.getLogger("utsyn.app")


def warm_up() -> None:
    """Size the shipped municipality, or read its kept plan, and play it once, so that the engine is at hand.

    The first session then finds both, or waits for them and is told how far they have come. A fault is only noted: the
    session meets it itself, and tells it in words.
    """
    try:
        base = load_scenario(shipped_path(REFERENCE))
        plan = plan_for(base, lambda stage, done, total: None, WORKERS)
        headlines(base, SEED, range(1), plan, 1)
    except (UtsynError, OSError):
        _log.warning("could not be made ready before the first session", exc_info=True)
