"""`offstone list`: the articles of a workspace."""

from collections.abc import Mapping
from pathlib import Path

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.domain.article import ArticleRow
from editor_app.domain.status import Status


@click.command("list")
@click.argument("workspace", type=NamedPath())
@click.option("--status", type=click.Choice([s.value for s in Status]), help="Only these.")
@click.option("--section", default="", help="Only those of this section (its slug).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, *, status: str | None, section: str, as_json: bool) -> None:
    """List the articles of WORKSPACE, newest first."""
    from editor_app.services.desk import open_desk
    from editor_app.services.listing import all_rows

    with open_desk(workspace, write=False) as desk:
        rows = all_rows(desk, Status(status) if status else None, section)
        slugs = {known.name: known.slug for known in desk.labels.sections()}
    if as_json:
        print_json({"articles": [_described(row, slugs) for row in rows]})
        return
    for row in rows:
        print_line(f"{row.status.label:10} {row.slug:40} {row.headline or 'Untitled'}")
    if not rows:
        print_line("No articles yet.")


def _described(row: ArticleRow, slugs: Mapping[str, str]) -> dict[str, str]:
    return {
        "id": row.id,
        "slug": row.slug,
        "headline": row.headline,
        "status": row.status.value,
        "section": slugs.get(row.section, ""),
        "updated": row.updated.isoformat(),
    }
