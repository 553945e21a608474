"""The report on one page: a single HTML file that asks nothing of any other place."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from model.errors import InputError, Problem
from model.report.charts import axis_note, need_and_supply_chart, over_time_chart, svg, svg_file
from model.report.difference import difference_cells
from model.report.files import write_whole
from model.report.finding import findings
from model.report.headline import headline_cells, headline_frame
from model.report.html import element, figure, fold, paragraph, table, whole_page
from model.report.names import titles_of
from model.report.numbers import number
from model.report.series import need_and_supply, over_time
from model.report.texts import assumption_words, term, text
from model.runs import Result


def write_page(results: Sequence[Result], path: str | Path, titles: Sequence[str] | None = None) -> Path:
    """Write the page for a baseline and its alternatives; whole or not at all."""
    return write_whole(Path(path), page_html(results, titles).encode())


def write_picture(result: Result, path: str | Path) -> Path:
    """Write need against supply as a picture of its own (SVG); whole or not at all."""
    chart = need_and_supply_chart(need_and_supply(result), (text("need"), text("supply")))
    return write_whole(Path(path), svg_file(svg(chart, "picture")))


def page_html(results: Sequence[Result], titles: Sequence[str] | None = None) -> str:
    """The page as text: finding, headline table, differences, pictures with their tables, assumptions, method.

    `results`: the baseline first, then alternatives with the same seed, replications and years.
    `titles`: what they are called, if not by :func:`titles_of`.
    """
    if not results:
        raise InputError(Problem("page", "no run", "one run or more", "name the run folders"))
    base = results[0]
    titles = titles_of(results) if titles is None else titles
    parts = [_header(base), _finding(results, titles), _headline(results, titles), _differences(results, titles)]
    parts += [_need(results, titles), *_lines(results, titles), _assumptions(base), _footer(base)]
    return whole_page(text("page_title", title=base.scenario.title), parts)


def _header(base: Result) -> str:
    years = base.scenario.years
    played = text("facts_replications", count=base.replications)
    facts = [f"{years[0]}–{years[-1]}", text("facts_seed", seed=base.seed), played]
    facts += [text("facts_register", snapshot=base.scenario.snapshot)]
    facts += [text("facts_prices", price_year=base.scenario.budget.price_year)]
    lines = [element("h1", escape(text("page_title", title=base.scenario.title)))]
    if base.scenario.synthetic:
        lines.append(paragraph(text("synthetic"), "synthetic"))
    lines.append(paragraph(" · ".join(facts), "facts"))
    if base.replications == 1:
        lines.append(paragraph(text("single_run"), "synthetic"))
    return element("header", "".join(lines))


def _finding(results: Sequence[Result], titles: Sequence[str]) -> str:
    return element("div", "".join(paragraph(line) for line in findings(results, titles)), class_="finding")


def _headline(results: Sequence[Result], titles: Sequence[str]) -> str:
    frame = headline_frame(results)
    cells = headline_cells(frame)
    scenarios = list(dict.fromkeys(frame["scenario"]))
    rows = [
        [escape(row["title"]), *(_cell(row[label], row[f"{label} p10–p90"]) for label in scenarios)]
        for _, row in cells.iterrows()
    ]
    title = text("headline_title", year=results[0].scenario.years[-1])
    note = text("headline_note", replications=results[0].replications)
    return element("h2", escape(title)) + table([text("indicator"), *titles], rows, note, "wide")


def _cell(value: str, spread: str) -> str:
    return f'<span class="value">{escape(value)}</span><small>{escape(spread)}</small>'


def _differences(results: Sequence[Result], titles: Sequence[str]) -> str:
    """Each alternative against the baseline, paired by replication; empty for a single result."""
    if len(results) < 2:
        return ""
    cells = difference_cells(results)
    rows = [
        [escape(str(of_one["title"].iloc[0])), *(_difference(row) for row in of_one.to_dict("records"))]
        for _, of_one in cells.groupby("indicator", sort=False)
    ]
    caption = text("difference_note", year=results[0].scenario.years[-1])
    return element("h2", escape(text("difference_title"))) + table(
        [text("indicator"), *titles[1:]], rows, caption, "wide"
    )


def _difference(row: dict[Hashable, Any]) -> str:
    """A difference with its spread, and the word better or worse when the whole spread says so."""
    shown, spread, better = escape(row["difference"]), escape(row["range"]), row["better"]
    if not better:
        return f'<span class="value">{shown}</span><small>{spread}</small>'
    return f'<span class="value {better}">{shown} {escape(text(better))}</span><small>{spread}</small>'


def _need(results: Sequence[Result], titles: Sequence[str]) -> str:
    """Need against supply: the baseline's picture open, the alternatives' folded."""
    years = results[0].scenario.years
    words = text("need_supply_alt", first=years[0], last=years[-1])
    parts = [element("h2", escape(text("need_supply_title"))), paragraph(text("need_supply_note"), "note")]
    for place, (result, title) in enumerate(zip(results, titles, strict=True)):
        frame = need_and_supply(result)
        picture = svg(need_and_supply_chart(frame, (text("need"), text("supply"))), f"need{place}")
        shown = frame.rename(columns={"group": text("group"), "year": text("year"), "need": text("need")})
        drawn = figure(
            picture, f"{title}. {words}", shown.rename(columns={"mean": text("supply")}), text("charts_table")
        )
        # print leaves out whatever is folded, and the baseline's picture is the page's main one
        parts.append(fold(title, drawn) if place else element("h3", escape(title)) + drawn)
    return "".join(parts)


def _lines(results: Sequence[Result], titles: Sequence[str]) -> list[str]:
    price_year = results[0].scenario.budget.price_year
    return [
        _line(results, titles, ("full_time", "full_time_share", 100.0), text("full_time_unit")),
        _line(results, titles, ("cover", "cover_share", 100.0), text("cover_unit")),
        _line(results, titles, ("cost", "net_cost_nok", 1e-6), text("cost_unit", price_year=price_year)),
    ]


def _line(results: Sequence[Result], titles: Sequence[str], what: tuple[str, str, float], unit: str) -> str:
    key, indicator, scale = what
    years = results[0].scenario.years
    frame = over_time(results, titles, indicator, scale)
    words = text(f"{key}_title") + ". " + text("over_time_alt", first=years[0], last=years[-1])
    words = f"{words} {axis_note(frame)}".strip()
    picture = svg(over_time_chart(frame, unit), key)
    shown = frame.rename(columns={"scenario": text("scenario"), "year": text("year"), "mean": unit})
    return element("h2", escape(text(f"{key}_title"))) + figure(picture, words, shown, text("charts_table"))


def _assumptions(base: Result) -> str:
    from model.scenario import assumptions

    frame = assumptions(base.scenario)
    counts = frame["status"].value_counts().sort_index()
    said = ", ".join(f"{count} {term(str(status))}" for status, count in counts.items())
    rows = [[escape(words) for words in assumption_words(row)] for row in frame.itertuples(index=False)]
    header = [term(str(column).replace("_", " ")) for column in frame.columns]
    listed = table(header, rows, text("assumptions_note"), "text")
    head = element("h2", escape(text("assumptions"))) + paragraph(text("assumptions_count", said=said), "note")
    return head + fold(text("assumptions_all", count=number(len(frame), "hours/year")), listed)


def _footer(base: Result) -> str:
    method = text("method", replications=base.replications, seed=base.seed)
    return element("footer", paragraph(method) + paragraph(text("reproduce")))
