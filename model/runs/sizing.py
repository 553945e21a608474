"""What is decided before any chance is drawn: need, rotas, pools and the posts they give.

A plan depends on a part of the scenario only, so it is kept by a hash of just that part: a slider on
turnover finds its plan ready, a pool switched on finds the rotas ready. What is *not* read is named
here; everything else is taken to be read, and a test runs the sizing with the unread parts taken away.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd
from pydantic import BaseModel

from model.need import need_posts, need_table
from model.pool import GROUP_LEAVES_READ, PoolPlan, size_pools
from model.rota import RotaPlan, planning_years, size_rotas
from model.scenario import rule_table
from model.scenario.schema import ROW_MODELS, Leaf, Scenario
from model.scenario.schema.absence import CAUSES

Progress = Callable[[str, int, int], None]
Sized = TypeVar("Sized")
POST_COLUMNS = ["year", "unit", "group", "percent", "weekend_every", "posts"]
NOT_READ: tuple[str, ...] = ("name", "title", "synthetic", "snapshot", "programmes", "tables")
NOT_READ += ("exits", "leave", "external_programmes", "competences", "drift")
NOT_READ += ("positions", "joint_positions", "recruitment", "colleges")
BUDGET_READ = ("supplements", "hours_base")
DISPATCH_READ = ("travel_groups", "agency_grounds", "colleague_correlation", "bad_weeks_share")
ABSENCE_NOT_READ: dict[str, bool | set[str]] = {"ages": True} | {name: {"notice_hours"} for name in CAUSES}
"""Of short absence: causes say for how much of it an agency is permitted; all but this, how days are drawn."""
EXIT_FRAMES = ("retirement", "quit_ages", "quit_tenure", "disability_ages", "smaller_fractions")
FRAMES_NOT_READ: tuple[str, ...] = ("staff", "hire_ages", *EXIT_FRAMES, "leave_ages", "parental_leave")
FRAMES_NOT_READ += ("accounts", "functions", "competences", "post_sizes", "applicant_months")
_KEPT = 12
_KEPT_PROBLEMS = 500
_keeping = threading.Lock()
_problems: dict[str, Any] = {}
_rotas: dict[str, Rotas] = {}
_plans: dict[str, Plan] = {}


@dataclass(frozen=True)
class Rotas:
    """Need and the rotas that cover it."""

    need: pd.DataFrame
    rota: RotaPlan


@dataclass(frozen=True)
class Plan:
    """Need, rotas, pools and posts of one scenario."""

    need: pd.DataFrame
    rota: RotaPlan
    pool: PoolPlan
    posts: pd.DataFrame

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The frames that a result shows."""
        solves = [self.rota.solves.assign(room="rota"), self.pool.solves.assign(room="pool")]
        return {
            "posts": self.posts,
            "cover": self.rota.cover,
            "solves": pd.concat([frame for frame in solves if not frame.empty] or solves[:1], ignore_index=True),
            "pool_sizing": self.pool.sizing,
            "need": self.need,
        }


def plan_for(scenario: Scenario, tell: Progress, workers: int = 1) -> Plan:
    """The scenario's plan, made now or kept from an earlier run that read the same facts.

    `tell` is called with (stage, done, total); `workers` is the number of processes that size rotas; the plan does not
    depend on it.
    """
    return _kept(_plans, plan_key(scenario), lambda: _plan(scenario, tell, workers))


def plan_is_kept(scenario: Scenario) -> bool:
    """Whether the plan is at hand: else rotas or pools are sized first, which takes seconds."""
    return plan_key(scenario) in _plans


def plan_key(scenario: Scenario) -> str:
    """A hash of the part of the scenario that need, rota and pool read."""
    return _digest(scenario, _facts(scenario), _frames_not_read(scenario))


