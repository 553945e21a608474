"""Overlays: only what differs from the base, in any order with the same result.

A change touches leaves, never creates keys. Value = (the one ``set``, else base) × all ``multiply``
+ all ``add``; adjustments are sorted before they are laid on a leaf, so that the order in which
overlays are named decides nothing, not even a last bit. The *caller overlay* – sliders, sweeps,
Python – comes last and overrides.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from model.errors import InputError, Problem, unknown_name
from model.scenario.change import Change, aimed, amount_of
from model.scenario.faults import shown, to_fill_in, translate
from model.scenario.leaves import Place, checker, is_flag, is_whole, leaves, value_words, with_leaves
from model.scenario.schema import Frozen, Scenario
from model.scenario.schema.leaf import Adjustment, Identifier, Number, Status, Text
from model.scenario.yaml_reader import Document, Path

CALLER = "caller"
_RESERVED = (CALLER, "base")
_NUMBER: TypeAdapter[float] = TypeAdapter(Number)
_WHOLE: TypeAdapter[int] = TypeAdapter(Annotated[int, Field(strict=True)])


class Evidence(Frozen):
    """What the overlay's figures rest on; the default for each of its changes."""

    status: Status
    source: Text


class Overlay(Frozen):
    """A measure, or another difference from the base."""

    utsyn_overlay: Literal[1]
    name: Identifier
    title: Text
    question: Text = Field(title="The question this overlay answers")
    why: Text = Field(title="Why it should work")
    cost: Text = Field(title="What it costs, and who pays")
    evidence: Evidence
    changes: Annotated[tuple[Change, ...], Field(title="Changes")] = ()


def read_overlay(document: Document) -> Given:
    """An overlay from what was read. Raises InputError with every fault of form."""
    open_places = to_fill_in(document, Overlay)
    try:
        overlay = Overlay.model_validate(document.data)
    except ValidationError as error:
        raise InputError([*open_places, *translate(error, document, Overlay)]) from None
    if open_places:
        raise InputError(open_places)
    if overlay.name in _RESERVED:
        fault = Problem(document.where(("name",)), shown(overlay.name), "a name of your own", "rename the overlay")
        raise InputError(fault)
    return Given(overlay, document)


def apply_overlays(scenario: Scenario, overlays: Sequence[Given], caller: Mapping[str, Any] | None = None) -> Scenario:
    """The scenario with every overlay's adjustments laid on its leaves, the caller's last.

    Raises InputError with every fault of every overlay: unknown paths, two ``set`` on one leaf,
    changes a leaf cannot take, values outside the limits in any year or unit.
    """
    problems = _name_faults(scenario, overlays)
    places = leaves(scenario) if overlays else []
    laid: dict[Path, list[_Laid]] = {}
    for given in overlays:
        for index, change in enumerate(given.overlay.changes):
            where = given.document.where(("changes", index))
            try:
                hits = aimed(change, scenario, places, where)
                for hit in hits:
                    amount = amount_of(change, hit.place, where)
                    adjustment = _adjustment(given, change, amount, hit)
                    laid.setdefault(hit.place.path, []).append(_Laid(adjustment, where))
            except InputError as error:
                problems += error.problems
    at = {place.path: place for place in places}
    problems += [fault for path, news in laid.items() for fault in _set_twice(at[path], news)]
    if problems:
        raise InputError(problems)
    changed = {path: _with(at[path], [new.adjustment for new in news]) for path, news in laid.items()}
    made = with_leaves(scenario, {path: place.leaf for path, place in changed.items()})
    if overlays:
        made = made.model_copy()
        made._measures = tuple(sorted({*scenario.measures, *(given.overlay.name for given in overlays)}))
    made = apply_caller(made, caller or {})
    faults = limit_faults(made)
    if faults:
        raise InputError(faults)
    return made


def apply_caller(scenario: Scenario, caller: Mapping[str, Any]) -> Scenario:
    """Set leaves from Python: path → value. Whatever overlays did to those leaves gives way."""
    if not caller:
        return scenario
    problems: list[Problem] = []
    places = leaves(scenario)
    changed = {}
    for path, value in sorted(caller.items()):
        plain = value.item() if hasattr(value, "item") else value
        change = Change.model_construct(path=path, set=plain, _fields_set={"path", "set"})
        where = f"caller, {path}"
        try:
            for hit in aimed(change, scenario, places, where):
                amount = amount_of(change, hit.place, where)
                by = {"by": CALLER, "status": "assumed", "source": "set by the caller"}
                adjustment = Adjustment.model_validate({"operation": "set", "amount": amount, **by})
                changed[hit.place.path] = hit.place.leaf.model_copy(update={"adjustments": (adjustment,)})
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return with_leaves(scenario, changed)


def limit_faults(scenario: Scenario) -> list[Problem]:
    """Adjusted values that fall outside what the leaf allows: path, year, unit and value.

    Adjustments read from a file are held against the leaf's type and the names of units as well.
    """
    problems = []
    for place in leaves(scenario):
        if place.leaf.adjustments:
            strange = [fault for change in place.leaf.adjustments for fault in _strange(change, place, scenario)]
            problems += strange or _outside(place, scenario)
    return problems


