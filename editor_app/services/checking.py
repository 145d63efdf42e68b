"""Checks: what must be fixed before publication, and what is worth a look."""

from typing import TYPE_CHECKING

from editor_app.checks.facts import ArticleFacts
from editor_app.checks.run import check_article
from editor_app.domain.article import Article, Content
from editor_app.domain.finding import Finding
from editor_app.domain.ids import ArticleId
from editor_app.domain.listing import Listing
from editor_app.domain.status import Status
from editor_app.services.article_states import existing
from editor_app.services.listing import rows_of

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

_FINISHED = {Status.READY, Status.PUBLISHED}


class Checking:
    """Runs the checks over articles as they stand, saved or still being typed."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def article(self, article_id: ArticleId, content: Content | None = None) -> tuple[Finding, ...]:
        """Return the findings of one article; `content` is its text when not saved yet."""
        with self._desk.library.read() as unit:
            slugs, finished = _slugs(unit)
            found = existing(unit, article_id)
            return self._check(unit, found, content or found.content, slugs, finished)

    def all(self, slugs: tuple[str, ...] = ()) -> dict[str, tuple[Finding, ...]]:
        """Return findings by slug, of those named or of all outside the trash."""
        named = [self._desk.articles.by_slug(slug) for slug in slugs]
        with self._desk.library.read() as unit:
            known, finished = _slugs(unit)
            chosen = named or [existing(unit, row.id) for row in rows_of(unit, Listing())]
            return {
                found.content.slug: self._check(unit, found, found.content, known, finished)
                for found in chosen
            }

    def _check(
        self,
        unit: "Unit",
        found: Article,
        content: Content,
        slugs: frozenset[str],
        finished: frozenset[str],
    ) -> tuple[Finding, ...]:
        facts = ArticleFacts(
            article=found.id,
            content=content,
            now=self._desk.clock.now(),
            slugs=slugs,
            finished=finished,
            slug_taken=unit.articles.slug_taken(content.slug, found.id),
        )
        return check_article(facts)


def _slugs(unit: "Unit") -> tuple[frozenset[str], frozenset[str]]:
    rows = rows_of(unit, Listing())
    finished = frozenset(row.slug for row in rows if row.status in _FINISHED)
    return frozenset(row.slug for row in rows), finished
