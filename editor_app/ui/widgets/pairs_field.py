"""Lines of two fields each, such as a network and its address; lines are added and removed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.ui.icons import icon
from editor_app.ui.widgets.plain_words import words

Pairs = tuple[tuple[str, str], ...]
Check = Callable[[str], str]


class _Line(QWidget):
    edited = Signal()
    removed = Signal()

    def __init__(self, titles: tuple[str, str], offered: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.first = QComboBox(self)
        self.first.setEditable(True)
        self.first.addItems(list(offered))
        self.first.setMinimumWidth(130)
        self.second = QLineEdit(self)
        self.second.setPlaceholderText("https://…")
        self.first.setAccessibleName(titles[0])
        self.second.setAccessibleName(titles[1])
        self.take = QToolButton(self)
        self.take.setIcon(icon("close", "muted"))
        self.take.setToolTip("Remove this line")
        self.take.setAccessibleName("Remove this line")
        self.trouble = words(role="small", tone="red")
        self.trouble.hide()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.first)
        row.addWidget(self.second, 1)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.second.editingFinished.connect(self.edited)
        self.first.activated.connect(self.edited)
        edit = self.first.lineEdit()
        if edit is not None:
            edit.editingFinished.connect(self.edited)
        self.take.clicked.connect(self.removed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.take.setIcon(icon("close", "muted"))

    def pair(self) -> tuple[str, str]:
        """Return what was typed."""
        return self.first.currentText().strip(), self.second.text().strip()


class PairsField(QWidget):
    """Tells the pairs that are whole and sound; a mistake is said at its line."""

    changed = Signal(object)

    def __init__(
        self,
        titles: tuple[str, str],
        add: str,
        check: Check,
        offered: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._titles, self._check, self._offered = titles, check, offered
        self._shown: Pairs = ()
        self.lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.add = QPushButton(add, self)
        self.add.setProperty("link", True)
        self.add.setObjectName("FlushLink")
        self.add.clicked.connect(self._add_empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._column)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_pairs(self, pairs: Pairs) -> None:
        """Show these pairs, unless they stand there already."""
        if pairs == self._shown and self.lines:
            return
        self._shown = pairs
        for line in self.lines:
            line.deleteLater()
        self.lines = []
        for pair in pairs:
            line = self._add_line()
            line.first.setCurrentText(pair[0])
            line.second.setText(pair[1])
            line.second.setCursorPosition(0)

    def pairs(self) -> Pairs:
        """Return the pairs that are whole and sound."""
        return self._shown

    def _add_empty(self) -> None:
        line = self._add_line()
        line.first.setCurrentText("")
        line.first.setFocus()

    def _add_line(self) -> _Line:
        line = _Line(self._titles, self._offered, self)
        line.edited.connect(self._tell)
        line.removed.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._column.addWidget(line)
        return line

    def _remove(self, line: _Line) -> None:
        self.lines.remove(line)
        line.deleteLater()
        self._tell()

    def _tell(self) -> None:
        found: list[tuple[str, str]] = []
        for line in self.lines:
            first, second = line.pair()
            problem = self._check(second) if second else ""
            if second and not first:
                problem = f"Give it a name ({self._titles[0].lower()})."
            line.trouble.setText(problem)
            line.trouble.setVisible(bool(problem))
            if first and second and not problem:
                found.append((first, second))
        if tuple(found) != self._shown:
            self._shown = tuple(found)
            self.changed.emit(self._shown)
