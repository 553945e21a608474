"""An empty municipality: every key of the schema with its meaning and limits, ready to fill in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from model.errors import InputError, Problem
from model.scenario.csv_reader import allowed_in_column
from model.scenario.save import SETTINGS_FILE, scalar_text, write_folder
from model.scenario.schema import FORMAT_VERSION, ROW_MODELS, Scenario
from model.scenario.words import FILL_IN, Spec, allowed, is_leaf, resolved, schema_of

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_EXAMPLE_KEYS = {
    "groups": "first_group",
    "user_groups": "first_user_group",
    "calendars": "first_calendar",
    "periods": "first_period",
    "units": "first_unit",
    "shift_kinds": "first_shift",
    "line_kinds": "first_line",
    "own_values": "daily_rest_hours",
    "shift_days": "first_shift",
    "pools": "first_pool",
    "programmes": "first_programme",
    "external_programmes": "first_external_programme",
    "competences": "first_competence",
    "required_in": "first_unit",
    "recruit_share": "first_group",
    "travel_groups": "first_unit",
    "joint_positions": "first_joint",
    "colleges": "first_college",
    "contribution_by_zone": "I",
}
_MAY_GO: tuple[str, ...] = ("user_groups", "pools", "programmes", "own_values", "joint_positions", "colleges")
_MAY_GO += ("external_programmes", "competences", "required_in", "recruit_share")
_MAY_GO += ("calendars", "shift_days", "periods")
_NAMED_BY = {"own_values": "a quantity of rules/working_time.yaml"}


def new_scenario(folder: str | Path) -> Path:
    """Write a folder with ``scenario.yaml``, a CSV template for each table and a README.

    The folder's name becomes the scenario's. Returns the folder. Raises InputError when the name
    cannot be used or the folder exists. What is written loads into faults that say what to fill in.
    """
    folder = Path(folder)
    name = folder.name
    if not _NAME.fullmatch(name):
        allowed_name = "a name of small letters a–z, digits and _, at most 40, a letter first"
        remedy = f"for instance {re.sub(r'[^a-z0-9_]+', '_', name.lower()).strip('_0123456789') or 'my_municipality'}"
        raise InputError(Problem("the new scenario's name", f"“{name}”", allowed_name, remedy))
    files = {SETTINGS_FILE: template(name), "README.md": readme(name)}
    files |= {f"{table}.csv": ",".join(kind.model_fields) + "\n" for table, kind in ROW_MODELS.items()}
    return write_folder(folder, files)


def template(name: str) -> str:
    """The text of an empty ``scenario.yaml``, made from the schema."""
    root = schema_of(Scenario)
    head = [
        f"# {name}: a municipality to fill in. Put your own in place of every {FILL_IN}.",
        "# A value never stands alone: {value: …, status: …, source: …}",
        "#   status: measured (counted by somebody), estimated (worked out from figures) or assumed",
        "#   source: where the figure comes from, so that others can check it",
        "#   change over time: value: {2026: 0.12, 2030: 0.10}, each holds until the next",
        f"# Then: utsyn check {name}",
    ]
    fixed = {"utsyn_format": FORMAT_VERSION, "name": name, "synthetic": False}
    lines = []
    for key, spec in root["properties"].items():
        if key == "tables":
            lines += ["", "# The CSV tables, described in README.md", "tables:", *_tables()]
        elif key in fixed:
            lines.append(f"{key}: {scalar_text(fixed[key])}")
        else:
            lines += ([""] if "$ref" in spec or spec.get("type") == "object" else []) + _entry(key, spec, root, 0)
    return "\n".join([*head, "", *lines]) + "\n"


def readme(name: str) -> str:
    """What each table's columns mean and take."""
    lines = [f"# {name}", "", "`scenario.yaml` holds the settings; the tables lie beside it as CSV in UTF-8."]
    lines += ['Columns are parted by comma or semicolon. With a comma, a decimal comma needs quotes: `"0,8"`.']
    lines += [f"Run `utsyn check {name}` to see everything that remains to be filled in or corrected."]
    for table, kind in ROW_MODELS.items():
        lines += [
            "",
            f"## {table}.csv",
            "",
            str(kind.__doc__ or "").strip(),
            "",
            "| column | takes | meaning |",
            "|---|---|---|",
        ]
        for column, field in kind.model_fields.items():
            lines.append(f"| `{column}` | {allowed_in_column(kind, column)} | {field.description or ''} |")
    return "\n".join(lines) + "\n"


