"""The language of the current context, and the words by key in it.

The language belongs to a context: a script run of one session, or a command. Nobody else's words change. A thread that
starts has no language yet and speaks English; what it has to say is worded by who started it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from model.errors import InputError, Problem
from model.report.texts import en, nb, nn
from model.report.texts.terms import TERMS

LANGUAGES: dict[str, dict[str, str]] = {"nb": nb.WORDS, "nn": nn.WORDS, "en": en.WORDS}
"""Every language by its code (ISO 639-1), in the order they are offered."""

LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
"""What a language is called by those who read it."""

_language: ContextVar[str] = ContextVar("language", default="en")


def use_language(language: str) -> None:
    """The language of everything this context says from now on. Raises InputError for one that is not there."""
    if language not in LANGUAGES:
        raise InputError(Problem("language", f"“{language}”", f"one of {', '.join(LANGUAGES)}", "choose one of those"))
    _language.set(language)


def current_language() -> str:
    """The language of this context: nb, nn or en (English unless told)."""
    return _language.get()


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Speak a language inside a ``with`` block, and the former one again after it."""
    before = current_language()
    use_language(language)
    try:
        yield
    finally:
        use_language(before)


def text(key: str, language: str | None = None, **values: object) -> str:
    """The words for `key`, with values put in their places; in the context's language unless told.

    With a value ``count``, the key ``<key>_one`` is taken where the count is 1 and the key exists: both Norwegian
    languages and English tell one from many in the same way. A key that English lacks is a fault in this program; one
    that only Norwegian lacks is said in English, and the tests name it.
    """
    words = LANGUAGES[language or current_language()]
    if values.get("count") in (1, "1") and f"{key}_one" in en.WORDS:
        key = f"{key}_one"
    return (words[key] if key in words else en.WORDS[key]).format(**values)


def term(english: str, language: str | None = None) -> str:
    """A term of the vocabulary – indicator, help, unit of measure, status, field – by its English words.

    What is not in the vocabulary is somebody's own name for something and comes back as it was.
    """
    language = language or current_language()
    return english if language == "en" or english not in TERMS else TERMS[english][place_of(language)]


def item_title(item: str, language: str | None = None) -> str:
    """An item of an indicator, a kind of shift, leave or hour, by its key; a code or a name of one's own stays."""
    key = f"item_{item}"
    return text(key, language) if key in en.WORDS else item


def place_of(language: str) -> int:
    """Where a Norwegian language stands in a pair: bokmål first."""
    return 0 if language == "nb" else 1
