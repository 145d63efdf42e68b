"""A page of the Site screen: a heading, a sentence, and what is set there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor_app.ui.widgets.plain_words import words
from editor_app.ui.writes import Writes

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.ui.room_context import RoomContext

WIDEST = 720


class SitePage(QWidget):
    """Each page keeps what is changed at once; `place_chosen` goes elsewhere in the window."""

    place_chosen = Signal(object)

    def __init__(self, context: "RoomContext", title: str, about: str) -> None:
        super().__init__()
        self.context = context
        self.writes = Writes(context, self)
        self.inside = QWidget(self)
        self.inside.setMaximumWidth(WIDEST)
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addWidget(words(title, role="title"))
        self.column.addWidget(words(about, tone="muted"))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(28, 20, 28, 24)
        outside.addWidget(self.inside, 1)
        outside.setAlignment(self.inside, Qt.AlignmentFlag(0))

    @property
    def desk(self) -> "Desk":
        """The desk whose site this is."""
        return self.context.desk

    @property
    def writable(self) -> bool:
        """Whether anything can be changed here."""
        return not self.desk.read_only

    def read(self) -> None:
        """Read anew what the page shows."""

    def tell(self) -> None:
        """Keep what was typed and not kept yet."""

    def close_view(self) -> None:
        """Let go of Chromium, where the page shows one of the site's."""
