"""A stand-alone unit file: read with every fault told at once, and laid out as the scenario of one unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from model.errors import Problem
from model.scenario.check import shared_faults
from model.scenario.check_cover import MIDNIGHT, no_time
from model.scenario.check_resting import minutes_between
from model.scenario.facts import Facts, each, leaf_at, names_in, number
from model.scenario.faults import value_at
from model.scenario.load import PathLike, shipped_rule_table
from model.scenario.own_file import read_own_file, unknown_names
from model.scenario.schema import Leaf, Period, Scenario
from model.scenario.schema.budget import BudgetSettings
from model.scenario.schema.rota import WEEKDAYS, UnitRota
from model.scenario.schema.tables import AbsenceRow, CoverRow, PayRow, StaffRow
from model.scenario.schema.unit_file import CALENDAR, UNIT, OwnGroup, UnitFile
from model.scenario.schema.units import Unit
from model.scenario.schema.workforce import Group
from model.scenario.yaml_reader import Document, Path

_IN_USE = {"value": True, "status": "assumed", "source": "a kind that is listed is in use"}
# hours behind the yearly pay by which the hourly cost travels; any number gives the same kroner an hour
_HOURS = 1846.0
# where a competence group, a shift kind or a line kind is named, and where it is declared
_NAMED = (
    ("groups.*.covers_for.*", "groups", "competence group"),
    ("cover.*.group", "groups", "competence group"),
    ("staff.*.group", "groups", "competence group"),
    ("unit.shift_kinds.*", "rota.shift_kinds", "shift kind"),
    ("unit.line_kinds.*", "rota.line_kinds", "line kind"),
)


def load_unit(path: PathLike) -> UnitFile:
    """Read a unit file. Raises InputError with every fault found."""
    remedy = "begin the file with utsyn_unit: 1; `utsyn rota --new FILE` writes one to start from"
    words = ("utsyn_unit", "a file that is no unit file", "a unit file: the key utsyn_unit", remedy)
    return read_own_file(path, UnitFile, words, _faults)


def unit_scenario(unit: UnitFile) -> Scenario:
    """The unit as a scenario that holds what rotas read and nothing else.

    Its only unit is ``unit``, its only year the file's. Parts that no rota reads are missing, so it goes to the
    rota room and to no other.
    """
    groups = {name: _group(name, group) for name, group in unit.groups.items()}
    kept = unit.unit.model_dump(exclude={"shift_kinds", "line_kinds"}, exclude_unset=False)
    rota = UnitRota.model_validate(
        {
            **kept,
            "shift_kinds": unit.unit.shift_kinds or tuple(unit.rota.shift_kinds),
            "line_kinds": unit.unit.line_kinds or tuple(unit.rota.line_kinds),
        }
    )
    hours = Leaf[float](value=_HOURS, status="assumed", source="the hourly cost is given")
    made = Scenario.model_construct(
        utsyn_format=1,
        name=UNIT,
        title=unit.title,
        period=Period(start_year=unit.year, horizon_years=1),
        groups=groups,
        working_time=unit.working_time,
        units={UNIT: Unit.model_construct(title=unit.title, rota=rota, calendar=unit.calendar and CALENDAR)},
        calendars={CALENDAR: unit.calendar} if unit.calendar else {},
        rota=unit.rota,
        budget=BudgetSettings.model_construct(hours_base=hours, supplements=unit.supplements),
        tables={},
    )
    made._frames.update(
        cover=_cover_frame(unit), pay=_pay_frame(unit), staff=_staff_frame(unit), absence=_absence_frame(unit)
    )
    return made


def _group(name: str, group: OwnGroup) -> Group:
    return Group.model_construct(title=group.title, covers_for=group.covers_for, pay_ladder=name)


def _cover_frame(unit: UnitFile) -> pd.DataFrame:
    rows = [
        (UNIT, row.group, weekday, row.start, row.end, row.required)
        for row in unit.cover
        for weekday in sorted(set(row.weekdays), key=WEEKDAYS.index)
    ]
    return pd.DataFrame(rows, columns=list(CoverRow.model_fields))


def _pay_frame(unit: UnitFile) -> pd.DataFrame:
    rows = [(name, 0, group.hour_nok.at(unit.year) * _HOURS) for name, group in sorted(unit.groups.items())]
    return pd.DataFrame(rows, columns=list(PayRow.model_fields))


def _staff_frame(unit: UnitFile) -> pd.DataFrame:
    """A row a person; what no rota reads is empty."""
    rows = [
        {"unit": UNIT, "group": one.group, "post_group": one.group, "contract": "permanent"}
        | {"fraction": one.fraction, "wanted_fraction": one.wanted_fraction}
        for one in unit.staff
        for _ in range(one.number)
    ]
    frame = pd.DataFrame(rows, columns=list(StaffRow.model_fields))
    return frame.astype({"fraction": float, "wanted_fraction": float})


def _absence_frame(unit: UnitFile) -> pd.DataFrame:
    """The groups' absence under a month, the same in every month; groups without one are left out."""
    rows = [
        (name, month, group.short_absence_share.at(unit.year))
        for name, group in sorted(unit.groups.items())
        for month in range(1, 13)
        if group.short_absence_share is not None
    ]
    return pd.DataFrame(rows, columns=list(AbsenceRow.model_fields))


def _faults(document: Document) -> list[Problem]:
    """What the schema cannot see in one value alone. Parts the schema refused are passed over."""
    facts = Facts(document, {}, shipped_rule_table())
    whole = Facts(_OfUnit(_as_scenario(document.data), document.lines, document.name), {}, facts.rules)
    own = [
        *unknown_names(facts, _NAMED),
        *_nobody(facts),
        *_no_time(facts),
        *_shifts(facts),
        *_twice(facts),
        *_no_rate(facts),
        *_year(facts),
    ]
    return [*own, *shared_faults(whole)]


