"""The staging folder: files wait there, on the target's own disk, until all of them are whole."""

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Self

from editor_app.export.disk import writing_at
from editor_app.export.run import Run, StagedFile, write_run
from editor_app.export.target_folder import OWN
from editor_app.export.target_manifest import TargetManifest

# From so many files on, one sync of the disk costs less than one for each of them.
_MANY = 32
# How often, in seconds, one asks whether a wait is still wanted.
_PAUSE = 0.05
_FRESH = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


class Staging:
    """Takes files one by one; until they are swapped in nothing of the site has changed.

    `stop` is asked while the disk is waited for; it raises when the work is not wanted any more.
    """

    def __init__(self, folder: Path, stop: Callable[[], None] = lambda: None) -> None:
        self._folder, self._stop = folder, stop
        self._place = staging_of(folder)
        self._files: list[StagedFile] = []

    def __enter__(self) -> Self:
        with writing_at(self._folder):
            clear_staging(self._folder)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            clear_staging(self._folder)

    def put(self, path: str, data: bytes, digest: str, mtime_ns: int) -> StagedFile:
        """Write a file into the staging folder; `digest` is the SHA-256 of its bytes.

        The file bears the time it is given, as near as the disk can keep it.
        """
        number = len(self._files)
        with writing_at(self._folder):
            if number == 0:
                self._place.mkdir(parents=True)
            handle = os.open(f"{self._place}/{number}", _FRESH, 0o666)
            try:
                _write(handle, data)
                _set_time(handle, f"{self._place}/{number}", mtime_ns)
                found = os.fstat(handle)
            finally:
                os.close(handle)
        made = StagedFile(number, path, digest, found.st_size, found.st_mtime_ns)
        self._files.append(made)
        return made

    def seal(self, run: Run, manifest: TargetManifest) -> None:  # noqa: ARG002 (comes at the end)
        """Write the journal and wait until everything has reached the disk."""
        with writing_at(self._folder):
            self._place.mkdir(parents=True, exist_ok=True)
            write_run(self._place, run)
            if len(self._files) >= _MANY and hasattr(os, "sync"):
                _wait(os.sync, self._stop)
                return
            for file in self._place.iterdir():
                self._stop()
                _sync(file)


def staging_of(folder: Path) -> Path:
    """Return the staging folder of a target."""
    return folder / OWN / "staging"


def clear_staging(folder: Path) -> None:
    """Take the staging folder of a target away; a link in its place is only unlinked."""
    place = staging_of(folder)
    if place.is_symlink():
        place.unlink()
    else:
        shutil.rmtree(place, ignore_errors=True)


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _set_time(handle: int, name: str, mtime_ns: int) -> None:
    goal = handle if os.utime in os.supports_fd else name
    os.utime(goal, ns=(mtime_ns, mtime_ns))


def _wait(work: Callable[[], None], stop: Callable[[], None]) -> None:
    """Wait for work that cannot be interrupted, for no longer than anybody wants it."""
    doing = threading.Thread(target=work, name="disk", daemon=True)
    doing.start()
    while doing.is_alive():
        stop()
        doing.join(_PAUSE)


def _sync(file: Path) -> None:
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
