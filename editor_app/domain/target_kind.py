"""What a target is: its name tells, so that nothing more needs to be kept."""

from enum import StrEnum


class TargetKind(StrEnum):
    """How a site stands at a target."""

    FOLDER = "folder"
    ZIP = "zip"


def kind_of(path: str) -> TargetKind:
    """Return the kind of the target at a path: a name that ends in “.zip” is a ZIP file."""
    return TargetKind.ZIP if path.casefold().endswith(".zip") else TargetKind.FOLDER
