"""A folder as the place of a site: one file a page, each with the time since which it is so."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from editor_app.domain.manifest import ManifestEntry
from editor_app.export import target_folder
from editor_app.export.disk import writing_at
from editor_app.export.rescuing import rescue
from editor_app.export.run import Run, read_run
from editor_app.export.staging import Staging, clear_staging, staging_of
from editor_app.export.swapping import swap_in
from editor_app.export.target_folder import Found
from editor_app.export.target_manifest import TargetManifest, read_manifest, write_manifest
from editor_app.export.target_place import Stop, Tell


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A folder on this machine, fit to be uploaded as it is by any tool that compares times."""

    path: Path

    def check(self, workspace: Path) -> None:
        """Refuse a folder that no site can be written to."""
        target_folder.check_target(self.path, workspace)

    def check_paths(self, paths: Iterable[str]) -> None:
        """Refuse addresses that the disk cannot hold, or cannot tell apart."""
        target_folder.check_paths(self.path, paths)

    def is_there(self) -> bool:
        """Whether the folder can be reached now."""
        return self.path.is_dir()

    def make(self) -> None:
        """Make the folder when it is not there yet."""
        with writing_at(self.path):
            self.path.mkdir(exist_ok=True)

    def look_at(self, path: str) -> Found | None:
        """Return what stands at a path."""
        return target_folder.look_at(self.path, path)

    def is_as_written(self, entry: ManifestEntry, found: Found) -> bool:
        """Whether a file still has the bytes we wrote."""
        return target_folder.is_as_written(self.path, entry, found)

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; None when there is none that can be read."""
        try:
            return (self.path / path).read_bytes()
        except OSError:
            return None

    def is_folder(self, path: str) -> bool:
        """Whether a folder stands at a path, not a link to one."""
        place = self.path / path
        return place.is_dir() and not place.is_symlink()

    def in_the_way(self, path: str, known: dict[str, str]) -> str:
        """Return what stands where a file of ours must stand."""
        return target_folder.in_the_way(self.path, path, known)

    def manifest(self) -> TargetManifest | None:
        """Return the copy in the folder."""
        return read_manifest(self.path)

    def put_time_back(self, entry: ManifestEntry) -> bool:
        """Give a file the time it had when we wrote it; False when the disk does not keep it."""
        times = entry.mtime_ns, entry.mtime_ns
        try:
            os.utime(self.path / entry.path, ns=times, follow_symlinks=False)
        except (OSError, NotImplementedError):
            return False
        found = self.look_at(entry.path)
        return found is not None and found.mtime_ns == entry.mtime_ns

    def rescue(self, paths: Iterable[str], shelter: Path) -> None:
        """Copy what stands at these paths into a new folder."""
        rescue(self.path, paths, shelter)

    def staging(self, stop: Stop) -> Staging:
        """Return the staging folder, on the target's own disk."""
        return Staging(self.path, stop)

    def staged_run(self) -> Run | None:
        """Return the run that waits in the staging folder."""
        return read_run(staging_of(self.path))

    def holds(self, run: Run) -> bool:
        """Whether every file of a run is staged or in place, with the bytes that it names."""
        staged = staging_of(self.path)
        return all(
            _has_bytes(staged / str(file.number), file.sha256)
            or _has_bytes(self.path / file.path, file.sha256)
            for file in run.files
        )

    def swap_in(self, run: Run, tell: Tell) -> list[str]:
        """Put every file in its place and take away what goes; return what was lost."""
        return swap_in(self.path, run, tell)

    def close(self, manifest: TargetManifest) -> None:
        """Write the copy of the manifest."""
        write_manifest(self.path, manifest)

    def clear(self) -> None:
        """Take the staging folder away."""
        clear_staging(self.path)


def _has_bytes(file: Path, digest: str) -> bool:
    try:
        return not file.is_symlink() and sha256(file.read_bytes()).hexdigest() == digest
    except OSError:
        return False
