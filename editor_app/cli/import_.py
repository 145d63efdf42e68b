"""`offstone import`: files of others become articles."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.cli.progress import progress_bar
from editor_app.domain.status import Status

if TYPE_CHECKING:
    from editor_app.services.importing import ImportResult


class _Options(TypedDict):
    status: str
    section: str
    overwrite: bool
    by: str
    as_json: bool


@click.command("import")
@click.argument("workspace", type=NamedPath())
@click.argument("paths", nargs=-1, required=True, type=NamedPath())
@click.option(
    "--status",
    type=click.Choice([Status.DRAFT.value, Status.REVIEW.value, Status.READY.value]),
    default=Status.DRAFT.value,
    show_default=True,
    help="The status that new articles get.",
)
@click.option("--section", default="", help="File everything in this section; made if new.")
@click.option("--overwrite", is_flag=True, help="Take the file's text over the desk's edits.")
@click.option("--by", default="", help="Who imports; the settings tell when left out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, paths: tuple[Path, ...], **given: Unpack[_Options]) -> int:
    """Import Markdown, text, HTML and Offstone's JSON from PATHS, files or folders."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=given["by"]) as desk, progress_bar() as reporter:
        result = desk.importing.import_paths(
            paths,
            status=Status(given["status"]),
            section=given["section"],
            overwrite=given["overwrite"],
            reporter=reporter,
        )
    if given["as_json"]:
        print_json(_described(result))
    else:
        _print(result)
    return int(bool(result.skipped))


def _described(result: "ImportResult") -> dict[str, object]:
    return {
        "imported": [asdict(file) for file in result.imported],
        "updated": [asdict(file) for file in result.updated],
        "skipped": [asdict(file) for file in result.skipped],
        "unchanged": [asdict(file) for file in result.unchanged],
        "notes": [asdict(note) for note in result.notes],
        "made": {
            "sections": list(result.made_sections),
            "authors": list(result.made_authors),
            "tags": list(result.made_tags),
            "templates": list(result.made_templates),
        },
    }


def _print(result: "ImportResult") -> None:
    for skipped in result.skipped:
        print_line(f"Skipped {skipped.path}: {skipped.reason}")
    for note in result.notes:
        print_line(f"{note.path}: {note.note}")
    made = {
        "sections": result.made_sections,
        "authors": result.made_authors,
        "tags": result.made_tags,
        "templates": result.made_templates,
    }
    for subject, names in made.items():
        if names:
            print_line(f"Made {subject}: {', '.join(names)}.")
    print_line(
        f"{len(result.imported)} imported, {len(result.updated)} updated, "
        f"{len(result.unchanged)} unchanged, {len(result.skipped)} skipped."
    )
