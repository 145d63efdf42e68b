"""Site: its pages in a column on the left, the one that is chosen beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.changes import Changes
from editor_app.ui.place import Place
from editor_app.ui.site.footer import FooterPage
from editor_app.ui.site.general import GeneralPage
from editor_app.ui.site.home import HomePage
from editor_app.ui.site.house_pages import HousePagesPage
from editor_app.ui.site.labels import AuthorsPage, SectionsPage, TagsPage
from editor_app.ui.site.look import LookPage
from editor_app.ui.site.page import SitePage
from editor_app.ui.site.trending import TrendingPage
from editor_app.ui.site.words import WordsPage
from editor_app.ui.widgets.remembered_split import RememberedSplit
from editor_app.ui.widgets.side_pane import scrolled

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

PAGES: dict[str, Callable[["RoomContext"], SitePage]] = {
    "Site": GeneralPage,
    "Look": LookPage,
    "Home": HomePage,
    "Words": WordsPage,
    "Sections": SectionsPage,
    "Authors": AuthorsPage,
    "Tags": TagsPage,
    "Trending": TrendingPage,
    "Pages": HousePagesPage,
    "Footer": FooterPage,
}

# What shows stories by their headlines.
_OF_ARTICLES = {"Trending", "Home"}


class SiteRoom(QWidget):
    """Pages are made when they are first shown; a subject is the name of a page."""

    place_chosen = Signal(object)

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self._context = context
        self.pages: dict[str, SitePage] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._stale: set[str] = set()
        self.list = QListWidget(self)
        self.list.setAccessibleName("Pages of the Site screen")
        for name in PAGES:
            item = QListWidgetItem(name, self.list)
            item.setSizeHint(QSize(120, 30))
        self.stack = QStackedWidget(self)
        left = QWidget(self)
        left.setObjectName("Library")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left.setMinimumWidth(140)
        column = QVBoxLayout(left)
        column.setContentsMargins(9, 16, 9, 9)
        column.setSpacing(8)
        column.addWidget(self.list)
        # The list takes what room there is; the way to the pages themselves stands below it.
        self.browse = QPushButton("Look at the site", self)
        self.browse.setToolTip("The whole site as it would be published now")
        self.browse.clicked.connect(lambda: self.place_chosen.emit(Place("browse")))
        column.addWidget(self.browse)
        split = RememberedSplit(context.preferences, "site", self)
        split.addWidget(left)
        split.addWidget(self.stack)
        split.lay_out([184, 1056], 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        self.setFocusProxy(self.list)
        self._soon = QTimer(self, singleShot=True, interval=150)
        self._soon.timeout.connect(self._read)
        self.list.currentTextChanged.connect(self.show_page)
        context.hub.announced.connect(self._hear)
        self.list.setCurrentRow(0)

    def show_subject(self, subject: str) -> None:
        """Show the page of that name."""
        if subject in PAGES:
            self.list.setCurrentRow(list(PAGES).index(subject))

    def show_page(self, name: str) -> None:
        """Show a page, made when it is first wanted; the one before keeps what was typed."""
        self._tell()
        if name not in self.pages:
            page = self.pages[name] = PAGES[name](self._context)
            page.place_chosen.connect(self.place_chosen)
            self._areas[name] = scrolled(page)
            self.stack.addWidget(self._areas[name])
        self.stack.setCurrentWidget(self._areas[name])
        self._read()

    def may_leave(self) -> bool:
        """Keep what was typed."""
        self._tell()
        self._context.lane.settle()
        return True

    def may_close(self) -> bool:
        """Let go of Chromium before the program does."""
        for page in self.pages.values():
            page.close_view()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _tell(self) -> None:
        for name, area in self._areas.items():
            if area is self.stack.currentWidget():
                self.pages[name].tell()

    def _read(self) -> None:
        """Read the page that is seen anew when it is out of date; others wait until they are."""
        for name, area in self._areas.items():
            if area is self.stack.currentWidget() and name in self._stale:
                self._stale.discard(name)
                self.pages[name].read()

    def _hear(self, changes: Changes, _origin: object) -> None:
        labels = changes.sections or changes.authors or changes.tags
        if labels or changes.site or changes.templates or changes.pictures or changes.everything:
            self._stale |= set(self.pages)
        elif changes.articles:
            self._stale |= _OF_ARTICLES & set(self.pages)
        if self._stale and self.isVisible():
            self._soon.start()
