"""The commands of `offstone templates` that are about rules: why a template is on an article."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from editor_app.cli.output import print_json, print_line
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import RuleId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, Template

_SCOPES = [scope.word for scope in Scope]
_AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """What is said of a rule on the command line; `placement` empty means the template's own."""

    effect: str
    scope: str
    subject: str = ""
    placement: str = ""
    paragraphs: int = 0
    order: int | None = None
    reason: str = ""
    by: str = ""
    as_json: bool = False


@click.command("rules")
@click.argument("name")
@_AS_JSON
@click.pass_obj
def rules(workspace: Path, name: str, *, as_json: bool) -> None:
    """List a template's rules with the articles that each speaks of."""
    from editor_app.services.desk import open_desk
    from editor_app.services.templates import rule_counts

    with open_desk(workspace, write=False) as desk:
        template = desk.templates.by_name(name)
        found = desk.rules.of(template.id)
        counts = rule_counts(desk, template.id)
    if as_json:
        print_json({"rules": [_described(rule) | {"articles": counts[rule.id]} for rule in found]})
        return
    for rule in found:
        print_line(f"{rule.id}  {rule.sentence}, {rule.placement.label}: {counts[rule.id]}")
    if not found:
        print_line(f"“{template.name}” has no rules, so it stands nowhere.")


@click.command("set-rule")
@click.argument("name")
@click.option("--effect", type=click.Choice([e.value for e in Effect]), required=True)
@click.option("--scope", type=click.Choice(_SCOPES), required=True)
@click.option("--subject", default="", help="Name, slug or id of what the scope speaks of.")
@click.option("--placement", type=click.Choice([p.value for p in Placement]), default=None)
@click.option("--paragraphs", type=click.IntRange(0), default=0, help="For after-paragraphs.")
@click.option("--order", type=int, default=None, help="Lower numbers stand first.")
@click.option("--reason", default="", help="Why; kept with the rule.")
@click.option("--by", default="", help="Who does it; the settings tell when left out.")
@_AS_JSON
@click.pass_obj
def set_rule(workspace: Path, name: str, **options: Any) -> None:
    """Put a template on articles, or keep it off; a rule of the same scope is replaced."""
    from editor_app.services.desk import open_desk

    told = RuleOptions(**{key: value for key, value in options.items() if value is not None})
    with open_desk(workspace, by=told.by) as desk:
        template = desk.templates.by_name(name)
        wanted = _rule(RuleId(new_id()), template, told)
        desk.rules.set(wanted)
        after = desk.rules.of(template.id)
        made = next(rule for rule in after if rule.id == wanted.id)
        same = [r for r in after if (r.scope, r.subject) == (made.scope, made.subject)]
        for old in same:
            if old.id != made.id:
                desk.rules.remove(old.id)
    if told.as_json:
        print_json(_described(made))
    else:
        print_line(f"“{template.name}”: {made.sentence}, {made.placement.label}.")


@click.command("remove-rule")
@click.argument("name")
@click.argument("rule")
@click.option("--by", default="", help="Who does it; the settings tell when left out.")
@_AS_JSON
@click.pass_obj
def remove_rule(workspace: Path, name: str, rule: str, *, by: str, as_json: bool) -> None:
    """Take away the rule with the id RULE; 'rules' lists the ids."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by) as desk:
        template = desk.templates.by_name(name)
        known = {found.id: found for found in desk.rules.of(template.id)}
        gone = known.get(RuleId(rule))
        if gone is None:
            raise NotFound(
                f"“{template.name}” has no rule “{rule}”.",
                f"See 'offstone templates WORKSPACE rules \"{template.name}\"'.",
            )
        desk.rules.remove(gone.id)
    if as_json:
        print_json({"removed": gone.id})
    else:
        print_line(f"“{template.name}”: the rule “{gone.sentence}” is gone.")


@click.command("resolve")
@click.option("--article", "slug", required=True, help="The slug of the article.")
@_AS_JSON
@click.pass_obj
def resolve(workspace: Path, *, slug: str, as_json: bool) -> None:
    """Say which templates stand on an article, in page order, and why."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        blocks = desk.rules.blocks(desk.articles.by_slug(slug).id)
    if as_json:
        told = [
            {
                "id": block.template.id,
                "name": block.template.name,
                "version": block.template.version,
                "placement": block.placement.value,
                "required": block.required,
                "why": block.why,
                "missing": block.missing,
            }
            for block in blocks
        ]
        print_json({"article": slug, "blocks": told})
        return
    for block in blocks:
        trouble = f"; missing: {block.missing}" if block.missing else ""
        where = block.placement.label
        print_line(
            f"{block.template.name} v{block.template.version}, {where}, {block.why}{trouble}"
        )
    if not blocks:
        print_line("No template stands on this article.")


def _rule(key: RuleId, template: Template, told: RuleOptions) -> Rule:
    return Rule(
        key,
        TemplateId(template.id),
        Effect(told.effect),
        Scope.of(told.scope),
        told.subject,
        placement=Placement(told.placement) if told.placement else template.placement,
        paragraphs=told.paragraphs,
        order=template.order if told.order is None else told.order,
        reason=told.reason,
    )


def _described(rule: Rule) -> dict[str, str | int]:
    return {
        "id": rule.id,
        "effect": rule.effect.value,
        "scope": rule.scope.word,
        "subject": rule.subject,
        "subject_name": rule.subject_name,
        "placement": rule.placement.value,
        "paragraphs": rule.paragraphs,
        "order": rule.order,
        "reason": rule.reason,
        "why": rule.sentence,
    }
