"""The working-time rule table: one row a limit, and which row holds for a unit on a day.

The shipped table is ``scenarios/rules/working_time.yaml``; its head says what the fields mean. Here it
arrives as parsed data: reading files belongs to the scenario's loader. Every violation that the rota
checker reports names a row of this table by its id. The levels a unit has, and values of its own, stand in
the scenario; `model.scenario.working_time_rows` puts the two together.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, ValidationError

from model.errors import InputError, Problem, unknown_name
from model.scenario.schema.leaf import Frozen, Identifier, Status, Text

AgreementLevel = Literal["law", "tariff", "individual", "local_stewards", "central_union", "authority", "policy"]
LEVELS: tuple[AgreementLevel, ...] = get_args(AgreementLevel)
# These hold whatever levels a unit names: the law, the main tariff agreement that binds every municipality of
# the area, and the employer's own policy.
ALWAYS_IN_FORCE = frozenset({"law", "tariff", "policy"})
NegotiatedLevel = Literal["individual", "local_stewards", "central_union", "authority"]
NEGOTIATED: tuple[NegotiatedLevel, ...] = get_args(NegotiatedLevel)


class Rule(Frozen):
    """One row of the table: a value with its unit, its legal ground and who must have agreed to it.

    `sense` tells how the value binds: ``most`` may not be exceeded, ``least`` must be reached,
    ``equals`` is a number used in a formula. `checked` names the check that uses the row.
    """

    id: Identifier
    title: Text
    quantity: Identifier
    value: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    unit: Text
    window: Annotated[str, Field(pattern=r"^(\d+ (hours|days|weeks)|cycle|none)$")]
    sense: Literal["most", "least", "equals"]
    paragraph: Text
    valid_from: dt.date
    agreement_level: AgreementLevel
    kind: Literal["limit", "agreed_hours", "supplement", "procedural"]
    checked: Text
    status: Status
    source: Text


class RuleTable(Frozen):
    """A version of the table; its rows are sorted by id."""

    version: Text
    rows: tuple[Rule, ...]

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the version and every row, as hexadecimal."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    @cached_property
    def first_years(self) -> tuple[int, ...]:
        """The years from which a row counts, sorted: the first whose 1 January is not before the row's date."""
        dates = {row.valid_from for row in self.rows}
        return tuple(sorted({day.year + (day > dt.date(day.year, 1, 1)) for day in dates}))

    @cached_property
    def quantities(self) -> tuple[str, ...]:
        """Every quantity that a row speaks of, sorted."""
        return tuple(sorted({row.quantity for row in self.rows}))


def read_rule_table(data: Mapping[str, Any]) -> RuleTable:
    """The table from parsed YAML: a mapping with ``version`` and ``rows``.

    InputError names every bad row by its id (or its number when it has none): an unknown or missing
    field, a value of the wrong kind, an id used twice, two rows for the same quantity, level and date,
    a quantity whose rows disagree about unit or sense.
    """
    version, raw = data.get("version"), data.get("rows")
    if not isinstance(version, str) or not isinstance(raw, list) or not raw:
        raise InputError(
            Problem("working_time.yaml", "no version or no rows", "a version and a list of rows", "add what is missing")
        )
    rows: list[Rule] = []
    problems: list[Problem] = []
    for number, fields in enumerate(raw, start=1):
        try:
            rows.append(Rule.model_validate(fields))
        except ValidationError as fault:
            problems += _row_problems(fields, number, fault)
    problems += _clashes(rows)
    if problems:
        raise InputError(problems)
    return RuleTable(version=version, rows=tuple(sorted(rows, key=lambda row: row.id)))


def rules_in_force(rows: Iterable[Rule], levels: Collection[str], on_date: dt.date) -> tuple[Rule, ...]:
    """One rule for each quantity: the most permissive of the agreed levels, at its latest version.

    Parameters
    ----------
    rows : the rows of a rule table.
    levels : the agreement levels the unit has; law and the employer's policy hold without being named.
    on_date : a row counts from its ``valid_from``; of one level's versions the latest counts.

    Raises InputError for a level that does not exist.
    """
    unknown = sorted(set(levels) - set(LEVELS))
    if unknown:
        raise InputError([unknown_name("agreement levels", "agreement level", name, LEVELS) for name in unknown])
    usable = ALWAYS_IN_FORCE | set(levels)
    latest: dict[tuple[str, str], Rule] = {}
    for row in sorted(rows, key=lambda row: (row.valid_from, row.id)):
        if row.agreement_level in usable and row.valid_from <= on_date:
            latest[row.quantity, row.agreement_level] = row
    chosen: dict[str, Rule] = {}
    # walked in the order of LEVELS, so that of equal values the lowest level is named
    for row in sorted(latest.values(), key=lambda row: LEVELS.index(row.agreement_level)):
        held = chosen.get(row.quantity)
        if held is None or more_permissive(row, held.value):
            chosen[row.quantity] = row
    return tuple(chosen[quantity] for quantity in sorted(chosen))


