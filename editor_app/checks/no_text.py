"""An article should say something."""

from collections.abc import Iterator

from editor_app.checks.facts import ArticleFacts
from editor_app.domain.finding import Finding


def no_text(facts: ArticleFacts) -> Iterator[Finding]:
    """Find an empty body."""
    if not facts.content.body.strip():
        yield facts.look(
            "no-text", "body", "The article has no text.", "Write it, or keep the article a draft."
        )
