"""Which templates stand on which articles, from one snapshot of templates and rules."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from editor_app.domain.article import Content
from editor_app.domain.clock import Clock
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.resolution import Block, Subject, resolve
from editor_app.domain.rule import Rule
from editor_app.domain.site import Site
from editor_app.domain.template import Template

if TYPE_CHECKING:
    from editor_app.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Attachments:
    """All templates and rules; `today` is the day in the site's time zone."""

    site: Site
    templates: dict[TemplateId, Template]
    rules: tuple[Rule, ...]
    today: date

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
        return cls(site, templates, rules, clock.now().astimezone(ZoneInfo(site.time_zone)).date())

    def on(self, article_id: ArticleId, content: Content) -> tuple[Block, ...]:
        """Return the blocks on an article, those missing included."""
        return self.on_subject(self.subject(article_id, content))

    def on_subject(self, subject: Subject) -> tuple[Block, ...]:
        """Return the blocks on whatever rules can match."""
        return resolve(subject, self.rules, self.templates, self.today)

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

    def only(self, template_id: TemplateId) -> "Attachments":
        """Return the attachments of one template, to count what it touches."""
        rules = tuple(rule for rule in self.rules if rule.template == template_id)
        return replace(self, rules=rules)


def _names(unit: "Unit") -> dict[str, str]:
    labels = (*unit.authors.all(), *unit.sections.all(), *unit.tags.all())
    return {label.id: label.name for label in labels}
