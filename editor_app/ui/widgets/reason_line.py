"""Asks in its own place why something is done: nothing is done without a word."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget


class ReasonLine(QWidget):
    """Enter or the button gives the reason, Esc or *Leave it* gives none; hidden until asked."""

    given = Signal(str)
    left = Signal()

    def __init__(self, act: str, parent: QWidget, *, about: str = "") -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("Why? It is kept with your name.")
        self.act = QPushButton(act, self)
        self.act.setEnabled(False)
        self.leave = QPushButton("Leave it", self)
        self.leave.setProperty("link", True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.act)
        row.addWidget(self.leave)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 2)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addLayout(row)
        self.name(act, about)
        self.line.textChanged.connect(self._allow)
        self.line.returnPressed.connect(self._give)
        self.act.clicked.connect(self._give)
        self.leave.clicked.connect(self._leave)
        self.hide()

    def name(self, act: str, about: str = "") -> None:
        """Say what the reason is for."""
        self.act.setText(act)
        self.line.setAccessibleName(f"Reason: {act} {about}".strip())

    def ask(self, text: str = "") -> None:
        """Show the line, ready to be typed in."""
        self.line.setText(text)
        self.show()
        self.line.setFocus()

    @property
    def asking(self) -> bool:
        """Whether a reason is asked for just now."""
        return not self.isHidden()

    def stops(self) -> list[QWidget]:
        """Return where Tab stops."""
        return [self.line, self.act, self.leave]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _allow(self, text: str) -> None:
        self.act.setEnabled(bool(text.strip()))

    def _give(self) -> None:
        reason = self.line.text().strip()
        if reason:
            self.hide()
            self.given.emit(reason)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
