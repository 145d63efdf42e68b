"""What one page carried: its revision, its hash, and every filled text with why it was there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.publication import FilledText, PublishedPage
from editor_app.ui.widgets.chip import Chip
from editor_app.ui.widgets.plain_words import words

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class CarriedPane(QWidget):
    """Cards, one a text, in the order of the page."""

    template_requested = Signal(str)
    article_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 20)
        self._column.setSpacing(8)
        self.show_page(None)

    def show_page(self, page: PublishedPage | None) -> None:
        """Show a page of a publication, or say what to choose."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if page is None:
            self._column.addWidget(words("Choose a page to see what it carried.", tone="muted"))
        else:
            self._show(page)
        self._column.addStretch(1)

    def texts(self) -> list[str]:
        """Return the words that are shown, as a reader meets them."""
        shown: list[str] = []
        for number in range(self._column.count()):
            item = self._column.itemAt(number)
            widget = item.widget() if item else None
            if isinstance(widget, TextCard):
                shown.append(widget.body.text())
        return shown

    def _show(self, page: PublishedPage) -> None:
        add = self._column.addWidget
        add(words(f"/{page.path}".removesuffix("index.html"), role="heading"))
        facts = f"Revision {page.revision}" if page.revision else "A list, feed or file"
        add(words(facts, tone="muted"))
        add(_proof(page.sha256), 0, Qt.AlignmentFlag.AlignLeft)
        if page.article_id:
            button = QPushButton("Open the article", self)
            button.setProperty("link", True)
            key = page.article_id
            button.clicked.connect(lambda: self.article_requested.emit(key))
            add(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not page.templates:
            add(words("No template stood on this page.", tone="muted"))
        for filled in page.templates:
            card = TextCard(filled, self)
            card.template_requested.connect(self.template_requested)
            add(card)


class TextCard(QFrame):
    """A filled text as it ran, its version, and the rule that put it there."""

    template_requested = Signal(str)

    def __init__(self, filled: FilledText, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        name = words(filled.name, role="strong")
        version = Chip(f"v{filled.version}", "blue", self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(name)
        head.addWidget(version, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        self.body = words(filled.text)
        self.body.setTextInteractionFlags(_SELECTABLE)
        button = QPushButton("Open the template", self)
        button.setProperty("link", True)
        button.clicked.connect(lambda: self.template_requested.emit(filled.template))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.body)
        column.addWidget(words(f"Why: {filled.why}", tone="muted"))
        column.addWidget(_proof(filled.sha256), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def _proof(sha256: str) -> QPushButton:
    """Return a hash cut short that is copied whole when it is pressed."""
    button = QPushButton(f"SHA-256 {sha256[:16]}…")
    button.setProperty("flat", True)
    button.setProperty("role", "small")
    button.setToolTip(f"{sha256}: press to copy it")
    button.clicked.connect(lambda: QApplication.clipboard().setText(sha256))
    return button
