"""The tables of library.sqlite; times are RFC 3339 text in UTC, lists are JSON text."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()


def _text(name: str, *, key: bool = False, unique: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, unique=unique or None, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _article(name: str = "article") -> Column[str]:
    return Column(name, String, ForeignKey("article.id", ondelete="CASCADE"), nullable=False)


article = Table(
    "article",
    metadata,
    Column("row", Integer, primary_key=True),
    _text("id", unique=True),
    *(_text(name) for name in ("headline", "standfirst", "body", "byline", "dateline")),
    _maybe("section"),
    *(_text(name) for name in ("tags", "kind", "language")),
    _text("slug", unique=True),
    *(_text(name) for name in ("lead_picture", "lead_caption", "seo_title", "seo_description")),
    *(_text(name) for name in ("social_title", "canonical", "source", "credit")),
    _text("note_to_editors"),
    _maybe("embargo"),
    *(_text(name) for name in ("extra", "status", "created", "updated")),
    _number("revision"),
    Column("pinned", Integer),
    _number("edited"),
    _number("corrected"),
    *(_maybe(name) for name in ("published", "revised", "trashed")),
    _number("cursor"),
    _number("words"),
    # Lists are ordered and places counted from these alone, without reading a body.
    Index("article_listed", "trashed", "updated", "id"),
    Index("article_by_status", "trashed", "status", "updated", "id"),
    Index("article_by_section", "trashed", "section", "updated", "id"),
)

revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    _article(),
    _number("number"),
    *(_text(name) for name in ("saved", "by", "note", "sitting")),
    _number("words"),
    _text("content"),
    Index("revision_of_article", "article", "number", unique=True),
    sqlite_autoincrement=True,
)

author = Table(
    "author",
    metadata,
    _text("id", key=True),
    _text("name"),
    _text("slug", unique=True),
    *(_text(name) for name in ("role", "bio", "email", "links", "picture")),
)

section = Table(
    "section",
    metadata,
    _text("id", key=True),
    _text("name"),
    _text("slug", unique=True),
    _text("description"),
    _number("order"),
)

tag = Table("tag", metadata, _text("id", key=True), _text("name"), _text("slug", unique=True))

correction = Table(
    "correction",
    metadata,
    _text("id", key=True),
    _article(),
    *(_text(name) for name in ("kind", "text", "time", "by")),
    _number("struck"),
    _text("struck_reason"),
)

redirect = Table("redirect", metadata, _text("path", key=True), _text("leads_to"))

site = Table("site", metadata, Column("id", Integer, primary_key=True), _text("fields"))

saved_search = Table("saved_search", metadata, _text("id", key=True), _text("name"), _text("query"))

ARTICLE_INDEX = (
    "CREATE VIRTUAL TABLE article_index USING fts5("
    "headline, standfirst, body, byline, section, tags, content='', contentless_delete=1, "
    "prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
)
