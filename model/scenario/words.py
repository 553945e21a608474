"""What the schema allows, in a planner's words: for messages, the assumptions table and templates.

Everything is read from the JSON Schema that pydantic generates, so a limit is written only once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter

FILL_IN = "FILL_IN"

Spec = Mapping[str, Any]

_PATTERNS = {
    r"^[a-z][a-z0-9_]{0,39}$": "a name of small letters a–z, digits and _, at most 40, a letter first",
    r"^([01]\d|2[0-3]):[0-5]\d$": "a clock time from 00:00 to 23:59",
    r"^\d{4}-\d{2}-\d{2}$": "a date written year-month-day, such as 2026-01-01",
    r"^\d{3,4}$": "a code of three or four digits",
    r"^\d{3}$": "a code of three digits",
    r"^[a-z][a-z0-9_]{0,39}\.[a-z][a-z0-9_~]{0,60}\.[0-9]{1,4}$": "a line's name: group.kind.number",
}


@cache
def schema_of(kind: type[BaseModel]) -> Spec:
    """The JSON Schema of a whole file's model."""
    return kind.model_json_schema()


def spec_of(annotation: Any) -> Spec:
    """The JSON Schema of one type, such as ``Share``."""
    return TypeAdapter(annotation).json_schema()


def resolved(spec: Spec, root: Spec) -> Spec:
    """The spec with its reference followed and an “or nothing” taken away; own title and unit win."""
    merged = dict(spec)
    while True:
        options = [option for option in merged.get("anyOf", ()) if option.get("type") != "null"]
        if len(options) == 1 and len(merged["anyOf"]) == 2:
            own = {key: value for key, value in merged.items() if key != "anyOf"}
            merged = {**options[0], **own}
        elif "$ref" in merged:
            own = {key: value for key, value in merged.items() if key != "$ref"}
            merged = {**root["$defs"][merged["$ref"].rsplit("/", 1)[-1]], **own}
        else:
            return merged


def spot(root: Spec, path: Sequence[str | int], data: Any) -> Spec:
    """What the schema says about a path; an empty spec when it does not know the path.

    `data` is the content read: it tells which variant of a need rule stands there.
    """
    spec = resolved(root, root)
    unit: dict[str, Any] = {}
    for part in path:
        spec, inside = _variant(spec, root, data), data
        unit = {key: spec[key] for key in ("unit", "by_unit") if key in spec} or unit
        unit = {} if part in ("status", "source") else unit
        spec = resolved(_child(spec, part), root)
        data = _step(inside, part)
        if not spec:
            return {}
    return {**unit, **_variant(spec, root, data)}


def is_leaf(spec: Spec) -> bool:
    """Whether the spec is that of a value with status and source."""
    return {"value", "status", "source"} <= set(spec.get("properties", ()))


def allowed(spec: Spec, root: Spec | None = None) -> str:
    """The spec in words, such as “a number from 0 to 1 (share/year)”."""
    unit = f" ({spec['unit']})" if spec.get("unit") and spec["unit"] != "yes/no" else ""
    if is_leaf(spec):
        return allowed(value_spec(spec)) + unit
    if "anyOf" in spec:
        return allowed(spec["anyOf"][0]) + unit
    if "enum" in spec or "const" in spec:
        return "one of " + ", ".join(map(str, spec.get("enum", [spec.get("const")])))
    return _of_type(spec) + unit


def value_spec(spec: Spec) -> Spec:
    """What one value of a leaf may be, apart from change over years."""
    value = spec["properties"]["value"]
    return dict(value["anyOf"][0]) if "anyOf" in value else dict(value)


def _of_type(spec: Spec) -> str:
    kind = spec.get("type")
    if kind == "string":
        pattern = spec.get("pattern", "")
        return _PATTERNS.get(pattern, f"text of the form {pattern}") if pattern else "text, not empty"
    if kind == "object":
        named = sorted(spec.get("properties", ()))
        return f"a block with the keys {', '.join(named)}" if named else "a block of names, each with its content"
    words = {
        "boolean": "true or false",
        "integer": "a whole number" + _limits(spec),
        "number": "a number" + _limits(spec),
        "array": "a list" + (" with at least one entry" if spec.get("minItems") else ""),
    }
    return words.get(str(kind), "a value")


def _limits(spec: Spec) -> str:
    low, over = spec.get("minimum"), spec.get("exclusiveMinimum")
    high, under = spec.get("maximum"), spec.get("exclusiveMaximum")
    if low is not None and high is not None:
        return f" from {_plain(low)} to {_plain(high)}"
    parts = [f"at least {_plain(low)}"] if low is not None else []
    parts += [f"above {_plain(over)}"] if over is not None else []
    parts += [f"at most {_plain(high)}"] if high is not None else []
    parts += [f"below {_plain(under)}"] if under is not None else []
    return f" {' and '.join(parts)}" if parts else ""


def _plain(limit: float) -> str:
    """A limit as it would be typed, never 1e+08."""
    return str(int(limit)) if limit == int(limit) else f"{limit:g}"


def _child(spec: Spec, part: str | int) -> Spec:
    if part in spec.get("properties", ()):
        return dict(spec["properties"][part])
    if spec.get("type") == "array":
        return dict(spec.get("items", {}))
    for inner in (spec.get("patternProperties") or {}).values():
        return dict(inner)
    more = spec.get("additionalProperties")
    if isinstance(more, Mapping):
        return dict(more)
    for option in spec.get("anyOf", ()):
        found = _child(option, part)
        if found:
            return found
    return {}


def _variant(spec: Spec, root: Spec, data: Any) -> Spec:
    if "discriminator" not in spec:
        return spec
    chosen = data.get(spec["discriminator"]["propertyName"]) if isinstance(data, Mapping) else None
    target = spec["discriminator"]["mapping"].get(chosen) if isinstance(chosen, str) else None
    return resolved({"$ref": target}, root) if target else spec


def _step(data: Any, part: str | int) -> Any:
    if isinstance(data, Mapping):
        return data.get(part)
    if isinstance(data, (list, tuple)) and isinstance(part, int) and part < len(data):
        return data[part]
    return None
