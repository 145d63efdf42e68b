"""Very long headlines are cut by search engines and feeds."""

from collections.abc import Iterator

from editor_app.checks.facts import ArticleFacts
from editor_app.domain.finding import Finding

# The ceiling search engines once named; kept as a soft warning (standards, section 1).
LONGEST = 110


def long_headline(facts: ArticleFacts) -> Iterator[Finding]:
    """Find a headline that will be cut."""
    length = len(facts.content.headline)
    if length > LONGEST:
        yield facts.look(
            "long-headline",
            "headline",
            f"The headline has {length} characters; beyond {LONGEST} it is often cut.",
            "Shorten it, or give a shorter search title in Details.",
        )
