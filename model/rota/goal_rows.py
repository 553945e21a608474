"""Rows of the goals and limits on people, and the objective: one price for each goal, or one goal after another."""

from __future__ import annotations

import pulp

from model.rota.columns import Program, Terms, sorted_items
from model.rota.full_time import pay_factor
from model.rota.goals import StaffLimit

# the order in which goals count; what is left is kroner
ORDER = ("uncovered", "planned", "lowered", "lent", "full_time")


def add_goals(program: Program) -> None:
    """The target for full positions, the limit on people, and the limits from today's staff."""
    problem, goals = program.problem, program.problem.goals
    everyone: Terms = [(lines, 1.0) for _, lines in sorted_items(program.lines)]
    if not everyone:
        return
    if goals.heads_most is not None:
        program.binding["heads", -1, -1] = program.row(everyone, pulp.LpConstraintLE, float(goals.heads_most))
    if goals.full_time_target is not None:
        short = program.column("full_time_short")
        program.full_time_short.append(short)
        terms: Terms = [(short, 1.0)]
        for (_, kind), lines in sorted_items(program.lines):
            terms.append((lines, float(problem.lines[kind].full_time) - goals.full_time_target))
        program.binding["full_time", -1, -1] = program.row(terms, pulp.LpConstraintGE, 0.0)
    number = {group.id: place for place, group in enumerate(problem.groups)}
    for limit in goals.staff:
        if limit.group in number:
            _staff_rows(program, limit, number[limit.group])


def _staff_rows(program: Program, limit: StaffLimit, group: int) -> None:
    own = [(key, lines) for key, lines in sorted_items(program.lines) if key[0] == group]
    people: Terms = [(lines, 1.0) for _, lines in own]
    if not people:
        return
    if limit.more is not None:
        most = float(limit.today + limit.more)
        program.binding["more", group, -1] = program.row(people, pulp.LpConstraintLE, most)
    if limit.fewer is not None:
        least = float(max(0, limit.today - limit.fewer))
        program.binding["fewer", group, -1] = program.row(people, pulp.LpConstraintGE, least)
    for place, (fraction, kept) in enumerate(limit.kept):
        kinds = program.problem.lines
        able: Terms = [(n, 1.0) for (_, kind), n in own if kinds[kind].full_time or kinds[kind].low >= fraction]
        column = program.lowered[group, place] = program.column("lowered")
        program.row([*able, (column, 1.0)], pulp.LpConstraintGE, float(kept))


def priced(program: Program) -> Terms:
    """Every goal at its price and what lines, hours and supplements cost, in kroner a week."""
    prices, goals = program.problem.prices, program.problem.goals
    uncovered = [(short, prices.uncovered_hour * hours) for short, hours in uncovered_terms(program)]
    lent = [(column, prices.unqualified_step * hours) for column, hours in goal_terms(program, "lent")]
    planned = [(column, goals.planned_hour * hours) for column, hours in goal_terms(program, "planned")]
    lowered = [(column, goals.lowered) for column, _ in goal_terms(program, "lowered")]
    full_time = [(column, goals.full_time_short) for column, _ in goal_terms(program, "full_time")]
    return [*uncovered, *cost_terms(program), *lent, *planned, *lowered, *full_time]


def cost_terms(program: Program) -> Terms:
    """Kroner a week of lines, hours and supplements."""
    problem, prices = program.problem, program.problem.prices
    terms: Terms = []
    for key, lines in sorted_items(program.lines):
        part = 0.0 if problem.lines[key[1]].full_time else prices.part_time_line
        terms.append((lines, prices.line + part))
    for key, hours in sorted_items(program.hours):
        nok = problem.groups[key[0]].hour_nok * pay_factor(problem, problem.lines[key[1]])
        terms.append((hours, nok))
        if key in program.reduction:
            terms.append((program.reduction[key], nok))
    for number, group in enumerate(problem.groups):
        extra = {(day, index): nok for day, index, nok in group.supplements}
        terms += [
            (duty, extra.get(start, 0.0)) for (owner, start), duty in sorted_items(program.duty) if owner == number
        ]
    return terms


def uncovered_terms(program: Program) -> Terms:
    """Hours a week without cover."""
    return [(short, program.intervals[number].hours) for (_, number), short in sorted_items(program.uncovered)]


def goal_terms(program: Program, goal: str) -> Terms:
    """What a goal of ORDER counts: hours a week, or people."""
    if goal == "uncovered":
        return uncovered_terms(program)
    if goal == "lent":
        return [(lent, program.intervals[number].hours) for (_, _, number), lent in sorted_items(program.lent)]
    if goal == "full_time":
        return [(short, 1.0) for short in program.full_time_short]
    if goal == "planned":
        return [(short, 1.0) for _, short in sorted_items(program.planned)]
    return [(lowered, 1.0) for _, lowered in sorted_items(program.lowered)]
