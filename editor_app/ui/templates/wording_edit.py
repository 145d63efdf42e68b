"""The wording of a template: plain text with blanks, completed while they are typed."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QStandardItem,
    QStandardItemModel,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QCompleter, QFrame, QListView, QTextEdit, QToolTip, QWidget

from editor_app.services.template_context import Blank, Mistake
from editor_app.ui.appearance.faces import serif
from editor_app.ui.appearance.tokens import Tokens
from editor_app.ui.templates.highlighter import WordingHighlighter
from editor_app.ui.templates.mistake_marks import mark_of, span_of

# A blank is begun after {{, after “if” and after “for x in”.
_OPEN = re.compile(
    r"(\{\{-?\s*|\{%-?\s*(?:if|elif)\s(?:[^%{}]*\s)?|\{%-?\s*for\s+\w+\s+in\s+)([\w.]*)$"
)
_NAME = Qt.ItemDataRole.UserRole
LOWEST, HIGHEST = 132, 420


class WordingEdit(QTextEdit):
    """Grows with its text; tells when words are typed, not when they are shown."""

    typed = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("WordingEdit")
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Wording")
        self.setPlaceholderText("The text as readers see it. {{ puts in a blank.")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(serif(15))
        self.document().setDefaultFont(serif(15))
        self.document().setDocumentMargin(12)
        self._tokens, self._loading = tokens, False
        self._mistakes: tuple[Mistake, ...] = ()
        self._blanks: tuple[Blank, ...] = ()
        self.highlighter = WordingHighlighter(self.document(), tokens)
        self.names = QStandardItemModel(self)
        self.completer = QCompleter(self.names, self)
        self.completer.setWidget(self)
        self.completer.setCompletionRole(_NAME)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup = QListView()
        self._popup.setObjectName("Completions")
        self.completer.setPopup(self._popup)
        self.completer.activated.connect(self._complete)
        self.textChanged.connect(self._hear)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def load(self, text: str) -> None:
        """Show a text as if it had always been there."""
        self._loading = True
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(form)
        self.document().clearUndoRedoStacks()
        self._loading = False
        self.show_mistakes(())

    def offer(self, blanks: Sequence[Blank]) -> None:
        """Complete these names; each with what it gives or means."""
        if tuple(blanks) == self._blanks:
            # Another list would take the choice out of the one that is open.
            return
        self._blanks = tuple(blanks)
        self.names.clear()
        for blank in blanks:
            name = blank.name
            item = QStandardItem(f"{name}   {blank.value or blank.meaning}")
            item.setData(name, _NAME)
            self.names.appendRow(item)

    def insert_blank(self, name: str) -> None:
        """Put a blank where the cursor is."""
        self.textCursor().insertText(f"{{{{ {name} }}}}")
        self.setFocus()

    def show_mistakes(self, mistakes: Sequence[Mistake]) -> None:
        """Underline what is wrong, each at its place."""
        self._mistakes = tuple(mistakes)
        marks = [mark_of(self.document(), one, self._tokens) for one in mistakes]
        self.setExtraSelections([mark for mark in marks if mark is not None])

    def mistake_at(self, position: int) -> Mistake | None:
        """Return the mistake at a position of the text."""
        for mistake in self._mistakes:
            span = span_of(self.document(), mistake)
            if span is not None and span[0] <= position <= span[1]:
                return mistake
        return None

    def go_to_mistake(self) -> None:
        """Put the cursor to the first mistake."""
        span = span_of(self.document(), self._mistakes[0]) if self._mistakes else None
        if span is not None:
            cursor = self.textCursor()
            cursor.setPosition(span[0])
            self.setTextCursor(cursor)
        self.setFocus()

    def wear(self, tokens: Tokens) -> None:
        """Take the colours of another appearance."""
        self._tokens = tokens
        self.highlighter.wear(tokens)
        self.show_mistakes(self._mistakes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup.isVisible() and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Tab,
            Qt.Key.Key_Escape,
        ):
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.text():
            self._offer_completion()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is wrong where the mouse rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.mistake_at(self.cursorForPosition(event.pos()).position())
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), found.message, self.viewport())
            return True
        return super().viewportEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, LOWEST)

    def _offer_completion(self) -> None:
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        found = _OPEN.search(before)
        popup = self._popup
        if found is None or self.isReadOnly():
            popup.hide()
            return
        self.completer.setCompletionPrefix(found[2])
        if not self.completer.completionCount():
            popup.hide()
            return
        popup.setCurrentIndex(self.completer.completionModel().index(0, 0))
        box = self.cursorRect()
        box.setWidth(min(440, self.width()))
        self.completer.complete(box)

    def _complete(self, name: str) -> None:
        cursor = self.textCursor()
        text, at = cursor.block().text(), cursor.positionInBlock()
        found = _OPEN.search(text[:at])
        if found is None:
            return
        left, keep = QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(left, keep, len(found[2]))
        gap = "" if found[1].endswith(" ") else " "
        ending = "}}" if found[1].startswith("{{") else "%}"
        closed = text[at:].lstrip().startswith(ending)
        cursor.insertText(f"{gap}{name}" + ("" if closed else f" {ending}"))
        self.setTextCursor(cursor)

    def _hear(self) -> None:
        if not self._loading:
            self.typed.emit()

    def _grow(self) -> None:
        height = round(self.document().size().height()) + 4
        wanted = max(LOWEST, min(HIGHEST, height))
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
