"""One open desk on screen: the places, and beside them the page that was chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from editor_app.domain.ids import ArticleId
from editor_app.ui.article_acts import ArticleActs
from editor_app.ui.columns import Columns
from editor_app.ui.copy_html import CopyHtml
from editor_app.ui.import_acts import ImportActs
from editor_app.ui.last_story import LastStory
from editor_app.ui.place import Place, articles
from editor_app.ui.places import PlacesColumn
from editor_app.ui.rooms import ASIDE, ROOMS, has_room, make_room
from editor_app.ui.writing import WritingPage

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class DeskView(QWidget):
    """Shows places; rooms are made when they are first shown."""

    place_shown = Signal(object)

    def __init__(self, context: "RoomContext", menu: QMenu) -> None:
        super().__init__()
        self._context = context
        self.place = articles()
        self.page = WritingPage(context)
        self.places = PlacesColumn(context, menu)
        self.stage = QStackedWidget(self)
        self.stage.setObjectName("Stage")
        self.stage.addWidget(self.page)
        self._rooms: dict[str, QWidget] = {}
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.addWidget(self.places)
        self.split.addWidget(self.stage)
        self.split.setStretchFactor(1, 1)
        self.split.setCollapsible(0, False)
        self.split.setCollapsible(1, False)
        self.split.setHandleWidth(1)
        self.split.setSizes([196, 1200])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)
        self.acts = ArticleActs(context, self.page)
        self.imports = ImportActs(context, self.page)
        self.copying = CopyHtml(context, self.page)
        self.last_story = LastStory(context, self.page)
        self.columns = Columns(
            context,
            {"places": self.split, "writing": self.page},
            {
                "fold-places": self.places,
                "fold-list": self.page.library,
                "fold-inspector": self.page.inspector,
            },
        )
        self._connect()

    def navigate(self, place: Place) -> None:
        """Show a place, unless what is open cannot be left."""
        leaving = self.stage.currentWidget()
        may_leave = getattr(leaving, "may_leave", None)
        if place.room != self.place.room and may_leave is not None and not may_leave():
            self.places.show_place(self.place)
            return
        if place.room == "articles":
            self.page.show_place(place)
            self.stage.setCurrentWidget(self.page)
        elif has_room(place.room):
            self._show_room(place)
        self.place = place
        self.places.show_place(place)
        self.place_shown.emit(place)

    def may_close(self) -> bool:
        """Save everything; False when something must not be lost yet."""
        self.columns.keep()
        rooms = (self.page, *self._rooms.values())
        for question in ("may_close", "may_leave"):
            asked = [may for room in rooms if (may := getattr(room, question, None))]
            if not all(may() for may in asked):
                return False
        return True

    def open_story(self) -> ArticleId | None:
        """Return the id of the article that is open."""
        return self.page.draft.article.id if self.page.draft.article else None

    def _show_room(self, place: Place) -> None:
        room = self._rooms.get(place.room)
        if room is None:
            room = self._rooms[place.room] = make_room(place.room, self._context)
            self.stage.addWidget(room)
            chosen = getattr(room, "place_chosen", None)
            if chosen is not None:
                chosen.connect(self._context.navigate)
        show_subject = getattr(room, "show_subject", None)
        if show_subject is not None:
            show_subject(place.subject)
        self.stage.setCurrentWidget(room)
        room.setFocus()

    def _connect(self) -> None:
        actions = self._context.actions
        self.places.chosen.connect(self._context.navigate)
        self.page.place_chosen.connect(self._context.navigate)
        actions.on("articles", lambda: self._context.navigate(articles()))
        actions.on("filter-list", self._search_list)
        actions.on("search-all", self._search_everything)
        actions.on("export", self._export)
        for name in filter(has_room, ROOMS | ASIDE):
            actions.on(name, lambda room=name: self._context.navigate(Place(room)))

    def _search_everything(self) -> None:
        from editor_app.ui.search_everything import SearchEverything

        query = self.page.library.search.text() if self.place.room == "articles" else ""
        dialog = SearchEverything(self._context, self.window(), query)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _export(self) -> None:
        if not self.page.may_leave():
            return
        from editor_app.ui.export.dialog import ExportDialog

        chosen = self.page.library.selected()
        dialog = ExportDialog(self._context, self.open_story(), chosen, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _search_list(self) -> None:
        if self.place.room != "articles":
            self._context.navigate(articles())
        self.page.library.show()
        self._context.actions["fold-list"].setChecked(True)
        self.page.library.search.setFocus()
        self.page.library.search.selectAll()
