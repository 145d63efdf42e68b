"""Saves files of others before an address of theirs is taken."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from editor_app.export.disk import writing_at


def rescue(folder: Path, paths: Iterable[str], shelter: Path) -> None:
    """Copy what stands at these paths of a target into a new folder; links are copied as links."""
    with writing_at(shelter):
        for path in paths:
            place, goal = folder / path, shelter / path
            goal.parent.mkdir(parents=True, exist_ok=True)
            if place.is_dir() and not place.is_symlink():
                shutil.copytree(place, goal, symlinks=True)
            else:
                shutil.copy2(place, goal, follow_symlinks=False)
