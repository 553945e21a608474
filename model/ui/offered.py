"""The scenarios that a page can be asked about: those of the session, and each shipped measure as an example."""

from __future__ import annotations

from model.report import measures_title, text
from model.shipped_files import shipped_measures
from model.ui.choosing import choose_one
from model.ui.session import Named, Session
from model.ui.shown_link import BASELINE as BASELINE_KEY
from model.ui.shown_link import EXAMPLE, IN_HAND, SAVED
from model.ui.work import BASELINE, Draft


def offered(session: Session, examples: bool = False) -> dict[str, Named]:
    """Scenarios by a key that stays the same in every language: ``baseline``, ``saved NAME``, ``in hand``, and with
    `examples` ``example MEASURE``."""
    found = {_key(session, named.draft): named for named in session.listed()}
    if examples:
        for name in shipped_measures():
            title = text("compare_example", name=measures_title([name]))
            found[EXAMPLE + name] = Named(title, Draft(f"example {name}", ((name, None),)))
    return found


def choose_scenario(session: Session, name: str, label: str) -> Named:
    """A box with the session's scenarios; the one in hand is chosen until another is."""
    found = offered(session)
    first = next((key for key, named in found.items() if named.draft.content == session.draft.content), BASELINE_KEY)
    return found[choose_one(name, label, {key: named.title for key, named in found.items()}, first)]


def _key(session: Session, draft: Draft) -> str:
    if draft.content == BASELINE.content and not draft.name:
        return BASELINE_KEY
    return SAVED + draft.name if draft in session.work.saved else IN_HAND
