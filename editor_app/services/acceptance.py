"""Whose theme files are used: remembered on this machine, never in a workspace."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from editor_app.domain.errors import StorageFailed
from editor_app.paths import settings_folder

# So many digests are remembered for one theme of one workspace, the newest last.
_KEPT = 20
_HOMES, _ACCEPTED, _REFUSED = "made_here", "accepted", "turned_off"
Kept = dict[str, dict[str, list[str]]]


def note_made_here(workspace: str, folder: Path) -> None:
    """Remember that a workspace was made on this machine, in that folder."""
    _add(_HOMES, workspace, _place(folder))


def forget_made_here(workspace: str, folder: Path) -> None:
    """Let what stands in a folder now count as come from elsewhere, as after a restore."""
    if _place(folder) in _read()[_HOMES].get(workspace, ()):
        _take(_HOMES, workspace, _place(folder))


def was_made_here(workspace: str, folder: Path) -> bool:
    """Whether a workspace was made on this machine and still stands in that folder."""
    return _place(folder) in _read()[_HOMES].get(workspace, ())


def accept(workspace: str, theme: str, digest: str) -> None:
    """Let files with this digest be used for a theme."""
    _take(_REFUSED, f"{workspace}/{theme}", digest)
    _add(_ACCEPTED, f"{workspace}/{theme}", digest)


def turn_off(workspace: str, theme: str, digest: str) -> None:
    """Let files with this digest not be used, whoever made them."""
    _take(_ACCEPTED, f"{workspace}/{theme}", digest)
    _add(_REFUSED, f"{workspace}/{theme}", digest)


def is_accepted(workspace: str, theme: str, digest: str) -> bool | None:
    """Return what was decided on files with this digest, None when nothing was."""
    kept, key = _read(), f"{workspace}/{theme}"
    if digest in kept[_REFUSED].get(key, ()):
        return False
    return True if digest in kept[_ACCEPTED].get(key, ()) else None


def _place(folder: Path) -> str:
    return str(folder.resolve())


def _file() -> Path:
    return settings_folder() / "themes.json"


def _read() -> Kept:
    """Return what is remembered; a damaged file remembers nothing, so that nothing is used."""
    try:
        found: object = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = None
    stored = cast("Mapping[str, object]", found if isinstance(found, dict) else {})
    return {name: _lists(stored.get(name)) for name in (_HOMES, _ACCEPTED, _REFUSED)}


def _lists(value: object) -> dict[str, list[str]]:
    pairs = cast("Mapping[object, object]", value).items() if isinstance(value, dict) else ()
    return {
        str(key): [str(one) for one in cast("list[object]", kept)]
        for key, kept in pairs
        if isinstance(kept, list)
    }


def _add(name: str, key: str, value: str) -> None:
    kept = _read()
    others = [one for one in kept[name].get(key, ()) if one != value]
    kept[name][key] = [*others, value][-_KEPT:]
    _write(kept)


def _take(name: str, key: str, value: str) -> None:
    kept = _read()
    left = [one for one in kept[name].get(key, ()) if one != value]
    if left != kept[name].get(key, []):
        kept[name][key] = left
        _write(kept)


def _write(kept: Kept) -> None:
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
        fresh.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
        fresh.replace(file)
    except OSError as error:
        raise StorageFailed(f"The settings could not be saved: {error.strerror}.") from error
