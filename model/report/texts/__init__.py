"""The words on screen in three languages: bokmål (nb), nynorsk (nn) and English (en).

Words by key stand in ``en``, ``nb`` and ``nn``, a module a page; terms of the vocabulary, faults and shipped prose stand
by their English words in ``terms``, ``faults`` and ``shipped``.
"""

from __future__ import annotations

from model.report.texts.language import (
    LANGUAGE_NAMES,
    LANGUAGES,
    current_language,
    in_language,
    item_title,
    term,
    text,
    use_language,
)
from model.report.texts.told import (
    assumption_words,
    fault_text,
    fault_words,
    problem_text,
    problem_words,
    shipped_words,
    value_words,
)

__all__ = [
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "assumption_words",
    "current_language",
    "fault_text",
    "fault_words",
    "in_language",
    "item_title",
    "problem_text",
    "problem_words",
    "shipped_words",
    "term",
    "text",
    "use_language",
    "value_words",
]
