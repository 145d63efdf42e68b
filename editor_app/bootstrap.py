"""Where the layers are put together: the only file that may see them all."""

from collections.abc import Sequence

from editor_app.cli.root import run_command
from editor_app.logs import start_logging


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    start_logging()
    return run_command(arguments)
