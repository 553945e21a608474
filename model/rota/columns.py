"""The columns and rows of one unit's linear program, named by what they stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

import pulp

from model.rota.graph import Graph
from model.rota.problem import Interval, RotaProblem

Terms = list[tuple[pulp.LpVariable, float]]
Kind = tuple[int, int]
K = TypeVar("K")
V = TypeVar("V")


def sorted_items(mapping: dict[K, V]) -> list[tuple[K, V]]:
    """Items in order of their keys."""
    return sorted(mapping.items(), key=lambda item: item[0])  # type: ignore[arg-type,return-value]


@dataclass
class Program:
    """The linear program while it is built: columns by what they stand for, keyed by numbers of group and kind.

    reduction : hours a week that Sundays and nights take off the full-time hours of a three-part kind's lines.
    planned, lowered, full_time_short : what goals are short of; lowered by group and number of the kept fraction.
    binding : names of the rows that have a price, by (limit, group, interval); -1 where there is no group or interval.
    """

    problem: RotaProblem
    intervals: tuple[Interval, ...]
    elastic: bool
    lp: pulp.LpProblem = field(default_factory=lambda: pulp.LpProblem("rota", pulp.LpMinimize))
    graphs: dict[Kind, Graph] = field(default_factory=dict)
    flows: dict[Kind, list[pulp.LpVariable]] = field(default_factory=dict)
    lines: dict[Kind, pulp.LpVariable] = field(default_factory=dict)
    hours: dict[Kind, pulp.LpVariable] = field(default_factory=dict)
    reduction: dict[Kind, pulp.LpVariable] = field(default_factory=dict)
    duty: dict[tuple[int, tuple[int, int]], pulp.LpVariable] = field(default_factory=dict)
    lent: dict[tuple[int, int, int], pulp.LpVariable] = field(default_factory=dict)
    uncovered: dict[tuple[int, int], pulp.LpVariable] = field(default_factory=dict)
    planned: dict[int, pulp.LpVariable] = field(default_factory=dict)
    lowered: dict[tuple[int, int], pulp.LpVariable] = field(default_factory=dict)
    full_time_short: list[pulp.LpVariable] = field(default_factory=list)
    binding: dict[tuple[str, int, int], str] = field(default_factory=dict)
    columns: int = 0
    rows: int = 0

    def column(self, what: str) -> pulp.LpVariable:
        """A new column ≥ 0; its name sorts in the order of making, so the solver sees a fixed order."""
        self.columns += 1
        return self.lp.add_variable(f"c{self.columns:06d}_{what}", lowBound=0)

    def row(self, terms: Terms, sense: int, value: float) -> str:
        """A new row: Σ terms (=, ≥, ≤) value; its name."""
        self.rows += 1
        name = f"r{self.rows:06d}"
        self.lp.addConstraint(pulp.LpConstraint(pulp.LpAffineExpression(terms), sense, name, value))
        return name
