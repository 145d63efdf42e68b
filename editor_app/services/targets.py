"""Targets: where the site is published, and which files there are ours."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.errors import AddressTaken
from editor_app.domain.ids import TargetId, new_id
from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.site import Target
from editor_app.export.target_manifest import proved
from editor_app.export.targets import place_at

if TYPE_CHECKING:
    from editor_app.store.unit import Unit


def whole_path(folder: Path) -> Path:
    """Return the one way in which a target's folder is written down."""
    return Path(os.path.abspath(folder.expanduser()))  # noqa: PTH100 (links stay as they are)


def ensure_target(unit: "Unit", folder: Path, name: str = "") -> Target:
    """Return the target at a folder, made when it is a new one."""
    known = unit.targets.by_folder(str(folder))
    if known is not None:
        return known
    target = Target(TargetId(new_id()), name or folder.name or str(folder), str(folder))
    unit.targets.put(target)
    return target


def known_files(
    unit: "Unit", workspace: str, folder: Path, *, adopt: bool
) -> dict[str, ManifestEntry]:
    """Return the files at a folder that this workspace wrote.

    Where the library knows none, the copy at the target tells, of each file that still has the
    bytes it names. AddressTaken when the site of another workspace stands there.
    """
    target = unit.targets.by_folder(str(folder))
    known = unit.targets.manifest(target.id) if target else {}
    if known:
        return known
    place = place_at(folder)
    copy = place.manifest()
    if copy is None:
        return {}
    if copy.workspace != workspace:
        if not adopt:
            raise AddressTaken(f"The site “{copy.name}” of another workspace stands in “{folder}”.")
        return {}
    return proved(place, copy.entries)
