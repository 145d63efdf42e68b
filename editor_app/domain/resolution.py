"""Which templates stand on an article, why, and in what order: one pure function."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from editor_app.domain.hold import Hold
from editor_app.domain.ids import TemplateId
from editor_app.domain.language import speaks_of
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, Template, Wording


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
class Kept:
    """A hold with the wording that it keeps."""

    hold: Hold
    wording: Wording


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the desk decided for single articles: holds, and the order of templates.

    `kept` is by (article, template), `arranged` by article.
    """

    kept: Mapping[tuple[str, str], Kept] = field(default_factory=dict[tuple[str, str], Kept])
    arranged: Mapping[str, tuple[TemplateId, ...]] = field(
        default_factory=dict[str, tuple[TemplateId, ...]]
    )


NO_DECISIONS = Decisions()


@dataclass(frozen=True, slots=True)
class Block:
    """A template on an article: the rules that put it there and the sentence that says why.

    `version`, `text` and `language` are of the wording that stands here; `hold` is what keeps an
    earlier one. `missing` tells why a required template cannot stand, and is empty when it does.
    """

    template: Template
    rule: Rule
    placement: Placement
    paragraphs: int
    order: int
    required: bool
    why: str
    missing: str = ""
    version: int = 0
    text: str = ""
    language: str = ""
    hold: Hold | None = None


def matches(rule: Rule, subject: Subject) -> bool:
    """Whether the rule speaks of this article."""
    if rule.scope is Scope.LANGUAGE:
        return speaks_of(rule.subject, subject.language)
    return rule.scope is Scope.SITE or rule.subject in _subjects(subject)[rule.scope]


def resolve(
    subject: Subject,
    rules: Iterable[Rule],
    templates: Mapping[TemplateId, Template],
    today: date,
    decisions: Decisions = NO_DECISIONS,
) -> tuple[Block, ...]:
    """Return the blocks on this article in page order; those missing stand last in their order."""
    by_template: dict[TemplateId, list[Rule]] = {}
    for rule in rules:
        if rule.template in templates and matches(rule, subject):
            by_template.setdefault(rule.template, []).append(rule)
    blocks = [
        block
        for key, found in by_template.items()
        if (
            block := _decide(
                templates[key], found, subject, today, decisions.kept.get((subject.article, key))
            )
        )
        is not None
    ]
    return _in_page_order(blocks, decisions.arranged.get(subject.article, ()))


def _decide(
    template: Template, rules: Sequence[Rule], subject: Subject, today: date, kept: Kept | None
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
    wording = kept.wording if kept else template.wording_in(subject.language)
    reason = _unavailable(template, subject.language, today, wording)
    if reason and not required:
        return None
    why = "by " + " and ".join(f"rule “{winner.sentence}”" for winner in winners)
    if kept is not None:
        why += f", version {kept.wording.version} kept here: {kept.hold.reason}"
    standing = wording or template.wordings[0]
    return Block(
        template,
        rule,
        rule.placement,
        rule.paragraphs,
        rule.order,
        required,
        why,
        reason,
        standing.version,
        standing.text,
        standing.language,
        kept.hold if kept else None,
    )


def _unavailable(template: Template, language: str, today: date, wording: Wording | None) -> str:
    """Say why a template cannot stand on a page in this language today; empty when it can."""
    if template.retired:
        return "the template is retired"
    if template.expires is not None and template.expires < today:
        return f"the template expired on {template.expires.isoformat()}"
    if wording is None:
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


def _in_page_order(blocks: Iterable[Block], arranged: Sequence[TemplateId]) -> tuple[Block, ...]:
    """Order blocks by placement; those that were arranged take each other's places in it."""
    ordered = sorted(blocks, key=_page_order)
    rank = {key: at for at, key in enumerate(arranged)}
    for group in _groups(ordered):
        places = [at for at in group if ordered[at].template.id in rank]
        moved = sorted((ordered[at] for at in places), key=lambda block: rank[block.template.id])
        for at, block in zip(places, moved, strict=True):
            ordered[at] = block
    return tuple(ordered)


def _groups(ordered: Sequence[Block]) -> Iterable[list[int]]:
    """Return the indexes of the blocks that stand at one place of the page."""
    groups: dict[tuple[Placement, int], list[int]] = {}
    for at, block in enumerate(ordered):
        groups.setdefault((block.placement, block.paragraphs), []).append(at)
    return groups.values()


def _page_order(block: Block) -> tuple[int, int, int, str]:
    place = list(Placement).index(block.placement)
    return place, block.paragraphs, block.order, block.template.name
