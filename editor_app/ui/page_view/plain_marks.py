"""Blocks in the plain preview: shaded under the mouse, explained, opened by a click."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QToolTip

from editor_app.ui.page_view.marking import WAIT


class PlainMarks(QObject):
    """Knows a block by the tool tip that its words bear: the id of its template."""

    chosen = Signal(str)

    def __init__(self, view: QTextBrowser) -> None:
        super().__init__(view)
        self._view = view
        self._told: dict[str, str] = {}
        self._marked = self._wanted = ""
        self._opening = QTimer(self, singleShot=True, interval=WAIT)
        self._opening.timeout.connect(self._open)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)

    def explain(self, told: Mapping[str, str]) -> None:
        """Take a sentence by the id of each template; others are not marked."""
        self._told = dict(told)
        self._mark("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._take(event)
        elif event.type() == QEvent.Type.Leave:
            self._mark("")
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            told = self._told.get(self.template_at(event.pos()), "")
            QToolTip.showText(event.globalPos(), f"<qt>{escape(told)}</qt>" if told else "")
            return True
        return super().eventFilter(watched, event)

    def template_at(self, at: QPoint) -> str:
        """Return the template whose words stand there; empty when none is explained."""
        cursor = self._view.cursorForPosition(at)
        # The format is that of the letter before the cursor.
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        near = self._view.cursorRect(cursor).adjusted(-24, 0, 24, 0)
        template = cursor.charFormat().toolTip()
        return template if template in self._told and near.contains(at) else ""

    def _take(self, event: QMouseEvent) -> None:
        kind, at = event.type(), event.position().toPoint()
        if kind == QEvent.Type.MouseMove:
            self._mark("" if event.buttons() else self.template_at(at))
        elif kind == QEvent.Type.MouseButtonRelease:
            if self._wanted and self._wanted == self.template_at(at):
                self._opening.start()
        else:
            self._opening.stop()
            left = event.button() == Qt.MouseButton.LeftButton
            first = kind == QEvent.Type.MouseButtonPress
            alone = left and first and not self._view.anchorAt(at)
            self._wanted = self.template_at(at) if alone else ""

    def _open(self) -> None:
        if self._wanted and not self._view.textCursor().hasSelection():
            self.chosen.emit(self._wanted)

    def _mark(self, template: str) -> None:
        """Shade the words of a block; the document itself stays as it is."""
        if template == self._marked:
            return
        self._marked = template
        shade = QTextCharFormat()
        shade.setBackground(self._view.palette().brush(QPalette.ColorRole.AlternateBase))
        shaded: list[QTextEdit.ExtraSelection] = []
        for start, end in self._ranges(template) if template else ():
            selection = QTextEdit.ExtraSelection()
            selection.format = shade  # type: ignore[attr-defined]
            cursor = QTextCursor(self._view.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor  # type: ignore[attr-defined]
            shaded.append(selection)
        self._view.setExtraSelections(shaded)

    def _ranges(self, template: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        block = self._view.document().begin()
        while block.isValid():
            part = block.begin()
            while not part.atEnd():
                fragment = part.fragment()
                if fragment.charFormat().toolTip() == template:
                    found.append((fragment.position(), fragment.position() + fragment.length()))
                part += 1
            block = block.next()
        return found
