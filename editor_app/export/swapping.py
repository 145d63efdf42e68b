"""Puts a staged run in place, file by file; begun again after a crash it goes on where it was."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from editor_app.export.disk import writing_at
from editor_app.export.run import Run, StagedFile
from editor_app.export.staging import staging_of
from editor_app.export.target_folder import look_at, make_parents, remove_empty_parents


def swap_in(folder: Path, run: Run, tell: Callable[[int], None] = lambda _done: None) -> list[str]:
    """Rename every staged file to its address in the run's order, then take away what goes.

    Returns the addresses of files that are neither staged nor in place, as after meddling.
    """
    lost: list[str] = []
    with writing_at(folder, begun=True):
        for path in run.displaced:
            _give_way(folder, run, path)
        made: set[str] = set()
        for done, file in enumerate(run.files, 1):
            if not _swap(folder, file, made):
                lost.append(file.path)
            tell(done)
        ours = {file.path.casefold(): file.path for file in run.files}
        for path in run.removed:
            _remove(folder, path, ours.get(path.casefold(), ""))
    return lost


def _swap(folder: Path, file: StagedFile, made: set[str]) -> bool:
    staged = staging_of(folder) / str(file.number)
    goal = make_parents(folder, file.path, made)
    try:
        staged.replace(goal)
    except FileNotFoundError:
        found = look_at(folder, file.path)
        return found is not None and (found.size, found.mtime_ns) == (file.size, file.mtime_ns)
    return True


def _give_way(folder: Path, run: Run, path: str) -> None:
    """Take away what stood at an address of ours; what we have put there since is left alone."""
    place = folder / path
    needed_as_folder = any(file.path.startswith(f"{path}/") for file in run.files)
    if place.is_symlink():
        place.unlink()
    elif place.is_dir() and not needed_as_folder:
        shutil.rmtree(place)
    elif place.is_file() and needed_as_folder:
        place.unlink()


def _remove(folder: Path, path: str, alike: str) -> None:
    """Take a file away; `alike` is ours whose name differs in its capitals only.

    A folder that somebody made in its place stays, and so does ours where disks hear no capitals.
    """
    place = make_parents(folder, path) if (folder / path).parent.is_dir() else folder / path
    if place.is_dir() and not place.is_symlink():
        return
    if alike and place.exists() and place.samefile(folder / alike):
        return
    with suppress(FileNotFoundError, NotADirectoryError):
        place.unlink()
    remove_empty_parents(folder, path)
