"""Whether the originals of pictures are what was added: looked at once, and remembered."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.picture import Picture

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

MISSING, DAMAGED = "missing", "damaged"


def soundness(folder: Path, picture: Picture) -> str:
    """Return *missing* or *damaged* where a look at an original is enough to see it."""
    try:
        size = (folder / picture.file_name).stat().st_size
    except OSError:
        return MISSING
    return "" if size == picture.size else DAMAGED


class PictureStates:
    """Reads originals to their end; one that did not change since is known from the cache.

    What holds the bytes that were added, and decoded then, can be decoded now.
    """

    def __init__(self, desk: "Desk") -> None:
        self._folder, self._cache = desk.media_folder, desk.body_cache
        self._known: dict[str, str] = {}

    def of(self, picture: Picture) -> str:
        """Return *missing* or *damaged* when an original cannot be used, else nothing."""
        name = picture.file_name
        if name not in self._known:
            self._known[name] = soundness(self._folder, picture) or self._read(picture)
        return self._known[name]

    def _read(self, picture: Picture) -> str:
        file = self._folder / picture.file_name
        try:
            found = file.stat()
            key = f"sound {picture.sha256} {found.st_size} {found.st_mtime_ns} {found.st_ino}"
            if key in self._cache.get_many([key]):
                return ""
            with file.open("rb") as handle:
                digest = hashlib.file_digest(handle, "sha256").hexdigest()
        except OSError:
            return MISSING
        if digest != picture.sha256:
            return DAMAGED
        self._cache.put_many({key: ""})
        return ""
