"""Prose formed in English – faults, sources, values of the assumptions table – in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.errors import Problem
from model.report.texts import faults, shipped
from model.report.texts.catalogue import Catalogue, translated
from model.report.texts.language import current_language, place_of, term, text
from model.report.texts.terms import TERMS

_FAULTS = Catalogue(TERMS | faults.TERMS)
_SHIPPED = Catalogue(shipped.TERMS)
_VALUE = re.compile(r"\A“([^“”]*)”\Z")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_POINT_OF_PER_CENT = re.compile(r"(?<=\d)\.(?=\d+ %)")


def shipped_words(english: str, language: str | None = None) -> str:
    """Prose that ships with the program – a measure's question, a source – in the reader's language.

    Where several sources are joined, each is told by itself. A user's own text comes back as it was written.
    """
    language = language or current_language()
    if language == "en":
        return english
    whole = translated(_SHIPPED, english, place_of(language))
    if whole is not None:
        return _POINT_OF_PER_CENT.sub(",", whole)
    return "; ".join(_shipped_part(part, language) for part in english.split("; "))


def _shipped_part(part: str, language: str) -> str:
    """One of several sources; a change's source has the overlay's name in front."""
    by, colon, rest = part.partition(": ")
    if translated(_SHIPPED, part, place_of(language)) is None and colon:
        return f"{by}{colon}{_shipped_part(rest, language)}"
    return _POINT_OF_PER_CENT.sub(",", translated(_SHIPPED, part, place_of(language)) or part)


def value_words(value: str, language: str | None = None) -> str:
    """A value or limit as the assumptions table writes it: words, changes and decimal marks in the language."""
    language = language or current_language()
    return value if language == "en" else _POINT.sub(",", fault_words(value, language))


def assumption_words(row: Sequence[object], language: str | None = None) -> list[str]:
    """A row of the assumptions table as text: path, title, value, unit, allowed, status, source, set by."""
    path, title, value, unit, allowed, status, source, by = (str(cell) for cell in row)
    words = [term(title, language), value_words(value, language), term(unit, language), value_words(allowed, language)]
    return [path, *words, term(status, language), shipped_words(source, language), term(by, language)]


def fault_words(english: str, language: str | None = None) -> str:
    """One part of a fault in the reader's language. Names and values stay as they are."""
    language = language or current_language()
    if language == "en":
        return english
    return translated(_FAULTS, english, place_of(language)) or _VALUE.sub(r"«\1»", english)


def problem_words(problem: Problem, language: str | None = None) -> Problem:
    """A fault in the reader's language: where, found, allowed, remedy."""
    parts = (problem.where, problem.found, problem.allowed, problem.remedy)
    return Problem(*(fault_words(part, language) for part in parts))


def problem_text(problem: Problem, language: str | None = None) -> str:
    """A fault as lines of text, with what was found, what is allowed and what to do."""
    told = problem_words(problem, language)
    parts = {"found": told.found, "allowed": told.allowed, "do": told.remedy}
    names = {key: text(f"fault_{key}", language) + ":" for key in parts}
    wide = max(len(name) for name in names.values())
    return "\n".join([told.where, *(f"    {names[key]:<{wide}} {words}" for key, words in parts.items())])


def fault_text(fault: Exception, language: str | None = None) -> str:
    """Any fault that Utsyn raises on purpose, as text: all its problems under a line that counts them."""
    problems = getattr(fault, "problems", None)
    if problems is None:
        return fault_words(str(fault), language)
    head = text("fault_head", language, count=len(problems))
    return "\n".join([head, *(f"  {problem_text(problem, language)}" for problem in problems)])
