"""The sheet a story is written on: headline, standfirst, a line about it, the text."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from editor_app.ui.editor.body import BodyEdit
from editor_app.ui.editor.inks import Inks
from editor_app.ui.editor.line_field import LineField
from editor_app.ui.editor.undo_order import UndoOrder


class Sheet(QWidget):
    """Headline and standfirst above the body, all in one column, with one undo."""

    edited = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.headline = LineField("Headline", 30, bold=True, parent=self)
        self.standfirst = LineField("Standfirst", 18, bold=False, parent=self)
        self.standfirst.setObjectName("Standfirst")
        self.meta = QLabel(self)
        self.meta.setObjectName("MetaLine")
        self.meta.setWordWrap(True)
        self.meta.setTextFormat(Qt.TextFormat.PlainText)
        self.rule = QFrame(self)
        self.rule.setFrameShape(QFrame.Shape.NoFrame)
        self.rule.setFixedHeight(1)
        self.rule.setAutoFillBackground(True)
        self.body = BodyEdit(self)
        self._head = QVBoxLayout()
        self._head.setSpacing(8)
        for widget in (self.headline, self.standfirst, self.meta, self.rule):
            self._head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.body, 1)
        self._loading = False
        self._connect()
        self._colour()

    def load(self, headline: str, standfirst: str, body: str, dateline: str) -> None:
        """Show a story with nothing to undo."""
        self._loading = True
        self.headline.load(headline)
        self.standfirst.load(standfirst)
        self.body.load(body, dateline)
        self.order.clear()
        self._loading = False

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the words be read only, or written."""
        for field in (self.headline, self.standfirst, self.body):
            field.setReadOnly(read_only)

    def undo(self) -> None:
        """Take back what was done last, in whichever field it was."""
        self._show(self.order.undo())

    def redo(self) -> None:
        """Do it again."""
        self._show(self.order.redo())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            left, width = self.body.text_column()
            right = max(0, self.width() - left - width)
            self._head.setContentsMargins(left, 24, right, 0)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._colour()

    def _connect(self) -> None:
        fields = (self.headline, self.standfirst, self.body)
        self.order = UndoOrder([field.document() for field in fields], self)
        for field in fields:
            field.undo_wanted.connect(self.undo)
            field.redo_wanted.connect(self.redo)
        self.headline.left.connect(self.standfirst.setFocus)
        self.standfirst.left.connect(self.body.setFocus)
        self.headline.textChanged.connect(lambda: self._tell("headline", self.headline))
        self.standfirst.textChanged.connect(lambda: self._tell("standfirst", self.standfirst))
        self.body.document().contentsChange.connect(self._tell_body)
        self.body.installEventFilter(self)

    def _tell(self, name: str, field: LineField) -> None:
        if not self._loading:
            self.edited.emit({name: field.toPlainText()})

    def _tell_body(self, _at: int, removed: int, added: int) -> None:
        if not self._loading and (removed or added):
            self.edited.emit({"body": self.body.toPlainText()})

    def _show(self, number: int | None) -> None:
        if number is not None:
            (self.headline, self.standfirst, self.body)[number].setFocus()

    def _colour(self) -> None:
        if not hasattr(self, "rule"):
            return
        inks = Inks.of(self.palette())
        for widget, role, colour in (
            (self.rule, QPalette.ColorRole.Window, inks.line),
            (self.meta, QPalette.ColorRole.WindowText, inks.muted),
        ):
            palette = widget.palette()
            if palette.color(role) != colour:
                palette.setColor(role, colour)
                widget.setPalette(palette)
        if hasattr(self, "body"):
            self.body.highlighter.set_inks(inks)
