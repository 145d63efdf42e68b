"""Versions of templates on the command line: shown, compared word by word, and put back."""

import sys
from pathlib import Path
from typing import Any

import click

from editor_app.cli.output import print_json, print_line
from editor_app.cli.template_options import AS_JSON, BY, KEEP, LANGUAGE, REASON, keeps
from editor_app.cli.template_told import described, tell
from editor_app.domain.errors import NotFound
from editor_app.domain.rewording import wording_for
from editor_app.domain.template import Template, TemplateVersion
from editor_app.domain.word_changes import Fate, WordChange

_NUMBER = click.IntRange(1)
# As version control marks words where there are no colours.
_MARKS = {Fate.SAME: "{}", Fate.GONE: "[-{}-]", Fate.NEW: "{{+{}+}}"}


@click.command("show")
@click.argument("name")
@click.option("--version", "number", type=_NUMBER, help="An earlier wording.")
@LANGUAGE
@AS_JSON
@click.pass_obj
def show(workspace: Path, name: str, *, number: int | None, language: str, as_json: bool) -> None:
    """Show a template's wording and its versions."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        template = desk.templates.by_name(name)
        versions = desk.templates.versions(template.id)
        held = desk.holds.of(template.id) if as_json else ()
    wanted = _version(template, versions, number or _in_force(template, language))
    if not as_json:
        print_line(wanted.text)
        return
    document = described(template) | _described_version(wanted) | {"text": wanted.text}
    document["versions"] = [_described_version(version) for version in versions]
    document["holds"] = [
        {"article": one.slug, "version": one.hold.version, "reason": one.hold.reason}
        for one in held
    ]
    print_json(document)


@click.command("diff")
@click.argument("name")
@click.argument("a", type=_NUMBER)
@click.argument("b", type=_NUMBER)
@AS_JSON
@click.pass_obj
def diff(workspace: Path, name: str, *, a: int, b: int, as_json: bool) -> None:
    """Compare two versions of a template word by word: what is gone from A, what is new in B."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        template = desk.templates.by_name(name)
        parts = desk.templates.compare(template.id, a, b)
    if as_json:
        told = [{"fate": part.fate.value, "text": part.text} for part in parts]
        print_json({"name": template.name, "from": a, "to": b, "parts": told})
        return
    colours = sys.stdout.isatty()
    print_line("".join(_marked(part, colours=colours) for part in parts))
    if all(part.fate is Fate.SAME for part in parts):
        click.echo(f"Versions {a} and {b} of “{template.name}” are the same.", err=True)


@click.command("restore")
@click.argument("name")
@click.argument("number", type=_NUMBER)
@REASON
@KEEP
@BY
@AS_JSON
@click.pass_obj
def restore(workspace: Path, name: str, **options: Any) -> None:
    """Put an earlier wording into force again, as a new version."""
    from editor_app.services.desk import open_desk

    number: int = options["number"]
    with open_desk(workspace, by=options["by"]) as desk:
        template = desk.templates.by_name(name)
        kept = keeps(desk, options["keep"])
        desk.templates.restore(template.id, number, options["reason"], keep=kept)
        fresh = desk.templates.get(template.id)
        language = _version(template, desk.templates.versions(template.id), number).language
    tell(fresh, as_json=options["as_json"], wording=wording_for(fresh, language))


def _in_force(template: Template, language: str) -> int:
    wording = wording_for(template, language)
    if wording is None:
        known = ", ".join(f"“{w.language}”" if w.language else "every" for w in template.wordings)
        raise NotFound(f"“{template.name}” has no wording in “{language}”.", f"It has: {known}.")
    return wording.version


def _version(
    template: Template, versions: tuple[TemplateVersion, ...], number: int
) -> TemplateVersion:
    found = next((version for version in versions if version.number == number), None)
    if found is None:
        raise NotFound(
            f"“{template.name}” has no version {number}.", f"Its newest is {versions[0].number}."
        )
    return found


def _described_version(version: TemplateVersion) -> dict[str, Any]:
    return {
        "version": version.number,
        "language": version.language,
        "saved": version.saved.isoformat(),
        "by": version.by,
        "reason": version.reason,
    }


def _marked(part: WordChange, *, colours: bool) -> str:
    if not colours or part.fate is Fate.SAME:
        return _MARKS[part.fate].format(part.text)
    gone = part.fate is Fate.GONE
    return click.style(part.text, fg="red" if gone else "green", strikethrough=gone)
