"""Checks: what must be fixed before publication, and what is worth a look."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from editor_app.checks.run import check_site
from editor_app.domain.article import Content, PinnedArticle
from editor_app.domain.finding import Finding
from editor_app.domain.ids import ArticleId
from editor_app.domain.listing import Listing
from editor_app.domain.mentions import links_in
from editor_app.domain.status import Status
from editor_app.services.article_states import existing, working_text
from editor_app.services.attaching import Attachments
from editor_app.services.listing import rows_of
from editor_app.services.snapshot import Snapshot, read_facts, told_corrections
from editor_app.services.story_checks import KnownSlugs, StoryChecks

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

_FINISHED = {Status.READY, Status.PUBLISHED}
_BATCH = 200


class Checking:
    """Runs the checks over articles as they stand, saved or still being typed."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def article(self, article_id: ArticleId, content: Content | None = None) -> tuple[Finding, ...]:
        """Return the findings of one article; `content` is its text when not saved yet."""
        with self._desk.library.read() as unit:
            story = working_text(existing(unit, article_id))
            story = replace(story, content=content or story.content)
            taken = unit.articles.slug_taken(story.content.slug, article_id)
            known = _known(unit, _linked(story.content))
            snapshot = self._snapshot(unit)

        def is_taken(_story: PinnedArticle) -> bool:
            return taken

        checks = StoryChecks(self._desk, snapshot, replace(known, taken=is_taken))
        return checks.findings([story])[article_id]

    def all(self, slugs: tuple[str, ...] = ()) -> dict[str, tuple[Finding, ...]]:
        """Return findings by slug, of those named or of all outside the trash."""
        named = [self._desk.articles.by_slug(slug).id for slug in slugs]
        with self._desk.library.read() as unit:
            chosen = named or [row.id for row in rows_of(unit, Listing())]
            held = unit.articles.once_held()

            def taken(story: PinnedArticle) -> bool:
                return bool(held.get(story.content.slug, set()) - {story.id})

            known = replace(_known(unit), taken=taken)
            checks = StoryChecks(self._desk, self._snapshot(unit), known)
            found: dict[str, tuple[Finding, ...]] = {}
            for batch in _batches(chosen):
                stories = [working_text(article) for article in unit.articles.many(batch)]
                findings = checks.findings(stories)
                found |= {story.content.slug: findings[story.id] for story in stories}
            return found

    def site(self) -> tuple[Finding, ...]:
        """Return the findings of the site itself, and of the clock its dates come from."""
        with self._desk.library.read() as unit:
            newest = unit.articles.last_change()
            return check_site(unit.site.get(), self._desk.clock.now(), newest)

    def _snapshot(self, unit: "Unit") -> Snapshot:
        """Return what surrounds every article, without reading any."""
        clock = self._desk.clock
        attached = Attachments.read(unit, clock)
        told = told_corrections(unit)
        return Snapshot(clock.now(), read_facts(unit), attached, (), (), (), told, ())


def _known(unit: "Unit", slugs: Iterable[str] | None = None) -> KnownSlugs:
    found = unit.articles.standings(None if slugs is None else set(slugs))
    finished = frozenset(slug for slug, status in found.items() if status in _FINISHED)
    return KnownSlugs(frozenset(found), finished)


def _linked(content: Content) -> frozenset[str]:
    """Return the slugs of the articles that a text links to."""
    goals = (unquote(link.destination) for link in links_in(content.body))
    return frozenset(
        goal.removeprefix("article:").partition("#")[0].strip("/")
        for goal in goals
        if goal.startswith("article:")
    )


def _batches(keys: list[ArticleId]) -> Iterator[list[ArticleId]]:
    for start in range(0, len(keys), _BATCH):
        yield keys[start : start + _BATCH]
