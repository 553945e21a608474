"""A sent-in table becomes part of a scenario: checked as every table is, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from model.errors import InputError, Problem
from model.scenario.build import build
from model.scenario.check import faults
from model.scenario.csv_reader import read_table
from model.scenario.facts import Facts
from model.scenario.schema import OPTIONAL_TABLES, ROW_MODELS, Scenario
from model.scenario.upload.mapping import Mapped, as_text
from model.scenario.upload.sheet import Sheet
from model.scenario.working_time import rule_table
from model.scenario.yaml_reader import Document

UPLOADS = ("staff", "cover")
"""Tables that can be sent in by themselves."""

_OF_PERSONS = ("competences",)


@dataclass(frozen=True)
class Source:
    """Where a table comes from: words for the assumptions table, and the date of a staff register."""

    words: str
    snapshot: str | None = None


def own_words(scenario: Scenario, table: str) -> dict[str, dict[str, str]]:
    """How units and competence groups are called in the scenario: by id, title or position code, to the id.

    A word that two share is left out: a cell is understood exactly or refused.
    """
    units = [(key, (key, unit.title)) for key, unit in scenario.units.items()]
    groups = [(key, (key, group.title, group.position_code)) for key, group in scenario.groups.items()]
    of_units, of_groups = _unshared(units), _unshared(groups)
    if table == "staff":
        return {"unit": of_units, "group": of_groups, "post_group": of_groups}
    covers = [(unit.rota.cover, (unit.rota.cover, unit.title)) for unit in scenario.units.values() if unit.rota]
    return {"cover_id": _unshared(covers), "group": of_groups}


def take_in(scenario: Scenario, table: str, sheet: Sheet, mapped: Mapped, source: Source) -> Scenario:
    """The scenario with a sent-in table in place of its own.

    A staff register makes the scenario one of real persons (``synthetic`` is false), takes its date from `source`, and
    sets aside what was known of the former persons, such as their competences. The scenario that is handed in stays
    as it is. Raises InputError with every fault, by the rows of the file.
    """
    kind = ROW_MODELS[table]
    frame, problems = read_table(as_text(sheet, mapped, kind), kind, sheet.where)
    if problems or frame is None:
        raise InputError(problems)
    settings = scenario.model_dump()
    entry = {"file": f"{table}.csv", "status": "measured", "source": source.words}
    settings["tables"] = {**settings["tables"], table: entry}
    frames = {**scenario._frames, table: frame}
    if table == "staff":
        settings |= {"synthetic": False, "snapshot": source.snapshot or scenario.snapshot}
        for name in _OF_PERSONS:
            settings["tables"].pop(name, None)
            frames.pop(name, None)
    found = _faults(settings, frames, scenario, (table, sheet.where))
    if found:
        raise InputError(found)
    made = build(settings, frames, scenario._rule_table)
    made._measures, made._sent_in = scenario.measures, True
    return made


def change_by_unit(before: Scenario, after: Scenario, table: str) -> pd.DataFrame:
    """What a table held before and holds now, unit by unit, for the validation report.

    For ``staff``: unit, people and fte (sum of position fractions, hourly contracts apart). For ``cover``: unit (the
    cover pattern) and hours_week (required hours). Each figure as ``…_before`` and ``…_after``; 0 where there is none.
    """
    summed = _staff_sums if table == "staff" else _cover_sums
    sides = (summed(scenario.frame(table)) for scenario in (before, after))
    both = pd.concat(
        [side.add_suffix(f"_{when}") for side, when in zip(sides, ("before", "after"), strict=True)], axis=1
    )
    return both.sort_index().fillna(0).rename_axis("unit").reset_index()


def _staff_sums(staff: pd.DataFrame) -> pd.DataFrame:
    monthly = staff["fraction"].where(staff["contract"] != "hourly", 0.0)
    rows = staff.assign(monthly=monthly).groupby("unit")
    return pd.DataFrame({"people": rows["person_id"].nunique(), "fte": rows["monthly"].sum()})


def _cover_sums(cover: pd.DataFrame) -> pd.DataFrame:
    minutes = [cover[name].str[:2].astype(int) * 60 + cover[name].str[3:].astype(int) for name in ("start", "end")]
    hours = ((minutes[1] - minutes[0]) % (24 * 60)).replace(0, 24 * 60) / 60 * cover["required"]
    return pd.DataFrame({"hours_week": hours.groupby(cover["cover_id"]).sum()})


def _faults(
    settings: Mapping[str, object], frames: Mapping[str, pd.DataFrame], scenario: Scenario, told_as: tuple[str, str]
) -> list[Problem]:
    """Every fault of the scenario with the new table, which is called by the name of the file that was sent in."""
    table, where = told_as
    tables = dict(settings["tables"])  # type: ignore[call-overload]
    tables[table] = {**tables[table], "file": where}
    whole = {name: frame for name, frame in frames.items() if name not in OPTIONAL_TABLES or name in tables}
    return faults(Facts(Document({**settings, "tables": tables}, {}, where), whole, rule_table(scenario)))


def _unshared(named: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    shared: set[str] = set()
    for key, words in named:
        for word in {one.strip().casefold() for one in words}:
            if found.setdefault(word, key) != key:
                shared.add(word)
    return {word: key for word, key in found.items() if word not in shared}
