"""From formed English text back to its template, and to the same sentence in Norwegian.

Faults and sources are formed where they arise, in English, by rooms that know no language. Each is formed from a
template; a catalogue holds every template with its translations, and what stood in a hole goes into the same hole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

HOLE = "{}"
_DEEPEST = 3
# a single word is a name, a column or a code, but for what these words and signs lead in
_LEADING = ("a declared ", "this ", "the same ", "each ", "(")
_QUOTES = str.maketrans("“”", "«»")


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Templates by their English words, each with (bokmål, nynorsk). Holes are filled in order, or by number."""

    templates: Mapping[str, tuple[str, str]]


@lru_cache(maxsize=8192)
def translated(catalogue: Catalogue, english: str, place: int, depth: int = 0) -> str | None:
    """The text in bokmål (`place` 0) or nynorsk (1); None where no template fits."""
    if english in catalogue.templates:
        return catalogue.templates[english][place]
    if depth > _DEEPEST:
        return None
    for pattern, template in _patterns(catalogue):
        found = pattern.fullmatch(english)
        if found:
            holes = [_hole(catalogue, found, (number, place, depth)) for number in range(1, len(found.groups()) + 1)]
            return _filled(catalogue.templates[template][place], holes).translate(_QUOTES)
    return None


@cache
def _patterns(catalogue: Catalogue) -> list[tuple[re.Pattern[str], str]]:
    """What each template with holes looks like when formed, the one with most words of its own first."""
    holed = [english for english in catalogue.templates if HOLE in english]
    holed.sort(key=lambda english: (-len(english.replace(HOLE, "")), english))
    return [(re.compile(re.escape(one).replace(re.escape(HOLE), "(.+?)"), re.DOTALL), one) for one in holed]


def _hole(catalogue: Catalogue, found: re.Match[str], where: tuple[int, int, int]) -> str:
    """What stood in a hole: a name stays as it is, words of ours are translated too."""
    number, place, depth = where
    words, before = found.group(number), found.string[: found.start(number)]
    if before.endswith("“") or (" " not in words and not before.endswith(_LEADING)):
        return words
    return translated(catalogue, words, place, depth + 1) or words


def _filled(template: str, holes: list[str]) -> str:
    """The template with its holes filled: in order, or {0}, {1} where Norwegian wants another order."""
    rest = iter(range(len(holes)))
    fill = lambda hole: holes[int(hole.group(1)) if hole.group(1) else next(rest)]  # noqa: E731
    return re.sub(r"\{(\d*)\}", fill, template)
