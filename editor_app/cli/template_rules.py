"""The commands of `offstone templates` that are about rules: why a template is on an article."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from editor_app.cli.output import print_json, print_line
from editor_app.cli.template_options import AS_JSON, BY, KEEP, REASON, keeps, rule_options
from editor_app.cli.template_told import articles, described_rule
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import RuleId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, Template


@click.command("rules")
@click.argument("name")
@AS_JSON
@click.pass_obj
def rules(workspace: Path, name: str, *, as_json: bool) -> None:
    """List a template's rules with the articles that each speaks of, and where they disagree."""
    from editor_app.services.desk import open_desk
    from editor_app.services.rule_reach import rule_reach

    with open_desk(workspace, write=False) as desk:
        template = desk.templates.by_name(name)
        reach = rule_reach(desk, template.id)
    if as_json:
        told = [described_rule(r) | {"articles": reach.counts[r.id]} for r in reach.rules]
        disagreeing = [
            {"winner": c.winner.id, "other": c.other.id, "sentence": c.sentence}
            for c in reach.conflicts
        ]
        print_json({"rules": told, "conflicts": disagreeing})
        return
    for rule in reach.rules:
        print_line(f"{rule.id}  {_line(rule)}: {articles(reach.counts[rule.id])}")
    for conflict in reach.conflicts:
        print_line(conflict.sentence)
    if not reach.rules:
        print_line(f"“{template.name}” has no rules, so it stands nowhere.")


@click.command("set-rule")
@click.argument("name")
@rule_options(required=True)
@REASON
@KEEP
@BY
@AS_JSON
@click.pass_obj
def set_rule(workspace: Path, name: str, **options: Any) -> None:
    """Put a template on articles, or keep it off; a rule about the same is replaced."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=options["by"]) as desk:
        template = desk.templates.by_name(name)
        rule = desk.rules.found(told_rule(template, options))
        desk.rules.set(rule, keep=keeps(desk, options["keep"]))
        made = next(one for one in desk.rules.of(template.id) if one.id == rule.id)
    if options["as_json"]:
        print_json(described_rule(made))
    else:
        print_line(f"“{template.name}”: {_line(made)}.")


@click.command("remove-rule")
@click.argument("name")
@click.argument("rule")
@KEEP
@BY
@AS_JSON
@click.pass_obj
def remove_rule(workspace: Path, name: str, rule: str, **options: Any) -> None:
    """Take away the rule with the id RULE; 'rules' lists the ids."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=options["by"]) as desk:
        template = desk.templates.by_name(name)
        gone = rule_of(template, desk.rules.of(template.id), rule)
        desk.rules.remove(gone.id, keep=keeps(desk, options["keep"]))
    if options["as_json"]:
        print_json({"removed": gone.id})
    else:
        print_line(f"“{template.name}”: the rule “{gone.named}” is gone.")


@click.command("order")
@click.argument("rule", nargs=-1, required=True)
@BY
@AS_JSON
@click.pass_obj
def order(workspace: Path, rule: tuple[str, ...], *, by: str, as_json: bool) -> None:
    """Lay rules in this order by their ids, of one template or of several that meet on a page."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by) as desk:
        changes = desk.rules.set_order([RuleId(key) for key in rule])
    if as_json:
        print_json({"order": list(rule), "changed": sorted(changes.rules)})
    else:
        count = len(changes.rules)
        print_line(f"{count} of {len(rule)} rules got another number.")


def told_rule(template: Template, told: Mapping[str, Any]) -> Rule:
    """Return the rule that options tell of, with the template's own placement and order."""
    placement, number = told["placement"], told["order"]
    return Rule(
        RuleId(new_id()),
        template.id,
        Effect(told["effect"]),
        Scope.of(told["scope"]),
        told["subject"],
        placement=Placement(placement) if placement else template.placement,
        paragraphs=told["paragraphs"],
        order=template.order if number is None else number,
        reason=told.get("reason", ""),
    )


def rule_of(template: Template, rules: tuple[Rule, ...], key: str) -> Rule:
    """Return the template's rule of that id; NotFound when it has none."""
    found = next((rule for rule in rules if rule.id == key), None)
    if found is None:
        raise NotFound(
            f"“{template.name}” has no rule “{key}”.",
            f"See 'offstone templates WORKSPACE rules \"{template.name}\"'.",
        )
    return found


def _line(rule: Rule) -> str:
    return ", ".join(filter(None, (rule.named, rule.place)))
