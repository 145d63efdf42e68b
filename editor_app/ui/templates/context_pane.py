"""In context: the wording on an article, filled as publication fills it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from editor_app.ui.appearance.faces import serif
from editor_app.ui.finding_articles import ArticleFinder
from editor_app.ui.widgets.choice_field import ChoiceField
from editor_app.ui.widgets.plain_words import words

if TYPE_CHECKING:
    from editor_app.services.template_context import ShownTemplate
    from editor_app.ui.room_context import RoomContext


class ContextPane(QWidget):
    """Tells which article the template is to be shown on."""

    article_wanted = Signal(str)

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self.article = ChoiceField("Show on: choose an article…", ArticleFinder(context), self)
        self.card = QFrame(self)
        self.card.setObjectName("Card")
        self.before, self.after = words(tone="muted"), words(tone="muted")
        for label in (self.before, self.after):
            label.setFont(serif(16))
        self.block = QLabel(wordWrap=True)
        self.block.setObjectName("FilledBlock")
        self.block.setTextFormat(Qt.TextFormat.RichText)
        self.block.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.block.setAccessibleName("The filled wording")
        self.why = words(tone="muted")
        self.message = words(tone="amber")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(22, 16, 22, 18)
        inside.setSpacing(14)
        for label in (self.before, self.block, self.after):
            inside.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 20)
        column.setSpacing(12)
        for widget in (self.article, self.card, self.why, self.message):
            column.addWidget(widget)
        column.addStretch(1)
        self.article.chosen.connect(self._choose)
        self.message.hide()
        self.card.hide()

    def show_filled(self, shown: "ShownTemplate") -> None:
        """Show the wording between the words of the article that stand around it."""
        self.article.show_choice(shown.article, f"Show on: {shown.headline}")
        _put(self.before, shown.before)
        _put(self.after, shown.after)
        self.block.setText(shown.html)
        self.block.setVisible(bool(shown.html))
        self.card.setVisible(bool(shown.html))
        _put(self.why, shown.why)
        _put(self.message, shown.message)

    def say(self, text: str) -> None:
        """Say why nothing can be shown."""
        self.card.hide()
        self.why.hide()
        _put(self.message, text)

    def _choose(self, key: str, _name: str) -> None:
        self.article_wanted.emit(key)


def _put(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
