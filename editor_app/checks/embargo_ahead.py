"""Whoever looks at an embargoed article should see until when it is held."""

from collections.abc import Iterator

from editor_app.checks.facts import ArticleFacts
from editor_app.domain.finding import Finding


def embargo_ahead(facts: ArticleFacts) -> Iterator[Finding]:
    """Tell of an embargo that has not ended."""
    embargo = facts.content.embargo
    if embargo is not None and embargo > facts.now:
        yield facts.look(
            "embargo-ahead",
            "embargo",
            f"Embargoed until {embargo:%Y-%m-%d %H:%M} UTC: it stays behind until then.",
            "Publish again after that time.",
        )
