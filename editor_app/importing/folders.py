"""Which files of the paths named are read: folders are walked, what is no text stays unread."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PICTURES = frozenset(
    {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".tif", ".tiff", ".svg", ".ico"}
)
# What lies beside texts in the folders of generators and web sites, and is no text.
_BESIDE = PICTURES | {".css", ".js", ".map", ".woff", ".woff2", ".ttf", ".otf", ".xml", ".toml"}


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: `shown` as the user would call it, `root` the folder its pictures lie in."""

    path: Path
    shown: str
    root: Path


def find_files(paths: Iterable[Path]) -> Iterator[Found]:
    """Return the files named and those in the folders named, each once, in a steady order."""
    seen: set[Path] = set()
    for path in paths:
        found = _in_folder(path) if path.is_dir() else [Found(path, str(path), path.parent)]
        for file in found:
            real = file.path.resolve()
            if real not in seen:
                seen.add(real)
                yield file


def _in_folder(root: Path) -> Iterator[Found]:
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if not name.startswith((".", "__")))
        for name in sorted(names):
            path = Path(folder) / name
            if not name.startswith(".") and path.suffix.lower() not in _BESIDE:
                yield Found(path, str(path), root)
