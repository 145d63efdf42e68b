"""A file of the site before and after a publication: as it stands, and as it would be written."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff

from editor_app.domain.plan import PageChange

_TEXTS = (".html", ".xml", ".json", ".txt", ".css", ".js", ".svg", ".webmanifest")
_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp", ".ico", ".svg")


@dataclass(frozen=True, slots=True)
class FileLook:
    """`before` are the bytes at the target, None when nothing stands there; `after` those to come.

    `after` is None when the file is removed. `message` says what is not as it was meant.
    """

    path: str
    change: PageChange
    reason: str
    before: bytes | None
    after: bytes | None
    message: str = ""

    @property
    def is_page(self) -> bool:
        """Whether readers see it as a page."""
        return self.path.endswith(".html")

    @property
    def is_picture(self) -> bool:
        """Whether readers see it as a picture."""
        return self.path.endswith(_PICTURES)

    @property
    def is_text(self) -> bool:
        """Whether its lines can be compared."""
        return self.path.endswith(_TEXTS)

    @property
    def texts(self) -> tuple[str, str]:
        """Both states as text, empty where there is none."""
        before, after = ((data or b"").decode("utf-8", "replace") for data in self._both)
        return before, after

    @property
    def sizes(self) -> str:
        """Both sizes in bytes, in words."""
        before, after = (_size(data) for data in self._both)
        return f"before: {before}, after: {after}"

    @property
    def _both(self) -> tuple[bytes | None, bytes | None]:
        return self.before, self.after

    def difference(self) -> Iterator[str]:
        """Yield the lines of a unified difference; of what is no text only the sizes are told."""
        if self.before == self.after:
            return
        if not self.is_text:
            yield f"{self.path} is binary; {self.sizes}."
            return
        before, after = (text.splitlines() for text in self.texts)
        old = f"before/{self.path}" if self.before is not None else "/dev/null"
        new = f"after/{self.path}" if self.after is not None else "/dev/null"
        yield from unified_diff(before, after, old, new, lineterm="")


def _size(data: bytes | None) -> str:
    return "nothing" if data is None else f"{len(data):,} bytes"
