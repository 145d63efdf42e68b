"""A document's text as it was written: Qt's own plain text makes fixed spaces ordinary ones."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument


def raw_text(document: QTextDocument) -> str:
    """Return the text with line feeds, fixed spaces kept."""
    return _with_feeds(document.toRawText())


def selected_text(cursor: QTextCursor) -> str:
    """Return what is selected, in the same way."""
    return _with_feeds(cursor.selectedText())


def copied(cursor: QTextCursor) -> QMimeData:
    """Return what is selected for the clipboard: words alone, no faces and colours."""
    data = QMimeData()
    data.setText(selected_text(cursor))
    return data


def _with_feeds(text: str) -> str:
    # Every key asks for the whole text: replacing is a hundred times quicker than translating.
    return text.replace("\u2029", "\n").replace("\u2028", "\n")
