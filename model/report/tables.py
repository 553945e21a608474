"""The tables of an export: what each holds, what its columns are called, and how the costs add up."""

from __future__ import annotations

import pandas as pd

from model.indicators import INDICATORS
from model.report.headline import headline_frame
from model.report.texts import text
from model.runs import Result, Told, versions

BETWEEN = " / "
"""Stands between the titles of a code that has several."""
_WEEK, _WEIGHTS = "hours/week", "ordinary hours a year (weights)"
# what a column is called in the workbook where its plain name does not say its unit
HEADERS = {
    "required_hours": f"required {_WEEK}",
    "covered_hours": f"covered {_WEEK}",
    "uncovered_hours": f"uncovered {_WEEK}",
    "surplus_hours": f"surplus {_WEEK}",
    "need_hours": "need, hours/year",
    "need_fte": "need, FTE",
    "percent": "percent of a full position",
    "weekend_every": "works every k-th weekend (0: none)",
    "pooled_cost": f"pooled cost, {_WEIGHTS}",
    "separate_cost": f"separate cost, {_WEIGHTS}",
}
_ABOUT = {
    "about": ("What each sheet holds.", ""),
    "headline": (
        "The ten main indicators in the last year, all units and groups together: mean and range p10–p90.",
        "in the column unit of measure",
    ),
    "summary": (
        "Every indicator by year, unit, competence group and item: mean, p10, p50 and p90 over the replications. "
        "“all” is the total.",
        "in the column unit of measure",
    ),
    "costs_total": (
        "Cost by year, KOSTRA function (down) and account (across), means summed over units. The column total is "
        "the sum of its row; the row “all” is the sum of the year's functions. Income is negative. "
        "A cell of 0 has no cost line.",
        "NOK a year, in prices of the price year (see provenance), not rounded",
    ),
    "costs": (
        "Every cost line by year, unit, KOSTRA function, account and kind of cost: mean, p10, p50 and p90 over the "
        "replications. Means add up over lines; p10, p50 and p90 do not. Income is negative.",
        "NOK a year, in prices of the price year (see provenance)",
    ),
    "need": (
        "What each unit needs of each competence group, before any absence or vacancy.",
        "need_hours: hours a year; need_fte: FTE",
    ),
    "posts": (
        "The posts that are to be filled, by size and weekends, in the years that are planned.",
        "percent: percent of a full position; weekend_every: works every k-th weekend (0: none); "
        "posts: number of posts",
    ),
    "rota_cover": (
        "What the rota promises before anyone is absent: required = covered + uncovered; surplus is worked beyond "
        "what is required.",
        "hours a week",
    ),
    "pool_sizing": (
        "Substitute pools: posts and expected yearly cost if the units share a pool, if each holds its own, and the "
        "newsvendor's posts as a check.",
        "posts: number of posts; pooled_cost and separate_cost: ordinary hours a year – price weights, not kroner "
        "and not hours worked",
    ),
    "indicators": ("The vocabulary: every indicator, how it adds up and what it means.", "of each indicator"),
    "assumptions": ("Every value in the scenario with source and status.", "in the column unit, where there is one"),
    "provenance": ("Where the figures come from: scenario, seed, replications, versions.", ""),
}


def tables_of(result: Result) -> dict[str, pd.DataFrame]:
    """Every table of the export by name, in the order of the sheets."""
    from model.scenario import assumptions

    costs = titled_costs(result)
    return {
        "about": about(),
        "headline": headline_frame([result]),
        "summary": result.summary,
        "costs_total": costs_total(costs),
        "costs": costs,
        "need": result.need,
        "posts": result.posts,
        "rota_cover": result.cover,
        "pool_sizing": result.pool_sizing,
        "indicators": _vocabulary(),
        "assumptions": assumptions(result.scenario),
        "provenance": provenance_of(result),
    }


def provenance_of(result: Told) -> pd.DataFrame:
    """What the figures come from: fact, value."""
    scenario = result.scenario
    facts = {
        "scenario": result.label,
        "title": scenario.title,
        "synthetic": "yes – every person and unit is invented" if scenario.synthetic else "no",
        "years": f"{scenario.years[0]}–{scenario.years[-1]}",
        "staff register of": scenario.snapshot,
        "price year": str(scenario.budget.price_year),
        "seed": str(result.seed),
        "replications": str(result.replications),
        "engine": result.engine,
        "measures": ", ".join(scenario.measures) or "none",
    }
    if result.replications == 1:
        facts["note"] = text("single_run")
    facts |= {f"version of {name}": version for name, version in (result.made_with or versions()).items()}
    return pd.DataFrame(facts.items(), columns=["fact", "value"])


def about() -> pd.DataFrame:
    """Each sheet with its meaning and units: sheet, meaning, units."""
    return pd.DataFrame([(name, *words) for name, words in _ABOUT.items()], columns=["sheet", "meaning", "units"])


def titled_costs(result: Result) -> pd.DataFrame:
    """The result's cost lines with the titles of function and account beside their codes."""
    accounts = result.scenario.frame("accounts").set_index("cost_item")["title"]
    costs = result.costs.copy()
    place = costs.columns.get_loc
    functions = titles_of_codes(result.scenario.frame("functions"), "function_code")
    costs.insert(int(place("function_code")) + 1, "function_title", costs["function_code"].map(functions))  # type: ignore[arg-type]
    costs.insert(int(place("account_code")) + 1, "account_title", costs["cost_item"].map(accounts))  # type: ignore[arg-type]
    return costs


def costs_total(costs: pd.DataFrame) -> pd.DataFrame:
    """Mean cost by year and function down, account across, summed over units, with totals both ways.

    costs : as :func:`titled_costs` gives them.
    Returns year, function_code, function_title, unit_of_measure, one column an account (code and title), total; after
    each year's functions a row with function_code ``all``. A function without a line on an account has cost 0 there.
    """
    titles = titles_of_codes(costs, "account_code")
    keys = ["year", "function_code"]
    cells = costs.pivot_table(index=keys, columns="account_code", values="mean", aggfunc="sum", fill_value=0.0)
    cells.columns = pd.Index([f"{code} {titles[code]}" for code in cells.columns])
    frame = cells.reset_index()
    every_function = cells.groupby("year").sum().reset_index().assign(function_code="all")
    # the sort is stable: a year's functions stand in order of code, and their sum after them
    frame = pd.concat([frame, every_function]).sort_values("year", kind="stable", ignore_index=True)
    frame["total"] = frame[list(cells.columns)].sum(axis=1)
    names = titles_of_codes(costs, "function_code") | {"all": "All functions"}
    frame.insert(2, "function_title", frame["function_code"].map(names))
    frame.insert(3, "unit_of_measure", "NOK")
    return frame


def titles_of_codes(frame: pd.DataFrame, code: str) -> dict[str, str]:
    """The title of each code; where the code has several, all of them."""
    title = "title" if "title" in frame else code.replace("_code", "_title")
    found = frame.groupby(code, sort=True)[title].unique()
    return {str(key): BETWEEN.join(map(str, names)) for key, names in found.items()}


def _vocabulary() -> pd.DataFrame:
    rows = [
        (one.key, one.title, one.unit_of_measure, one.over_years, one.over_units, one.group_is, one.better, one.help)
        for one in INDICATORS.values()
    ]
    names = ["indicator", "title", "unit_of_measure", "over_years", "over_units", "group_is", "better", "explanation"]
    return pd.DataFrame(rows, columns=names)
