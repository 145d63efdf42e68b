"""Backups: one checked zip of a whole workspace, and the way back."""

import hashlib
import json
import shutil
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import cast

from editor_app.domain.clock import Clock, SystemClock
from editor_app.domain.errors import (
    BackupInvalid,
    OffstoneError,
    StorageFailed,
    StorageFull,
    WorkspaceExists,
)
from editor_app.services.acceptance import forget_made_here
from editor_app.store.soundness import copy_library, library_problems
from editor_app.store.workspace_files import read_workspace

_LIST = "backup.json"
_NO_SPACE = 28
# What a zip says that is torn, encrypted, packed in a way of others, or no backup of ours.
_UNSOUND = (
    zipfile.BadZipFile,
    zlib.error,
    *(OSError, EOFError, KeyError, ValueError, TypeError, AttributeError, RuntimeError),
)


def backup(folder: Path, file: Path | None = None, *, clock: Clock | None = None) -> Path:
    """Write a backup and read it back; without `file` it goes into the workspace's own folder."""
    workspace = read_workspace(folder)
    now = (clock or SystemClock()).now()
    goal = file or folder / "backups" / f"{folder.absolute().name}-{now:%Y-%m-%d-%H%M%S}.zip"
    if goal.exists():
        raise WorkspaceExists(f"“{goal}” exists already.", "Name another file.")
    fresh = goal.with_name(goal.name + ".part")
    with _disk(goal), TemporaryDirectory() as scratch:
        goal.parent.mkdir(parents=True, exist_ok=True)
        try:
            copy = Path(scratch) / "library.sqlite"
            copy_library(workspace.library_path, copy)
            _refuse_unsound(copy)
            _write(fresh, {"library.sqlite": copy, **_files(folder)})
            _verify(fresh)
            fresh.replace(goal)
        finally:
            fresh.unlink(missing_ok=True)
    return goal


def restore(file: Path, folder: Path) -> Path:
    """Make a workspace of a backup in a new or empty folder, once every file is proved."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceExists(f"“{folder}” is not empty.")
    _verify(file)
    with _disk(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent, prefix=".restoring-") as scratch:
            made = Path(scratch) / "workspace"
            _unpack(file, made)
            _refuse_unsound(made / "library.sqlite")
            workspace = read_workspace(made)
            # Whoever made the backup: its theme files are looked at before they are used.
            forget_made_here(workspace.id, folder)
            if folder.exists():
                folder.rmdir()
            made.replace(folder)
    return folder


def _files(folder: Path) -> dict[str, Path]:
    found = {"workspace.json": folder / "workspace.json"}
    for part in ("media", "themes"):
        for path in sorted((folder / part).rglob("*")):
            if path.is_file() and not path.is_symlink():
                found[path.relative_to(folder).as_posix()] = path
    return found


def _write(goal: Path, files: dict[str, Path]) -> None:
    hashes: dict[str, str] = {}
    with zipfile.ZipFile(goal, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files.items():
            archive.write(path, name)
            with path.open("rb") as read:
                hashes[name] = hashlib.file_digest(read, "sha256").hexdigest()
        archive.writestr(_LIST, json.dumps({"format": 1, "sha256": hashes}, indent=2))


def _verify(file: Path) -> None:
    """Read every byte of a backup; BackupInvalid names what is wrong."""
    try:
        with zipfile.ZipFile(file) as archive:
            hashes = _hashes(archive)
            for name, expected in hashes.items():
                with archive.open(name) as read:
                    digest = hashlib.sha256()
                    while piece := read.read(1 << 20):
                        digest.update(piece)
                if digest.hexdigest() != expected:
                    raise BackupInvalid(f"“{name}” in “{file.name}” is damaged.")
    except FileNotFoundError as error:
        raise BackupInvalid(f"There is no file “{file}”.") from error
    except _UNSOUND as error:
        raise BackupInvalid(f"“{file.name}” is no sound backup of Offstone.") from error


def _hashes(archive: zipfile.ZipFile) -> dict[str, str]:
    listed = json.loads(archive.read(_LIST))
    hashes = cast("dict[str, str]", listed["sha256"])
    if {"library.sqlite", "workspace.json"} - set(hashes):
        raise KeyError(_LIST)
    for name in hashes:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
            raise ValueError(name)
    return hashes


def _unpack(file: Path, goal: Path) -> None:
    for part in ("media", "backups", "themes"):
        (goal / part).mkdir(parents=True)
    with zipfile.ZipFile(file) as archive:
        for name in _hashes(archive):
            path = goal / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as read, path.open("wb") as write:
                shutil.copyfileobj(read, write)


def _refuse_unsound(library: Path) -> None:
    problems = library_problems(library)
    if problems:
        raise BackupInvalid(problems[0], "Run 'offstone doctor WORKSPACE' to see what is wrong.")


@contextmanager
def _disk(path: Path) -> Generator[None]:
    try:
        yield
    except OffstoneError:
        raise
    except OSError as error:
        kind = StorageFull if error.errno == _NO_SPACE else StorageFailed
        raise kind(f"“{path}” could not be written: {error.strerror}.") from error
