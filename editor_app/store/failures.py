"""What the driver says, in words for the reader."""

from pathlib import Path

from editor_app.domain.errors import (
    AlreadyThere,
    LibraryDamaged,
    OffstoneError,
    StorageFailed,
    StorageFull,
    WorkspaceLocked,
    WorkspaceReadOnly,
)

_SAID: tuple[tuple[str, type[OffstoneError], str], ...] = (
    ("not a database", LibraryDamaged, "is no sound database"),
    ("malformed", LibraryDamaged, "is damaged"),
    ("full", StorageFull, "could not be written: the disk is full"),
    ("locked", WorkspaceLocked, "is being written by another process"),
    ("readonly", WorkspaceReadOnly, "cannot be written to"),
    ("unique constraint", AlreadyThere, "already holds a thing of that name or address"),
)


def named(error: BaseException, path: Path) -> OffstoneError:
    """Return the error of ours that a driver's error means."""
    said = str(error).lower()
    for words, kind, sentence in _SAID:
        if words in said:
            return kind(f"The library of “{path.parent.name}” {sentence}.")
    return StorageFailed(f"The library of “{path.parent.name}” could not be used: {error}.")
