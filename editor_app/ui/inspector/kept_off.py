"""Templates that are kept off this article alone, each with the reason and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from editor_app.services.deciding import KeptOff
from editor_app.ui.inspector.block_words import decided_words
from editor_app.ui.widgets.plain_words import words


class KeptOffList(QWidget):
    """Hidden while nothing is kept off."""

    put_back_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[QFrame] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(words("Kept off this article", role="label", parent=self))
        self.hide()

    def show_rows(self, kept_off: Sequence[KeptOff], *, writable: bool) -> None:
        """Show what is kept off."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(one, writable=writable) for one in kept_off]
        for row in self.rows:
            self._column.addWidget(row)
        self.setVisible(bool(self.rows))

    def stops(self) -> list[QPushButton]:
        """Return where Tab stops."""
        return [button for row in self.rows for button in row.findChildren(QPushButton)]

    def _row(self, one: KeptOff, *, writable: bool) -> QFrame:
        row = QFrame(self)
        row.setObjectName("Row")
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        name = one.template.name
        column.addWidget(words(name, role="strong", tone="muted", parent=row))
        if decided := decided_words(one.rule):
            column.addWidget(words(decided, role="small", parent=row))
        back = QPushButton("Let it stand again", row)
        back.setObjectName("FlushLink")
        back.setProperty("link", True)
        back.setAccessibleName(f"Let it stand again: {name}")
        back.setEnabled(writable)
        back.clicked.connect(lambda: self.put_back_wanted.emit(one.rule.id, name))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        return row
