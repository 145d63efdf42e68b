"""Corrections of a story: recorded, shown, struck with a reason, never deleted."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.ids import RevisionId
from editor_app.ui.inspector.correction_row import CorrectionRow, standing_words
from editor_app.ui.widgets.plain_words import words


class CorrectionsList(QWidget):
    """What stands, and a small form for another."""

    correct_wanted = Signal(object, str)
    strike_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[CorrectionRow] = []
        self._shown: tuple[object, ...] = ()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName("Kind of the correction")
        for kind in CorrectionKind:
            self.kind.addItem(kind.label, kind)
        self.where = words(role="small", parent=self)
        self.text = QPlainTextEdit(self)
        self.text.setPlaceholderText("What was wrong, and what is right")
        self.text.setAccessibleName("Text of the correction")
        self.text.setFixedHeight(64)
        self.text.setTabChangesFocus(True)
        self.add = QPushButton("Record it", self)
        self.add.setEnabled(False)
        self.text.textChanged.connect(self._allow)
        self.kind.currentIndexChanged.connect(self._show_where)
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
        column.addWidget(self.where)
        self._show_where()

    def show_corrections(
        self,
        corrections: Sequence[Correction],
        numbers: Mapping[RevisionId, int],
        *,
        writable: bool,
    ) -> None:
        """Show the corrections of a story; a reason that is typed just now stays."""
        shown = (tuple(corrections), dict(numbers), writable)
        if shown == self._shown:
            return
        self._shown = shown
        asked = {row.key: row.reason.line.text() for row in self.rows if row.reason.asking}
        for row in self.rows:
            self._cards.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            CorrectionRow(found, numbers, self, writable=writable) for found in corrections
        ]
        for row in self.rows:
            row.strike_wanted.connect(self.strike_wanted)
            self._cards.addWidget(row)
            row.show()
            if row.key in asked:
                row.ask_why(asked[row.key])
        for widget in (self.kind, self.text):
            widget.setEnabled(writable)

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in the order of the eye."""
        rows = [stop for row in self.rows for stop in (row.strike, *row.reason.stops())]
        return [*rows, self.text, self.kind, self.add]

    def clear_form(self) -> None:
        """Empty the form, once its words are on record."""
        self.text.clear()

    def _kind(self) -> CorrectionKind:
        return CorrectionKind(self.kind.currentData())

    def _allow(self) -> None:
        self.add.setEnabled(bool(self.text.toPlainText().strip()))

    def _show_where(self) -> None:
        self.where.setText(standing_words(self._kind()))

    def _record(self) -> None:
        self.correct_wanted.emit(self._kind(), self.text.toPlainText().strip())
