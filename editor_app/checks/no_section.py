"""A story without a section is on no section's front."""

from collections.abc import Iterator

from editor_app.checks.facts import ArticleFacts
from editor_app.domain.finding import Finding


def no_section(facts: ArticleFacts) -> Iterator[Finding]:
    """Find an article that is filed nowhere."""
    if facts.content.section is None:
        yield facts.look(
            "no-section",
            "section",
            "The article is in no section.",
            "Choose one in Details; until then it stands under /stories/.",
        )
