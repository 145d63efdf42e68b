"""A link should lead somewhere."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from editor_app.checks.facts import ArticleFacts
from editor_app.domain.finding import Finding
from editor_app.domain.mentions import links_in

_INTERNAL = "article:"
_OUTSIDE = ("http://", "https://", "mailto:", "#")


def broken_link(facts: ArticleFacts) -> Iterator[Finding]:
    """Find links to no article, to one that is not finished, to no page, and odd addresses."""
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
        slug = unquote(destination.removeprefix(_INTERNAL).partition("#")[0]).strip("/")
        if slug not in facts.slugs:
            return f"The link leads to “{slug}”, which is no article.", "Mend the slug in the link."
        if slug not in facts.finished:
            return (
                f"The link leads to “{slug}”, which is not finished: it is plain text until then.",
                "Mark that article ready, or take the link out.",
            )
        return "", ""
    if destination.lower().startswith(_OUTSIDE) or _is_page(facts, destination):
        return "", ""
    return (
        f"The link to “{destination}” leads nowhere on the site.",
        "Write article:slug for an article, or the full address with https://.",
    )


def _is_page(facts: ArticleFacts, destination: str) -> bool:
    """Whether a path such as `/about/` or `page:about` is another page of the site."""
    path = destination.removeprefix("page:")
    if path == destination and not path.startswith("/"):
        return False
    return unquote(path.partition("#")[0]).strip("/") in facts.pages
