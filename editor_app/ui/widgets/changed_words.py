"""The words of two wordings as a label shows them."""

from collections.abc import Iterable
from html import escape

from editor_app.domain.word_changes import Fate, WordChange
from editor_app.ui.appearance.tokens import Tokens


def as_html(found: Iterable[WordChange], tokens: Tokens) -> str:
    """Return the words for a label: what is gone struck in red, what is new in green."""
    styles = {
        Fate.GONE: f"color: {tokens.red}; text-decoration: line-through",
        Fate.NEW: f"color: {tokens.green}; text-decoration: underline",
    }
    shown: list[str] = []
    for change in found:
        safe = escape(change.text).replace("\n", "<br>")
        style = styles.get(change.fate)
        shown.append(f'<span style="{style}">{safe}</span>' if style else safe)
    return "".join(shown)


def counted(found: Iterable[WordChange]) -> tuple[int, int]:
    """Return how many words are gone and how many are new."""
    totals = {Fate.GONE: 0, Fate.NEW: 0, Fate.SAME: 0}
    for change in found:
        totals[change.fate] += len(change.text.split())
    return totals[Fate.GONE], totals[Fate.NEW]
