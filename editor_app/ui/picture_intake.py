"""Takes pictures that are chosen, dropped or pasted into the library and into the text."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.ids import PictureId
from editor_app.domain.picture import Picture
from editor_app.services.pictures import Examined
from editor_app.ui.thumbnails import Thumbnails
from editor_app.ui.widgets.picture_dialog import PictureDialog

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class PictureIntake:
    """Adds to the library; `put_in(name, alt)` is called when a picture is there."""

    def __init__(
        self,
        context: "RoomContext",
        owner: QWidget,
        put_in: Callable[[str, str], object],
        failed: Callable[[Exception], object],
    ) -> None:
        self._context, self._owner = context, owner
        self._put_in, self._failed = put_in, failed
        self._thumbnails = Thumbnails(context.desk, context.readers)

    def ask(self) -> None:
        """Let the journalist choose from the library or from a file."""
        pictures = self._context.desk.pictures
        self._context.readers.run(pictures.all, self._show_dialog, self._failed)

    def take(self, sources: list[object]) -> None:
        """Add files or images, one after another."""
        for source in sources:
            self._add(_image_bytes(source) if isinstance(source, QImage) else Path(str(source)))

    def _show_dialog(self, pictures: tuple[Picture, ...]) -> None:
        dialog = PictureDialog(pictures, self._thumbnails, self._owner)
        dialog.accepted.connect(lambda: self._take_chosen(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_chosen(self, dialog: PictureDialog) -> None:
        picture = dialog.picture()
        if dialog.file:
            self.take([dialog.file])
        elif picture is not None:
            self._put_in(picture.name, picture.alt)

    def _add(self, source: bytes | Path) -> None:
        pictures = self._context.desk.pictures
        name = "pasted" if isinstance(source, bytes) else ""

        def take(examined: Examined) -> tuple[Changes, Picture]:
            changes = pictures.take(examined)
            return changes, pictures.get(PictureId(changes.created))

        def keep(examined: Examined) -> None:
            self._context.lane.run(lambda: take(examined), self._show, self._failed)

        # Decoding takes long: the lane is given only what is to be written.
        self._context.readers.run(lambda: pictures.examine(source, name), keep, self._failed)

    def _show(self, result: tuple[Changes, Picture]) -> None:
        changes, picture = result
        self._context.hub.announce(changes, self._owner)
        self._put_in(picture.name, picture.alt)


def _image_bytes(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(data.data())
