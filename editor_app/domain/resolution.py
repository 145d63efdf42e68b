"""Which templates stand on an article, why, and in what order: one pure function."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from editor_app.domain.ids import TemplateId
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, Template


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules can match on an article; `language` is the one it is written in."""

    article: str
    language: str
    kind: str
    section: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A template on an article: the rules that put it there and the sentence that says why.

    `missing` tells why a required template cannot stand, and is empty when it does.
    """

    template: Template
    rule: Rule
    placement: Placement
    paragraphs: int
    order: int
    required: bool
    why: str
    missing: str = ""


def matches(rule: Rule, subject: Subject) -> bool:
    """Whether the rule speaks of this article."""
    if rule.scope is Scope.LANGUAGE:
        return _same_language(rule.subject, subject.language)
    return rule.scope is Scope.SITE or rule.subject in _subjects(subject)[rule.scope]


def resolve(
    subject: Subject, rules: Iterable[Rule], templates: Mapping[TemplateId, Template], today: date
) -> tuple[Block, ...]:
    """Return the blocks on this article in page order; those missing stand last in their order."""
    by_template: dict[TemplateId, list[Rule]] = {}
    for rule in rules:
        if rule.template in templates and matches(rule, subject):
            by_template.setdefault(rule.template, []).append(rule)
    blocks = [
        block
        for key, found in by_template.items()
        if (block := _decide(templates[key], found, subject, today)) is not None
    ]
    return tuple(sorted(blocks, key=_page_order))


def _decide(
    template: Template, rules: Sequence[Rule], subject: Subject, today: date
) -> Block | None:
    level = max(rule.scope for rule in rules)
    nearest = [rule for rule in rules if rule.scope == level]
    strongest = max(rule.effect.strength for rule in nearest)
    winners = sorted(
        (rule for rule in nearest if rule.effect.strength == strongest),
        key=lambda rule: (rule.order, rule.id),
    )
    rule = winners[0]
    if rule.effect is Effect.EXCEPT:
        return None
    required = rule.effect is Effect.REQUIRE
    reason = unavailable(template, subject.language, today)
    if reason and not required:
        return None
    why = " and ".join(f"rule “{winner.sentence}”" for winner in winners)
    return Block(
        template, rule, rule.placement, rule.paragraphs, rule.order, required, f"by {why}", reason
    )


def unavailable(template: Template, language: str, today: date) -> str:
    """Say why a template cannot stand on a page in this language today; empty when it can."""
    if template.retired:
        return "the template is retired"
    if template.expires is not None and template.expires < today:
        return f"the template expired on {template.expires.isoformat()}"
    if template.language and not _same_language(template.language, language):
        return f"the template has no wording in “{language}”"
    return ""


def _subjects(subject: Subject) -> dict[Scope, tuple[str, ...]]:
    return {
        Scope.KIND: (subject.kind,),
        Scope.SECTION: (subject.section,),
        Scope.TAG: subject.tags,
        Scope.AUTHOR: subject.authors,
        Scope.ARTICLE: (subject.article,),
    }


def _same_language(rule: str, language: str) -> bool:
    """A bare `en` speaks of `en-GB` too; `en-GB` only of itself (RFC 4647 basic filtering)."""
    wanted, given = rule.lower(), language.lower()
    return given == wanted or given.startswith(wanted + "-")


def _page_order(block: Block) -> tuple[int, int, int, str]:
    place = list(Placement).index(block.placement)
    return place, block.paragraphs, block.order, block.template.name
