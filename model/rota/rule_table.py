"""The rule table as the rota room uses it, and block rules, which are no rows of it.

The table itself belongs to the scenario (`model.scenario.schema.rule_table`); its names are handed on here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.scenario.schema.rule_table import (
    LEVELS,
    AgreementLevel,
    Rule,
    RuleTable,
    more_permissive,
    read_rule_table,
    rules_in_force,
    with_agreed_values,
)

__all__ = [
    "LEVELS",
    "AgreementLevel",
    "BlockRules",
    "Rule",
    "RuleTable",
    "more_permissive",
    "read_rule_table",
    "rules_in_force",
    "with_agreed_values",
]


@dataclass(frozen=True)
class BlockRules:
    """Rules about blocks, as general cyclic rotas state them; they come from no law.

    A block is a stretch of days alike; a rota repeats for ever, so the last day is followed by the first.

    Parameters
    ----------
    work_days : least and most days in a block of days worked.
    days_off : least and most days in a block of days off.
    shift_days : for a shift id, least and most days in a block of that shift.
    forbidden_next : pairs (today, tomorrow) of shift ids that may not follow each other.
    forbidden_after_one_off : pairs of shift ids that may not stand on each side of exactly one day off.
    weekend_off_in : at least one of any so many weekends is wholly free; 0 = no such rule.
    days_off_together : at least so many days off in a row within each Monday–Sunday week; 0 = no rule.
    """

    work_days: tuple[int, int] | None = None
    days_off: tuple[int, int] | None = None
    shift_days: Mapping[str, tuple[int, int]] | None = None
    forbidden_next: frozenset[tuple[str, str]] = frozenset()
    forbidden_after_one_off: frozenset[tuple[str, str]] = frozenset()
    weekend_off_in: int = 0
    days_off_together: int = 0