def more_permissive(rule: Rule, value: float) -> bool:
    """Whether the rule's value binds less than `value` does."""
    if rule.sense == "most":
        return rule.value > value
    return rule.sense == "least" and rule.value < value


def with_agreed_values(rules: Iterable[Rule], values: Mapping[str, float]) -> tuple[Rule, ...]:
    """The rules with a unit's own values in place of the table's, by quantity.

    A unit may be stricter than its agreement levels allow, never laxer; a policy it sets freely.
    Raises InputError for an unknown quantity or a value that no agreed level allows.
    """
    held = {rule.quantity: rule for rule in rules}
    problems = [
        unknown_name("working-time values", "quantity", name, tuple(held)) for name in sorted(set(values) - set(held))
    ]
    for quantity in sorted(set(values) & set(held)):
        rule = held[quantity]
        changed = Rule.model_validate(rule.model_dump() | {"value": float(values[quantity])})
        if not is_allowed(rule, changed.value):
            problems.append(_too_lax(rule, values[quantity]))
        held[quantity] = changed
    if problems:
        raise InputError(problems)
    return tuple(held[quantity] for quantity in sorted(held))


def with_own_values(rules: Iterable[Rule], shared: Mapping[str, float], own: Mapping[str, float]) -> tuple[Rule, ...]:
    """The rules with the municipality's values in place of the table's, and on top of them a unit's own.

    A value of the municipality holds in every unit as far as the unit's agreements allow it. Raises InputError
    as `with_agreed_values` does for the unit's own values.
    """
    held = {rule.quantity: rule for rule in rules}
    usable = {name: value for name, value in shared.items() if name in held and is_allowed(held[name], value)}
    # a quantity of an agreement that the unit lacks binds nobody there
    return with_agreed_values(held.values(), {**usable, **own})


def is_allowed(rule: Rule, value: float) -> bool:
    """Whether a municipality or unit may use `value` where `rule` is in force: stricter, or a policy."""
    changed = rule.model_copy(update={"value": value})
    return rule.agreement_level == "policy" or not more_permissive(changed, rule.value)


def _too_lax(rule: Rule, value: float) -> Problem:
    bound = "at most" if rule.sense == "most" else "at least"
    return Problem(
        f"working-time values, {rule.quantity}",
        f"{value:g} {rule.unit}",
        f"{bound} {rule.value:g} {rule.unit} ({rule.id}, {rule.paragraph})",
        "keep within the limit, or name the agreement level that allows more",
    )


def _row_problems(fields: Any, number: int, fault: ValidationError) -> list[Problem]:
    name = fields.get("id") if isinstance(fields, Mapping) else None
    where = f"working_time.yaml, row {name}" if name else f"working_time.yaml, row number {number}"
    problems = []
    for error in fault.errors():
        field = ".".join(str(part) for part in error["loc"]) or "the row"
        found = "nothing" if error["type"] == "missing" else repr(error["input"])
        problems.append(Problem(f"{where}, {field}", found, error["msg"], "correct the row"))
    return problems


def _clashes(rows: list[Rule]) -> list[Problem]:
    problems = []
    ids: set[str] = set()
    places: dict[tuple[str, str, dt.date], str] = {}
    shape: dict[str, Rule] = {}
    for row in rows:
        where = f"working_time.yaml, row {row.id}"
        place = (row.quantity, row.agreement_level, row.valid_from)
        first = shape.setdefault(row.quantity, row)
        if row.id in ids:
            problems.append(Problem(where, "the id is used twice", "each id once", "give one of the rows another id"))
        elif place in places:
            found = f"same quantity, level and date as row {places[place]}"
            problems.append(Problem(where, found, "one row for each", "remove one, or change its date"))
        if (row.unit, row.sense) != (first.unit, first.sense):
            found = f"{row.sense}, {row.unit}; row {first.id} has {first.sense}, {first.unit}"
            problems.append(Problem(where, found, "one unit and sense a quantity", "make the rows agree"))
        ids.add(row.id)
        places.setdefault(place, row.id)
    return problems
