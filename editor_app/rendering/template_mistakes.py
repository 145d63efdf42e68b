"""What is wrong with a template, in words for people who do not program."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from jinja2 import TemplateSyntaxError, nodes
from jinja2.tests import TESTS as DEFAULT_TESTS

from editor_app.rendering.blanks import BLANKS, GROUPS, PARTS

_ALLOWED = nodes.Output, nodes.If, nodes.For, nodes.Assign
_WORDS: tuple[tuple[str, str], ...] = (
    (
        r"Unexpected end of template\. .*innermost block that needs to be closed is '(\w+)'",
        "“{{% {0} %}}” is opened and never closed: write {{% end{0} %}} where it ends.",
    ),
    (r"Encountered unknown tag '(end\w+|else|elif)'", "“{{% {0} %}}” belongs to nothing here."),
    (r"Encountered unknown tag '(\w+)'", "There is no “{{% {0} %}}” in templates."),
    (r"unexpected end of template, expected 'end of print", "“{{{{” is never closed with }}}}."),
    (r"unexpected end of template", "“{{%” is never closed with %}}."),
    (r"Missing end of comment tag", "“{{#” is never closed with #}}."),
    (r"Missing end of raw", "“{{% raw %}}” is never closed with {{% endraw %}}."),
    (r"expected token 'end of print statement', got '(.*)'", "“}}}}” should stand before “{0}”."),
    (r"expected token 'end of statement block', got '(.*)'", "“%}}” should stand before “{0}”."),
    (r"Expected an expression, got 'end of print", "There is nothing between {{{{ and }}}}."),
    (r"Expected an expression, got 'end of st", "Something is missing before %}}."),
    (r"unexpected char [\"'\\]+ at", "A quotation mark is opened and never closed."),
    (r"unexpected char '(.*)' at", "“{0}” has no meaning between {{{{ and }}}}."),
    (r"unexpected '(.*)'", "“{0}” is not expected here."),
    (r"expected token '(.*)', got '(.*)'", "“{0}” is expected where “{1}” stands."),
)


_TAG = re.compile(r"\{[{%#][-+]?(?!\s*end)")


@dataclass(frozen=True, slots=True)
class TemplateMistake:
    """Something wrong at a line and column, from 1; column 0 means the whole line."""

    line: int
    column: int
    message: str

    @property
    def sentence(self) -> str:
        """The message with its place in front."""
        place = f"Line {self.line}, column {self.column}" if self.column else f"Line {self.line}"
        return f"{place}: {self.message}"


def syntax_mistake(error: TemplateSyntaxError, text: str) -> TemplateMistake:
    """Return what the parser found wrong, in other words."""
    lines = text.split("\n")
    line = min(max(1, error.lineno), len(lines))
    said = error.message or ""
    for pattern, words in _WORDS:
        if found := re.search(pattern, said):
            word = (found.groups() or ("",))[-1]
            column = _column_of_tag(lines[line - 1], word)
            return TemplateMistake(line, column, words.format(*found.groups()))
    column = _column_of_tag(lines[line - 1], "")
    return TemplateMistake(line, column, f"This cannot be understood: {said}")


def mistakes_in(tree: nodes.Template, text: str, filters: frozenset[str]) -> list[TemplateMistake]:
    """Return what is understood and yet not possible, in the order of the lines."""
    lines = text.split("\n")
    found = [
        TemplateMistake(line, _column(lines, line, word), message)
        for line, word, message in (
            *_statements(tree),
            *_filters(tree, filters),
            *_blanks(tree),
            *_parts(tree),
        )
    ]
    return sorted(set(found), key=lambda mistake: (mistake.line, mistake.column))


Found = tuple[int, str, str]


def _statements(tree: nodes.Template) -> Iterator[Found]:
    for node in tree.find_all(nodes.Stmt):
        if not isinstance(node, _ALLOWED):
            name = type(node).__name__.lower().removesuffix("block")
            name = "set … endset" if name == "assign" else name
            told = f"A template cannot do “{name}”; it has if, for and set."
            yield node.lineno, name.partition(" ")[0], told
    for node in tree.find_all(nodes.Test):
        if node.name not in DEFAULT_TESTS:
            yield node.lineno, node.name, f"There is no “is {node.name}”."
    for node in tree.find_all(nodes.Call):
        yield node.lineno, "(", "Round brackets cannot call anything here; use a filter with |."


def _filters(tree: nodes.Template, known: frozenset[str]) -> Iterator[Found]:
    for node in tree.find_all(nodes.Filter):
        if node.name not in known:
            near = _near(node.name, known) or f"There are {', '.join(sorted(known))}."
            yield node.lineno, node.name, f"There is no filter “{node.name}”. {near}"


def _blanks(tree: nodes.Template) -> Iterator[Found]:
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"} | {"loop"}
    parts: set[int] = set()
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        name = blank_name(node)
        if name is None or not isinstance(node.node, nodes.Name) or node.node.name in own:
            continue
        parts.add(id(node.node))
        group, _, field = name.partition(".")
        if field not in GROUPS.get(group, ()):
            yield node.lineno, name, _unknown(name)
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in own and id(node) not in parts:
            yield node.lineno, node.name, _unknown(node.name)


def _parts(tree: nodes.Template) -> Iterator[Found]:
    """Yield what a loop asks of an author or a correction that none of them has."""
    for loop in tree.find_all(nodes.For):
        group = repeated(loop)
        if group is None or not isinstance(loop.target, nodes.Name):
            continue
        for node in loop.find_all((nodes.Getattr, nodes.Getitem)):
            name = blank_name(node) or ""
            one, _, part = name.partition(".")
            if one == loop.target.name and part not in PARTS[group]:
                near = _near(part, frozenset(PARTS[group]))
                has = near or f"There are {', '.join(PARTS[group])}."
                yield node.lineno, name, f"“{group}” have no “{part}”. {has}"


def repeated(loop: nodes.For) -> str | None:
    """Return the blank with parts that a loop goes through, None when it goes through another."""
    names = (blank_name(node) for node in (loop.iter, *loop.iter.find_all(nodes.Expr)))
    return next((name for name in names if name in PARTS), None)


def blank_name(node: nodes.Node) -> str | None:
    """Return the name of a blank that a node reads, None when it reads something else."""
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return f"{node.node.name}.{node.attr}"
    if (
        isinstance(node, nodes.Getitem)
        and isinstance(node.node, nodes.Name)
        and isinstance(node.arg, nodes.Const)
    ):
        return f"{node.node.name}.{node.arg.value}"
    return None


def _unknown(name: str) -> str:
    if name in GROUPS:
        example = next(blank.name for blank in BLANKS if blank.name.startswith(name + "."))
        return f"“{name}” alone is no blank: say which part, such as {example}."
    near = _near(name, frozenset(blank.name for blank in BLANKS))
    return f"There is no blank “{name}”. {near or 'Choose one from the row of blanks.'}"


def _near(name: str, known: frozenset[str]) -> str:
    near = get_close_matches(name, sorted(known), 1, 0.6)
    return f"Do you mean “{near[0]}”?" if near else ""


def _column(lines: list[str], line: int, word: str) -> int:
    if line > len(lines):
        return 0
    group, _, field = word.partition(".")
    spaced = rf"{re.escape(group)}\s*\.\s*{re.escape(field)}"
    quoted = rf"{re.escape(group)}\s*\[\s*[\"']{re.escape(field)}[\"']"
    found = re.search(f"{spaced}|{quoted}" if field else re.escape(group), lines[line - 1])
    return found.start() + 1 if found else 0


def _column_of_tag(line: str, word: str) -> int:
    """Return where a word stands in the last tag of a line that has it, else where the tag does."""
    tags = list(_TAG.finditer(line))
    for tag in reversed(tags):
        at = line.find(word, tag.end()) if word else -1
        if at >= 0:
            return at + 1
    return tags[-1].start() + 1 if tags else max(0, line.find(word)) + 1
