"""Another solver, another implementation of the simplex method: the sizing's linear programs have one optimum."""

from __future__ import annotations

import numpy as np
import pulp
import pytest

from model.rota import (
    Goals,
    GroupTerms,
    LineRange,
    Prices,
    Requirement,
    RotaProblem,
    Rules,
    Shift,
)
from model.rota.program import build_program
from model.rota.solver import solve
from tests.rota_cases import DAY, DAY_SHIFT, EVENING, NIGHT

# the name that PuLP 4 will give it is not there yet
pytestmark = pytest.mark.filterwarnings("ignore:PULP_CBC_CMD is deprecated")
SHIFTS = (DAY_SHIFT, EVENING, NIGHT, Shift("short", 480, 780, 300, "day"))


def generated(number: int) -> RotaProblem:
    """A small sizing problem drawn by its number: groups, shifts, lines, cover, rules, prices and goals."""
    chance = np.random.default_rng([2026, number])
    names = ("assistant", "nurse")[: int(chance.integers(1, 3))]
    groups = tuple(
        GroupTerms(name, ("assistant",) if name == "nurse" else (), float(chance.integers(200, 350))) for name in names
    )
    picked = sorted(chance.choice(len(SHIFTS), int(chance.integers(1, 4)), replace=False).tolist())
    shifts = tuple(sorted((SHIFTS[at] for at in picked), key=lambda shift: shift.id))
    cover = tuple(
        Requirement(name, day * DAY + shift.start, day * DAY + shift.end, int(chance.integers(1, 6)))
        for name in names
        for day in range(7)
        for shift in shifts
    )
    every = int(chance.integers(2, 5))
    low = float(chance.choice([0.2, 0.5]))
    heads = int(chance.integers(8, 30)) if chance.random() < 0.3 else None
    return RotaProblem(
        shifts=shifts,
        groups=groups,
        lines=(LineRange("full", 0.97, 1.0, every), LineRange("part", low, 0.95, every)),
        cover=tuple(sorted(cover, key=lambda row: (row.group, row.start, row.end))),
        rules=Rules(daily_rest=540, weekly_rest=2100, days_in_row=int(chance.integers(4, 7)), nights_in_row=3),
        prices=Prices(float(chance.integers(300, 3000)), 20.0, 50.0, float(chance.integers(0, 400))),
        full_hours=35.5,
        overbook=float(chance.choice([1.0, 1.131])),
        goals=Goals(full_time_target=0.5, full_time_short=1000.0, heads_most=heads, planned_hour=400.0),
    )


def check_two_solvers(numbers: range) -> None:
    for number in numbers:
        ours = build_program(generated(number)).lp
        theirs = build_program(generated(number)).lp
        found = solve(ours).objective
        theirs.solve(pulp.PULP_CBC_CMD(msg=False, threads=1))
        assert (theirs.status, theirs.sol_status) == (pulp.LpStatusOptimal, pulp.LpSolutionOptimal)
        assert float(pulp.value(theirs.objective)) == pytest.approx(found, rel=1e-6, abs=1e-6), number


def test_highs_and_cbc_agree_on_fifty_generated_programs() -> None:
    check_two_solvers(range(50))


@pytest.mark.deep
def test_highs_and_cbc_agree_on_five_hundred_generated_programs() -> None:
    check_two_solvers(range(500))
