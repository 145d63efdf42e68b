"""Articles: written, saved, given to the next hand, put away and brought back."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from editor_app.domain.article import Article, Content
from editor_app.domain.changes import Changes
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.errors import NotAllowed, NotFound
from editor_app.domain.ids import ArticleId, CorrectionId, new_id
from editor_app.domain.listing import Counts, Listing, RowKey, RowPage
from editor_app.domain.slug import make_slug, slug_problem, unique_slug
from editor_app.domain.status import Status
from editor_app.domain.tidy import sound_content
from editor_app.services import article_states, correcting

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit


class Articles:
    """What a journalist can do with articles."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def create(self, content: Content | None = None) -> Changes:
        """Begin an article; `created` is its id."""
        content = sound_content(content or Content())
        with self._desk.library.write() as unit:
            return self._create(unit, content)

    def get(self, article_id: ArticleId) -> Article:
        """Return an article; NotFound when there is none."""
        with self._desk.library.read() as unit:
            return article_states.existing(unit, article_id)

    def by_slug(self, slug: str) -> Article:
        """Return the article of that slug; NotFound when there is none."""
        with self._desk.library.read() as unit:
            article = unit.articles.by_slug(slug)
        if article is None:
            raise NotFound(f"There is no article “{slug}”.", "See 'offstone list WORKSPACE'.")
        return article

    def save(
        self, article_id: ArticleId, content: Content, *, cursor: int = 0, sitting: str = ""
    ) -> Changes:
        """Store the article as it stands; saves of one `sitting` fold into one revision.

        A slug that cannot be or is taken never fails a save: it is made sound and unique.
        """
        content = sound_content(content)
        with self._desk.library.write() as unit:
            old = article_states.existing(unit, article_id)
            content = replace(content, slug=_next_slug(unit, old, content))
            if content == old.content:
                if cursor != old.cursor:
                    unit.articles.put(replace(old, cursor=cursor), old)
                return Changes()
            now = self._desk.clock.now()
            latest = article_states.keep(
                unit, old, content, now=now, by=self._desk.by, sitting=sitting
            )
            edited = article_states.differs_from_pinned(unit, old, content)
            unit.articles.put(
                replace(
                    old,
                    content=content,
                    revision=latest,
                    updated=now,
                    edited=edited,
                    cursor=cursor,
                ),
                old,
            )
        return Changes(articles=frozenset({article_id}))

    def set_status(self, article_id: ArticleId, status: Status) -> Changes:
        """Give the article to the next hand; *ready* pins the revision that will leave."""
        with self._desk.library.write() as unit:
            article = article_states.existing(unit, article_id)
            article_states.change(
                unit, article, status, now=self._desk.clock.now(), by=self._desk.by
            )
        return Changes(articles=frozenset({article_id}))

    def set_published(self, article_id: ArticleId, when: datetime) -> Changes:
        """Set by hand when the article was first published, as for a story that moved here."""
        with self._desk.library.write() as unit:
            article = article_states.existing(unit, article_id)
            unit.articles.put(
                replace(article, published=when.astimezone(UTC), updated=self._desk.clock.now()),
                article,
            )
        return Changes(articles=frozenset({article_id}))

    def rows(self, listing: Listing, after: RowKey | None = None, limit: int = 100) -> RowPage:
        """Return lines of the list, newest first, from `after` on."""
        with self._desk.library.read() as unit:
            return unit.articles.rows(listing, after, limit)

    def counts(self) -> Counts:
        """Return how many articles stand in each place."""
        with self._desk.library.read() as unit:
            return unit.articles.counts()

    def trash(self, ids: Collection[ArticleId]) -> Changes:
        """Put articles into the trash, from which they come back as they were."""
        return self._set_trashed(ids, self._desk.clock.now())

    def put_back(self, ids: Collection[ArticleId]) -> Changes:
        """Take articles out of the trash."""
        return self._set_trashed(ids, None)

    def delete(self, ids: Collection[ArticleId]) -> Changes:
        """Remove articles for good: only from the trash, and never what was published."""
        with self._desk.library.write() as unit:
            for article_id in ids:
                article = article_states.existing(unit, article_id)
                _may_be_deleted(article, left=unit.ledger.names(article_id))
                unit.articles.remove(article_id)
        return Changes(articles=frozenset(ids))

    def duplicate(self, article_id: ArticleId) -> Changes:
        """Begin a new draft from an article's working text."""
        with self._desk.library.write() as unit:
            content = article_states.existing(unit, article_id).content
            headline = f"{content.headline} (copy)" if content.headline else ""
            own = replace(content, slug="", embargo=None, canonical="", translates=None)
            return self._create(unit, replace(own, headline=headline))

    def slug_for(self, headline: str, article_id: ArticleId | None) -> str:
        """Return the slug that a headline would get."""
        with self._desk.library.read() as unit:
            return _unique(unit, make_slug(headline), article_id)

    def slug_trouble(self, slug: str, article_id: ArticleId | None) -> str:
        """Say why a typed slug cannot be; empty when it can."""
        problem = slug_problem(slug)
        if problem:
            return problem
        with self._desk.library.read() as unit:
            taken = unit.articles.slug_taken(slug, article_id)
        return f"Another article stands, or once stood, under “{slug}”." if taken else ""

    def corrections(self, article_id: ArticleId) -> tuple[Correction, ...]:
        """Return an article's corrections, oldest first."""
        with self._desk.library.read() as unit:
            return unit.corrections.of(article_id)

    def every_correction(self) -> tuple[tuple[str, Correction], ...]:
        """Return all corrections, oldest first, each with the slug of its article."""
        with self._desk.library.read() as unit:
            return correcting.recorded(unit)

    def correct(self, article_id: ArticleId, kind: CorrectionKind, text: str) -> Changes:
        """Record a correction; it is shown from the next publication on."""
        with self._desk.library.write() as unit:
            return correcting.correct(self._desk, unit, article_id, kind, text)

    def strike(self, correction_id: CorrectionId, reason: str) -> Changes:
        """Strike a correction; it stays on record with the reason."""
        with self._desk.library.write() as unit:
            return correcting.strike(self._desk, unit, correction_id, reason)

    def _create(self, unit: "Unit", content: Content) -> Changes:
        article_id, now = ArticleId(new_id()), self._desk.clock.now()
        slug = _unique(unit, make_slug(content.slug or content.headline), article_id)
        content = replace(content, slug=slug)
        article_states.begin(unit, article_id, content, now=now, by=self._desk.by)
        return Changes(articles=frozenset({article_id}), created=article_id)

    def _set_trashed(self, ids: Iterable[ArticleId], when: datetime | None) -> Changes:
        changed: set[str] = set()
        with self._desk.library.write() as unit:
            for article_id in ids:
                article = article_states.existing(unit, article_id)
                if (article.trashed is None) != (when is None):
                    unit.articles.put(replace(article, trashed=when), article)
                    changed.add(article_id)
        return Changes(articles=frozenset(changed))


def _next_slug(unit: "Unit", old: Article, content: Content) -> str:
    wanted = content.slug
    if wanted in {"", old.content.slug}:
        if old.published is not None or not _was_made(old.content):
            return old.content.slug
        wanted = content.headline
        if make_slug(wanted) == make_slug(old.content.headline):
            return old.content.slug
    return _unique(unit, make_slug(wanted), old.id)


def _was_made(content: Content) -> bool:
    """Whether the slug is what the headline gave, with or without a number behind it."""
    made = make_slug(content.headline)
    ending = content.slug.removeprefix(made)
    return content.slug == made or (ending[:1] == "-" and ending[1:].isdigit())


def _unique(unit: "Unit", slug: str, article_id: ArticleId | None) -> str:
    return unique_slug(slug, lambda wanted: unit.articles.slug_taken(wanted, article_id))


def _may_be_deleted(article: Article, *, left: bool) -> None:
    if article.trashed is None:
        raise NotAllowed(
            f"“{article.content.headline}” is not in the trash.", "Put it into the trash first."
        )
    if left or article.published is not None:
        raise NotAllowed(
            f"“{article.content.headline}” was published, and the ledger must stay readable.",
            "Leave it in the trash, or withdraw it.",
        )
