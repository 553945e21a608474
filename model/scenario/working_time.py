"""The working-time rules that hold in a unit in a year: the rule table, the unit's agreements, its own values."""

from __future__ import annotations

import datetime as dt

from model.scenario.load import shipped_rule_table
from model.scenario.schema import Scenario
from model.scenario.schema.rule_table import NEGOTIATED, Rule, RuleTable, rules_in_force, with_own_values


def rule_table(scenario: Scenario) -> RuleTable:
    """The working-time rule table of a scenario: its own, or the one that comes with Utsyn."""
    return scenario._rule_table or shipped_rule_table()


def general_rows(year: int) -> tuple[Rule, ...]:
    """The rows that hold where no local agreement is known: law, tariff agreement and policy, as shipped."""
    return rules_in_force(shipped_rule_table().rows, (), dt.date(year, 1, 1))


def agreement_levels(scenario: Scenario, year: int, unit: str) -> tuple[str, ...]:
    """The agreements a unit has in a year; law, tariff agreement and policy hold without being named."""
    rota = scenario.units[unit].rota
    own = rota.agreements if rota else None
    return tuple(
        level
        for level in NEGOTIATED
        if (getattr(own, level, None) or getattr(scenario.rota.agreements, level)).at(year, unit)
    )


def working_time_rows(scenario: Scenario, year: int, unit: str) -> tuple[Rule, ...]:
    """The rows in force in a unit in a year, one for each quantity, sorted by quantity.

    A row counts from the first year on whose 1 January it is valid. Own values keep the row's id, so that a
    violation names the row. A value of the whole municipality never loosens a rule: where a unit lacks the
    agreement it rests on, the unit's own limit holds. Raises InputError for a unit's own value that no agreement
    of the unit allows, and for an unknown quantity.
    """
    levels = agreement_levels(scenario, year, unit)
    rows = rules_in_force(rule_table(scenario).rows, levels, dt.date(year, 1, 1))
    rota = scenario.units[unit].rota
    shared = {name: float(leaf.at(year, unit)) for name, leaf in scenario.rota.own_values.items()}
    own = {name: float(leaf.at(year, unit)) for name, leaf in (rota.own_values if rota else {}).items()}
    return with_own_values(rows, shared, own)
