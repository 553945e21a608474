"""One change of an overlay: which leaves it is aimed at, and whether they can take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from model.errors import InputError, Problem, nearest, unknown_name
from model.scenario.faults import shown
from model.scenario.leaves import Place, checker, is_flag, is_whole, value_words
from model.scenario.schema import Frozen, Scenario
from model.scenario.schema.leaf import Identifier, Number, Status, Text, Year

Operation = Literal["set", "multiply", "add"]
_OPERATIONS: tuple[Operation, ...] = ("set", "multiply", "add")


class Scope(Frozen):
    """Limits a change to some units, or to the leaves of some competence groups."""

    units: Annotated[tuple[Identifier, ...], Field(min_length=1)] | None = None
    groups: Annotated[tuple[Identifier, ...], Field(min_length=1)] | None = None


class Change(Frozen):
    """One of ``set``, ``multiply`` or ``add`` on the leaves that a path names."""

    path: Text = Field(title="Path of the value", description="parts with dots; * for any name")
    set: Any = Field(default=None, title="The new value")
    multiply: Number | None = Field(default=None, title="Factor")
    add: Number | None = Field(default=None, title="Amount added")
    source: Text | None = Field(default=None, description="else the overlay's evidence")
    status: Status | None = Field(default=None, description="else the overlay's evidence")
    scope: Scope | None = None
    from_year: Year | None = Field(default=None, title="First year of the change")
    roll_out: Annotated[dict[Identifier, Year], Field(min_length=1)] | None = Field(
        default=None, title="First year of the change, unit by unit"
    )
    ramp_years: Annotated[int, Field(strict=True, ge=1, le=30)] = Field(
        default=1, title="Years until the change holds fully", description="numbers only"
    )

    @property
    def operation(self) -> Operation:
        """Which of the three it is; the first when several are given, which `aimed` refuses."""
        return next((name for name in _OPERATIONS if name in self.model_fields_set), "set")


def aimed(change: Change, scenario: Scenario, places: Sequence[Place], where: str) -> list[Hit]:
    """The leaves that the change touches. Raises InputError when it is aimed at nothing, or wrongly."""
    problems = [*_form_faults(change, where), *_name_faults(change, scenario, where)]
    problems += _never(change, scenario, where)
    matching = [place for place in places if _matches(change.path, place)]
    if not matching:
        problems.append(_no_such_path(change.path, places, where))
    if problems:
        raise InputError(problems)
    hits = [hit for place in matching for hit in _hit(change, place, where)]
    if not hits:
        found = f"{change.path} with {_scope_words(change)}"
        remedy = "check the scope: none of the values on this path belongs to it"
        raise InputError(Problem(where, found, "a change that touches at least one value", remedy))
    return hits


def amount_of(change: Change, place: Place, where: str) -> Any:
    """The change's amount as the leaf's type. Raises InputError when the leaf cannot take it."""
    # a caller's path is told already, unless it stands for several
    operation, here = change.operation, where if where.endswith(f", {place.dotted}") else f"{where}, {place.dotted}"
    given = getattr(change, operation)
    if change.ramp_years > 1 and (is_whole(place.leaf) or is_flag(place.leaf)):
        found = f"ramp_years: {change.ramp_years} on {value_words(place)}"
        raise InputError(Problem(here, found, "ramps on numbers with decimals", "leave ramp_years out"))
    if operation == "set":
        try:
            return checker(place.leaf).validate_python(given)
        except ValidationError:
            remedy = "write one value within the limits; use from_year and ramp_years for change over time"
            raise InputError(Problem(here, f"set: {shown(given)}", value_words(place), remedy)) from None
    if is_flag(place.leaf):
        raise InputError(Problem(here, f"{operation}: {shown(given)}", "set: true or set: false", "use set"))
    if is_whole(place.leaf):
        if given != int(given):
            remedy = "use set with the whole number you want"
            raise InputError(Problem(here, f"{operation}: {shown(given)}", "whole numbers", remedy))
        return int(given)
    return float(given)


def _form_faults(change: Change, where: str) -> list[Problem]:
    problems = []
    given = [name for name in _OPERATIONS if name in change.model_fields_set]
    if len(given) != 1 or getattr(change, given[0]) is None:
        found = " and ".join(given) or "none of them"
        problems.append(Problem(where, found, "one of set, multiply, add, with a value", "keep exactly one"))
    if change.from_year is not None and change.roll_out is not None:
        remedy = "keep roll_out, with the year of every unit, or from_year for all"
        problems.append(Problem(where, "from_year and roll_out", "one of the two", remedy))
    if change.ramp_years > 1 and change.from_year is None and change.roll_out is None:
        remedy = "add from_year or roll_out: the year in which the ramp begins"
        problems.append(Problem(where, "ramp_years without a first year", "a ramp with a first year", remedy))
    return problems


def _name_faults(change: Change, scenario: Scenario, where: str) -> list[Problem]:
    scope = change.scope or Scope()
    units = [("scope.units", name) for name in scope.units or ()] + [
        ("roll_out", name) for name in change.roll_out or {}
    ]
    problems = [
        unknown_name(f"{where}, {key}", "unit", name, list(scenario.units))
        for key, name in units
        if name not in scenario.units
    ]
    problems += [
        unknown_name(f"{where}, scope.groups", "competence group", name, list(scenario.groups))
        for name in scope.groups or ()
        if name not in scenario.groups
    ]
    return problems


def _never(change: Change, scenario: Scenario, where: str) -> list[Problem]:
    """Parts of the change that cannot take effect in any year or unit."""
    last, problems = scenario.years[-1], []
    starts = sorted((change.roll_out or {}).values()) or ([change.from_year] if change.from_year else [])
    if starts and starts[0] > last:
        found = f"a change from {starts[0]} on, which touches no value"
        remedy = "begin the change earlier, or raise period.horizon_years"
        problems.append(Problem(where, found, f"a first year at most {last}, the last year", remedy))
    scoped = change.scope.units if change.scope else None
    outside = sorted(set(change.roll_out or {}) - set(scoped)) if scoped else []
    if outside:
        found = f"{', '.join(outside)} in roll_out but not in scope.units, which touches no value"
        remedy = "leave scope.units out, or take the unit out of roll_out"
        problems.append(Problem(where, found, "units of roll_out that are in scope.units too", remedy))
    return problems


def _matches(pattern: str, place: Place) -> bool:
    if "*" not in pattern:
        return pattern == place.dotted
    parts = pattern.split(".")
    if len(parts) != len(place.path):
        return False
    pairs = zip(parts, place.path, place.keyed, strict=True)
    return all(part == str(own) or (part == "*" and keyed) for part, own, keyed in pairs)


def _no_such_path(path: str, places: Sequence[Place], where: str) -> Problem:
    below = [place.dotted for place in places if place.dotted.startswith(path + ".")]
    close = nearest(path, [place.dotted for place in places])
    if below:
        remedy = "name one of the values inside it: " + ", ".join(below[:6])
    elif close:
        remedy = f"did you mean “{close}”?"
    else:
        remedy = "see the paths in the assumptions table (`utsyn check`)"
    allowed = "the path of a value with status and source; * may stand for a name, not for a key"
    return Problem(where, f"the unknown path “{path}”", allowed, remedy)


def _hit(change: Change, place: Place, where: str) -> list[Hit]:
    scope = change.scope or Scope()
    if scope.groups is not None and place.group is None:
        remedy = "leave scope.groups out, or name a path with a competence group in it"
        raise InputError(Problem(where, f"scope.groups on {place.dotted}", "values of a competence group", remedy))
    if scope.groups is not None and place.group not in scope.groups:
        return []
    if place.unit is not None:
        return _hit_in_unit(change, scope, place)
    units = None if scope.units is None else tuple(sorted(set(scope.units)))
    if (units or change.roll_out) and not place.by_unit:
        found = f"{_scope_words(change)} on {place.dotted}"
        remedy = "leave the units out: this value is the same in the whole municipality"
        raise InputError(Problem(where, found, "units only on values that may differ between units", remedy))
    roll_out = None if change.roll_out is None else dict(sorted(change.roll_out.items()))
    return [Hit(place, units, change.from_year, roll_out)]


def _hit_in_unit(change: Change, scope: Scope, place: Place) -> list[Hit]:
    """A unit's own leaf holds in that unit only: the scope chooses leaves, and its year is the unit's."""
    outside = scope.units is not None and place.unit not in scope.units
    if outside or (change.roll_out is not None and place.unit not in change.roll_out):
        return []
    first = change.from_year if change.roll_out is None else change.roll_out[str(place.unit)]
    return [Hit(place, None, first, None)]


def _scope_words(change: Change) -> str:
    scope = change.scope or Scope()
    parts = [f"units {', '.join(scope.units)}"] if scope.units else []
    parts += [f"groups {', '.join(scope.groups)}"] if scope.groups else []
    parts += [f"roll_out in {', '.join(change.roll_out)}"] if change.roll_out else []
    return "; ".join(parts) or "no scope"


@dataclass(frozen=True)
class Hit:
    """One leaf that a change touches, and where and when it holds there."""

    place: Place
    units: tuple[str, ...] | None
    from_year: int | None
    roll_out: dict[str, int] | None
