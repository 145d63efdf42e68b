"""Wordings on the command line: templates made, said anew, and taken away."""

from pathlib import Path
from typing import Any

import click

from editor_app.cli.output import print_json, print_line
from editor_app.cli.template_options import (
    AS_JSON,
    BY,
    KEEP,
    LANGUAGE,
    REASON,
    TOPIC,
    keeps,
    read_wording,
    text_option,
)
from editor_app.cli.template_told import tell
from editor_app.domain.ids import TemplateId
from editor_app.domain.rewording import wording_for
from editor_app.domain.template import TemplateKind, Topic


@click.command("add")
@click.argument("name")
@click.option("--kind", type=click.Choice([k.value for k in TemplateKind]), required=True)
@TOPIC
@text_option(required=True)
@LANGUAGE
@BY
@AS_JSON
@click.pass_obj
def add(workspace: Path, name: str, **options: Any) -> None:
    """Make a template; rules say where it stands."""
    from editor_app.services.desk import open_desk

    wording = read_wording(options["text"])
    kind, topic = TemplateKind(options["kind"]), options["topic"]
    with open_desk(workspace, by=options["by"]) as desk:
        made = desk.templates.add(
            name,
            kind,
            wording,
            topic=Topic(topic) if topic else None,
            language=options["language"],
        )
        template = desk.templates.get(TemplateId(made.created))
    tell(template, as_json=options["as_json"])


@click.command("edit")
@click.argument("name")
@text_option(required=True)
@LANGUAGE
@REASON
@KEEP
@BY
@AS_JSON
@click.pass_obj
def edit(workspace: Path, name: str, **options: Any) -> None:
    """Keep a wording as the next version; published pages change when the site is published.

    A wording in a language that the template does not speak yet becomes its first one there.
    """
    from editor_app.services.desk import open_desk

    wording, language = read_wording(options["text"]), options["language"]
    with open_desk(workspace, by=options["by"]) as desk:
        template = desk.templates.by_name(name)
        kept = keeps(desk, options["keep"])
        desk.templates.save_wording(
            template.id, wording, options["reason"], language=language, keep=kept
        )
        fresh = desk.templates.get(template.id)
    tell(fresh, as_json=options["as_json"], wording=wording_for(fresh, language))


@click.command("remove")
@click.argument("name")
@LANGUAGE
@BY
@AS_JSON
@click.pass_obj
def remove(workspace: Path, name: str, *, language: str, by: str, as_json: bool) -> None:
    """Take a template away that never ran and is not in use; others can be retired.

    With --language only the wording in that language goes out of force; its versions stay.
    """
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by) as desk:
        template = desk.templates.by_name(name)
        if language:
            desk.templates.take_language(template.id, language)
        else:
            desk.templates.remove(template.id)
    if as_json:
        print_json({"removed": template.id, "language": language})
    elif language:
        print_line(f"“{template.name}” speaks “{language}” no longer.")
    else:
        print_line(f"“{template.name}” is gone.")
