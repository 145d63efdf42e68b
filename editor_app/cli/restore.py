"""`offstone restore`: a workspace from a backup."""

from pathlib import Path

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line


@click.command("restore")
@click.argument("file", type=NamedPath())
@click.argument("workspace", type=NamedPath())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(file: Path, *, workspace: Path, as_json: bool) -> None:
    """Restore the backup FILE into WORKSPACE, a new or empty folder."""
    from editor_app.services.backups import restore

    made = restore(file, workspace)
    if as_json:
        print_json({"workspace": str(made)})
    else:
        print_line(f"Restored and checked {made}.")
