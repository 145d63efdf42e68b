"""Used by: the articles that a template stands on, each a way to its text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QCheckBox, QListView, QStackedWidget, QVBoxLayout, QWidget

from editor_app.domain.article import ArticleRow
from editor_app.domain.status import Status
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.two_lines import FACTS, TwoLines

if TYPE_CHECKING:
    from editor_app.ui.appearance.look import Look

_Index = QModelIndex | QPersistentModelIndex


class TouchedModel(QAbstractListModel):
    """Articles with their status."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ArticleRow, ...] = ()

    def show_rows(self, rows: tuple[ArticleRow, ...]) -> None:
        """Show these articles."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: _Index | None = None, /) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        facts = f"{row.status.label} · {row.section}" if row.section else row.status.label
        if role == Qt.ItemDataRole.DisplayRole:
            return row.headline or "Untitled"
        if role == FACTS:
            return facts
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.headline or 'Untitled'}, {facts}"
        return row if role == Qt.ItemDataRole.UserRole else None


class UsedPane(QWidget):
    """Tells which article is to be opened."""

    article_wanted = Signal(str)

    def __init__(self, look: "Look", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[ArticleRow, ...] = ()
        self.published = QCheckBox("Only those that are published", self)
        self.model = TouchedModel(self)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(TwoLines(look, self.view))
        self.view.setAccessibleName("Articles with this template")
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setToolTip("Enter or a double click opens the article")
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.empty = EmptyState("", "", self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(14, 0, 14, 0)
        top.addWidget(self.published)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        self.published.toggled.connect(self._filter)
        self.view.activated.connect(self._open)
        look.changed.connect(self.view.viewport().update)

    def show_articles(self, rows: tuple[ArticleRow, ...]) -> None:
        """Show the articles."""
        self._all = rows
        self._filter()

    def show_published(self, *, only: bool) -> None:
        """Leave out those that are not published, or not."""
        self.published.setChecked(only)
        self.view.setFocus()

    def _filter(self) -> None:
        only = self.published.isChecked()
        rows = tuple(row for row in self._all if not only or row.status is Status.PUBLISHED)
        self.model.show_rows(rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        if not self._all:
            self.empty.say("On no article yet", "Add a rule under “Where it applies”.")
        elif not rows:
            self.empty.say("None is published", "The next publication takes them with it.")

    def _open(self, index: QModelIndex) -> None:
        self.article_wanted.emit(self.model.rows[index.row()].id)
