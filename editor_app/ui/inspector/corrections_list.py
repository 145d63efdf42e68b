"""Corrections of a story: recorded, shown, struck with a reason, never deleted."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.ui.widgets.moments import full_day
from editor_app.ui.widgets.plain_words import words


class CorrectionRow(QFrame):
    """One correction; striking it asks for the reason in its own row."""

    strike_wanted = Signal(str, str)

    def __init__(self, correction: Correction, parent: QWidget, *, writable: bool) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self._id = correction.id
        day = full_day(correction.time.astimezone())
        head = words(f"{correction.kind.label} · {day} · {correction.by}", role="small")
        text = words(correction.text)
        font = text.font()
        font.setStrikeOut(correction.struck)
        text.setFont(font)
        self.strike = QPushButton("Strike…", self)
        self.strike.setProperty("link", True)
        self.strike.setVisible(writable and not correction.struck)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText("Why is it struck? Enter strikes it, Esc leaves it.")
        self.reason.setAccessibleName("Reason for striking the correction")
        self.reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for widget in (head, text):
            column.addWidget(widget)
        if correction.struck:
            column.addWidget(words(f"Struck: {correction.struck_reason}", role="small"))
        column.addWidget(self.reason)
        column.addWidget(self.strike, 0, Qt.AlignmentFlag.AlignLeft)
        self.strike.clicked.connect(self._ask)
        self.reason.returnPressed.connect(self._tell)

    def _ask(self) -> None:
        self.strike.hide()
        self.reason.show()
        self.reason.setFocus()

    def _tell(self) -> None:
        if self.reason.text().strip():
            self.strike_wanted.emit(self._id, self.reason.text().strip())


class CorrectionsList(QWidget):
    """What stands, and a small form for another."""

    correct_wanted = Signal(object, str)
    strike_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[CorrectionRow] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName("Kind of the correction")
        for kind in CorrectionKind:
            self.kind.addItem(kind.label, kind)
        self.text = QPlainTextEdit(self)
        self.text.setPlaceholderText("What was wrong, and what is right")
        self.text.setAccessibleName("Text of the correction")
        self.text.setFixedHeight(64)
        self.text.setTabChangesFocus(True)
        self.add = QPushButton("Record it", self)
        self.add.setEnabled(False)
        self.text.textChanged.connect(self._allow)
        self.add.clicked.connect(self._record)
        form = QHBoxLayout()
        form.addWidget(self.kind)
        form.addStretch(1)
        form.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._cards)
        column.addWidget(self.text)
        column.addLayout(form)

    def show_corrections(self, corrections: Iterable[Correction], *, writable: bool) -> None:
        """Show the corrections of a story."""
        for row in self.rows:
            self._cards.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [CorrectionRow(found, self, writable=writable) for found in corrections]
        for row in self.rows:
            row.strike_wanted.connect(self.strike_wanted)
            self._cards.addWidget(row)
        for widget in (self.kind, self.text):
            widget.setEnabled(writable)

    def _allow(self) -> None:
        self.add.setEnabled(bool(self.text.toPlainText().strip()))

    def _record(self) -> None:
        self.correct_wanted.emit(self.kind.currentData(), self.text.toPlainText().strip())
        self.text.clear()
