"""`offstone templates WORKSPACE list`: every template, with where it stands and what it lacks."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from editor_app.cli.output import print_json, print_line
from editor_app.cli.template_options import AS_JSON
from editor_app.cli.template_told import articles, described, spoken
from editor_app.domain.template import Template

if TYPE_CHECKING:
    from editor_app.services.templates import TemplateRow


@click.command("list")
@AS_JSON
@click.pass_obj
def list_templates(workspace: Path, *, as_json: bool) -> None:
    """List the templates with the articles that each stands on."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        rows = desk.templates.rows()
        zone = ZoneInfo(desk.site.get().time_zone)
        today = desk.clock.now().astimezone(zone).date()
    if as_json:
        listed = [
            described(row.template)
            | {
                "articles": row.articles,
                "every_page": row.every_page,
                "review_due": _review_due(row.template, today),
                "expired": _expired(row.template, today),
            }
            for row in rows
        ]
        print_json({"templates": listed})
        return
    for row in rows:
        print_line(_line(row, today))
    if not rows:
        print_line(
            "No templates yet: 'offstone templates WORKSPACE add NAME --kind disclaimer', or "
            "'import --starter' for six to start with."
        )


def _line(row: "TemplateRow", today: date) -> str:
    template = row.template
    where = "every page" if row.every_page else articles(row.articles)
    sort = template.topic.label if template.topic else template.kind.label
    version = f"{sort} v{template.newest}"
    languages = spoken(wording.language for wording in template.wordings)
    told = "".join(f", {word}" for word in _troubles(template, today))
    return f"{template.name:30} {version:26} {languages:16} {where}{told}"


def _troubles(template: Template, today: date) -> list[str]:
    found = ["retired"] if template.retired else []
    if _expired(template, today):
        found.append(f"expired on {template.expires}")
    if _review_due(template, today):
        found.append(f"review due since {template.review_by}")
    return found


def _expired(template: Template, today: date) -> bool:
    return template.expires is not None and template.expires < today


def _review_due(template: Template, today: date) -> bool:
    return template.review_by is not None and template.review_by <= today
