"""What is decided before any chance is drawn: need, rotas, pools and the posts they give.

A plan depends on the demand side only, so it is kept by a hash of just that part of the scenario:
a slider on turnover or pay finds its rotas ready.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from model.need import need_posts, need_table
from model.pool import PoolPlan, size_pools
from model.rota import RotaPlan, size_rotas
from model.scenario.schema import Leaf, Scenario

Progress = Callable[[str, int, int], None]
POST_COLUMNS = ["year", "unit", "group", "percent", "weekend_every", "posts"]
# What need, rota and pool never read. Whatever is not named here is taken to be read.
_NOT_READ = ("name", "title", "synthetic", "snapshot", "workforce", "programmes", "budget", "tables")
_FRAMES_READ = ("population", "cover", "absence")
_KEPT = 12
_kept: dict[str, Plan] = {}


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


def plan_for(scenario: Scenario, tell: Progress) -> Plan:
    """The scenario's plan, made now or kept from an earlier run of the same demand side."""
    key = plan_key(scenario)
    if key not in _kept:
        _kept[key] = _make(scenario, tell)
        while len(_kept) > _KEPT:
            _kept.pop(next(iter(_kept)))
    return _kept[key]


def plan_key(scenario: Scenario) -> str:
    """A hash of the part of the scenario that need, rota and pool read."""
    facts = scenario.model_dump(mode="json", exclude=set(_NOT_READ) | {"groups"})
    facts["groups"] = {name: _without_leaves(group) for name, group in scenario.groups.items()}
    digest = hashlib.sha256(json.dumps(facts, sort_keys=True).encode())
    for table in _FRAMES_READ:
        digest.update(scenario.frame(table).to_csv(index=False).encode())
    return digest.hexdigest()


def _make(scenario: Scenario, tell: Progress) -> Plan:
    tell("rota", 0, 2)
    need = need_table(scenario)
    rota = size_rotas(scenario, need)
    tell("pool", 1, 2)
    pool = size_pools(scenario, rota)
    posts = pd.concat([rota.posts, pool.posts, need_posts(scenario, need)], ignore_index=True)
    order = ["year", "unit", "group", "percent", "weekend_every"]
    tell("pool", 2, 2)
    return Plan(need, rota, pool, posts[POST_COLUMNS].sort_values(order, kind="stable", ignore_index=True))


def _without_leaves(group: Any) -> dict[str, Any]:
    """A competence group's fixed facts; its rates belong to the staff, not to the plan."""
    return {name: value for name, value in group if not isinstance(value, Leaf)}
