"""The parts of a unit's answer, in order: each a title, a few sentences and a small table.

Screen, page, workbook and JSON all show these parts, so a figure is worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from model.report.numbers import THIN
from model.report.unit.headings import DAY_NAMES, FIGURES
from model.report.unit.written import written
from model.rota import (
    UnitPlan,
    bound_sentence,
    clock_text,
    cover_frame,
    duty_frame,
    evenness_frame,
    figures,
    people_frame,
    price_text,
    relaxation_table,
    sized_figures,
    transition_sentences,
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
    return [(key, title, written, values[key]) for key, title, written in FIGURES]


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
        "shift": {name: kind.title for name, kind in unit.rota.shift_kinds.items()} | {"": "off"},
    }


def _people(plan: UnitPlan) -> Section:
    frame = people_frame(plan)
    words = ["A full-time line is a whole position; hours its shifts lack are owed and can be put on top of the rota."]
    hour = {terms.id: terms.hour_nok for terms in plan.problem.groups}
    owed = float((frame["hours_owed_year"] * frame["group"].map(hour)).sum())
    if owed >= 1:
        more = f"NOK {owed:,.0f}".replace(",", THIN)
        words.append(f"NOK a year is for the hours in the lines; the hours owed come to about {more} a year more.")
    words.append(_sized_words(plan))
    return Section("people", "Who the rota needs", tuple(words), titled(plan, frame), total=True)


def _sized_words(plan: UnitPlan) -> str:
    """Which of two answers is shown, and why the sizing's differs."""
    sized, built = sized_figures(plan), figures(plan)
    same = abs(sized["positions"] - built["positions"]) < 0.05
    if same and abs(sized["cost_year_nok"] - built["cost_year_nok"]) < 0.0005 * built["cost_year_nok"]:
        return "These are the figures of the lines as built; the sizing came to the same."
    positions, cost = written(sized["positions"], "one"), written(sized["cost_year_nok"], "nok")
    return (
        "These are the figures of the lines as built, and they hold. The sizing allows parts of shifts where lines "
        "work whole ones and part-time lines never less than sized; it came to "
        f"{positions} positions and NOK {cost} a year. The reasons for part time, what one more would cost and the "
        "comparison of weekends are worked out from it."
    )


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
    words = [
        f"{calendar.title}: the unit runs {written(plan.weeks.running, 'one')} of 52 weeks. Figures a week are of a "
        f"week that runs in full, in which a full position works {hours} hours.",
    ]
    if plan.weeks.paid < WEEKS:
        words.append(
            f"The year's hours are worked in these weeks and paid as {written(plan.weeks.paid, 'one')} of them."
        )
    else:
        words.append("Pay is for the whole year; holidays fall in the closed weeks first.")
    required = float(cover_frame(plan)["required_hours"].sum()) * plan.weeks.running
    words.append(f"The cover comes to {written(required, 'count')} hours a year.")
    frame = pd.DataFrame(rows, columns=["period", "calendar_weeks", "activity"])
    return Section("calendar", "When the unit runs", tuple(words), frame)


