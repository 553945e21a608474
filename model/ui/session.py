"""What one browser session knows: its data, its drafts, its answers. Nothing in it is shared between sessions."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from model.report import measures_title, text, use_language
from model.scenario import Place, load_scenario, scenario_hash, starting, with_overlays
from model.scenario.schema import Scenario
from model.shipped_files import shipped_measures, shipped_path
from model.ui import work
from model.ui.form import places_by_path
from model.ui.tasks import Task, Tasks, Tell
from model.ui.work import BASELINE, Draft, History, Work

FIRST_LANGUAGE = "nb"
REFERENCE = "reference"
OWN = "own"
WORKERS = 2
_KEPT_SCENARIOS = 24
_PLACE = "utsyn"


@dataclass(frozen=True)
class Named:
    """A draft under the title it has on screen."""

    title: str
    draft: Draft


@dataclass(eq=False)
class Session:
    """Everything that outlives a change of page or language.

    Attributes
    ----------
    base : the municipality's data, without overlays.
    base_name : ``reference``, or ``own`` for data that this person brought; those never leave the session.
    history : the work now, and the way back.
    notes : what must be told once on the next page drawn, such as what a share link could not restore.
    drawn : the draft in hand when a page was last drawn to its end; None before the first.
    asked : choices that a share link asked for, until the page that has them has found them or told that they are gone.
    """

    base: Scenario
    base_name: str = REFERENCE
    language: str = FIRST_LANGUAGE
    history: History = field(default_factory=History)
    tasks: Tasks = field(default_factory=Tasks)
    notes: list[str] = field(default_factory=list)
    asked: dict[str, str] = field(default_factory=dict)
    drawn: Draft | None = None
    _choices: dict[str, str] = field(default_factory=dict)
    _scenarios: dict[Hashable, Scenario] = field(default_factory=dict)
    _places: dict[str, Place] = field(default_factory=dict)
    _hash: str = ""

    @property
    def work(self) -> Work:
        """The work as it is now."""
        return self.history.now

    @property
    def draft(self) -> Draft:
        """The draft in hand."""
        return self.history.now.draft

    @property
    def changed_since_drawn(self) -> bool:
        """Whether what stands on the screen is that of another draft."""
        return self.drawn is not None and self.drawn != self.draft

    @property
    def snapshot(self) -> str:
        """What tells these data from others: the first signs of the scenario's hash."""
        if not self._hash:
            self._hash = scenario_hash(self.base)[:12]
        return self._hash

    @property
    def places(self) -> dict[str, Place]:
        """Every value of the data by its dotted path."""
        if not self._places:
            self._places = places_by_path(self.base)
        return self._places

    def do(self, change: Callable[..., Work], *values: Any) -> None:
        """One step that can be undone: ``session.do(work.with_value, path, 0.06)``. InputError leaves all as it was."""
        self.history = work.step(self.history, change(self.work, *values))

    def undo(self) -> None:
        """Take the last step back."""
        self.history = work.undo(self.history)

    def redo(self) -> None:
        """Take a step that was taken back once more."""
        self.history = work.redo(self.history)

    def use(self, base: Scenario, base_name: str = OWN) -> None:
        """Other data from now on: drafts, answers and the way back are gone. The person was asked first."""
        self.tasks.forget()
        self.base, self.base_name, self._hash = base, base_name, ""
        self._scenarios.clear()
        self._places = {}
        self.history = History()

    def scenario(self, draft: Draft) -> Scenario:
        """A draft as a scenario. Raises InputError when it cannot be one."""
        found = self._scenarios.get(draft.content)
        if found is None:
            found = scenario_of(self.base, draft)
            self._scenarios[draft.content] = found
            while len(self._scenarios) > _KEPT_SCENARIOS:
                del self._scenarios[next(iter(self._scenarios))]
        return found

    def key(self, draft: Draft) -> Hashable:
        """All that a draft's figures depend on, for :func:`work_for`."""
        return (self.snapshot, draft.content, self.work.seed, self.work.replications)

    def listed(self) -> list[Named]:
        """The baseline, the saved drafts, and the one in hand where it is not saved as it is and changes something."""
        named = [Named(text("baseline"), BASELINE), *(Named(one.name, one) for one in self.work.saved)]
        draft = self.draft
        if not work.is_saved(self.work) and draft.content != BASELINE.content:
            named.append(Named(text("app_unsaved", name=draft.name), draft))
        return named

    def choose(self, name: str, value: str) -> None:
        """Remember what a page shows; `name` is one of ``choices.CHOICES``."""
        self._choices[name] = value
        self.asked.pop(name, None)

    def ask(self, name: str, value: str) -> None:
        """A choice as a share link has it; whether it can be had, the page tells."""
        self.choose(name, value)
        self.asked[name] = value

    def choice(self, name: str, allowed: Sequence[str], first: str | None = None) -> str:
        """What was chosen; else `first`, or the first of what can be."""
        wanted = (self._choices.get(name), first)
        return next((one for one in wanted if one is not None and one in allowed), allowed[0])

    @property
    def choices(self) -> dict[str, str]:
        """All that pages remember, by name."""
        return dict(self._choices)


def current_session() -> Session:
    """This browser session's own, made when first asked for."""
    if _PLACE not in st.session_state:
        st.session_state[_PLACE] = Session(load_scenario(shipped_path(REFERENCE)))
    session: Session = st.session_state[_PLACE]
    return session


def make_way() -> None:
    """End this run of the script if the person has done something else meanwhile, and let the next one begin.

    Streamlit looks for that whenever its state is read; outside of a page nothing happens.
    """
    _PLACE in st.session_state  # noqa: B015


def speak(session: Session) -> None:
    """The session's language for the rest of this run of the script, fragment or callback."""
    use_language(session.language)


def scenario_of(base: Scenario, draft: Draft) -> Scenario:
    """Measures and values of a draft laid on a base. Raises InputError with every fault."""
    shipped, begins = shipped_measures(), base.years[0]
    laid = [shipped[name] if year is None else starting(shipped[name], year, begins) for name, year in draft.measures]
    return with_overlays(base, *laid, caller=draft.caller)


def title_of(draft: Draft) -> str:
    """What a draft is called on screen: its name, or what it is made of."""
    if draft.content == BASELINE.content:
        return text("baseline")
    made_of = measures_title([name for name, _ in draft.measures])
    return draft.name or made_of


def work_for(session: Session, kind: str, key: Hashable, make: Callable[[Tell], Any]) -> Task:
    """Long work of a page in the background; see the module's guide in :mod:`model.ui`."""
    return session.tasks.ask(kind, key, lambda task: make(task.tell))
