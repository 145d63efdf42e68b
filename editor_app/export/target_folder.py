"""The folder a site is published to: whether it can be, and what stands in it."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from editor_app.domain.errors import TargetUnusable
from editor_app.domain.manifest import ManifestEntry

OWN = ".offstone"
_FOLDER, _OTHER, _NOTHING = "folder", "other", "nothing"
_LONGEST_NAME = 255
_LONGEST_PATH = 4095 if os.name == "posix" else 259


@dataclass(frozen=True, slots=True)
class Found:
    """What a stat tells of a file; a size of -1 is no plain file (a link or a folder)."""

    size: int
    mtime_ns: int


def check_target(folder: Path, workspace: Path) -> None:
    """Refuse a folder that no site can be written to; TargetUnusable says why.

    One that is not there yet will do when the folder around it is.
    """
    if not folder.exists() and not folder.parent.is_dir():
        raise TargetUnusable(
            f"There is no folder “{folder.parent}”.", "Make it first, or name another."
        )
    if folder.exists() and not folder.is_dir():
        raise TargetUnusable(f"“{folder}” is not a folder.")
    real, desk = folder.resolve(), workspace.resolve()
    if real.is_relative_to(desk) or desk.is_relative_to(real):
        raise TargetUnusable(
            f"“{folder}” and the workspace lie within each other.",
            "Choose a folder outside the workspace, and not one that holds it.",
        )
    check_surroundings(folder if folder.exists() else folder.parent)
    if (folder / OWN).is_symlink():
        raise TargetUnusable(f"“{OWN}” in “{folder}” is a link.", "Remove the link first.")


def check_surroundings(folder: Path) -> None:
    """Refuse a folder that lies on a medium that cannot be written, or that others keep closed."""
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise TargetUnusable(f"“{folder}” cannot be written to.")


def check_paths(folder: Path, paths: Iterable[str]) -> None:
    """Refuse addresses that the file system cannot hold, or cannot tell apart."""
    room = _LONGEST_PATH - len(os.fsencode(folder.resolve())) - 1
    seen: dict[str, str] = {}
    for path in paths:
        if len(path.encode()) > room or any(
            len(part.encode()) > _LONGEST_NAME for part in path.split("/")
        ):
            raise TargetUnusable(
                f"The address “{path}” is too long for “{folder}”.",
                "Shorten the slug, or choose a folder that lies less deep.",
            )
        other = seen.get(path.casefold())
        if other is not None:
            raise TargetUnusable(
                f"Two pages would stand at “{path}”."
                if other == path
                else f"“{path}” and “{other}” are one file on many disks.",
                "Change one of the two slugs.",
            )
        seen[path.casefold()] = path


def look_at(folder: Path, path: str) -> Found | None:
    """Return what stands at a path, without following a link; None when nothing does."""
    try:
        found = os.lstat(f"{folder}/{path}")
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return Found(-1, 0)
    return Found(found.st_size, found.st_mtime_ns)


def is_as_written(folder: Path, entry: ManifestEntry, found: Found) -> bool:
    """Whether a file still has the bytes we wrote; they are read only when the time differs."""
    if found.size != entry.size:
        return False
    if found.mtime_ns == entry.mtime_ns:
        return True
    try:
        with (folder / entry.path).open("rb") as file:
            return sha256(file.read()).hexdigest() == entry.sha256
    except OSError:
        return False


def in_the_way(folder: Path, path: str, known: dict[str, str] | None = None) -> str:
    """Return the path of what stands where a file of ours must stand; empty when nothing does.

    Folders on the way are none; a link among them that leads out of the target is refused.
    `known` remembers the folders of earlier questions: thousands of files share them.
    """
    states = {} if known is None else known
    for parent in _parents(path):
        if parent not in states:
            states[parent] = _state(folder, parent)
        if states[parent] != _FOLDER:
            return parent if states[parent] == _OTHER else ""
    return path if os.path.lexists(f"{folder}/{path}") else ""


def make_parents(folder: Path, path: str, made: set[str] | None = None) -> Path:
    """Return where a file of ours stands, its folders made; never through a link that leads out.

    `made` remembers the folders of earlier calls.
    """
    ready = set[str]() if made is None else made
    parents = [parent for parent in _parents(path) if parent not in ready]
    for parent in parents:
        if os.path.islink(f"{folder}/{parent}"):  # noqa: PTH114 (asked thousands of times)
            _refuse_leading_out(folder, parent)
    goal = folder / path
    if parents and not goal.parent.is_dir():
        goal.parent.mkdir(parents=True, exist_ok=True)
    ready.update(parents)
    return goal


def remove_empty_parents(folder: Path, path: str) -> None:
    """Take away the folders that a removed file leaves empty, the target itself never."""
    for parent in reversed(list(_parents(path))):
        try:
            (folder / parent).rmdir()
        except OSError:
            return


def _parents(path: str) -> Iterator[str]:
    """Yield the folders above a path, the outermost first."""
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)


def _state(folder: Path, parent: str) -> str:
    place = folder / parent
    if place.is_symlink():
        _refuse_leading_out(folder, parent)
    if place.is_dir():
        return _FOLDER
    return _OTHER if os.path.lexists(place) else _NOTHING


def _refuse_leading_out(folder: Path, parent: str) -> None:
    if not (folder / parent).resolve().is_relative_to(folder.resolve()):
        raise TargetUnusable(
            f"“{parent}” in “{folder}” is a link that leads out of it.",
            "Remove the link; pages are never written through it.",
        )
