"""Reading a library on a medium that takes no more files: as it is, or from a copy with its log."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from editor_app.domain.errors import StorageFailed

# SQLite makes the index of a write-ahead log this large at once.
_INDEX = 64 * 1024


@contextmanager
def readable(path: Path) -> Generator[Path]:
    """Give a path to read a library at: its own, unless its log needs files that cannot be made.

    What stands in a write-ahead log is part of the library, and SQLite reads it only where it
    may write an index beside it.
    """
    if takes_files(path.parent) or not has_log(path):
        yield path
        return
    with TemporaryDirectory(prefix="offstone-") as scratch:
        copy = Path(scratch) / path.name
        try:
            shutil.copyfile(path, copy)
            shutil.copyfile(_log(path), _log(copy))
        except OSError as error:
            raise StorageFailed(
                f"The library of “{path.parent.name}” could not be copied to be read: "
                f"{error.strerror}."
            ) from error
        yield copy


def takes_files(folder: Path) -> bool:
    """Whether SQLite can make, or has made, the index of its log in a folder."""
    return os.access(folder, os.W_OK) and (any(folder.glob("*-shm")) or not is_full(folder))


def is_full(folder: Path) -> bool:
    """Whether the disk of a folder has less room than the index of a log takes."""
    try:
        return shutil.disk_usage(folder).free < _INDEX
    except OSError:
        return False


def has_log(path: Path) -> bool:
    """Whether a library's write-ahead log has content."""
    log = _log(path)
    return log.exists() and log.stat().st_size > 0


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
