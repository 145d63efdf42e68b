"""Readers want to know who wrote a story."""

from collections.abc import Iterator

from editor_app.checks.facts import ArticleFacts
from editor_app.domain.finding import Finding


def no_byline(facts: ArticleFacts) -> Iterator[Finding]:
    """Find an empty byline."""
    if not facts.content.byline:
        yield facts.look(
            "no-byline", "byline", "The article has no byline.", "Name an author in Details."
        )
