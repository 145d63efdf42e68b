"""Look at the site: any page of it, as it would be published now, before it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.errors import OffstoneError
from editor_app.domain.staged_page import StagedPage
from editor_app.ui.page_view.address_bar import AddressBar
from editor_app.ui.page_view.one_page import WIDTHS, OnePage
from editor_app.ui.page_view.site_walk import Arrival, SiteWalk
from editor_app.ui.page_view.way_out import WayOut
from editor_app.ui.place import articles
from editor_app.ui.widgets.segmented_tabs import SegmentedTabs

if TYPE_CHECKING:
    from editor_app.services.site_stage import SiteStage
    from editor_app.ui.room_context import RoomContext

DAY, NIGHT = "Day", "Night"
_PLAINLY = "Plain pages: Chromium cannot make its sandbox here (it never can for root)."


class BrowseRoom(QWidget):
    """A subject is an address of the site; without one the front page is shown first."""

    place_chosen = Signal(object)

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self._context = context
        self._shown: StagedPage | None = None
        self._stale = False
        self.walk = SiteWalk(context.readers.run, tuple, self._site, self)
        self.bar = AddressBar(context.actions, self.walk, self)
        self.widths = SegmentedTabs(tuple(WIDTHS), self)
        self.widths.setAccessibleName("Width of the page")
        self.light = SegmentedTabs((DAY, NIGHT), self)
        self.light.setAccessibleName("By day or by night")
        self.way_out = WayOut(self)
        self.page = OnePage(lambda: context.desk.previewing, _PLAINLY, self)
        self.page.name = "Page of the site"
        top = QWidget(self)
        top.setObjectName("InspectorHeader")
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(10)
        row.addWidget(self.bar, 1)
        row.addWidget(self.light)
        row.addWidget(self.widths)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (top, self.way_out):
            column.addWidget(widget)
        column.addWidget(self.page, 1)
        self.setFocusProxy(self.bar.address)
        self._connect()

    def show_subject(self, subject: str) -> None:
        """Go to an address of the site; without one to where one was."""
        if subject or self._shown is None:
            self.walk.follow(subject or "/")

    def may_close(self) -> bool:
        """Let go of Chromium before the program does."""
        self.page.close_view()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bar.take_over()
        if self._stale and self._shown is not None:
            self.walk.reload()

    def _connect(self) -> None:
        self.walk.arrived.connect(self._show_page)
        self.walk.left.connect(self.way_out.tell)
        self.walk.failed.connect(self._say_why)
        self.bar.edit_wanted.connect(self._edit)
        self.page.followed.connect(self.walk.follow)
        self.widths.chosen.connect(self.page.set_width)
        self.light.chosen.connect(self._wear)
        self._context.hub.announced.connect(self._hear)
        for spec, action in self._context.actions.all():
            if spec.menu == "Page":
                self.addAction(action)

    def _site(self) -> "SiteStage":
        return self._context.desk.previewing.site()

    def _show_page(self, arrival: Arrival) -> None:
        page, self._stale = arrival.page, False
        same = self._shown is not None and self._shown.path == page.path
        self._shown = page
        self.way_out.hide()
        self.page.show_page(page.html, arrival.visit.anchor, keep_place=same)
        self.page.say(arrival.told)
        self.bar.show_address(page.path, editable=page.article is not None)

    def _wear(self, light: str) -> None:
        self.page.set_night(night=light == NIGHT)

    def _edit(self) -> None:
        if self._shown is not None and self._shown.article is not None:
            self.place_chosen.emit(articles(subject=self._shown.article))

    def _say_why(self, error: Exception) -> None:
        if not isinstance(error, OffstoneError):
            raise error
        self.page.say(f"{error.message} {error.advice}".strip())

    def _hear(self, changes: Changes, _origin: object) -> None:
        """Read the site anew at the next step, and the page that is shown when it is seen."""
        if changes == Changes(settings=True) or changes == Changes(searches=changes.searches):
            return
        self.walk.forget_stage()
        self._stale = True
        if self.isVisible() and self._shown is not None:
            self.walk.reload()
