"""The folder documents are written to: each file whole or not at all, nothing else touched."""

import errno
import os
from pathlib import Path

from editor_app.domain.errors import StorageFull, TargetUnusable

_ADVICE = "Move it away, or choose another folder."


class DocumentFolder:
    """Writes files below a folder; TargetUnusable says why one cannot be written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: set[Path] = set()

    def prepare(self, workspace: Path) -> None:
        """Make the folder; it must not lie in the workspace, whose media would be written over."""
        if self.folder.resolve().is_relative_to(workspace.resolve()):
            raise TargetUnusable(
                f"“{self.folder}” lies in the workspace itself.",
                "Choose a folder outside the workspace.",
            )
        _make(self.folder)
        if not os.access(self.folder, os.W_OK | os.X_OK):
            raise TargetUnusable(f"The folder “{self.folder}” cannot be written to.")

    def check(self, names: list[str]) -> None:
        """Refuse, before anything is written, what cannot be: a folder stands where a file goes."""
        for name in names:
            if (self.folder / name).is_dir():
                raise TargetUnusable(
                    f"A folder stands where “{self.folder / name}” would be written.", _ADVICE
                )

    def write(self, name: str, data: bytes) -> str:
        """Write a file and return its name; one with the same bytes is left as it is."""
        file = self.folder / name
        if file.parent not in self._made:
            _make(file.parent)
            self._made.add(file.parent)
        if _read(file) != data:
            _write(file, data)
        return name


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise TargetUnusable(
            f"A file stands where the folder “{folder}” would be.", _ADVICE
        ) from error
    except OSError as error:
        raise TargetUnusable(f"The folder “{folder}” cannot be made: {error.strerror}.") from error


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _write(file: Path, data: bytes) -> None:
    fresh = file.with_name(f".{file.name[:100]}.{os.getpid()}.new")
    try:
        with fresh.open("xb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        fresh.replace(file)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        if error.errno == errno.ENOSPC:
            raise StorageFull(f"There is no room for “{file}”.", "Free some room.") from error
        raise TargetUnusable(f"“{file}” cannot be written: {error.strerror}.") from error
