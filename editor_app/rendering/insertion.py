"""Puts into a body what the page adds to it: the dateline, and blocks between paragraphs."""

import re
from collections.abc import Iterator, Sequence
from html import escape

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>")
_FIRST_PARAGRAPH = re.compile(r"<p(?: [a-z-]+=\"[^\"]*\")*>")
_EMPTY = {"br", "col", "hr", "img", "wbr"}


def with_dateline(body: str, dateline: str) -> str:
    """Return the body with its dateline at the start of the first paragraph, or before it."""
    words = " ".join(dateline.split())
    if not words:
        return body
    shown = f'<span class="dateline">{escape(words, quote=False)} — </span>'
    found = _FIRST_PARAGRAPH.match(body.lstrip())
    if found is None:
        alone = f'<p><span class="dateline">{escape(words, quote=False)}</span></p>\n'
        return alone + body
    start = len(body) - len(body.lstrip()) + found.end()
    return body[:start] + shown + body[start:]


def split_after(body: str, paragraphs: Sequence[int]) -> list[str]:
    """Return the body in pieces that end after so many of its own paragraphs, in rising order.

    There is one piece more than numbers; where the body is shorter, pieces at the end are empty.
    """
    ends = list(_paragraph_ends(body)) if paragraphs else []
    cuts = [ends[n - 1] if n <= len(ends) else len(body) for n in paragraphs]
    return [body[a:b] for a, b in zip([0, *cuts], [*cuts, len(body)], strict=True)]


def _paragraph_ends(body: str) -> Iterator[int]:
    """Yield where each paragraph ends that stands in no list, quotation or table."""
    depth = 0
    for tag in _TAG.finditer(body):
        if tag[2] in _EMPTY:
            continue
        depth += -1 if tag[1] else 1
        if tag[1] and depth == 0 and tag[2] == "p":
            yield tag.end() + (1 if body[tag.end() : tag.end() + 1] == "\n" else 0)
