"""`offstone check`: what must be fixed, and what is worth a look."""

from pathlib import Path

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.domain.finding import Finding, Severity


@click.command("check")
@click.argument("workspace", type=NamedPath())
@click.option("--article", "slugs", multiple=True, help="Only this slug; may be given again.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, *, slugs: tuple[str, ...], as_json: bool) -> int:
    """Check the articles of WORKSPACE; exit 1 only when something must be fixed."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        found = [(slug, f) for slug, all_of in desk.checks.all(slugs).items() for f in all_of]
        if not slugs:
            found += [("", finding) for finding in desk.checks.site()]
    if as_json:
        print_json({"findings": [_described(slug, finding) for slug, finding in found]})
    else:
        for slug, finding in found:
            print_line(
                f"{slug or 'site'}: {finding.severity.label}: {finding.message} {finding.advice}"
            )
        if not found:
            print_line("Nothing to mend.")
    return int(any(finding.severity is Severity.MUST_FIX for _, finding in found))


def _described(slug: str, finding: Finding) -> dict[str, str | int]:
    return {
        "article": slug,
        "check": finding.check,
        "severity": finding.severity.value,
        "where": finding.where,
        "line": finding.line,
        "message": finding.message,
        "advice": finding.advice,
    }
