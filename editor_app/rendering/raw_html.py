"""Finds how far a piece of raw HTML reaches, blank lines included, as Python-Markdown reads it."""

import re
from functools import cache

_START = re.compile(r"^ {0,3}<([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])", re.MULTILINE)
_EMPTY = {"hr"}
_TICKED = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


def reach(text: str, start: int, end: int) -> int:
    """Return where the HTML that begins in the chunk `start`–`end` is closed; `end` if it is not.

    HTML that is never closed stays within its chunk, so that half a tag, as while typing, does not
    take the rest of the article with it.
    """
    until = end
    at = start
    while (opening := _opening(text, at, until)) is not None:
        place, closed = opening
        at = max(closed, place + 1)
        until = max(until, closed)
    return until


def _opening(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the next beginning in a range and where it is closed, 0 when it never is."""
    comment = text.find("<!--", start, end)
    tag = _block_tag(text, start, end)
    if comment >= 0 and (tag is None or comment < tag.start()):
        if _within_code(text, start, comment, end):
            return comment, 0
        closed = text.find("-->", comment + 4)
        return comment, closed + 3 if closed >= 0 else 0
    return (tag.start(), _close(text, tag)) if tag else None


def _block_tag(text: str, start: int, end: int) -> re.Match[str] | None:
    for tag in _START.finditer(text, start, end):
        if tag[1].lower() in _block_level():
            return tag
    return None


def _close(text: str, tag: re.Match[str]) -> int:
    depth = 0
    for found in _tags_named(tag[1].lower()).finditer(text, tag.start()):
        if found[0].endswith("/>"):
            continue
        depth += -1 if found[0][1] == "/" else 1
        if depth <= 0:
            return found.end()
    return 0


def _within_code(text: str, start: int, place: int, end: int) -> bool:
    return any(m.start() < place < m.end() for m in _TICKED.finditer(text, start, end))


@cache
def _tags_named(name: str) -> re.Pattern[str]:
    return re.compile(rf"</?{re.escape(name)}(?=[\s/>])[^<>]*>", re.IGNORECASE)


@cache
def _block_level() -> frozenset[str]:
    from markdown.util import BLOCK_LEVEL_ELEMENTS

    return frozenset(BLOCK_LEVEL_ELEMENTS) - _EMPTY
