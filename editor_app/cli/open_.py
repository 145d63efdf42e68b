"""`offstone open`: opens the program on a workspace."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from editor_app.cli.named_path import NamedPath
from editor_app.domain.errors import NotAllowed


@click.command("open")
@click.argument("workspace", type=NamedPath(), required=False)
@click.option("--by", default="", help="Who is at the desk; the settings tell when left out.")
@click.option("--picture", type=NamedPath(), hidden=True)
@click.pass_obj
def command(
    open_window: Callable[[Path | None, str, Path | None], int],
    workspace: Path | None,
    *,
    by: str,
    picture: Path | None,
) -> int:
    """Open the program on WORKSPACE, or where it was left last time."""
    from editor_app.services.workspaces import workspace_name

    if workspace is not None:
        workspace_name(workspace)
    if not _has_screen():
        raise NotAllowed(
            "There is no screen here to open a window on.",
            "The other commands do everything without one: see 'offstone --help'.",
        )
    return open_window(workspace, by, picture)


def _has_screen() -> bool:
    """Whether Qt can open a window; without a display it would end the program itself."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
