"""`offstone translations`: a story in its languages."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line

if TYPE_CHECKING:
    from editor_app.services.translating import InLanguage


@click.command("translations")
@click.argument("workspace", type=NamedPath())
@click.argument("slug")
@click.option("--of", "original", default="", help="SLUG translates the article of this slug.")
@click.option("--alone", is_flag=True, help="SLUG translates no other article any more.")
@click.option("--by", default="", help="Who does it; the settings tell when left out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    workspace: Path, slug: str, *, original: str, alone: bool, by: str, as_json: bool
) -> None:
    """List the other languages in which the article SLUG of WORKSPACE stands, or settle them.

    What is settled belongs to the working text: mark the article ready, and publish.
    """
    from editor_app.services.desk import open_desk

    if original and alone:
        raise click.UsageError("Give --of or --alone, not both.")
    with open_desk(workspace, by=by, write=bool(original or alone)) as desk:
        key = desk.articles.by_slug(slug).id
        if original:
            desk.translations.link(key, desk.articles.by_slug(original).id)
        elif alone:
            desk.translations.unlink(key)
        found = desk.translations.of(key)
    if as_json:
        print_json({"article": slug, "translations": [_described(one) for one in found]})
        return
    for one in found:
        what = "original" if one.original else "translation"
        print_line(f"{one.language:8} {one.status.label:10} {one.slug:40} {what}")
    if not found:
        print_line("It stands in no other language.")


def _described(one: "InLanguage") -> dict[str, object]:
    return {
        "id": one.id,
        "slug": one.slug,
        "headline": one.headline,
        "language": one.language,
        "status": one.status.value,
        "original": one.original,
    }