def rota_key(scenario: Scenario) -> str:
    """A hash of the part that need and rota read: not absence, what pools cost, nor whether they are in use."""
    facts = _facts(scenario)
    del facts["recourse"], facts["dispatch"], facts["absence"]
    facts["groups"] = {name: without_leaves(group) for name, group in scenario.groups.items()}
    facts["pools"] = {name: without_leaves(pool) for name, pool in scenario.pools.items()}
    facts["planning_years"] = planning_years(scenario)
    planned = any(unit.rota and unit.rota.absence_planned for unit in scenario.units.values())
    unread = _frames_not_read(scenario)
    return _digest(scenario, facts, unread if planned else (*unread, "absence"))


def _frames_not_read(scenario: Scenario) -> tuple[str, ...]:
    """Tables that sizing does not read; limits from today's people read the staff table."""
    rotas = [unit.rota for unit in scenario.units.values() if unit.rota]
    limited = any(rota.goals and rota.goals.staff for rota in rotas)
    return tuple(name for name in FRAMES_NOT_READ if not (limited and name == "staff"))


def _plan(scenario: Scenario, tell: Progress, workers: int) -> Plan:
    tell("rota", 0, 2)
    rotas = _kept(_rotas, rota_key(scenario), lambda: _size_rotas(scenario, workers))
    tell("pool", 1, 2)
    pool = size_pools(scenario, rotas.rota)
    posts = pd.concat([rotas.rota.posts, pool.posts, need_posts(scenario, rotas.need)], ignore_index=True)
    order = ["year", "unit", "group", "percent", "weekend_every"]
    tell("pool", 2, 2)
    posts = posts[POST_COLUMNS].sort_values(order, kind="stable", ignore_index=True)
    return Plan(rotas.need, rotas.rota, pool, posts)


def _size_rotas(scenario: Scenario, workers: int) -> Rotas:
    need = need_table(scenario)
    if len(_problems) > _KEPT_PROBLEMS:
        _problems.clear()
    # scenarios that differ in a few units share the answers of all the others
    return Rotas(need, size_rotas(scenario, need, workers=workers, cache=_problems))


def _kept(store: dict[str, Sized], key: str, make: Callable[[], Sized]) -> Sized:
    found = store.get(key)
    if found is None:
        found = make()
        with _keeping:  # several sessions of one process may size at once
            store[key] = found
            while len(store) > _KEPT:
                del store[next(iter(store))]
    return found


def _facts(scenario: Scenario) -> dict[str, Any]:
    """The settings that sizing reads; staff rates and prices of pay are not among them."""
    facts = scenario.model_dump(
        mode="json", exclude={*NOT_READ, "groups", "workforce", "budget", "dispatch", "absence"}
    )
    facts["groups"] = {name: without_leaves(group, GROUP_LEAVES_READ) for name, group in scenario.groups.items()}
    facts["workforce"] = without_leaves(scenario.workforce)
    facts["dispatch"] = scenario.dispatch.model_dump(mode="json", include=set(DISPATCH_READ))
    facts["absence"] = scenario.absence.model_dump(mode="json", exclude=ABSENCE_NOT_READ)
    facts["rule_table"] = rule_table(scenario).fingerprint
    facts["budget"] = scenario.budget.model_dump(mode="json", include=set(BUDGET_READ))
    return facts


def _digest(scenario: Scenario, facts: dict[str, Any], frames_not_read: tuple[str, ...]) -> str:
    digest = hashlib.sha256(json.dumps(facts, sort_keys=True).encode())
    for table in sorted(set(ROW_MODELS) - set(frames_not_read)):
        digest.update(scenario.frame(table).to_csv(index=False).encode())
    return digest.hexdigest()


def without_leaves(part: BaseModel, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fixed facts of a part, and the leaves named in `but`; other leaves (rates, prices, switches), alone or in
    blocks of nothing else, are not read."""
    unread = {name for name, value in part if _unread(value) and name not in but}
    return part.model_dump(mode="json", exclude=unread)


def _unread(value: object) -> bool:
    """A leaf, or a block of leaves only."""
    return isinstance(value, Leaf) or (isinstance(value, BaseModel) and all(isinstance(own, Leaf) for _, own in value))
