"""YAML as planners mean it: no aliases, tags, duplicate keys or surprises such as NO meaning false.

The text is read event by event and built here, so nothing in a file can name a Python object, point
back to another part or nest without end. Plain words become values by the rules of YAML 1.2: only
``true``/``false`` are yes/no, only decimal numbers without a leading zero are numbers; ``0301``,
``NO``, ``2026-01-01`` and ``07:30`` stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from model.errors import InputError, Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 30

Path = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)?\.[0-9]+|(?:0|[1-9][0-9]*)\.?)(?:[eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, where: str) -> Document:
    """One YAML document as plain dictionaries, lists and scalars, with the line of every path.

    Raises InputError with every fault of form that could be found. `where` is the file's name.
    """
    reading = _Reading(iter(()), where)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise InputError(Problem(where, "half a character (a lone surrogate)", "whole characters", "delete it"))
    try:
        reading.events = yaml.parse(text, Loader=_PARSER)
        data = _document(reading)
    except yaml.YAMLError as error:
        raise InputError([*reading.problems, _broken(error, where)]) from None
    if reading.problems:
        raise InputError(reading.problems)
    return Document(data, reading.lines, where)


def plain_value(text: str) -> Any:
    """What an unquoted word means."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and text.strip("+-."):
        return float(text)
    return text


def _document(reading: _Reading) -> Any:
    data: Any = None
    documents = 0
    for event in reading.events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                _fault(reading, event, "a second document (---)", "one document in a file", "split the file in two")
                break
        elif isinstance(event, yaml.NodeEvent):
            data = _node(reading, event, ())
    return data


def _node(reading: _Reading, event: Any, path: Path) -> Any:
    reading.lines.setdefault(path, event.start_mark.line + 1)
    if isinstance(event, yaml.AliasEvent):
        _fault(
            reading, event, f"the alias *{event.anchor}", "values written out in full", "copy the value to this place"
        )
        return None
    if event.anchor is not None:
        _fault(reading, event, f"the anchor &{event.anchor}", "values without anchors", "delete the anchor")
    if event.tag is not None:
        _fault(reading, event, f"the tag {event.tag}", "plain values without tags", "delete the word with “!”")
    if len(path) > MAX_DEPTH:
        fault = Problem(
            f"{reading.where}, line {event.start_mark.line + 1}",
            f"more than {MAX_DEPTH} levels",
            f"at most {MAX_DEPTH} levels of nesting",
            "write the file as `utsyn new` lays it out",
        )
        raise InputError([*reading.problems, fault])
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(reading, path)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(reading, path)
    return event.value if event.style in ("'", '"', "|", ">") else plain_value(event.value)


def _sequence(reading: _Reading, path: Path) -> list[Any]:
    items: list[Any] = []
    for event in reading.events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        items.append(_node(reading, event, (*path, len(items))))
    return items


def _mapping(reading: _Reading, path: Path) -> dict[Any, Any]:
    content: dict[Any, Any] = {}
    first_line: dict[str, int] = {}
    before: Any = None
    for event in reading.events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        touching = _splits_a_number(before, event)
        key = _node(reading, event, (*path, ""))
        del reading.lines[(*path, "")]
        usable = isinstance(key, (str, int)) and not isinstance(key, bool)
        if not usable:
            _fault(reading, event, "a key that is no name", "a name or a year before the colon", "write it in quotes")
            key = f"key {len(content)}"
        line = event.start_mark.line + 1
        if str(key) in first_line:
            found = f"“{key}” for the second time, first in line {first_line[str(key)]}"
            _fault(reading, event, found, "each key once", "delete or rename one of them")
        first_line.setdefault(str(key), line)
        reading.lines[(*path, key)] = line
        value = next(reading.events)
        if touching and isinstance(value, yaml.ScalarEvent) and value.value == "":
            _decimal_comma(reading, before, event)
        before = value
        content[key] = _node(reading, before, (*path, key))
    return content


def _splits_a_number(before: Any, event: Any) -> bool:
    """Whether a key is what follows the comma in ``{value: 0,1152}``: digits close upon a whole number."""
    if not (isinstance(before, yaml.ScalarEvent) and isinstance(event, yaml.ScalarEvent)):
        return False
    digits = before.style in (None, "") and _INTEGER.fullmatch(before.value) and re.fullmatch("[0-9]+", event.value)
    end: Any = before.end_mark
    start: Any = event.start_mark
    return bool(digits) and (end.line, end.column + 1) == (start.line, start.column)


def _decimal_comma(reading: _Reading, before: Any, event: Any) -> None:
    found, meant = f"the decimal comma {before.value},{event.value}", f"{before.value}.{event.value}"
    _fault(reading, event, found, "numbers with a decimal point", f"write the decimal point: {meant}")


def _fault(reading: _Reading, event: Any, found: str, allowed: str, remedy: str) -> None:
    where = f"{reading.where}, line {event.start_mark.line + 1}"
    reading.problems.append(Problem(where, found, allowed, remedy))


def _broken(error: yaml.YAMLError, where: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = f"{where}, line {mark.line + 1}" if mark else where
    found = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "text that is not YAML")
    remedy = "check indentation (spaces, not tabs), colons, brackets and quotes near this line"
    return Problem(place, found, "well-formed YAML", remedy)


@dataclass(frozen=True)
class Document:
    """The content of a YAML file and where each part of it stands."""

    data: Any
    lines: dict[Path, int]
    name: str

    def where(self, path: Path) -> str:
        """File, line and dotted path, for messages; a missing key is placed at its nearest parent."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        line = f", line {self.lines[known]}" if known in self.lines else ""
        dotted = ".".join(str(part) for part in path)
        return f"{self.name}{line}, {dotted}" if dotted else self.name


@dataclass
class _Reading:
    """The state of reading one file."""

    events: Iterator[Any]
    where: str
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
