"""Articles in the library, with the full-text index kept in step."""

from collections.abc import Collection, Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    case,
    delete,
    func,
    literal,
    select,
    text,
    tuple_,
    update,
)

from editor_app.domain.article import Article, ArticleRow, Content, PinnedArticle
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import ArticleId, RevisionId, SectionId
from editor_app.domain.listing import Counts, Filing, Listing, RowKey, RowPage
from editor_app.domain.resolution import Subject
from editor_app.domain.search_query import parse
from editor_app.domain.status import Status
from editor_app.store.article_writes import (
    ADDED,
    INDEXED,
    PUT,
    SLUG_TAKEN,
    all_columns,
    changed_columns,
)
from editor_app.store.codec import from_columns, from_json, from_named
from editor_app.store.filings import read_filings
from editor_app.store.index import conditions
from editor_app.store.schema import article, redirect, revision, section

_ROW = (
    *(article.c[n] for n in ("id", "slug", "headline", "status", "updated", "words", "embargo")),
    *(article.c[n] for n in ("edited", "corrected")),
    article.c.trashed.is_not(None).label("trashed"),
    func.coalesce(section.c.name, "").label("section"),
)

_JOINED = article.outerjoin(section, section.c.id == article.c.section)
_PINNED = (
    *(article.c[n] for n in ("id", "status", "published", "revised", "trashed")),
    *(revision.c[n] for n in ("saved", "content", "words")),
    revision.c.id.label("revision"),
)
_HELD = tuple(f.name for f in fields(Article) if f.name != "content")
_BY_ID = select(article).where(article.c.id == bindparam("asked"))
_BY_SLUG = select(article).where(article.c.slug == bindparam("asked"))


def _pinned(row: Row[Any]) -> PinnedArticle:
    found = cast("tuple[Any, ...]", row)
    key, status, published, revised, trashed, saved, content, words, number, body = found
    return PinnedArticle(
        ArticleId(key),
        RevisionId(number),
        from_json(Content, content, body=body),
        Status(status),
        _time(published),
        _time(revised),
        datetime.fromisoformat(saved),
        trashed=trashed is not None,
        words=words,
    )


def _article(row: Any) -> Article:
    return Article(content=from_columns(Content, row), **from_named(Article, row, _HELD))


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _chosen(listing: Listing) -> list[Any]:
    trashed = article.c.trashed.is_not(None)
    chosen: list[Any] = [trashed if listing.trash else ~trashed]
    if listing.status is not None:
        chosen.append(article.c.status == listing.status.value)
    if listing.section is not None:
        chosen.append(article.c.section == listing.section)
    if listing.query.strip():
        chosen.extend(conditions(parse(listing.query)))
    return chosen


