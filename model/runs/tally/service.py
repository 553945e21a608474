"""Indicators of the service: need, cover, recourse, absence, rota and pools."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from model.budget import held_stepwise
from model.pool import STEPS
from model.runs.tally.facts import Facts, Figure, held_posts, hours_of_fte
from model.runs.tally.grid import Cells, Codes, Grid, Values, aligned, by_item, joined, ratio, summed, with_totals

PERCENT_MONTHS = 1200
KINDS = {
    "plan": ("own", "own_lower"),
    "over_booking": ("over_booking",),
    "substitutes": ("pool", "extra_shift", "neighbour", "hourly", "agency", "lower_competence"),
    "overtime": ("overtime",),
}
SICK_LEAVE = {"long_leave": "long", "short_absence": "short"}
OTHER_LEAVE = {"parental_leave": "parental", "study_leave": "study"}
AWAY = {cause: ("sick_leave_hours", item) for cause, item in SICK_LEAVE.items()}
AWAY |= {cause: ("other_leave_hours", item) for cause, item in OTHER_LEAVE.items()}
BALANCE = ("required", "covered", "uncovered", "surplus")
_DUST_HOURS = 1e-6
_MOST_HOLDERS = 2
_ROUNDING_NOISE = 1e-9


def need_figures(facts: Facts) -> list[Figure]:
    """Need, need gap, whether need is met, vacancies. The gap is told for what is needed: pools stand outside."""
    grid = facts.grid
    need = summed(grid, "need", facts.plan.need, ["need_hours", "need_fte"])
    columns = ["qualified_percent", "open_percent"]
    staff = summed(grid, "staff months", facts.outcome.paths.months, columns, "post_group")
    return need_told(grid, joined(need, aligned(staff, need.codes)), staff)


def need_told(grid: Grid, need: Cells, posts: Cells) -> list[Figure]:
    """`need` has need_hours, need_fte and, of the same cells, qualified_percent; `posts` open_percent; both summed over
    months."""
    total, vacant = with_totals(grid, need), with_totals(grid, posts)
    gap = total["need_fte"] - total["qualified_percent"] / PERCENT_MONTHS
    return [
        Figure("need_hours", "", total.codes, total["need_hours"]),
        Figure("need_fte", "", total.codes, total["need_fte"]),
        Figure("need_gap_fte", "", total.codes, gap),
        Figure("need_met", "", total.codes, _met(grid, total.codes, gap)),
        Figure("vacancies", "", vacant.codes, vacant["open_percent"] / PERCENT_MONTHS),
    ]


def vulnerable_figures(facts: Facts) -> list[Figure]:
    """Competences a unit requires and at most two people there hold, mean heads of the year."""
    grid = facts.grid
    need = summed(grid, "need", facts.plan.need[facts.plan.need["need_hours"] > 0], ["need_hours"])
    years = facts.outcome.paths.years
    heads = aligned(summed(grid, "staff years", years, ["employment_months"]), need.codes)["employment_months"]
    few = (heads <= _MOST_HOLDERS * 12).astype(np.float64)
    total = with_totals(grid, Cells(need.codes, {"few": few}))
    return [Figure("vulnerable_competences", "", total.codes, total["few"])]


def cover_figures(facts: Facts) -> list[Figure]:
    """Required = covered + uncovered; worked = covered + surplus; the share from the sums."""
    balance = facts.outcome.recourse.balance
    return cover_told(facts.grid, summed(facts.grid, "recourse balance", balance, BALANCE))


def cover_told(grid: Grid, balance: Cells) -> list[Figure]:
    """`balance` has BALANCE, hours a year."""
    total = with_totals(grid, balance)
    hours = [Figure(f"{column}_hours", "", total.codes, total[column]) for column in BALANCE]
    return [
        *hours,
        Figure("worked_hours", "", total.codes, total["covered"] + total["surplus"]),
        Figure("cover_share", "", total.codes, ratio(total["covered"], total["required"])),
    ]


def recourse_figures(facts: Facts) -> list[Figure]:
    """Who worked the required hours, in hours, in FTE by kind, and as shares of hours worked."""
    grid = facts.grid
    steps = by_item(grid, "recourse steps", facts.outcome.recourse.steps, ("hours", "step", STEPS))
    return recourse_told(grid, steps, Cells(steps.codes, fte_of_kinds(steps.values, hours_of_fte(facts, steps.codes))))


def fte_of_kinds(steps: Mapping[str, Values], hours_per_fte: Values) -> dict[str, Values]:
    """FTE worked by each of KINDS, from the hours of the steps in the same cells."""
    return {kind: sum((steps[step] for step in own), np.zeros(1)) / hours_per_fte for kind, own in KINDS.items()}


def recourse_told(grid: Grid, steps: Cells, kinds: Cells) -> list[Figure]:
    """`steps` has hours a year of STEPS, `kinds` FTE of KINDS."""
    hours, fte = with_totals(grid, steps), with_totals(grid, kinds)
    worked = sum((hours[step] for step in STEPS if step != "uncovered"), np.zeros(1))
    overtime, agency = hours["overtime"], hours["agency"]
    return [
        *(Figure("recourse_hours", step, hours.codes, hours[step]) for step in STEPS),
        *(Figure("fte_worked", kind, fte.codes, fte[kind]) for kind in KINDS),
        Figure("overtime_share", "", hours.codes, ratio(overtime, worked)),
        Figure("agency_share", "", hours.codes, ratio(agency, worked)),
        Figure("overtime_agency_share", "", hours.codes, ratio(overtime + agency, worked)),
    ]


def absence_figures(facts: Facts) -> list[Figure]:
    """Sick-leave hours by length, and hours of other leave by cause."""
    wanted = ("hours", "cause", tuple(AWAY))
    return absence_told(facts.grid, by_item(facts.grid, "absence", facts.outcome.recourse.absence, wanted))


def absence_told(grid: Grid, causes: Cells) -> list[Figure]:
    """`causes` has hours a year of AWAY."""
    total = with_totals(grid, causes)
    # what is left of sums that cancel is no absence, and would be shown as −0
    away = {cause: np.where(np.abs(total[cause]) < _DUST_HOURS, 0.0, total[cause]) for cause in AWAY}
    return [Figure(*AWAY[cause], total.codes, away[cause]) for cause in AWAY]


def rota_figures(facts: Facts) -> list[Figure]:
    """What the rota promises: cover as planned, and weekends worked per post."""
    grid = facts.grid
    cover = held_stepwise("rota cover", facts.plan.rota.cover, list(facts.scenario.years)).dropna(subset=["unit"])
    planned = with_totals(grid, summed(grid, "rota cover", cover, ["required_hours", "covered_hours"]))
    posts = held_posts(facts)
    every = posts["weekend_every"].to_numpy(dtype=np.float64)
    weekends = np.divide(52.0, every, out=np.zeros(len(posts)), where=every > 0)
    posts = posts.assign(weekends=posts["posts"].to_numpy(dtype=np.float64) * weekends)
    total = with_totals(grid, summed(grid, "posts", posts, ["posts", "weekends"]))
    return [
        Figure("rota_cover_share", "", planned.codes, ratio(planned["covered_hours"], planned["required_hours"])),
        Figure("weekends_per_person", "", total.codes, ratio(total["weekends"], total["posts"])),
    ]


def pool_figures(facts: Facts) -> list[Figure]:
    """Posts of every declared pool, 0 while it is not in use; and how much of the pools' hours was used."""
    scenario, grid = facts.scenario, facts.grid
    declared = [
        (year, pool.unit, group, 0)
        for pool in (scenario.pools[key] for key in sorted(scenario.pools))
        for group in pool.groups
        for year in scenario.years
    ]
    none = pd.DataFrame(declared, columns=["year", "unit", "group", "posts"])
    units = set(none["unit"])
    posts = held_posts(facts)
    posts = pd.concat([none, posts[posts["unit"].isin(units)][list(none.columns)]], ignore_index=True)
    total = with_totals(grid, summed(grid, "posts", posts, ["posts"]))
    return [Figure("pool_posts", "", total.codes, total["posts"]), _pool_use(facts)]


def _pool_use(facts: Facts) -> Figure:
    """Pool hours worked ÷ hours of the pool's staff present, by the pool's unit."""
    use = facts.outcome.recourse.pool_use
    unit_of = {key: pool.unit for key, pool in facts.scenario.pools.items()}
    hours = use.assign(unit=use["pool"].astype("str").map(unit_of))
    total = summed(facts.grid, "pool use", hours, ["hours_available", "hours_used"], None)
    total = with_totals(facts.grid, total)
    return Figure("pool_utilisation", "", total.codes, ratio(total["hours_used"], total["hours_available"]))


def _met(grid: Grid, codes: Codes, gap: Values) -> Values:
    """1 where the gap is at most 0; for all groups together, where it is so in every group."""
    met = (gap <= _ROUNDING_NOISE).astype(np.float64)
    year, unit, group = grid.places(codes)
    joint = group == len(grid.groups)
    places, inverse = np.unique(grid.code(year, unit, np.zeros_like(group)), return_inverse=True)
    every = np.ones((len(places), met.shape[1]))
    np.minimum.at(every, inverse[~joint], met[~joint])
    return np.where(joint[:, None], every[inverse], met)
