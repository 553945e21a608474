"""Exits, compiled: retiring, disability, quitting and not returning, and smaller positions before retirement.

A person meets the year's chances at the own age, in one of a few *pension classes* (with or without the right
to early pension, man or not) and, for quitting, times the factor of one of a few *quit classes* (years with
the employer, kind of contract, sex, full or part time).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.scenario import kept
from model.scenario.schema import Scenario
from model.workforce.rules.ages import AGES, age_factors, check_share, retirement_chances
from model.workforce.rules.cumulative import Floats, each, monthly_chance
from model.workforce.rules.leaves import by_year, by_year_unit, by_year_unit_group, for_each_unit, one_of_each
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import SEX_NUMBERS
from model.workforce.rules.targets import Places

Ints = NDArray[np.int64]

NOT_TOLD, WOMAN, MAN = 0, SEX_NUMBERS["f"], SEX_NUMBERS["m"]
SEXES = 3
KINDS = ("long", "parental", "study")
"""Kinds of leave: long sick leave, parental leave, leave for study."""

NO_RETURN = ("long_leave_no_return_share", "parental_no_return_share", "study_leave_no_return_share")

BY_UNIT = (
    "groups.*.exits.disability_rate_annual",
    "groups.*.quit_rate_annual",
    "groups.*.exits.special_limit_take_up_annual",
    "groups.*.exits.early_pension_take_up_annual",
    "workforce.retirement_factor",
    "exits.first_year_quit_factor",
)
"""The leaves of exits that may differ by unit."""


@dataclass(frozen=True)
class ExitRules:
    """One uniform u a month decides among all ways to leave.

    Below `retire_below` retires, else below `ill_below` leaves on disability pension (both [Y, U, G, A, pension
    class]). Else quits if u − ill_below is below the least of 1 − ill_below and `quit` [same axes] × `factor`
    [Y, U, quit class]; so quitting is met by those who neither retire nor fall ill, `quit` being (1 − ill_below)
    q. Else who comes back from leave this month is gone for good with `no_return` [Y, kind of leave].
    `tenure_starts` months with the employer at which a band begins (the first is 0, one is 12);
    `early_sum` [Y] months of age and service that give the right to early pension; `men_below` [Y, G] recruits.
    """

    retire_below: Floats
    ill_below: Floats
    quit: Floats
    factor: Floats
    tenure_starts: Ints
    early_sum: Ints
    no_return: Floats
    men_below: Floats


@dataclass(frozen=True)
class ReductionRules:
    """Smaller positions before retirement: chance a month `below` [Y, U, A], `points` [A] per cent of a position."""

    below: Floats
    points: Ints


def compile_exits(scenario: Scenario, places: Places) -> ExitRules:
    """The exits of every year, unit, group, age and class."""
    everywhere, (places, like) = places, one_of_each(scenario, places, BY_UNIT)
    read = [everywhere, scenario.workforce, scenario.exits, *(scenario.groups[group].exits for group in places.groups)]
    read += [scenario.table(name) for name in ("retirement", "disability_ages")]
    name = f"rules of retirement and disability, {len(places.units)} units"
    retire, ill_below = kept(scenario, name, read, lambda: _retire_and_ill(scenario, places))
    rates = by_year_unit_group(scenario, places, "quit_rate_annual")
    quit_chance = each(monthly_chance, np.minimum(1.0, rates[..., None] * age_factors(scenario, "quit_ages")))
    starts = tenure_starts(scenario)
    men = [[scenario.groups[g].exits.men_share_of_recruits.at(year) for g in places.groups] for year in scenario.years]
    return ExitRules(
        retire_below=for_each_unit(retire, like),
        ill_below=for_each_unit(ill_below, like),
        quit=for_each_unit((1.0 - ill_below) * quit_chance[..., None], like),
        factor=np.take(_quit_factors(scenario, places, starts), like, axis=1),
        tenure_starts=starts,
        early_sum=np.rint(by_year(scenario, "exits.early_pension_sum_years") * MONTHS_A_YEAR).astype(np.int64),
        no_return=np.stack([check_share(f"leave.{n}", by_year(scenario, f"leave.{n}"), 1.0) for n in NO_RETURN], -1),
        men_below=check_share("groups.*.exits.men_share_of_recruits", np.array(men, dtype=np.float64), 1.0),
    )


def _retire_and_ill(scenario: Scenario, places: Places) -> tuple[Floats, Floats]:
    """Who retires, and who does or leaves on disability pension: thresholds [Y, U, G, A, pension class]."""
    retire = each(monthly_chance, _retirement_by_class(scenario, places))
    rates = by_year_unit_group(scenario, places, "exits.disability_rate_annual")
    ill = each(monthly_chance, np.minimum(1.0, rates[..., None] * age_factors(scenario, "disability_ages")))
    return retire, retire + (1.0 - retire) * ill[..., None]


def compile_reduction(scenario: Scenario, places: Places) -> ReductionRules:
    """The table of smaller fractions by age, times its factor."""
    chance, points = np.zeros(len(AGES)), np.zeros(len(AGES), dtype=np.int64)
    for low, high, yearly, percent in scenario.frame("smaller_fractions").itertuples(index=False, name=None):
        rows = (low <= AGES) & (high >= AGES)
        chance[rows], points[rows] = yearly, percent
    factor = by_year_unit(scenario, places, "exits.smaller_fraction_factor")
    return ReductionRules(each(monthly_chance, np.minimum(1.0, factor[..., None] * chance)), points)


def tenure_starts(scenario: Scenario) -> Ints:
    """Months with the employer at which a band of tenure begins; the first year is always one of its own."""
    years = scenario.frame("quit_tenure")["tenure_years_from"].astype(int)
    return np.array(sorted({0, 1, *years}), dtype=np.int64) * MONTHS_A_YEAR


def _quit_factors(scenario: Scenario, places: Places, starts: Ints) -> Floats:
    """Factor [Y, U, quit class]: tenure × first year × temporary × sex × part time."""
    table = scenario.frame("quit_tenure").sort_values("tenure_years_from")
    from_years = table["tenure_years_from"].to_numpy(np.int64)
    row = np.searchsorted(from_years, starts // MONTHS_A_YEAR, side="right") - 1
    tenure = table["factor"].to_numpy(np.float64)[row]
    first = by_year_unit(scenario, places, "exits.first_year_quit_factor")
    bands = np.where(starts < MONTHS_A_YEAR, first[..., None], 1.0) * tenure
    classes = bands[..., None, None, None]
    for name, axis, place in (("temporary", 2, 1), ("men", SEXES, MAN), ("part_time", 2, 1)):
        factor = by_year(scenario, f"exits.{name}_quit_factor")
        own = np.ones((len(factor), axis))
        own[:, place] = factor
        shape = {"temporary": (axis, 1, 1), "men": (1, axis, 1), "part_time": (1, 1, axis)}[name]
        classes = classes * own.reshape(len(factor), 1, 1, *shape)
    return np.asarray(classes.reshape(*first.shape, -1))


def _retirement_by_class(scenario: Scenario, places: Places) -> Floats:
    """Yearly chance to retire [Y, U, G, A, pension class]: the table, by sex, and the rules of the pension schemes.

    From the special age limit on, and with the right to early pension in the years before it, a further chance
    is met by those whom the table lets stay. At the general age limit everyone goes.
    """
    table = retirement_chances(scenario, places)
    men = by_year(scenario, "exits.men_retirement_factor")[:, None, None, None]
    of_sex = np.stack([table, np.minimum(1.0, table * men)], axis=-1)
    limits = _special_limits(scenario, places)[:, None, :, None]
    begins = limits - by_year(scenario, "exits.early_pension_years_before_limit")[:, None, None, None]
    at_limit = by_year_unit_group(scenario, places, "exits.special_limit_take_up_annual")[..., None]
    early = by_year_unit_group(scenario, places, "exits.early_pension_take_up_annual")[..., None]
    further = np.where(limits <= AGES, at_limit, 0.0)
    with_right = np.where((begins <= AGES) & (limits > AGES), early, further)
    chances = np.concatenate([_either(of_sex, further), _either(of_sex, with_right)], axis=-1)
    general = by_year(scenario, "exits.general_age_limit")
    chances[np.broadcast_to((general[:, None] <= AGES)[:, None, None, :], chances.shape[:-1])] = 1.0
    return chances


def _either(chance: Floats, further: Floats) -> Floats:
    """The chance that at least one of two happens."""
    return np.asarray(1.0 - (1.0 - chance) * (1.0 - further[..., None]))


def _special_limits(scenario: Scenario, places: Places) -> Floats:
    """Special age limit [Y, G]; out of reach where a group has none."""
    leaves = [scenario.groups[group].exits.special_age_limit for group in places.groups]
    rows = [[np.inf if leaf is None else leaf.at(year) for leaf in leaves] for year in scenario.years]
    return np.array(rows, dtype=np.float64)
