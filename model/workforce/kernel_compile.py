"""How the kernel's functions are compiled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """A function for other compiled ones to call: without Python's lock, and without a door for Python."""
    options: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    return cast(Function, njit(nogil=True, **options)(function))


def entrance(function: Function) -> Function:
    """A compiled function that Python calls."""
    return cast(Function, njit(nogil=True)(function))
