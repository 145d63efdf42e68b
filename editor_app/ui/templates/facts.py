"""What the form of one template shows, read in one go behind the screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor_app.domain.ids import TemplateId
from editor_app.domain.template import Template
from editor_app.services.template_drafts import TemplateDrafts
from editor_app.services.templates import Impact, rule_counts
from editor_app.ui.templates.rules_model import RuleLine, lines
from editor_app.ui.widgets.moments import number_of

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """A template with its rules, what it touches, and the wording that was not saved yet."""

    template: Template
    rules: tuple[RuleLine, ...]
    impact: Impact
    draft: str


def read_facts(desk: "Desk", template_id: TemplateId) -> TemplateFacts:
    """Read all that is known of a template."""
    return TemplateFacts(
        desk.templates.get(template_id),
        lines(desk.rules.of(template_id), rule_counts(desk, template_id)),
        desk.templates.impact(template_id),
        TemplateDrafts(desk).get(template_id),
    )


def impact_sentence(facts: TemplateFacts, *, dirty: bool) -> str:
    """Say what saving changes, or what the template stands on."""
    impact, next_version = facts.impact, facts.template.version + 1
    total, published = len(impact.articles), impact.published
    if not total:
        return (
            "It stands on no article yet."
            if not dirty
            else f"Saving v{next_version} changes no article."
        )
    touched = number_of(total, "article")
    if not dirty:
        return f"It stands on {touched}; {_of_them(published, total, 'published')}"
    return f"Saving v{next_version} changes {touched}; {_of_them(published, total, 'published')}"


def _of_them(count: int, total: int, state: str) -> str:
    if not count:
        return f"none of them is {state}." if total > 1 else f"it is not {state}."
    if count == total:
        return f"all of them are {state}." if total > 1 else f"it is {state}."
    return f"{count:,} of them {'is' if count == 1 else 'are'} {state}."
