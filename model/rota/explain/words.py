"""Numbers and names in sentences."""

from __future__ import annotations

from collections.abc import Mapping

WEEKS_A_YEAR = 52
THIN_SPACE = "\u202f"
ORDINALS = {1: "every", 2: "every second", 3: "every third", 4: "every fourth", 5: "every fifth", 6: "every sixth"}

Titles = Mapping[str, str]


def kroner(value: float) -> str:
    """“NOK 12 345”, with a thin space and no øre."""
    return f"NOK {round(value):,}".replace(",", THIN_SPACE)


def number(value: float, decimals: int = 1) -> str:
    """A number without needless noughts."""
    return f"{round(value, decimals):g}"


def counted(count: float, one: str, many: str | None = None) -> str:
    """“1 person”, “2 people”."""
    return f"{number(count)} {one if abs(count - 1) < 1e-9 else many or one + 's'}"


def title_of(titles: Titles | None, name: str) -> str:
    """The title of a group or a kind in running text; the id when it has none."""
    return (titles or {}).get(name, name).lower()


def weekend_words(every: int | None) -> str:
    """“every third weekend”; None means that no rule limits weekends."""
    if every is None:
        return "any weekend"
    return "no weekends" if every == 0 else f"{ORDINALS.get(every, f'every {every}th')} weekend"
