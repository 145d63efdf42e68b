"""Where a layout is broken: the file, the line and a sentence, from what its run ended with."""

import re
from collections.abc import Iterator
from types import TracebackType

from jinja2 import TemplateNotFound, TemplateSyntaxError

from editor_app.domain.errors import LayoutInvalid
from editor_app.rendering.theme import Theme

# What our own values are called inside says nothing to who writes a layout.
_OURS = re.compile(r"'?editor_app\.[\w.]*\.(\w+) object'?")


class LayoutTooSlow(Exception):
    """Raised into a layout that takes too long, at the line it has come to."""


def layout_fault(error: Exception, theme: Theme, layout: str) -> LayoutInvalid:
    """Return the error of ours for what ended a layout, with the place nearest to its cause."""
    file, line = _place(error, theme, layout)
    where = f"“{file}”, line {line}" if line else f"“{file}”"
    return LayoutInvalid(f"The layout {where} cannot be used: {_what(error)}.", "", file, line)


def _what(error: Exception) -> str:
    if isinstance(error, LayoutTooSlow):
        return "it takes too long"
    if isinstance(error, TemplateNotFound):
        return f"there is no layout “{error.message}”"
    if isinstance(error, RecursionError):
        return "it calls itself without end"
    said = _OURS.sub(r"\1", " ".join(str(error).split()).rstrip("."))
    return said or type(error).__name__


def _place(error: Exception, theme: Theme, layout: str) -> tuple[str, int]:
    if isinstance(error, TemplateSyntaxError):
        return error.name or layout, error.lineno
    passed = [place for place in _places(error.__traceback__) if place[0] in theme.layouts]
    foreign = [place for place in passed if place[0] in theme.foreign]
    # The innermost layout that is not ours: what it handed to one of ours may be the cause.
    return (foreign or passed or [(layout, 0)])[-1]


def _places(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
