"""The headline answer of a draft: first from a few replications, then from all, and which of the two it is."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from model.errors import InputError
from model.report import text
from model.runs import Headlines, PartByPart, joined, plan_for, plan_is_kept
from model.scenario.schema import Scenario
from model.ui.players import PLAYERS
from model.ui.session import WORKERS, Session, make_way
from model.ui.tasks import Task
from model.ui.work import BASELINE, FIRST_REPLICATIONS, Draft

PATIENCE = 4.0
"""Seconds that a page waits for the first answer before it is drawn without: drawing it twice makes everybody wait."""

SOON = 0.5
"""Seconds after which old figures are called old while the first answer is waited for: sooner it would only flicker."""

_LOOK_SECONDS = 0.05

HEAD_START = 0.1
"""Seconds at most that the rest of the replications wait for the page to show the first answer."""

FAMILY = "answer"
"""Under which every draft's answer is kept."""

IN_HAND = "in hand"
_LOOK_BACK = 12


class MeansOnly(Headlines):
    """A first answer as it may be shown: p10, p50 and p90 are missing and wait for the whole run."""

    @cached_property
    def summary(self) -> pd.DataFrame:
        """The means; the other statistics are missing."""
        return _without_range(super().summary)

    def statistics(self, indicators: Sequence[str], years: Sequence[int]) -> pd.DataFrame:
        """The means of some indicators in some years."""
        return _without_range(super().statistics(indicators, years))


def _without_range(summary: pd.DataFrame) -> pd.DataFrame:
    return summary.assign(p10=math.nan, p50=math.nan, p90=math.nan)


def means_only(first: Headlines) -> MeansOnly:
    """A first answer without what it cannot yet tell."""
    return MeansOnly(first.scenario, first.seed, first.numbers, first.totals, first.booked)


@dataclass(frozen=True)
class Answer:
    """What can be shown of a draft now.

    Attributes
    ----------
    figures : the headline figures, or None while there is nothing to show at all. A first answer has no ranges.
    whole : whether they come from all replications; else they are the first answer, from a few of them.
    old : whether they belong to the draft as it was before, and say so where they are shown.
    task : what is going on, for :func:`model.ui.progress.show_progress`.
    replications : how many the whole answer has.
    sizing : whether rotas or pools must be sized before anything can be played, which takes longer.
    """

    figures: Headlines | None
    whole: bool
    old: bool
    task: Task
    replications: int
    sizing: bool = False

    @property
    def has_own(self) -> bool:
        """Whether there are figures of this draft itself, from few replications or all."""
        return self.figures is not None and not self.old

    @property
    def behind(self) -> bool:
        """Whether the work has ended since, with more than this shows."""
        ended = self.task.ended.is_set() and not self.task.stop.is_set()
        return ended and (self.task.fault is not None or self.figures is not self.task.value)

    @property
    def unfinished(self) -> bool:
        """Whether more is to come, has come since, or would come if it were begun again."""
        return self.task.running or self.task.held or self.behind


def paired(base: Answer, other: Answer) -> tuple[Headlines, Headlines] | None:
    """Two answers that can be compared: both whole, else both first; None while there are no such two.

    Old figures are set against nothing: the difference would be that of another draft.
    """
    if other.old or base.old:
        return None
    if base.whole and other.whole and base.figures and other.figures:
        return base.figures, other.figures
    if base.task.first is not None and other.task.first is not None:
        return means_only(base.task.first), means_only(other.task.first)
    return None


def begin_answer(session: Session, draft: Draft) -> None:
    """Let the work on a draft begin while the page draws what does not wait for it; :func:`answer_for` tells faults."""
    try:
        _asked(session, draft)
    except InputError:
        return


def answer_for(session: Session, draft: Draft, waiting: Callable[[], object] | None = None) -> Answer:
    """The best answer there is; what is missing is on its way in the background. `waiting` is called if that takes
    longer than :data:`SOON`.

    Raises InputError when the draft cannot be played, and what stopped the work if something did.
    """
    kind, task = _asked(session, draft)
    quick = task.has_first.is_set() or plan_is_kept(session.scenario(draft))
    if quick:
        _wait_for_first(task, waiting)
    if task.fault is not None:
        raise task.fault
    found = _answer(task, session.work.replications, not quick)
    before = _before(session) if found.figures is None or found.old else None
    return found if before is None or kind != IN_HAND else replace(found, figures=before, old=True)


def _asked(session: Session, draft: Draft) -> tuple[str, Task]:
    """The task of a draft, begun if there is none, and under which kind. Raises InputError for no right scenario."""
    scenario = session.scenario(draft)
    kind = IN_HAND if draft == session.draft else f"saved {draft.name}"
    kind = "baseline" if draft.content == BASELINE.content else kind
    chance = (session.work.seed, session.work.replications)
    return kind, session.tasks.ask(kind, session.key(draft), lambda task: _play(task, scenario, chance), FAMILY)


def _wait_for_first(task: Task, waiting: Callable[[], object] | None) -> None:
    """Wait with patience, but not for what nobody waits for any longer."""
    begun = time.monotonic()
    while not task.has_first.wait(_LOOK_SECONDS) and time.monotonic() < begun + PATIENCE:
        make_way()
        if waiting is not None and time.monotonic() > begun + SOON:
            waiting()
            waiting = None


def _before(session: Session) -> Headlines | None:
    """The whole answer of the draft in hand as it was before the last change, or the change before that, and so on."""
    for work in reversed(session.history.past[-_LOOK_BACK:]):
        task = session.tasks.found(FAMILY, session.key(work.draft))
        if task is not None and task.value is not None:
            answer: Headlines = task.value
            return answer
    return None


def _answer(task: Task, replications: int, sizing: bool) -> Answer:
    whole, first, old = task.value, task.first, task.old
    if whole is not None:
        return Answer(whole, True, False, task, replications)
    if first is not None:
        return Answer(means_only(first), False, False, task, replications)
    return Answer(old, True, old is not None, task, replications, sizing)


def wait_words(answer: Answer) -> str:
    """What is said where there is nothing to show yet."""
    return text("app_first_wait" if answer.sizing else "app_wait")


def _play(task: Task, scenario: Scenario, chance: tuple[int, int]) -> Any:
    seed, replications = chance
    plan = plan_for(scenario, task.tell, WORKERS)
    few = min(FIRST_REPLICATIONS, replications)
    task.tell("staff", 0, replications)
    parts = PartByPart(scenario, seed, plan, WORKERS)
    first = parts.play(range(few), PLAYERS.at_once, lambda *_: task.tell("staff", 0, replications))
    if few == replications:
        return first
    task.publish(first)
    # the page and the browser show it before the processors are busy with the rest
    task.seen.wait(HEAD_START)

    def tell(stage: str, done: int, total: int) -> None:
        task.tell(stage, few * total + done * (replications - few), replications * total)

    return joined(first, parts.play(range(few, replications), PLAYERS.in_turn, tell))
