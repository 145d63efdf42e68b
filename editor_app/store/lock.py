"""The workspace's lock: the operating system's own, freed at death; a file names the holder."""

import os
import socket
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from editor_app.domain.errors import OffstoneError, StorageFull, WorkspaceLocked, WorkspaceReadOnly
from editor_app.store.failures import refused


class WorkspaceLock:
    """Lets one process write to a workspace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / ".lock", is_singleton=False)

    def acquire(self, wait: float) -> None:
        """Take the lock within `wait` seconds; WorkspaceLocked says who holds it."""
        try:
            self._lock.acquire(timeout=wait)
        except Timeout as error:
            raise WorkspaceLocked(f"“{self._folder.name}” is open in {self._holder()}.") from error
        except OSError as error:
            raise self._refused(error) from error
        holder = f"process {os.getpid()} on {socket.gethostname()}"
        try:
            self._owner_file.write_text(holder, encoding="utf-8")
        except OSError as error:
            self._lock.release()
            raise self._refused(error) from error

    def release(self) -> None:
        """Give the lock back."""
        with suppress(OSError):
            self._owner_file.unlink()
        self._lock.release()

    def _holder(self) -> str:
        try:
            return self._owner_file.read_text(encoding="utf-8").strip() or "another process"
        except (OSError, UnicodeDecodeError):
            return "another process"

    def _refused(self, error: OSError) -> OffstoneError:
        told = refused(error, self._folder)
        if isinstance(told, StorageFull):
            return told
        return WorkspaceReadOnly(f"“{self._folder}” cannot be written to.")

    @property
    def _owner_file(self) -> Path:
        return self._folder / ".lock-holder"
