"""How numba compiles a function that only compiled functions call: as a part of them, once.

As numba comes, every function is optimised and made into machine code with all it calls, then again within its own
caller, and so on outwards; with the kernel's depth of calls that is more than half the work. A part is put as it is
into its caller, and only the entrance, with everything in it, is optimised and made into machine code.

The way in is numba's own for changing its compiler: https://numba.readthedocs.io/en/stable/developer/custom_pipeline.html
"""

# mypy: disable-error-code="no-untyped-call,untyped-decorator"
from __future__ import annotations

from typing import Any

from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import CompilerBase, DefaultPassBuilder
from numba.core.compiler_machinery import register_pass
from numba.core.typed_passes import NativeLowering


class PartLibrary(JITCodeLibrary):
    """Code to be linked into its callers, never run by itself."""

    def _optimize_final_module(self) -> None:
        """Left to the entrance."""

    def _finalize_final_module(self) -> None:
        """No machine code: ready to be linked."""
        self._finalized = True


@register_pass(mutates_CFG=True, analysis_only=False)
class PartLowering(NativeLowering):
    """The last step of compiling, without an executable at its end."""

    _name = "part_lowering"

    def run_pass(self, state: Any) -> bool:
        """Lower the function into a library of its own, and make it known to its callers."""
        state.library = PartLibrary(state.targetctx.codegen(), state.func_id.func_qualname)
        state.flags.no_compile = True
        super().run_pass(state)

        # callers find it by this object, elsewhere the executable, which numba wants to be of a builtin type: this one
        # is unlike every other, and fails when Python calls it
        door = [f"{state.func_id.func_name} is a part of other functions"].remove
        state.targetctx.insert_user_function(door, state["cr"].fndesc, [state.library])
        state["cr"] = state["cr"]._replace(cfunc=door)
        return True


class PartCompiler(CompilerBase):
    """numba's compiler with that last step."""

    def define_pipelines(self) -> list[Any]:
        """The one pipeline: without Python's objects."""
        passes = DefaultPassBuilder.define_nopython_pipeline(self.state)
        passes.passes = [(PartLowering, why) if step is NativeLowering else (step, why) for step, why in passes.passes]
        passes.finalize()
        return [passes]
