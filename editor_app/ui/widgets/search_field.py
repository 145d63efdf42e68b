"""A line to search with: a glass, a cross to clear it, answers while typing."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from editor_app.ui.icons import icon


class SearchField(QLineEdit):
    """Tells what is searched soon after each key; Esc clears, the arrow down goes to the list."""

    wanted = Signal(str)
    list_wanted = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None, *, delay: int = 80) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint.rstrip("…"))
        self.setClearButtonEnabled(True)
        self._glass = QAction(icon("search", "muted"), "", self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._soon = QTimer(self, singleShot=True, interval=delay)
        self._soon.timeout.connect(self._tell)
        self.textChanged.connect(self._wait)

    def tint(self) -> None:
        """Draw the glass anew for another appearance."""
        self._glass.setIcon(icon("search", "muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _wait(self, _text: str) -> None:
        self._soon.start()

    def _tell(self) -> None:
        self.wanted.emit(self.text().strip())