class ArticleTable:
    """Adds, changes and lists articles; lists never read a body."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, value: Article) -> None:
        """Store a new article."""
        self._connection.execute(ADDED, all_columns(value))
        self._index(value.id)

    def put(self, value: Article, before: Article | None = None) -> None:
        """Store an article anew; what has not changed is not written, the index neither.

        `before` is what is stored, for those who have just read it. The time of the last change
        never goes back, so that a clock that does loses no order.
        """
        before = before or self.get(value.id)
        if before is None:
            raise NotFound("This article does not exist any more.")
        changed = changed_columns(value, before)
        if not changed:
            return
        self._connection.execute(PUT, changed)
        if before.content != value.content:
            self._index(value.id)

    def mark_published(
        self, went_out: Iterable[tuple[ArticleId, RevisionId, bool]], time: datetime
    ) -> None:
        """Set *published* where the approved revision went out; the flag says it is a new text."""
        c = article.c
        statement = (
            update(article)
            .where(
                c.id == bindparam("key"),
                c.pinned == bindparam("went"),
                c.status == Status.READY.value,
            )
            .values(
                status=Status.PUBLISHED.value,
                revised=case(
                    (c.published.is_not(None) & bindparam("fresh"), time.isoformat()),
                    else_=c.revised,
                ),
                published=func.coalesce(c.published, time.isoformat()),
            )
        )
        rows = [{"key": k, "went": r, "fresh": int(new)} for k, r, new in went_out]
        if rows:
            self._connection.execute(statement, rows)

    def states(self) -> list[tuple[Any, ...]]:
        """Return id, approved revision, status, trash and both dates of what was ever approved."""
        c = article.c
        shown = (c.id, c.pinned, c.status, c.trashed.is_not(None), c.published, c.revised)
        query = select(*shown).where(c.pinned.is_not(None)).order_by(c.id)
        return [tuple(row) for row in self._connection.execute(query).all()]

    def get(self, key: ArticleId) -> Article | None:
        """Return the article of that id."""
        return self._one(_BY_ID, key)

    def many(self, keys: Collection[ArticleId]) -> list[Article]:
        """Return these articles, newest first."""
        query = select(article).where(article.c.id.in_(list(keys)))
        rows = self._mappings(query.order_by(article.c.updated.desc(), article.c.id.desc()))
        return [_article(row) for row in rows]

    def by_slug(self, slug: str) -> Article | None:
        """Return the article that stands under that slug."""
        return self._one(_BY_SLUG, slug)

    def translating(self) -> dict[ArticleId, ArticleId]:
        """Return which article each translation at the desk, outside the trash, was made from."""
        c = article.c
        query = select(c.id, c.translates).where(c.translates.is_not(None), c.trashed.is_(None))
        return {ArticleId(key): ArticleId(of) for key, of in self._connection.execute(query)}

    def remove(self, key: ArticleId) -> None:
        """Remove an article with its revisions and corrections."""
        forget = "DELETE FROM article_index WHERE rowid = (SELECT row FROM article WHERE id = :id)"
        self._connection.execute(text(forget), {"id": key})
        self._connection.execute(delete(article).where(article.c.id == key))

    def slug_taken(self, slug: str, but: ArticleId | None) -> bool:
        """Whether another article stands, or once stood, under a slug."""
        asked = {"slug": slug, "tail": f"/{slug}/", "but": but or ""}
        return bool(self._connection.execute(SLUG_TAKEN, asked).scalar_one())

    def standings(self, slugs: Collection[str] | None = None) -> dict[str, Status]:
        """Return the status behind each slug outside the trash, former working slugs included."""
        query = select(article.c.slug, article.c.status).where(article.c.trashed.is_(None))
        if slugs is not None:
            query = query.where(article.c.slug.in_(list(slugs)))
        found = {slug: Status(status) for _, slug, status in self._approved_slugs()}
        return found | {slug: Status(status) for slug, status in self._connection.execute(query)}

    def once_held(self) -> dict[str, set[str]]:
        """Return the articles that approved texts and redirects keep each slug for."""
        held: dict[str, set[str]] = {}
        for key, slug, _ in self._approved_slugs():
            held.setdefault(slug, set()).add(key)
        for path, goal in self._connection.execute(select(redirect.c.path, redirect.c.leads_to)):
            held.setdefault(path.rstrip("/").rpartition("/")[2], set()).add(goal)
        return held

    def naming(self, field: str, key: str) -> int:
        """Return how many articles name an author, section or tag, the trash included."""
        column = article.c[field]
        named = column == key if field == "section" else column.contains(f'"{key}"')
        query = select(func.count()).select_from(article).where(named)
        return self._connection.execute(query).scalar_one()

    def rows(self, listing: Listing, after: RowKey | None = None, limit: int = 100) -> RowPage:
        """Return a page of the list, newest first."""
        chosen = _chosen(listing)
        query = select(*_ROW).select_from(_JOINED).where(*chosen)
        if after is not None:
            key = tuple_(article.c.updated, article.c.id)
            query = query.where(key < (after.updated.isoformat(), after.id))
        query = query.order_by(article.c.updated.desc(), article.c.id.desc()).limit(limit + 1)
        names = tuple(column.name for column in _ROW)
        held = (dict(zip(names, row, strict=True)) for row in self._connection.execute(query))
        found = [from_columns(ArticleRow, row) for row in held]
        rows, more = tuple(found[:limit]), len(found) > limit
        following = RowKey(rows[-1].updated, rows[-1].id) if more else None
        total = self.count(listing) if after is None else 0
        return RowPage(rows, following, total)

    def last_change(self) -> datetime | None:
        """Return when an article was last changed; None while there is none."""
        newest = select(func.max(article.c.updated)).where(article.c.trashed.is_(None))
        return _time(self._connection.execute(newest).scalar())

    def count(self, listing: Listing) -> int:
        """Return how many articles a list holds."""
        counted = select(func.count()).select_from(article).where(*_chosen(listing))
        return self._connection.execute(counted).scalar_one()

    def pinned(
        self, keys: Collection[ArticleId] | None = None, *, bodies: bool = True
    ) -> list[PinnedArticle]:
        """Return the approved state of articles, those withdrawn and trashed included.

        Without `bodies` their body is left empty, which is all that planning needs.
        """
        shown = (*_PINNED, revision.c.body if bodies else literal("").label("body"))
        query = select(*shown).join(revision, revision.c.id == article.c.pinned)
        if keys is not None:
            query = query.where(article.c.id.in_(list(keys)))
        return [_pinned(row) for row in self._connection.execute(query).all()]

    def briefs(self, keys: Collection[ArticleId]) -> list[ArticleRow]:
        """Return the lines of these articles, newest first, the trash included."""
        query = select(*_ROW).select_from(_JOINED).where(article.c.id.in_(list(keys)))
        rows = self._mappings(query.order_by(article.c.updated.desc(), article.c.id.desc()))
        return [from_columns(ArticleRow, row) for row in rows]

    def filings(self) -> list[Filing]:
        """Return how every article outside the trash is filed, the last changed first."""
        return read_filings(self._connection)

    def subjects(self) -> list[Subject]:
        """Return what rules can match on every article outside the trash."""
        return [
            Subject(made.id, made.language, made.kind, made.section, made.tags, made.byline)
            for made in self.filings()
        ]

    def counts(self) -> Counts:
        """Return how many articles stand in each place."""
        here = article.c.trashed.is_(None)
        by_status = self._count(article.c.status, here)
        return Counts(
            all=sum(by_status.values()),
            by_status={status: by_status.get(status.value, 0) for status in Status},
            by_section={
                SectionId(key): number
                for key, number in self._count(article.c.section, here).items()
                if key is not None
            },
            trash=sum(self._count(article.c.status, ~here).values()),
        )

    def _approved_slugs(self) -> list[tuple[str, str, str]]:
        """Return (id, approved slug, status) of articles whose text was changed since."""
        query = (
            select(article.c.id, func.json_extract(revision.c.content, "$.slug"), article.c.status)
            .join(revision, revision.c.id == article.c.pinned)
            .where(text("article.edited = 1"), article.c.trashed.is_(None))
        )
        return [(key, slug, status) for key, slug, status in self._connection.execute(query)]

    def _count(self, column: Any, condition: Any) -> dict[Any, int]:
        query = select(column, func.count()).where(condition).group_by(column)
        return {key: number for key, number in self._connection.execute(query)}  # noqa: C416

    def _one(self, query: Select[Any], asked: str) -> Article | None:
        row = self._connection.execute(query, {"asked": asked}).mappings().first()
        return None if row is None else _article(row)

    def _mappings(self, query: Select[Any]) -> Any:
        return self._connection.execute(query).mappings()

    def _index(self, key: ArticleId) -> None:
        self._connection.execute(INDEXED, {"id": key})
