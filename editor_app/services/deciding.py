"""Decisions for single articles: templates put on, kept off, laid in order, and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor_app.domain.arrangement import Arrangement
from editor_app.domain.article import Content
from editor_app.domain.errors import InvalidValue, NotAllowed
from editor_app.domain.ids import ArticleId, RuleId, TemplateId, new_id
from editor_app.domain.proposal import NewRules
from editor_app.domain.resolution import Block
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Template, place_words
from editor_app.domain.tidy import given_reason, sound_line
from editor_app.services.article_states import existing
from editor_app.services.attaching import Attachments
from editor_app.services.templates import existing_template

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

_PLACE_OF_RULES = "The rule decides where it stands: change it on the Templates screen."


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided for one article at a moment, so that one can go back to it."""

    article: ArticleId
    rules: tuple[Rule, ...]
    arrangement: Arrangement | None


@dataclass(frozen=True, slots=True)
class KeptOff:
    """A template that a rule of this article alone keeps off it."""

    template: Template
    rule: Rule


@dataclass(frozen=True, slots=True)
class ArticleBlocks:
    """The templates on an article in page order, those kept off it, and what could be added."""

    blocks: tuple[Block, ...] = ()
    kept_off: tuple[KeptOff, ...] = ()
    others: tuple[Template, ...] = ()
    arrangement: Arrangement | None = None


