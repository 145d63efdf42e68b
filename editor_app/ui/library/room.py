"""The list of articles: search, one line a story, and what can be done to several at once."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.article import ArticleRow
from editor_app.domain.changes import Changes
from editor_app.domain.ids import ArticleId
from editor_app.domain.listing import Listing, RowKey, RowPage
from editor_app.ui.library.delegate import ArticleDelegate
from editor_app.ui.library.model import ArticleListModel
from editor_app.ui.saved_searches import keep_search
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.progress_line import ProgressLine
from editor_app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_IN_USE = ("duplicate", "export", "copy-html", "pin", "trash")
_OF_STORY = ("duplicate", "copy-html", "pin", "trash")
_IN_TRASH = ("put-back", "delete")


class LibraryRoom(QWidget):
    """Tells which article is chosen; the list follows place, search and store."""

    article_chosen = Signal(str)
    selection_changed = Signal()
    editor_wanted = Signal()
    loaded = Signal()
    files_dropped = Signal(object)

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self.setObjectName("Library")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(210)
        self._context = context
        self.listing = Listing()
        self._wanted = ""
        self.search = SearchField("Search articles, people, tags…", self)
        self.model = ArticleListModel(self._read, context.readers.run)
        self.model.setParent(self)
        self.view = self._made_view()
        self.empty = EmptyState("", "", self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addWidget(self.stack, 1)
        column.addWidget(self._foot())
        self.setAcceptDrops(not context.desk.read_only)
        self._connect()

    def show_listing(self, listing: Listing) -> None:
        """Show another list; the search starts anew."""
        self.listing = listing
        self.search.blockSignals(True)
        self.search.setText(listing.query)
        self.search.blockSignals(False)
        self.model.show_listing(listing)

    def mark(self, article_id: str) -> None:
        """Mark the article that is open, as soon as it is in the list."""
        self._wanted = article_id
        self._mark_wanted()

    def selected(self) -> tuple[ArticleId, ...]:
        """Return the ids of the rows that are marked, in the order of the list."""
        return tuple(row.id for row in self.selected_rows())

    def selected_rows(self) -> tuple[ArticleRow, ...]:
        """Return the rows that are marked, in the order of the list."""
        numbers = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return tuple(self.model.at(number) for number in numbers)

    @property
    def in_trash(self) -> bool:
        """Whether the list shows the trash."""
        return self.listing.trash

    def _made_view(self) -> QListView:
        view = QListView(self)
        view.setModel(self.model)
        view.setItemDelegate(ArticleDelegate(self._context.look, view))
        view.setAccessibleName("Articles")
        view.setMouseTracking(True)
        view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.verticalScrollBar().setSingleStep(24)
        return view

    def _header(self) -> QHBoxLayout:
        self.new = QToolButton(self)
        self.new.setDefaultAction(self._context.actions["new-article"])
        self.new.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.new.setAccessibleName("New article")
        row = QHBoxLayout()
        row.setContentsMargins(12, 10, 8, 10)
        row.setSpacing(4)
        row.addWidget(self.search, 1)
        row.addWidget(self.new)
        return row

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _foot(self) -> QWidget:
        """Return the line that tells how far an import is; it is seen while one runs."""
        self.progress = ProgressLine(self)
        self.progress.setObjectName("ImportPane")
        self.progress.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.progress.setContentsMargins(14, 10, 14, 12)
        return self.progress

    def _connect(self) -> None:
        self.search.wanted.connect(self._search_for)
        self.search.list_wanted.connect(self._go_to_list)
        self.model.loaded.connect(self._show_state)
        selection = self.view.selectionModel()
        selection.currentChanged.connect(self._choose)
        selection.selectionChanged.connect(self._show_selection)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self.editor_wanted)
        self.view.customContextMenuRequested.connect(self._show_menu)
        away = QShortcut(QKeySequence.StandardKey.Delete, self.view)
        away.setContext(Qt.ShortcutContext.WidgetShortcut)
        away.activated.connect(self._put_away)
        self._context.hub.announced.connect(self._hear)
        self._context.look.changed.connect(self._tint)
        self._context.actions.on("keep-search", self._keep_search)

    def _read(self, listing: Listing, after: RowKey | None, limit: int) -> RowPage:
        return self._context.desk.articles.rows(listing, after, limit)

    def _search_for(self, text: str) -> None:
        self.model.show_listing(replace(self.listing, query=text))
        self._context.actions["keep-search"].setEnabled(bool(text) and self.acceptDrops())

    def _put_away(self) -> None:
        self._context.actions["delete" if self.in_trash else "trash"].trigger()

    def _keep_search(self) -> None:
        keep_search(self._context, self.search.text().strip())

    def _go_to_list(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))

    def _choose(self) -> None:
        index = self.view.currentIndex()
        if (
            not self.model.settling
            and index.isValid()
            and len(self.view.selectionModel().selectedIndexes()) <= 1
        ):
            chosen = self.model.at(index.row()).id
            if chosen != self._wanted:
                self._wanted = chosen
                self.article_chosen.emit(chosen)

    def _show_selection(self) -> None:
        some = bool(self.view.selectionModel().selectedIndexes())
        # A story may be open that the list does not show: acts take it then.
        there = (some or bool(self._wanted)) and not self.in_trash
        self._context.actions.enable(_OF_STORY, enabled=there)
        self._context.actions.enable(_IN_TRASH, enabled=some and self.in_trash)
        self.selection_changed.emit()

    def _mark_wanted(self) -> None:
        number = self.model.row_of(self._wanted) if self._wanted else -1
        current = self.view.currentIndex()
        if number < 0:
            if not current.isValid() or self.model.at(current.row()).id != self._wanted:
                self.view.selectionModel().clear()
            return
        if not current.isValid() or current.row() != number:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self.model.index(number), flag)

    def _show_state(self) -> None:
        self.stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.view.scheduleDelayedItemsLayout()
        if not self.model.rowCount():
            self._say_empty()
        self._mark_wanted()
        self._show_selection()
        self.loaded.emit()

    def _say_empty(self) -> None:
        listing = self.model.listing or Listing()
        if listing.query:
            self.empty.say(
                "Nothing found",
                "Fewer words find more. Search everything looks into every field.",
                "Search everything",
                self._context.actions["search-all"].trigger,
            )
        elif listing.trash:
            self.empty.say("The trash is empty", "What you move here can be put back.")
        elif listing == Listing():
            new = self._context.actions["new-article"]
            self.empty.say("No articles yet", "Begin with a headline.", "New article", new.trigger)
        else:
            self.empty.say("No articles here", "Stories come here by status or section.")

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _IN_TRASH if self.in_trash else _IN_USE:
            menu.addAction(self._context.actions[name])
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _tint(self) -> None:
        self.search.tint()
        self.view.viewport().update()

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.articles or changes.sections or changes.everything:
            self.model.refresh()


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
