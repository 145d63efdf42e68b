"""Revisions in the library: stored states of articles, as JSON beside their body."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from editor_app.domain.article import Content
from editor_app.domain.ids import ArticleId, RevisionId
from editor_app.domain.revision import Revision, RevisionRow
from editor_app.domain.text import count_words
from editor_app.store.codec import from_columns, from_json, to_json
from editor_app.store.schema import article, revision

_PINNED = (func.coalesce(article.c.pinned, 0) == revision.c.id).label("pinned")
_SHOWN = (*(c for c in revision.c if c.name not in {"sitting", "content", "body"}), _PINNED)
_JOINED = revision.join(article, article.c.id == revision.c.article)


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
        last = select(func.coalesce(func.max(revision.c.number), 0))
        number = self._connection.execute(last.where(revision.c.article == key)).scalar_one() + 1
        values = {"article": key, "number": number, "by": by, "note": note, "sitting": sitting}
        result = self._connection.execute(
            insert(revision).values(**values, **_stored(content, saved)).returning(revision.c.id)
        )
        return RevisionId(result.scalar_one())

    def fold(self, key: RevisionId, content: Content, saved: datetime) -> None:
        """Write a revision of the running sitting anew."""
        statement = update(revision).where(revision.c.id == key)
        self._connection.execute(statement.values(**_stored(content, saved)))

    def get(self, key: RevisionId) -> Revision | None:
        """Return the revision of that id."""
        return self._one(revision.c.id == key)

    def latest(self, key: ArticleId) -> Latest | None:
        """Return what is known of an article's newest revision, without its content."""
        c = revision.c
        query = select(c.id, c.by, c.note, c.sitting).where(c.article == key)
        row = self._connection.execute(query.order_by(c.number.desc()).limit(1)).first()
        return None if row is None else Latest(RevisionId(row.id), row.by, row.note, row.sitting)

    def rows(self, key: ArticleId) -> tuple[RevisionRow, ...]:
        """Return an article's revisions, newest first, without their content."""
        query = select(*_SHOWN).select_from(_JOINED).where(revision.c.article == key)
        found = self._connection.execute(query.order_by(revision.c.number.desc()))
        return tuple(from_columns(RevisionRow, row) for row in found.mappings())

    def _one(self, condition: Any) -> Revision | None:
        query = (
            select(*_SHOWN, revision.c.content, revision.c.body)
            .select_from(_JOINED)
            .where(condition)
        )
        row = self._connection.execute(query.order_by(revision.c.number.desc())).mappings().first()
        if row is None:
            return None
        shown = from_columns(RevisionRow, row)
        content = replace(from_json(Content, row["content"]), body=row["body"])
        return Revision(content=content, **{n: getattr(shown, n) for n in shown.__slots__})


def _stored(content: Content, saved: datetime) -> dict[str, Any]:
    words = count_words(content.body)
    stored = {"content": to_json(replace(content, body="")), "body": content.body}
    return {**stored, "saved": saved.isoformat(), "words": words}
