"""The workspace folder: workspace.json and the folders beside the library."""

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from editor_app.domain.errors import NotAWorkspace, WorkspaceExists, WorkspaceTooNew
from editor_app.domain.ids import new_id
from editor_app.store.failures import refused

FORMAT = 1
_FOLDERS = ("media", "backups", "themes")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace on disk; `format` is that of the folder, not of the library."""

    folder: Path
    id: str
    name: str
    format: int = FORMAT

    @property
    def library_path(self) -> Path:
        """Where the library is."""
        return self.folder / "library.sqlite"


def create_workspace(folder: Path, name: str) -> Workspace:
    """Make the folders of a new workspace; WorkspaceExists when anything stands there."""
    workspace = Workspace(folder, new_id(), name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise WorkspaceExists(f"“{folder}” is not empty.")
        for part in _FOLDERS:
            (folder / part).mkdir()
        described = {"id": workspace.id, "format": FORMAT, "name": name}
        (folder / "workspace.json").write_text(
            json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
    except OSError as error:
        raise refused(error, folder) from error
    return workspace


def discard_workspace(folder: Path) -> None:
    """Take away a workspace that could not be made whole; it stood in an empty folder."""
    for part in (*_FOLDERS, "rescued"):
        shutil.rmtree(folder / part, ignore_errors=True)
    for pattern in ("workspace.json", "library.sqlite*", ".lock*"):
        for file in folder.glob(pattern):
            with suppress(OSError):
                file.unlink()
    with suppress(OSError):
        folder.rmdir()


def read_workspace(folder: Path) -> Workspace:
    """Return the workspace of a folder; NotAWorkspace when it holds none."""
    if not folder.is_dir():
        raise NotAWorkspace(f"There is no folder “{folder}”.")
    try:
        found = json.loads((folder / "workspace.json").read_text(encoding="utf-8"))
        workspace = Workspace(folder, str(found["id"]), str(found["name"]), int(found["format"]))
    except FileNotFoundError as error:
        raise NotAWorkspace(f"“{folder}” is not a workspace.") from error
    except (OSError, ValueError, OverflowError, RecursionError, KeyError, TypeError) as error:
        raise NotAWorkspace(f"The workspace.json in “{folder}” cannot be read.") from error
    if workspace.format > FORMAT:
        raise WorkspaceTooNew(
            f"“{folder}” has workspace format {workspace.format}; this Offstone knows {FORMAT}."
        )
    return workspace
