"""Where the layers are put together: the only file that may see them all."""

from collections.abc import Sequence
from pathlib import Path

from editor_app.cli.root import run_command
from editor_app.logs import start_logging


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    if list(arguments) == ["--probe-preview"]:
        # A bundle has no Python of its own: it calls itself to try Chromium out in a child.
        from editor_app.ui.page_view.probe import run_probe

        return run_probe()
    start_logging()
    return run_command(arguments, open_window)


def open_window(workspace: Path | None, by: str, picture: Path | None) -> int:
    """Show the program; Qt is loaded here and nowhere else."""
    from editor_app.ui.application import run_application

    return run_application(workspace, by, picture)
