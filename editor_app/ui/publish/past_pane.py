"""The last publications at this target, and the way to the whole ledger."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.publication import PublicationRow
from editor_app.ui.widgets.moments import moment_words, number_of
from editor_app.ui.widgets.plain_words import words

MOST = 12


class PastPane(QWidget):
    """Tells when one wants to see the ledger, or one publication of it."""

    ledger_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(26, 22, 26, 22)
        self._column.setSpacing(10)

    def show_rows(self, rows: Sequence[PublicationRow], now: datetime) -> None:
        """Show the newest publications."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows[:MOST]:
            self._column.addWidget(self._row(row, now))
        if not rows:
            self._column.addWidget(words("Nothing was published here yet.", tone="muted"))
        opener = QPushButton("Open the ledger", self)
        opener.clicked.connect(lambda: self.ledger_wanted.emit(""))
        self._column.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def _row(self, row: PublicationRow, now: datetime) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("Row")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        when = moment_words(row.time, now)
        link = QPushButton(when[0].upper() + when[1:], frame)
        link.setProperty("link", True)
        link.setObjectName("FlushLink")
        link.clicked.connect(lambda: self.ledger_wanted.emit(str(row.id)))
        parts = [number_of(row.pages, "file")]
        parts += [f"{row.removed:,} removed"] if row.removed else []
        parts.append(f"by {row.by}")
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words(" · ".join(parts), tone="muted"))
        if row.finished is None:
            column.addWidget(words("Not finished: it is settled at the next start.", tone="amber"))
        return frame
