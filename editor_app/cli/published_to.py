"""Which target a command is about when none is named."""

from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.errors import NotFound

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


def goal_of(desk: "Desk", named: Path | None) -> Path:
    """Return the target that was named, else the last one that was published to."""
    found = named or desk.publishing.last_target()
    if found is None:
        raise NotFound(
            "It is not known where the site is published.",
            "Name a folder or a ZIP file: '--to FOLDER' or '--to FILE.zip'.",
        )
    return found
