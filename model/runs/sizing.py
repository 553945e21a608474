"""What is decided before any chance is drawn: need, rotas, pools and the posts they give.

A plan depends on a part of the scenario only, so it is kept by a hash of just that part: a slider on
turnover finds its plan ready, a pool switched on finds the rotas ready. What is *not* read is named
here; everything else is taken to be read, and a test runs the sizing with the unread parts taken away.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any, TypeVar

import pandas as pd
from pydantic import BaseModel

from model.need import need_posts, need_table
from model.pool import GROUP_LEAVES_READ, PoolPlan, size_pools
from model.rota import RotaPlan, answers_of, planning_years, size_rotas
from model.runs.kept import Frames, is_kept, keep_frames, kept_frames
from model.runs.memory import Memory
from model.scenario import kept, rule_table
from model.scenario.schema import ROW_MODELS, Leaf, Scenario
from model.scenario.schema.absence import CAUSES

Progress = Callable[[str, int, int], None]
Kept = TypeVar("Kept")
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
WORTH_SECONDS = 2.0
_POOL_PARTS = 6
"""Of what is told while a plan is made, one part is pools to so many parts rotas."""


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


@dataclass(eq=False)
class Sized:
    """What has been sized, by key. `problems` are the rotas' answers, which scenarios that differ in a few units
    share."""

    plans: Memory[Plan] = field(default_factory=lambda: Memory(_KEPT))
    rotas: Memory[Rotas] = field(default_factory=lambda: Memory(_KEPT))
    problems: dict[str, Any] = field(default_factory=dict)
    told: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def found(self, memory: Memory[Kept], key: str, tell: Progress, find: Callable[[Progress], Kept]) -> Kept:
        """The answer for the key; who waits for another's finding it is told how far the other has come."""

        def telling(stage: str, done: int, total: int) -> None:
            tell(stage, done, total)
            self.told[key] = (stage, done, total)

        def finding() -> Kept:
            try:
                return find(telling)
            finally:
                self.told.pop(key, None)

        return memory.found(key, finding, lambda: tell(*self.told.get(key, ("rota", 0, 1))))


_FOR_ALL = Sized()


def plan_for(scenario: Scenario, tell: Progress, workers: int = 1) -> Plan:
    """The scenario's plan, made now or kept from an earlier run that read the same facts.

    Plans of invented municipalities are kept in this process, and on disk for the next one. Those of a scenario with
    real persons, or with a table that somebody sent in, are kept with the scenario alone and go when it goes.

    `tell` is called with (stage, done, total), several times a second while there is something to size, and what it
    raises ends the sizing; `workers` is the number of processes that size; the plan does not depend on it.
    """
    key, sized = plan_key(scenario), sized_for(scenario)

    def make(telling: Progress) -> Plan:
        return _from_disk(scenario, f"plan {key}", _plan_of) or _plan(scenario, key, telling, workers)

    return sized.found(sized.plans, key, tell, make)


def plan_is_kept(scenario: Scenario) -> bool:
    """Whether the plan is at hand: else rotas or pools are sized first, which takes seconds."""
    key = plan_key(scenario)
    return key in sized_for(scenario).plans or (not scenario.own and is_kept(f"plan {key}"))


def sized_for(scenario: Scenario) -> Sized:
    """Where the scenario's plans are kept: with all others of this process, or with the scenario itself."""
    if not scenario.own:
        return _FOR_ALL
    sized: Sized = scenario.worked_out.setdefault("sizing", Sized())
    return sized


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


def _plan(scenario: Scenario, key: str, tell: Progress, workers: int) -> Plan:
    begun = time.monotonic()
    rotas = _rotas(scenario, tell, workers)
    pool = _pools(scenario, rotas, tell, workers)
    posts = pd.concat([rotas.rota.posts, pool.posts, need_posts(scenario, rotas.need)], ignore_index=True)
    order = ["year", "unit", "group", "percent", "weekend_every"]
    posts = posts[POST_COLUMNS].sort_values(order, kind="stable", ignore_index=True)
    plan = Plan(rotas.need, rotas.rota, pool, posts)
    if _worth_keeping(scenario, begun):
        keep_frames(f"plan {key}", {**_rota_frames(rotas), "posts": posts, **_named("pool", pool)})
    return plan