class Deciding:
    """What is decided for single articles, within one transaction."""

    def __init__(self, desk: "Desk", unit: "Unit") -> None:
        self._desk, self._unit = desk, unit

    def blocks(self, article_id: ArticleId, content: Content | None) -> ArticleBlocks:
        """Return what stands on an article, what does not, and who decided it."""
        text = content or existing(self._unit, article_id).content
        attached = self._attached()
        blocks = attached.on(article_id, text)
        there = {block.template.id for block in blocks}
        off = tuple(
            KeptOff(attached.templates[rule.template], rule)
            for rule in self.decided(article_id).rules
            if rule.effect is Effect.EXCEPT and rule.template not in there
        )
        spoken_of = there | {one.template.id for one in off}
        others = (t for t in attached.templates.values() if not t.retired and t.id not in spoken_of)
        arrangement = self._unit.arrangements.get(article_id)
        return ArticleBlocks(blocks, off, tuple(others), arrangement)

    def add(self, article_id: ArticleId, template_id: TemplateId, reason: str) -> frozenset[str]:
        """Put a template on one article; NotAllowed says why it cannot stand there."""
        reason = given_reason(reason, "Putting a template on a single article")
        template = existing_template(self._unit, template_id)
        content = existing(self._unit, article_id).content
        changed = self._drop_own(article_id, template_id)
        if self._standing(article_id, content, template_id) is None:
            rule = self.own_rule(article_id, template, Effect.ADD, reason)
            _check_can_stand(self._attached(), article_id, content, rule)
            self._unit.rules.put(rule)
            changed |= {rule.id}
        return changed

    def take_off(
        self, article_id: ArticleId, template_id: TemplateId, reason: str
    ) -> frozenset[str]:
        """Keep a template off one article; NotAllowed when a rule requires it there."""
        reason = given_reason(reason, "Taking a template off a single article")
        template = existing_template(self._unit, template_id)
        texts = self.texts(article_id)
        found = [b for text in texts if (b := self._standing(article_id, text, template_id))]
        if not found:
            raise NotAllowed(f"“{template.name}” does not stand on this article.")
        if required := next((block for block in found if block.required), None):
            raise NotAllowed(
                f"“{template.name}” is required here {required.why}.",
                "Change the rule on the Templates screen.",
            )
        changed = self._drop_own(article_id, template_id)
        if any(self._standing(article_id, text, template_id) for text in texts):
            rule = self.own_rule(article_id, template, Effect.EXCEPT, reason)
            self._unit.rules.put(rule)
            changed |= {rule.id}
        return changed

    def arrange(
        self, article_id: ArticleId, wanted: Sequence[TemplateId], reason: str
    ) -> frozenset[str]:
        """Lay templates of an article in this order, within the places where they stand.

        An order that the rules give anyway is no decision, and none is kept.
        """
        wanted = tuple(dict.fromkeys(wanted))
        content, attached = existing(self._unit, article_id).content, self._attached()
        blocks = {block.template.id: block for block in attached.on(article_id, content)}
        self._check_order(wanted, blocks)
        before = self._unit.arrangements.get(article_id)
        decided = {*wanted, *(before.templates if before else ())}
        laid = _laid(tuple(blocks), wanted)
        order = tuple(key for key in laid if key in decided)
        if laid == _by_rules(attached, article_id, content):
            self._unit.arrangements.remove(article_id)
        else:
            now, by = self._desk.clock.now(), self._desk.by
            kept = Arrangement(article_id, order, sound_line(reason), by, now)
            self._unit.arrangements.put(kept)
        return frozenset(order)

    def texts(self, article_id: ArticleId) -> tuple[Content, ...]:
        """Return the approved text of an article, if any, and the one that is worked on."""
        article = existing(self._unit, article_id)
        pinned = self._unit.revisions.get(article.pinned) if article.pinned else None
        return (*((pinned.content,) if pinned else ()), article.content)

    def decided(self, article_id: ArticleId) -> Decided:
        """Return what is decided for an article now."""
        rules = tuple(
            rule
            for rule in self._unit.rules.where("subject", article_id)
            if rule.scope is Scope.ARTICLE
        )
        return Decided(article_id, rules, self._unit.arrangements.get(article_id))

    def put_back(self, decided: Decided) -> tuple[frozenset[str], frozenset[str]]:
        """Go back to what was decided, word by word; return the rules and templates it touched."""
        existing(self._unit, decided.article)
        now = self.decided(decided.article)
        for rule in now.rules:
            self._unit.rules.remove(rule.id)
        there = {template.id for template in self._unit.templates.all()}
        for rule in decided.rules:
            if rule.template in there:
                self._unit.rules.put(rule)
        self._unit.arrangements.remove(decided.article)
        if decided.arrangement is not None:
            self._unit.arrangements.put(decided.arrangement)
        touched = {*now.rules, *decided.rules}
        return frozenset(r.id for r in touched), frozenset(r.template for r in touched)

    def own_rule(
        self, article_id: ArticleId, template: Template, effect: Effect, reason: str
    ) -> Rule:
        """Return a new rule that speaks of one article alone."""
        return Rule(
            RuleId(new_id()),
            template.id,
            effect,
            Scope.ARTICLE,
            article_id,
            placement=template.placement,
            order=template.order,
            reason=reason,
            by=self._desk.by,
            time=self._desk.clock.now(),
        )

    def set_rule(self, rule: Rule) -> None:
        """Keep a rule of one article."""
        self._unit.rules.put(rule)

    def _attached(self) -> Attachments:
        return Attachments.read(self._unit, self._desk.clock)

    def _standing(
        self, article_id: ArticleId, content: Content, template_id: TemplateId
    ) -> Block | None:
        blocks = self._attached().only(template_id).on(article_id, content)
        return next(iter(blocks), None)

    def _drop_own(self, article_id: ArticleId, template_id: TemplateId) -> frozenset[str]:
        """Remove what was decided for this article before."""
        own = [r.id for r in self.decided(article_id).rules if r.template == template_id]
        for rule_id in own:
            self._unit.rules.remove(rule_id)
        return frozenset(own)

    def _check_order(self, wanted: Sequence[TemplateId], blocks: dict[TemplateId, Block]) -> None:
        if not wanted:
            raise InvalidValue("Name the templates in the order in which they shall stand.")
        places = [_place(block) for block in blocks.values()]
        last, before = -1, ""
        for key in wanted:
            block = blocks.get(key)
            if block is None:
                name = existing_template(self._unit, key).name
                raise InvalidValue(f"“{name}” does not stand on this article.", "Leave it out.")
            place = places.index(_place(block))
            if place < last:
                where = place_words(block.placement, block.paragraphs)
                raise NotAllowed(
                    f"“{block.template.name}” stands {where} and cannot follow “{before}”.",
                    _PLACE_OF_RULES,
                )
            last, before = place, block.template.name


def _check_can_stand(
    attached: Attachments, article_id: ArticleId, content: Content, rule: Rule
) -> None:
    """Raise NotAllowed with what a required template would be missing for."""
    demanded = replace(rule, effect=Effect.REQUIRE)
    proposed = attached.only(rule.template).proposed(NewRules((demanded,)))
    for block in proposed.on(article_id, content):
        if block.missing:
            raise NotAllowed(
                f"“{block.template.name}” cannot stand on this article: {block.missing}.",
                "Change the template on the Templates screen.",
            )


def _by_rules(attached: Attachments, article_id: ArticleId, content: Content) -> list[TemplateId]:
    """Return the order in which the templates would stand if none had been decided on."""
    plain = replace(attached, decisions=replace(attached.decisions, arranged={}))
    return [block.template.id for block in plain.on(article_id, content)]


def _laid(now: Sequence[TemplateId], wanted: Sequence[TemplateId]) -> list[TemplateId]:
    """Return the order on the page when those wanted take each other's places."""
    fresh = iter(wanted)
    return [next(fresh) if key in wanted else key for key in now]


def _place(block: Block) -> tuple[str, int]:
    return block.placement, block.paragraphs
