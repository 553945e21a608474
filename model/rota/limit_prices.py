"""What binds, at which price: the shadow prices of the linear program, in kroner a week and in words.

A price is what the objective of the linear program – every goal at its price, fractions of lines allowed – would
rise by for one more, as long as the same limits bind; so it is a guide to where a change helps, and no quotation.
"""

from __future__ import annotations

from model.rota.answers import LimitPrice
from model.rota.columns import Program
from model.rota.english import in_english
from model.rota.problem import Requirement
from model.rota.shifts import DAY, WEEK
from model.rota.solver import row_prices
from model.rota.wording import Said, Titles, said

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


def price_said(price: LimitPrice) -> Said:
    """The price as a sentence: what one more costs, or one more allowed saves."""
    nok = abs(price.nok)
    if price.limit == "cover":
        weekday = price.start % WEEK // DAY
        return said(
            "price_cover", group=price.group, weekday=weekday, start=price.start % DAY, end=price.end % DAY, nok=nok
        )
    if price.group:
        return said(f"price_{price.limit}", group=price.group, nok=nok)
    return said(f"price_{price.limit}", nok=nok)


def price_text(price: LimitPrice, titles: Titles) -> str:
    """`price_said` in English; `titles` are the groups' names by id."""
    return in_english(price_said(price), titles)


def _requirement_price(program: Program, price: Prices, row: Requirement, group: int) -> float:
    """One more person required in a row of the cover: its intervals, and the absence planned for its hours."""
    hourly = price.get(("planned", group, -1), 0.0) * program.problem.overbook
    nok = 0.0
    for place, interval in enumerate(program.intervals):
        inside = any(row.start <= interval.start + turn < row.end for turn in (0, WEEK))
        if inside:
            nok += price.get(("cover", group, place), 0.0) + hourly * interval.counted_hours
    return nok
