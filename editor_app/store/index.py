"""The full-text index: conditions for lists, ranked hits with snippets for searches."""

import re
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import Connection, bindparam, column, func, select, text

from editor_app.domain.ids import ArticleId
from editor_app.domain.listing import SearchHit, SearchHits
from editor_app.domain.search_query import SearchQuery, Term
from editor_app.store.schema import article, section

_MATCH = text("SELECT rowid FROM article_index WHERE article_index MATCH :words")
_CUT = 160


class Index:
    """Searches everything written here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def search(self, query: SearchQuery, limit: int = 50) -> SearchHits:
        """Return the newest hits outside the trash, with marked snippets cut after the limit."""
        chosen = [article.c.trashed.is_(None), *conditions(query)]
        name = func.coalesce(section.c.slug, "")
        joined = article.outerjoin(section, section.c.id == article.c.section)
        shown = select(article.c.id, article.c.slug, article.c.headline, name, article.c.body)
        rows = self._connection.execute(
            shown.select_from(joined)
            .where(*chosen)
            .order_by(article.c.updated.desc(), article.c.id.desc())
            .limit(limit)
        )
        hits = tuple(
            SearchHit(ArticleId(key), slug, headline, filed, snippet(body, query))
            for key, slug, headline, filed, body in rows
        )
        counted = select(func.count()).select_from(article).where(*chosen)
        return SearchHits(self._connection.execute(counted).scalar_one(), hits)


def conditions(query: SearchQuery) -> list[Any]:
    """Return the search as conditions on the article table."""
    found: list[Any] = []
    for term in query.terms:
        bound = _MATCH.bindparams(bindparam("words", _words(term), unique=True)).columns(
            column("rowid")
        )
        hit = article.c.row.in_(select(bound.subquery().c.rowid))
        found.append(~hit if term.negative else hit)
    if query.status is not None:
        found.append(article.c.status == query.status.value)
    if query.after is not None:
        found.append(article.c.updated >= _midnight(query.after))
    if query.before is not None:
        found.append(article.c.updated < _midnight(query.before))
    return found


def snippet(body: str, query: SearchQuery) -> str:
    """Return the text around the first word that hits, each hit between U+E000 and U+E001."""
    words = [word for term in query.terms if not term.negative for word in term.text.split()]
    if not words:
        return " ".join(body[:_CUT].split())
    pattern = re.compile("|".join(rf"\b{re.escape(word)}\w*" for word in words), re.IGNORECASE)
    first = pattern.search(body)
    start = max(0, first.start() - _CUT // 3) if first else 0
    cut = " ".join(body[start : start + _CUT].split())
    return pattern.sub(lambda hit: f"\ue000{hit.group()}\ue001", cut)


def _words(term: Term) -> str:
    quoted = '"' + term.text.replace('"', '""') + '"' + ("*" if term.prefix else "")
    return f"{term.column}: {quoted}" if term.column else quoted


def _midnight(day: Any) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
