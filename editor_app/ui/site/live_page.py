"""A page of the site beside what is being set: made anew at each change, never published."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor_app.domain.errors import NotFound
from editor_app.domain.site import Site
from editor_app.services.look_stage import LookStage
from editor_app.ui.background import Newest
from editor_app.ui.page_view.one_page import WIDTHS, OnePage
from editor_app.ui.widgets.segmented_tabs import SegmentedTabs

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_PLAINLY = "The look cannot be seen here: Chromium cannot make its sandbox (it never can for root)."


class _NoStage:
    """What there is to load before the first page was made: nothing."""

    def picture(self, name: str) -> bytes:
        """Return no picture."""
        raise NotFound(name)

    asset = picture


class LivePage(QWidget):
    """Shows a page as on a desktop or on a phone; `bar` has room on its left."""

    def __init__(self, context: "RoomContext", parent: QWidget) -> None:
        super().__init__(parent)
        self._report = context.report
        self._newest = Newest(context.readers.run)
        self._stage: LookStage | None = None
        self._seen = ("", "")
        self.widths = SegmentedTabs(tuple(WIDTHS), self)
        self.page = OnePage(self._source, _PLAINLY, self)
        self.page.setMinimumHeight(420)
        self.bar = QHBoxLayout()
        self.bar.addStretch(1)
        self.bar.addWidget(self.widths)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.bar)
        column.addWidget(self.page, 1)
        self.widths.chosen.connect(self.page.set_width)

    def show_page(self, stage: LookStage, site: Site, kind: str, slug: str = "") -> None:
        """Make a page behind the screen and show it; an older one that comes late is dropped."""
        self._stage = stage
        asked = kind, slug

        def show(made: tuple[str, str]) -> None:
            html, message = made
            # The page that is changed stays where it was read.
            self.page.show_page(html, keep_place=asked == self._seen)
            self.page.say(message)
            self._seen = asked

        self._newest.ask(lambda: stage.page(site, kind, slug), show, self._report)

    def close_view(self) -> None:
        """Let go of Chromium."""
        self.page.close_view()

    def _source(self) -> LookStage | _NoStage:
        return self._stage or _NoStage()
