"""A share link: everything that was chosen as an address's query, and back again with whatever cannot be taken told.

The query is made to be read: ``groups.nurse.quit_rate_annual=0.06&m.nurse_pool=2028``. Saved scenarios have ``s1.``,
``s2.`` … before their keys, reasons ``why.``, what pages show ``show.`` (:mod:`model.ui.shown_link`). Data never go
along, only the mark by which other data are known; reasons and words that were searched for are free text, so they go
along only if asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from model.errors import nearest
from model.report import LANGUAGES, text
from model.scenario import Place
from model.scenario.schema import Scenario
from model.ui import work
from model.ui.choices import CHOICES
from model.ui.form import kind_of, limits
from model.ui.shown_link import NoChoice, in_link, in_session
from model.ui.work import Changed, Draft, Work

VERSION = "1"
MOST_REPLICATIONS = 1000
AS_WRITTEN = "file"
"""A measure that begins in the year its own file says."""

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,25})?(e-?\d{1,3})?")
_SAVED = re.compile(r"s([1-9])\.(.+)")
_PERSONAL = re.compile(r"\d{6}\s?\d{5}|\S@\S|(?:\d\s?){8}")
_LONGEST_SHOWN = 60

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Known:
    """What a link is held against: the data, their values, measures with the years they may begin in, their mark."""

    scenario: Scenario
    places: Mapping[str, Place]
    measures: Mapping[str, range]
    snapshot: str


@dataclass(frozen=True)
class Shared:
    """What a link carries."""

    language: str
    work: Work
    choices: tuple[tuple[str, str], ...] = ()
    snapshot: str = ""


def query_of(shared: Shared, reasons: bool = False) -> list[tuple[str, str]]:
    """The link's keys and values, in a fixed order. Words that look like a person's number or address stay behind."""
    now = shared.work
    pairs = [("v", VERSION), ("lang", shared.language), ("data", shared.snapshot)]
    pairs += [("seed", str(now.seed))] if now.seed != work.SEED else []
    pairs += [("n", str(now.replications))] if now.replications != work.REPLICATIONS else []
    pairs += _of_draft(now.draft, "", reasons)
    for number, draft in enumerate(now.saved, start=1):
        pairs += _of_draft(draft, f"s{number}.", reasons)
    carried = [one for one in sorted(shared.choices) if reasons or CHOICES[one[0]].kind != "words"]
    shown = [(f"show.{name}", in_link(name, value, now.saved)) for name, value in carried if not looks_personal(value)]
    return pairs + [(key, value) for key, value in shown if value is not None]


def shared_of(pairs: Pairs, known: Known, language: str, whence: str = "link") -> tuple[Shared, list[str]]:
    """What a query asks for, and in words everything in it that could not be taken; the rest is taken.

    `language` is that of the words where the link names none; `whence` is ``file`` for what a file holds.
    """
    given = dict(reversed(pairs))
    spoken = given.get("lang", language)
    reading = _Reading(known, spoken if spoken in LANGUAGES else language, whence)
    counts: dict[str, int] = {}
    for key, _ in pairs:
        counts[key] = counts.get(key, 0) + 1
    for key, count in counts.items():
        if count > 1:
            reading.tell("link_repeated", what=key, count=count)
    for key, value in given.items():
        reading.take(key, value)
    return reading.shared(), reading.notes


def looks_personal(words: str) -> bool:
    """Whether words hold what may be a person's number, telephone or e-mail address."""
    return _PERSONAL.search(words) is not None


def _of_draft(draft: Draft, front: str, reasons: bool) -> list[tuple[str, str]]:
    pairs = [] if looks_personal(draft.name) else [(f"{front}name", draft.name)]
    pairs += [(f"{front}m.{name}", AS_WRITTEN if year is None else str(year)) for name, year in draft.measures]
    for one in draft.values:
        pairs.append((front + one.path, _written(one.value)))
        if reasons and one.reason and not looks_personal(one.reason):
            pairs.append((f"{front}why.{one.path}", one.reason))
    return pairs


def _written(value: work.Value) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


