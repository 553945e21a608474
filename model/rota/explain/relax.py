"""A rota that falls short: what is missing, what stands in the way, and the cheapest ways out, each solved again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations

import pandas as pd

from model.rota.english import in_english
from model.rota.explain.changes import TOGETHER, Change, both, changes_for
from model.rota.explain.missing import missing_in, missing_said, missing_shifts
from model.rota.explain.options import Options
from model.rota.goals import STRICT
from model.rota.problem import RotaProblem
from model.rota.program import build_program
from model.rota.sizing import TOLERANCE, Missing, Shortfall, Sizing, find_shortfall, has_line, size_problem
from model.rota.solver import Infeasible, solve
from model.rota.wording import NOTHING, Said, Titles, said

NO_OPTIONS = Options()
MOST = 3
# pairs are tried only when single relaxations do not suffice; more than these are not looked at
MOST_PAIRS = 60
RELAXATION_COLUMNS = ["rank", "kind", "relaxation", "extra_nok_week", "extra_nok_year", "waived_hours", "heads"]
KINDS = ("weekend", "shift", "rule", "part_time", "lines", "substitution", "heads")
# a way out is told under this key
WAY_OUT = "way_out"
WEEKS = 52
# prices this near each other are the same
ROUNDING_NOK = 1.0
AS_IT_STANDS = Change("price", said("change_price"), lambda problem: problem)


def explain_shortfall(
    problem: RotaProblem, options: Options = NO_OPTIONS, titles: Titles | None = None, most: int = MOST
) -> Shortage | None:
    """What the problem lacks and the cheapest relaxations, or None when its cover can be met as it stands.

    The plan as it is counts as short when cover may not fall short and cannot be met, when the sized rota leaves
    hours uncovered, and when nobody can work a line. Each relaxation named has been sized with every required hour
    covered; one that does not manage that is not named, nor one that is no cheaper than covering every hour with
    nothing relaxed. Its price is what its plan costs a week above the plan that falls short, hours without cover left
    out of the latter. Cover given up is told beside it, and counts at the price of an hour without cover when the
    cheapest are chosen. Raises SolverError when the solver proves nothing.
    """
    missing, paid = _as_it_is(problem)
    if not missing and paid is not None:
        return None
    shifts = missing_shifts(problem, missing)
    full = _sized(problem, _bounded(problem, [AS_IT_STANDS]), paid or 0.0, 1)
    found = _cheapest(problem, changes_for(problem, missing, options), paid or 0.0, most)
    if full:
        found = tuple(one for one in found if one.weighed_nok_week < full[0].extra_nok_week - ROUNDING_NOK)
    first = [said("shortage_missing", gap=gap) for gap in missing_said(shifts)]
    if paid is None:
        first = [said("shortage_no_line")]
    told = (*first, *_told(problem, full, found), *([said(_end(full, found))] if len(found) < most else []))
    return Shortage(
        missing=shifts,
        binding=_binding(found),
        full_cover=full[0] if full else None,
        relaxations=found,
        said=told,
        sentences=tuple(in_english(one, titles) for one in told),
    )


def relaxation_table(shortage: Shortage, titles: Titles | None = None) -> pd.DataFrame:
    """[rank, kind, relaxation, extra_nok_week, extra_nok_year, waived_hours, heads], cheapest first.

    relaxation is in English; each relaxation's `said` tells it in no language.
    """
    rows = [
        (
            rank,
            r.kind,
            in_english(r.said, titles),
            r.extra_nok_week,
            WEEKS * r.extra_nok_week,
            r.waived_hours,
            sum(r.sizing.lines.values()),
        )
        for rank, r in enumerate(shortage.relaxations, start=1)
    ]
    return pd.DataFrame(rows, columns=RELAXATION_COLUMNS)


def _as_it_is(problem: RotaProblem) -> tuple[tuple[Missing, ...], float | None]:
    """What is missing, and kroner a week of the plan that falls short without its uncovered hours; None = no line."""
    answer = size_problem(replace(problem, allow_uncovered=True))
    if not isinstance(answer, Sizing):
        return (find_shortfall(problem).missing if has_line(problem) else ()), None
    hours = float((answer.interval_hours @ answer.uncovered).sum())
    # under a strict order of goals the objective is pay alone, and hours without cover are not in it
    priced = 0.0 if problem.goals.order == STRICT else problem.prices.uncovered_hour
    paid = answer.outcome.objective - priced * hours
    missing = missing_in(answer)
    if not problem.allow_uncovered:
        strict = size_problem(problem)
        missing = strict.missing if isinstance(strict, Shortfall) else ()
    return missing, paid


def _cheapest(problem: RotaProblem, singles: list[Change], paid: float, most: int) -> tuple[Relaxation, ...]:
    """The cheapest relaxations that work: single ones, and where those are too few, pairs that need both."""
    tried = _bounded(problem, singles)
    found = _sized(problem, _not_looser(tried), paid, most)
    if len(found) < most:
        works = {one.change.said for one in tried}
        rest = [change for change in singles if change.said not in works]
        # cover given up for two groups is one of the singles already
        couples = (pair for pair in combinations(rest, 2) if {one.kind for one in pair} != {"cover"})
        pairs = [both(first, second) for first, second in couples][:MOST_PAIRS]
        found += _sized(problem, _not_looser(_bounded(problem, pairs)), paid, most - len(found))
    return tuple(sorted(found, key=_weighed))


def _bounded(problem: RotaProblem, changes: Iterable[Change]) -> list[_Tried]:
    """The changes under which the linear program has a solution, with its kroner a week and waived cover's price."""
    found = []
    for change in changes:
        changed = replace(change.apply(problem), allow_uncovered=False)
        bound = _bound(changed)
        if bound is not None:
            found.append(_Tried(bound + change.waived_hours * problem.prices.uncovered_hour, change, changed))
    return found


