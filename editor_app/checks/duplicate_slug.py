"""Two articles cannot stand at one address."""

from collections.abc import Iterator

from editor_app.checks.facts import ArticleFacts
from editor_app.domain.finding import Finding
from editor_app.domain.slug import slug_problem


def duplicate_slug(facts: ArticleFacts) -> Iterator[Finding]:
    """Find a slug that is taken, or that cannot be an address."""
    slug = facts.content.slug
    if facts.slug_taken:
        yield facts.look(
            "duplicate-slug",
            "slug",
            f"Another article stands, or once stood, under “{slug}”.",
            "Choose another slug in Details.",
        )
    problem = slug_problem(slug)
    if problem:
        yield facts.look("duplicate-slug", "slug", problem, "Choose another slug in Details.")
