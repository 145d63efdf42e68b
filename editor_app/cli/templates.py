"""`offstone templates`: the texts that the desk keeps, their wordings, and where they stand."""

from pathlib import Path
from typing import TextIO

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.cli.template_rules import remove_rule, resolve, rules, set_rule
from editor_app.domain.errors import FileUnreadable, NotFound
from editor_app.domain.ids import TemplateId
from editor_app.domain.template import Template, TemplateKind

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
BY = click.option("--by", default="", help="Who does it; the settings tell when left out.")
TEXT = click.option(
    "--file",
    "text",
    type=click.File("r", encoding="utf-8-sig", lazy=False),
    required=True,
    help="The wording, in Markdown with {{ blanks }}; - reads standard input.",
)


@click.group("templates")
@click.argument("workspace", type=NamedPath())
@click.pass_context
def command(context: click.Context, workspace: Path) -> None:
    """Keep the templates of WORKSPACE: disclaimers, footers, disclosures, notices, bios."""
    context.obj = workspace


@command.command("list")
@AS_JSON
@click.pass_obj
def list_templates(workspace: Path, *, as_json: bool) -> None:
    """List the templates with the articles that each stands on."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        rows = desk.templates.rows()
    if as_json:
        listed = [
            _described(row.template) | {"articles": row.articles, "every_page": row.every_page}
            for row in rows
        ]
        print_json({"templates": listed})
        return
    for row in rows:
        where = "every page" if row.every_page else _articles(row.articles)
        kind = f"{row.template.kind.label} v{row.template.version}"
        print_line(f"{row.template.name:30} {kind:16} {where}{_state(row.template)}")
    if not rows:
        print_line("No templates yet: 'offstone templates WORKSPACE add NAME --kind disclaimer'.")


@command.command("show")
@click.argument("name")
@click.option("--version", "number", type=click.IntRange(1), help="An earlier wording.")
@AS_JSON
@click.pass_obj
def show(workspace: Path, name: str, *, number: int | None, as_json: bool) -> None:
    """Show a template's wording and its versions."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        template = desk.templates.by_name(name)
        versions = desk.templates.versions(template.id)
    wanted = next((v for v in versions if v.number == (number or template.version)), None)
    if wanted is None:
        raise NotFound(
            f"“{template.name}” has no version {number}.", f"Its newest is {template.version}."
        )
    if not as_json:
        print_line(wanted.text)
        return
    told = [
        {"version": v.number, "saved": v.saved.isoformat(), "by": v.by, "reason": v.reason}
        for v in versions
    ]
    print_json(
        _described(template) | {"version": wanted.number, "text": wanted.text, "versions": told}
    )


@command.command("add")
@click.argument("name")
@click.option("--kind", type=click.Choice([k.value for k in TemplateKind]), required=True)
@TEXT
@BY
@AS_JSON
@click.pass_obj
def add(workspace: Path, name: str, *, kind: str, text: TextIO, by: str, as_json: bool) -> None:
    """Make a template; rules say where it stands."""
    from editor_app.services.desk import open_desk

    wording = _read(text)
    with open_desk(workspace, by=by) as desk:
        made = TemplateId(desk.templates.add(name, TemplateKind(kind), wording).created)
        _tell(desk.templates.get(made), as_json=as_json)


@command.command("edit")
@click.argument("name")
@TEXT
@click.option("--reason", default="", help="Why the wording changes; kept with the version.")
@BY
@AS_JSON
@click.pass_obj
def edit(workspace: Path, name: str, *, text: TextIO, reason: str, by: str, as_json: bool) -> None:
    """Keep a wording as the next version; published pages change when the site is published."""
    from editor_app.services.desk import open_desk

    wording = _read(text)
    with open_desk(workspace, by=by) as desk:
        template = desk.templates.by_name(name)
        desk.templates.save_wording(template.id, wording, reason)
        _tell(desk.templates.get(template.id), as_json=as_json)


@command.command("impact")
@click.argument("name")
@AS_JSON
@click.pass_obj
def impact(workspace: Path, name: str, *, as_json: bool) -> None:
    """Say which articles a template stands on, and how many of them are published."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        touched = desk.templates.impact(desk.templates.by_name(name).id)
    if as_json:
        listed = [
            {"id": row.id, "slug": row.slug, "status": row.status.value} for row in touched.articles
        ]
        print_json({"articles": listed, "published": touched.published})
        return
    for row in touched.articles:
        print_line(f"{row.status.label:10} {row.slug:40} {row.headline}")
    print_line(f"{_articles(len(touched.articles))}, {touched.published} of them published.")


@command.command("retire")
@click.argument("name")
@BY
@AS_JSON
@click.pass_obj
def retire(workspace: Path, name: str, *, by: str, as_json: bool) -> None:
    """Let a template attach no longer; the ledger keeps it."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by) as desk:
        template = desk.templates.by_name(name)
        desk.templates.retire(template.id)
        _tell(desk.templates.get(template.id), as_json=as_json)


@command.command("reinstate")
@click.argument("name")
@BY
@AS_JSON
@click.pass_obj
def reinstate(workspace: Path, name: str, *, by: str, as_json: bool) -> None:
    """Let a retired template attach again."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by) as desk:
        template = desk.templates.by_name(name)
        desk.templates.reinstate(template.id)
        _tell(desk.templates.get(template.id), as_json=as_json)


def _read(text: TextIO) -> str:
    try:
        return text.read()
    except UnicodeDecodeError as error:
        raise FileUnreadable(
            f"“{text.name}” is not written in UTF-8.", "Save it as UTF-8 and try again."
        ) from error


def _tell(template: Template, *, as_json: bool) -> None:
    if as_json:
        print_json({"id": template.id, "version": template.version})
    else:
        print_line(f"“{template.name}” stands at version {template.version}{_state(template)}.")


def _described(template: Template) -> dict[str, str | int | bool]:
    return {
        "id": template.id,
        "name": template.name,
        "kind": template.kind.value,
        "version": template.version,
        "language": template.language,
        "retired": template.retired,
    }


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"


def _state(template: Template) -> str:
    return ", retired" if template.retired else ""


for _added in (rules, set_rule, remove_rule, resolve):
    command.add_command(_added)
