"""Compare: the wording on screen against the version in force, word by word."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from editor_app.domain.word_changes import word_changes
from editor_app.ui.appearance.look import Look
from editor_app.ui.widgets.changed_words import as_html, counted
from editor_app.ui.widgets.plain_words import words


class ComparePane(QWidget):
    """What is gone is struck in red, what is new underlined in green."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._texts = ("", "", 0)
        self.summary = words(tone="muted", parent=self)
        self.card = QFrame(self)
        self.card.setObjectName("Card")
        self.shown = QLabel(wordWrap=True)
        self.shown.setObjectName("WordingShown")
        self.shown.setTextFormat(Qt.TextFormat.RichText)
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.shown.setAccessibleName("The two wordings compared")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(20, 16, 20, 18)
        inside.addWidget(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 20)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(self.card)
        column.addStretch(1)
        look.changed.connect(self._paint)

    def show_texts(self, before: str, after: str, version: int) -> None:
        """Compare two wordings; `version` is the number of the first."""
        self._texts = (before, after, version)
        self._paint()

    def _paint(self) -> None:
        before, after, version = self._texts
        found = word_changes(before, after)
        gone, new = counted(found)
        if not version:
            self.summary.setText("There is no wording in this language yet.")
        elif before == after:
            self.summary.setText(f"This is v{version}, the version in force, word for word.")
        else:
            self.summary.setText(f"Against v{version}, in force: {gone} words gone, {new} new.")
        self.shown.setText(as_html(found, self._look.tokens))
        self.card.setVisible(bool(before or after))
