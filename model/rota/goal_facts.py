"""From the scenario to a unit's goals, the absence it plans for, and the kinds of line it offers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.errors import InputError, Problem
from model.rota.full_time import FullTimeTerms, offered_kinds
from model.rota.goals import PRICED, Goals, StaffLimit
from model.rota.problem import FULL_TIME_FROM, NO_GOALS, LineRange
from model.rota.shifts import shifts_in_use
from model.scenario import UNIT, active_weeks, running_week_hours, working_time_rows
from model.scenario.schema import Leaf, Scenario
from model.scenario.schema.rota import UnitRota
from model.scenario.schema.rota_goals import StaffLimits

WEEKS = 52
MONTHS = 12
# share of contracted hours planned as absent beyond which a plan makes no sense
MOST_PLANNED = 0.6


def known_absence(scenario: Scenario, year: int, unit: str, weights: dict[str, float]) -> KnownAbsence:
    """The absence that the unit's rota plans for.

    weights : hours of cover by group, so that the average sickness is that of the unit's own mix.

    Raises InputError when the planned shares come to more than 60 %, or the absence table lacks a group.
    """
    rota = _rota(scenario, unit)
    # holidays fall first in the weeks in which a term calendar closes the unit; the rest of them is absence
    plan = active_weeks(scenario, unit, year) * running_week_hours(scenario, unit, year)
    holiday = max(0.0, 1 - scenario.working_time.net_hours_rota.at(year, unit) / plan)
    study = sickness = 0.0
    more = rota.absence_planned
    if more is not None:
        study = more.study_share.at(year, unit) * more.study_planned.at(year, unit)
        planned = more.sickness_planned.at(year, unit)
        sickness = planned * _sickness(scenario, year, unit, weights) if planned else 0.0
    found = KnownAbsence(rota.known_absence_planned.at(year, unit) * holiday, study, sickness)
    if found.share > MOST_PLANNED:
        raise InputError(
            Problem(
                f"units.{unit}.rota.absence_planned, year {year}",
                found.text(),
                f"at most {MOST_PLANNED:.0%} of contracted hours",
                "plan with a smaller share of the absence",
            )
        )
    return found


def _sickness(scenario: Scenario, year: int, unit: str, weights: dict[str, float]) -> float:
    """Average short absence over the year, share of contracted hours, groups weighted by their hours of cover."""
    table = scenario.frame("absence")
    total = 0.0
    for group in sorted(weights):
        shares = table.loc[table["group"] == group, "short_absence_share"].tolist()
        if len(shares) != MONTHS:
            where = f"the absence table, group {group}"
            raise InputError(Problem(where, f"{len(shares)} months", "one row for each of 12 months", "add the rows"))
        total += weights[group] * sum(shares) / MONTHS
    return total / sum(weights.values()) * float(scenario.working_time.absence_factor.at(year, unit))


def full_time_terms(scenario: Scenario, year: int, unit: str) -> FullTimeTerms | None:
    """The agreed full-time hours by what a line works, from the rule table; None where the hours are stated.

    They are stated as well in a compressed year, whose running weeks are longer than the agreed ones.
    """
    calendar = scenario.units[unit].calendar
    compressed = calendar is not None and scenario.calendars[calendar].year_work == "compressed"
    if compressed or _rota(scenario, unit).full_time_hours == "stated":
        return None
    held = {row.quantity: row.value for row in working_time_rows(scenario, year, unit)}
    plain = FullTimeTerms()

    def value(quantity: str, otherwise: float, scale: float = 1.0) -> float:
        return held[quantity] * scale if quantity in held else otherwise

    return FullTimeTerms(
        day=value("agreed_hours_day", plain.day),
        rota=value("agreed_hours_rota", plain.rota),
        continuous=value("agreed_hours_continuous", plain.continuous),
        sunday_share=value("three_part_sunday_minutes", 60 * (1 + plain.sunday_share)) / 60 - 1,
        night_share=value("three_part_night_minutes", 60 * (1 + plain.night_share)) / 60 - 1,
        night_from=round(value("night_from_hour", plain.night_from, 60)),
        night_to=round(value("night_to_hour", plain.night_to, 60)),
        evening_from=round(value("evening_from_hour", plain.evening_from, 60)),
        sunday_end=round(value("sunday_end_hour", plain.sunday_end, 60)),
        night_shift=round(value("night_shift_hours", plain.night_shift, 60)),
        day_evening_share=value("three_part_day_evening_share", plain.day_evening_share),
        sunday_every=round(value("three_part_sunday_every", plain.sunday_every)),
        continuous_night=value("continuous_night_hours", plain.continuous_night * WEEKS) / WEEKS,
        continuous_sunday=value("continuous_sunday_hours", plain.continuous_sunday * WEEKS) / WEEKS,
    )


def line_ranges(scenario: Scenario, year: int, unit: str) -> tuple[LineRange, ...]:
    """The unit's line kinds in use, split where fractions are kept and by full-time hours, sorted by id."""
    rota, kinds = _rota(scenario, unit), scenario.rota.line_kinds
    names = sorted(name for name in set(rota.line_kinds) if kinds[name].in_use.at(year, unit))
    found = [LineRange(n, kinds[n].fraction_from, kinds[n].fraction_to, kinds[n].weekend_every) for n in names]
    staff = rota.goals.staff if rota.goals else None
    if staff is not None and staff.keep_fractions:
        found = [part for line in found for part in _split(line, staff.fraction_steps)]
    terms = full_time_terms(scenario, year, unit)
    if terms is not None:
        shifts = shifts_in_use(scenario, year, unit)
        found = [kind for line in found for kind in offered_kinds(line, shifts, terms)]
    return tuple(sorted(found, key=lambda line: line.id))


