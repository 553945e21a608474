"""Bundles of arrays handed to compiled functions by their address instead of array by array.

numba hands a named tuple over as the words of all its arrays: a town is some 150 of them, written out at every call
and put together again in every function called. Most of the time the kernel took to compile went there.
"""

# mypy: disable-error-code="no-untyped-call,untyped-decorator,override"
from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba.core import cgutils, config, types
from numba.core.datamodel import models
from numba.core.imputils import impl_ret_borrowed, impl_ret_untracked
from numba.core.typing.templates import AttributeTemplate
from numba.extending import infer_getattr, intrinsic, lower_getattr_generic, register_model

Bundle = TypeVar("Bundle")


class Handed(types.Type):
    """The address of a named tuple of type `bundle`."""

    def __init__(self, bundle: Any) -> None:
        self.bundle = self.dtype = bundle
        super().__init__(f"handed({bundle.name})")


register_model(Handed)(models.PointerModel)


def _address(_typing: Any, bundle: Any) -> tuple[Any, Callable[..., Any]]:
    """Types, and code that writes the bundle into the caller's frame."""

    def keep(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        address = cgutils.alloca_once(builder, context.get_data_type(signature.args[0]))
        builder.store(context.data_model_manager[signature.args[0]].as_data(builder, arguments[0]), address)
        return impl_ret_untracked(context, builder, signature.return_type, address)

    return Handed(bundle)(bundle), keep


def _itself(bundle: Bundle) -> Bundle:
    return bundle


handed = cast(Callable[[Bundle], Bundle], _itself if getattr(config, "DISABLE_JIT", 0) else intrinsic(_address))
"""Of a bundle its address, which has the attributes of the bundle.

It holds while the caller runs and keeps nothing alive: the caller must still have the bundle, or whoever called the
caller its arrays. A second call at the same place in the source gives the same address.
"""


@infer_getattr
class _Attributes(AttributeTemplate):
    key = Handed

    def generic_resolve(self, kind: Handed, name: str) -> Any:
        """The type of an attribute: a bundle within the bundle is handed on by its own address."""
        if name not in kind.bundle.fields:
            return None
        inner = kind.bundle[kind.bundle.fields.index(name)]
        return Handed(inner) if isinstance(inner, types.BaseNamedTuple) else inner


@lower_getattr_generic(Handed)
def _read(context: Any, builder: Any, kind: Handed, address: Any, name: str) -> Any:
    number = kind.bundle.fields.index(name)
    inner, there = kind.bundle[number], cgutils.gep_inbounds(builder, address, 0, number)
    if isinstance(inner, types.BaseNamedTuple):
        return there
    value = context.data_model_manager[inner].load_from_data_pointer(builder, there)
    return impl_ret_borrowed(context, builder, inner, value)
