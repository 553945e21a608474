"""Inhabitants by age band and year, scaled from the national projection, and the users they become."""

from __future__ import annotations

from scenarios.reference.making.facts import HORIZON_YEARS, START_YEAR

INHABITANTS_2024 = 25000
NATIONAL_2024 = 5548941
YEARS = (2024, 2030, 2035, 2040, 2050)

# Persons, the whole country, main alternative.
PUBLISHED = {
    (1, 5): (281462, 284878, 300484, 310104, 298315),
    (6, 15): (645411, 597371, 579490, 599634, 630640),
    (20, 66): (3390440, 3493988, 3523636, 3510488, 3496506),
    (67, 79): (658996, 695738, 753699, 812895, 824048),
    (80, 120): (255223, 347784, 406878, 461594, 581858),
    (90, 120): (44472, 50131, 67593, 94762, 127373),
}
ALL_AGES = (5548941, 5748452, 5878936, 5991956, 6142303)


def national(band: tuple[int, int], year: int) -> float:
    """A published band in a year, straight lines between the published years."""
    return _between(PUBLISHED[band], year)


def bands(year: int) -> dict[tuple[int, int], int]:
    """Eksempelvik's inhabitants by age band; bands the projection does not split are shared evenly by age."""
    small, school, adult, old = (national(band, year) for band in ((1, 5), (6, 15), (20, 66), (67, 79)))
    oldest, over_90 = national((80, 120), year), national((90, 120), year)
    newborn = small / 5
    youth = _between(ALL_AGES, year) - newborn - small - school - adult - old - oldest
    country = {
        (0, 0): newborn,
        (1, 2): small * 2 / 5,
        (3, 5): small * 3 / 5,
        (6, 9): school * 4 / 10,
        (10, 15): school * 6 / 10,
        (16, 19): youth,
        (20, 66): adult,
        (67, 79): old,
        (80, 89): oldest - over_90,
        (90, 120): over_90,
    }
    return {band: round(persons * INHABITANTS_2024 / NATIONAL_2024) for band, persons in country.items()}


def population_rows() -> list[tuple[int, int, int, int]]:
    """The population table: the horizon's years and two more."""
    years = range(START_YEAR, START_YEAR + HORIZON_YEARS + 2)
    return [(year, low, high, persons) for year in years for (low, high), persons in bands(year).items()]


def persons(year: int, age_from: int, age_to: int) -> int:
    """Inhabitants in the bands that lie inside an age range."""
    return sum(n for (low, high), n in bands(year).items() if age_from <= low and high <= age_to)


def _between(values: tuple[int, ...], year: int) -> float:
    for left in range(len(YEARS) - 1):
        first, last = YEARS[left], YEARS[left + 1]
        if first <= year <= last:
            return values[left] + (values[left + 1] - values[left]) * (year - first) / (last - first)
    raise ValueError(f"{year} is outside the published projection")
