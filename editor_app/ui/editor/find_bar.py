"""Find and replace in the text of the story."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from editor_app.ui.editor.body import BodyEdit


class FindBar(QWidget):
    """A bar under the toolbar; Enter finds the next, Shift+Enter the one before, Esc closes."""

    closed = Signal()

    def __init__(self, body: BodyEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("FindBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._body = body
        self.wanted, self.instead = QLineEdit(self), QLineEdit(self)
        self.wanted.setPlaceholderText("Find")
        self.wanted.setAccessibleName("Find")
        self.instead.setPlaceholderText("Replace with")
        self.instead.setAccessibleName("Replace with")
        self.case = QCheckBox("Aa", self)
        self.case.setToolTip("Tell capitals from small letters")
        self.count = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        for widget in (self.wanted, self.instead, self.case, self.count):
            row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
        for text, command in (
            ("Next", self.find_next),
            ("Replace", self.replace),
            ("All", self.replace_all),
        ):
            button = QPushButton(text, self)
            button.setProperty("link", True)
            button.setToolTip("Replace every place" if text == "All" else "")
            button.clicked.connect(lambda _=False, run=command: run())
            row.addWidget(button)
        self.wanted.textChanged.connect(self._show_count)
        self.case.toggled.connect(self._show_count)
        self.hide()

    def open(self) -> None:
        """Show the bar with what is selected as the words to find."""
        selected = self._body.selected()
        if selected and "\n" not in selected:
            self.wanted.setText(selected)
        self.show()
        self.wanted.setFocus()
        self.wanted.selectAll()

    def find_next(self, *, back: bool = False) -> bool:
        """Select the next place, going round at the end."""
        text = self.wanted.text()
        flags = self._flags()
        if back:
            flags |= QTextDocument.FindFlag.FindBackward
        if not text or self._body.find(text, flags):
            return bool(text)
        cursor = self._body.textCursor()
        end = QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start
        cursor.movePosition(end)
        self._body.setTextCursor(cursor)
        return self._body.find(text, flags)

    def replace(self) -> None:
        """Replace the place that is selected and go to the next."""
        wanted, selected = self.wanted.text(), self._body.selected()
        same = selected == wanted or (
            not self.case.isChecked() and selected.lower() == wanted.lower()
        )
        if wanted and same and not self._body.isReadOnly():
            self._body.replace_selection(self.instead.text())
        self.find_next()
        self._show_count()

    def replace_all(self) -> int:
        """Replace every place as one step to undo; return how many there were."""
        document, wanted, number = self._body.document(), self.wanted.text(), 0
        if not wanted or self._body.isReadOnly():
            return 0
        edit = QTextCursor(document)
        edit.beginEditBlock()
        found = document.find(wanted, 0, self._flags())
        while not found.isNull():
            edit.setPosition(found.selectionStart())
            edit.setPosition(found.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
            edit.insertText(self.instead.text())
            number += 1
            found = document.find(wanted, edit.position(), self._flags())
        edit.endEditBlock()
        self.count.setText(f"{number} replaced")
        return number

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.find_next(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _flags(self) -> QTextDocument.FindFlag:
        none = QTextDocument.FindFlag(0)
        return QTextDocument.FindFlag.FindCaseSensitively if self.case.isChecked() else none

    def _show_count(self) -> None:
        text, wanted = self._body.toPlainText(), self.wanted.text()
        if not self.case.isChecked():
            text, wanted = text.lower(), wanted.lower()
        self.count.setText(f"{text.count(wanted)} found" if wanted else "")
