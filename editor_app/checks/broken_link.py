"""A link should lead somewhere."""

from collections.abc import Iterator
from dataclasses import replace

from editor_app.checks.facts import ArticleFacts
from editor_app.domain.finding import Finding
from editor_app.domain.mentions import links_in

_INTERNAL = "article:"
_OUTSIDE = ("http://", "https://", "mailto:", "#")


def broken_link(facts: ArticleFacts) -> Iterator[Finding]:
    """Find internal links to no article, or to one that is not finished, and odd addresses."""
    for link in links_in(facts.content.body):
        problem, advice = _problem(facts, link.destination)
        if problem:
            yield replace(
                facts.look("broken-link", "body", problem, advice),
                line=facts.body_line(link.start),
                start=link.start,
                end=link.end,
            )


def _problem(facts: ArticleFacts, destination: str) -> tuple[str, str]:
    if destination.startswith(_INTERNAL):
        slug = destination.removeprefix(_INTERNAL).partition("#")[0]
        if slug not in facts.slugs:
            return f"The link leads to “{slug}”, which is no article.", "Mend the slug in the link."
        if slug not in facts.finished:
            return (
                f"The link leads to “{slug}”, which is not finished: it is plain text until then.",
                "Mark that article ready, or take the link out.",
            )
        return "", ""
    if destination.lower().startswith(_OUTSIDE):
        return "", ""
    return (
        f"The link to “{destination}” leads nowhere on the site.",
        "Write article:slug for an article, or the full address with https://.",
    )
