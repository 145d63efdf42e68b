"""History: the saves of a story, what each said, and the way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.revision import Revision, RevisionRow

_ID = Qt.ItemDataRole.UserRole


class HistoryPane(QWidget):
    """A list of saves above the words of the chosen one."""

    bring_back_wanted = Signal(int)

    def __init__(self, read: Callable[[int], Revision], parent: QWidget) -> None:
        super().__init__(parent)
        self._read = read
        self.list = QListWidget(self)
        self.list.setAccessibleName("Saves of this story")
        self.list.setWordWrap(True)
        self.text = QPlainTextEdit(self, readOnly=True)
        self.text.setAccessibleName("The words of that save")
        self.text.setPlaceholderText("Choose a save to read it.")
        self.back = QPushButton("Bring back", self)
        self.back.setEnabled(False)
        self.back.setToolTip("Make these words the story again; what is there now stays in History")
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.list)
        split.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(split, 1)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)
        self._writable = True
        self.list.itemSelectionChanged.connect(self._show_chosen)
        self.back.clicked.connect(self._ask_back)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nothing be brought back when the desk may not be written to."""
        self._writable = not read_only

    def show_rows(self, rows: Sequence[RevisionRow]) -> None:
        """Show the saves, keeping the chosen one."""
        chosen = self._chosen()
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(_line(row))
            item.setData(_ID, row.id)
            self.list.addItem(item)
            if row.id == chosen:
                self.list.setCurrentItem(item)

    def _chosen(self) -> int | None:
        chosen = self.list.selectedItems()
        return chosen[0].data(_ID) if chosen else None

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.back.setEnabled(chosen is not None and self._writable)
        if chosen is None:
            self.text.clear()
            return
        content = self._read(chosen).content
        parts = (content.headline, content.standfirst, content.body)
        self.text.setPlainText("\n\n".join(part for part in parts if part))

    def _ask_back(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.bring_back_wanted.emit(chosen)


def _line(row: RevisionRow) -> str:
    time = row.saved.astimezone().strftime("%d %b %Y, %H:%M:%S")
    facts = [f"{row.number} · {time}", row.by, f"{row.words:,} words"]
    note = ["ready: this one leaves"] if row.pinned else []
    return " · ".join([*facts, *note, *([row.note] if row.note else [])])
