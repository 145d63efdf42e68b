"""`offstone export`: documents of articles in a folder."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack, cast

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.cli.progress import progress_bar

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.exporting import Form


class _Options(TypedDict):
    form: str
    slugs: tuple[str, ...]
    include_embargoed: bool
    pictures: str
    as_json: bool


@click.command("export")
@click.argument("workspace", type=NamedPath())
@click.argument("out", type=NamedPath())
@click.option(
    "--as",
    "form",
    type=click.Choice(["page", "json", "ninjs", "markdown"]),
    required=True,
    help="An HTML page, Offstone's JSON, IPTC ninjs or Markdown.",
)
@click.option("--article", "slugs", multiple=True, help="Only this slug; may be given again.")
@click.option("--include-embargoed", is_flag=True, help="Also what is embargoed still.")
@click.option(
    "--pictures",
    type=click.Choice(["embedded", "beside"]),
    default="embedded",
    show_default=True,
    help="Where the pictures of pages are; the other forms have them beside.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, out: Path, **given: Unpack[_Options]) -> None:
    """Write the finished articles of WORKSPACE, or those named, into the folder OUT."""
    from editor_app.services.desk import open_desk

    slugs = given["slugs"] or None
    with open_desk(workspace, write=False) as desk, progress_bar() as reporter:
        written = desk.exporting.export(
            out,
            cast("Form", given["form"]),
            slugs=slugs,
            include_embargoed=given["include_embargoed"],
            embed_pictures=given["pictures"] == "embedded",
            reporter=reporter,
        )
        if slugs is None and not given["include_embargoed"]:
            _tell_held(desk)
        for name in desk.exporting.missing_pictures(slugs):
            print(f"The picture “{name}” is missing or damaged: left out.", file=sys.stderr)
    if given["as_json"]:
        print_json({"written": list(written)})
        return
    for path in written:
        print_line(path)
    if not written:
        print_line("No article is finished yet: mark one ready, or name one with --article.")


def _tell_held(desk: "Desk") -> None:
    for held in desk.exporting.held():
        print(f"Left out “{held.slug}”: {held.reason}", file=sys.stderr)
