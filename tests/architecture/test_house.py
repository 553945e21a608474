"""The rules of the house, read from the source: who may import whom, where libraries and files belong, sizes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "errors",
    "shipped_files",
    "user_folders",
    "randomness",
    "indicators",
    "scenario",
    "need",
    "rota",
    "pool",
    "workforce",
    "budget",
    "runs",
    "plan",
    "report",
    "ui",
    "cli",
)
# the schema is the scenario room's own front: its names are what other rooms speak of
FRONT = "model.scenario.schema"
LIBRARIES = {
    "streamlit": ("ui/", "app.py"),
    "altair": ("report/", "ui/"),
    "vl_convert": ("report/", "ui/"),
    "matplotlib": ("report/", "ui/"),
    "plotly": ("report/", "ui/"),
    "pulp": ("rota/", "pool/sizing.py", "pool/sizing_posts.py", "plan/search.py"),
    "highspy": ("rota/", "pool/sizing.py", "plan/search.py"),
    "numba": ("workforce/kernel/",),
    "simpy": ("workforce/processes/", "pool/dispatch/"),
}
FILE_PLACES = (
    "scenario/load.py",
    "scenario/save.py",
    "runs/store.py",
    "runs/record.py",
    "runs/kept.py",  # keeps plans
    "workforce/kernel/compiler.py",  # keeps compiled code
    "user_folders.py",  # says where
    "report/",
    "cli",
    "__main__.py",
)
FILE_CALLS = {"read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rmdir", "touch"}
FILE_CALLS |= {"read_csv", "read_parquet", "to_parquet", "read_excel", "to_excel", "iterdir"}
FILE_LIBRARIES = {"tempfile", "shutil", "filelock"}


def modules() -> list[Path]:
    found = sorted((ROOT / "model").rglob("*.py"))
    return found + [path for path in (ROOT / "app.py",) if path.exists()]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def place_of(path: Path) -> str:
    """The path below model/, such as ``rota/sizing.py``; ``app.py`` for the app."""
    return path.relative_to(ROOT / "model" if path.is_relative_to(ROOT / "model") else ROOT).as_posix()


def room_of(place: str) -> str:
    head = place.split("/", maxsplit=1)[0].removesuffix(".py")
    return "cli" if head.startswith("cli") or head in ("__main__", "app") else head


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where a name comes from"
            yield node.lineno, node.module or ""
            if node.module == "model":
                yield from ((node.lineno, f"model.{alias.name}") for alias in node.names)


def each_import() -> Iterator[tuple[str, int, str]]:
    for path in modules():
        place = place_of(path)
        yield from ((place, line, name) for line, name in imports(tree_of(path)))


def test_a_room_imports_only_rooms_above_it() -> None:
    wrong = []
    for place, line, name in each_import():
        parts = name.split(".")
        if parts[0] != "model" or len(parts) < 2 or place == "__init__.py" or parts[1] not in ROOMS:
            continue
        if ROOMS.index(parts[1]) > ROOMS.index(room_of(place)):
            wrong.append(f"{place}:{line} imports {name}")
    assert wrong == []


def test_every_part_of_the_house_is_a_known_room() -> None:
    assert {room_of(place_of(path)) for path in modules()} - {"__init__"} <= set(ROOMS)


def test_rooms_meet_only_through_their_packages() -> None:
    wrong = []
    for place, line, name in each_import():
        parts = name.split(".")
        foreign = parts[0] == "model" and len(parts) > 2 and parts[1] != room_of(place)
        if foreign and not name.startswith(FRONT) and place != "__init__.py":
            wrong.append(f"{place}:{line} imports {name}")
    assert wrong == []


@pytest.mark.parametrize("library", sorted(LIBRARIES))
def test_a_library_stays_in_the_rooms_it_belongs_to(library: str) -> None:
    wrong = [
        f"{place}:{line} imports {name}"
        for place, line, name in each_import()
        if name.split(".")[0] == library and not place.startswith(LIBRARIES[library])
    ]
    assert wrong == []


def test_files_are_touched_only_where_reading_and_writing_belong() -> None:
    wrong = []
    for path in modules():
        place = place_of(path)
        if place.startswith(FILE_PLACES):
            continue
        tree = tree_of(path)
        wrong += [f"{place}:{line} imports {name}" for line, name in imports(tree) if name in FILE_LIBRARIES]
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
                opened = isinstance(called, ast.Name) and name == "open"
                if opened or (isinstance(called, ast.Attribute) and name in FILE_CALLS):
                    wrong.append(f"{place}:{node.lineno} calls {name}")
    assert wrong == []


def test_modules_are_at_most_300_lines() -> None:
    long = {place_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {place: lines for place, lines in long.items() if lines > 300} == {}


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in modules():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield f"{place_of(path)}:{node.lineno} {node.name}", node


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code: the docstring is meaning, not length."""
    first = function.body[0]
    stated = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    words = (first.end_lineno or 0) - first.lineno + 1 if stated else 0
    return (function.end_lineno or 0) - function.lineno + 1 - words


def test_functions_are_at_most_40_lines() -> None:
    assert {name: length_of(node) for name, node in functions() if length_of(node) > 40} == {}


def test_functions_take_at_most_6_parameters() -> None:
    # a command's parameters are the user's options, each with its own help
    counts = {
        name: len(node.args.posonlyargs) + len(node.args.args) + len(node.args.kwonlyargs)
        for name, node in functions()
        if not (name.startswith("cli") and node.decorator_list)
    }
    assert {name: count for name, count in counts.items() if count > 6} == {}
