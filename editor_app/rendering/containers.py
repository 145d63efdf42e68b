"""Pull quotes and galleries on a page."""

import re
from collections.abc import Callable

from editor_app.domain.container import Container, end_of, opened_by

_QUOTE = re.compile(r"</?blockquote(?: [a-z-]+=\"[^\"]*\")*>\n?")
_SAID_BY = re.compile(r"(?:\s*<br>\s*|\n|</p>\s*<p>)((?:[—–―]|--)(?:(?!</?p\b).)*)</p>\Z")


def contained(text: str, convert: Callable[[str], str]) -> str:
    """Return the HTML of a block; `convert` makes it of plain Markdown, harmless already."""
    lines = text.split("\n")
    kind = opened_by(lines[0])
    if kind is None or end_of(lines, 0) != len(lines) - 1:
        return convert(text)
    inside = convert("\n".join(lines[1:-1])).strip()
    if not inside:
        return ""
    return _PARTS[kind](inside)


def _pull(inside: str) -> str:
    """Return words of the story in large letters: it quotes itself, so it is no quotation.

    What follows a dash at its end is who said it.
    """
    words = _QUOTE.sub("", inside).strip()
    words = _SAID_BY.sub(r'</p>\n<p class="pull-by">\1</p>', words)
    return f'<aside class="pull">\n{words}\n</aside>'


def _gallery(inside: str) -> str:
    return f'<div class="gallery">\n{inside}\n</div>'


_PARTS = {Container.PULL: _pull, Container.GALLERY: _gallery}
