"""The plan as Qt sees it: lines, and the single pages below those that stand for several."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from editor_app.domain.plan import PageChange, PlannedPage
from editor_app.ui.appearance.look import Look
from editor_app.ui.publish.groups import Group, address
from editor_app.ui.widgets.moments import size_words

# Two en spaces: names stand behind the arrow that opens them.
TITLES = ("", "\u2002\u2002Page", "Why", "Size")
_TONES = {
    PageChange.NEW: "green",
    PageChange.CHANGED: "accent",
    PageChange.REMOVED: "red",
    PageChange.SAME: "muted",
}
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
# Behind each index: 0 for a line, else the number of the line it belongs to, from 1.
_TOP = 0


class PlanModel(QAbstractItemModel):
    """`ticked` tells the slug of a story and whether it is to leave."""

    ticked = Signal(str, bool)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.writable = True
        self.groups: tuple[Group, ...] = ()

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show another plan."""
        if groups != self.groups:
            self.beginResetModel()
            self.groups = groups
            self.endResetModel()

    def group_at(self, index: _Index) -> Group | None:
        """Return the line of an index, also for a page below it."""
        if not index.isValid():
            return None
        owner = index.internalId()
        return self.groups[index.row() if owner == _TOP else owner - 1]

    def files_around(self, index: _Index) -> tuple[tuple[PlannedPage, ...], int]:
        """Return the files to look at from a line on: all that move, or all that stay.

        The number says which of them the index is; there are none for what is left out.
        """
        group = self.group_at(index)
        if group is None or group.left_out:
            return (), 0
        stay = group.change is PageChange.SAME
        groups = [g for g in self.groups if (g.change is PageChange.SAME) is stay]
        files = tuple(page for g in groups if not g.left_out for page in g.pages)
        chosen = group.pages[index.row() if index.internalId() != _TOP else 0]
        return files, files.index(chosen)

    def index(self, row: int, column: int, parent: _Index | None = None, /) -> QModelIndex:
        if not (0 <= row < self.rowCount(parent) and 0 <= column < len(TITLES)):
            return QModelIndex()
        owner = parent.row() + 1 if parent is not None and parent.isValid() else _TOP
        return self.createIndex(row, column, owner)

    def parent(self, child: _Index | None = None, /) -> QModelIndex:  # type: ignore[override]
        if child is None or not child.isValid() or child.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: _Index | None = None, /) -> int:
        if parent is None or not parent.isValid():
            return len(self.groups)
        if parent.internalId() != _TOP or parent.column() != 0:
            return 0
        pages = self.groups[parent.row()].pages
        return len(pages) if len(pages) > 1 else 0

    def columnCount(self, parent: _Index | None = None, /) -> int:  # noqa: ARG002
        return len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole, /
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(TITLES):
            if role == _Role.DisplayRole:
                return TITLES[section]
            if role == _Role.TextAlignmentRole:
                return _side(section)
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole, /) -> object:
        group = self.group_at(index)
        if group is None:
            return None
        if role == _Role.TextAlignmentRole:
            return _side(index.column())
        if role == _Role.ForegroundRole:
            return self._colour(group, index)
        told = _of_page if index.internalId() != _TOP else _of_group
        return told(group, index, role)

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole, /) -> bool:
        group = self.group_at(index)
        if role != _Role.CheckStateRole or group is None or not group.article:
            return False
        self.ticked.emit(group.article, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: _Index, /) -> Qt.ItemFlag:
        flags = super().flags(index)
        group = self.group_at(index)
        mine = index.column() == 0 and index.internalId() == _TOP and self.writable
        if mine and group is not None and group.article:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _colour(self, group: Group, index: _Index) -> QColor:
        tokens = self._look.tokens
        if group.left_out or index.internalId() != _TOP or index.column() == 3:
            return QColor(tokens.muted)
        if index.column() == 0:
            return QColor(getattr(tokens, _TONES[group.change]))
        return QColor(tokens.ink)


def _words(group: Group, column: int) -> str:
    size = size_words(group.size) if group.size else ""
    return (group.word, group.title, group.reason, size)[column]


def _of_group(group: Group, index: _Index, role: int) -> object:
    if role in (_Role.DisplayRole, _Role.ToolTipRole):
        return _words(group, index.column())
    if role == _Role.AccessibleTextRole:
        return f"{group.word}, {group.title}, {group.reason}"
    if role == _Role.CheckStateRole and index.column() == 0 and group.article:
        return Qt.CheckState.Unchecked if group.left_out else Qt.CheckState.Checked
    return None


def _of_page(group: Group, index: _Index, role: int) -> str | None:
    if role not in (_Role.DisplayRole, _Role.ToolTipRole):
        return None
    page = group.pages[index.row()]
    size = size_words(page.size) if page.size else ""
    return ("", address(page), page.reason, size)[index.column()]


def _side(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column == 3 else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignVCenter).value
