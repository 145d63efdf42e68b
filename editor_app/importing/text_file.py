"""A plain text as an article: its first line is the headline, every mark stands for itself."""

import re

from editor_app.domain.article import Content
from editor_app.importing.dateline import lift_dateline
from editor_app.importing.incoming import Incoming

_MARKS = re.compile(r"[\\`*_]|\[(?=[^\]\n]*\][(:\[])")
_FIRST_MARKS = re.compile(r"^[ \t]*(#{1,6}(?=\s)|>|[-=]{2,}[ \t]*$|~{3,}|:(?=\s))", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*[*•][ \t]+", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+(?![-+\d])", re.MULTILINE)
# Editors that wrap do so near 80; a longer line is a paragraph of its own.
_WRAPPED = 120


def read_text(text: str) -> Incoming:
    """Return the article in a plain text."""
    headline, _, rest = text.strip().partition("\n")
    lifted = lift_dateline(rest)
    body = as_markdown(lifted.body)
    content = Content(
        headline=headline.strip(),
        body=body + ("\n" if body else ""),
        dateline=lifted.dateline,
        source=lifted.agency,
    )
    return Incoming(content)


def as_markdown(text: str) -> str:
    """Return a plain text as Markdown that reads the same."""
    text = text.strip("\n").rstrip()
    if "\n\n" not in text and any(len(line) > _WRAPPED for line in text.split("\n")):
        text = text.replace("\n", "\n\n")
    listed = _BULLET.sub("- ", _INDENT.sub("", text))
    safe = listed.replace("&", "&amp;").replace("<", "&lt;")
    return _FIRST_MARKS.sub(r"\\\1", _MARKS.sub(lambda m: "\\" + m[0], safe))
