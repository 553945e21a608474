"""Checks on the cover: patterns that a rota uses, and clock times that mean something and the rota can draw."""

from __future__ import annotations

from model.errors import Problem, nearest
from model.scenario.check_resting import minutes_of
from model.scenario.facts import Facts, names_in

TOLD = 20
MIDNIGHT = "00:00"


def cover_faults(facts: Facts) -> list[Problem]:
    """Patterns that require nobody or that no unit uses, and times off the half hour."""
    if "cover" not in facts.frames:
        return []
    return [*_empty(facts), *_unused(facts), *_off_the_half_hour(facts), *_no_time(facts)]


def no_time(where: str, clock: str) -> Problem:
    """The fault of a cover that ends when it starts; round the clock is written from midnight to midnight."""
    remedy = f"correct one of the times; round the clock is written {MIDNIGHT}–{MIDNIGHT}"
    return Problem(where, f"a cover from {clock} to {clock}", "an end that is not the start", remedy)


def _empty(facts: Facts) -> list[Problem]:
    """A cover pattern that a rota uses asks for somebody."""
    totals = facts.frames["cover"].groupby("cover_id")["required"].sum()
    return [
        facts.problem(
            path, f"the cover pattern “{name}”, which requires nobody", "cover above 0", "fill in the cover table"
        )
        for path, name in names_in(facts.data, "units.*.rota.cover")
        if totals.get(name, 1) == 0
    ]


def _unused(facts: Facts) -> list[Problem]:
    """A pattern that no unit uses is most often a slip of the keyboard, whose hours would be lost unseen."""
    used = sorted({name for _, name in names_in(facts.data, "units.*.rota.cover")})
    ids, problems = facts.frames["cover"]["cover_id"], []
    for name, rows in ids.groupby(ids, sort=True).groups.items():
        if name in used:
            continue
        close = nearest(str(name), used)
        remedy = f"did you mean “{close}”?" if close else "delete the rows, or name the pattern in a unit's rota"
        found = f"“{name}”, which no unit uses, in {len(rows)} rows"
        allowed = "a cover pattern that a unit's rota names: " + (", ".join(used[:12]) or "none is named")
        problems.append(Problem(facts.cell("cover", int(rows[0]), "cover_id"), found, allowed, remedy))
    return problems


def _no_time(facts: Facts) -> list[Problem]:
    frame = facts.frames["cover"]
    same = frame[(frame["start"] == frame["end"]) & (frame["start"] != MIDNIGHT)].head(TOLD)
    return [no_time(facts.cell("cover", int(str(row)), "end"), str(clock)) for row, clock in same["end"].items()]


def _off_the_half_hour(facts: Facts) -> list[Problem]:
    problems = []
    for column in ("start", "end"):
        clocks = facts.frames["cover"][column]
        for row, clock in clocks[clocks.map(lambda text: minutes_of(text) % 30 != 0).astype(bool)].head(TOLD).items():
            where = facts.cell("cover", int(str(row)), column)
            remedy = "move the time to the nearest half hour"
            problems.append(Problem(where, f"“{clock}”", "a time on the hour or half hour", remedy))
    return problems
