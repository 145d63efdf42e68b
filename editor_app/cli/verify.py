"""`offstone verify`: reads a published site as it stands and says what is wrong with it."""

from pathlib import Path
from typing import Any

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.cli.progress import progress_bar
from editor_app.cli.published_to import goal_of
from editor_app.domain.verification import Verification, Weight

_TOLD = 100


@click.command("verify")
@click.argument("workspace", type=NamedPath())
@click.option("--to", "target", type=NamedPath(), help="Which target; else the last one.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, *, target: Path | None, as_json: bool) -> int:
    """Read the site of WORKSPACE where it was published; exit 1 when something is wrong.

    Every file must be there as it was published, every link inside the site must lead somewhere,
    and nothing may be loaded from another host.
    """
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk, progress_bar() as reporter:
        found = desk.publishing.verify(goal_of(desk, target), reporter)
    if as_json:
        print_json(described(found))
    else:
        tell(found)
    return int(not found.ok)


def described(found: Verification) -> dict[str, Any]:
    """Return what was found as a document."""
    return {
        "ok": found.ok,
        "target": found.target,
        "faults": [
            {"kind": f.kind.value, "path": f.path, "address": f.address, "message": f.told}
            for f in found.faults
        ],
        "links": found.links,
        "sizes": {
            "pages": _weight(found.pages),
            "pictures": _weight(found.pictures),
            "rest": _weight(found.rest),
            "total": _weight(found.total),
        },
        "largest": [{"path": path, "size": size} for path, size in found.largest],
        "seconds": round(found.seconds, 3),
    }


def tell(found: Verification) -> None:
    """Print what was found, in words."""
    for fault in found.faults[:_TOLD]:
        print_line(fault.told)
    if len(found.faults) > _TOLD:
        print_line(f"And {len(found.faults) - _TOLD:,} more; --json tells all.")
    parts = ((found.pages, "pages"), (found.pictures, "pictures"), (found.rest, "other files"))
    told = ", ".join(f"{weight.files:,} {what} ({_bytes(weight.size)})" for weight, what in parts)
    print_line(f"{told}: {_bytes(found.total.size)} in all.")
    if found.largest:
        path, size = found.largest[0]
        print_line(f"The largest file is {path} ({_bytes(size)}).")
    if found.ok:
        print_line(
            f"The site at {found.target} is whole: {found.total.files:,} files as they were "
            f"published, {found.links:,} links that lead somewhere."
        )
    else:
        count = len(found.faults)
        print_line(f"{count:,} {'fault' if count == 1 else 'faults'} at {found.target}.")


def _weight(weight: Weight) -> dict[str, int]:
    return {"files": weight.files, "bytes": weight.size}


def _bytes(size: int) -> str:
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"
