"""pydantic's complaints turned into sentences a planner can act on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from model.errors import Problem, nearest
from model.scenario.words import FILL_IN, Spec, allowed, is_leaf, schema_of, spot
from model.scenario.yaml_reader import Document, Path

_LEAF_EXAMPLE = "{value: …, status: measured, estimated or assumed, source: “where it comes from”}"
_OUTSIDE = {"greater_than_equal", "less_than_equal"}
_TYPE_FAULTS = {"float_type", "int_type", "bool_type"}
_IGNORED_KEYS = {"adjustments"}
_SHARE = re.compile(r"a number (?:from 0 to|above 0 and at most|above 0 and below) ([\d.]+)(?: \(|$)")
"""What may be meant as a share of something; its upper limit."""


def translate(error: ValidationError, document: Document, kind: type[BaseModel]) -> list[Problem]:
    """Every fault in `error` as a Problem, one for each place; values still to fill in are left out."""
    chosen: dict[Path, Any] = {}
    for fault in error.errors(include_url=False):
        path = _path(fault, document.data)
        if not _is_to_fill_in(document.data, path) and not _is_echo(fault, document.data, path):
            chosen.setdefault(path, fault)
    root = schema_of(kind)
    return [_problem(fault, path, document, root) for path, fault in chosen.items()]


def to_fill_in(document: Document, kind: type[BaseModel]) -> list[Problem]:
    """The places that a template left open, one for each value."""
    root = schema_of(kind)
    places: dict[Path, list[str]] = {}
    for path in _open_places(document.data, ()):
        parent = spot(root, path[:-1], document.data)
        if path and (is_leaf(parent) or path[0] == "tables"):
            places.setdefault(path[:-1], []).append(str(path[-1]))
        else:
            places.setdefault(path, [])
    problems = []
    for path, parts in places.items():
        spec = spot(root, path, document.data)
        found = f"still to fill in ({', '.join(parts)})" if parts else "still to fill in"
        title = _label(root, path, document.data)
        remedy = f"write your own in place of {FILL_IN}: {title}"
        problems.append(Problem(document.where(path), found, _allowed(spec, root), remedy))
    return problems


def _label(root: Spec, path: Path, data: Any) -> str:
    """What the schema calls a place; an entry of a list, or under a name, is called as the whole is."""
    while path:
        title = spot(root, path, data).get("title")
        if isinstance(path[-1], str) and title and not str(title).startswith("Leaf"):
            return str(title)
        if isinstance(path[-1], str) and not title:
            return path[-1].replace("_", " ")
        path = path[:-1]
    return "the file"


def shown(value: Any) -> str:
    """A value as written in a file, short."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "a block with " + (", ".join(str(key) for key in list(value)[:6]) or "nothing in it")
    if isinstance(value, (list, tuple)):
        return f"a list of {len(value)}"
    text = str(value) if isinstance(value, (int, float)) else f"“{value}”"
    return text if len(text) <= 80 else text[:77] + "…”"


def value_at(data: Any, path: Path) -> Any:
    """The content at a path of what was read, or None."""
    for part in path:
        if not _holds(data, part):
            return None
        data = data[part]
    return data


def _holds(data: Any, part: str | int) -> bool:
    if isinstance(data, Mapping):
        return part in data
    return isinstance(data, (list, tuple)) and isinstance(part, int) and part < len(data)


def _path(fault: Any, data: Any) -> Path:
    """The place in the file; pydantic's names of union members are dropped."""
    path: list[str | int] = []
    last = len(fault["loc"]) - 1
    for position, part in enumerate(fault["loc"]):
        if _holds(data, part):
            path.append(part)
            data = data[part]
        elif position == last and fault["type"] == "missing":
            path.append(part)
    return tuple(path)


def _is_echo(fault: Any, data: Any, path: Path) -> bool:
    """A fault that only repeats one inside: years held against “one number”, a list short of good entries."""
    value = value_at(data, path)
    if fault["type"] == "too_short":
        return isinstance(value, (list, tuple, Mapping)) and len(value) >= fault["ctx"]["min_length"]
    return fault["type"] in _TYPE_FAULTS and isinstance(value, Mapping) and path[-1:] == ("value",)


def _is_to_fill_in(data: Any, path: Path) -> bool:
    value = value_at(data, path)
    return isinstance(value, str) and value.strip() == FILL_IN


def _open_places(data: Any, path: Path) -> list[Path]:
    if isinstance(data, Mapping):
        return [place for key, value in data.items() for place in _open_places(value, (*path, key))]
    if isinstance(data, list):
        return [place for index, value in enumerate(data) for place in _open_places(value, (*path, index))]
    return [path] if isinstance(data, str) and data.strip() == FILL_IN else []


