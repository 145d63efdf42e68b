"""What an empty place says: what is missing, and what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A heading, a sentence, and at most one button."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.text = QLabel(title, self), QLabel(text, self)
        self.title.setProperty("role", "heading")
        self.text.setProperty("tone", "muted")
        self.button = QPushButton(self)
        self.button.hide()
        self._act: Callable[[], object] | None = None
        self.button.clicked.connect(self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(
        self, title: str, text: str, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Say something else, with or without a button."""
        self.title.setText(title)
        self.text.setText(text)
        self._act = act
        self.button.setText(action)
        self.button.setVisible(act is not None)

    def _do(self) -> None:
        if self._act is not None:
            self._act()
