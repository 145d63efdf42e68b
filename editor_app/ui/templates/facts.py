"""What the form of one template shows, read in one go behind the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor_app.domain.ids import TemplateId
from editor_app.domain.impact import Impact
from editor_app.domain.rule_conflicts import Conflict
from editor_app.domain.template import Template
from editor_app.services.holds import HeldArticle
from editor_app.services.rule_reach import rule_reach
from editor_app.services.template_drafts import TemplateDrafts
from editor_app.ui.templates.rules_model import RuleLine, lines
from editor_app.ui.widgets.moments import number_of

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """A template with its rules, what it stands on, and the wordings that were not saved yet.

    `last` is the highest number a version ever had, whether or not it is in force.
    """

    template: Template
    last: int
    rules: tuple[RuleLine, ...]
    conflicts: tuple[Conflict, ...]
    impact: Impact
    held: tuple[HeldArticle, ...]
    drafts: Mapping[str, str]

    @property
    def following(self) -> int:
        """The number of the next version, whatever its language."""
        return self.last + 1

    def in_force(self, language: str) -> str:
        """Return the wording in force for a language, none meaning the first one."""
        return self._wording(language)[1]

    def version(self, language: str) -> int:
        """Return the version in force for a language, 0 for one that has none yet."""
        return self._wording(language)[0]

    def _wording(self, language: str) -> tuple[int, str]:
        template = self.template
        if not language:
            return template.version, template.text
        found = (one for one in template.variants if one.language == language)
        return next(((one.version, one.text) for one in found), (0, ""))


def read_facts(desk: "Desk", template_id: TemplateId) -> TemplateFacts:
    """Read all that is known of a template."""
    reach = rule_reach(desk, template_id)
    return TemplateFacts(
        desk.templates.get(template_id),
        desk.templates.versions(template_id)[0].number,
        lines(reach.rules, reach.counts),
        reach.conflicts,
        desk.impacts.of_template(template_id),
        desk.holds.of(template_id),
        TemplateDrafts(desk).of(template_id),
    )


def standing_sentence(impact: Impact) -> str:
    """Say what a template stands on."""
    if impact.every_page:
        return f"It stands on every page: {_lower(impact.sentence.partition(': ')[2])}"
    if not impact.articles:
        return "It stands on no article yet."
    return f"It stands on {number_of(impact.articles, 'article')}; {_of_them(impact)}"


def saving_sentence(impact: Impact, following: int) -> str:
    """Say what saving a wording changes."""
    if impact.every_page:
        return f"Saving v{following} changes every page: {impact.sentence.partition(': ')[2]}"
    if not impact.articles:
        return f"Saving v{following} changes no article."
    touched = number_of(impact.articles, "article")
    return f"Saving v{following} changes {touched}; {_of_them(impact)}"


def published_articles(impact: Impact) -> int:
    """Return how many of the articles stand on published pages."""
    return sum(bool(one.pages) for group in impact.groups for one in group.articles)


def _of_them(impact: Impact) -> str:
    count, total = published_articles(impact), impact.articles
    if not count:
        return "none of them is published." if total > 1 else "it is not published."
    if count == total:
        return "all of them are published." if total > 1 else "it is published."
    return f"{count:,} of them {'is' if count == 1 else 'are'} published."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
