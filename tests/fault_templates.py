"""Every sentence that a fault may hold, read from the source: what stands fast, with a hole where a value goes.

A fault's four parts are followed to where they are written: in the call, in a variable or constant of the function or
module, as a default, or in the call of the function that takes them as a parameter.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "model"
HOLE = "{}"
FAULTS = {"Problem", "unknown_name", "SolverError", "RunError", "InputError", "UtsynError"}
Scope = ast.FunctionDef | ast.Module
_DEEPEST = 12


@cache
def _trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOT.rglob("*.py")))


@cache
def _functions() -> dict[str, tuple[tuple[ast.Module, ast.FunctionDef], ...]]:
    found: dict[str, list[tuple[ast.Module, ast.FunctionDef]]] = {}
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append((tree, node))
    return {name: tuple(places) for name, places in found.items()}


@cache
def _calls() -> dict[str, tuple[tuple[ast.Module, Scope, ast.Call], ...]]:
    """Calls by the name that is called, with the function they stand in."""
    found: dict[str, list[tuple[ast.Module, Scope, ast.Call]]] = {}
    for tree in _trees():
        scopes: list[Scope] = [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))]
        inner = {node: scope for scope in scopes for node in ast.walk(scope) if isinstance(node, ast.Call)}
        for node, scope in inner.items():
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found.setdefault(name, []).append((tree, scope, node))
    return {name: tuple(places) for name, places in found.items()}


def templates() -> set[str]:
    """Every template that has words in it."""
    found: set[str] = set()
    for name in FAULTS:
        for tree, scope, call in _calls().get(name, ()):
            for part in [*call.args, *(word.value for word in call.keywords)]:
                found |= set(_texts(part, tree, scope, 0))
    return {one for one in found if any(letter.isalpha() for letter in one.replace(HOLE, ""))}


@cache
def _texts(node: ast.expr, tree: ast.Module, scope: Scope, depth: int) -> tuple[str, ...]:
    """The texts that an expression may give, each once."""
    return tuple(dict.fromkeys(_given(node, tree, scope, depth)))


def _given(node: ast.expr, tree: ast.Module, scope: Scope, depth: int) -> Iterator[str]:  # noqa: C901, PLR0912
    if depth > _DEEPEST:
        yield HOLE
    elif isinstance(node, ast.Constant):
        yield str(node.value) if isinstance(node.value, str) else HOLE
    elif isinstance(node, ast.JoinedStr):
        yield from _joined(node.values, tree, scope, depth)
    elif isinstance(node, ast.FormattedValue):
        inner = [one for one in _texts(node.value, tree, scope, depth + 1) if one != HOLE]
        yield HOLE
        yield from inner
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from _joined([node.left, node.right], tree, scope, depth)
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, tree, scope, depth)
        yield from _texts(node.orelse, tree, scope, depth)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _texts(value, tree, scope, depth)
    elif isinstance(node, ast.Name):
        yield from _named(node.id, tree, scope, depth + 1)
    elif isinstance(node, ast.Starred):
        yield from _texts(node.value, tree, scope, depth)
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        for one in node.elts:
            yield from _texts(one, tree, scope, depth)
    elif isinstance(node, ast.Dict):
        for one in node.values:
            yield from _texts(one, tree, scope, depth)
    elif isinstance(node, ast.Subscript):
        yield from _texts(node.value, tree, scope, depth)
    elif isinstance(node, ast.Call):
        yield from _called(node, tree, scope, depth)
    elif isinstance(node, ast.GeneratorExp | ast.ListComp | ast.SetComp):
        yield from _texts(node.elt, tree, scope, depth)
    elif isinstance(node, ast.DictComp):
        yield from _texts(node.value, tree, scope, depth)
    else:
        yield HOLE


def _joined(parts: list[ast.expr], tree: ast.Module, scope: Scope, depth: int) -> Iterator[str]:
    """Parts after each other. A hole stays a hole in the whole; what may stand in it is told apart."""
    whole = [""]
    for part in parts:
        texts = list(dict.fromkeys(_texts(part, tree, scope, depth)))
        if isinstance(part, ast.FormattedValue):
            yield from (one for one in texts if one != HOLE and " " in one)
            texts = [HOLE]
        whole = [left + right for left in whole for right in texts][:64]
    yield from whole


def _named(name: str, tree: ast.Module, scope: Scope, depth: int) -> Iterator[str]:
    """What a name may hold: assigned in the function, in the module, or handed in by those who call."""
    found = False
    for body in (scope, tree):
        for node in _binding(body):
            value = _assigned(node, name)
            if value is not None and (body is scope or node in tree.body):
                found = True
                yield from _texts(value, tree, scope, depth)
        if found:
            return
    if isinstance(scope, ast.FunctionDef):
        names = [argument.arg for argument in scope.args.args]
        if name in names:
            yield from _handed(scope, names.index(name), name, depth)
    yield HOLE


@cache
def _binding(body: Scope) -> tuple[ast.AST, ...]:
    """Whatever in a function or module gives a name its value."""
    kinds = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr, ast.For, ast.comprehension)
    return tuple(node for node in ast.walk(body) if isinstance(node, kinds))


def _assigned(node: ast.AST, name: str) -> ast.expr | None:  # noqa: PLR0911
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id == name:
                return node.value
            if isinstance(target, ast.Tuple):
                names = [getattr(one, "id", "") for one in target.elts]
                if name in names and isinstance(node.value, ast.Tuple):
                    return node.value.elts[names.index(name)]
                if name in names:
                    return node.value
            if isinstance(target, ast.Subscript) and getattr(target.value, "id", "") == name:
                return node.value
    if isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr) and getattr(node.target, "id", "") == name:
        return node.value
    loops = isinstance(node, ast.For | ast.comprehension)
    if loops and name in [getattr(one, "id", "") for one in ast.walk(node.target)]:
        return node.iter if isinstance(node.iter, ast.Tuple | ast.List | ast.Dict | ast.Name | ast.Call) else None
    return None


def _handed(function: ast.FunctionDef, place: int, name: str, depth: int) -> Iterator[str]:
    """What callers hand in at one place of a function."""
    defaults = function.args.defaults
    late = place - (len(function.args.args) - len(defaults))
    if late >= 0 and isinstance(defaults[late], ast.Constant):
        yield str(defaults[late].value)  # type: ignore[attr-defined]
    if function.name in ("get", "pop", "setdefault"):
        return
    # a method is called without its first parameter
    place -= function.args.args[0].arg == "self"
    for tree, scope, call in _calls().get(function.name, ()):
        words = {word.arg: word.value for word in call.keywords}
        spread = next((one for one in call.args if isinstance(one, ast.Starred)), None)
        if name in words:
            yield from _texts(words[name], tree, scope, depth)
        elif spread is not None and call.args.index(spread) <= place:
            yield from _texts(spread, tree, scope, depth)
        elif place < len(call.args):
            yield from _texts(call.args[place], tree, scope, depth)


def _meant(name: str, tree: ast.Module) -> tuple[ast.Module, ast.FunctionDef] | None:
    """The function of that name: the module's own, else the only one there is."""
    places = _functions().get(name, ())
    own = [place for place in places if place[0] is tree] or list(places)
    return own[0] if len(own) == 1 else None


def _called(call: ast.Call, tree: ast.Module, scope: Scope, depth: int) -> Iterator[str]:  # noqa: C901
    """What a function of this program gives back; the joined, formatted or dressed parts of a text."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in ("join",):
        for one in call.args:
            yield from (text for text in _texts(one, tree, scope, depth + 1) if " " in text)
        yield HOLE
    elif name in ("items", "values") and isinstance(call.func, ast.Attribute):
        yield from _texts(call.func.value, tree, scope, depth)
    elif name in ("list", "tuple", "dict", "sorted", "reversed", "enumerate", "zip"):
        for one in call.args:
            yield from _texts(one, tree, scope, depth)
    elif name in ("get", "pop", "setdefault") and isinstance(call.func, ast.Attribute):
        yield from _texts(call.func.value, tree, scope, depth)
        for one in call.args[1:]:
            yield from _texts(one, tree, scope, depth)
    elif name in FAULTS or (meant := _meant(name, tree)) is None:
        yield HOLE
    else:
        home, function = meant
        for node in ast.walk(function):
            if isinstance(node, ast.Return) and node.value is not None:
                yield from _texts(node.value, home, function, depth + 1)
        yield HOLE
