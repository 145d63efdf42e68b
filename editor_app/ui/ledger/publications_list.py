"""The publications as a list, newest first, each with when, where to and by whom."""

from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from editor_app.domain.publication import PublicationRow
from editor_app.ui.appearance.look import Look
from editor_app.ui.widgets.moments import moment_words, number_of
from editor_app.ui.widgets.two_lines import FACTS, TONE, TwoLines

ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class PublicationModel(QAbstractListModel):
    """Shows rows of the ledger; tells when older ones than those it has are wanted."""

    older_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[PublicationRow, ...] = ()
        self._more = False

    def show_rows(self, rows: tuple[PublicationRow, ...], *, more: bool = False) -> None:
        """Show other publications; `more` says that there are older ones."""
        self.beginResetModel()
        self.rows, self._more = rows, more
        self.endResetModel()

    def add_older(self, rows: tuple[PublicationRow, ...], *, more: bool) -> None:
        """Show older publications below those that are shown."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()
        self._more = more

    def canFetchMore(self, _parent: _Index, /) -> bool:
        return self._more

    def fetchMore(self, _parent: _Index, /) -> None:
        self._more = False
        self.older_wanted.emit()

    def rowCount(self, parent: _Index | None = None, /) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        told = _WORDS.get(role)
        if told is not None:
            return told(row)
        return row if role == ROW else None


class PublicationsList(QListView):
    """The list; one publication is chosen."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Publications")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.publications = PublicationModel(self)
        self.setModel(self.publications)
        self.setItemDelegate(TwoLines(look, self))

    def chosen(self) -> PublicationRow | None:
        """Return the publication that is chosen."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def choose(self, number: int) -> None:
        """Choose the publication of that number, or the newest."""
        rows = self.publications.rows
        place = next((n for n, row in enumerate(rows) if row.id == number), 0)
        self.setCurrentIndex(self.publications.index(place, 0))


def facts(row: PublicationRow) -> str:
    """Return what stands below the time of a publication."""
    parts = [f"No. {row.id}", number_of(row.pages, "page")]
    if row.removed:
        parts.append(f"{row.removed} removed")
    parts.append(PurePath(row.target).name or row.target)
    if row.finished is None:
        parts.append("not finished")
    return " · ".join(parts)


def _when(row: PublicationRow) -> str:
    said = moment_words(row.time, datetime.now().astimezone())
    return said[0].upper() + said[1:]


_WORDS: dict[int, Callable[[PublicationRow], str]] = {
    Qt.ItemDataRole.DisplayRole: _when,
    FACTS: facts,
    TONE: lambda row: "muted" if row.finished else "amber",
    Qt.ItemDataRole.ToolTipRole: lambda row: f"To {row.target} by {row.by}",
    Qt.ItemDataRole.AccessibleTextRole: lambda row: f"{_when(row)}, {facts(row)}",
}
