"""`offstone doctor`: looks for damage and changes nothing."""

from dataclasses import asdict
from pathlib import Path

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line


@click.command("doctor")
@click.argument("workspace", type=NamedPath())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, *, as_json: bool) -> int:
    """Examine WORKSPACE; exit 1 when something is wrong."""
    from editor_app.services.doctoring import examine

    report = examine(workspace)
    if as_json:
        problems = [asdict(problem) for problem in report.problems]
        print_json({"ok": report.ok, "problems": problems})
        return int(not report.ok)
    for problem in report.problems:
        print_line(problem.message)
    if report.ok:
        print_line("The workspace is sound.")
    else:
        print_line("'offstone restore BACKUP NEW-FOLDER' goes back to a backup.")
    return int(not report.ok)
