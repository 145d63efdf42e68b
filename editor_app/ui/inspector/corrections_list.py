"""Corrections of a story: recorded, shown, struck with a reason, never deleted."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QInputDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.correction import Correction, CorrectionKind


class CorrectionsList(QWidget):
    """What stands, and a small form for another."""

    correct_wanted = Signal(object, str)
    strike_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout()
        self.kind = QComboBox(self)
        for kind in CorrectionKind:
            self.kind.addItem(kind.label, kind)
        self.text = QPlainTextEdit(self)
        self.text.setPlaceholderText("What was wrong, and what is right")
        self.text.setFixedHeight(64)
        self.text.setTabChangesFocus(True)
        self.add = QPushButton("Record", self)
        self.add.setEnabled(False)
        self.text.textChanged.connect(
            lambda: self.add.setEnabled(bool(self.text.toPlainText().strip()))
        )
        self.add.clicked.connect(self._record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addWidget(self.kind)
        column.addWidget(self.text)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_corrections(self, corrections: Iterable[Correction], *, writable: bool) -> None:
        """Show the corrections of a story."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for correction in corrections:
            self._rows.addWidget(self._row(correction, writable=writable))
        for widget in (self.kind, self.text):
            widget.setEnabled(writable)

    def _row(self, correction: Correction, *, writable: bool) -> QWidget:
        row = QFrame(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 4, 0, 4)
        day = correction.time.astimezone().strftime("%d %b %Y")
        struck = f" · struck: {correction.struck_reason}" if correction.struck else ""
        head = QLabel(f"{correction.kind.label} · {day} · {correction.by}{struck}", row)
        head.setProperty("tone", "muted")
        words = QLabel(correction.text, row, wordWrap=True)
        for label in (head, words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        font = words.font()
        font.setStrikeOut(correction.struck)
        words.setFont(font)
        if writable and not correction.struck:
            strike = QPushButton("Strike…", row)
            strike.clicked.connect(lambda: self._ask_reason(correction))
            column.addWidget(strike, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _record(self) -> None:
        self.correct_wanted.emit(self.kind.currentData(), self.text.toPlainText().strip())
        self.text.clear()

    def _ask_reason(self, correction: Correction) -> None:
        reason, sure = QInputDialog.getText(self, "Strike the correction", "Why is it struck?")
        if sure and reason.strip():
            self.strike_wanted.emit(correction.id, reason.strip())