def _not_looser(tried: list[_Tried]) -> list[_Tried]:
    """Of several that loosen one limit, the first – the lowest agreement – and a further one only when cheaper."""
    held: dict[str, float] = {}
    kept = []
    for one in tried:
        if one.bound < held.get(one.change.about, float("inf")) - ROUNDING_NOK:
            kept.append(one)
            if one.change.about:
                held[one.change.about] = one.bound
    return kept


def _sized(problem: RotaProblem, tried: list[_Tried], paid: float, most: int) -> tuple[Relaxation, ...]:
    """The cheapest of those tried, sized in order of their bound until no other can be cheaper."""
    found: list[Relaxation] = []
    # the bound holds where every goal has its price; else all that may work are sized
    priced = problem.goals.order != STRICT
    for one in sorted(tried, key=lambda one: one.bound):
        costs = sorted(relaxation.weighed_nok_week for relaxation in found)
        if len(found) >= most and priced and one.bound - paid >= costs[most - 1]:
            break
        answer = size_problem(one.problem)
        if isinstance(answer, Sizing):
            waived = one.change.waived_hours * problem.prices.uncovered_hour
            extra = answer.outcome.objective - paid
            told = (one.change.kind, one.change.said)
            found.append(Relaxation(*told, extra, extra + waived, one.change.waived_hours, one.problem, answer))
    # sorting keeps the order of the bounds, and with it of the agreements, among equal prices
    return tuple(sorted(found, key=_weighed)[:most])


def _weighed(relaxation: Relaxation) -> float:
    return round(relaxation.weighed_nok_week, 2)


def _bound(problem: RotaProblem) -> float | None:
    """The linear program's kroner a week; None when cover cannot be met or nobody can work a line."""
    program = build_program(problem)
    if not program.hours:
        return None
    try:
        solved = solve(program.lp)
    except Infeasible:
        return None
    return solved.objective if sum(hours.varValue for hours in program.hours.values()) > TOLERANCE else None


def _told(problem: RotaProblem, full: tuple[Relaxation, ...], found: tuple[Relaxation, ...]) -> list[Said]:
    if full:
        first = [said("shortage_price", nok=full[0].extra_nok_week, price=problem.prices.uncovered_hour)]
    else:
        kinds = _binding(found)
        first = [said("shortage_ways", kinds=tuple(said(f"limit_{kind}") for kind in kinds))] if kinds else []
    return [*first, *(_way_out(rank, relaxation) for rank, relaxation in enumerate(found, start=1))]


def _binding(found: tuple[Relaxation, ...]) -> tuple[str, ...]:
    """The kinds of limits that the ways out relax, those of a pair apart."""
    kinds = (kind for relaxation in found for kind in relaxation.kind.split(TOGETHER))
    return tuple(dict.fromkeys(kind for kind in kinds if kind in KINDS))


def _end(full: tuple[Relaxation, ...], found: tuple[Relaxation, ...]) -> str:
    """What is said where there are fewer ways out than asked for."""
    if full:
        return "shortage_no_other_cheaper" if found else "shortage_no_cheaper"
    return "shortage_no_other" if found else "shortage_no_way"


def _way_out(rank: int, relaxation: Relaxation) -> Said:
    hours = relaxation.waived_hours
    waived = said("cover_waived", hours=hours) if hours > 0 else NOTHING
    key = WAY_OUT + ("_more" if relaxation.extra_nok_week >= 0 else "_less")
    week = abs(relaxation.extra_nok_week)
    return said(key, rank=rank, what=relaxation.said, week=week, year=WEEKS * week, waived=waived)


@dataclass(frozen=True, eq=False)
class _Tried:
    """A change whose linear program has a solution: its bound in kroner a week, and the problem it makes."""

    bound: float
    change: Change
    problem: RotaProblem


@dataclass(frozen=True, eq=False)
class Relaxation:
    """A change that makes the cover possible: its price above the plan that falls short, and its problem, sized.

    weighed_nok_week : the price with cover given up counted at the price of an hour without cover.
    """

    kind: str
    said: Said
    extra_nok_week: float
    weighed_nok_week: float
    waived_hours: float
    problem: RotaProblem
    sizing: Sizing


@dataclass(frozen=True, eq=False)
class Shortage:
    """Why a rota falls short.

    missing : [group, weekday, family, people, hours], see `missing_shifts`.
    binding : kinds of limits that, relaxed, let the cover be met (weekend, shift, rule, part_time, lines,
        substitution, heads).
    full_cover : the plan that covers every hour with nothing relaxed, where there is one: then only the price of an
        hour without cover makes the plan short.
    relaxations : the cheapest first. said, sentences : all of it as `Said`s and in English.
    """

    missing: pd.DataFrame
    binding: tuple[str, ...]
    full_cover: Relaxation | None
    relaxations: tuple[Relaxation, ...]
    said: tuple[Said, ...]
    sentences: tuple[str, ...]
