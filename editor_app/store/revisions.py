"""Revisions in the library: stored states of articles, as JSON beside their body."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text

from editor_app.domain.article import Content
from editor_app.domain.ids import ArticleId, RevisionId
from editor_app.domain.revision import Revision, RevisionRow
from editor_app.domain.text import count_words
from editor_app.store.codec import from_columns, from_json, to_json
from editor_app.store.schema import article, revision

_PINNED = (func.coalesce(article.c.pinned, 0) == revision.c.id).label("pinned")
_SHOWN = (*(c for c in revision.c if c.name not in {"sitting", "content", "body"}), _PINNED)
_JOINED = revision.join(article, article.c.id == revision.c.article)
_BY_ID = (
    select(*_SHOWN, revision.c.content, revision.c.body)
    .select_from(_JOINED)
    .where(revision.c.id == bindparam("asked"))
)
_OF_ARTICLE = (
    select(*_SHOWN)
    .select_from(_JOINED)
    .where(revision.c.article == bindparam("asked"))
    .order_by(revision.c.number.desc())
)
_LATEST = text(
    "SELECT id, by, note, sitting FROM revision WHERE article = :asked ORDER BY number DESC LIMIT 1"
)
_ADDED = text(
    "INSERT INTO revision(article, number, saved, by, note, sitting, words, content, body) "
    "VALUES (:article, "
    "(SELECT coalesce(max(number), 0) + 1 FROM revision WHERE article = :article), "
    ":saved, :by, :note, :sitting, :words, :content, :body) RETURNING id"
)
_FOLDED = text(
    "UPDATE revision SET saved = :saved, words = :words, content = :content, body = :body "
    "WHERE id = :key"
)


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest revision of an article; `sitting` is the one in which it was written."""

    id: RevisionId
    by: str
    note: str
    sitting: str

    def goes_on(self, sitting: str, by: str) -> bool:
        """Whether it was written in this sitting by the same person, and bears no note."""
        return bool(sitting) and (self.sitting, self.by, self.note) == (sitting, by, "")


class RevisionTable:
    """Adds and gives revisions; numbers count within an article from 1."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        key: ArticleId,
        content: Content,
        *,
        saved: datetime,
        by: str,
        note: str = "",
        sitting: str = "",
    ) -> RevisionId:
        """Store a state of an article and return its id."""
        values = {"article": key, "by": by, "note": note, "sitting": sitting}
        result = self._connection.execute(_ADDED, values | _stored(content, saved))
        return RevisionId(result.scalar_one())

    def bodies(self, keys: Collection[RevisionId]) -> dict[RevisionId, str]:
        """Return the texts of these revisions."""
        query = select(revision.c.id, revision.c.body).where(revision.c.id.in_(list(keys)))
        return {RevisionId(key): body for key, body in self._connection.execute(query)}

    def fold(self, key: RevisionId, content: Content, saved: datetime) -> None:
        """Write a revision of the running sitting anew."""
        self._connection.execute(_FOLDED, {"key": key} | _stored(content, saved))

    def get(self, key: RevisionId) -> Revision | None:
        """Return the revision of that id."""
        row = self._connection.execute(_BY_ID, {"asked": key}).mappings().first()
        if row is None:
            return None
        shown = from_columns(RevisionRow, row)
        content = replace(from_json(Content, row["content"]), body=row["body"])
        return Revision(content=content, **{n: getattr(shown, n) for n in shown.__slots__})

    def latest(self, key: ArticleId) -> Latest | None:
        """Return what is known of an article's newest revision, without its content."""
        row = self._connection.execute(_LATEST, {"asked": key}).first()
        return None if row is None else Latest(RevisionId(row[0]), *row[1:])

    def rows(self, key: ArticleId) -> tuple[RevisionRow, ...]:
        """Return an article's revisions, newest first, without their content."""
        found = self._connection.execute(_OF_ARTICLE, {"asked": key})
        return tuple(from_columns(RevisionRow, row) for row in found.mappings())


def _stored(content: Content, saved: datetime) -> dict[str, Any]:
    words = count_words(content.body)
    stored = {"content": to_json(replace(content, body="")), "body": content.body}
    return {**stored, "saved": saved.isoformat(), "words": words}