def _as_scenario(data: Mapping[str, Any]) -> dict[str, Any]:
    """The file's content laid out as a scenario's, for the checks that both have."""
    rota = data.get("rota")
    shared: dict[str, Any] = dict(rota) if isinstance(rota, Mapping) else {}
    for key in ("shift_kinds", "line_kinds"):
        kinds = shared.get(key)
        if isinstance(kinds, Mapping):
            shared[key] = {name: {"in_use": _IN_USE, **kind} for name, kind in kinds.items() if isinstance(kind, dict)}
    unit = data.get("unit")
    own: dict[str, Any] = dict(unit) if isinstance(unit, Mapping) else {}
    for key in ("shift_kinds", "line_kinds"):
        named = own.get(key)
        own[key] = named if isinstance(named, list) and named else list(shared.get(key) or ())
    period = {"start_year": data.get("year"), "horizon_years": 1}
    calendar = {"calendars": {CALENDAR: data["calendar"]}} if isinstance(data.get("calendar"), Mapping) else {}
    return {**data, **calendar, "period": period, "rota": shared, "units": {UNIT: {"rota": own}}}


def _nobody(facts: Facts) -> Iterator[Problem]:
    people = [number(value) for _, value in each(facts.data, "cover.*.required")]
    if people and all(value == 0 for value in people):
        remedy = "write how many people must be present in at least one row"
        yield facts.problem(("cover",), "a cover that requires nobody", "required above 0 in some row", remedy)


def _no_time(facts: Facts) -> Iterator[Problem]:
    """Cover that ends when it starts."""
    for path, row in each(facts.data, "cover.*"):
        start, end = (row.get(key) for key in ("start", "end")) if isinstance(row, Mapping) else (None, None)
        if isinstance(start, str) and start == end and start != MIDNIGHT:
            yield no_time(facts.document.where(path), start)


def _shifts(facts: Facts) -> Iterator[Problem]:
    """Shifts that are all break."""
    for path, kind in each(facts.data, "rota.shift_kinds.*"):
        minutes = _minutes(kind)
        unpaid = number(kind.get("unpaid_minutes", 0)) or 0 if isinstance(kind, Mapping) else 0
        if minutes is not None and unpaid >= minutes:
            found = f"{unpaid:g} unpaid minutes in a shift of {minutes}"
            yield facts.problem(path, found, "a break shorter than the shift", "correct the break or the times")


def _minutes(kind: Any) -> int | None:
    """Minutes from start to end of a shift kind, or None when it is at fault."""
    try:
        return minutes_between(str(kind["start"]), str(kind["end"])) if isinstance(kind, Mapping) else None
    except (KeyError, ValueError):
        return None


def _no_rate(facts: Facts) -> Iterator[Problem]:
    """A group with people of today whose yearly turnover is not given."""
    for name in sorted({name for _, name in names_in(facts.data, "staff.*.group")}):
        group = facts.block("groups").get(name)
        if isinstance(group, Mapping) and "exit_rate_annual" not in group:
            remedy = "add exit_rate_annual: {value: 0.12, status: …, source: “…”}, or leave the group out of staff"
            allowed = "the share of the group's people who leave in a year, as its people of today are given"
            yield facts.problem(("groups", name, "exit_rate_annual"), "nothing, the key is missing", allowed, remedy)
    for path, value in each(facts.data, "unit.absence_planned.sickness_planned"):
        planned = leaf_at(value)
        lacking = [name for name, _ in sorted(facts.block("groups").items()) if not _has_absence(facts, name)]
        if planned is not None and planned.at(int(number(facts.data.get("year")) or 0)) and lacking:
            remedy = "add short_absence_share to these groups, or plan with 0"
            found = f"sickness planned, and no short_absence_share for {', '.join(lacking)}"
            yield facts.problem(path, found, "the short absence of every group", remedy)


def _has_absence(facts: Facts, name: str) -> bool:
    group = facts.block("groups")[name]
    return isinstance(group, Mapping) and "short_absence_share" in group


def _twice(facts: Facts) -> Iterator[Problem]:
    """A weekday or a frequency written twice in one list."""
    for pattern, what in (("cover.*.weekdays", "weekday"), ("options.weekends_to_compare", "frequency")):
        for path, listed in each(facts.data, pattern):
            written = [str(value) for value in listed] if isinstance(listed, list) else []
            for value in sorted({value for value in written if written.count(value) > 1}):
                yield facts.problem(path, f"“{value}” twice", f"each {what} once", "delete one of them")


def _year(facts: Facts) -> Iterator[Problem]:
    """More hours a year than the weeks have: the absence to plan for would be less than none."""
    path = ("working_time", "net_hours_rota", "value")
    week = number(value_at(facts.data, ("working_time", "weekly_hours_rota", "value")))
    net = number(value_at(facts.data, path))
    if week and net and net > 52 * week:
        allowed = f"at most {52 * week:g}, 52 weeks of {week:g} hours"
        yield facts.problem(path, f"{net:g} hours a year", allowed, "write the hours that are left after holidays")


class _OfUnit(Document):
    """A unit file laid out as a scenario: places are told as they stand in the file."""

    def where(self, path: Path) -> str:
        if path[:2] == ("calendars", CALENDAR):
            return super().where(("calendar", *path[2:]))
        if path[:3] != ("units", UNIT, "rota"):
            return super().where(path)
        own = ("unit", *path[3:])
        if own in self.lines or len(own) < 3:
            return super().where(own)
        named = value_at(self.data, path)
        return super().where(("rota", own[1], named) if isinstance(named, str) else own)
