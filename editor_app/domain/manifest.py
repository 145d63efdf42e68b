"""The manifest of a target: what the last publication wrote there, file by file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """A file of ours at a target.

    `fingerprint` is of all that the file was made from, `sha256` of its bytes; `article` is the id
    of the one the page is about, `shows` a word for what it is (page, list, feed, media, asset).
    """

    path: str
    sha256: str
    fingerprint: str
    size: int
    mtime_ns: int
    article: str = ""
    shows: str = "page"
