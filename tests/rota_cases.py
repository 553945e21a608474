"""Cases that several rota tests share, and a checker that knows clock times and rules but no graph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from model.rota import GroupTerms, LineRange, Prices, Requirement, RotaProblem, Rules, Shift

DAY = 1440
WEEK = 7 * DAY

DAY_SHIFT = Shift("day", 450, 900, 450, "day")
EVENING = Shift("evening", 900, 1350, 450, "evening")
NIGHT = Shift("night", 1320, 1920, 600, "night")
LONG_WEEKEND = Shift("long", 450, 1200, 750, "long", (5, 6))
PLAIN = Shift("work", 480, 960, 480, "day")

WARD_RULES = Rules(
    daily_rest=540, weekly_rest=2100, longest_shift=750, days_in_row=6, nights_in_row=4, minutes_in_week=54 * 60
)


def week_of(requirements: Sequence[int], start: int = 480, end: int = 960) -> tuple[Requirement, ...]:
    """One group's requirement Monday to Sunday."""
    return tuple(
        Requirement("all", day * DAY + start, day * DAY + end, number) for day, number in enumerate(requirements)
    )


def cyclic(requirements: Sequence[int], rules: Rules, line: LineRange) -> RotaProblem:
    """One group, one 8-hour shift a day, five shifts a full week, as few workers as possible."""
    return RotaProblem(
        shifts=(PLAIN,),
        groups=(GroupTerms("all", (), 0.0),),
        lines=(line,),
        cover=week_of(requirements),
        rules=rules,
        prices=Prices(uncovered_hour=0.0, unqualified_step=0.0, line=1.0, part_time_line=0.0),
        full_hours=40.0,
        allow_uncovered=False,
        mip_gap=1e-6,
    )


def ward(scale: int = 1, **changes: object) -> RotaProblem:
    """A nursing-home ward of about 25 positions: three groups, four shifts, day and night all week."""
    cover = []
    for day in range(7):
        fewer = day > 4
        for group, start, end, people in (
            ("assistant", 450, 900, 2 - fewer),
            ("assistant", 900, 1350, 1),
            ("nurse", 450, 900, 2),
            ("nurse", 900, 1350, 1),
            ("skilled", 450, 900, 4 - fewer),
            ("skilled", 900, 1350, 3),
            ("skilled", 1320, 1920, 2),
        ):
            cover.append(Requirement(group, day * DAY + start, day * DAY + end, people * scale))
    facts: dict[str, object] = {
        "shifts": (DAY_SHIFT, EVENING, LONG_WEEKEND, NIGHT),
        "groups": (
            GroupTerms("assistant", (), 230.0),
            GroupTerms("nurse", ("skilled",), 300.0),
            GroupTerms("skilled", ("assistant",), 260.0),
        ),
        "lines": (LineRange("full_third", 0.97, 1.0, 3), LineRange("part_third", 0.3, 0.95, 3)),
        "cover": tuple(sorted(cover, key=lambda row: (row.group, row.start))),
        "rules": WARD_RULES,
        "prices": Prices(2000.0, 20.0, 50.0, 300.0),
        "full_hours": 35.5,
        "overbook": 1.131,
    }
    return RotaProblem(**(facts | changes))  # type: ignore[arg-type]


def faults(days: Sequence[Shift | None], rules: Rules, weekend_every: int | None) -> set[str]:
    """Names of the rules that a line breaks, from clock times alone.

    `days` starts on a Monday and holds whole weeks. What lies before the first day is taken to be free time, what
    lies after the last is not judged, so blocks that touch either end are judged only where they are too long.
    """
    found: set[str] = set()
    spells = [(at * DAY + s.start, at * DAY + s.end, s) for at, s in enumerate(days) if s is not None]
    for (_, end, _), (start, _, _) in pairwise(spells):
        if start - end < rules.daily_rest:
            found.add("daily rest")
    if any(rules.longest_shift is not None and s.paid > rules.longest_shift for _, _, s in spells):
        found.add("longest shift")
    for week in range(len(days) // 7):
        found |= _week_faults(spells, week * WEEK, rules)
    found |= _block_faults(days, rules)
    worked = [(days[at] is not None, days[at + 1] is not None) for at in range(5, len(days), 7)]
    if rules.complete_weekends and any(saturday != sunday for saturday, sunday in worked):
        found.add("complete weekends")
    if weekend_every is not None:
        on = [any(pair) for pair in worked]
        windows = [sum(on[at : at + weekend_every]) for at in range(len(on) - max(weekend_every, 1) + 1)]
        if (weekend_every == 0 and any(on)) or (weekend_every and any(number != 1 for number in windows)):
            found.add("weekend frequency")
    return found


def _week_faults(spells: list[tuple[int, int, Shift]], monday: int, rules: Rules) -> set[str]:
    found = set()
    inside = [
        (max(s, monday), min(e, monday + WEEK), shift) for s, e, shift in spells if s < monday + WEEK and e > monday
    ]
    edges = [monday, *(edge for start, end, _ in inside for edge in (start, end)), monday + WEEK]
    if max(edges[at + 1] - edges[at] for at in range(0, len(edges), 2)) < rules.weekly_rest:
        found.add("weekly rest")
    # the test's shifts have no unpaid break, so clock minutes are paid minutes
    if rules.minutes_in_week is not None and sum(end - start for start, end, _ in inside) > rules.minutes_in_week:
        found.add("hours in week")
    return found


def _block_faults(days: Sequence[Shift | None], rules: Rules) -> set[str]:
    found = set()
    marks = "".join("." if shift is None else "n" if shift.family == "night" else "d" for shift in days)
    on = [len(block) for block in marks.replace("n", "d").split(".") if block]
    off = [len(block) for block in marks.replace("n", "d").split("d") if block]
    nights = [len(block) for block in marks.replace("d", ".").split(".") if block]
    inner_on = on[1 if marks[0] != "." else 0 : -1 if marks[-1] != "." else None]
    inner_off = off[1 if marks[0] == "." else 0 : -1 if marks[-1] == "." else None]
    if rules.days_in_row is not None and any(length > rules.days_in_row for length in on):
        found.add("days in a row")
    if rules.nights_in_row is not None and any(length > rules.nights_in_row for length in nights):
        found.add("nights in a row")
    if rules.most_days_off is not None and any(length > rules.most_days_off for length in off):
        found.add("most days off")
    if any(length < rules.least_days_in_row for length in inner_on):
        found.add("least days in a row")
    if any(length < rules.least_days_off for length in inner_off):
        found.add("least days off")
    return found