def _problem(fault: Any, path: Path, document: Document, root: Spec) -> Problem:
    where, value = document.where(path), value_at(document.data, path)
    spec = spot(root, path, document.data)
    if fault["type"] == "extra_forbidden":
        return _unknown_key(where, path, document, root)
    if fault["type"] == "missing":
        return _missing(where, path, spec, document, root)
    if fault["type"] in ("union_tag_invalid", "union_tag_not_found"):
        rules = sorted(spec["discriminator"]["mapping"])
        chosen = value.get("rule") if isinstance(value, Mapping) else value
        close = nearest(str(chosen), rules)
        remedy = f"did you mean “{close}”?" if close else "write rule: and one of these names"
        found = shown(chosen) if chosen is not None else "no rule named"
        return Problem(where, found, "one of " + ", ".join(rules), remedy)
    if is_leaf(spec) and not isinstance(value, Mapping):
        remedy = f"write {_LEAF_EXAMPLE}"
        return Problem(
            where, f"the bare value {shown(value)}", f"a value with status and source: {_allowed(spec, root)}", remedy
        )
    return Problem(where, shown(value), _allowed_here(fault, spec, root, path), _remedy(fault, value, spec))


def _unknown_key(where: str, path: Path, document: Document, root: Spec) -> Problem:
    known = [key for key in spot(root, path[:-1], document.data).get("properties", ()) if key not in _IGNORED_KEYS]
    written = value_at(document.data, path[:-1])
    free = [key for key in known if not (isinstance(written, Mapping) and key in written)]
    close = nearest(str(path[-1]), free) or nearest(str(path[-1]), known)
    remedy = f"did you mean “{close}”?" if close else "delete the key, or move it to where it belongs"
    return Problem(where, f"the unknown key “{path[-1]}”", "one of the keys " + ", ".join(sorted(known)), remedy)


def _missing(where: str, path: Path, spec: Spec, document: Document, root: Spec) -> Problem:
    parent = spot(root, path[:-1], document.data)
    key = path[-1]
    if is_leaf(parent):
        remedy = f"add {key}: … inside the braces, as in {_LEAF_EXAMPLE}"
        return Problem(where, f"no {key}", f"{key}: {_allowed(spec, root)}", remedy)
    written = value_at(document.data, path[:-1])
    strange = [str(name) for name in written if name not in parent.get("properties", ())] if written else []
    close = nearest(str(key), strange)
    remedy = f"add {key}: …" + (f"; is “{close}” meant to be it?" if close else "")
    if is_leaf(spec):
        remedy = f"add {key}: {_LEAF_EXAMPLE}"
    title = f" – {spec['title']}" if spec.get("title") and "properties" not in spec else ""
    return Problem(where, "nothing, the key is missing", _allowed(spec, root) + title, remedy)


def _allowed_here(fault: Any, spec: Spec, root: Spec, path: Path) -> str:
    if "[key]" in fault["loc"] and fault["type"].startswith("int"):
        return "years such as 2026"
    if "[key]" in fault["loc"] and fault["type"] in _OUTSIDE:
        return "years from 1990 to 2200"
    if "[key]" in fault["loc"]:
        return "a name of small letters a–z, digits and _, at most 40, a letter first"
    if not spec:
        return str(fault["msg"]).removeprefix("Input should be ")
    return _allowed(spec, root)


def _allowed(spec: Spec, root: Spec) -> str:
    if "discriminator" in spec:
        return "one of the rules " + ", ".join(sorted(spec["discriminator"]["mapping"]))
    return allowed(spec, root)


def _remedy(fault: Any, value: Any, spec: Spec) -> str:
    if "[key]" in fault["loc"]:
        return "write years as whole numbers, without quotes" if fault["type"].startswith("int") else "rename the key"
    if value is None:
        return "write a value after the colon"
    if isinstance(value, str):
        return _remedy_for_text(value, spec)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _remedy_for_number(value, spec)
    return "change the value to one that is allowed"


def _remedy_for_text(value: str, spec: Spec) -> str:
    close = nearest(value, map(str, spec.get("enum", ())))
    if close:
        return f"did you mean “{close}”?"
    if spec.get("type") == "boolean":
        return "write true or false, without quotes"
    if not spec or "number" not in allowed(spec):
        return "change the text to one that is allowed"
    pointed = value.replace(",", ".").replace(" ", "")
    if pointed != value and pointed.replace(".", "", 1).lstrip("+-").isdigit():
        return f"write it with a decimal point and without blanks: {pointed}"
    return "write a number, without quotes and unit"


def _remedy_for_number(value: float, spec: Spec) -> str:
    if allowed(spec).startswith("a date"):
        return "write the whole date, in quotes"
    if spec.get("type") == "string":
        return f'put it in quotes, as text: "{value}"'
    share = _SHARE.match(allowed(spec)) if spec else None
    if (
        share
        and 2 <= value <= 100
        and value / 100 <= float(share[1]) <= 1
        and not (value == 100 and "below" in share[0])
    ):
        return f"write it as a share: {value:g} % is {value / 100:g}"
    return "change the number to one that is allowed"
