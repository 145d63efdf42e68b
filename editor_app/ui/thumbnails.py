"""Small pictures for the screen: read behind it, remembered while the desk is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

from editor_app.domain.errors import OffstoneError

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.ui.background import Readers

MOST = 400


class Thumbnails:
    """Asks the desk once for each picture and size; a picture that cannot be shown stays blank."""

    def __init__(self, desk: "Desk", readers: "Readers") -> None:
        self._desk, self._readers = desk, readers
        self._known: dict[tuple[str, int], QPixmap] = {}

    def ask(self, name: str, longest: int, done: Callable[[QPixmap], object]) -> None:
        """Give the picture, at once when it is known, else as soon as it is read."""
        known = self._known.get((name, longest))
        if known is not None:
            done(known)
            return

        def take(data: bytes) -> None:
            pixmap = QPixmap()
            if data and pixmap.loadFromData(data):
                self._remember((name, longest), pixmap)
            done(pixmap)

        self._readers.run(lambda: self._read(name, longest), take)

    def forget(self) -> None:
        """Read everything anew, as after pictures were changed."""
        self._known.clear()

    def _read(self, name: str, longest: int) -> bytes:
        try:
            return self._desk.pictures.thumbnail(name, longest)
        except (OffstoneError, OSError):
            return b""

    def _remember(self, key: tuple[str, int], pixmap: QPixmap) -> None:
        if len(self._known) >= MOST:
            self._known.pop(next(iter(self._known)))
        self._known[key] = pixmap
