"""A ZIP file as the place of a site: replaced whole by a rename, so that it is never torn."""

import os
import zipfile
import zlib
from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from editor_app.domain.errors import TargetUnusable
from editor_app.domain.manifest import ManifestEntry
from editor_app.export.disk import writing_at
from editor_app.export.packing import find_raw, time_of
from editor_app.export.rescuing import rescue
from editor_app.export.run import Run, read_run
from editor_app.export.target_folder import Found, check_paths, check_surroundings
from editor_app.export.target_manifest import NAME, TargetManifest, manifest_of
from editor_app.export.target_place import Stop, Tell
from editor_app.export.zip_staging import WHOLE, ZipStaging, clear_zip_staging, zip_staging_of

_UNSOUND = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)
Members = dict[str, zipfile.ZipInfo]


class ZipPlace:
    """A site in one file; what others have put into it is kept."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def check(self, workspace: Path) -> None:
        """Refuse a name at which no ZIP file can be written."""
        folder = self.path.parent
        if not folder.is_dir():
            raise TargetUnusable(
                f"There is no folder “{folder}”.", "Make it first, or name another."
            )
        if self.path.is_dir():
            raise TargetUnusable(
                f"“{self.path}” is a folder.", "Name a ZIP file, or a folder without “.zip”."
            )
        if self.path.resolve().is_relative_to(workspace.resolve()):
            raise TargetUnusable(
                f"“{self.path}” lies within the workspace.", "Choose a place outside of it."
            )
        check_surroundings(folder)

    def check_paths(self, paths: Iterable[str]) -> None:
        """Refuse addresses that disks cannot hold where the file is unpacked."""
        check_paths(self.path.parent, paths)

    def is_there(self) -> bool:
        """Whether the folder of the file can be reached now."""
        return self.path.parent.is_dir()

    def make(self) -> None:
        """Make nothing: the file comes with its pages."""

    def look_at(self, path: str) -> Found | None:
        """Return what the file holds at a path."""
        member = self._members.get(path)
        return Found(member.file_size, time_of(member)) if member else None

    def is_as_written(self, entry: ManifestEntry, found: Found) -> bool:
        """Whether a member still has the bytes we wrote."""
        if found.size != entry.size:
            return False
        return found.mtime_ns == entry.mtime_ns or self._has_bytes(entry.path, entry.sha256)

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a member; None when there is none that can be read."""
        member = self._members.get(path)
        return _unpacked(self.path, member) if member else None

    def is_folder(self, path: str) -> bool:
        """Whether members stand below a path."""
        return path in self._folders

    def in_the_way(self, path: str, known: dict[str, str]) -> str:  # noqa: ARG002 (of folders)
        """Return what stands where a file of ours must stand: a member, or a file of others."""
        if self._is_of_others:
            return self.path.name
        above = (path[:at] for at, letter in enumerate(path) if letter == "/")
        other = next((name for name in above if name in self._members), "")
        return other or (path if path in self._members or path in self._folders else "")

    def manifest(self) -> TargetManifest | None:
        """Return the copy in the file."""
        listed = _index(self.path).get(NAME)
        return manifest_of(_unpacked(self.path, listed)) if listed else None

    def put_time_back(self, entry: ManifestEntry) -> bool:  # noqa: ARG002 (the file stays as it is)
        """Leave the times of members: the file is written only when a page changes."""
        return False

    def rescue(self, paths: Iterable[str], shelter: Path) -> None:
        """Copy what stands at these paths into a new folder."""
        wanted = set(paths)
        if self._is_of_others:
            rescue(self.path.parent, wanted & {self.path.name}, shelter)
            return
        with writing_at(shelter):
            for name in self._members:
                if name in wanted or any(name.startswith(f"{path}/") for path in wanted):
                    goal = shelter / name
                    goal.parent.mkdir(parents=True, exist_ok=True)
                    goal.write_bytes(self.read(name) or b"")

    def staging(self, stop: Stop) -> ZipStaging:
        """Return the place beside the file where the next one is made."""
        return ZipStaging(self.path, self._members, stop)

    def staged_run(self) -> Run | None:
        """Return the run that waits beside the file."""
        return read_run(zip_staging_of(self.path))

    def holds(self, run: Run) -> bool:
        """Whether the next file, or the one that stands, is whole as the run says."""
        return _has_all(self._staged, run) or _has_all(self.path, run)

    def swap_in(self, run: Run, tell: Tell) -> list[str]:
        """Let the next file take the place of the one that stands."""
        with writing_at(self.path, begun=True):
            if self._staged.is_file():
                self._staged.replace(self.path)
                self._forget()
            tell(len(run.files))
        found = {file.path: self.look_at(file.path) for file in run.files}
        return [f.path for f in run.files if (seen := found[f.path]) is None or seen.size != f.size]

    def close(self, manifest: TargetManifest) -> None:
        """Leave the copy of the manifest as it came in with the pages."""

    def clear(self) -> None:
        """Take away what was made beside the file."""
        clear_zip_staging(self.path)

    @property
    def _staged(self) -> Path:
        return zip_staging_of(self.path) / WHOLE

    @cached_property
    def _is_of_others(self) -> bool:
        return os.path.lexists(self.path) and self.manifest() is None

    @cached_property
    def _members(self) -> Members:
        """The members by name; none of a file that is not ours."""
        if self._is_of_others:
            return {}
        return {name: member for name, member in _index(self.path).items() if name != NAME}

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(
            name[:at]
            for name in self._members
            for at, letter in enumerate(name)
            if letter == "/" and name[:at]
        )

    def _has_bytes(self, path: str, digest: str) -> bool:
        data = self.read(path)
        return data is not None and sha256(data).hexdigest() == digest

    def _forget(self) -> None:
        for name in ("_is_of_others", "_members", "_folders"):
            self.__dict__.pop(name, None)


def _index(file: Path) -> Members:
    try:
        with zipfile.ZipFile(file) as archive:
            return {m.filename: m for m in archive.infolist() if not m.is_dir()}
    except _UNSOUND:
        return {}


def _unpacked(file: Path, member: zipfile.ZipInfo) -> bytes | None:
    """Return the bytes of a member, without reading the list of all of them again."""
    try:
        with file.open("rb") as opened:
            find_raw(opened, member)
            raw = opened.read(member.compress_size)
        stored = member.compress_type == zipfile.ZIP_STORED
        data = raw if stored else zlib.decompress(raw, -zlib.MAX_WBITS)
    except _UNSOUND:
        return None
    return data if zlib.crc32(data) == member.CRC else None


def _has_all(file: Path, run: Run) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            return all(
                sha256(archive.read(staged.path)).hexdigest() == staged.sha256
                for staged in run.files
            )
    except (KeyError, *_UNSOUND):
        return False
