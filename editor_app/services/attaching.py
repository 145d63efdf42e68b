"""Which templates stand on which articles, from one snapshot of templates and rules."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from editor_app.domain.article import Content
from editor_app.domain.clock import Clock
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.proposal import (
    GoneRule,
    NewDetails,
    NewPack,
    NewRules,
    NewWording,
    Proposal,
)
from editor_app.domain.resolution import Block, Decisions, Kept, Subject, resolve
from editor_app.domain.rewording import reworded
from editor_app.domain.rule import Rule, Scope
from editor_app.domain.site import Site
from editor_app.domain.template import Template, Wording

if TYPE_CHECKING:
    from editor_app.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Attachments:
    """All templates, rules and decisions; `today` is the day in the site's time zone."""

    site: Site
    templates: dict[TemplateId, Template]
    rules: tuple[Rule, ...]
    today: date
    decisions: Decisions = field(default_factory=Decisions)

    @classmethod
    def read(cls, unit: "Unit", clock: Clock) -> Self:
        """Gather them from a snapshot, each rule with the name its subject bears today."""
        site = unit.site.get()
        names = _names(unit)
        rules = tuple(
            replace(rule, subject_name=names.get(rule.subject, rule.subject))
            for rule in unit.rules.all()
        )
        templates = {template.id: template for template in unit.templates.all()}
        today = clock.now().astimezone(ZoneInfo(site.time_zone)).date()
        return cls(site, templates, rules, today, _decisions(unit))

    def on(self, article_id: ArticleId, content: Content) -> tuple[Block, ...]:
        """Return the blocks on an article, those missing included."""
        return self.on_subject(self.subject(article_id, content))

    def on_subject(self, subject: Subject) -> tuple[Block, ...]:
        """Return the blocks on whatever rules can match."""
        return resolve(subject, self.rules, self.templates, self.today, self.decisions)

    def subject(self, article_id: ArticleId, content: Content) -> Subject:
        """Return what rules can match on an article."""
        return Subject(
            article_id,
            content.language or self.site.language,
            content.kind.value,
            content.section or "",
            content.tags,
            content.byline,
        )

    def of_site(self) -> tuple[Block, ...]:
        """Return the blocks on pages that show no single article."""
        site_wide = Subject("", self.site.language, "")
        return tuple(block for block in self.on_subject(site_wide) if not block.missing)

    def only(self, *templates: TemplateId) -> "Attachments":
        """Return the attachments of some templates, to count what they touch."""
        wanted = frozenset(templates)
        rules = tuple(rule for rule in self.rules if rule.template in wanted)
        kept = {key: one for key, one in self.decisions.kept.items() if key[1] in wanted}
        return replace(self, rules=rules, decisions=replace(self.decisions, kept=kept))

    @property
    def single(self) -> frozenset[str]:
        """The articles for which something was decided one by one."""
        spoken_of = {rule.subject for rule in self.rules if rule.scope is Scope.ARTICLE}
        kept = {article for article, _ in self.decisions.kept}
        return frozenset({*spoken_of, *kept, *self.decisions.arranged})

    def proposed(self, proposal: Proposal) -> "Attachments":
        """Return what would be attached if a proposal were saved."""
        if isinstance(proposal, NewWording):
            return self.with_template(_reworded(self.templates[proposal.template], proposal))
        if isinstance(proposal, NewDetails):
            return self.with_template(proposal.template)
        if isinstance(proposal, GoneRule):
            return replace(self, rules=tuple(r for r in self.rules if r.id != proposal.rule))
        if isinstance(proposal, NewPack):
            return self._with_pack(proposal)
        return replace(self, rules=_with_rules(self.rules, proposal))

    def with_template(self, template: Template) -> "Attachments":
        """Return the attachments with a template in the place of the one with its id."""
        return replace(self, templates=self.templates | {template.id: template})

    def _with_pack(self, pack: NewPack) -> "Attachments":
        left = (rule for rule in self.rules if rule.id not in pack.gone)
        templates = self.templates | {template.id: template for template in pack.templates}
        return replace(self, templates=templates, rules=(*left, *pack.rules))


def _reworded(template: Template, proposal: NewWording) -> Template:
    """Return a template with another text in one of its languages, as the next version."""
    return reworded(template, Wording(proposal.language, template.newest + 1, proposal.text))


def _with_rules(rules: tuple[Rule, ...], proposal: NewRules) -> tuple[Rule, ...]:
    fresh = {rule.id for rule in proposal.rules}
    return (*(rule for rule in rules if rule.id not in fresh), *proposal.rules)


def _decisions(unit: "Unit") -> Decisions:
    holds = unit.holds.all()
    versions = unit.templates.wordings((hold.template, hold.version) for hold in holds)
    texts = {(v.template, v.number): Wording(v.language, v.number, v.text) for v in versions}
    return Decisions(
        {(h.article, h.template): Kept(h, texts[h.template, h.version]) for h in holds},
        {made.id: made.templates for made in unit.arrangements.all()},
    )


def naming_articles(unit: "Unit", rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return rules in which those about one article bear its headline; a look-up of their own."""
    keys = {ArticleId(rule.subject) for rule in rules if rule.scope is Scope.ARTICLE}
    names = {row.id: row.headline or row.slug for row in unit.articles.briefs(keys)}
    return tuple(
        replace(rule, subject_name=names.get(ArticleId(rule.subject), rule.subject_name))
        for rule in rules
    )


def _names(unit: "Unit") -> dict[str, str]:
    labels = (*unit.authors.all(), *unit.sections.all(), *unit.tags.all())
    return {label.id: label.name for label in labels}
