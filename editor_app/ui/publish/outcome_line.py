"""What a publication came to, and what can be done next."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from editor_app.ui.widgets.plain_words import set_tone, words


class OutcomeLine(QFrame):
    """A sentence with buttons; a failure stays until the next publication."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.said = words(parent=self)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 12, 12, 12)
        self._row.setSpacing(8)
        self._row.addWidget(self.said, 1)
        self.hide()

    def say(self, text: str, tone: str, acts: tuple[tuple[str, Callable[[], object]], ...]) -> None:
        """Say something with buttons that do something."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.said.setText(text)
        set_tone(self.said, tone)
        for title, act in acts:
            button = QPushButton(title, self)
            button.clicked.connect(act)
            self._row.addWidget(button)
            self.buttons.append(button)
        self.show()

    def forget_success(self) -> None:
        """Go, when what was done well has been overtaken by new changes."""
        if self.said.property("tone") == "green":
            self.hide()
