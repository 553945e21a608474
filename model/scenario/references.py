"""Every name that must be declared elsewhere: one line for each kind of reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from model.errors import Problem, unknown_name
from model.scenario.check_tables import MAY_BE_EMPTY
from model.scenario.facts import Facts, names_in
from model.scenario.schema import OPTIONAL_TABLES, ROW_MODELS

# path of the name · what it is · where such names are declared: a path of keys, or table:column
SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("groups.*.covers_for.*", "competence group", "groups"),
    ("groups.*.unqualified_group", "competence group", "groups"),
    ("groups.*.pay_ladder", "pay ladder", "pay:pay_ladder"),
    ("units.*.function", "function", "functions:function"),
    ("units.*.calendar", "term calendar", "calendars"),
    ("units.*.neighbours.*", "unit", "units"),
    ("units.*.need.*.user_group", "user group", "user_groups"),
    ("units.*.need.*.leader_group", "competence group", "groups"),
    ("units.*.need.*.teacher_group", "competence group", "groups"),
    ("units.*.need.*.skilled_group", "competence group", "groups"),
    ("units.*.need.*.assistant_group", "competence group", "groups"),
    ("units.*.need.*.group_shares.@", "competence group", "groups"),
    ("units.*.need.*.positions.@", "competence group", "groups"),
    ("units.*.rota.cover", "cover pattern", "cover:cover_id"),
    ("units.*.rota.shift_kinds.*", "shift kind", "rota.shift_kinds"),
    ("units.*.rota.line_kinds.*", "line kind", "rota.line_kinds"),
    ("pools.*.unit", "unit", "units"),
    ("pools.*.units.*", "unit", "units"),
    ("pools.*.groups.*", "competence group", "groups"),
    ("dispatch.travel_groups.@", "unit", "units"),
    ("joint_positions.*.unit", "unit", "units"),
    ("joint_positions.*.units.*", "unit", "units"),
    ("joint_positions.*.group", "competence group", "groups"),
    ("colleges.*.group", "competence group", "groups"),
    ("programmes.*.from_group", "competence group", "groups"),
    ("programmes.*.for_groups.*", "competence group", "groups"),
    ("programmes.*.to_group", "competence group", "groups"),
    ("programmes.*.adds.competence", "competence", "competences"),
    ("programmes.*.units.*", "unit", "units"),
    ("programmes.*.after.*", "programme", "programmes"),
    ("programmes.*.supervision.groups.*", "competence group", "groups"),
    ("external_programmes.*.to_group", "competence group", "groups"),
    ("external_programmes.*.unit", "unit", "units"),
    ("competences.*.required_in.@", "unit", "units"),
    ("competences.*.recruit_share.@", "competence group", "groups"),
    ("budget.contribution_zone", "contribution zone", "budget.contribution_by_zone"),
)

# table · column · what it is · where declared · further words allowed
TABLES: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("staff", "unit", "unit", "units", ()),
    ("staff", "group", "competence group", "groups", ()),
    ("staff", "post_group", "competence group", "groups", ()),
    ("cover", "group", "competence group", "groups", ()),
    ("absence", "group", "competence group", "groups", ()),
    ("retirement", "group", "competence group", "groups", ("all",)),
    ("hire_ages", "group", "competence group", "groups", ("all",)),
    ("competences", "person_id", "person", "staff:person_id", ()),
    ("competences", "competence", "competence", "competences", ()),
    ("applicant_months", "group", "competence group", "groups", ("all",)),
)


def reference_faults(facts: Facts) -> list[Problem]:
    """Unknown names in settings and tables, and names listed twice."""
    problems = _unknown_in_settings(facts) + _unknown_in_tables(facts) + _table_names(facts)
    for pattern in sorted({path for path, _, _ in SETTINGS if path.endswith(".*")}):
        problems += _listed_twice(facts, pattern)
    return problems


def _unknown_in_settings(facts: Facts) -> list[Problem]:
    problems = []
    for pattern, what, source in SETTINGS:
        declared = _declared(facts, source)
        if declared is None:
            continue
        for path, name in names_in(facts.data, pattern):
            if name not in declared:
                problems.append(unknown_name(facts.document.where(path), what, name, declared))
    return problems


def _unknown_in_tables(facts: Facts) -> list[Problem]:
    problems = []
    for table, column, what, source, more in TABLES:
        declared = _declared(facts, source)
        if table not in facts.frames or declared is None:
            continue
        values = facts.frames[table][column]
        for name, rows in values.groupby(values, sort=True).groups.items():
            if name in declared or name in more:
                continue
            fault = unknown_name(facts.cell(table, int(rows[0]), column), what, str(name), [*declared, *more])
            count = f", in {len(rows)} rows" if len(rows) > 1 else ""
            problems.append(Problem(fault.where, fault.found + count, fault.allowed, fault.remedy))
    return problems


def _declared(facts: Facts, source: str) -> list[str] | None:
    """The declared names; None when the table that declares them could not be read, or is told of as empty."""
    table, _, column = source.partition(":")
    if not column:
        return facts.declared(source)
    frame = facts.frames.get(table)
    if frame is None or (frame.empty and table not in MAY_BE_EMPTY):
        return None
    return sorted(set(frame[column]))


def _table_names(facts: Facts) -> list[Problem]:
    named = facts.declared("tables")
    problems = [
        unknown_name(facts.document.where(("tables", name)), "table", name, list(ROW_MODELS))
        for name in named
        if name not in ROW_MODELS
    ]
    for name in ROW_MODELS:
        if name not in named and name not in OPTIONAL_TABLES:
            remedy = f"add {name}: {{file: {name}.csv, status: …, source: …}} under tables"
            allowed = f"the columns {', '.join(ROW_MODELS[name].model_fields)}"
            problems.append(facts.problem(("tables", name), "no such table", allowed, remedy))
    return problems


def _listed_twice(facts: Facts, pattern: str) -> list[Problem]:
    lists: dict[Sequence[str | int], list[str]] = {}
    for path, name in names_in(facts.data, pattern):
        lists.setdefault(path[:-1], []).append(name)
    return [
        facts.problem(tuple(path), f"“{name}” {count} times", "each name once", "delete the repetition")
        for path, names in lists.items()
        for name, count in sorted(Counter(names).items())
        if count > 1
    ]
