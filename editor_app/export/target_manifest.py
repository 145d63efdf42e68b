"""The copy of the manifest at a target, for those who find the folder without the library."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from json.encoder import encode_basestring as quoted
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor_app.domain.manifest import ManifestEntry
from editor_app.export.disk import writing_at
from editor_app.export.target_folder import OWN

if TYPE_CHECKING:
    from editor_app.export.target_place import TargetPlace

NAME = f"{OWN}/manifest.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class TargetManifest:
    """Whose site stands at a target, and its files."""

    workspace: str
    name: str
    entries: tuple[ManifestEntry, ...]


def read_manifest(folder: Path) -> TargetManifest | None:
    """Return the copy at a target; None when there is none that can be read."""
    try:
        return manifest_of((folder / NAME).read_bytes())
    except OSError:
        return None


def manifest_of(data: bytes | None) -> TargetManifest | None:
    """Return the manifest that a copy holds; None when it cannot be understood."""
    try:
        found = json.loads((data or b"").decode("utf-8"))
        entries = tuple(ManifestEntry(**entry) for entry in found["files"])
        return TargetManifest(str(found["workspace"]), str(found["name"]), entries)
    except (ValueError, KeyError, TypeError):
        return None


def manifest_text(manifest: TargetManifest, *, bare: bool = False) -> str:
    """Return the text of a copy; a `bare` one tells only what the bytes of the site tell.

    In a ZIP file nothing may differ when the site is the same.
    """
    head: dict[str, Any] = {
        "about": "Offstone wrote these files; it never touches others. Do not edit this list.",
        "format": _FORMAT,
        "workspace": manifest.workspace,
        "name": manifest.name,
    }
    files = ", ".join(
        f'{{"path": {quoted(e.path)}, "sha256": {quoted(e.sha256)}, '
        f'"fingerprint": {quoted("" if bare else e.fingerprint)}, "size": {e.size}, '
        f'"mtime_ns": {0 if bare else e.mtime_ns}, '
        f'"article": {quoted(e.article)}, "shows": {quoted(e.shows)}}}'
        for e in sorted(manifest.entries, key=lambda entry: entry.path)
    )
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "files": [{files}]}}'


def write_manifest(folder: Path, manifest: TargetManifest) -> None:
    """Write the copy, whole or not at all."""
    text = manifest_text(manifest)
    with writing_at(folder, begun=True):
        fresh = folder / f"{NAME}.new"
        fresh.parent.mkdir(exist_ok=True)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(folder / NAME)


def proved(place: "TargetPlace", entries: Iterable[ManifestEntry]) -> dict[str, ManifestEntry]:
    """Return the entries whose files still have the bytes that the copy says, read each one."""
    found: dict[str, ManifestEntry] = {}
    for entry in entries:
        seen = place.look_at(entry.path)
        if seen is not None and place.is_as_written(replace(entry, mtime_ns=-1), seen):
            found[entry.path] = replace(entry, mtime_ns=seen.mtime_ns)
    return found
