"""The doctor: looks a workspace over and changes nothing."""

from dataclasses import dataclass
from pathlib import Path

from editor_app.domain.errors import OffstoneError
from editor_app.store.library import open_library
from editor_app.store.soundness import driver_note, library_problems
from editor_app.store.workspace_files import Workspace, read_workspace


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; `repairable` when a backup is not needed to mend it."""

    kind: str
    message: str
    repairable: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What the doctor found; notes that need no repair do not spoil `ok`."""

    ok: bool
    problems: tuple[Problem, ...]


def examine(folder: Path) -> Report:
    """Examine a workspace; NotAWorkspace when there is none."""
    workspace = read_workspace(folder)
    serious = [*_library(workspace), *_folders(folder)]
    note = driver_note()
    notes = [Problem("old-sqlite", note, repairable=True)] if note else []
    return Report(not serious, (*serious, *notes))


def _library(workspace: Workspace) -> list[Problem]:
    try:
        open_library(workspace.library_path, write=False).close()
    except OffstoneError as error:
        return [Problem(error.kind, error.message)]
    return [Problem("library-damaged", text) for text in library_problems(workspace.library_path)]


def _folders(folder: Path) -> list[Problem]:
    return [
        Problem("folder-missing", f"The folder “{part}” is missing.", repairable=True)
        for part in ("media", "backups", "themes")
        if not (folder / part).is_dir()
    ]
