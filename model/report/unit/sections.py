"""The parts of a unit's answer, in order: each a title, a few sentences and a small table.

Screen, page, workbook and JSON all show these parts, so a figure is worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from model.report.texts import term, text
from model.report.texts.rota import rota_words
from model.report.unit.headings import DAY_NAMES, FIGURES
from model.report.unit.written import weekend_words, written
from model.rota import (
    UnitPlan,
    bound_said,
    clock_text,
    cover_frame,
    duty_frame,
    evenness_frame,
    figures,
    goals_told,
    people_frame,
    price_said,
    relaxation_table,
    said,
    sized_figures,
    transition_said,
    unit_titles,
    way_from_today,
    weekend_identity,
)

DAY = 24 * 60
WEEKS = 52


@dataclass(frozen=True, eq=False)
class Section:
    """One part: `key` names it in JSON, `frame` has the columns that COLUMNS gives a heading and a format.

    total : a last row that sums the number columns is to be shown.
    """

    key: str
    title: str
    sentences: tuple[str, ...]
    frame: pd.DataFrame
    total: bool = False


def sections(plan: UnitPlan) -> list[Section]:
    """Every part that the unit's file asks for."""
    parts = [
        _people(plan),
        _calendar(plan),
        _binding(plan),
        _reasons(plan),
        _shortage(plan),
        _cover(plan),
        _duty(plan),
        _prices(plan),
    ]
    parts[5:5] = [_evenness(plan), _frontier(plan), _transition(plan)]
    return [part for part in parts if part is not None]


def key_figures(plan: UnitPlan) -> list[tuple[str, str, str, float]]:
    """(key, title, format, value) of the figures that head everything."""
    values = figures(plan)
    return [(key, term(title), written, values[key]) for key, title, written in FIGURES]


