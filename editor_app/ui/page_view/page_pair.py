"""Two whole pages side by side, such as before and after a change."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor_app.ui.page_view.plain_view import PlainPreview
from editor_app.ui.page_view.probe import Probe
from editor_app.ui.page_view.scheme import Source, register_scheme
from editor_app.ui.widgets.plain_words import words

if TYPE_CHECKING:
    from editor_app.ui.page_view.web_view import WebPreview

# Narrower than this a page of the site would be its phone edition.
PAGE_WIDTH = 700
_LEAST_ZOOM = 0.5


class PagePair(QWidget):
    """Shows pages in Chromium, or plainly where it cannot run; made when it is first seen."""

    settled = Signal()

    def __init__(self, source: Callable[[], Source], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._pages: tuple[str, str] | None = None
        self._block = ""
        self._probe = Probe(self)
        self._probe.found.connect(self._make_views)
        self.views: tuple[WebPreview | PlainPreview, ...] = ()
        self._loading: set[QWidget] = set()
        self.titles = (QLabel(self), QLabel(self))
        self.message = words(tone="muted", parent=self)
        self._stages = (QVBoxLayout(), QVBoxLayout())
        row = QHBoxLayout()
        row.setSpacing(1)
        for title, stage in zip(self.titles, self._stages, strict=True):
            title.setProperty("role", "label")
            title.setContentsMargins(12, 4, 12, 6)
            side = QVBoxLayout()
            side.setSpacing(0)
            side.addWidget(title)
            side.addLayout(stage, 1)
            row.addLayout(side, 1)
        self.message.setContentsMargins(12, 10, 12, 10)
        self.message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addLayout(row, 1)

    def name(self, first: str, second: str) -> None:
        """Say what the two pages are."""
        for title, text in zip(self.titles, (first, second), strict=True):
            title.setText(text)

    def show_pages(self, first: str, second: str, block: str = "") -> None:
        """Show two pages, with the block of that template in view."""
        self.say("")
        self._pages, self._block = (first, second), block
        self._show()

    def say(self, text: str) -> None:
        """Say why there are no pages to see."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def close_views(self) -> None:
        """Let go of Chromium, before the dialog around is gone."""
        self._probe.stop()
        for view in self.views:
            if not isinstance(view, PlainPreview):
                view.close_page()
            # A view without its page would make another one of Chromium's own.
            shiboken6.delete(view)
        self.views = ()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.views:
            QTimer.singleShot(0, self, self._probe.start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_views(self, works: bool) -> None:
        if self.views:
            return
        self.views = (self._made(works=works), self._made(works=works))
        for view, stage, title in zip(self.views, self._stages, self.titles, strict=True):
            view.ready.connect(lambda ready=view: self._show_block(ready))
            view.setAccessibleName(title.text())
            stage.addWidget(view)
        self._fit()
        self._show()

    def _made(self, *, works: bool) -> "WebPreview | PlainPreview":
        if not works:
            return PlainPreview(self._source, self)
        from editor_app.ui.page_view.web_view import WebPreview

        register_scheme()
        return WebPreview(self._source, self)

    def _show(self) -> None:
        self._loading = set(self.views)
        if self._pages is not None:
            for view, page in zip(self.views, self._pages, strict=False):
                view.outlined = bool(self._block)
                view.show_page(page)

    def _show_block(self, view: "WebPreview | PlainPreview") -> None:
        view.show_block(self._block)
        self._loading.discard(view)
        if not self._loading:
            self.settled.emit()

    def _fit(self) -> None:
        """Scale the pages so that each shows its desktop edition as far as it can be read."""
        zoom = max(_LEAST_ZOOM, min(1.0, self.width() / 2 / PAGE_WIDTH))
        for view in self.views:
            if not isinstance(view, PlainPreview):
                view.setZoomFactor(zoom)
