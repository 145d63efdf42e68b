"""`offstone new`: makes a workspace."""

from pathlib import Path

import click

from editor_app.cli.output import print_json, print_line


@click.command("new")
@click.argument("workspace", type=click.Path(path_type=Path))
@click.option("--name", default="", help="The site's name; the folder's when left out.")
@click.option("--language", default="en", show_default=True, help="The site's language tag.")
@click.option("--url", default="", help="Where the site will stand, such as https://….")
@click.option("--sample", is_flag=True, help="Fill it with an invented newsroom.")
@click.option("--by", default="", help="Who makes it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    workspace: Path,
    *,
    name: str,
    language: str,
    url: str,
    sample: bool,
    by: str,
    as_json: bool,
) -> None:
    """Make WORKSPACE, an empty or new folder, ready to write in."""
    from editor_app.services.desk import new_desk

    title = name or workspace.absolute().name
    new_desk(workspace, name=title, language=language, address=url, sample=sample, by=by).close()
    if as_json:
        print_json({"workspace": str(workspace)})
    else:
        print_line(f"Made the workspace “{title}” in {workspace}.")
