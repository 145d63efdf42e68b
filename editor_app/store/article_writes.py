"""How articles are written: statements made once, and only the columns that changed."""

from typing import Any

from sqlalchemy import bindparam, func, insert, text, update

from editor_app.domain.article import Article
from editor_app.domain.text import count_words
from editor_app.store.codec import to_columns
from editor_app.store.schema import article

# The index is written from what is stored, within SQLite: no text comes back to be sent again.
INDEXED = text(
    "INSERT OR REPLACE INTO article_index"
    "(rowid, headline, standfirst, body, byline, section, tags) "
    "SELECT a.row, a.headline, a.standfirst, a.body, "
    "coalesce((SELECT group_concat(name || ' ' || slug, ' ') FROM author "
    "WHERE id IN (SELECT value FROM json_each(a.byline))), ''), "
    "coalesce((SELECT name || ' ' || slug FROM section WHERE id = a.section), ''), "
    "coalesce((SELECT group_concat(name || ' ' || slug, ' ') FROM tag "
    "WHERE id IN (SELECT value FROM json_each(a.tags))), '') "
    "FROM article AS a WHERE a.id = :id"
)
SLUG_TAKEN = text(
    "SELECT EXISTS (SELECT 1 FROM article WHERE slug = :slug AND id <> :but) "
    "OR EXISTS (SELECT 1 FROM redirect "
    "WHERE substr(path, -length(:tail)) = :tail AND leads_to <> :but) "
    "OR EXISTS (SELECT 1 FROM article AS a JOIN revision ON revision.id = a.pinned "
    "WHERE a.edited = 1 AND a.trashed IS NULL AND a.id <> :but "
    "AND json_extract(revision.content, '$.slug') = :slug)"
)
ADDED = insert(article)
# Which columns are set, the values that come with it say; a clock that goes back loses no order.
_LATER = func.max(article.c.updated, bindparam("later"))
PUT = update(article).where(article.c.id == bindparam("key")).values(updated=_LATER)


def columns(value: Article) -> dict[str, Any]:
    """Return an article as its columns, without the number of its words."""
    held = to_columns(value)
    del held["content"]
    return held | to_columns(value.content)


def all_columns(value: Article) -> dict[str, Any]:
    """Return every column of a new article."""
    return columns(value) | {"words": count_words(value.content.body)}


def changed_columns(value: Article, before: Article) -> dict[str, Any]:
    """Return what `PUT` takes: the columns that differ from what is stored; empty when none."""
    old = columns(before)
    changed = {name: new for name, new in columns(value).items() if new != old[name]}
    if not changed:
        return {}
    if "body" in changed:
        changed["words"] = count_words(value.content.body)
    later = changed.pop("updated", old["updated"])
    return changed | {"key": value.id, "later": later}
