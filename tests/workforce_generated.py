"""Small municipalities with extreme facts, drawn by hypothesis; and engines with a changed word in them."""

from __future__ import annotations

import sys
import types
from pathlib import Path
from typing import Any

import pandas as pd
from hypothesis import strategies as st

import model.workforce
from model.workforce import Rulebook, compile_rulebook
from tests.tiny import fact
from tests.workforce_towns import STAFF_COLUMNS, lively_settings, posts, town

ROOM = Path(model.workforce.__file__).parent
SIMPY_PARTS = ("substitute", "people", "openings", "stock", "record", "drift", "hours", "engine")
KERNEL_PARTS = ("chance", "facts", "queue", "town", "people", "training", "posts", "hiring", "record")
KERNEL_PARTS += ("substitutes", "contracts", "drift", "hours", "engine")
PLACES = (("ward", "nurse"), ("ward", "skilled"), ("ward", "assistant"), ("school", "teacher"), ("school", "assistant"))
GROUPS = ("assistant", "nurse", "skilled", "teacher")

share = st.sampled_from([0.0, 1.0, 0.5, 0.05, 0.3, 0.999])
months = st.sampled_from([0.0, 0.4, 1.0, 2.5, 7.0])
fraction = st.sampled_from([1.0, 0.97, 0.5, 0.96, 0.033, 0.71, 0.8])


@st.composite
def _group(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "quit_rate_annual": fact(draw(share)),
        "long_leave_rate_annual": fact(draw(st.sampled_from([0.0, 0.2, 1.0, 6.0]))),
        "long_leave_mean_months": fact(draw(st.sampled_from([1.0, 2.5, 9.0]))),
        "applicants_per_month": fact(draw(st.sampled_from([0.0, 0.3, 1.0, 4.0]))),
        "hire_delay_mean_months": fact(draw(months)),
        "patience_months": fact(draw(st.sampled_from([0, 1, 5]))),
        "unqualified_hire_share": fact(draw(share)),
        "larger_fraction_take_up": fact(draw(share)),
        "drift": draw(_group_drift()),
    }


@st.composite
def _group_drift(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "offered_share": fact(draw(share)),
        "inflow_per_month": fact(draw(st.sampled_from([0.0, 0.2, 3.0, 40.0]))),
        "capacity": fact(draw(st.sampled_from([0.0, 0.01, 0.13, 0.5, 1.0]))),
        "quit_rate_annual": fact(draw(share)),
        "long_term_rate_annual": fact(draw(share)),
        "permanent_rate_annual": fact(draw(share)),
    }


@st.composite
def _drift(draw: st.DrawFn) -> dict[str, Any]:
    few = st.sampled_from([1, 2, 3, 7, 36])
    limits = ("continuous_months", "temporary_months", "break_months", "idle_months")
    switch = {"from_year": draw(st.sampled_from([2026, 2027])), "on": draw(st.booleans())}
    return {name: fact(draw(few)) for name in limits} | {
        "claim_share": fact(draw(share)),
        "controlled_recruitment": fact({2026: switch["on"] and switch["from_year"] == 2026, 2027: switch["on"]}),
        "controlled_inflow_factor": fact(draw(st.sampled_from([0.0, 0.5, 2.0]))),
        "controlled_training_share": fact(draw(share)),
    }


@st.composite
def _programme(draw: st.DrawFn, pattern: dict[str, Any]) -> dict[str, Any]:
    leads = draw(st.permutations(GROUPS))
    return pattern | {
        "from_group": leads[0],
        "to_group": leads[1],
        "in_use": fact(draw(st.sampled_from([True, True, False]))),
        "seats": fact(draw(st.sampled_from([0, 1, 3, 40]))),
        "intake_months": draw(st.sampled_from([[1], [8], [2, 9], list(range(1, 13))])),
        "duration_months": fact(draw(st.sampled_from([1, 2, 7, 40]))),
        "experience_months": fact(draw(st.sampled_from([0, 6, 60]))),
        "entry_rate_annual": fact(draw(share)),
        "dropout_rate_monthly": fact(draw(st.sampled_from([0.0, 0.05, 1.0]))),
        "study_leave_share": fact(draw(share)),
    }


