"""Who may do whose hour: one-way substitution between competence groups.

A group may do the work of the groups that its ``covers_for`` names, and of no others: the list is
the municipality's own judgement and is not stretched to chains (if a nurse may do an assistant's
hour, the nurse's list says so).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.scenario.schema import Scenario

Arc = tuple[str, str]


def substitution_arcs(covers_for: Mapping[str, Iterable[str]]) -> tuple[Arc, ...]:
    """Every pair (who does the hour, whose hour it is), the nearest pair first.

    Near means that the two groups can do almost the same work: the distance is the number of groups
    the one can reach along ``covers_for`` beyond those the other can. So a nurse's spare hour goes
    to a skilled worker's shift before an assistant's, and an assistant's shift is taken by a skilled
    worker before a nurse. Ties go by name. A group's own work is not among the pairs.
    """
    reach = {group: _reach(group, covers_for) for group in covers_for}
    pairs = [(who, whose) for who in covers_for for whose in sorted(set(covers_for[who])) if whose != who]
    known = [(who, whose) for who, whose in pairs if whose in covers_for]
    return tuple(sorted(known, key=lambda arc: (len(reach[arc[0]]) - len(reach[arc[1]]), arc)))


def scenario_arcs(scenario: Scenario) -> tuple[Arc, ...]:
    """The pairs of all the scenario's groups, the nearest first."""
    return substitution_arcs({name: group.covers_for for name, group in sorted(scenario.groups.items())})


def _reach(start: str, covers_for: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The group itself and every group that can be come to along ``covers_for``."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        group = waiting.pop()
        if group not in seen:
            seen.add(group)
            waiting.extend(covers_for.get(group, ()))
    return frozenset(seen)
