"""Absence under a month, spell by spell: what causes it, how long it lasts, when it is known, whom it meets."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from model.scenario.schema.leaf import Amount, Frozen, Leaf, Share, leaf

_SOURCE = "own assumption; no published figure found"
_NAV = "NAV, doctor-certified sickness absence by age, second quarter of 2017, both sexes"
_MEAN = "NAV as for the other ages, mean of 4.4 and 5.0 per cent"
_BETWEEN = "NAV as for the other ages; the age group itself was not read"

SpellDays = Annotated[float, Field(strict=True, ge=1, le=30, allow_inf_nan=False)]
WaveWeeks = Annotated[int, Field(strict=True, ge=1, le=12)]
EMPLOYER_DAYS = 16
"""Calendar days of a spell that the employer pays."""
LONGEST = 30
"""Days of the longest spell that belongs here; a month or more is the staff simulation's."""


def _share(value: float) -> Leaf[Share]:
    return Leaf[Share](value=value, status="assumed", source=_SOURCE)


def _rate(percent: float, source: str = _NAV) -> Leaf[Share]:
    return Leaf[Share](value=percent / 100, status="measured" if source == _NAV else "estimated", source=source)


class AbsenceCause(Frozen):
    """One cause of short absence."""

    share: Leaf[Share] = leaf("Share of the absence under a month", "share")
    mean_days: Leaf[SpellDays] = leaf("Mean length of a spell", "days")
    longest_days: int = Field(strict=True, ge=1, le=LONGEST, title="Longest spell, calendar days")
    over_16_share: Leaf[Share] | None = leaf(
        "Spells longer than the employer's 16 days, where it is known", "share of spells", default=None
    )
    notice_hours: Leaf[Amount] = leaf("Mean time from when it is known to the first day", "hours")


def absence_cause(share: float, mean: float, longest: int, notice: float) -> AbsenceCause:
    """A cause with assumed values."""
    return AbsenceCause(
        share=_share(share),
        mean_days=Leaf[SpellDays](value=mean, status="assumed", source=_SOURCE),
        longest_days=longest,
        notice_hours=Leaf[Amount](value=notice, status="assumed", source=_SOURCE),
    )


class AgeRates(Frozen):
    """Sickness absence by age. Only the proportions count: a group's mean is the absence table's."""

    under_25: Leaf[Share] = leaf("Sickness absence, under 25 years", "share", default=_rate(3.2))
    from_25: Leaf[Share] = leaf("Sickness absence, 25–34 years", "share", default=_rate(4.7, _MEAN))
    from_35: Leaf[Share] = leaf("Sickness absence, 35–49 years", "share", default=_rate(5.2, _BETWEEN))
    from_50: Leaf[Share] = leaf("Sickness absence, 50–54 years", "share", default=_rate(5.7))
    from_55: Leaf[Share] = leaf("Sickness absence, 55–59 years", "share", default=_rate(6.2))
    from_60: Leaf[Share] = leaf("Sickness absence, 60–64 years", "share", default=_rate(7.0))
    from_65: Leaf[Share] = leaf("Sickness absence, 65 years and more", "share", default=_rate(5.4))


def _weeks(value: int) -> Leaf[WaveWeeks]:
    return Leaf[WaveWeeks](value=value, status="assumed", source=_SOURCE)


class WaveSeason(Frozen):
    """When waves of illness begin. Only the proportions count: how many weeks are bad is ``bad_weeks_share``."""

    first_quarter: Leaf[Share] = leaf("Waves of illness that begin in January–March", "share", default=_share(0.5))
    second_quarter: Leaf[Share] = leaf("Waves of illness that begin in April–June", "share", default=_share(0.15))
    third_quarter: Leaf[Share] = leaf("Waves of illness that begin in July–September", "share", default=_share(0.05))
    fourth_quarter: Leaf[Share] = leaf("Waves of illness that begin in October–December", "share", default=_share(0.3))


class AbsenceSettings(Frozen):
    """Causes of short absence, ages, and what colleagues have in common: waves of illness and the unit's outbreaks."""

    self_certified: AbsenceCause = Field(default=absence_cause(0.30, 2.0, 8, 4.0), title="Self-certified sickness")
    certified: AbsenceCause = Field(default=absence_cause(0.52, 8.0, 30, 12.0), title="Certified sickness")
    child_sick: AbsenceCause = Field(default=absence_cause(0.10, 1.5, 5, 4.0), title="Sick child")
    course: AbsenceCause = Field(default=absence_cause(0.08, 1.5, 5, 336.0), title="Course")
    ages: AgeRates = Field(default=AgeRates(), title="Sickness absence by age")
    outbreak_share: Leaf[Share] = leaf(
        "Part of the correlation between colleagues that is outbreaks in their own unit", "share", default=_share(0.5)
    )
    season: WaveSeason = Field(default=WaveSeason(), title="When waves of illness and outbreaks begin")
    wave_weeks: Leaf[WaveWeeks] = leaf("Weeks that a wave of illness among everybody lasts", "weeks", default=_weeks(3))
    outbreak_weeks: Leaf[WaveWeeks] = leaf("Weeks that an outbreak in a unit lasts", "weeks", default=_weeks(2))


CAUSES = ("self_certified", "certified", "child_sick", "course")
"""The causes by name, in the order in which chance is divided among them."""
AGES = ("under_25", "from_25", "from_35", "from_50", "from_55", "from_60", "from_65")
"""The age groups by name; each begins at the age in its name."""
QUARTERS = ("first_quarter", "second_quarter", "third_quarter", "fourth_quarter")
"""The quarters of the year by name, in their order."""
