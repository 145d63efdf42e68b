"""`offstone status`: gives an article to the next hand."""

from pathlib import Path

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.domain.status import Status

# Only a publication sets *published*.
_BY_HAND = [status.value for status in Status if status is not Status.PUBLISHED]


@click.command("status")
@click.argument("workspace", type=NamedPath())
@click.argument("slug")
@click.argument("status", type=click.Choice(_BY_HAND))
@click.option("--by", default="", help="Who does it; the settings tell when left out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, slug: str, status: str, *, by: str, as_json: bool) -> None:
    """Set the STATUS of the article SLUG; *ready* pins the revision that will leave."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by) as desk:
        article = desk.articles.by_slug(slug)
        desk.articles.set_status(article.id, Status(status))
        article = desk.articles.get(article.id)
    if as_json:
        told = {"id": article.id, "slug": slug, "status": article.status.value}
        print_json(told | {"revision": article.revision, "pinned": article.pinned})
    else:
        print_line(f"“{article.content.headline or slug}” is {article.status.label.lower()}.")
