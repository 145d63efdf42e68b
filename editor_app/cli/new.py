"""`offstone new`: makes a workspace."""

from dataclasses import dataclass
from pathlib import Path

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the options say of the new desk."""

    name: str
    language: str
    url: str
    by: str


@click.command("new")
@click.argument("workspace", type=NamedPath())
@click.option("--name", default="", help="The site's name; else the folder's.")
@click.option("--language", default="", help="The site's language tag; en when left out.")
@click.option("--url", default="", help="Where the site will stand, such as https://….")
@click.option("--sample", is_flag=True, help="An invented newsroom, which keeps its language.")
@click.option("--by", default="", help="Who makes it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, *, sample: bool, as_json: bool, **asked: str) -> None:
    """Make WORKSPACE, an empty or new folder, ready to write in."""
    from editor_app.services.desk import new_desk, sample_desk

    wanted = _Wanted(**asked)
    if sample and wanted.language:
        raise click.UsageError("The sample is written in its own language: leave --language out.")
    if sample:
        made = sample_desk(workspace, name=wanted.name, address=wanted.url, by=wanted.by)
    else:
        made = new_desk(
            workspace,
            name=wanted.name or workspace.absolute().name,
            language=wanted.language or "en",
            address=wanted.url,
            by=wanted.by,
        )
    made.close()
    if as_json:
        print_json({"workspace": str(workspace)})
    else:
        print_line(f"Made the workspace “{made.workspace.name}” in {workspace}.")
