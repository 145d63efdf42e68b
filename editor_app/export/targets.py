"""Which place stands behind the path of a target."""

from pathlib import Path

from editor_app.domain.target_kind import TargetKind, kind_of
from editor_app.export.folder_place import FolderPlace
from editor_app.export.target_place import TargetPlace
from editor_app.export.zip_place import ZipPlace


def place_at(path: Path) -> TargetPlace:
    """Return the place; the name of a target tells its kind."""
    return ZipPlace(path) if kind_of(str(path)) is TargetKind.ZIP else FolderPlace(path)
