"""`offstone templates WORKSPACE impact`: what a template stands on, or what a change would do."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.cli.template_options import (
    AS_JSON,
    LANGUAGE,
    read_wording,
    rule_options,
    text_option,
)
from editor_app.cli.template_rules import rule_of, told_rule
from editor_app.domain.ids import RuleId
from editor_app.domain.impact import Impact, ImpactedArticle
from editor_app.domain.proposal import GoneRule, NewDetails, NewRules, NewWording, Proposal
from editor_app.domain.template import Template

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


@click.command("impact")
@click.argument("name")
@text_option(required=False)
@LANGUAGE
@rule_options(required=False)
@click.option("--gone", "gone", help="The id of a rule that would be taken away.")
@click.option("--retired", is_flag=True, help="What would change if it were retired.")
@click.option("--article", "slug", help="With --out: the article to look at before and after.")
@click.option("--out", type=NamedPath(), help="The folder for its two pages.")
@AS_JSON
@click.pass_obj
def impact(workspace: Path, name: str, **options: Any) -> None:
    """Say which articles and published pages a template stands on, or what a change would do.

    A change is a wording (--file), a rule (--effect and --scope), a rule less (--gone), or that
    the template is --retired. With --article and --out the page of an article is written as it
    would leave today, and as it would with the change.
    """
    from editor_app.services.desk import open_desk

    _refuse_unclear(options)
    with open_desk(workspace, write=False) as desk:
        template = desk.templates.by_name(name)
        proposal = _proposal(desk, template, options)
        if options["slug"]:
            _write_pages(desk, proposal, options)
            return
        found = desk.impacts.of(proposal) if proposal else desk.impacts.of_template(template.id)
    if options["as_json"]:
        print_json(described_impact(found))
    else:
        tell_impact(found)


def _write_pages(desk: "Desk", proposal: Proposal | None, options: dict[str, Any]) -> None:
    from editor_app.services.changed_pages import write_changed_pages

    if proposal is None:
        raise click.UsageError("Name the change to look at, such as --file TEXT.")
    key = desk.articles.by_slug(options["slug"]).id
    written = write_changed_pages(desk, key, proposal, options["out"])
    if options["as_json"]:
        print_json({"written": list(written)})
    else:
        print_line(f"Wrote {' and '.join(written)}.")


def tell_impact(found: Impact) -> None:
    """Print what is touched, by section."""
    for group in found.groups:
        print_line(group.section or "No section")
        for row in group.articles:
            print_line(f"  {row.status.label:10} {_versions(row):18} {row.slug:40} {row.headline}")
    print_line(found.sentence)


def _refuse_unclear(options: dict[str, Any]) -> None:
    ruled = options["effect"] is not None or options["scope"] is not None
    if ruled and not (options["effect"] and options["scope"]):
        raise click.UsageError("A rule needs --effect and --scope.")
    if bool(options["slug"]) is not bool(options["out"]):
        raise click.UsageError("--article and --out go together.")
    named = options["text"] is not None, ruled, options["gone"] is not None, options["retired"]
    if sum(named) > 1:
        raise click.UsageError("Name one change: a wording, a rule, a rule less, or --retired.")


def _proposal(desk: "Desk", template: Template, options: dict[str, Any]) -> Proposal | None:
    if options["text"] is not None:
        text = read_wording(options["text"])
        return NewWording(template.id, text, options["language"] or template.language)
    if options["gone"] is not None:
        gone = rule_of(template, desk.rules.of(template.id), options["gone"])
        return GoneRule(RuleId(gone.id))
    if options["effect"] is not None:
        return NewRules((desk.rules.found(told_rule(template, options)),))
    return NewDetails(replace(template, retired=True)) if options["retired"] else None


def described_impact(found: Impact) -> dict[str, Any]:
    """Return what is touched as `--json` prints it."""
    rows = [(group.section, row) for group in found.groups for row in group.articles]
    return {
        "articles": [
            {
                "id": row.id,
                "slug": row.slug,
                "headline": row.headline,
                "status": row.status.value,
                "section": section,
                "change": row.change.value,
                "version_before": row.version_before,
                "version_after": row.version_after,
                "pages": list(row.pages),
                "may_hold": row.may_hold,
                "why_not": row.why_not,
            }
            for section, row in rows
        ],
        "published": found.published,
        "every_page": found.every_page,
    }


def _versions(row: ImpactedArticle) -> str:
    before = f"v{row.version_before}" if row.version_before else ""
    after = f"v{row.version_after}" if row.version_after else ""
    steps = " → ".join(part for part in (before, after) if part)
    return f"{row.change.value} {before if before == after else steps}"
