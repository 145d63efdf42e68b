"""Rules: what puts templates on articles, and what takes them off a single one."""

from dataclasses import replace
from typing import TYPE_CHECKING

from editor_app.domain.article import Content, Kind
from editor_app.domain.changes import Changes
from editor_app.domain.errors import InvalidValue, NotAllowed, NotFound
from editor_app.domain.ids import ArticleId, RuleId, TemplateId, new_id
from editor_app.domain.resolution import Block
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, Template
from editor_app.domain.tidy import is_language, sound_line
from editor_app.services.article_states import existing
from editor_app.services.attaching import Attachments
from editor_app.services.templates import existing_template

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit


class Rules:
    """What a journalist can do with rules."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def of(self, template_id: TemplateId) -> tuple[Rule, ...]:
        """Return a template's rules, each with the name of its subject."""
        with self._desk.library.read() as unit:
            return Attachments.read(unit, self._desk.clock).only(template_id).rules

    def set(self, rule: Rule) -> Changes:
        """Keep a rule; a new one needs an id of its own. InvalidValue when it names nothing."""
        rule = replace(rule, reason=sound_line(rule.reason), subject_name="")
        with self._desk.library.write() as unit:
            template = existing_template(unit, rule.template)
            rule = replace(rule, subject=_subject(unit, rule))
            _check_placement(rule, template)
            unit.rules.put(rule)
        return Changes(rules=frozenset({rule.id}), templates=frozenset({rule.template}))

    def remove(self, rule_id: RuleId) -> Changes:
        """Take a rule away."""
        with self._desk.library.write() as unit:
            rule = unit.rules.get(rule_id)
            if rule is None:
                raise NotFound("This rule does not exist any more.")
            unit.rules.remove(rule_id)
        return Changes(rules=frozenset({rule_id}), templates=frozenset({rule.template}))

    def blocks(self, article_id: ArticleId, content: Content | None = None) -> tuple[Block, ...]:
        """Return the templates on an article in page order, each with why it is there."""
        with self._desk.library.read() as unit:
            text = content or existing(unit, article_id).content
            return Attachments.read(unit, self._desk.clock).on(article_id, text)

    def add_to(self, article_id: ArticleId, template_id: TemplateId, reason: str = "") -> Changes:
        """Put a template on one article."""
        with self._desk.library.write() as unit:
            template = existing_template(unit, template_id)
            content = existing(unit, article_id).content
            gone = self._own_rules(unit, article_id, template_id)
            if not _stands(self._attached(unit), article_id, content, template_id):
                unit.rules.put(_own(article_id, template, Effect.ADD, reason))
        return _changed(article_id, template_id, gone)

    def take_off(self, article_id: ArticleId, template_id: TemplateId, reason: str = "") -> Changes:
        """Keep a template off one article; NotAllowed when a rule requires it there."""
        with self._desk.library.write() as unit:
            template = existing_template(unit, template_id)
            content = existing(unit, article_id).content
            for block in self._attached(unit).on(article_id, content):
                if block.template.id == template_id and block.required:
                    raise NotAllowed(
                        f"“{template.name}” is required here {block.why}.",
                        "Change the rule on the Templates screen.",
                    )
            gone = self._own_rules(unit, article_id, template_id)
            if _stands(self._attached(unit), article_id, content, template_id):
                unit.rules.put(_own(article_id, template, Effect.EXCEPT, reason))
        return _changed(article_id, template_id, gone)

    def _attached(self, unit: "Unit") -> Attachments:
        return Attachments.read(unit, self._desk.clock)

    def _own_rules(
        self, unit: "Unit", article_id: ArticleId, template_id: TemplateId
    ) -> frozenset[str]:
        """Remove what was decided for this article before."""
        own = [
            rule.id
            for rule in unit.rules.of(template_id)
            if rule.scope is Scope.ARTICLE and rule.subject == article_id
        ]
        for rule_id in own:
            unit.rules.remove(rule_id)
        return frozenset(own)


def _stands(
    attached: Attachments, article_id: ArticleId, content: Content, template_id: TemplateId
) -> bool:
    return any(block.template.id == template_id for block in attached.on(article_id, content))


def _own(article_id: ArticleId, template: Template, effect: Effect, reason: str) -> Rule:
    return Rule(
        RuleId(new_id()),
        template.id,
        effect,
        Scope.ARTICLE,
        article_id,
        placement=template.placement,
        order=template.order,
        reason=sound_line(reason),
    )


def _changed(article_id: str, template_id: str, rules: frozenset[str]) -> Changes:
    return Changes(
        articles=frozenset({article_id}), templates=frozenset({template_id}), rules=rules
    )


def _check_placement(rule: Rule, template: Template) -> None:
    if rule.placement is Placement.AFTER_PARAGRAPHS and rule.paragraphs < 1:
        raise InvalidValue("Say after how many paragraphs the template stands.")
    if rule.placement is Placement.PAGE_FOOTER and rule.scope is not Scope.SITE:
        raise InvalidValue(
            f"“{template.name}” can stand in the page footer of the whole site only.",
            "Choose another placement, or the whole site.",
        )


def _subject(unit: "Unit", rule: Rule) -> str:
    """Return the id behind a subject given as id, slug or name; InvalidValue when there is none."""
    if rule.scope is Scope.SITE:
        return ""
    if rule.scope is Scope.LANGUAGE and is_language(rule.subject):
        return rule.subject
    if rule.scope is Scope.KIND and rule.subject in set(Kind):
        return rule.subject
    found = _named(unit, rule)
    if not found:
        raise InvalidValue(f"There is no {rule.scope.word} “{rule.subject}”.", "Check its name.")
    return found


def _named(unit: "Unit", rule: Rule) -> str:
    if rule.scope is Scope.ARTICLE:
        key = ArticleId(rule.subject)
        article = unit.articles.get(key) or unit.articles.by_slug(rule.subject)
        return article.id if article else ""
    tables = {
        Scope.SECTION: unit.sections.all,
        Scope.TAG: unit.tags.all,
        Scope.AUTHOR: unit.authors.all,
    }
    labels = tables[rule.scope]() if rule.scope in tables else ()
    wanted = rule.subject.casefold()
    for label in labels:
        if wanted in {label.id, label.slug, label.name.casefold()}:
            return label.id
    return ""
