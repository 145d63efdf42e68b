"""What the driver and the disk say, in words for the reader."""

import errno
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
from editor_app.store.read_only import is_full

_SAID: tuple[tuple[str, type[OffstoneError], str], ...] = (
    ("not a database", LibraryDamaged, "is no sound database"),
    ("malformed", LibraryDamaged, "is damaged"),
    ("codec can't decode", LibraryDamaged, "is damaged"),
    ("could not decode", LibraryDamaged, "is damaged"),
    ("full", StorageFull, "could not be written: the disk is full"),
    ("locked", WorkspaceLocked, "is being written by another process"),
    ("readonly", WorkspaceReadOnly, "cannot be written to"),
    ("unique constraint", AlreadyThere, "already holds a thing of that name or address"),
)

_FULL = {errno.ENOSPC, errno.EDQUOT}
_BARRED = {errno.EACCES, errno.EPERM, errno.EROFS}


def refused(error: OSError, folder: Path) -> OffstoneError:
    """Return the error of ours for a folder whose disk would not take what was written."""
    if error.errno in _FULL:
        return StorageFull(f"The disk of “{folder}” is full.", "Free some room on it.")
    if isinstance(error, PermissionError) or error.errno in _BARRED:
        return WorkspaceReadOnly(f"“{folder}” cannot be written to.")
    return StorageFailed(f"“{folder}” could not be written: {error.strerror}.")


def named(error: BaseException, path: Path) -> OffstoneError:
    """Return the error of ours that a driver's error means."""
    said = str(error).lower()
    if "disk i/o error" in said and is_full(path.parent):
        said = "full"
    for words, kind, sentence in _SAID:
        if words in said:
            return kind(f"The library of “{path.parent.name}” {sentence}.")
    return StorageFailed(f"The library of “{path.parent.name}” could not be used: {error}.")
