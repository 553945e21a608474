"""What stands in the way of a unit's rota, in words: no line, cover that cannot be met, a price too low."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import pandas as pd

from model.errors import Problem
from model.rota.explain import WAY_OUT, Shortage, explain_shortfall, unit_options
from model.rota.facts import rota_problem
from model.rota.lines.hours import MOST_OWN_WEEKS, NoWholeLines
from model.rota.problem import RotaProblem
from model.rota.sizing import NoLine, Shortfall, Sizing, has_line, size_problem
from model.scenario import UNIT, UnitFile, unit_scenario


def unit_titles(unit: UnitFile) -> dict[str, str]:
    """Titles by id for groups, line kinds and shift kinds together, as sentences use them."""
    named = (unit.rota.shift_kinds, unit.rota.line_kinds, unit.groups)
    return {name: item.title for part in named for name, item in part.items()}


def shortage_of(unit: UnitFile, problem: RotaProblem) -> Shortage | None:
    """What is missing and the ways out: the file's kinds not in use, and rows of the table no agreement brings yet."""
    options = unit_options(unit_scenario(unit), pd.DataFrame(), unit.year, UNIT)
    return explain_shortfall(problem, options, unit_titles(unit))


def no_rota(unit: UnitFile, problem: RotaProblem, answer: Shortfall | NoLine) -> Problem:
    """The fault of a unit for which no rota can be made, with what is missing and the ways out."""
    if isinstance(answer, NoLine):
        return _blocks_collide(unit, problem) or Problem(
            unit.title,
            "rules and line kinds under which nobody can work a single line",
            "rules that leave room for at least one of the line kinds with the unit's shift kinds",
            "loosen a value under own_values, bring an agreement under rota.agreements, widen a line kind's fractions, "
            "or add a shift kind",
        )
    missing, ways = _missing_and_ways(unit, problem)
    return Problem(
        unit.title,
        "a cover that cannot be met. " + missing,
        "every required hour covered, because unit.allow_uncovered is false",
        "set allow_uncovered: true, or: " + ways,
    )


def _missing_and_ways(unit: UnitFile, problem: RotaProblem) -> tuple[str, str]:
    """What is missing, and the ways out, in sentences."""
    shortage = shortage_of(unit, problem)
    # the ways out are numbered; what comes before them says what is wrong
    missing: list[str] = []
    ways: list[str] = []
    for told, sentence in zip(shortage.said, shortage.sentences, strict=True) if shortage else ():
        (ways if told.key.startswith((WAY_OUT, "shortage_no_other", "shortage_no_cheaper")) else missing).append(
            sentence
        )
    return " ".join(missing), " ".join(ways)


def _blocks_collide(unit: UnitFile, problem: RotaProblem) -> Problem | None:
    """The fault of block rules that leave no line although there are some without them; None when they are not it."""
    blocks = unit.unit.blocks
    if blocks is None:
        return None
    held = {name: getattr(blocks, name) for name in type(blocks).model_fields if name != "source"}
    stated = {name: value for name, value in held.items() if value != type(blocks).model_fields[name].default}

    def works_without(names: Collection[str]) -> bool:
        kept = {name: value for name, value in stated.items() if name not in names}
        changed = unit.unit.model_copy(update={"blocks": type(blocks)(source=blocks.source, **kept) if kept else None})
        scenario = unit_scenario(unit.model_copy(update={"unit": changed}))
        return has_line(rota_problem(scenario, pd.DataFrame(), unit.year, UNIT))

    if not works_without(stated):
        return None
    guilty = [name for name in stated if works_without([name])] or list(stated)
    return Problem(
        f"{unit.title}, unit.blocks",
        f"block rules under which nobody can work a single line: {', '.join(guilty)}",
        "block rules that leave room for at least one of the line kinds with the unit's shift kinds",
        f"loosen or delete one of {', '.join(guilty)} under unit.blocks",
    )


def no_whole_lines(where: str, fault: NoWholeLines, titles: Mapping[str, str]) -> Problem:
    """The fault of line kinds whose hours no number of whole shifts comes to, although parts of shifts do.

    where : the unit. titles : by id of groups and kinds.
    """
    kinds = " and ".join(f"“{titles.get(kind, kind)}”" for kind in fault.kinds)
    return Problem(
        f"{where}, rota.line_kinds",
        f"{kinds} for {titles.get(fault.group, fault.group)}: no line of whole shifts has these hours, works as often "
        "at weekends as the kind says and keeps every rule",
        f"fractions that whole shifts come to in at most {MOST_OWN_WEEKS} weeks",
        "widen fraction_from or fraction_to of the kind, add a shift kind of another length, or change the cover",
    )


def nobody(unit: UnitFile, problem: RotaProblem) -> Problem:
    """The fault of a plan with nobody in it: no hour can be worked, or an hour without cover is priced too low."""
    if not isinstance(size_problem(replace(problem, allow_uncovered=False)), Sizing):
        missing, ways = _missing_and_ways(unit, problem)
        found, allowed = "a cover of which nobody can work an hour. " + missing, "a cover that some line kind can work"
        return Problem(unit.title, found, allowed, ways)
    price = unit.rota.prices.uncovered_hour_nok.at(unit.year)
    return Problem(
        f"{unit.title}, rota.prices.uncovered_hour_nok",
        f"{price:g} NOK, for which the cheapest rota has nobody in it",
        "a price above what an hour of work costs",
        "raise the price, or set unit.allow_uncovered: false",
    )
