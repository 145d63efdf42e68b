"""What the desk notes about a template, and whether it attaches at all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from editor_app.cli.output import print_json, print_line
from editor_app.cli.template_options import AS_JSON, BY, language_tag
from editor_app.cli.template_told import described, tell
from editor_app.domain.template import TOPICS, Placement, Template, Topic

_NONE = "none"


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> Any:
    if value is None or value == _NONE:
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        wrong = f"“{value}” is no day such as 2027-03-31, and not none."
        raise click.BadParameter(wrong) from error


@dataclass(frozen=True, slots=True)
class _Field:
    """A field as it is told on the command line and on a line of the answer."""

    name: str
    label: str
    value: Callable[[Any], Any] = str


_FIELDS = (
    _Field("name", "Name"),
    _Field("topic", "Topic", lambda told: None if told == _NONE else Topic(told)),
    _Field("language", "Language"),
    _Field("owner", "Owner"),
    _Field("notes", "Notes"),
    _Field("review_by", "Review by", lambda told: None if told == _NONE else told),
    _Field("expires", "Expires", lambda told: None if told == _NONE else told),
    _Field("placement", "Placement", Placement),
    _Field("order", "Order", int),
)
_TOPICS = [topic.value for topics in TOPICS.values() for topic in topics]


@click.command("details")
@click.argument("name")
@click.option("--name", "new_name", help="Another name.")
@click.option("--topic", type=click.Choice([*_TOPICS, _NONE]), help="What it tells of.")
@click.option("--language", callback=language_tag, help="What the first wording is written in.")
@click.option("--owner", help="Who answers for it.")
@click.option("--notes", help="Notes for the desk; never published.")
@click.option("--review-by", callback=_day, help="When to look at it again: a day, or none.")
@click.option("--expires", callback=_day, help="The last day on which it attaches: a day, or none.")
@click.option("--placement", type=click.Choice([p.value for p in Placement]), help="For new rules.")
@click.option("--order", type=int, help="For new rules; lower numbers stand first.")
@BY
@AS_JSON
@click.pass_obj
def details(workspace: Path, name: str, *, by: str, as_json: bool, **told: Any) -> None:
    """Show what the desk notes about a template, or change what is named."""
    from editor_app.services.desk import open_desk

    told["name"] = told.pop("new_name")
    fresh = {
        field.name: field.value(told[field.name])
        for field in _FIELDS
        if told[field.name] is not None
    }
    with open_desk(workspace, by=by, write=bool(fresh)) as desk:
        template = desk.templates.by_name(name)
        if fresh:
            desk.templates.save_details(replace(template, **fresh))
            template = desk.templates.get(template.id)
    if as_json:
        print_json(described(template))
        return
    for field in _FIELDS:
        print_line(f"{field.label + ':':12}{_shown(template, field.name)}")


@click.command("retire")
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
        tell(desk.templates.get(template.id), as_json=as_json)


@click.command("reinstate")
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
        tell(desk.templates.get(template.id), as_json=as_json)


def _shown(template: Template, name: str) -> str:
    value = getattr(template, name)
    if value is None:
        return _NONE
    if name == "language":
        return value or "every language"
    return value.label if isinstance(value, Topic | Placement) else str(value)
