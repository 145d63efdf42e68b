"""A field of several lines that tells when one leaves it changed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class TextField(QPlainTextEdit):
    """Tab goes on to the next field; `left` gives the text when it is another one."""

    left = Signal(str)

    def __init__(self, lines: int, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 22)
        self._shown = ""

    def show_text(self, text: str) -> None:
        """Show a text, unless it stands there already."""
        self._shown = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def tell(self) -> None:
        """Tell the text when it was changed."""
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.left.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tell()