def _split(line: LineRange, steps: tuple[float, ...]) -> list[LineRange]:
    """A part-time kind cut at the steps inside its range; ids get `~from` and the fraction in per cent."""
    cuts = sorted({step for step in steps if line.low < step < line.high})
    if line.full_time or not cuts:
        return [line]
    ends = zip([line.low, *cuts], [*cuts, line.high], strict=True)
    return [replace(line, id=f"{line.id}~from{round(100 * low)}", low=low, high=high) for low, high in ends]


def goals_of(scenario: Scenario, year: int, unit: str, groups: list[str]) -> Goals:
    """The unit's targets and limits in a year. InputError when a priced goal has no price."""
    goals = _rota(scenario, unit).goals
    if goals is None:
        return NO_GOALS
    # a unit file has its goals under its one unit
    where = "unit.goals" if unit == UNIT else f"units.{unit}.rota.goals"
    target, heads = _at(goals.full_time_target, year, unit), _at(goals.heads_most, year, unit)
    limits = goals.staff
    staff = () if limits is None else tuple(_staff(scenario, (year, unit), group, limits) for group in groups)
    bounded = heads is not None or any(limit.more is not None for limit in staff)
    lowered = limits.lowered_nok if limits else None
    asked = {
        "full_time_short_nok": (goals.full_time_short_nok, target is not None),
        "planned_hour_nok": (goals.planned_hour_nok, bounded),
        "staff.lowered_nok": (lowered, any(limit.kept for limit in staff)),
    }
    if goals.order == PRICED:
        missing = [name for name, (leaf, needed) in asked.items() if needed and leaf is None]
        if missing:
            raise InputError([_no_price(f"{where}.{name}") for name in missing])
    return Goals(
        order=goals.order,
        full_time_target=target,
        full_time_short=_at(goals.full_time_short_nok, year, unit) or 0.0,
        heads_most=None if heads is None else int(heads),
        staff=staff,
        planned_hour=_at(goals.planned_hour_nok, year, unit) or 0.0,
        lowered=_at(lowered, year, unit) or 0.0,
    )


def _staff(scenario: Scenario, place: tuple[int, str], group: str, limits: StaffLimits) -> StaffLimit:
    year, unit = place
    table = scenario.frame("staff")
    here = (table["unit"] == unit) & (table["post_group"] == group) & (table["contract"] != "hourly")
    fractions = sorted((float(fraction) for fraction in table.loc[here, "fraction"]), reverse=True)
    fewer, more = _at(limits.fewer, year, unit), _at(limits.more, year, unit)
    stay = max(0, len(fractions) - int(fewer or 0))
    kept: tuple[tuple[float, int], ...] = ()
    if limits.keep_fractions:
        held = fractions[:stay]
        steps = sorted({min(fraction, FULL_TIME_FROM) for fraction in held})
        kept = tuple((step, sum(fraction >= step for fraction in held)) for step in steps)
    people = (None if fewer is None else int(fewer), None if more is None else int(more))
    return StaffLimit(group, len(fractions), *people, kept)


def _at(leaf: Leaf | None, year: int, unit: str) -> float | None:  # type: ignore[type-arg]
    return None if leaf is None else float(leaf.at(year, unit))


def _no_price(where: str) -> Problem:
    remedy = "give the price, or set the order to strict, which needs none"
    return Problem(where, "no price for a goal that is set", "kroner, when goals are priced", remedy)


def _rota(scenario: Scenario, unit: str) -> UnitRota:
    rota = scenario.units[unit].rota
    if rota is None:
        raise InputError(Problem(f"units.{unit}", "no rota", "a unit with a rota", "give the unit a rota"))
    return rota


@dataclass(frozen=True)
class KnownAbsence:
    """Shares of contracted hours that the rota plans to be absent, the unit's switches already applied."""

    holiday: float
    study: float
    sickness: float

    @property
    def share(self) -> float:
        """All planned absence."""
        return self.holiday + self.study + self.sickness

    @property
    def factor(self) -> float:
        """Hours of the lines ÷ required hours."""
        return 1 / (1 - self.share)

    def text(self) -> str:
        """In words: what is planned for, and what it asks of the lines."""
        return (
            f"planned absence {self.share:.1%} of contracted hours (holidays {self.holiday:.1%}, study leave "
            f"{self.study:.1%}, average sickness {self.sickness:.1%}): the lines hold {self.factor:.3f} hours for "
            "each hour of cover"
        )