class _Reading:
    """A query on its way to a state: what has been read, and what was wrong."""

    def __init__(self, known: Known, language: str, whence: str) -> None:
        self.known, self.language = known, language
        self.whence = text(f"link_from_{whence}", language)
        self.notes: list[str] = []
        self.now = Work()
        self.drafts: dict[int, Draft] = {0: Draft(work.FIRST_NAME)}
        self.reasons: dict[tuple[int, str], str] = {}
        self.choices: dict[str, str] = {}

    def tell(self, words: str, **values: object) -> None:
        """A note on what could not be taken; long values are cut."""
        shown = {name: str(value)[:_LONGEST_SHOWN] for name, value in values.items()}
        self.notes.append(text(words, self.language, whence=self.whence, **shown))

    def take(self, key: str, value: str) -> None:
        """One key with its value."""
        taken = {"v": self._version, "lang": self._language, "data": self._data, "seed": self._seed, "n": self._number}
        if key in taken:
            taken[key](value)
            return
        if key.startswith("show."):
            self._choice(key.removeprefix("show."), value)
            return
        saved = _SAVED.fullmatch(key)
        place, rest = (int(saved.group(1)), saved.group(2)) if saved else (0, key)
        draft = self.drafts.get(place, Draft(f"Scenario {place}"))
        if rest == "name":
            draft = self._named(draft, value)
        elif rest.startswith("m."):
            draft = self._measure(draft, rest.removeprefix("m."), value)
        elif rest.startswith("why."):
            self.reasons[place, rest.removeprefix("why.")] = work.tidy(value)[: work.LONGEST_REASON]
        else:
            draft = self._value(draft, rest, value)
        if saved is None or draft != Draft(f"Scenario {place}") or rest == "name":
            self.drafts[place] = draft

    def shared(self) -> Shared:
        """All that could be taken."""
        drafts = {place: self._reasoned(place, draft) for place, draft in sorted(self.drafts.items())}
        saved: list[Draft] = []
        names: dict[int, str] = {}
        for place, draft in drafts.items():
            if place:
                free = work.free_name(Work(Draft(), tuple(saved)), draft.name)
                if free != draft.name:
                    self.tell("link_same_name", name=draft.name, free=free)
                names[place] = free
                saved.append(replace(draft, name=free))
        now = replace(self.now, draft=drafts[0], saved=tuple(saved))
        return Shared(self.language, now, self._shown(names), self.known.snapshot)

    def _version(self, value: str) -> None:
        if value != VERSION:
            self.tell("link_version", value=value)

    def _language(self, value: str) -> None:
        if value not in LANGUAGES:
            self.tell("link_language", value=value, allowed=", ".join(LANGUAGES))

    def _data(self, value: str) -> None:
        if value != self.known.snapshot:
            self.tell("link_data")

    def _seed(self, value: str) -> None:
        seed = _whole(value, 0, 2**63 - 1)
        if seed is None:
            self.tell("link_outside", what="seed", value=value, low=0, high=2**63 - 1)
        else:
            self.now = replace(self.now, seed=seed)

    def _number(self, value: str) -> None:
        number = _whole(value, 2, MOST_REPLICATIONS)
        if number is None:
            self.tell("link_outside", what="n", value=value, low=2, high=MOST_REPLICATIONS)
        else:
            self.now = replace(self.now, replications=number)

    def _choice(self, name: str, value: str) -> None:
        if name in CHOICES:
            self.choices[name] = value
        else:
            self._unknown(f"show.{name}", value, name, CHOICES)

    def _shown(self, names: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
        """What pages are to show, as the session has it; `names` of the saved scenarios by their place in the link."""
        found = {}
        for name, value in sorted(self.choices.items()):
            try:
                found[name] = in_session(name, value, names, self.known.scenario)
            except NoChoice as fault:
                self.tell("link_choice", what=f"show.{name}", value=value, allowed=fault.allowed)
        return tuple(found.items())

    def _named(self, draft: Draft, value: str) -> Draft:
        name = work.tidy(value)
        if not name or len(name) > work.LONGEST_NAME:
            self.tell("link_name", value=value, most=work.LONGEST_NAME)
            return draft
        return replace(draft, name=name)

    def _measure(self, draft: Draft, name: str, value: str) -> Draft:
        years = self.known.measures.get(name)
        if years is None:
            self._unknown(f"m.{name}", value, name, self.known.measures)
            return draft
        year = None if value == AS_WRITTEN else _whole(value, years[0], years[-1])
        if year is None and value != AS_WRITTEN:
            self.tell("link_outside", what=f"m.{name}", value=value, low=years[0], high=years[-1])
            return draft
        return replace(draft, measures=tuple(sorted({**dict(draft.measures), name: year}.items())))

    def _value(self, draft: Draft, path: str, value: str) -> Draft:
        place = self.known.places.get(path)
        if place is None:
            self._unknown(path, value, path, self.known.places)
            return draft
        kind, (low, high) = kind_of(place.leaf), limits(place.leaf)
        read = _read(kind, value)
        if read is None:
            self.tell("link_no_value", what=path, value=value)
            return draft
        if not low <= read <= high:
            self.tell("link_outside", what=path, value=value, low=f"{low:g}", high=f"{high:g}")
            return draft
        kept = {one.path: one for one in draft.values} | {path: Changed(path, read)}
        return replace(draft, values=tuple(kept[name] for name in sorted(kept)))

    def _reasoned(self, place: int, draft: Draft) -> Draft:
        """The draft with its reasons; a reason without its value is told."""
        own = {path: why for (number, path), why in self.reasons.items() if number == place}
        values = tuple(replace(one, reason=own.pop(one.path, "")) for one in draft.values)
        for path, why in own.items():
            self.tell("link_unknown", what=f"why.{path}", value=why, near="")
        return replace(draft, values=values)

    def _unknown(self, key: str, value: str, name: str, names: Iterable[str]) -> None:
        close = nearest(name, names) if len(name) < 2 * _LONGEST_SHOWN else None
        near = text("link_near", self.language, name=close) if close else ""
        self.tell("link_unknown", what=key, value=value, near=near)


def _whole(value: str, low: int, high: int) -> int | None:
    found = int(value) if re.fullmatch(r"\d{1,19}", value, re.ASCII) else None
    return found if found is not None and low <= found <= high else None


def _read(kind: str, value: str) -> work.Value | None:
    """A value as a link writes it; None for what is none: words, nan, endless."""
    if kind == "boolean":
        return {"true": True, "false": False}.get(value)
    if _NUMBER.fullmatch(value.lower()) is None or not value.isascii():
        return None
    number = float(value)
    if kind == "integer":
        return int(number) if number == int(number) else None
    return number if kind == "number" else None
