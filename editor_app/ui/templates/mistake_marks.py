"""Where a mistake of a wording stands, and the wave below it."""

import re

from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from editor_app.services.template_context import Mistake
from editor_app.ui.appearance.tokens import Tokens

# What a mistake is about: a name, a tag up to its end, or else the rest of the line.
_ABOUT = re.compile(r"[\w.]+|\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|.+")


def span_of(document: QTextDocument, mistake: Mistake) -> tuple[int, int] | None:
    """Return where a mistake begins and ends in the text, None when the line is gone."""
    block = document.findBlockByNumber(mistake.line - 1)
    if not block.isValid():
        return None
    text = block.text()
    first = max(0, mistake.column - 1)
    found = _ABOUT.match(text, first) if mistake.column else None
    last = found.end() if found else len(text)
    return _position(block, text, min(first, len(text))), _position(block, text, last)


def mark_of(
    document: QTextDocument, mistake: Mistake, tokens: Tokens
) -> QTextEdit.ExtraSelection | None:
    """Return the wave below a mistake."""
    span = span_of(document, mistake)
    if span is None:
        return None
    style = QTextCharFormat()
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    style.setUnderlineColor(QColor(tokens.red))
    cursor = QTextCursor(document)
    cursor.setPosition(span[0])
    cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    mark = QTextEdit.ExtraSelection()
    mark.cursor, mark.format = cursor, style  # type: ignore[attr-defined]
    return mark


def _position(block: QTextBlock, text: str, column: int) -> int:
    """Return the place of a column: Qt counts letters beyond the first 65,536 as two."""
    return block.position() + len(text[:column].encode("utf-16-le")) // 2
