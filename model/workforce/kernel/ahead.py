"""Records asked for before they are needed, so that the processor does not wait for memory."""

# mypy: disable-error-code="no-untyped-call,untyped-decorator"
from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from llvmlite import ir
from numba.core import cgutils, config, types
from numba.extending import intrinsic

FROM_MEMORY = (0, 3, 1)
"""What LLVM's prefetch is told: to be read, to be kept as near as can be, and data, not code."""


def _fetched(_typing: Any, records: Any, row: Any) -> tuple[Any, Callable[..., Any]]:
    """Types, and code that asks for the first and the last byte of a record: it may lie across two lines."""

    def ask(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        kind, byte = signature.args[0], ir.IntType(8).as_pointer()
        array = context.make_array(kind)(context, builder, arguments[0])
        record = cgutils.get_item_pointer(context, builder, kind, array, [arguments[1]], wraparound=False)
        first = builder.bitcast(record, byte)
        told = [ir.Constant(ir.IntType(32), number) for number in FROM_MEMORY]
        shape = ir.FunctionType(ir.VoidType(), [byte, *(constant.type for constant in told)])
        fetch = builder.module.declare_intrinsic("llvm.prefetch", [byte], shape)
        last = builder.gep(first, [ir.Constant(ir.IntType(64), kind.dtype.size - 1)])
        for place in (first, last):
            builder.call(fetch, [place, *told])
        return context.get_dummy_value()

    return types.none(records, types.int64), ask


def _nothing(_records: Any, _row: Any) -> None:
    """Plain Python does not know where its records lie."""


fetched = cast(Callable[[Any, Any], None], _nothing if getattr(config, "DISABLE_JIT", 0) else intrinsic(_fetched))
"""Ask for a record of an array that will be needed soon. Nothing else changes."""
