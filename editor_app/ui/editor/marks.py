"""Markdown marks put on and taken off: pure functions over lines and selections."""

import re

from editor_app.domain.container import CLOSING, Container

_HEADING = re.compile(r"#{1,6}[ \t]+")
_ITEM = re.compile(
    r"^(?P<indent>[ \t]*)(?P<quote>(?:>[ ]?)*)(?P<item>(?:[-*+]|\d{1,9}[.)])[ \t]+)?"
)
_BULLET = re.compile(r"^([ \t]*)[-*+][ \t]+")
_NUMBER = re.compile(r"^([ \t]*)\d{1,9}[.)][ \t]+")
_QUOTE = re.compile(r"^>[ ]?")
_FOOTNOTE = re.compile(r"\[\^(\d+)\]")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^()]*(?:\([^()]*\)[^()]*)?\)")
INDENT = "    "


def toggle_wrap(text: str, mark: str) -> str:
    """Put a mark around a text or take it off; blanks at its ends stay outside."""
    core = text.strip()
    if not core:
        return text
    head = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :]
    if _is_wrapped(core, mark):
        return head + core[len(mark) : -len(mark)] + tail
    return head + mark + core + mark + tail


def ends_here(before: str, after: str, mark: str) -> bool:
    """Whether words between marks end here, between two parts of a line."""
    opened = before.replace("**", "") if mark == "*" else before
    return after.startswith(mark) and not opened.endswith(mark) and opened.count(mark) % 2 == 1


def is_empty_pair(before: str, after: str, mark: str) -> bool:
    """Whether marks with nothing between them stand here, between two parts of a line."""
    if mark == "*" and before.endswith("**"):
        return False
    return before.endswith(mark) and after.startswith(mark)


def toggle_heading(line: str, level: int) -> str:
    """Make a line a heading of that level, or plain text when it is one already."""
    found = _HEADING.match(line)
    plain = line[found.end() :] if found else line
    already = bool(found) and line.split(" ", 1)[0] == "#" * level
    return plain if already else f"{'#' * level} {plain}"


def toggle_lines(lines: list[str], kind: str) -> list[str]:
    """Make lines a *bullet*, *number* or *quote* block, or plain text when all are already."""
    pattern = {"bullet": _BULLET, "number": _NUMBER, "quote": _QUOTE}[kind]
    full = [line for line in lines if line.strip()] or lines
    if all(pattern.match(line) for line in full):
        return [pattern.sub(lambda m: m.group(1) if m.lastindex else "", line) for line in lines]
    return [_marked(line, kind, n) for n, line in enumerate(lines, 1)]


def continuation(line: str) -> str | None:
    """Return what the next line begins with; None when this item is empty and its block ends."""
    found = _ITEM.match(line)
    if found is None or not (found["quote"] or found["item"]):
        return ""
    if not line[found.end() :].strip():
        return None
    return found["indent"] + found["quote"] + _next_item(found["item"] or "")


def is_item(line: str) -> bool:
    """Whether a line is an item of a list."""
    found = _ITEM.match(line)
    return found is not None and bool(found["item"])


def indented(line: str) -> str:
    """Return the line one level deeper."""
    return INDENT + line


def outdented(line: str) -> str:
    """Return the line one level higher."""
    return re.sub(r"^(?:\t| {1,4})", "", line)


def next_footnote(text: str) -> int:
    """Return the first footnote number that the text does not use yet."""
    return max((int(n) for n in _FOOTNOTE.findall(text)), default=0) + 1


def table(columns: int = 3, rows: int = 2) -> str:
    """Return an empty table with a heading row."""
    heading = " | ".join(f"Column {n}" for n in range(1, columns + 1))
    rule = " | ".join("---" for _ in range(columns))
    empty = " | ".join("   " for _ in range(columns))
    return "\n".join(f"| {line} |" for line in (heading, rule, *[empty] * rows))


def container(kind: Container, inside: str) -> str:
    """Return a pull quote or a gallery around a text."""
    return f"{kind.opening}\n{inside}\n{CLOSING}"


def is_picture(line: str) -> bool:
    """Whether a line holds a picture and nothing else."""
    return _PICTURE.fullmatch(line.strip()) is not None


def _is_wrapped(core: str, mark: str) -> bool:
    if len(core) <= 2 * len(mark) or not (core.startswith(mark) and core.endswith(mark)):
        return False
    if mark != "*":
        return True
    stars = len(core) - len(core.lstrip("*"))
    return stars in {1, 3}


def _marked(line: str, kind: str, number: int) -> str:
    if kind == "quote":
        return f"> {line}"
    plain = _NUMBER.sub(r"\1", _BULLET.sub(r"\1", line))
    indent = plain[: len(plain) - len(plain.lstrip())]
    mark = "- " if kind == "bullet" else f"{number}. "
    return f"{indent}{mark}{plain.lstrip()}"


def _next_item(item: str) -> str:
    digits = re.match(r"\d+", item)
    return str(int(digits[0]) + 1) + item[digits.end() :] if digits else item
