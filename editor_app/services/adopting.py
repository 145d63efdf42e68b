"""What at a target is not as Offstone wrote it: named, and saved before it gives way."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from editor_app.domain.errors import AddressTaken
from editor_app.export.site_file import Comparison
from editor_app.export.target_place import TargetPlace

_NAMED = 5


def refuse_taken(found: Comparison) -> None:
    """Raise AddressTaken when publishing would write over what others wrote or changed."""
    told: list[str] = []
    if found.taken:
        told.append(f"At the target stands what Offstone did not write: {_named(found.taken)}.")
    if found.changed:
        told.append(f"At the target somebody has changed {_named(found.changed)}.")
    if told:
        raise AddressTaken(" ".join(told))


def rescue_taken(place: TargetPlace, found: Comparison, workspace: Path, now: datetime) -> str:
    """Save what gives way in the workspace's folder `rescued`; say what and where."""
    paths = (*found.taken, *found.changed)
    if not paths:
        return ""
    shelter = _shelter(workspace / "rescued", f"{now:%Y-%m-%d-%H%M%S}")
    place.rescue(paths, shelter)
    return f"{_named(paths)} gave way and was saved in “{shelter}”."


def _shelter(folder: Path, name: str) -> Path:
    """Return a folder that is not there yet: what was saved before stays as it is."""
    shelter, number = folder / name, 1
    while shelter.exists():
        number += 1
        shelter = folder / f"{name}-{number}"
    return shelter


def _named(paths: Sequence[str]) -> str:
    named = ", ".join(f"“{path}”" for path in paths[:_NAMED])
    return f"{named} and {len(paths) - _NAMED} more" if len(paths) > _NAMED else named
