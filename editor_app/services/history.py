"""History: the stored states of an article, and the way back to each."""

from dataclasses import replace
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import ArticleId, RevisionId
from editor_app.domain.revision import Revision, RevisionRow
from editor_app.services.article_states import differs_from_pinned, existing

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit


class History:
    """What a journalist can ask of an article's past."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def rows(self, article_id: ArticleId) -> tuple[RevisionRow, ...]:
        """Return an article's revisions, newest first."""
        with self._desk.library.read() as unit:
            return unit.revisions.rows(article_id)

    def get(self, revision_id: RevisionId) -> Revision:
        """Return a revision with its content; NotFound when there is none."""
        with self._desk.library.read() as unit:
            return _existing(unit, revision_id)

    def bring_back(self, revision_id: RevisionId) -> Changes:
        """Make a revision the working text again, as a new one; the slug stays."""
        now, by = self._desk.clock.now(), self._desk.by
        with self._desk.library.write() as unit:
            old = _existing(unit, revision_id)
            article = existing(unit, old.article)
            content = replace(old.content, slug=article.content.slug)
            if content == article.content:
                return Changes()
            note = f"Brought back from number {old.number}"
            added = unit.revisions.add(article.id, content, saved=now, by=by, note=note)
            edited = differs_from_pinned(unit, article, content)
            unit.articles.put(
                replace(article, content=content, revision=added, updated=now, edited=edited)
            )
        return Changes(articles=frozenset({old.article}))


def _existing(unit: "Unit", revision_id: RevisionId) -> Revision:
    found = unit.revisions.get(revision_id)
    if found is None:
        raise NotFound("This revision does not exist.")
    return found