def _tables() -> list[str]:
    return [f'  {table}: {{file: "{table}.csv", status: {FILL_IN}, source: {FILL_IN}}}' for table in ROW_MODELS]


def _entry(key: str, spec: Spec, root: Spec, level: int) -> list[str]:
    """One key with its comment and everything below it."""
    indent, inner = "  " * level, resolved(spec, root)
    optional = spec.get("default", ...) is None
    if is_leaf(inner):
        leaf = f"{key}: {{value: {FILL_IN}, status: {FILL_IN}, source: {FILL_IN}}}"
        return [indent + _comment(key, inner), indent + ("# " if optional else "") + leaf]
    if "properties" in inner:
        remark = [f"{indent}# Delete {key} when there is none."] if optional else []
        return [*remark, f"{indent}{key}:", *_content(inner, root, level + 1)]
    if "patternProperties" in inner or isinstance(inner.get("additionalProperties"), Mapping):
        return _named_parts(key, inner, root, level)
    variants = inner.get("items", {}).get("discriminator", {}).get("mapping", {})
    if variants:
        return [f"{indent}{key}: []", *_variants(variants, root, level)]
    if "$ref" in inner.get("items", {}):
        return [indent + _comment(key, {**inner, **spec}), f"{indent}{key}: []", *_rows(inner["items"], root, level)]
    return [indent + _comment(key, inner), indent + _plain(key, spec, inner, optional)]


def _content(spec: Spec, root: Spec, level: int) -> list[str]:
    return [line for key, part in spec["properties"].items() for line in _entry(key, part, root, level)]


def _plain(key: str, spec: Spec, inner: Spec, optional: bool) -> str:
    if optional:
        return f"# {key}: {FILL_IN}"
    if "default" in spec:
        return f"{key}: {scalar_text(spec['default'])}"
    if "const" in inner:
        return f"{key}: {scalar_text(inner['const'])}"
    if inner.get("type") == "array":
        return f"{key}: [{', '.join([FILL_IN] * max(1, len(inner.get('prefixItems', ()))))}]"
    return f"{key}: {FILL_IN}"


def _named_parts(key: str, inner: Spec, root: Spec, level: int) -> list[str]:
    """A block whose keys are names of the municipality's own; one example stands for them."""
    indent = "  " * level
    patterns = list((inner.get("patternProperties") or {}).values())
    part = patterns[0] if patterns else inner["additionalProperties"]
    example = _EXAMPLE_KEYS.get(key, "first_group")
    advice = " Delete it when there is none." if key in _MAY_GO else ""
    name = _NAMED_BY.get(key, "a name of your own")
    remark = f"{indent}# {key}: one block for each, under {name}.{advice}"
    unit = {name: inner[name] for name in ("unit", "by_unit", "title") if name in inner}
    below = _entry(example, {**unit, **part} if is_leaf(resolved(part, root)) else part, root, level + 1)
    return [remark, f"{indent}{key}:" + (" {}" if not below else ""), *below]


def _variants(variants: Mapping[str, str], root: Spec, level: int) -> list[str]:
    """The alternatives of a list's entries, all as comments."""
    indent = "  " * (level + 1)
    lines = [f"{indent}# Instead of [] one entry or more of:"]
    for name, reference in variants.items():
        inner = resolved({"$ref": reference}, root)
        lines.append(f"{indent}# – {inner.get('description', name)}")
        body = [line for line in _content(inner, root, 0) if not line.lstrip().startswith("#")]
        lines += [f"{indent}# {'- ' if index == 0 else '  '}{line}" for index, line in enumerate(body)]
    return lines


def _rows(item: Spec, root: Spec, level: int) -> list[str]:
    """A list whose entries are all of one kind, one of them as a comment."""
    columns = ", ".join(f"{name}: {FILL_IN}" for name in resolved(item, root)["properties"])
    return [f"{'  ' * (level + 1)}# Instead of [] such entries: - {{{columns}}}"]


def _comment(key: str, inner: Spec) -> str:
    automatic = key.replace("_", " ").title()
    title = inner.get("title", automatic)
    words = [] if str(title).lower() == automatic.lower() else [str(title)]
    words.append(allowed(inner))
    if inner.get("description"):
        words.append(str(inner["description"]))
    if inner.get("by_unit"):
        words.append("measures may change it unit by unit")
    return "# " + "; ".join(words)