def _strange(change: Adjustment, place: Place, scenario: Scenario) -> list[Problem]:
    """What is wrong with one adjustment in itself."""
    where = f"{place.dotted}, adjustments, by {change.by}"
    named = {*(change.units or ()), *(change.roll_out or ())}
    problems = [
        unknown_name(where, "unit", name, list(scenario.units)) for name in sorted(named) if name not in scenario.units
    ]
    if change.by != CALLER and change.by not in scenario.measures:
        remedy = f"add “{change.by}” to the list measures, or delete the adjustment"
        problems.append(Problem(where, f"by “{change.by}”", "a name in the list measures", remedy))
    taken: TypeAdapter[Any] = _WHOLE if is_whole(place.leaf) else _NUMBER
    try:
        if change.operation != "set" and is_flag(place.leaf):
            raise TypeError
        (checker(place.leaf) if change.operation == "set" else taken).validate_python(change.amount)
    except (ValidationError, TypeError):
        found = f"{change.operation} {shown(change.amount)}"
        problems.append(Problem(where, found, value_words(place), "correct the amount, or delete the adjustment"))
    return problems


def _outside(place: Place, scenario: Scenario) -> list[Problem]:
    leaf = place.leaf
    years = sorted({scenario.years[0], *(year for year in leaf.years_of_change() if year in scenario.years)})
    named = {unit for change in leaf.adjustments for unit in (*(change.units or ()), *(change.roll_out or ()))}
    for unit in (None, *sorted(named)):
        for year in years:
            value = leaf.at(year, unit)
            try:
                checker(leaf).validate_python(value)
            except ValidationError:
                where = f"{place.dotted}, year {year}" + (f", unit {unit}" if unit else "")
                by = ", ".join(sorted({change.by for change in leaf.adjustments}))
                found = f"{shown(value)} after {by} (before: {shown(leaf.base_at(year))})"
                return [Problem(where, found, value_words(place), "soften the change or leave one of them out")]
    return []


def _name_faults(scenario: Scenario, overlays: Sequence[Given]) -> list[Problem]:
    seen = dict.fromkeys(scenario.measures, "the scenario itself")
    problems = []
    for given in overlays:
        name, file = given.overlay.name, given.document.name
        if name in seen:
            remedy = "leave one of them out, or give it another name"
            found = f"the overlay “{name}” again, already in {seen[name]}"
            problems.append(Problem(given.document.where(("name",)), found, "each overlay once", remedy))
        seen[name] = file
    return problems


def _adjustment(given: Given, change: Change, amount: Any, hit: Any) -> Adjustment:
    evidence = given.overlay.evidence
    return Adjustment(
        operation=change.operation,
        amount=amount,
        by=given.overlay.name,
        status=change.status or evidence.status,
        source=change.source or evidence.source,
        units=hit.units,
        from_year=hit.from_year,
        roll_out=hit.roll_out,
        ramp_years=change.ramp_years,
    )


def _with(place: Place, news: list[Adjustment]) -> Place:
    ordered = tuple(sorted([*place.leaf.adjustments, *news], key=_canonical))
    leaf = place.leaf.model_copy(update={"adjustments": ordered})
    return Place(**{**vars(place), "leaf": leaf})


def _canonical(adjustment: Adjustment) -> str:
    return json.dumps([adjustment.by, adjustment.operation, adjustment.model_dump(mode="json")], sort_keys=True)


def _set_twice(place: Place, news: Sequence[_Laid]) -> list[Problem]:
    """Every two ``set`` on one leaf that meet in a unit, named with both overlays."""
    olds = [_Laid(old, "the scenario itself") for old in place.leaf.adjustments]
    sets = [laid for laid in (*olds, *news) if laid.adjustment.operation == "set"]
    problems = []
    for index, second in enumerate(sets):
        for first in sets[:index]:
            common = _meet(first.adjustment, second.adjustment)
            if common:
                found = f"set by “{first.adjustment.by}” ({first.where}) and by “{second.adjustment.by}”, {common}"
                remedy = "choose one of the two, or use multiply or add, or scope them to different units"
                where = f"{second.where}, {place.dotted}"
                problems.append(Problem(where, found, "one set on a value", remedy))
    return problems


def _meet(first: Adjustment, second: Adjustment) -> str:
    """Where two changes both hold, in words; blank when nowhere."""
    one, two = _reach(first), _reach(second)
    if one is None or two is None:
        both = one if two is None else two
        return "in all units" if both is None else "in " + ", ".join(sorted(both))
    return "in " + ", ".join(sorted(one & two)) if one & two else ""


def _reach(adjustment: Adjustment) -> set[str] | None:
    units = None if adjustment.units is None else set(adjustment.units)
    rolled = None if adjustment.roll_out is None else set(adjustment.roll_out)
    if units is None or rolled is None:
        return rolled if units is None else units
    return units & rolled


@dataclass(frozen=True)
class Given:
    """An overlay and the file, or dictionary, it was read from."""

    overlay: Overlay
    document: Document


@dataclass(frozen=True)
class _Laid:
    """An adjustment and the change it comes from."""

    adjustment: Adjustment
    where: str
