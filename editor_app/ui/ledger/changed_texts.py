"""What became of the texts of templates between two publications, word by word."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from editor_app.domain.ledger import ChangedText
from editor_app.domain.word_changes import word_changes
from editor_app.services.ledger_words import named_pages
from editor_app.ui.appearance.tokens import Tokens
from editor_app.ui.widgets.changed_words import as_html
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.plain_words import words

# Texts filled with a headline are another one on every page: of many the first are shown.
_MOST = 40


class ChangedTexts(QWidget):
    """Cards, the text that changed on most pages first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 20)
        self._column.setSpacing(8)

    def show_texts(self, texts: tuple[ChangedText, ...], tokens: Tokens) -> None:
        """Show what became of texts."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not texts:
            self._column.addWidget(
                words("No text changed on a page that stands in both.", tone="muted")
            )
        for text in texts[:_MOST]:
            self._column.addWidget(_card(text, tokens))
        if len(texts) > _MOST:
            left = number_of(len(texts) - _MOST, "further text")
            self._column.addWidget(words(f"{left}: an export has them all.", tone="muted"))
        self._column.addStretch(1)


def _card(text: ChangedText, tokens: Tokens) -> QFrame:
    card = QFrame()
    card.setObjectName("Card")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 12, 14, 12)
    column.setSpacing(6)
    column.addWidget(words(text.name, role="strong"))
    before, after = text.before, text.after
    versions = " → ".join(f"v{filled.version}" if filled else "none" for filled in (before, after))
    pages = number_of(len(text.pages), "page")
    column.addWidget(words(f"{versions} on {pages}: {named_pages(text.pages)}", tone="muted"))
    shown = QLabel(wordWrap=True)
    shown.setTextFormat(Qt.TextFormat.RichText)
    shown.setIndent(0)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    changes = word_changes(before.text if before else "", after.text if after else "")
    shown.setText(as_html(changes, tokens))
    column.addWidget(shown)
    return card
