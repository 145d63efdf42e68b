"""`offstone search`: words, phrases and fields in everything written here."""

from pathlib import Path

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.domain.listing import SearchHit


@click.command("search")
@click.argument("workspace", type=NamedPath())
@click.argument("query")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, *, query: str, limit: int, as_json: bool) -> None:
    """Find QUERY in the articles of WORKSPACE."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        found = desk.search.find(query, limit)
    if as_json:
        print_json({"total": found.total, "hits": [_described(hit) for hit in found.hits]})
        return
    for hit in found.hits:
        print_line(f"{hit.slug:40} {hit.headline}\n    {_plain(hit.snippet)}")
    if not found.hits:
        print_line("Nothing found.")


def _described(hit: SearchHit) -> dict[str, str]:
    return {
        "id": hit.id,
        "slug": hit.slug,
        "headline": hit.headline,
        "section": hit.section,
        "snippet": _plain(hit.snippet),
    }


def _plain(snippet: str) -> str:
    return snippet.replace("\ue000", "").replace("\ue001", "")
