"""Layouts of a theme, compiled once a process and run in a sandbox that is quick for values."""

from collections.abc import Mapping
from types import FunctionType, MethodType
from typing import Any, cast

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateError
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.nodes import Expr
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from editor_app.domain import article, correction, site, template
from editor_app.domain.errors import OffstoneError
from editor_app.paths import cache_folder
from editor_app.rendering import page_values
from editor_app.rendering.compiled_layouts import CompiledLayouts
from editor_app.rendering.layout_faults import layout_fault
from editor_app.rendering.safe import escaped
from editor_app.rendering.theme import Theme

_VALUES = {page_values.__name__, *(m.__name__ for m in (article, correction, site, template))}
_PLAIN = {FunctionType, MethodType}
_NUMBER = (int, float)
_NONE: frozenset[str] = frozenset()
_MADE: dict[str, "LayoutEnvironment"] = {}


class _LayoutCode(CodeGenerator):
    """Escapes what a layout shows through the environment, which knows what is safe already."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class LayoutEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, which asks once for each field of our own values instead of every time."""

    code_generator_class = _LayoutCode
    # No layout of ours multiplies; what a foreign one asks for must stay small.
    intercepted_binops = frozenset({"*", "**"})
    escaped = staticmethod(escaped)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            loader=FunctionLoader(lambda name: _source(theme, name)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            # What came from elsewhere leaves no code behind.
            bytecode_cache=None if theme.foreign else CompiledLayouts(cache_folder() / "layouts"),
        )
        self._sound: dict[type[Any], set[str]] = {}
        self._layouts: dict[str, Template] = {}

    def fill(self, layout: str, values: Mapping[str, Any]) -> str:
        """Return a layout filled, without the copies that rendering makes of its values."""
        template = self._layouts.get(layout)
        if template is None:
            template = self._layouts[layout] = self.get_template(layout)
        known = {**self.globals, **values}
        context = Context(self, known, template.name, template.blocks)
        try:
            return "".join(template.root_render_func(context))
        except Exception:
            # Names the line of the layout in the traceback.
            self.handle_exception()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field; what is no field of a value goes the sandbox's long way."""
        kind = cast("type[Any]", type(obj))
        if attribute in self._sound.get(kind, _NONE):
            return getattr(obj, attribute)
        found = super().getattr(obj, attribute)
        if kind.__module__ in _VALUES and self.is_safe_attribute(obj, attribute, found):
            self._sound.setdefault(kind, set()).add(attribute)
        return found

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a layout names; our own functions need no looking into.

        Methods of texts and lists are built in and go the sandbox's long way, and so do macros.
        """
        if type(obj) in _PLAIN:
            if kwargs:
                kwargs.pop("_loop_vars", None)
                kwargs.pop("_block_vars", None)
            return obj(*args, **kwargs)
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers, and nothing else: no deadline reaches into one endless operation."""
        if operator == "**" or not (isinstance(left, _NUMBER) and isinstance(right, _NUMBER)):
            raise SecurityError("it multiplies more than numbers")
        return super().call_binop(context, operator, left, right)


def lay_out(theme: Theme, layout: str, values: Mapping[str, Any]) -> str:
    """Return a layout filled; LayoutInvalid names file and line where a changed theme is broken."""
    try:
        return layouts_of(theme).fill(layout, values)
    except TemplateError as error:
        raise layout_fault(error, theme, layout) from error
    except (MemoryError, OffstoneError):
        raise
    except Exception as error:
        if not theme.foreign:
            raise
        raise layout_fault(error, theme, layout) from error


def layouts_of(theme: Theme) -> LayoutEnvironment:
    """Return the theme's layouts, compiled once a process."""
    made = _MADE.get(theme.fingerprint)
    if made is None:
        made = _MADE[theme.fingerprint] = LayoutEnvironment(theme)
    return made


def _source(theme: Theme, name: str) -> tuple[str, str, None] | None:
    """Return a layout with the name that a traceback tells."""
    source = theme.layouts.get(name)
    return None if source is None else (source, name, None)
