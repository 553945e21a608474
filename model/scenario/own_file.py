"""A file of its own for one unit or one pool: read with every fault told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from model.errors import InputError, Problem, unknown_name
from model.scenario.facts import Facts, names_in
from model.scenario.faults import shown, to_fill_in, translate
from model.scenario.load import PathLike, read_document
from model.scenario.yaml_reader import Document

Made = TypeVar("Made", bound=BaseModel)


def read_own_file(
    path: PathLike,
    kind: type[Made],
    words: tuple[str, str, str, str],
    faults: Callable[[Document], list[Problem]],
) -> Made:
    """Read a file as `kind`.

    `words` are the key it begins with, and, for a file without that key, what was found, what is allowed and what to
    do; `faults` are those that the schema cannot see in one value alone. Raises InputError with every fault found.
    """
    key, found, allowed, remedy = words
    document = read_document(Path(path))
    if not isinstance(document.data, dict) or key not in document.data:
        told = found if isinstance(document.data, dict) else shown(document.data)
        raise InputError(Problem(document.name, told, allowed, remedy))
    problems = to_fill_in(document, kind)
    made = None
    try:
        made = kind.model_validate(document.data)
    except ValidationError as error:
        problems += translate(error, document, kind)
    problems += faults(document)
    if problems or made is None:
        raise InputError(problems)
    return made


def unknown_names(facts: Facts, named: Sequence[tuple[str, str, str]]) -> Iterator[Problem]:
    """Names that stand on a pattern and are not declared: pattern, where they are declared, what they name."""
    for pattern, home, what in named:
        declared = facts.declared(home)
        for path, name in names_in(facts.data, pattern):
            if name not in declared:
                yield unknown_name(facts.document.where(path), what, name, declared)
