"""What binds, at which price: the shadow prices of the linear program, in kroner a week and in words.

A price is what the objective of the linear program – every goal at its price, fractions of lines allowed – would
rise by for one more, as long as the same limits bind; so it is a guide to where a change helps, and no quotation.
"""

from __future__ import annotations

from collections.abc import Mapping

from model.rota.answers import LimitPrice
from model.rota.columns import Program
from model.rota.problem import Requirement
from model.rota.shifts import DAY, WEEK, WEEKDAY_NAMES, clock_text
from model.rota.solver import row_prices

# prices below this many kroner a week are rounding
SMALL = 0.5
SATURDAY = 5
Prices = dict[tuple[str, int, int], float]
LIMITS = ("full_time", "fewer", "heads", "more")


def limit_prices(program: Program) -> tuple[LimitPrice, ...]:
    """The prices of a linear program that has just been solved, sorted; none for what costs nothing.

    Raises SolverError when the solver has proven no shadow prices.
    """
    values = row_prices(program.lp)
    price = {key: values[name] for key, name in program.binding.items()}
    problem = program.problem
    number = {group.id: place for place, group in enumerate(problem.groups)}
    found: list[LimitPrice] = []
    weekend: dict[str, float] = {}
    for row in problem.cover:
        nok = _requirement_price(program, price, row, number[row.group])
        found.append(LimitPrice("cover", row.group, row.start, row.end, nok))
        if row.start // DAY >= SATURDAY:
            weekend[row.group] = weekend.get(row.group, 0.0) + nok
    found += [LimitPrice("weekend", group, SATURDAY * DAY, WEEK, nok) for group, nok in weekend.items()]
    for (limit, group, _), nok in price.items():
        if limit in LIMITS:
            found.append(LimitPrice(limit, "" if group < 0 else problem.groups[group].id, 0, 0, nok))
    kept = [LimitPrice(p.limit, p.group, p.start, p.end, round(p.nok, 2)) for p in found if abs(p.nok) >= SMALL]
    return tuple(sorted(kept, key=lambda p: (p.limit, p.group, p.start, p.end, p.nok)))


def price_text(price: LimitPrice, titles: Mapping[str, str]) -> str:
    """The price as a sentence; `titles` are the groups' names by id."""
    nok = f"NOK {abs(price.nok):,.0f} a week"
    who = titles[price.group].lower() if price.group else "person"
    if price.limit == "cover":
        when = f"{WEEKDAY_NAMES[price.start % WEEK // DAY]} {clock_text(price.start)}–{clock_text(price.end)}"
        return f"One more {who} required {when} costs about {nok}."
    if price.limit == "weekend":
        return f"One more {who} required at all hours of the weekend's cover costs about {nok}."
    if price.limit == "heads":
        return f"One more person allowed in the unit's rota saves about {nok}."
    if price.limit == "more":
        return f"One more {who} allowed beyond today's number saves about {nok}."
    if price.limit == "fewer":
        return f"One {who} fewer allowed below today's number saves about {nok}."
    return f"One more full position asked for costs about {nok}."


def _requirement_price(program: Program, price: Prices, row: Requirement, group: int) -> float:
    """One more person required in a row of the cover: its intervals, and the absence planned for its hours."""
    hourly = price.get(("planned", group, -1), 0.0) * program.problem.overbook
    nok = 0.0
    for place, interval in enumerate(program.intervals):
        inside = any(row.start <= interval.start + turn < row.end for turn in (0, WEEK))
        if inside:
            nok += price.get(("cover", group, place), 0.0) + hourly * interval.counted_hours
    return nok
