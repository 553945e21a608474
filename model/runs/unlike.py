"""Why runs are not alike: what keeps them from being paired, and what a reader of their differences must know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.errors import Problem
from model.runs.headlines import Headlines
from model.runs.record import versions
from model.runs.result import Told
from model.scenario import rule_table, table_fingerprints

_OTHER_DATA = "read the difference with care: part of it comes from the data"
_OTHER_PROGRAM = "run both once more with this version before you decide anything by small differences"


@dataclass(frozen=True)
class Unlikeness:
    """One thing in which a run is unlike the baseline: in words, and whether it keeps the two from being compared."""

    problem: Problem
    refuses: bool


def unlikeness(results: Sequence[Told]) -> list[Unlikeness]:
    """Everything in which the later results are unlike the first, what refuses before what is only marked.

    Refused: another seed, number of replications, kind of answer, years, date of the staff register or engine, because
    the replications of such runs are no pairs. Marked: another municipality, price year, staff register or other
    tables under the same date, another table of working-time rules, another version of the program or a library.
    """
    found = [one for other in results[1:] for one in _both(results[0], other)]
    return sorted(found, key=lambda one: not one.refuses)


def refusals(first: Told, second: Told) -> list[Problem]:
    """Why these two cannot be paired, in words; empty when they can."""
    facts = {
        "seed": (first.seed, second.seed, "run both with the same --seed"),
        "number of replications": (first.replications, second.replications, "run both with the same --replications"),
        "kind of answer": (
            _kind(first),
            _kind(second),
            "compare whole runs, or quick answers for the same replications",
        ),
        "years": (_span(first), _span(second), "give both the same first year and number of years"),
        "data snapshot": (first.scenario.snapshot, second.scenario.snapshot, "use the same staff register in both"),
        "engine": (first.engine, second.engine, "run both with the same --engine"),
    }
    return _told(first, second, facts)


def marks(first: Told, second: Told) -> list[Problem]:
    """What differs beside the decisions that are compared, in words; the two can be paired all the same."""
    one, two = first.scenario, second.scenario
    facts: dict[str, tuple[object, object, str]] = {
        "municipality": (one.title, two.title, _OTHER_DATA),
        "price year": (one.budget.price_year, two.budget.price_year, "give both the same budget.price_year"),
        "working-time rules": (rule_table(one).version, rule_table(two).version, _OTHER_DATA),
    }
    prints = table_fingerprints(one), table_fingerprints(two)
    for name in sorted(set(prints[0]) | set(prints[1])):
        first_print, second_print = (table.get(name, "none")[:8] for table in prints)
        facts[f"content of {name}"] = (first_print, second_print, _OTHER_DATA)
    made = [result.made_with or versions() for result in (first, second)]
    for name in sorted(set(made[0]) | set(made[1])):
        facts[f"version of {name}"] = (made[0].get(name, "none"), made[1].get(name, "none"), _OTHER_PROGRAM)
    return _told(first, second, facts)


def _both(first: Told, second: Told) -> list[Unlikeness]:
    refused = [Unlikeness(problem, True) for problem in refusals(first, second)]
    return refused + [Unlikeness(problem, False) for problem in marks(first, second)]


def _told(first: Told, second: Told, facts: dict[str, tuple[object, object, str]]) -> list[Problem]:
    where = f"compare {first.label} with {second.label}"
    return [
        Problem(where, f"{what} {a} and {b}", f"the same {what} in both", remedy)
        for what, (a, b, remedy) in facts.items()
        if a != b
    ]


def _kind(result: Told) -> str:
    """A whole run has every unit, a quick answer totals of some replications."""
    return f"headlines of {result.numbers}" if isinstance(result, Headlines) else "run"


def _span(result: Told) -> str:
    years = result.scenario.years
    return f"{years[0]}–{years[-1]}"
