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
from tests import training_generated
from tests.tiny import fact
from tests.training_generated import GROUPS
from tests.workforce_exits_generated import as_told, common_facts, exit_tables, group_facts
from tests.workforce_towns import STAFF_COLUMNS, lively_settings, posts, town

ROOM = Path(model.workforce.__file__).parent
SIMPY_PARTS: tuple[str, ...] = ("substitute", "people", "outside", "training", "openings", "leaving", "absence")
SIMPY_PARTS += ("stock", "record", "graduates", "drift", "hours", "engine")
KERNEL_PARTS = (
    "chance",
    "study",
    "facts",
    "queue",
    "counting",
    "town",
    "competences",
    "leaving",
    "absence",
    "graduates",
    "outside",
    "people",
    "training",
    "posts",
    "hiring",
    "record",
    "substitutes",
    "room",
    "contracts",
    "drift",
    "hours",
    "engine",
)
PLACES = (("ward", "nurse"), ("ward", "skilled"), ("ward", "assistant"), ("school", "teacher"), ("school", "assistant"))

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
        "recruitment": {
            "applicants_growth_annual": fact(draw(st.sampled_from([0.0, -0.5, 0.5]))),
            "graduate_take_up": fact(draw(share)),
            "dispensation_in_use": fact(draw(st.booleans())),
        },
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
def _college(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "title": "College",
        "group": draw(st.sampled_from(GROUPS)),
        "graduation_month": draw(st.sampled_from([1, 6, 12])),
        "graduates_annual": fact(draw(st.sampled_from([0, 1, 3, 60]))),
        "local_share": fact(draw(share)),
        "stay_months": fact(draw(st.sampled_from([0, 1, 5, 100]))),
    }


@st.composite
def _market(draw: st.DrawFn) -> dict[str, pd.DataFrame]:
    """Tables of post sizes and of applicants by month."""
    ends = draw(st.sampled_from([(100,), (1, 100), (46, 47, 99, 100)]))
    factor = st.sampled_from([0.0, 0.3, 1.0, 4.0])
    sizes = [(low + 1, high, draw(factor)) for low, high in zip((0, *ends), ends, strict=False)]
    season = [("all", month, draw(factor)) for month in range(1, 13)]
    season += [("nurse", month, float(month == 8) * 12) for month in range(1, 13)]
    return {
        "post_sizes": pd.DataFrame(sizes, columns=["percent_from", "percent_to", "applicants_factor"]),
        "applicant_months": pd.DataFrame(season, columns=["group", "month", "applicants_factor"]),
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
    """A compiled municipality of up to 25 people, three years, up to five programmes and two external ones, three
    colleges."""
    facts = lively_settings()
    for name in facts["groups"]:
        facts["groups"][name] |= draw(_group()) | draw(group_facts())
    facts |= draw(common_facts())
    pattern = facts["programmes"]["practice_candidate"]
    facts["programmes"] = draw(training_generated.programmes(pattern))
    facts["external_programmes"] = draw(training_generated.external_programmes())
    facts["competences"] = draw(training_generated.competences())
    facts["workforce"]["smallest_vacancy"] = draw(st.sampled_from([0.01, 0.15, 1.0]))
    facts["drift"] = draw(_drift())
    facts["workforce"]["offers_in_use"] = fact(draw(st.booleans()))
    facts["workforce"]["experience_at_hire_months"] = fact(draw(st.sampled_from([0, 24, 400])))
    facts["workforce"]["retirement_factor"] = fact(draw(st.sampled_from([0.0, 1.0, 3.0])))
    facts["recruitment"]["competition"] = fact(draw(st.sampled_from([0.5, 1.0, 100.0])))
    facts["recruitment"]["graduate_oldest_age"] = draw(st.sampled_from([20, 75]))
    facts["colleges"] = {f"college_{n}": draw(_college()) for n in range(draw(st.integers(0, 3)))}
    facts["positions"]["full_time_policy_in_use"] = fact(draw(st.booleans()))
    facts["positions"]["full_time_policy_take_up"] = fact(draw(share))
    staff, tables = draw(as_told(draw(_staff()))), draw(_market()) | draw(exit_tables())
    held = draw(training_generated.holders(sorted(set(staff["person_id"]))))
    return compile_rulebook(town(facts, staff, competences=held, **tables), draw(_posts()))


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
    doors = {"compiler": ("compiled", "inlined", "making", "entrance"), "handed": ("handed",), "ahead": ("fetched",)}
    for part, names in doors.items():
        uncompiled = types.ModuleType(f"copied.{part}")
        vars(uncompiled).update({name: lambda *given: given[0] for name in names})
        sys.modules[uncompiled.__name__] = uncompiled
    try:
        for part in parts:
            source = sources[part].replace(old, new) if old else sources[part]
            for other in (*parts, *doors):
                source = source.replace(f"from model.workforce.{folder}.{other} import", f"from copied.{other} import")
            module = types.ModuleType(f"copied.{part}")
            sys.modules[module.__name__] = module
            exec(compile(source, f"copied {part}", "exec"), vars(module))
        return sys.modules["copied.engine"].simulate_replication
    finally:
        for name in [name for name in sys.modules if name.startswith("copied.")]:
            del sys.modules[name]
