"""How articles are filed: read for all of them at once, in columns, without a body."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, text

from editor_app.domain.article import Content
from editor_app.domain.errors import LibraryDamaged
from editor_app.domain.ids import ArticleId
from editor_app.domain.listing import Filing
from editor_app.domain.status import Status
from editor_app.store.codec import from_json
from editor_app.store.schema import article, revision

_AS_TYPED = (
    select(*(article.c[name] for name in Filing._fields))
    .where(article.c.trashed.is_(None))
    .order_by(article.c.updated.desc(), article.c.id.desc())
)
_AS_APPROVED = (
    select(article.c.id, revision.c.content)
    .join(revision, revision.c.id == article.c.pinned)
    .where(text("article.edited = 1"))
)
_STATUSES = {status.value: status for status in Status}


def read_filings(connection: Connection) -> list[Filing]:
    """Return how every article outside the trash is filed, the last changed first."""
    rows: Sequence[Sequence[Any]] = list(connection.execute(_AS_TYPED).all())
    approved = _approved(connection)
    names = _parsed({written for row in rows for written in (row[5], row[6])})
    found = [_filing(row, names) for row in rows]
    if not approved:
        return found
    return [_as_approved(one, approved[one.id]) if one.id in approved else one for one in found]


def _filing(row: Sequence[Any], names: dict[str, tuple[str, ...]]) -> Filing:
    key, slug, headline, status, section, tags, byline, kind, language, published = row
    return Filing(
        key,
        slug,
        headline,
        _STATUSES[status],
        section or "",
        names[tags],
        names[byline],
        kind,
        language,
        datetime.fromisoformat(published) if published else None,
    )


def _approved(connection: Connection) -> dict[ArticleId, Content]:
    """Return what was approved of the articles whose text was changed since."""
    rows = connection.execute(_AS_APPROVED)
    return {key: from_json(Content, content) for key, content in rows}


def _as_approved(made: Filing, content: Content) -> Filing:
    return made._replace(
        slug=content.slug,
        headline=content.headline,
        section=content.section or "",
        tags=content.tags,
        byline=content.byline,
        kind=content.kind.value,
        language=content.language,
    )


def _parsed(written: set[str]) -> dict[str, tuple[str, ...]]:
    """Return lists of ids by their JSON texts; all are parsed at once, for there are thousands."""
    texts = list(written)
    try:
        lists: list[list[str]] = json.loads(f"[{','.join(texts)}]")
        return {text: tuple(names) for text, names in zip(texts, lists, strict=True)}
    except (TypeError, ValueError) as error:
        message = "The library is damaged: the names that an article bears are unreadable."
        raise LibraryDamaged(message) from error
