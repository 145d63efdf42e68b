"""A field for the headline or the standfirst: one paragraph that grows with its words."""

import re

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from editor_app.ui.editor.raw_text import copied, raw_text


class LineField(QTextEdit):
    """A paragraph without line breaks, as high as its text; Enter goes on to the next field."""

    left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, name: str, size: int, *, bold: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        font = QFont("Source Serif Pro")
        font.setPixelSize(size)
        font.setBold(bold)
        self.setFont(font)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def toPlainText(self) -> str:
        return raw_text(self.document())

    def createMimeDataFromSelection(self) -> QMimeData:
        return copied(self.textCursor())

    def load(self, text: str) -> None:
        """Show a text with nothing to undo."""
        self.setPlainText(text)
        self.document().clearUndoRedoStacks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(_one_line(source.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        height = max(round(self.document().size().height()), self.fontMetrics().height())
        if self.height() != height:
            self.setFixedHeight(height)


def _one_line(text: str) -> str:
    """Return a text on one line; fixed spaces stay."""
    return re.sub(r"[ \t\r\n\u2028\u2029]+", " ", text).strip(" ")
