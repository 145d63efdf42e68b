"""A workspace's own files for a theme: found, judged before any page is made, and accepted."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.errors import LayoutInvalid, OffstoneError
from editor_app.domain.rendition import rendition_pattern
from editor_app.domain.site import Site
from editor_app.domain.theme_override import OverriddenFile, Overrides
from editor_app.rendering.specimen import specimen_pages
from editor_app.rendering.theme import Dress, built_in_files, load_theme
from editor_app.rendering.theme_check import file_fault, file_note
from editor_app.rendering.theme_files import TEXTS, looked_at
from editor_app.services import acceptance
from editor_app.services.page_making import lay_out_far, why, without_layouts

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Judged:
    """What a workspace has for a theme: the state of each file, and the bytes that are used."""

    state: Overrides
    used: Files

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is told of files that are accepted and cannot be used."""
        return tuple(file.sentence for file in (self.state.broken if self.state.accepted else ()))


class _NoPlaces:
    """Every place of an invented site is known, and leads nowhere."""

    def article(self, slug: str) -> str:
        return f"/{slug}/"

    def media(self, name: str) -> str:
        return f"/media/{name}"

    def renditions(self, name: str) -> str:
        return rendition_pattern(self.media(name))

    def page(self, path: str) -> str:
        return f"/{path}"

    def asset(self, name: str) -> str:
        return f"/assets/{name}"


class Overriding:
    """The files of one workspace; what was judged is remembered by its digest."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._judged: dict[tuple[str, str], Mapping[str, OverriddenFile]] = {}

    def themes(self) -> tuple[str, ...]:
        """Return the names of the folders that hold files for a theme."""
        root = self._desk.folder / "themes"
        folders = sorted(root.iterdir()) if root.is_dir() else []
        return tuple(f.name for f in folders if f.is_dir() and not f.is_symlink() and looked_at(f))

    def state(self, theme: str, *, try_out: bool = True) -> Judged:
        """Return what is there for a theme; `try_out` makes trial pages with what is accepted.

        Files that are not accepted are only read, never compiled.
        """
        folder = self._folder(theme)
        found = looked_at(folder)
        digest = _digest({name: data for name, (data, _) in found.items()}) if found else ""
        home = acceptance.was_made_here(self._desk.workspace.id, self._desk.folder)
        decided = acceptance.is_accepted(self._desk.workspace.id, theme, digest)
        accepted = bool(found) and (home if decided is None else decided)
        files = {name: OverriddenFile(name, problem) for name, (_, problem) in found.items()}
        sound = {name: data for name, (data, problem) in found.items() if not problem}
        if accepted and try_out:
            files |= self._tried(theme, digest, sound)
        own = built_in_files(theme)
        told = tuple(replace(file, new=name not in own) for name, file in files.items())
        used = {n: d for n, d in sound.items() if accepted and not files[n].problem}
        state = Overrides(theme, str(folder), digest, told, accepted, home)
        return Judged(state, used)

    def accept(self, theme: str) -> None:
        """Let the files that are there now be used."""
        acceptance.accept(self._desk.workspace.id, theme, self.state(theme).state.digest)

    def turn_off(self, theme: str) -> None:
        """Let the files that are there now not be used."""
        acceptance.turn_off(self._desk.workspace.id, theme, self.state(theme).state.digest)

    def _folder(self, theme: str) -> Path:
        root = self._desk.folder / "themes"
        folder = root / theme
        inside = theme and folder.resolve().parent == root.resolve() and not folder.is_symlink()
        return folder if inside else root / "\u2205"

    def _tried(self, theme: str, digest: str, sound: Files) -> Mapping[str, OverriddenFile]:
        key = (theme, digest)
        if key not in self._judged:
            self._judged[key] = self._judge(theme, sound)
        return self._judged[key]

    def _judge(self, theme: str, sound: Files) -> Mapping[str, OverriddenFile]:
        files: dict[str, OverriddenFile] = {}
        for name, data in sound.items():
            text = data.decode() if Path(name).suffix in TEXTS else ""
            line, problem = file_fault(name, text) or (0, "")
            files[name] = OverriddenFile(name, problem, line, file_note(name, text))
        usable = {name: data for name, data in sound.items() if not files[name].problem}
        files |= {
            file.name: replace(file, note=files[file.name].note)
            for file in self._failing(theme, usable)
        }
        return files

    def _failing(self, theme: str, usable: Files) -> Iterable[OverriddenFile]:
        """Make trial pages until they can be made; return the layouts that had to go."""
        worn = load_theme(theme, Dress(usable), with_faces=False)
        pages = [page for _, page in specimen_pages(Site("Trial"))] if worn.foreign else []
        lost: list[OverriddenFile] = []
        while worn.foreign:
            try:
                for page in pages:
                    lay_out_far(self._desk, worn, page, _NoPlaces())
                break
            except OffstoneError as error:
                gone = _blamed(error, worn.foreign)
                lost += gone
                worn = without_layouts(worn, {file.name for file in gone})
        return lost


def _blamed(error: OffstoneError, foreign: frozenset[str]) -> list[OverriddenFile]:
    """Return the layout that a trial page failed of; all of them when that cannot be told."""
    if isinstance(error, LayoutInvalid) and error.file in foreign:
        return [OverriddenFile(error.file, why(error), error.line)]
    return [OverriddenFile(name, why(error)) for name in sorted(foreign)]


def _digest(files: Files) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()
