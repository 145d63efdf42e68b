"""What one wording changes in another, word by word."""

import re
from difflib import SequenceMatcher
from html import escape

from editor_app.ui.appearance.tokens import Tokens

_PIECE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\w+|\s+|[^\w\s]")
# Comparing costs the product of the lengths; texts beyond this are compared line by line.
MOST_PIECES = 6_000

Change = tuple[str, str]
"""(*same*, *gone* or *new*, words)"""


def changes(before: str, after: str) -> list[Change]:
    """Return the pieces of both wordings in reading order."""
    old, new = _pieces(before), _pieces(after)
    found: list[Change] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(old[i:j])))
            continue
        if i < j:
            found.append(("gone", "".join(old[i:j])))
        if k < m:
            found.append(("new", "".join(new[k:m])))
    return found


def as_html(found: list[Change], tokens: Tokens) -> str:
    """Return the pieces for a label: what is gone struck in red, what is new in green."""
    styles = {
        "gone": f"color: {tokens.red}; text-decoration: line-through",
        "new": f"color: {tokens.green}; text-decoration: underline",
    }
    shown: list[str] = []
    for kind, text in found:
        safe = escape(text).replace("\n", "<br>")
        shown.append(f'<span style="{styles[kind]}">{safe}</span>' if kind in styles else safe)
    return "".join(shown)


def _pieces(text: str) -> list[str]:
    pieces = _PIECE.findall(text)
    return pieces if len(pieces) <= MOST_PIECES else text.splitlines(keepends=True)
