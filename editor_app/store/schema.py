"""The tables of library.sqlite; times are RFC 3339 text in UTC, lists are JSON text."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, text

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
    *(_maybe(name) for name in ("translates", "embargo")),
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
    # What rules match on is read for all articles at once.
    Index(
        "article_filed",
        *("trashed", "updated", "id", "slug", "headline", "status", "section"),
        *("tags", "byline", "kind", "language", "published"),
    ),
    # Those whose approved text may stand under another slug than the one at hand.
    Index("article_edited", "pinned", "id", sqlite_where=text("edited = 1")),
    # Few articles are translations: who translates whom is read without the others.
    Index("article_translating", "translates", "id", sqlite_where=text("translates IS NOT NULL")),
)

revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    _article(),
    _number("number"),
    *(_text(name) for name in ("saved", "by", "note", "sitting")),
    _number("words"),
    # The body stands by itself, so that planning a publication reads none.
    _text("content"),
    _text("body"),
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
    *(_text(name) for name in ("struck_reason", "struck_by")),
    _maybe("struck_at"),
    *(Column(name, Integer) for name in ("before", "after")),
)

redirect = Table("redirect", metadata, _text("path", key=True), _text("leads_to"))

site = Table("site", metadata, Column("id", Integer, primary_key=True), _text("fields"))

saved_search = Table("saved_search", metadata, _text("id", key=True), _text("name"), _text("query"))

picture = Table(
    "picture",
    metadata,
    _text("id", key=True),
    _text("name", unique=True),
    _text("sha256"),
    _text("suffix"),
    *(_number(name) for name in ("width", "height", "size")),
    *(_text(name) for name in ("added", "alt", "caption", "credit", "rights", "source_type")),
    _number("decorative"),
    Index("picture_by_hash", "sha256"),
)

template = Table(
    "template",
    metadata,
    _text("id", key=True),
    _text("name", unique=True),
    _text("kind"),
    _number("version"),
    *(_text(name) for name in ("text", "language", "notes", "owner")),
    _maybe("review_by"),
    _maybe("expires"),
    _number("retired"),
    _text("placement"),
    _number("order"),
    _maybe("topic"),
    _text("variants"),
)


def _template() -> Column[str]:
    return Column("template", String, ForeignKey("template.id"), nullable=False)


template_version = Table(
    "template_version",
    metadata,
    Column("id", Integer, primary_key=True),
    _template(),
    _number("number"),
    *(_text(name) for name in ("text", "saved", "by", "reason", "language")),
    Index("version_of_template", "template", "number", unique=True),
)

rule = Table(
    "rule",
    metadata,
    _text("id", key=True),
    _template(),
    _text("effect"),
    _number("scope"),
    *(_text(name) for name in ("subject", "subject_name", "placement")),
    *(_number(name) for name in ("paragraphs", "order")),
    *(_text(name) for name in ("reason", "by")),
    _maybe("time"),
)

hold = Table(
    "hold",
    metadata,
    _text("id", key=True),
    _template(),
    _article(),
    _number("version"),
    *(_text(name) for name in ("reason", "by", "time")),
    Index("hold_of_article", "template", "article", unique=True),
)

# `id` is the article's.
arrangement = Table(
    "arrangement",
    metadata,
    Column("id", String, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    *(_text(name) for name in ("templates", "reason", "by", "time")),
)

target = Table("target", metadata, _text("id", key=True), _text("name"), _text("folder"))

manifest = Table(
    "manifest",
    metadata,
    Column("target", String, ForeignKey("target.id", ondelete="CASCADE"), primary_key=True),
    _text("path", key=True),
    *(_text(name) for name in ("sha256", "fingerprint")),
    *(_number(name) for name in ("size", "mtime_ns")),
    *(_text(name) for name in ("article", "shows")),
    sqlite_with_rowid=False,
)

# Append-only: `facts` is the JSON that `hash` chains, the columns before it are copies to ask by.
ledger = Table(
    "ledger",
    metadata,
    Column("id", Integer, primary_key=True),
    _number("publication"),
    *(_text(name) for name in ("kind", "path", "article", "article_id", "facts", "hash")),
    Index("ledger_of_publication", "publication", "kind"),
    Index("ledger_of_article", "article_id", "publication"),
    Index("ledger_by_kind", "kind", "publication"),
    Index("ledger_by_path", "path", "publication"),
    # The publications of a target, without reading what else they say.
    Index(
        "ledger_by_target",
        text("json_extract(facts, '$.target')"),
        "publication",
        sqlite_where=text("kind = 'begun'"),
    ),
    sqlite_autoincrement=True,
)

# Copies of the templates in `facts`, to ask by; `row` is the ledger's. A page that was removed has
# one without a template.
ledger_block = Table(
    "ledger_block",
    metadata,
    Column("id", Integer, primary_key=True),
    *(_number(name) for name in ("row", "publication")),
    *(_text(name) for name in ("path", "article_id", "template")),
    _number("version"),
    _text("sha256"),
    Index("ledger_block_of_row", "row"),
    Index("ledger_block_of_template", "template", "path", "publication", "version"),
)

ledger_text = Table("ledger_text", metadata, _text("sha256", key=True), _text("text"))

import_source = Table(
    "import_source",
    metadata,
    Column("article", String, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    _text("source"),
    _text("sha256"),
    _number("revision"),
    Index("article_of_source", "source"),
)

setting = Table("setting", metadata, _text("name", key=True), _text("value"))

LEDGER_GUARDS = tuple(
    f"CREATE TRIGGER {table}_never_{verb.lower()} BEFORE {verb} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    for table in ("ledger", "ledger_text", "ledger_block")
    for verb in ("UPDATE", "DELETE")
)

ARTICLE_INDEX = (
    "CREATE VIRTUAL TABLE article_index USING fts5("
    "headline, standfirst, body, byline, section, tags, content='', contentless_delete=1, "
    "prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
)
