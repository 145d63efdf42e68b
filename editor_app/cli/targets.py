"""`offstone targets`: the folders and ZIP files to which the site is published."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.domain.errors import NotFound
from editor_app.domain.site import Target
from editor_app.domain.target_kind import kind_of

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

_AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
_BY = click.option("--by", default="", help="Who does it; the settings tell when left out.")


@click.group("targets")
@click.argument("workspace", type=NamedPath())
@click.pass_context
def command(context: click.Context, workspace: Path) -> None:
    """List, add, rename and remove the targets of WORKSPACE.

    A target is named by its path or by its name. What stands there is never touched.
    """
    context.obj = workspace


@command.command("list")
@_AS_JSON
@click.pass_obj
def list_all(workspace: Path, *, as_json: bool) -> None:
    """List the targets, each with its kind and its last publication."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        described = [_described(desk, target) for target in desk.publishing.targets()]
    if as_json:
        print_json({"targets": described})
        return
    for one in described:
        print_line(f"{one['kind']:6}  {one['name']}  {one['path']}  {one['last'] or 'never'}")
    if not described:
        print_line("The site has no target yet: 'offstone targets WORKSPACE add PATH' adds one.")


@command.command("add")
@click.argument("path", type=NamedPath())
@click.option("--name", default="", help="How the desk speaks of it.")
@_BY
@_AS_JSON
@click.pass_obj
def add(workspace: Path, path: Path, *, name: str, by: str, as_json: bool) -> None:
    """Add PATH as a target: a folder, or a ZIP file when its name ends in “.zip”."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by) as desk:
        key = desk.publishing.add_target(path, name).created
        target = next(one for one in desk.publishing.targets() if one.id == key)
        _tell(desk, target, f"{target.folder} is a target now.", as_json=as_json)


@command.command("rename")
@click.argument("target")
@click.argument("name")
@_BY
@_AS_JSON
@click.pass_obj
def rename(workspace: Path, target: str, name: str, *, by: str, as_json: bool) -> None:
    """Call TARGET by another NAME."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by) as desk:
        found = _found(desk, target)
        desk.publishing.rename_target(found.id, name)
        fresh = _found(desk, found.folder)
        _tell(desk, fresh, f"{fresh.folder} is called “{fresh.name}”.", as_json=as_json)


@command.command("remove")
@click.argument("target")
@_BY
@_AS_JSON
@click.pass_obj
def remove(workspace: Path, target: str, *, by: str, as_json: bool) -> None:
    """Forget TARGET; what stands there stays."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by) as desk:
        found = _found(desk, target)
        described = _described(desk, found)
        desk.publishing.remove_target(found.id)
    if as_json:
        print_json({"removed": described})
    else:
        print_line(f"{found.folder} is no target any more; what stands there stays.")


def _found(desk: "Desk", named: str) -> Target:
    whole = str(Path(named).expanduser().absolute())
    targets = desk.publishing.targets()
    for target in targets:
        if target.folder in {named, whole}:
            return target
    called = [target for target in targets if target.name == named]
    if len(called) == 1:
        return called[0]
    if called:
        raise NotFound(f"{len(called)} targets are called “{named}”.", "Name one by its path.")
    raise NotFound(f"There is no target “{named}”.", "'offstone targets … list' tells all.")


def _described(desk: "Desk", target: Target) -> dict[str, Any]:
    last = next((r for r in desk.ledger.publications() if r.target == target.folder), None)
    return {
        "id": target.id,
        "name": target.name,
        "kind": kind_of(target.folder).value,
        "path": target.folder,
        "last": last.time.isoformat() if last else None,
    }


def _tell(desk: "Desk", target: Target, told: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"target": _described(desk, target)})
    else:
        print_line(told)
