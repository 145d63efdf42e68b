"""An article needs a headline."""

from collections.abc import Iterator

from editor_app.checks.facts import ArticleFacts
from editor_app.domain.finding import Finding


def no_headline(facts: ArticleFacts) -> Iterator[Finding]:
    """Find an empty headline."""
    if not facts.content.headline.strip():
        yield facts.must_fix(
            "no-headline",
            "headline",
            "The article has no headline.",
            "Write one in the first line of the editor.",
        )
