"""The body of a story: a text edit that holds Markdown and nothing richer."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from editor_app.ui.appearance.faces import SERIF
from editor_app.ui.editor import marks
from editor_app.ui.editor.highlighter import MarkdownHighlighter
from editor_app.ui.editor.inks import Inks
from editor_app.ui.editor.raw_text import copied, raw_text, selected_text

SIDE = 40
_PLAIN_START = ("#", ">", "-", "*", "+", "|", "!", "`", "~", "[")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".tif", ".tiff")


class BodyEdit(QTextEdit):
    """Plain text with line height, a measure, list continuation and the dateline as a hint."""

    pictures_dropped = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Text of the story")
        self.setPlaceholderText("Write here. Markdown marks show softly; the page is beside it.")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._dateline = ""
        self._columns = 68
        self.highlighter = MarkdownHighlighter(self.document(), Inks.of(self.palette()))
        self.set_face("", 17, 68)
        self.document().contentsChanged.connect(self._keep_hint)

    def set_face(self, family: str, size: int, columns: int) -> None:
        """Write in that face, of so many pixels, in lines of about so many characters."""
        font = QFont(family or SERIF)
        font.setPixelSize(size)
        self._columns = columns
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._lay_out()

    def set_position(self, position: int) -> None:
        """Put the cursor where it was, as far as the text goes."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def load(self, text: str, dateline: str) -> None:
        """Show a text as if it had always been there: nothing to undo."""
        self._dateline = dateline
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.setPlainText(text)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        height = round(self.font().pixelSize() * 1.6)
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(form)
        self._keep_hint()
        document.setUndoRedoEnabled(True)

    def set_dateline(self, dateline: str) -> None:
        """Show another dateline before the first paragraph."""
        self._dateline = dateline
        self._keep_hint()
        self.viewport().update()

    def text_column(self) -> tuple[int, int]:
        """Return the left edge and the width of the text, for what stands above it."""
        margins = self.viewportMargins()
        return margins.left() + 4, self.width() - margins.left() - margins.right() - 8

    def replace_selection(self, text: str, *, select: bool = False) -> None:
        """Put a text in place of what is selected, as one step to undo."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(text)
        if select:
            end = cursor.position()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selected(self) -> str:
        """Return the selected text with line feeds."""
        return selected_text(self.textCursor())

    def toPlainText(self) -> str:
        return raw_text(self.document())

    def createMimeDataFromSelection(self) -> QMimeData:
        return copied(self.textCursor())

    def change_lines(self, change: Callable[[list[str]], list[str]]) -> None:
        """Rewrite the lines that the selection touches, as one step to undo."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd())
        cursor.beginEditBlock()
        cursor.setPosition(first.position())
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        lines = change(cursor.selectedText().split("\u2029"))
        cursor.insertText("\n".join(lines))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def go_to(self, start: int, end: int) -> None:
        """Select from one character to another and bring it into view."""
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(_units(text[:start]))
        cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.isReadOnly() and (self._undoes(event) or self._moves_items(event)):
            event.accept()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pictures into the library; everything else is plain text."""
        found = _pictures(source)
        if found:
            self.pictures_dropped.emit(found)
            return
        text = source.text()
        self.textCursor().insertText(text.replace("\r\n", "\n").replace("\r", "\n"))
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(_pictures(source)) or super().canInsertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        hint = self._hint()
        first = self.document().firstBlock()
        if not hint or first.layout().lineCount() == 0:
            return
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(self._muted())
        line = first.layout().lineAt(0)
        top = self.document().documentLayout().blockBoundingRect(first).topLeft()
        left = self.document().documentMargin() - self.horizontalScrollBar().value()
        y = top.y() + line.y() + line.ascent() - self.verticalScrollBar().value()
        painter.drawText(QPointF(left, y), hint)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 120)

    def _muted(self) -> QColor:
        return Inks.of(self.palette()).muted

    def _hint(self) -> str:
        first = self.document().firstBlock().text()
        plain = self._dateline and not first.lstrip().startswith(_PLAIN_START)
        return f"{self._dateline.upper()} — " if plain else ""

    def _keep_hint(self) -> None:
        """Indent the first line by the width of the hint, and no other."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self._hint())
        block = self.document().firstBlock()
        second = block.next()
        self._indent(block.position(), block.blockFormat(), width)
        if second.isValid():
            self._indent(second.position(), second.blockFormat(), 0.0)

    def _indent(self, position: int, form: QTextBlockFormat, width: float) -> None:
        if abs(form.textIndent() - width) < 0.5:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        form.setTextIndent(width)
        cursor.joinPreviousEditBlock()
        cursor.setBlockFormat(form)
        cursor.endEditBlock()

    def _lay_out(self) -> None:
        measure = round(QFontMetricsF(self.font()).averageCharWidth() * self._columns)
        side = max(SIDE - 4, (self.width() - measure) // 2)
        self.setViewportMargins(side, 12, side, 0)

    def _undoes(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
            return True
        if event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
            return True
        return False

    def _moves_items(self, event: QKeyEvent) -> bool:
        key, plain = (
            event.key(),
            event.modifiers()
            in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ),
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            return self._continue_block()
        if key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and plain):
            return self._shift(deeper=key == Qt.Key.Key_Tab)
        return False

    def _continue_block(self) -> bool:
        cursor = self.textCursor()
        line = cursor.block().text()
        before = _after_units(line, cursor.positionInBlock())
        prefix = marks.continuation(before) if not cursor.hasSelection() else ""
        if prefix == "":
            return False
        if prefix is None:
            if before != line:
                return False
            cursor.movePosition(
                QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.removeSelectedText()
        else:
            cursor.insertText("\n" + prefix)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _shift(self, *, deeper: bool) -> bool:
        cursor = self.textCursor()
        if not cursor.hasSelection() and not marks.is_item(cursor.block().text()):
            return False
        change = marks.indented if deeper else marks.outdented
        self.change_lines(lambda lines: [change(line) for line in lines])
        return True


def _units(text: str) -> int:
    """Return how many UTF-16 units Qt counts in a text."""
    return len(text) + sum(1 for char in text if char > "\uffff")


def _after_units(text: str, units: int) -> str:
    """Return the beginning of a text that Qt counts as so many units."""
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")


def _pictures(source: QMimeData) -> list[object]:
    if source.hasUrls():
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        return [file for file in files if file.lower().endswith(_PICTURES)]
    if source.hasImage() and not source.hasText():
        image = source.imageData()
        return [image] if isinstance(image, QImage) else []
    return []
