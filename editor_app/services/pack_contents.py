"""What of the desk's templates travels in a pack: all that goes by a name."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from editor_app.domain.article import Kind
from editor_app.domain.ids import ArticleId
from editor_app.domain.pack import LABEL_SCOPES, PackedRule, PackedTemplate, PackedWording
from editor_app.domain.rule import Rule, Scope
from editor_app.domain.template import Template

if TYPE_CHECKING:
    from editor_app.store.unit import Unit

Names = dict[str, tuple[str, str]]


def packed_templates(
    unit: "Unit", templates: Iterable[Template]
) -> tuple[tuple[PackedTemplate, ...], tuple[str, ...]]:
    """Return templates as a pack holds them, and in sentences what of them does not travel."""
    labels = (*unit.sections.all(), *unit.tags.all(), *unit.authors.all())
    names: Names = {label.id: (label.slug, label.name) for label in labels}
    packed: list[PackedTemplate] = []
    left: list[str] = []
    for template in templates:
        rules = unit.rules.of(template.id)
        packed.append(_packed(template, rules, names))
        left += [_left(unit, template, rule) for rule in rules if not _travels(rule, names)]
    return tuple(packed), tuple(left)


def _packed(template: Template, rules: Iterable[Rule], names: Names) -> PackedTemplate:
    return PackedTemplate(
        template.name,
        template.kind,
        tuple(PackedWording(wording.language, wording.text) for wording in template.wordings),
        template.topic,
        template.notes,
        template.owner,
        template.review_by,
        template.expires,
        template.placement,
        template.order,
        tuple(_rule(rule, names) for rule in rules if _travels(rule, names)),
    )


def _travels(rule: Rule, names: Names) -> bool:
    return rule.scope not in LABEL_SCOPES | {Scope.ARTICLE} or rule.subject in names


def _rule(rule: Rule, names: Names) -> PackedRule:
    subject, name = names.get(rule.subject, (rule.subject, rule.subject))
    return PackedRule(
        rule.effect,
        rule.scope,
        subject,
        Kind(subject).label if rule.scope is Scope.KIND else name,
        rule.placement,
        rule.paragraphs,
        rule.order,
        rule.reason,
    )


def _left(unit: "Unit", template: Template, rule: Rule) -> str:
    if rule.scope is not Scope.ARTICLE:
        return f"“{template.name}”: a rule about a {rule.scope.word} that is gone stays here."
    article = unit.articles.get(ArticleId(rule.subject))
    named = f"the article “{article.content.slug}”" if article else "an article"
    return f"“{template.name}”: the rule “{rule.effect}” about {named} stays here."
