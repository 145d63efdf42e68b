"""Fills the blanks of a template: no value, whatever it holds, can change its structure.

Runs in a child process: Jinja's sandbox stops code, and exhaustion is met by the limits there.
"""

import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import (
    StrictUndefined,
    Template,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
    pass_context,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from editor_app.domain.errors import TemplateInvalid
from editor_app.rendering.blank_filters import FROM_JINJA, filters_in, in_words
from editor_app.rendering.escaping import placed, settled, without_marks
from editor_app.rendering.template_mistakes import (
    TemplateMistake,
    blank_name,
    mistakes_in,
    repeated,
    syntax_mistake,
)

VERSION = "1"
# In characters; a wording is never longer, but a loop can make one of it that is.
LONGEST = 200_000
_FILE = "<wording>"
# A tag that has its line for itself takes the end of that line with it.
_ALONE = re.compile(r"^[ \t]*(\{[%#](?:(?![%#]\}).)*?)([-+]?[%#]\})[ \t]*\n", re.MULTILINE)
_RAW = re.compile(r"\{%[-+]?\s*raw")
Loops = Mapping[str, str]
_WATCH, _HOLES = "offstone_watch", "offstone_holes"


@dataclass(frozen=True, slots=True)
class Filled:
    """A template's Markdown with its values; `empty` names blanks that leave a hole."""

    markdown: str
    empty: tuple[str, ...] = ()


def check_template(text: str) -> list[TemplateMistake]:
    """Return everything that is wrong with a wording, in the order of its lines."""
    clean = without_marks(text)
    try:
        tree = _environment("en").parse(_taking_lines(clean))
        found = mistakes_in(tree, clean, FROM_JINJA | filters_in("en").keys())
        if not found:
            _compiled(clean, "en")
    except TemplateSyntaxError as error:
        return [syntax_mistake(error, clean)]
    return found


def fill(text: str, blanks: Mapping[str, object], language: str) -> Filled:
    """Return a wording with its blanks filled; TemplateInvalid with the line when it cannot be."""
    for mistake in _mistakes(text):
        raise TemplateInvalid(mistake.sentence, line=mistake.line)
    holes: list[str] = []
    try:
        filled = _compiled(without_marks(text), language).render({**blanks, _HOLES: holes})
    except (MemoryError, RecursionError):
        raise
    except UndefinedError as error:
        raise _invalid(_line_of(error), "A blank here has no such part.") from error
    except SecurityError as error:
        raise _invalid(_line_of(error), "A template may not do this.") from error
    except Exception as error:
        raise _invalid(_line_of(error), f"This cannot be worked out: {error}.") from error
    if len(filled) > LONGEST:
        raise TemplateInvalid(f"It is filled to more than {LONGEST:,} characters.")
    return Filled(settled(filled), tuple(dict.fromkeys(holes)))


@lru_cache(maxsize=256)
def _mistakes(text: str) -> tuple[TemplateMistake, ...]:
    return tuple(check_template(text))


def _invalid(line: int, message: str) -> TemplateInvalid:
    return TemplateInvalid(f"Line {line}: {message}", line=line)


def _line_of(error: Exception) -> int:
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno for f in reversed(frames) if f.filename == _FILE and f.lineno), 1)


@lru_cache(maxsize=256)
def _compiled(text: str, language: str) -> Template:
    """Return a sound wording, ready to be filled; few wordings serve thousands of articles."""
    environment = _environment(language)
    tree = environment.parse(_taking_lines(text))
    for condition in tree.find_all(nodes.CondExpr):
        condition.expr2 = condition.expr2 or nodes.Const("")
    for output, loops in _unconditional(tree, {}):
        output.nodes = [_watched(node, loops) for node in output.nodes]
    tree.set_environment(environment)
    code = environment.compile(tree, filename=_FILE)
    return environment.template_class.from_code(environment, code, {})


def _taking_lines(text: str) -> str:
    """Return a text whose lone tags take their lines with them; the count of lines stays."""
    return text if _RAW.search(text) else _ALONE.sub(r"\1\n\2", text)


def _unconditional(node: nodes.Node, loops: Loops) -> Iterator[tuple[nodes.Output, Loops]]:
    """Yield what is put out whatever the article holds: all that stands in no `if`.

    Each comes with the loops it stands in: what a loop's own name goes through.
    """
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Output):
            yield child, loops
        elif isinstance(child, nodes.For) and isinstance(child.target, nodes.Name):
            yield from _unconditional(child, {**loops, child.target.name: repeated(child) or ""})
        elif not isinstance(child, nodes.If):
            yield from _unconditional(child, loops)


def _named(node: nodes.Node, loops: Loops) -> str:
    """Return what a blank is called outside its loop: `p.role` is `article.authors.role`."""
    name = blank_name(node) or ""
    one, dot, part = name.partition(".")
    return f"{loops[one] or one}{dot}{part}" if one in loops else name


def _watched(node: nodes.Expr, loops: Loops) -> nodes.Expr:
    """Return an output that tells its blanks' names when it comes to nothing."""
    within = [node, *node.find_all(nodes.Expr)]
    provided = any(
        isinstance(one, nodes.CondExpr)
        or (isinstance(one, nodes.Filter) and one.name in {"default", "d"})
        for one in within
    )
    names = [] if provided else [name for one in within if (name := _named(one, loops))]
    if not names:
        return node
    told = [nodes.Const(name) for name in names]
    return nodes.Filter(node, _WATCH, told, [], None, None, lineno=node.lineno)


@lru_cache(maxsize=32)
def _environment(language: str) -> ImmutableSandboxedEnvironment:
    """Return what runs a wording: few filters, no functions, every value marked as one."""

    def shown(value: object) -> str:
        return placed(in_words(value, language))

    @pass_context
    def watch(context: Context, value: object, *names: str) -> object:
        if not placed(in_words(value, language)):
            context[_HOLES].extend(names)
        return value

    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=shown, keep_trailing_newline=True
    )
    made.globals.clear()
    for name in made.filters.keys() - FROM_JINJA:
        del made.filters[name]
    own: dict[str, Any] = {**filters_in(language), _WATCH: watch}
    made.filters.update(own)
    return made