def titled(plan: UnitPlan, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with titles in place of ids, in the columns that hold ids."""
    names = titles_of_unit(plan)
    changed = {column: frame[column].map(names[column]) for column in names if column in frame}
    return frame.assign(**changed)


def titles_of_unit(plan: UnitPlan) -> dict[str, dict[str, str]]:
    """Titles by id for groups, line kinds and shifts; "" is a day off."""
    unit = plan.unit
    return {
        "group": {name: group.title for name, group in unit.groups.items()},
        "kind": {line.id: unit.rota.line_kinds[line.kind].title for line in plan.problem.lines},
        "shift": {name: kind.title for name, kind in unit.rota.shift_kinds.items()} | {"": text("unit_off")},
    }


def _people(plan: UnitPlan) -> Section:
    frame = people_frame(plan)
    words = [text("unit_people_full")]
    hour = {terms.id: terms.hour_nok for terms in plan.problem.groups}
    owed = float((frame["hours_owed_year"] * frame["group"].map(hour)).sum())
    if owed >= 1:
        words.append(text("unit_people_owed", nok=written(owed, "nok")))
    words += [rota_words(row[-1], unit_titles(plan.unit)) for row in goals_told(plan.sizing)]
    words.append(_sized_words(plan))
    return Section("people", text("unit_people"), tuple(words), titled(plan, frame), total=True)


def _sized_words(plan: UnitPlan) -> str:
    """Which of two answers is shown, and why the sizing's differs."""
    sized, built = sized_figures(plan), figures(plan)
    same = abs(sized["positions"] - built["positions"]) < 0.05
    if same and abs(sized["cost_year_nok"] - built["cost_year_nok"]) < 0.0005 * built["cost_year_nok"]:
        return text("unit_same")
    positions, cost = written(sized["positions"], "one"), written(sized["cost_year_nok"], "nok")
    return text("unit_sized", positions=positions, cost=cost)


def _calendar(plan: UnitPlan) -> Section | None:
    """Closed and quiet weeks, and what they mean for the figures of a year."""
    calendar = plan.unit.calendar
    if calendar is None:
        return None
    rows = [
        (period.title, _weeks_words(period.first_week, period.last_week), period.activity.at(plan.unit.year))
        for period in sorted(calendar.periods.values(), key=lambda period: period.first_week)
    ]
    hours = written(plan.problem.full_hours, "one")
    running = written(plan.weeks.running, "one")
    words = [text("unit_calendar_runs", title=calendar.title, weeks=running, hours=hours)]
    if plan.weeks.paid < WEEKS:
        words.append(text("unit_calendar_paid", weeks=written(plan.weeks.paid, "one")))
    else:
        words.append(text("unit_calendar_year"))
    required = float(cover_frame(plan)["required_hours"].sum()) * plan.weeks.running
    words.append(text("unit_calendar_cover", hours=written(required, "count")))
    frame = pd.DataFrame(rows, columns=["period", "calendar_weeks", "activity"])
    return Section("calendar", text("unit_calendar"), tuple(words), frame)


def _weeks_words(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _binding(plan: UnitPlan) -> Section:
    titles = unit_titles(plan.unit)
    words = tuple(rota_words(bound_said(row), titles) for _, row in plan.bounds.iterrows())
    kept = ["group", "peak_heads", "hours_heads", "weekend_heads", "weekend_every", "least_heads"]
    frame = plan.bounds[kept].assign(group=plan.bounds["group"].map({**titles, "all": text("unit_whole")}))
    return Section("binding", text("unit_binding"), words, frame)


def _reasons(plan: UnitPlan) -> Section | None:
    if plan.reasons.empty:
        return None
    kept = ["group", "kind", "lines", "mean_percent", "reason", "one_full_nok_week", "all_full_nok_week"]
    reasons = [rota_words(said(f"reason_{reason.replace(' ', '_')}")) for reason in plan.reasons["reason"]]
    words = (
        text("unit_part_time_law"),
        *(rota_words(told, unit_titles(plan.unit)) for told in plan.reasons["said"]),
    )
    return Section("part_time", text("unit_part_time"), words, titled(plan, plan.reasons[kept]).assign(reason=reasons))


def _shortage(plan: UnitPlan) -> Section | None:
    if plan.shortage is None:
        return None
    titles = unit_titles(plan.unit)
    frame = relaxation_table(plan.shortage, titles).drop(columns="kind")
    frame = frame.assign(relaxation=[rota_words(one.said, titles) for one in plan.shortage.relaxations])
    words = tuple(rota_words(told, titles) for told in plan.shortage.said)
    return Section("shortage", text("unit_shortage"), words, frame)


def _evenness(plan: UnitPlan) -> Section:
    frame = evenness_frame(plan.lines.rota, plan.problem.shifts)
    empty = int(frame["empty_weeks"].sum())
    words = [
        text("unit_evenness_how"),
        text("unit_evenness_empty", count=empty) if empty else text("unit_evenness_all"),
    ]
    return Section("evenness", text("unit_evenness"), tuple(words), frame)


def _frontier(plan: UnitPlan) -> Section | None:
    if plan.frontier.empty:
        return None
    kept = ["weekends", "long_shifts", "pool_share", "heads", "full_time_share", "mean_percent", "cost_nok_year"]
    frame = plan.frontier[[*kept, "uncovered_hours", "reason"]]
    idle = [name for name, none in (("pool_share", 0.0), ("reason", "")) if (frame[name] == none).all()]
    frame = frame.drop(columns=idle).assign(
        weekends=frame["weekends"].map(_weekends_words),
        long_shifts=frame["long_shifts"].map({True: term("yes"), False: term("no")}),
    )
    found = weekend_identity(plan)
    # where long shifts save nobody, the sentence is the one without them
    kept_said = [one for one in found if one.key != "with_long_shifts" or one["what"] not in found]
    words = [rota_words(one, unit_titles(plan.unit)) for one in kept_said]
    return Section("frontier", text("unit_frontier"), (text("unit_frontier_how"), *words), frame)


def _weekends_words(weekends: str) -> str:
    if "/" in weekends:
        return text("weekend_mixed", parts=weekends)
    return weekend_words(int(weekends))


def _transition(plan: UnitPlan) -> Section | None:
    found = way_from_today(plan)
    if found is None:
        return None
    titles = unit_titles(plan.unit) | {"unit": plan.unit.title}
    lead = f"{plan.unit.title.lower()}, "
    words = tuple(
        sentence.removeprefix(lead)[:1].upper() + sentence.removeprefix(lead)[1:]
        for sentence in (rota_words(told, titles) for told in transition_said(found))
    )
    kept = [
        "group",
        "people",
        "planned_people",
        "raised",
        "without_post",
        "percent_now",
        "percent_after",
        "percent_plan",
    ]
    frame = found.groups[[*kept, "exit_rate_annual", "years_people"]]
    per = {name: frame[name] / 100 for name in ("percent_now", "percent_after", "percent_plan")}
    return Section("transition", text("unit_transition"), words, titled(plan, frame.assign(**per)))


def _prices(plan: UnitPlan) -> Section:
    """Shadow prices of the cover; equal ones at the same time of several weekdays stand in one row."""
    rows: dict[tuple[str, str, float], list[int]] = {}
    for price in plan.sizing.prices:
        if price.limit == "cover":
            time = f"{clock_text(price.start)}–{clock_text(price.end)}"
            rows.setdefault((price.group, time, price.nok), []).append(price.start // DAY % 7)
    frame = pd.DataFrame(
        [
            (group, ", ".join(term(DAY_NAMES[day]) for day in days), time, nok)
            for (group, time, nok), days in rows.items()
        ],
        columns=["group", "weekdays", "time", "nok_week"],
    )
    titles = unit_titles(plan.unit)
    words = [
        text("unit_prices_how"),
        *(rota_words(price_said(price), titles) for price in plan.sizing.prices if price.limit != "cover"),
    ]
    return Section("prices", text("unit_prices"), tuple(words), titled(plan, frame))


def _cover(plan: UnitPlan) -> Section:
    frame = cover_frame(plan)
    short = float(frame["uncovered_hours"].sum())
    words = [text("unit_cover_all") if short < 1e-6 else text("unit_cover_short", hours=written(short, "one"))]
    if plan.problem.overbook > 1 and not plan.sizing.shortfalls.planned:
        share = 100 * (plan.problem.overbook - 1)
        words.append(text("unit_cover_planned", percent=written(share, "one")))
    return Section("cover", text("unit_cover"), tuple(words), titled(plan, frame), total=True)


def _duty(plan: UnitPlan) -> Section:
    words = (text("unit_on_duty_how"),)
    return Section("on_duty", text("unit_on_duty"), words, titled(plan, duty_frame(plan)), total=False)
