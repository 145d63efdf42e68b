"""`offstone backup`: one checked zip of the whole workspace."""

from pathlib import Path

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line


@click.command("backup")
@click.argument("workspace", type=NamedPath())
@click.argument("file", type=NamedPath(), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, *, file: Path | None, as_json: bool) -> None:
    """Back WORKSPACE up into FILE, or into its own backups folder."""
    from editor_app.services.backups import backup

    made = backup(workspace, file)
    if as_json:
        print_json({"file": str(made)})
    else:
        print_line(f"Wrote and checked {made}.")
