"""Every action and its key, by menu, to read and to search."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor_app.ui.actions import MENUS, Actions
from editor_app.ui.icons import icon
from editor_app.ui.widgets.search_field import SearchField


class KeysDialog(QDialog):
    """A list by menu; typing leaves only what fits."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(640, 620)
        self.search = SearchField("Search actions and keys…", self)
        self.search.wanted.connect(self._filter)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("Boxed")
        self.tree.setAccessibleName("Actions and keys")
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels(["Action", "Key", "What it does"])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(True)
        self._rows: dict[str, tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = {}
        self._fill(actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.tree)

    def _fill(self, actions: Actions) -> None:
        tops = {title: self._heading(title) for title in MENUS}
        for spec, _ in actions.all():
            key = QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            item = QTreeWidgetItem(tops[spec.menu], [spec.text.rstrip("…"), key, spec.tip])
            item.setIcon(0, icon(spec.icon, "muted"))
            self._rows[spec.menu][1].append(item)
        self.tree.expandAll()

    def _heading(self, title: str) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self.tree, [title])
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        self._rows[title] = (top, [])
        return top

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for top, items in self._rows.values():
            shown = 0
            for item in items:
                said = " ".join(item.text(column) for column in range(3)).casefold()
                fits = all(word in said for word in wanted)
                item.setHidden(not fits)
                shown += fits
            top.setHidden(not shown)
