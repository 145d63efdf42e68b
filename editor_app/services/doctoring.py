"""The doctor: looks a workspace over and changes nothing."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.errors import OffstoneError
from editor_app.domain.picture import Picture
from editor_app.export.targets import place_at
from editor_app.store.library import open_library
from editor_app.store.soundness import driver_note, library_problems
from editor_app.store.workspace_files import Workspace, read_workspace

if TYPE_CHECKING:
    from editor_app.domain.site import Target
    from editor_app.store.unit import Unit


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
    broken = _library(workspace)
    serious, notes = ([], []) if broken else _contents(workspace)
    serious = [*broken, *_folders(folder), *serious]
    note = driver_note()
    if note:
        notes.append(Problem("old-sqlite", note, repairable=True))
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


def _contents(workspace: Workspace) -> tuple[list[Problem], list[Problem]]:
    """Return what is wrong with what the library speaks of, and what is only worth knowing."""
    library = open_library(workspace.library_path, write=False)
    media = workspace.folder / "media"
    try:
        with library.read() as unit:
            pictures = unit.pictures.all()
            serious = [*_lost(media, pictures), *_ledger(unit)]
            notes = [*_orphans(media, pictures), *_targets(unit)]
    finally:
        library.close()
    return serious, notes


def _lost(media: Path, pictures: list[Picture]) -> Iterator[Problem]:
    for picture in pictures:
        try:
            with (media / picture.file_name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            message = f"The file of the picture “{picture.name}” is missing."
            yield Problem("picture-missing", message, repairable=True)
            continue
        if found != picture.sha256:
            message = f"The file of the picture “{picture.name}” is damaged."
            yield Problem("picture-damaged", message, repairable=True)


def _orphans(media: Path, pictures: list[Picture]) -> Iterator[Problem]:
    """Tell of files without a row; older revisions may still show them, so they stay."""
    known = {picture.file_name for picture in pictures}
    files = media.iterdir() if media.is_dir() else ()
    loose = sum(file.is_file() and file.name not in known for file in files)
    if loose:
        what = "One file" if loose == 1 else f"{loose:,} files"
        message = f"{what} in media belong to no picture of the library; nothing is lost by it."
        yield Problem("media-orphan", message, repairable=True)


def _ledger(unit: "Unit") -> Iterator[Problem]:
    for fault in unit.ledger.faults():
        yield Problem("ledger-changed", fault)
    for row in unit.ledger.unfinished():
        yield Problem(
            "publication-unfinished",
            f"Publication {row.id} to “{row.target}” was interrupted; "
            "publishing there again finishes it.",
            repairable=True,
        )


def _targets(unit: "Unit") -> Iterator[Problem]:
    for target in unit.targets.all():
        differing = _differing(unit, target)
        if differing:
            what = "one file differs" if differing == 1 else f"{differing:,} files differ"
            message = f"At “{target.folder}” {what} from what was published there."
            yield Problem("target-differs", message, repairable=True)


def _differing(unit: "Unit", target: "Target") -> int:
    """Count the files that are not there or have another size; a folder that is away has none."""
    place = place_at(Path(target.folder))
    if not place.is_there():
        return 0
    return sum(
        (found := place.look_at(path)) is None or found.size != entry.size
        for path, entry in unit.targets.manifest(target.id).items()
    )