@st.composite
def _staff(draw: st.DrawFn) -> pd.DataFrame:
    youngest, oldest = draw(st.sampled_from([(1956, 2008), (1957, 1957), (1985, 2005), (1952, 1965)]))
    people = draw(
        st.lists(
            st.tuples(
                st.sampled_from(PLACES),
                st.sampled_from(GROUPS),
                st.integers(youngest, oldest),
                st.integers(1, 12),
                fraction,
                st.sampled_from([None, 1.0, 0.5, 0.9]),
                st.integers(0, 30),
                st.sampled_from(["permanent", "hourly", "temporary"]),
            ),
            min_size=1,
            max_size=25,
        )
    )
    rows = [
        (f"p{n}", place[0], group, place[1], year, month, size, wanted, contract, served)
        for n, (place, group, year, month, size, wanted, served, contract) in enumerate(people)
    ]
    columns = ["person_id", "unit", "group", "post_group", "birth_year", "birth_month", "fraction", "wanted_fraction"]
    frame = pd.DataFrame(rows, columns=[*columns, "contract", "seniority_years"])
    return frame[STAFF_COLUMNS]


@st.composite
def _posts(draw: st.DrawFn) -> pd.DataFrame:
    parts = []
    for year in (2026, *draw(st.sampled_from([(), (2027,), (2027, 2028)]))):
        rows = [
            (*place, percent, heads)
            for place in PLACES
            for percent, heads in draw(
                st.lists(
                    st.tuples(st.sampled_from([100, 98, 60, 47, 15, 1]), st.integers(0, 6)), min_size=1, max_size=2
                )
            )
        ]
        parts.append(posts(*rows, year=year))
    return pd.concat(parts, ignore_index=True)


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    """A compiled municipality of up to 25 people, three years, up to four programmes."""
    facts = lively_settings()
    for name in facts["groups"]:
        facts["groups"][name] |= draw(_group())
    pattern = facts["programmes"]["practice_candidate"]
    facts["programmes"] = {f"course_{n}": draw(_programme(pattern)) for n in range(draw(st.integers(0, 4)))}
    facts["workforce"]["smallest_vacancy"] = draw(st.sampled_from([0.01, 0.15, 1.0]))
    facts["drift"] = draw(_drift())
    facts["workforce"]["offers_in_use"] = fact(draw(st.booleans()))
    facts["workforce"]["experience_at_hire_months"] = fact(draw(st.sampled_from([0, 24, 400])))
    facts["workforce"]["retirement_factor"] = fact(draw(st.sampled_from([0.0, 1.0, 3.0])))
    return compile_rulebook(town(facts, draw(_staff())), draw(_posts()))


def changed_simpy(old: str = "", new: str = "") -> Any:
    """The SimPy engine with one passage changed wherever it stands."""
    return _copied("processes", SIMPY_PARTS, (old, new))


def plain_kernel(old: str = "", new: str = "") -> Any:
    """The kernel as plain Python, uncompiled, with one passage changed wherever it stands."""
    return _copied("kernel", KERNEL_PARTS, (old, new))


def _copied(folder: str, parts: tuple[str, ...], change: tuple[str, str]) -> Any:
    old, new = change
    sources = {part: (ROOM / folder / f"{part}.py").read_text(encoding="utf-8") for part in parts}
    assert not old or any(old in source for source in sources.values()), f"nothing says {old!r}"
    uncompiled = types.ModuleType("copied.compiler")
    vars(uncompiled).update(compiled=lambda function: function, entrance=lambda function: function)
    sys.modules["copied.compiler"] = uncompiled
    try:
        for part in parts:
            source = sources[part].replace(old, new) if old else sources[part]
            for other in (*parts, "compiler"):
                source = source.replace(f"from model.workforce.{folder}.{other} import", f"from copied.{other} import")
            module = types.ModuleType(f"copied.{part}")
            sys.modules[module.__name__] = module
            exec(compile(source, f"copied {part}", "exec"), vars(module))
        return sys.modules["copied.engine"].simulate_replication
    finally:
        for name in [name for name in sys.modules if name.startswith("copied.")]:
            del sys.modules[name]
