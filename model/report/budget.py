"""The four-year plan in words: rows with titles, whether a scenario pays for itself, and a workbook of it all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from model.budget import pay_factors, plan_by
from model.report.html import element, table
from model.report.numbers import plain_number, span
from model.report.tables import BETWEEN, provenance_of, titles_of_codes
from model.report.texts import shipped_words, text
from model.report.workbook import workbook_bytes
from model.runs import Payback, Told
from model.scenario import assumptions

_MILLION = 1e-6


@dataclass(frozen=True)
class PlanShown:
    """A plan (as ``budget_plan`` gives it, in thousand kroner) and how it is read."""

    plan: pd.DataFrame
    told: Told
    current_prices: bool
    is_difference: bool = False


def plan_rows(shown: PlanShown, key: str) -> pd.DataFrame:
    """The plan as text: code, title, one column a year, total. Gross, income and net come last,
    and after them the range of the net cost where the plan is no difference.

    key : ``account_code``, ``function_code``, or ``both`` for an account's lines under each function.
    """
    rows = _line_rows(shown, key)
    spread = net_range(shown.told, sorted(shown.plan["year"].unique()))
    if shown.is_difference or spread["p10"].isna().any():
        return rows
    factors = pay_factors(shown.told.scenario) if shown.current_prices else pd.Series(1.0, spread["year"])
    thousands = spread[["p10", "p90"]].mul(factors[spread["year"]].to_numpy() / 1000, axis=0)
    ranges = [span(float(low), float(high), "hours/year") for low, high in thousands.to_numpy()]
    cells = dict(zip(spread["year"].astype(str), ranges, strict=True))
    last = {"code": "", "title": text("budget_range"), "total": ""} | cells
    return pd.concat([rows, pd.DataFrame([last])], ignore_index=True)


def _line_rows(shown: PlanShown, key: str) -> pd.DataFrame:
    if key == "both":
        lines = [
            _under_function(shown, str(code), part) for code, part in shown.plan.groupby("function_code", sort=True)
        ]
        sums = _titled(plan_by(shown.plan, "account_code"), shown, "account_code", "").tail(3)
        return pd.concat([*lines, sums], ignore_index=True)
    return _titled(plan_by(shown.plan, key), shown, key, "")


def _under_function(shown: PlanShown, function: str, plan: pd.DataFrame) -> pd.DataFrame:
    """The function as a heading, and its accounts; in a difference only those that differ."""
    lines = _titled(plan_by(plan, "account_code"), shown, "account_code", function)
    lines = lines[lines["code"] != ""]
    cells = lines.drop(columns=["code", "title"])
    if shown.is_difference:
        lines = lines[(cells != plain_number(0, 0)).any(axis=1)]
    if lines.empty:
        return lines
    title = _spoken_titles(shown.told, "function_code", pd.Series([function]))[0]
    head = {"code": function, "title": title} | dict.fromkeys(cells.columns, "")
    return pd.concat([pd.DataFrame([head]), lines], ignore_index=True)


def plan_table(shown: PlanShown, key: str, caption: str) -> str:
    """:func:`plan_rows` as a table in HTML, figures under each other and the sums set apart; every text is escaped."""
    rows = plan_rows(shown, key)
    years = [name for name in rows.columns if name not in ("code", "title", "total")]
    cells = []
    for row in rows.to_dict("records"):
        tag = "span" if row["code"] and row["total"] else "strong"
        head = " ".join(part for part in (row["code"], row["title"]) if part)
        cells.append([element(tag, escape(str(part))) for part in (head, *(row[name] for name in (*years, "total")))])
    first = text("budget_function" if key == "function_code" else "budget_account")
    first = f"{text('budget_function')}, {first.lower()}" if key == "both" else first
    return table([first, *map(str, years), text("budget_total")], cells, caption)


def net_range(told: Told, years: list[int]) -> pd.DataFrame:
    """Net cost of each year in prices of the price year: year, mean, p10, p90 (NOK)."""
    summary = told.summary
    rows = summary[(summary["unit"] == "all") & (summary["group"] == "all") & (summary["indicator"] == "net_cost_nok")]
    return rows[rows["year"].isin(years)].sort_values("year")[["year", "mean", "p10", "p90"]].reset_index(drop=True)


def payback_frame(found: Payback, title: str) -> pd.DataFrame:
    """The extra cost added up, in million kroner: scenario, year, mean, p10, p90, share (paid by then)."""
    frame = found.path.assign(scenario=title)
    return frame.assign(**{name: frame[name] * _MILLION for name in ("mean", "p10", "p90")})


def payback_sentences(found: Payback, title: str) -> list[str]:
    """Whether a scenario pays for itself, when, and what has to be found in advance."""
    if not found.costs_differ:
        return [text("budget_no_cost")]
    last, played = int(found.path["year"].iloc[-1]), len(found.table)
    paid = int(found.table["pays"].sum())
    lines = [text("budget_pays_in", title=title, last=last, paid=paid, replications=played)]
    lines.append(text("budget_pays_by", year=found.median_year) if paid else text("budget_pays_never"))
    if (found.table["highest_nok"] > 0).any():
        lines.append(text("budget_pays_highest", **_spread(found.table["highest_nok"], "high")))
    end = found.table["last_nok"]
    key, values = ("budget_pays_saved", -end) if end.mean() < 0 else ("budget_pays_last", end)
    return [*lines, text(key, last=last, **_spread(values, "amount"))]


def budget_workbook(shown: PlanShown, payback: Payback | None) -> bytes:
    """The plan as an xlsx workbook that adds up: by account, by function, line by line; pay-back; the assumptions."""
    told = shown.told
    prices = "current" if shown.current_prices else f"fixed, {told.scenario.budget.price_year}"
    facts = pd.DataFrame([("amounts", "thousand NOK, income negative"), ("prices", prices)], columns=["fact", "value"])
    lines = shown.plan.assign(title=_titles(told, "account_code", shown.plan["account_code"]))
    sheets = {
        "about": pd.concat([facts, provenance_of(told)], ignore_index=True),
        "accounts": _named(plan_by(shown.plan, "account_code"), told, "account_code"),
        "functions": _named(plan_by(shown.plan, "function_code"), told, "function_code"),
        "lines": lines.rename(columns={"amount": "thousand_nok"}),
        "net_cost_range": net_range(told, sorted(shown.plan["year"].unique())).assign(unit_of_measure="NOK"),
    }
    if payback is not None:
        sheets["payback"] = payback.path.rename(columns={"share": "share_paid"})
        sheets["payback_replications"] = payback.table
    return workbook_bytes(sheets | {"assumptions": assumptions(told.scenario)})


def _spread(values: pd.Series, name: str) -> dict[str, str]:
    million = values * _MILLION
    low, high = (float(million.quantile(share)) for share in (0.1, 0.9))
    return {name: plain_number(float(million.mean()), 1), "range": span(low, high, "million")}


def _titled(table: pd.DataFrame, shown: PlanShown, key: str, function: str) -> pd.DataFrame:
    sums = {kind: text(f"budget_{kind}") for kind in ("gross", "income", "net")}
    titles = _spoken_titles(shown.told, key, table["code"])
    named = [sums.get(kind, title) for kind, title in zip(table["kind"], titles, strict=True)]
    codes = [f"{function} {code}".strip() if code else "" for code in table["code"]]
    years = [name for name in table.columns if name not in ("code", "kind")]
    cells = {name: [plain_number(value, 0) for value in table[name]] for name in years}
    return pd.DataFrame({"code": codes, "title": named} | cells)


def _named(table: pd.DataFrame, told: Told, key: str) -> pd.DataFrame:
    named = table.assign(title=_titles(told, key, table["code"]), unit_of_measure="thousand NOK")
    return named[
        ["code", "title", "kind", *(name for name in table.columns if name not in ("code", "kind")), "unit_of_measure"]
    ]


def _spoken_titles(told: Told, key: str, codes: pd.Series) -> list[str]:
    """Titles on a page, the shipped ones in the reader's language; a workbook has them as the scenario has."""
    return [BETWEEN.join(map(shipped_words, title.split(BETWEEN))) for title in _titles(told, key, codes)]


def _titles(told: Told, key: str, codes: pd.Series) -> list[str]:
    frame = told.scenario.frame("accounts" if key == "account_code" else "functions")
    titles: Mapping[str, str] = titles_of_codes(frame, key)
    return [titles.get(str(code), "") for code in codes]
