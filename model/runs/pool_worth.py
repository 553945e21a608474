"""What the pools of a scenario are worth, beside the plan they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from model.budget import hour_costs
from model.errors import InputError, Problem, unknown_name
from model.pool import PoolWorth, pool_worth
from model.runs.sizing import Progress, plan_for
from model.scenario.schema import Scenario


def scenario_pools(
    scenario: Scenario, names: Sequence[str] = (), year: int | None = None, progress: Progress | None = None
) -> dict[str, PoolWorth]:
    """The worth of the pools named, in use or not, in a year; all in use that year when none is named.

    year : the plan in force that year is valued; the first year unless told. Raises InputError for an unknown pool or
    year, and when no pool is in use.
    """
    when = scenario.years[0] if year is None else year
    if when not in scenario.years:
        allowed = f"{scenario.years[0]}–{scenario.years[-1]}"
        raise InputError(Problem("--year", str(when), allowed, "choose a year of the scenario"))
    wrong = [
        unknown_name("--pool", "pool", name, sorted(scenario.pools)) for name in names if name not in scenario.pools
    ]
    if wrong:
        raise InputError(wrong)
    chosen = sorted(names) or [name for name, pool in sorted(scenario.pools.items()) if pool.in_use.at(when)]
    if not chosen:
        known = ", ".join(sorted(scenario.pools)) or "none"
        raise InputError(Problem("pools", f"no pool in use in {when}", f"a pool: {known}", "name one with --pool"))
    plan = plan_for(scenario, progress or (lambda stage, done, total: None))
    planned = [int(one) for one in sorted(plan.rota.on_duty["year"].unique()) if one <= when]
    costs = hour_costs(scenario, when)
    return {name: pool_worth(scenario, plan.rota, name, planned[-1], costs) for name in chosen}