def _weeks_words(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _binding(plan: UnitPlan) -> Section:
    titles = unit_titles(plan.unit)
    words = tuple(bound_sentence(row, titles) for _, row in plan.bounds.iterrows())
    kept = ["group", "peak_heads", "hours_heads", "weekend_heads", "weekend_every", "least_heads"]
    frame = plan.bounds[kept].assign(group=plan.bounds["group"].map({**titles, "all": "The unit"}))
    return Section("binding", "What decides the number of people", words, frame)


def _reasons(plan: UnitPlan) -> Section | None:
    if plan.reasons.empty:
        return None
    kept = ["group", "kind", "lines", "mean_percent", "reason", "one_full_nok_week", "all_full_nok_week"]
    words = (
        "The need for part time must be documented and discussed (Working Environment Act § 14-1 b).",
        *plan.reasons["sentence"].tolist(),
    )
    return Section("part_time", "Why there is part time", words, titled(plan, plan.reasons[kept]))


def _shortage(plan: UnitPlan) -> Section | None:
    if plan.shortage is None:
        return None
    frame = relaxation_table(plan.shortage, unit_titles(plan.unit)).drop(columns="kind")
    return Section("shortage", "What is missing, and what would help", plan.shortage.sentences, frame)


def _evenness(plan: UnitPlan) -> Section:
    frame = evenness_frame(plan.lines.rota, plan.problem.shifts)
    empty = int(frame["empty_weeks"].sum())
    words = [
        "Shifts are exchanged between the weeks of a line, and dealt out to people with a line of their own, so that "
        "weeks are as alike as cover and working time allow.",
        "Every week of every line has work." if not empty else f"{empty} weeks of the lines are without work.",
    ]
    return Section("evenness", "How even the weeks are", tuple(words), frame)


def _frontier(plan: UnitPlan) -> Section | None:
    if plan.frontier.empty:
        return None
    kept = ["weekends", "long_shifts", "pool_share", "heads", "full_time_share", "mean_percent", "cost_nok_year"]
    frame = plan.frontier[[*kept, "uncovered_hours", "reason"]]
    idle = [name for name, none in (("pool_share", 0.0), ("reason", "")) if (frame[name] == none).all()]
    frame = frame.drop(columns=idle).assign(
        weekends=frame["weekends"].map(_weekends_words),
        long_shifts=frame["long_shifts"].map({True: "yes", False: "no"}),
    )
    said = weekend_identity(plan)
    # where long shifts save nobody, the sentence is the one without them
    long = "With long weekend shifts: "
    words = [one for one in said if not one.startswith(long) or one.removeprefix(long) not in said]
    head = "Sized without building the lines; pay is that of the sizing, a pool's hours included."
    return Section("frontier", "Other weekend frequencies", (head, *words), frame)


def _weekends_words(weekends: str) -> str:
    names = {"1": "every", "2": "every 2nd", "3": "every 3rd"}
    parts = [names.get(every, f"every {every}th") for every in weekends.split("/")]
    return parts[0] if len(parts) == 1 else "mixed: " + ", ".join(part.removeprefix("every ") for part in parts)


def _transition(plan: UnitPlan) -> Section | None:
    found = way_from_today(plan)
    if found is None:
        return None
    titles = unit_titles(plan.unit) | {"unit": plan.unit.title}
    lead = f"{plan.unit.title.lower()}, "
    words = tuple(
        sentence.removeprefix(lead)[:1].upper() + sentence.removeprefix(lead)[1:]
        for sentence in transition_sentences(found, titles)
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
    return Section("transition", "From today's staff to the plan", words, titled(plan, frame.assign(**per)))


def _prices(plan: UnitPlan) -> Section:
    """Shadow prices of the cover; equal ones at the same time of several weekdays stand in one row."""
    rows: dict[tuple[str, str, float], list[int]] = {}
    for price in plan.sizing.prices:
        if price.limit == "cover":
            time = f"{clock_text(price.start)}–{clock_text(price.end)}"
            rows.setdefault((price.group, time, price.nok), []).append(price.start // DAY % 7)
    frame = pd.DataFrame(
        [(group, ", ".join(DAY_NAMES[day] for day in days), time, nok) for (group, time, nok), days in rows.items()],
        columns=["group", "weekdays", "time", "nok_week"],
    )
    titles = unit_titles(plan.unit)
    words = [
        "What one more person required at a time would add a week, by the linear program: a guide to where a change "
        "helps, and no quotation. Where weekends are worked whole, one more on one weekend day alone can cost more, "
        "because the other day comes with it.",
        *(price_text(price, titles) for price in plan.sizing.prices if price.limit != "cover"),
    ]
    return Section("prices", "What one more would cost", tuple(words), titled(plan, frame))


def _cover(plan: UnitPlan) -> Section:
    frame = cover_frame(plan)
    short = float(frame["uncovered_hours"].sum())
    words = [
        "Every required hour is covered."
        if short < 1e-6
        else f"{short:.1f} required hours a week are not covered by the right competence."
    ]
    if plan.problem.overbook > 1:
        share = 100 * (plan.problem.overbook - 1)
        words.append(f"The plan needs {share:.1f} % more hours than the cover asks for, so that holidays are planned.")
    return Section("cover", "Cover, hours a week", tuple(words), titled(plan, frame), total=True)


def _duty(plan: UnitPlan) -> Section:
    words = ("People who start each shift, mean over the weeks of the lines.",)
    return Section("on_duty", "People on each shift", words, titled(plan, duty_frame(plan)), total=False)
