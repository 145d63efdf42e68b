"""`offstone publish`: the site to a folder or a ZIP file, whole or as it was before."""

from pathlib import Path
from typing import Any

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.cli.progress import progress_bar
from editor_app.cli.published_to import goal_of
from editor_app.cli.verify import described, tell
from editor_app.domain.plan import Held, PageChange, PublishResult

_WRITTEN = (PageChange.NEW, PageChange.CHANGED, PageChange.REMOVED)


@click.command("publish")
@click.argument("workspace", type=NamedPath())
@click.option("--to", "folder", type=NamedPath(), help="A folder or FILE.zip; else as last time.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen; write nothing.")
@click.option("--adopt", is_flag=True, help="Write over files of others, saved before.")
@click.option("--verify", "verified", is_flag=True, help="Read the site afterwards.")
@click.option("--by", default="", help="Who publishes; the settings tell when left out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, *, folder: Path | None, by: str, as_json: bool, **how: bool) -> int:
    """Publish the site of WORKSPACE; exit 1 when an article had to be held back.

    With --verify also when something is wrong with the site as it stands then.
    """
    from editor_app.services.desk import open_desk

    dry_run, found = how["dry_run"], None
    with open_desk(workspace, by=by, write=not dry_run) as desk, progress_bar() as reporter:
        goal = goal_of(desk, folder)
        result = desk.publishing.publish(
            goal, adopt=how["adopt"], dry_run=dry_run, reporter=reporter
        )
        if how["verified"] and not dry_run:
            found = desk.publishing.verify(goal, reporter)
    if as_json:
        verified = {"verified": described(found)} if found else {}
        print_json(_described(result, goal) | verified)
    else:
        _print(result, goal, dry_run=dry_run)
        if found:
            tell(found)
    held = any(held.must_fix for held in result.plan.held)
    return int(held or (found is not None and not found.ok))


def _described(result: PublishResult, folder: Path) -> dict[str, Any]:
    plan = result.plan
    changed = {change.value: [page.path for page in plan.of(change)] for change in _WRITTEN}
    return {
        "publication": result.publication or None,
        "target": str(folder),
        **changed,
        "unchanged": len(plan.of(PageChange.SAME)),
        "written": result.written,
        "held": [_held(held) for held in plan.held],
        "reasons": {page.path: page.reason for c in _WRITTEN for page in plan.of(c)},
        "notes": list(result.messages),
        "rescued": result.rescued or None,
        "seconds": round(result.seconds, 3),
    }


def _held(held: Held) -> dict[str, Any]:
    return {
        "slug": held.slug,
        "headline": held.headline,
        "reason": held.reason,
        "must_fix": held.must_fix,
    }


def _print(result: PublishResult, folder: Path, *, dry_run: bool) -> None:
    plan = result.plan
    for change in _WRITTEN:
        for page in plan.of(change):
            print_line(f"{change.value:8} {page.path}  {page.reason}")
    for held in plan.held:
        print_line(f"held     {held.slug}  {held.reason}")
    for message in (*result.messages, result.rescued):
        if message:
            print_line(message)
    same = len(plan.of(PageChange.SAME))
    count = sum(len(plan.of(change)) for change in _WRITTEN)
    if dry_run:
        print_line(f"{count} files would change at {folder}, {same} would stay.")
    elif result.publication:
        removed = len(plan.of(PageChange.REMOVED))
        gone = f" and removed {removed}" if removed else ""
        print_line(
            f"Publication {result.publication}: wrote {result.written} files{gone} at {folder} "
            f"in {result.seconds:.1f} s; {same} stayed as they were."
        )
    else:
        print_line(f"Nothing has changed at {folder}: {same} files stand as they should.")
