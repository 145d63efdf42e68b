"""Pinned stories: whether each shows on the site, and why not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor_app.domain.article import Article, PinnedArticle
from editor_app.domain.finding import Severity
from editor_app.domain.ids import ArticleId
from editor_app.domain.status import Status
from editor_app.services.story_checks import StoryChecks
from editor_app.services.uses import with_bodies

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.snapshot import Snapshot
    from editor_app.store.unit import Unit

_UNFINISHED = {
    Status.DRAFT: "It is a draft.",
    Status.REVIEW: "It is still in review.",
    Status.WITHDRAWN: "It was withdrawn.",
}


@dataclass(frozen=True, slots=True)
class Pin:
    """A story that the editors named; `hidden` says why it does not show, empty when it does."""

    article: ArticleId
    slug: str
    headline: str
    hidden: str = ""


def pins_of(
    desk: "Desk", unit: "Unit", snapshot: "Snapshot", keys: Sequence[ArticleId]
) -> Iterator[Pin]:
    """Yield a pin for each story, in their order."""
    known = {article.id: article for article in unit.articles.many(keys)}
    leaving = {story.id: story for story in snapshot.stories if story.id in known}
    # One that ran already stays as it stands while it is held back.
    fresh = [s for s in leaving.values() if known[s.id].published is None]
    held = _must_fix(desk, unit, snapshot, fresh)
    embargoes = {one.slug: one.reason for one in snapshot.held}
    for key in keys:
        article = known.get(key)
        if article is None:
            yield Pin(key, "", "A story that was deleted", "It does not exist any more.")
            continue
        content = article.content
        hidden = held.get(key, "") if key in leaving else _hidden(article, embargoes)
        yield Pin(key, content.slug, content.headline or content.slug, hidden)


def _hidden(article: Article, embargoes: Mapping[str, str]) -> str:
    """Say why a story is not on the site."""
    if article.trashed is not None:
        return "It is in the trash."
    return _UNFINISHED.get(article.status) or embargoes.get(
        article.content.slug, "It is under embargo."
    )


def _must_fix(
    desk: "Desk", unit: "Unit", snapshot: "Snapshot", stories: Sequence[PinnedArticle]
) -> dict[ArticleId, str]:
    """Return why stories would be held back by the checks."""
    if not stories:
        return {}
    found = StoryChecks(desk, snapshot).findings(with_bodies(unit, stories))
    grave = {
        key: [f.message for f in findings if f.severity is Severity.MUST_FIX]
        for key, findings in found.items()
    }
    return {key: f"It is held back: {said[0]}" for key, said in grave.items() if said}
