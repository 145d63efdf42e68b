"""`offstone diff`: what publishing would change in one file of the site."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.domain.errors import NotFound
from editor_app.domain.file_look import FileLook


@click.command("diff")
@click.argument("workspace", type=NamedPath())
@click.argument("path")
@click.option("--to", "folder", type=NamedPath(), help="At which target; else the last one.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, *, path: str, folder: Path | None, as_json: bool) -> int:
    """Show what publishing would change in PATH, such as world/index.html or /world/.

    Nothing is written. What stands at the target is compared with what would stand there; of
    pictures and other binary files the sizes are told.
    """
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        goal = folder or desk.publishing.last_target()
        if goal is None:
            raise NotFound(
                "It is not known which target is meant.",
                "Name a folder: 'offstone diff … --to FOLDER'.",
            )
        look = desk.publishing.look(goal).file(path)
    if as_json:
        print_json(_described(look, goal))
    else:
        _print(look)
    return 0


def _described(look: FileLook, folder: Path) -> dict[str, Any]:
    return {
        "target": str(folder),
        "path": look.path,
        "change": look.change.value,
        "reason": look.reason,
        "binary": not look.is_text,
        "before": _state(look.before),
        "after": _state(look.after),
        "difference": list(look.difference()),
        "notes": [look.message] if look.message else [],
    }


def _state(data: bytes | None) -> dict[str, Any] | None:
    return None if data is None else {"size": len(data), "sha256": sha256(data).hexdigest()}


def _print(look: FileLook) -> None:
    print_line(f"{look.change.value:8} {look.path}  {look.reason}")
    for line in look.difference():
        print_line(line)
    if look.message:
        print_line(look.message)
