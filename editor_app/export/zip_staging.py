"""The new ZIP file of a site, made beside the one that stands until it takes its place."""

import os
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, Self

from editor_app.export.disk import writing_at
from editor_app.export.packing import add, find_raw, kept, packed
from editor_app.export.run import Run, StagedFile, write_run
from editor_app.export.target_manifest import NAME, TargetManifest, manifest_text

SPOOL, WHOLE = "made", "site.zip"


class ZipStaging:
    """Takes files one by one; `old` are the members of the ZIP file that stands."""

    def __init__(
        self, path: Path, old: Mapping[str, zipfile.ZipInfo], stop: Callable[[], None]
    ) -> None:
        self._path, self._old, self._stop = path, old, stop
        self._place = zip_staging_of(path)
        self._spool: BinaryIO | None = None
        self._made: dict[str, tuple[zipfile.ZipInfo, int]] = {}

    def __enter__(self) -> Self:
        with writing_at(self._path):
            clear_zip_staging(self._path)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._close_spool()
        if kind is not None:
            clear_zip_staging(self._path)

    def put(self, path: str, data: bytes, digest: str, mtime_ns: int) -> StagedFile:
        """Pack a file; `digest` is the SHA-256 of its bytes."""
        with writing_at(self._path):
            spool = self._opened()
            member, raw = packed(path, data, mtime_ns)
            at = spool.tell()
            spool.write(raw)
        self._made[path] = (member, at)
        return StagedFile(len(self._made) - 1, path, digest, len(data), mtime_ns)

    def seal(self, run: Run, manifest: TargetManifest) -> None:
        """Write the new ZIP file and the journal, and wait until they have reached the disk."""
        with writing_at(self._path):
            spool = self._opened()
            listed, raw = packed(NAME, manifest_text(manifest, bare=True).encode(), 0)
            self._made[NAME] = (listed, spool.tell())
            spool.write(raw)
            self._write(spool, {*run.removed, *run.displaced})
            self._close_spool()
            (self._place / SPOOL).unlink()
            write_run(self._place, run)
            for file in self._place.iterdir():
                _sync(file)

    def _write(self, spool: BinaryIO, gone: set[str]) -> None:
        """Write all members by name: those that stay raw as they are, then nothing is new."""
        stay = {name: member for name, member in self._old.items() if not _goes(name, gone)}
        with zipfile.ZipFile(self._place / WHOLE, "x") as archive:
            if not stay:
                self._add_all(archive, spool, None, stay)
                return
            with self._path.open("rb") as old:
                self._add_all(archive, spool, old, stay)

    def _add_all(
        self,
        archive: zipfile.ZipFile,
        spool: BinaryIO,
        old: BinaryIO | None,
        stay: Mapping[str, zipfile.ZipInfo],
    ) -> None:
        for name in sorted({*stay, *self._made}):
            self._stop()
            if name in self._made:
                member, at = self._made[name]
                spool.seek(at)
                add(archive, member, spool)
            elif old is not None:
                find_raw(old, stay[name])
                add(archive, kept(stay[name]), old)

    def _opened(self) -> BinaryIO:
        if self._spool is None:
            self._place.mkdir(parents=True, exist_ok=True)
            self._spool = (self._place / SPOOL).open("w+b")
        return self._spool

    def _close_spool(self) -> None:
        if self._spool is not None:
            self._spool.close()
            self._spool = None


def zip_staging_of(path: Path) -> Path:
    """Return the hidden folder beside a ZIP file in which the next one is made."""
    return path.with_name(f".{path.name}.offstone")


def clear_zip_staging(path: Path) -> None:
    """Take that folder away; a link in its place is only unlinked."""
    place = zip_staging_of(path)
    if place.is_symlink():
        place.unlink()
    else:
        shutil.rmtree(place, ignore_errors=True)


def _goes(name: str, gone: set[str]) -> bool:
    """Whether a member is among those that go, or stands in a folder that gives way."""
    return name in gone or any(name[:at] in gone for at, letter in enumerate(name) if letter == "/")


def _sync(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
