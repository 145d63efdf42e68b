"""The article list as Qt sees it: pages read behind the screen, rows kept in step."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from editor_app.domain.article import ArticleRow
from editor_app.domain.listing import Listing, RowKey, RowPage
from editor_app.ui.background import Newest

ROW = Qt.ItemDataRole.UserRole
PAGE = 100
_Index = QModelIndex | QPersistentModelIndex
Read = Callable[[Listing, RowKey | None, int], RowPage]


class ArticleListModel(QAbstractListModel):
    """Rows of one listing, newest first; more are read when the list is scrolled to its end."""

    loaded = Signal()

    def __init__(self, read: Read, run: Callable[..., object]) -> None:
        super().__init__()
        self._read, self._newest = read, Newest(run)
        self._rows: list[ArticleRow] = []
        self._next: RowKey | None = None
        self._fetching = False
        # Rows move by themselves: what Qt then makes current was chosen by nobody.
        self.settling = False
        self.listing: Listing | None = None
        self.total = 0

    def show_listing(self, listing: Listing) -> None:
        """Show another list, from its top."""
        self.listing = listing
        self._newest.ask(lambda: self._read(listing, None, PAGE), self._replace)

    def refresh(self) -> None:
        """Read again what is shown."""
        listing, limit = self.listing or Listing(), max(PAGE, len(self._rows))
        self._newest.ask(lambda: self._read(listing, None, limit), self._settle)

    def row_of(self, article_id: str) -> int:
        """Return where an article stands, -1 when it is not in the rows read so far."""
        return next((n for n, row in enumerate(self._rows) if row.id == article_id), -1)

    def at(self, number: int) -> ArticleRow:
        """Return the line of a row."""
        return self._rows[number]

    def rowCount(self, parent: _Index | None = None, /) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.headline or "Untitled"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.headline or 'Untitled'}, {row.status.label}, {row.section}"
        return row if role == ROW else None

    def canFetchMore(self, _parent: _Index, /) -> bool:
        return self._next is not None and not self._fetching

    def fetchMore(self, _parent: _Index, /) -> None:
        listing, after = self.listing or Listing(), self._next
        if after is None or self._fetching:
            return
        self._fetching = True
        self._newest.ask(lambda: self._read(listing, after, PAGE), self._append)

    def _replace(self, page: RowPage) -> None:
        self.beginResetModel()
        self._rows = list(page.rows)
        self._note(page)
        self.endResetModel()
        self.loaded.emit()

    def _append(self, page: RowPage) -> None:
        known = {row.id for row in self._rows}
        fresh = [row for row in page.rows if row.id not in known]
        if fresh:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._rows.extend(fresh)
            self.endInsertRows()
        # Only the first page of a list counts it.
        self._note(replace(page, total=self.total))

    def _settle(self, page: RowPage) -> None:
        """Bring the rows into the new order with as few moves as it takes."""
        self.settling = True
        for place, row in enumerate(page.rows):
            if place < len(self._rows) and self._rows[place].id == row.id:
                self._update(place, row)
                continue
            there = self.row_of(row.id)
            if there > place:
                self.beginMoveRows(QModelIndex(), there, there, QModelIndex(), place)
                self._rows.insert(place, self._rows.pop(there))
                self.endMoveRows()
                self._update(place, row)
            else:
                self.beginInsertRows(QModelIndex(), place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
        self._cut(page.rows)
        self.settling = False
        self._note(page)
        self.loaded.emit()

    def _update(self, place: int, row: ArticleRow) -> None:
        if self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))

    def _cut(self, rows: Sequence[ArticleRow]) -> None:
        if len(self._rows) > len(rows):
            self.beginRemoveRows(QModelIndex(), len(rows), len(self._rows) - 1)
            del self._rows[len(rows) :]
            self.endRemoveRows()

    def _note(self, page: RowPage) -> None:
        self._next, self.total = page.next, page.total
        self._fetching = False