def _rotas(scenario: Scenario, tell: Progress, workers: int) -> Rotas:
    key, sized = rota_key(scenario), sized_for(scenario)

    def make(telling: Progress) -> Rotas:
        found = _from_disk(scenario, f"rota {key}", _rotas_of)
        if found is None:
            begun = time.monotonic()
            found = _size_rotas(scenario, sized.problems, telling, workers)
            if _worth_keeping(scenario, begun):
                keep_frames(f"rota {key}", _rota_frames(found))
        return found

    return sized.found(sized.rotas, key, tell, make)


def _size_rotas(scenario: Scenario, problems: dict[str, Any], tell: Progress, workers: int) -> Rotas:
    tell("rota", 0, 1)
    need = need_table(scenario)
    if len(problems) > _KEPT_PROBLEMS:
        problems.clear()

    def told(done: int, total: int) -> None:
        tell("rota", done * _POOL_PARTS, max(1, total) * (_POOL_PARTS + 1))

    return Rotas(need, size_rotas(scenario, need, workers, problems, told))


def _pools(scenario: Scenario, rotas: Rotas, tell: Progress, workers: int) -> PoolPlan:
    """In a process of its own where there are some: other threads go on meanwhile, and it is given up when nobody
    waits."""

    def told(done: int, total: int) -> None:
        tell("pool", _POOL_PARTS + done, _POOL_PARTS + total)

    return next(plan for _, plan in answers_of(_size_pools, [(scenario, rotas.rota)], workers, told))


def _size_pools(facts: tuple[Scenario, RotaPlan]) -> PoolPlan:
    return size_pools(*facts)


def _worth_keeping(scenario: Scenario, begun: float) -> bool:
    """On disk: what took longer than it takes to read, and is nobody's own."""
    return not scenario.own and time.monotonic() - begun >= WORTH_SECONDS


def _from_disk(scenario: Scenario, name: str, made_of: Callable[[Frames], Kept]) -> Kept | None:
    """What an earlier process kept; nothing for a scenario of somebody's own, and None for tables of another shape."""
    frames = None if scenario.own else kept_frames(name)
    try:
        return None if frames is None else made_of(frames)
    except (KeyError, TypeError):
        return None


def _rota_frames(rotas: Rotas) -> Frames:
    return {"need": rotas.need, **_named("rota", rotas.rota)}


def _named(room: str, plan: RotaPlan | PoolPlan) -> Frames:
    """A plan's tables as one table each, called by room and field."""
    return {f"{room} {one.name}": getattr(plan, one.name) for one in fields(plan)}


def _rotas_of(frames: Frames) -> Rotas:
    return Rotas(frames["need"], RotaPlan(**{one.name: frames[f"rota {one.name}"] for one in fields(RotaPlan)}))


def _plan_of(frames: Frames) -> Plan:
    rotas = _rotas_of(frames)
    pool = PoolPlan(**{one.name: frames[f"pool {one.name}"] for one in fields(PoolPlan)})
    return Plan(rotas.need, rotas.rota, pool, frames["posts"])


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
        digest.update(kept(scenario, f"text of {table}", [scenario.table(table)], partial(_text, scenario, table)))
    return digest.hexdigest()


def _text(scenario: Scenario, table: str) -> bytes:
    return scenario.frame(table).to_csv(index=False).encode()


def without_leaves(part: BaseModel, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fixed facts of a part, and the leaves named in `but`; other leaves (rates, prices, switches), alone or in
    blocks of nothing else, are not read."""
    unread = {name for name, value in part if _unread(value) and name not in but}
    return part.model_dump(mode="json", exclude=unread)


def _unread(value: object) -> bool:
    """A leaf, or a block of leaves only."""
    return isinstance(value, Leaf) or (isinstance(value, BaseModel) and all(isinstance(own, Leaf) for _, own in value))
