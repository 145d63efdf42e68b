"""One whole page, as on a desktop or on a phone, such as the site in another look."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor_app.ui.page_view.plain_view import PlainPreview
from editor_app.ui.page_view.probe import Probe
from editor_app.ui.page_view.scheme import Source, register_scheme
from editor_app.ui.widgets.plain_words import words

if TYPE_CHECKING:
    from editor_app.ui.page_view.web_view import WebPreview

WIDTHS = {"Desktop": 1240, "Tablet": 768, "Phone": 390}
_LEAST_ZOOM = 0.25


class OnePage(QWidget):
    """Shows a page in Chromium, or plainly where it cannot run; made when it is first seen."""

    ready = Signal()
    followed = Signal(str)

    def __init__(self, source: Callable[[], Source], plainly: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._source, self._plainly = source, plainly
        self._html, self._anchor, self._width = "", "", "Desktop"
        self._night = False
        self.name = "The site in this look"
        self.view: WebPreview | PlainPreview | None = None
        self._probe = Probe(self)
        self._probe.found.connect(self._make_view)
        self.message = words(tone="muted", parent=self)
        self.message.setContentsMargins(12, 8, 12, 8)
        self.message.hide()
        self._stage = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addLayout(self._stage, 1)

    def show_page(self, html: str, anchor: str = "", *, keep_place: bool = False) -> None:
        """Show a page, with an anchor in view or, as after a change of it, where it was read."""
        self._html, self._anchor = html, anchor
        if self.view is not None:
            self.view.show_page(html, anchor, self.view.top() if keep_place else 0)

    def set_width(self, name: str) -> None:
        """Show the page as on a desktop or on a phone."""
        self._width = name
        self._fit()

    def set_night(self, *, night: bool) -> None:
        """Show the page as on a dark screen, or as on any."""
        self._night = night
        if self.view is not None:
            self.view.night = night
            self.view.show_page(self._html, self._anchor, self.view.top())

    def say(self, text: str) -> None:
        """Say what is not as it was meant."""
        plain = self._plainly if isinstance(self.view, PlainPreview) else ""
        self.message.setText(" ".join(said for said in (plain, text) if said))
        self.message.setVisible(bool(self.message.text()))

    def close_view(self) -> None:
        """Let go of Chromium, before the program quits."""
        self._probe.stop()
        if self.view is not None:
            if not isinstance(self.view, PlainPreview):
                self.view.close_page()
            # A view without its page would make another one of Chromium's own.
            shiboken6.delete(self.view)
            self.view = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.view is None:
            QTimer.singleShot(0, self, self._probe.start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_view(self, works: bool) -> None:
        if self.view is not None:
            return
        if works:
            from editor_app.ui.page_view.web_view import WebPreview

            register_scheme()
            self.view = WebPreview(self._source, self)
        else:
            self.view = PlainPreview(self._source, self)
        self.view.ready.connect(self.ready)
        self.view.outlined, self.view.night = False, self._night
        self.view.followed.connect(self.followed)
        self.view.setAccessibleName(self.name)
        self._stage.addWidget(self.view)
        self.say("")
        self._fit()
        if self._html:
            self.view.show_page(self._html, self._anchor)

    def _fit(self) -> None:
        """Scale the page so that the whole of its width can be seen."""
        room, wanted = max(1, self.width()), WIDTHS[self._width]
        zoom = max(_LEAST_ZOOM, min(1.0, room / wanted))
        spare = max(0, room - round(wanted * zoom)) // 2 if self._width != "Desktop" else 0
        self._stage.setContentsMargins(spare, 0, spare, 0)
        if self.view is not None and not isinstance(self.view, PlainPreview):
            self.view.setZoomFactor(zoom)
