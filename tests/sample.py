"""The sample newsroom for tests: made once in a worker, then copied."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from editor_app.domain.clock import Clock
from editor_app.paths import cache_folder
from editor_app.services.acceptance import note_made_here
from editor_app.services.desk import Desk, open_desk, sample_desk

BY = "Ida"
# What is made once for all desks; names there tell the content.
_KEPT = "pictures", "layouts"


class Samples:
    """Keeps a newsroom for every address that was asked for, and what was made of its files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Path] = {}

    @contextmanager
    def open(self, folder: Path, *, clock: Clock, address: str = "") -> Iterator[Desk]:
        """Give a newsroom of its own in a folder, as `sample_desk` would make it there."""
        for kind in _KEPT:
            self._lend(self._folder / kind, cache_folder() / kind)
        shutil.copytree(self._made.get(address) or self._make(address, clock), folder)
        with open_desk(folder, by=BY, clock=clock) as desk:
            note_made_here(desk.workspace.id, folder)
            yield desk
        for kind in _KEPT:
            self._lend(cache_folder() / kind, self._folder / kind)

    def _make(self, address: str, clock: Clock) -> Path:
        made = self._folder / f"desk-{len(self._made)}"
        sample_desk(made, by=BY, address=address, clock=clock).close()
        self._made[address] = made
        return made

    def _lend(self, one: Path, other: Path) -> None:
        """Let what is kept in one cache be found in the other."""
        if one.is_dir():
            shutil.copytree(one, other, copy_function=_copied, dirs_exist_ok=True)


def _copied(one: str, other: str) -> None:
    if not Path(other).exists():
        shutil.copyfile(one, other)
