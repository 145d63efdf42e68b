"""The full-text index: conditions for lists, ranked hits with snippets for searches."""

import json
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import Connection, bindparam, column, func, select, text

from editor_app.domain.ids import ArticleId
from editor_app.domain.listing import SearchHit, SearchHits
from editor_app.domain.search_query import SearchQuery, Term
from editor_app.store.fact_conditions import fact_condition
from editor_app.store.schema import article
from editor_app.store.snippets import Marker

# Ranking everything that holds a common word would take longer than anybody waits: the newest of
# them are ranked, and those that hold it in their headline.
CANDIDATES = 600
IN_HEADLINE = 200
_READ = 4_000
_HITS = "SELECT rowid FROM article_index WHERE article_index MATCH :words"
_MATCH = text(_HITS)
_NEWEST = text(f"{_HITS} ORDER BY rowid DESC LIMIT :most")
_COUNT = text("SELECT count(*) FROM article_index WHERE article_index MATCH :words")
# The few in the trash are looked up among the hits, not the many hits in the trash.
_TRASHED = text(
    "SELECT count(*) FROM article INDEXED BY article_listed WHERE trashed IS NOT NULL "
    "AND row IN (SELECT rowid FROM article_index WHERE article_index MATCH :words)"
)
# Many rows are asked for as one parameter: as many of their own would take longer than the search.
_TO_RANK = text(
    "SELECT row, updated, headline, standfirst, substr(body, 1, :read) FROM article "
    "WHERE row IN (SELECT value FROM json_each(:rows)) AND trashed IS NULL"
)
_TO_SHOW = text(
    "SELECT a.row, a.id, a.slug, a.headline, coalesce(s.slug, ''), a.standfirst, a.body "
    "FROM article AS a LEFT JOIN section AS s ON s.id = a.section "
    "WHERE a.row IN (SELECT value FROM json_each(:rows))"
)


class Index:
    """Searches everything written here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def search(self, query: SearchQuery, limit: int = 50) -> SearchHits:
        """Return the best hits outside the trash, with marked snippets cut after the limit."""
        words = _expression(query)
        plain = words and query == SearchQuery(query.terms)
        if plain:
            rows, total = self._plain_candidates(words, query), self._count(words)
        else:
            rows, total = self._candidates(query)
        marker = Marker(query)
        ranked = self._ranked(rows, marker)[:limit] if words else rows[:limit]
        return SearchHits(total, self._hits(ranked, marker))

    def _plain_candidates(self, words: str, query: SearchQuery) -> list[int]:
        """Return rows, newest first; only words are asked for, so the index alone knows them."""
        newest = self._connection.execute(_NEWEST, {"words": words, "most": CANDIDATES}).scalars()
        found = dict.fromkeys(newest)
        if all(not term.column for term in query.terms):
            inside = {"words": f"headline : ({words})", "most": IN_HEADLINE}
            found |= dict.fromkeys(self._connection.execute(_NEWEST, inside).scalars())
        return list(found)

    def _candidates(self, query: SearchQuery) -> tuple[list[int], int]:
        """Return rows, newest first, and how many there are: asked for once, counted at once."""
        chosen = [article.c.trashed.is_(None), *conditions(query)]
        newest = (article.c.updated.desc(), article.c.id.desc())
        shown = select(article.c.row, func.count().over()).where(*chosen)
        found = self._connection.execute(shown.order_by(*newest).limit(CANDIDATES)).all()
        return [row for row, _ in found], found[0][1] if found else 0

    def _ranked(self, rows: list[int], marker: Marker) -> list[int]:
        """Return rows outside the trash, best first; among equals the newest."""
        found = self._connection.execute(_TO_RANK, {"rows": json.dumps(rows), "read": _READ})
        scored = [(marker.score(*texts), updated, row) for row, updated, *texts in found]
        return [row for _, _, row in sorted(scored, reverse=True)]

    def _hits(self, rows: list[int], marker: Marker) -> tuple[SearchHit, ...]:
        found = self._connection.execute(_TO_SHOW, {"rows": json.dumps(rows)})
        by_row = {row: rest for row, *rest in found}
        return tuple(
            SearchHit(ArticleId(key), slug, headline, filed, marker.snippet(body, standfirst))
            for key, slug, headline, filed, standfirst, body in (by_row[row] for row in rows)
        )

    def _count(self, words: str) -> int:
        hits = self._connection.execute(_COUNT, {"words": words}).scalar_one()
        return hits - self._connection.execute(_TRASHED, {"words": words}).scalar_one()


def conditions(query: SearchQuery) -> list[Any]:
    """Return the search as conditions on the article table."""
    found: list[Any] = []
    words = _expression(query)
    if words:
        found.append(_holding(words))
    else:
        found += [~_holding(_words(term)) for term in query.terms]
    if query.status is not None:
        found.append(article.c.status == query.status.value)
    if query.after is not None:
        found.append(article.c.updated >= _midnight(query.after))
    if query.before is not None:
        found.append(article.c.updated < _midnight(query.before))
    return found + [fact_condition(fact) for fact in query.facts]


def _holding(words: str) -> Any:
    bound = _MATCH.bindparams(bindparam("words", words, unique=True)).columns(column("rowid"))
    return article.c.row.in_(select(bound.subquery().c.rowid))


def _expression(query: SearchQuery) -> str:
    """Return all terms as one expression of the index; empty when nothing positive is asked."""
    wanted = [_words(term) for term in query.terms if not term.negative]
    unwanted = [_words(term) for term in query.terms if term.negative]
    if not wanted:
        return ""
    return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted])


def _words(term: Term) -> str:
    quoted = '"' + term.text.replace('"', '""') + '"' + ("*" if term.prefix else "")
    return f"{term.column} : {quoted}" if term.column else quoted


def _midnight(day: Any) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
