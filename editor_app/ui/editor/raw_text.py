"""A document's text as it was written: Qt's own plain text makes fixed spaces ordinary ones."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})


def raw_text(document: QTextDocument) -> str:
    """Return the text with line feeds, fixed spaces kept."""
    return document.toRawText().translate(_ENDS)


def selected_text(cursor: QTextCursor) -> str:
    """Return what is selected, in the same way."""
    return cursor.selectedText().translate(_ENDS)


def copied(cursor: QTextCursor) -> QMimeData:
    """Return what is selected for the clipboard: words alone, no faces and colours."""
    data = QMimeData()
    data.setText(selected_text(cursor))
    return data
