"""The scenario format as a versioned JSON Schema, generated from the code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from model.scenario.overlay import Overlay
from model.scenario.schema import FORMAT_VERSION, ROW_MODELS, Scenario

_LEAF_NAMES = {
    ("boolean", None, None): "LeafFlag",
    ("integer", 0, 10_000): "LeafCount",
    ("integer", 1, 12): "LeafWaveWeeks",
    ("integer", 1, 600): "LeafWholeMonths",
    ("number", 0, 1): "LeafShare",
    ("number", 0, 0.99): "LeafPromise",
    ("number", 0, 14): "LeafShiftHours",
    ("number", 0, 10_000): "LeafAmount",
    ("number", 0, 100_000_000): "LeafMoney",
    ("number", 0, 1_000): "LeafPrice",
    ("number", 0, 100): "LeafFactor",
    ("number", 0, 10): "LeafScale",
    ("number", 0, 60): "LeafMonths",
    ("number", 1, 30): "LeafSpellDays",
    ("number", 1, 60): "LeafWeekHours",
    ("number", 100, 3_000): "LeafNetHours",
    ("number", 0, 3_000): "LeafBaseHours",
    ("number", -0.5, 0.5): "LeafGrowth",
    ("number", -0.9, 5): "LeafExtraTasks",
    ("number", -50, 50): "LeafYearsLater",
    ("integer", 55, 75): "LeafAgeLimit",
    ("integer", 50, 130): "LeafServiceSum",
}


def json_schema() -> dict[str, Any]:
    """The schema of ``scenario.yaml``, of overlays and of each table's rows (under ``tables``).

    A file is valid when it is a scenario or an overlay. Fields carry ``unit`` (unit of measure) and
    ``by_unit`` (an overlay may scope a change to some units). Years are keys, thus text, in JSON.
    """
    kinds: list[Any] = [(kind, "validation") for kind in (Scenario, Overlay, *ROW_MODELS.values())]
    _, made = models_json_schema(kinds)
    definitions = made["$defs"]
    names = {name: _short(name, definition) for name, definition in definitions.items()}
    definitions = {names[name]: _renamed(definition, names) for name, definition in definitions.items()}
    for name, definition in definitions.items():
        definition["title"] = name
    saved = {"type": "array", "items": {"type": "string"}, "default": [], "title": "Overlays a saved scenario contains"}
    definitions["Scenario"]["properties"]["measures"] = saved
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"utsyn-scenario-{FORMAT_VERSION}",
        "title": f"Utsyn scenario and overlay, format {FORMAT_VERSION}",
        "oneOf": [{"$ref": "#/$defs/Scenario"}, {"$ref": "#/$defs/Overlay"}],
        "tables": {name: {"$ref": f"#/$defs/{kind.__name__}"} for name, kind in ROW_MODELS.items()},
        "$defs": dict(sorted(definitions.items())),
    }


def json_schema_text() -> str:
    """The schema as it is printed and committed (``scenarios/schema/scenario-1.json``)."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False, sort_keys=False) + "\n"


def _short(name: str, definition: Mapping[str, Any]) -> str:
    if not name.startswith("Leaf_"):
        return name
    value = definition["properties"]["value"]["anyOf"][0]
    return _LEAF_NAMES[(value["type"], value.get("minimum"), value.get("maximum"))]


def _renamed(part: Any, names: Mapping[str, str]) -> Any:
    if isinstance(part, Mapping):
        return {key: _renamed(value, names) for key, value in part.items()}
    if isinstance(part, list):
        return [_renamed(value, names) for value in part]
    if isinstance(part, str) and part.startswith("#/$defs/"):
        return "#/$defs/" + names[part.removeprefix("#/$defs/")]
    return part
