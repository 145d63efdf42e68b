"""`offstone ledger`: what every publication carried, and why."""

from pathlib import Path
from typing import Any

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.domain.publication import FilledText, Publication, PublishedPage


@click.command("ledger")
@click.argument("workspace", type=NamedPath())
@click.option("--article", "slug", default="", help="Only the pages of this article (its slug).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, *, slug: str, as_json: bool) -> int:
    """Show the ledger of WORKSPACE, newest publication first; exit 1 when it was meddled with."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        faults = desk.ledger.faults()
        found = desk.ledger.of_article(slug) if slug else desk.ledger.all()
    if as_json:
        described = [_described(publication) for publication in found]
        print_json({"publications": described, "faults": faults})
        return int(bool(faults))
    for publication in found:
        _print(publication)
    if not found:
        print_line("Nothing was published yet.")
    for fault in faults:
        print_line(fault)
    return int(bool(faults))


def _described(publication: Publication) -> dict[str, Any]:
    finished = publication.finished
    return {
        "publication": publication.id,
        "time": publication.time.isoformat(),
        "target": publication.target,
        "by": publication.by,
        "finished": finished.isoformat() if finished else None,
        "pages": [_page(page) for page in publication.pages],
        "removed": list(publication.removed),
    }


def _page(page: PublishedPage) -> dict[str, Any]:
    return {
        "path": page.path,
        "sha256": page.sha256,
        "article": page.article,
        "revision": page.revision,
        "templates": [_text(filled) for filled in page.templates],
    }


def _text(filled: FilledText) -> dict[str, Any]:
    return {
        "id": filled.template,
        "name": filled.name,
        "kind": filled.kind,
        "version": filled.version,
        "sha256": filled.sha256,
        "text": filled.text,
        "why": filled.why,
    }


def _print(publication: Publication) -> None:
    state = "" if publication.finished else " (begun, not finished)"
    print_line(
        f"Publication {publication.id}, {publication.time:%Y-%m-%d %H:%M} UTC, "
        f"by {publication.by}, to {publication.target}{state}"
    )
    for page in publication.pages:
        revision = f"  revision {page.revision}" if page.revision else ""
        print_line(f"  {page.path}{revision}")
        for filled in page.templates:
            print_line(f"    {filled.name} v{filled.version}, {filled.why}")
    for path in publication.removed:
        print_line(f"  {path}  removed")
