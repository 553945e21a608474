"""Plain values that belong to the assumptions table: they have a unit and limits, but no source of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from model.scenario.schema import Leaf, Scenario
from model.scenario.words import allowed, resolved, schema_of
from model.scenario.yaml_reader import Path

NO_SOURCE = "no source given"
_IN_WORDS = {
    "intake_months": "months 1 to 12, each once",
    "duration_spread": "shares that sum to 1",
    "dropout_steps": "rising months, each once",
}


def plain_rows(scenario: Scenario) -> list[list[str]]:
    """Rows of the assumptions table: path, title, value, unit of measure, allowed, status, source.

    Nobody has measured what has no source, so every one is assumed; the source is that of the block, if it has one.
    """
    return list(_inside(scenario, ()))


def _inside(node: Any, path: Path) -> Iterator[list[str]]:
    if isinstance(node, Leaf):
        return
    if isinstance(node, BaseModel):
        for name, field in type(node).model_fields.items():
            extra, value = field.json_schema_extra, getattr(node, name)
            if not isinstance(extra, dict) or not extra.get("listed"):
                yield from _inside(value, (*path, name))
            elif value != ():
                unit = str(extra["unit"])
                source = getattr(node, "source", None) or NO_SOURCE
                where, title = ".".join(map(str, (*path, name))), str(field.title)
                yield [where, title, _text(value), unit, _limits(type(node), name, unit), "assumed", source]
    elif isinstance(node, Mapping):
        for key, part in node.items():
            yield from _inside(part, (*path, key))


def _text(value: Any) -> str:
    """A number, a list of numbers, or rows of two as “first: second”."""
    if not isinstance(value, tuple):
        return format(value, ".12g")
    if isinstance(value[0], BaseModel):
        return "; ".join(_pair(row) for row in value)
    return ", ".join(map(str, value))


def _pair(row: BaseModel) -> str:
    first, second = row.model_dump().values()
    return f"{first}: {second:.12g}"


def _limits(kind: type[BaseModel], name: str, unit: str) -> str:
    if name in _IN_WORDS:
        return _IN_WORDS[name]
    root = schema_of(kind)
    return allowed({**resolved(root["properties"][name], root), "unit": unit})


__all__ = ["NO_SOURCE", "plain_rows"]
