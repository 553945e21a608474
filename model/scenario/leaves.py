"""Every leaf of a scenario with its path and what the schema says about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple

from pydantic import BaseModel, TypeAdapter

from model.scenario.schema import Leaf, Scenario
from model.scenario.sharing import kept
from model.scenario.words import Spec, allowed, spec_of
from model.scenario.yaml_reader import Path

_Said = tuple[str, str, bool]
_KEYED_BY_GROUP = {"groups", "group_shares", "positions", "recruit_share"}


def leaves(scenario: Scenario) -> list[Place]:
    """Every leaf, in the order of the schema and of the names in the scenario."""
    found: list[Place] = []
    for name, title, measure, by_unit in _fields(type(scenario)):
        part, way = getattr(scenario, name), _Way((name,), (False,), None, None)
        said = (title or "", measure, by_unit)
        # an overlay leaves most of these parts as they are, and a slider all but one
        found += kept(scenario, f"leaves of {name}", [part], partial(list, _inside(part, way, said)))
    return found


def with_leaves(scenario: Scenario, changed: Mapping[Path, Leaf[Any]]) -> Scenario:
    """A copy of the scenario with some leaves exchanged; tables and measures are kept."""
    if not changed:
        return scenario
    copy: Scenario = _exchanged(scenario, (), changed)
    return copy


def value_type(leaf: Leaf[Any]) -> Any:
    """The type of a leaf's value, such as ``Share``, from its annotation."""
    return type(leaf).__pydantic_generic_metadata__["args"][0]


def checker(leaf: Leaf[Any]) -> TypeAdapter[Any]:
    """What validates one value of the leaf."""
    found = _CHECKERS.get(type(leaf))
    if found is None:
        found = _CHECKERS[type(leaf)] = TypeAdapter(value_type(leaf))
    return found


def value_words(place: Place) -> str:
    """What the leaf's value may be, in words, with its unit of measure."""
    return allowed({**_spec(place.leaf), "unit": place.unit_of_measure})


def is_whole(leaf: Leaf[Any]) -> bool:
    """Whether the value is a whole number."""
    return _spec(leaf).get("type") == "integer"


def is_flag(leaf: Leaf[Any]) -> bool:
    """Whether the value is yes or no."""
    return _spec(leaf).get("type") == "boolean"


_CHECKERS: dict[type[Any], TypeAdapter[Any]] = {}
_SPECS: dict[type[Any], Spec] = {}


def _spec(leaf: Leaf[Any]) -> Spec:
    found = _SPECS.get(type(leaf))
    if found is None:
        found = _SPECS[type(leaf)] = spec_of(value_type(leaf))
    return found


def _inside(node: Any, at: _Way, said: _Said) -> Iterator[Place]:
    if isinstance(node, Leaf):
        yield Place(node, at.path, at.keyed, *said, at.unit, at.group)
    elif isinstance(node, BaseModel):
        for name, title, measure, by_unit in _fields(type(node)):
            below = _Way((*at.path, name), (*at.keyed, False), at.unit, at.group)
            yield from _inside(getattr(node, name), below, (title or said[0], measure, by_unit))
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from _inside(value, _keyed(at, key), said)
    elif isinstance(node, tuple):
        for index, value in enumerate(node):
            yield from _inside(value, _keyed(at, index), said)


class _Way(NamedTuple):
    """How far a walk through the scenario has come; a plain tuple, for there are thousands of steps."""

    path: Path
    keyed: tuple[bool, ...]
    unit: str | None
    group: str | None


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str | None, str, bool], ...]:
    """Name, title, unit of measure and whether it may differ by unit, of each field."""
    found = []
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        found.append((name, field.title, str(extra.get("unit", "")), bool(extra.get("by_unit", False))))
    return tuple(found)


def _keyed(at: _Way, key: str | int) -> _Way:
    parent = at.path[-1]
    unit = str(key) if parent == "units" and len(at.path) == 1 else at.unit
    group = str(key) if parent in _KEYED_BY_GROUP else at.group
    return _Way((*at.path, key), (*at.keyed, True), unit, group)


def _exchanged(node: Any, path: Path, changed: Mapping[Path, Leaf[Any]]) -> Any:
    if isinstance(node, Leaf):
        return changed.get(path, node)
    step: Callable[[Any, Any], Any] = lambda key, value: _exchanged(value, (*path, key), changed)  # noqa: E731
    if isinstance(node, BaseModel):
        fields = {name: getattr(node, name) for name in type(node).model_fields}
        fresh = {name: step(name, value) for name, value in fields.items()}
        update = {name: value for name, value in fresh.items() if value is not fields[name]}
        return node.model_copy(update=update) if update else node
    if isinstance(node, Mapping):
        content = {key: step(key, value) for key, value in node.items()}
        return content if any(content[key] is not node[key] for key in node) else node
    if isinstance(node, tuple):
        items = tuple(step(index, value) for index, value in enumerate(node))
        return items if any(new is not old for new, old in zip(items, node, strict=True)) else node
    return node


@dataclass(frozen=True)
class Place:
    """One leaf and where it stands.

    `keyed` tells which parts of the path are names or numbers in a list (``*`` may stand for them);
    `unit` and `group` are set when the path runs through a unit or a competence group.
    """

    leaf: Leaf[Any]
    path: Path
    keyed: tuple[bool, ...]
    title: str
    unit_of_measure: str
    by_unit: bool
    unit: str | None
    group: str | None

    @property
    def dotted(self) -> str:
        """The path as written in overlays and messages."""
        return ".".join(str(part) for part in self.path)
