"""The wall of pictures as Qt sees it; small images come when they are asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from editor_app.domain.picture import Picture
from editor_app.ui.thumbnails import Thumbnails

_Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
LONGEST = 384


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture; `trouble` is *missing* or *damaged* when its file cannot be used."""

    picture: Picture
    trouble: str = ""

    @property
    def state(self) -> tuple[str, str]:
        """What is to be said about it at a glance, and in which tone."""
        if self.trouble:
            return f"file {self.trouble}", "red"
        if not self.picture.alt and not self.picture.decorative:
            return "no alternative text", "amber"
        return f"{self.picture.width:,} × {self.picture.height:,}", "muted"


class PictureModel(QAbstractListModel):
    """One item a picture."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._images: dict[str, QPixmap] = {}
        self._asked: set[str] = set()
        self.rows: tuple[PictureRow, ...] = ()

    def show_rows(self, rows: Sequence[PictureRow]) -> None:
        """Show these pictures, newest first."""
        fresh = tuple(sorted(rows, key=lambda row: row.picture.added, reverse=True))
        same = [row.picture.id for row in fresh] == [row.picture.id for row in self.rows]
        if same:
            self.rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self.rows = fresh
        self.endResetModel()

    def row_of(self, picture_id: str) -> int:
        """Return where a picture stands, -1 when it is not shown."""
        return next((n for n, row in enumerate(self.rows) if row.picture.id == picture_id), -1)

    def rowCount(self, parent: _Index | None = None, /) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.picture.name
        if role == Qt.ItemDataRole.DecorationRole:
            return self._image(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.picture.caption or row.picture.alt or row.picture.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.picture.name}, {row.picture.alt or row.state[0]}"
        return row if role == ROW else None

    def _image(self, row: PictureRow) -> QPixmap | None:
        key = row.picture.sha256
        if key not in self._asked and not row.trouble:
            self._asked.add(key)
            self._thumbnails.ask(row.picture.name, LONGEST, lambda image: self._take(key, image))
        return self._images.get(key)

    def _take(self, key: str, image: QPixmap) -> None:
        self._images[key] = image
        for number, row in enumerate(self.rows):
            if row.picture.sha256 == key:
                self.dataChanged.emit(
                    self.index(number), self.index(number), [Qt.ItemDataRole.DecorationRole]
                )
