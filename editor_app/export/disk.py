"""What a disk refuses, in words for the reader."""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from editor_app.domain.errors import OffstoneError, StorageFailed, StorageFull, TargetUnusable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_BARRED = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO}
UNTOUCHED = "Free some room there and publish again; the site that stands there is untouched."
BEGUN = "Free some room there; the publication is finished at the next start or publication."


@contextmanager
def writing_at(folder: Path, *, begun: bool = False) -> Generator[None]:
    """Give every failure of a target's disk its name; `begun` says that the site has changed."""
    try:
        yield
    except OffstoneError:
        raise
    except OSError as error:
        raise _named(error, folder, begun=begun) from error


def _named(error: OSError, folder: Path, *, begun: bool) -> OffstoneError:
    if error.errno in _FULL:
        return StorageFull(f"The disk of “{folder}” is full.", BEGUN if begun else UNTOUCHED)
    if error.errno in _BARRED:
        return TargetUnusable(f"“{folder}” cannot be written to.")
    if error.errno in _GONE:
        return TargetUnusable(f"“{folder}” is not there any more.")
    if error.errno == errno.ENAMETOOLONG:
        return TargetUnusable(f"“{folder}” lies too deep: an address of the site does not fit in.")
    return StorageFailed(f"“{folder}” could not be written: {error.strerror}.")
