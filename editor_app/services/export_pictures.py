"""Pictures on their way out: made once a run, set beside the documents or into them."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from editor_app.domain.address import media_file
from editor_app.domain.errors import OffstoneError
from editor_app.domain.picture import Picture
from editor_app.export.article_facts import FilePicture
from editor_app.export.page_document import data_address
from editor_app.export.pictures_out import (
    OWN,
    OutPicture,
    kept_files,
    out_picture,
    publish_picture,
)
from editor_app.isolation.host import Host
from editor_app.paths import cache_folder
from editor_app.services.encoding import DEADLINE, MEMORY

if TYPE_CHECKING:
    from editor_app.export.document_folder import DocumentFolder

MEDIA = "media"


class PicturesOut:
    """Makes pictures fit to leave; `written` are the files beside the documents, in their order.

    Without a folder nothing is written: the pictures only become addresses that hold them.
    """

    def __init__(
        self,
        originals: Path,
        pictures: Mapping[str, Picture],
        base: str,
        folder: "DocumentFolder | None" = None,
    ) -> None:
        self._originals, self._pictures, self._base = originals, pictures, base
        self._folder = folder
        self._known: dict[str, FilePicture] = {}
        self._host: Host | None = None
        self.written: list[str] = []
        self.missing: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the process in which pictures are decoded, if one was needed."""
        if self._host is not None:
            self._host.close()
            self._host = None

    def beside(self, name: str) -> str:
        """Return a picture's file beside the document, written; empty when it cannot leave."""
        shown = self.file(name)
        return quote(shown.file) if shown else ""

    def embedded(self, name: str) -> str:
        """Return an address that holds a picture; empty when it cannot leave."""
        made = self._made(name)
        return data_address(made.data, made.media_type) if made else ""

    def file(self, name: str) -> FilePicture | None:
        """Return a picture with its file, written; None when the library has none of that name."""
        picture = self._pictures.get(name)
        if picture is None or self._folder is None:
            return None
        if name not in self._known:
            self._known[name] = self._written(picture, self._folder)
        return self._known[name]

    def _written(self, picture: Picture, folder: "DocumentFolder") -> FilePicture:
        made = self._made(picture.name)
        if made is None:
            return FilePicture(picture)
        name = folder.write(f"{MEDIA}/{picture.name}", made.data)
        self.written.append(name)
        path = media_file(picture.name, picture.sha256)
        address = f"{self._base}/{quote(path)}" if self._base else ""
        return FilePicture(
            picture, name, made.media_type, made.width, made.height, len(made.data), address
        )

    def _made(self, name: str) -> OutPicture | None:
        picture = self._pictures.get(name)
        if picture is None or name in self.missing:
            return None
        cache = cache_folder() / "pictures"
        if data := kept_files(picture, [OWN], cache).get(OWN):
            return out_picture(picture, data)
        self._host = self._host or Host(memory=MEMORY)
        original = self._originals / picture.file_name
        try:
            return self._host.run(publish_picture, original, picture, cache, deadline=DEADLINE)
        except OffstoneError:
            self.missing.append(name)
            return None
