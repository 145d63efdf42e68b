"""Rules: what puts templates on articles, and what takes them off a single one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from editor_app.domain.article import Content, Kind
from editor_app.domain.changes import Changes
from editor_app.domain.errors import InvalidValue, NotFound
from editor_app.domain.hold import Keep
from editor_app.domain.ids import ArticleId, RuleId, TemplateId
from editor_app.domain.resolution import Block
from editor_app.domain.rule import Rule, Scope
from editor_app.domain.rule_order import in_order
from editor_app.domain.template import Placement, Template
from editor_app.domain.tidy import is_language, sound_line
from editor_app.services.article_states import existing
from editor_app.services.attaching import Attachments, naming_articles
from editor_app.services.deciding import ArticleBlocks, Decided, Deciding
from editor_app.services.holding_back import hold_back
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
            return naming_articles(unit, self._attached(unit).only(template_id).rules)

    def found(self, rule: Rule) -> Rule:
        """Return a rule as it would be set, in the place of the template's one about the same.

        InvalidValue when it names nothing, or cannot stand where it says.
        """
        with self._desk.library.read() as unit:
            template = existing_template(unit, rule.template)
            rule = replace(rule, subject=_subject(unit, rule))
            _check_placement(rule, template)
            about = rule.scope, rule.subject
            same = (r for r in unit.rules.of(template.id) if (r.scope, r.subject) == about)
            return replace(rule, id=next((known.id for known in same), rule.id))

    def set(self, rule: Rule, *, keep: Sequence[Keep] = ()) -> Changes:
        """Keep a rule; a new one needs an id of its own. InvalidValue when it names nothing.

        `keep` are single articles that stay as they were; NotAllowed where the rule requires.
        """
        with self._desk.library.write() as unit:
            template = existing_template(unit, rule.template)
            rule = self._signed(replace(rule, subject=_subject(unit, rule), subject_name=""))
            _check_placement(rule, template)
            before = self._attached(unit)
            unit.rules.put(rule)
            held = self._hold_back(unit, rule, before, keep)
        return _changed(rule, held)

    def remove(self, rule_id: RuleId, *, keep: Sequence[Keep] = ()) -> Changes:
        """Take a rule away; `keep` are single articles that stay as they were."""
        with self._desk.library.write() as unit:
            rule = _existing(unit, rule_id)
            before = self._attached(unit)
            unit.rules.remove(rule_id)
            held = self._hold_back(unit, rule, before, keep)
        return _changed(rule, held)

    def set_order(self, rule_ids: Sequence[RuleId]) -> Changes:
        """Lay rules in this order; only those change whose number must."""
        changes = Changes()
        with self._desk.library.write() as unit:
            rules = [_existing(unit, key) for key in dict.fromkeys(rule_ids)]
            for rule in in_order(rules):
                unit.rules.put(self._signed(rule))
                changes |= _changed(rule, frozenset())
        return changes

    def blocks(self, article_id: ArticleId, content: Content | None = None) -> tuple[Block, ...]:
        """Return the templates on an article in page order, each with why it is there."""
        with self._desk.library.read() as unit:
            text = content or existing(unit, article_id).content
            return self._attached(unit).on(article_id, text)

    def of_article(self, article_id: ArticleId, content: Content | None = None) -> ArticleBlocks:
        """Return the blocks of an article with what is kept off it and what could be added."""
        with self._desk.library.read() as unit:
            return Deciding(self._desk, unit).blocks(article_id, content)

    def add_to(self, article_id: ArticleId, template_id: TemplateId, reason: str) -> Changes:
        """Put a template on one article; InvalidValue without a reason."""
        with self._desk.library.write() as unit:
            rules = Deciding(self._desk, unit).add(article_id, template_id, reason)
        return _decided(article_id, {template_id}, rules)

    def take_off(self, article_id: ArticleId, template_id: TemplateId, reason: str) -> Changes:
        """Keep a template off one article; NotAllowed when it is required, or not there."""
        with self._desk.library.write() as unit:
            rules = Deciding(self._desk, unit).take_off(article_id, template_id, reason)
        return _decided(article_id, {template_id}, rules)

    def arrange(
        self, article_id: ArticleId, template_ids: Sequence[TemplateId], reason: str = ""
    ) -> Changes:
        """Lay the templates of one article in this order; those not named keep their places.

        InvalidValue when one does not stand there, NotAllowed when it stands elsewhere on the page.
        """
        with self._desk.library.write() as unit:
            moved = Deciding(self._desk, unit).arrange(article_id, template_ids, reason)
        return _decided(article_id, moved, frozenset())

    def arrange_by_rules(self, article_id: ArticleId) -> Changes:
        """Let the rules decide again in which order the templates of an article stand."""
        with self._desk.library.write() as unit:
            existing(unit, article_id)
            laid = unit.arrangements.get(article_id)
            if laid is None:
                return Changes()
            unit.arrangements.remove(article_id)
        return _decided(article_id, laid.templates, frozenset())

    def decided(self, article_id: ArticleId) -> Decided:
        """Return what is decided for one article, to go back to it later."""
        with self._desk.library.read() as unit:
            return Deciding(self._desk, unit).decided(article_id)

    def put_back(self, decided: Decided) -> Changes:
        """Go back to what was decided for an article, as undo does."""
        with self._desk.library.write() as unit:
            rules, templates = Deciding(self._desk, unit).put_back(decided)
        return _decided(decided.article, templates, rules)

    def _attached(self, unit: "Unit") -> Attachments:
        return Attachments.read(unit, self._desk.clock)

    def _signed(self, rule: Rule) -> Rule:
        """Return a rule with who set it and when."""
        now, by = self._desk.clock.now(), self._desk.by
        return replace(rule, reason=sound_line(rule.reason), by=by, time=now)

    def _hold_back(
        self, unit: "Unit", rule: Rule, before: Attachments, keep: Sequence[Keep]
    ) -> frozenset[str]:
        if not keep:
            return frozenset()
        deciding = Deciding(self._desk, unit)
        return hold_back(deciding, rule, before, self._attached(unit), keep)


def _existing(unit: "Unit", rule_id: RuleId) -> Rule:
    rule = unit.rules.get(rule_id)
    if rule is None:
        raise NotFound("This rule does not exist any more.")
    return rule


def _changed(rule: Rule, held: frozenset[str]) -> Changes:
    return Changes(articles=held, rules=frozenset({rule.id}), templates=frozenset({rule.template}))


def _decided(article_id: str, templates: Iterable[str], rules: frozenset[str]) -> Changes:
    return Changes(articles=frozenset({article_id}), templates=frozenset(templates), rules=rules)


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
