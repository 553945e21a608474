"""A saved scenario as a file to keep or to send: measures, values and why. No data of anybody, only what was chosen."""

from __future__ import annotations

import re
from typing import Any

import yaml

from model.errors import InputError, Problem
from model.scenario import read_yaml
from model.ui.link import AS_WRITTEN, Known, Pairs, looks_personal, shared_of
from model.ui.work import Draft

FORMAT = "utsyn_saved_scenario"
VERSION = 1
MOST_BYTES = 200_000
_LIKE_A_NUMBER = re.compile(r"[-+.]*\d")
_ALLOWED = "a scenario that Utsyn has saved"
_REMEDY = "download a scenario under “Save …”, and open that file"


class _Words(str):
    """What a person wrote."""


class _Dumper(yaml.SafeDumper):
    """Plain values; words that might be read as a number, such as 0E0, in quotation marks."""


def _written(dumper: yaml.SafeDumper, words: _Words) -> yaml.ScalarNode:
    style = '"' if _LIKE_A_NUMBER.match(words) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(words), style=style)


_Dumper.add_representer(_Words, _written)


def file_of(draft: Draft, snapshot: str) -> bytes:
    """The draft as YAML; `snapshot` is the mark of the data. Words that may be a person's number or address are left
    out."""
    values: dict[str, Any] = {}
    for one in draft.values:
        values[one.path] = {"value": one.value}
        if one.reason and not looks_personal(one.reason):
            values[one.path]["reason"] = _Words(one.reason)
    content: dict[str, Any] = {FORMAT: VERSION, "data": snapshot}
    content |= {} if looks_personal(draft.name) else {"name": _Words(draft.name)}
    content |= {"measures": {name: AS_WRITTEN if year is None else year for name, year in draft.measures}}
    content["values"] = values
    return yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120).encode()


def file_name(draft: Draft) -> str:
    """A name that any machine takes."""
    plain = re.sub(r"[^\w-]+", "-", "scenario" if looks_personal(draft.name) else draft.name).strip("-")
    return f"utsyn-{plain or 'scenario'}.yaml"


def draft_of(content: bytes, name: str, known: Known, language: str) -> tuple[Draft, list[str]]:
    """The draft of a file, and in words everything in it that could not be taken.

    Raises InputError when it is no saved scenario at all.
    """
    shared, notes = shared_of(_pairs(content, name), known, language, "file")
    return shared.work.draft, notes


def _pairs(content: bytes, name: str) -> Pairs:
    """The file as a link would write it, so that both are held against the data in the same way."""
    if len(content) > MOST_BYTES:
        raise InputError(Problem(name, f"{len(content)} bytes", f"at most {MOST_BYTES} bytes", _REMEDY))
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(Problem(name, "a file that is no text", _ALLOWED, _REMEDY)) from None
    found = read_yaml(written, name).data
    if not isinstance(found, dict) or FORMAT not in found:
        raise InputError(Problem(name, f"a file without {FORMAT}", _ALLOWED, _REMEDY))
    pairs = [("v", _plain(found.pop(FORMAT)))]
    for name_of, front in (("measures", "m."), ("values", "")):
        part = found.pop(name_of, None) or {}
        if not isinstance(part, dict):
            raise InputError(Problem(f"{name}, {name_of}", "no names with values", _ALLOWED, _REMEDY))
        for key, value in part.items():
            pairs += _of_value(f"{front}{key}", value)
    return pairs + [(str(key), _plain(value)) for key, value in found.items()]


def _of_value(key: str, value: Any) -> list[tuple[str, str]]:
    if not isinstance(value, dict):
        return [(key, _plain(value))]
    rest = {name: one for name, one in value.items() if name not in ("value", "reason")}
    pairs = [(key, _plain(value.get("value")))]
    pairs += [(f"why.{key}", str(value["reason"]))] if value.get("reason") else []
    return pairs + [(f"{key}.{name}", _plain(one)) for name, one in rest.items()]


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
